# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A plug-in for pytest: with `--licet` the verdict on a release is a test item, failed unless it is yes.

    pytest --licet
    pytest --licet models/chat-7b

It collects `licet.toml`, a `pyproject.toml` with [tool.licet], and cards (README.md with front matter) of folders that
have neither. Unknown fails like no: nothing makes it pass but what settles the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MANIFEST = "licet.toml"
_LOOK = 100_000


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare `--licet` and `--licet-defaults`."""
    group = parser.getgroup("licet", "verdicts on releases")
    group.addoption("--licet", action="store_true", help="test that the releases found may go out (licet check)")
    group.addoption(
        "--licet-defaults", metavar="LAYER", default="worldwide", help="what silence means (default: worldwide)"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ReleaseFile | None:
    """Collect the file that describes its folder's release, once for each folder."""
    if not parent.config.option.licet or not _describes(file_path):
        return None
    return ReleaseFile.from_parent(parent, path=file_path)


def _describes(path: Path) -> bool:
    name = path.name
    if name == _MANIFEST:
        return True
    if name == "pyproject.toml":
        return not (path.parent / _MANIFEST).exists() and _is_manifest(path)
    if name.lower() != "readme.md":
        return False
    folder = path.parent
    described = (folder / _MANIFEST).exists() or _is_manifest(folder / "pyproject.toml")
    return not described and _start(path).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"---")


def _is_manifest(path: Path) -> bool:
    from licet.release import manifest

    return path.is_file() and manifest.recognises(path, _start(path))


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LOOK)
    except OSError:
        return b""


class ReleaseFile(pytest.File):
    """A file that describes a release: one item, its verdict."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the verdict."""
        yield VerdictItem.from_parent(self, name="licet")


class VerdictItem(pytest.Item):
    """The verdict on one release."""

    def runtest(self) -> None:
        """Judge the release. Raises RefusedError with the report unless the verdict is yes."""
        from licet.plugins import gate
        from licet.reason.truth import Answer
        from licet.report import prose

        chosen = gate.Settings(defaults=self.config.option.licet_defaults)
        verdict = gate.judge(self.path.parent, chosen)
        if verdict.answer is not Answer.YES:
            raise gate.RefusedError(prose.write(verdict))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the report, without a traceback, for a verdict; anything else as pytest shows it."""
        from licet.plugins import gate

        if isinstance(excinfo.value, gate.RefusedError):
            return str(excinfo.value).rstrip("\n")
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the item stands, for pytest's summary."""
        return self.path, None, "licet"
