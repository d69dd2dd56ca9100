# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which annotation of which REUSE.toml holds for a file, beside its own header (REUSE specification 3.3, REUSE.toml).

The topmost annotation that overrides takes all; else what is closest: the file's own header, then the REUSE.toml
nearest to it; what aggregates is added. In one REUSE.toml the last annotation that fits a file is the one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licet.release.readers.reuse import Covered

# As many comparisons of a file with an annotation are made: of more, all that is said of any file counts.
MOST = 4_000_000
# Patterns of more stars, or longer, are not matched: what such an annotation says counts beside all else.
_MOST_STARS, _LONGEST = 8, 1_000


class Annotations:
    """The annotations of a project's REUSE.toml files, each with the folder that its globs are counted from."""

    __slots__ = ("_files", "_held", "_patterns", "every")

    def __init__(self, every: Iterable[Covered]) -> None:
        self.every = list(every)
        loose = {at for at, one in enumerate(self.every) if any(map(_is_costly, one.globs))}
        self._patterns = [
            [] if at in loose else [_pattern(glob) for glob in one.globs] for at, one in enumerate(self.every)
        ]
        self._files: dict[str, list[int]] = {}
        for at, one in enumerate(self.every):
            self._files.setdefault(one.folder, []).append(at)
        self._held = set(loose)

    def of(self, file: str, has_header: bool) -> bool:
        """Note the annotations that hold for a file; return whether its own header does."""
        fitting = [at for folder in sorted(self._files, key=len) if (at := self._last(folder, file)) is not None]
        over = next((at for at in fitting if self.every[at].precedence == "override"), None)
        if over is not None:
            self._held.add(over)
            return False
        self._held.update(at for at in fitting if self.every[at].precedence == "aggregate")
        closest = [at for at in fitting if self.every[at].precedence == "closest"]
        if closest and not has_header:
            self._held.add(closest[-1])
        return has_header

    def holding(self, seen: Iterable[str]) -> list[Covered]:
        """Return what holds for some file, and what fits none of those `seen`: that is said of files not here."""
        unmet = {at for at in range(len(self.every)) if at not in self._held}
        for file in seen:
            for at in list(unmet):
                one = self.every[at]
                if file.startswith(one.folder) and self._fits(at, file[len(one.folder) :]):
                    unmet.discard(at)
        return [one for at, one in enumerate(self.every) if at in self._held or at in unmet]

    def _last(self, folder: str, file: str) -> int | None:
        if not file.startswith(folder):
            return None
        inside = file[len(folder) :]
        return next((at for at in reversed(self._files[folder]) if self._fits(at, inside)), None)

    def _fits(self, at: int, inside: str) -> bool:
        return any(pattern.fullmatch(inside) for pattern in self._patterns[at])


def _is_costly(glob: str) -> bool:
    return len(glob) > _LONGEST or len(re.findall(r"\*+", glob)) > _MOST_STARS


def _pattern(glob: str) -> re.Pattern[str]:
    r"""Return a glob as a pattern: `*` is anything but a slash, `**` anything, and `\` takes a star for itself."""
    parts = re.findall(r"\\.|\*\*|\*|[^\\*]+|\\", glob, re.DOTALL)
    return re.compile("".join(_WILD.get(part) or re.escape(part.removeprefix("\\") or part) for part in parts))


_WILD = {"**": ".*", "*": "[^/]*"}
