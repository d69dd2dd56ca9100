# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a build has to pass: the verdict on the release must be yes, and then its notice travels with it.

The settings are the same for every build back-end. None of them lets a release through that the verdict does not.
"""

from __future__ import annotations

import atexit
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from licet.reason.verdict import Verdict
    from licet.release.graph import Release

FILE = "NOTICE"
MANIFEST = "licet.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`path` of the release below the project's root, the layer of `defaults`, and whether to write a `notice`."""

    path: str = "."
    defaults: str = "worldwide"
    notice: bool = True


class RefusedError(Exception):
    """The release may not go out, or whether it may is not known; the message is the report."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A release that may go out: the notice file to ship ("": none), its text where it is not there, its gaps."""

    file: str = ""
    notice: str = ""
    gaps: int = 0


def settings(table: Mapping[str, object], where: str) -> Settings:
    """Return the settings of a table in pyproject.toml, named in messages by `where`. Raises RefusedError."""
    from licet.release.statements import nearest
    from licet.syntax.source import brief

    wanted = {"path": str, "defaults": str, "notice": bool}
    for key, value in table.items():
        if key not in wanted:
            hint = nearest(key, list(wanted))
            raise RefusedError(f"{where}: unknown key {brief(key)}" + (f": {hint}" if hint else ""))
        if not isinstance(value, wanted[key]):
            raise RefusedError(f"{where}: {key} is {'true or false' if wanted[key] is bool else 'a text'}")
    return Settings(**table)  # type: ignore[arg-type]


def judge(root: Path, chosen: Settings) -> Verdict:
    """Return the verdict on the release, its duties ticked. Raises RefusedError where its files are wrong."""
    from licet.api import check, load, ticked
    from licet.catalogue.expand import layers
    from licet.reason.judge import scenario_of
    from licet.release.graph import ReleaseError
    from licet.release.statements import nearest
    from licet.release.today import today

    if chosen.defaults not in layers():
        hint = nearest(chosen.defaults, layers())
        raise RefusedError(f"unknown defaults {chosen.defaults!r}" + (f": {hint}" if hint else ""))
    path = root / chosen.path
    try:
        release = _labelled(load(path, as_of=today()), root)
        return ticked(check(release, scenario=scenario_of(release, chosen.defaults)), path)
    except ReleaseError as error:
        raise RefusedError(f"licet cannot judge this release: {error}") from None


def _labelled(release: Release, root: Path) -> Release:
    """Return the release under the licence that the package will say it has. Raises RefusedError where it has another.

    A manifest may leave its own licence out, and is not completed by the project: the metadata of what is built are.
    """
    from dataclasses import replace

    from licet.release import claims
    from licet.release.graph import ReleaseError
    from licet.release.readers import pyproject

    try:
        stated = pyproject.read(root / "pyproject.toml").root.licence
    except ReleaseError:
        return release  # what is built says so, if it is built at all
    own = release.root.licence
    if stated is None or own is stated:
        return release
    if own is None:
        return replace(release, root=replace(release.root, licence=stated))
    if own.readings and stated.readings and claims.agree(own, stated) is None and claims.agree(stated, own) is None:
        both = f"{own.place} says {claims.shown(own)}, {stated.place} says {claims.shown(stated)}"
        raise RefusedError(f"licet refuses to build this release: what is built would be mislabelled\n\n{both}")
    return release


def enter(root: Path, chosen: Settings) -> Passed:
    """Return what is to be shipped with the release. Raises RefusedError, with the report, unless it may go out."""
    from licet.reason.truth import Answer
    from licet.release.evidence import gather
    from licet.report import notice_text, prose
    from licet.report.notice import compose

    verdict = judge(root, chosen)
    if verdict.answer is not Answer.YES:
        raise RefusedError(f"licet refuses to build this release:\n\n{prose.write(verdict)}")
    if not chosen.notice:
        return Passed()
    here = gather(root)
    if here is not None and here.notices:
        return Passed(here.notices[0].file.rpartition("/")[2])
    composed = compose(verdict, gather(root / chosen.path))
    if not (composed.entries or composed.show or composed.passed):
        return Passed()
    return Passed(FILE, notice_text.write(composed), composed.gaps)


def lend(root: Path, passed: Passed) -> Path | None:
    """Put a notice into the root for as long as the build takes; None where there is nothing to put.

    Back-ends take licence files from the root only. The file is gone when the process ends, if not before: left there
    it would be taken for the author's own.
    """
    if not passed.notice:
        return None
    file = root / passed.file
    file.write_text(passed.notice, encoding="utf-8", newline="\n")
    atexit.register(file.unlink, missing_ok=True)
    return file


def warning(gaps: int) -> str:
    """Return what is said of a notice with places to fill in."""
    return (
        f"licet: {gaps} places of the {FILE} that is shipped are marked [fill in: …]: "
        f"write it with `licet notice . -o {FILE}`, fill them in, and keep it in the project"
    )
