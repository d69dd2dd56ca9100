# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""GitHub-flavoured Markdown that shows other people's words as they are: nothing in a name formats, links or notifies.

Source: the GitHub Flavored Markdown specification, and GitHub's mentions and issue references, which are looked for in
the text after it was rendered: only a character between the sign and the word keeps them from being made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.report.places import own, relative
from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.release.graph import Place

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# An underscore inside a word formats nothing.
_SIGNS = re.compile(r"([\\`*\[\]|~$#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
_LEAD = re.compile(r"(\d*)([-+=.)])")
_NOTIFIES = re.compile(r"(@|#)(?=\w)")
_AT = re.compile(r"(?P<file>[^\s,;][^,;]*?):(?P<line>\d+)(?=$|[,;])")
_PLAIN = Style()


class Markup:
    """A page being written: `style` for paths and links, `letters` the most that is shown of any run of words."""

    __slots__ = ("_letters", "_style")

    def __init__(self, style: Style, letters: int) -> None:
        self._style = style
        self._letters = letters

    def text(self, words: str) -> str:
        """Return words as Markdown that shows them: control characters visible, signs escaped, clipped where long."""
        if len(words) > self._letters:
            words = words[: self._letters].rstrip() + " …"
        found = _SIGNS.sub(r"\\\1", _PLAIN.spell(words).translate(_ENTITIES))
        found = _NOTIFIES.sub("\\1&#8203;", found)
        lead = _LEAD.match(found)  # what would begin a list, a heading's line or a rule
        if lead:
            found = f"{lead[1]}\\{found[lead.start(2) :]}"
        return found

    def code(self, id_: str) -> str:
        """Return an id of ours, such as the code of a diagnostic, as code."""
        return f"`{id_}`"

    def strong(self, words: str) -> str:
        """Return words in bold."""
        return f"**{self.text(words)}**" if words.strip() else ""

    def place(self, place: Place) -> str:
        """Return a place as a link to its line."""
        if own(place) is None:
            return self.text(str(place))
        return self._link(place.file, place.line) + (self.text(f" {place.pointer}") if place.pointer else "")

    def places(self, words: str) -> str:
        """Return the place that a sentence ends with, its files linked: "card.md:3, licet.toml:9; inferred: tag"."""
        parts, at = [], 0
        for found in _AT.finditer(words):
            if "." in found["file"] or "/" in found["file"]:
                parts += [self.text(words[at : found.start()]), self._link(found["file"], int(found["line"]))]
                at = found.end()
        return "".join([*parts, self.text(words[at:])])

    def _link(self, file: str, line: int | None) -> str:
        from urllib.parse import quote

        path = relative(file, self._style)
        shown = self.text(path if line is None else f"{path}:{line}")
        if path.startswith(("/", "../")):  # outside of what a link can lead to
            return shown
        return f"[{shown}]({self._style.web}{quote(path)}" + (f"#L{line})" if line is not None else ")")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table; the cells are Markdown already."""
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
