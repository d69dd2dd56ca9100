# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The distributions that are installed in a Python environment, read from their files; nothing is imported or run."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.release import claims, core_metadata
from licet.release.document import LARGEST, read_text, shown
from licet.release.graph import Finding, Place, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from licet.release.card_lineage import Lineage
    from licet.release.core_metadata import Metadata
    from licet.release.graph import Claim, Release

NAMES = (".venv", "venv")
"""What an environment that lies in a project's folder is called."""

_SITES = ("lib/python3*/site-packages", "lib64/python3*/site-packages", "Lib/site-packages")
_FILES = (("*.dist-info", "METADATA"), ("*.egg-info", "PKG-INFO"))
_LICENCE_NAMES = ("licen", "copying", "unlicen")
_MOST = 20_000
_MOST_TEXTS = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """A distribution that is asked for: `version` where a lock fixes one, `marked` where it may not be needed here."""

    name: str
    place: Place
    why: str
    version: str = ""
    marked: bool = False


class Environment:
    """What is installed under one site-packages, by normalised name. Raises ReleaseError where nothing is."""

    __slots__ = ("_folders",)

    def __init__(self, folder: Path) -> None:
        self._folders: dict[str, list[tuple[Path, str]]] = {}
        # lib64 is often the same folder as lib
        sites = {site.resolve(): site for each in _SITES for site in sorted(folder.glob(each))}
        places = [folder] if _holds(folder) else list(sites.values())
        for site in places:
            for pattern, file in _FILES:
                for each in sorted(site.glob(pattern)):
                    name = each.name.rpartition(".")[0].partition("-")[0]
                    if (each / file).is_file():
                        self._folders.setdefault(core_metadata.normal(name), []).append((each, file))
        if not self._folders:
            hint = "give the folder of a virtual environment, or its site-packages"
            raise ReleaseError("no Python distributions are installed in it", Place(shown(folder)), hint)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of what is installed, sorted."""
        return iter(sorted(self._folders))

    def find(self, name: str) -> tuple[Metadata, Claim] | None:
        """Return the metadata and the claim of what is installed under `name`, None where nothing readable is."""
        found = self._folders.get(core_metadata.normal(name), ())
        if not found:
            return None
        folder, file = found[0]
        label = f"{folder.name}/{file}"
        try:
            metadata = core_metadata.read(read_text(folder / file), label)
            claim = core_metadata.claim_of(metadata, lambda: _texts(folder))
        except ReleaseError:
            return None
        if len(found) > 1:
            question = f"which licence is {metadata.name} under? {len(found)} versions of it are installed"
            claim = claims.unread(claim.place, claim.source, claim.raw, "licence-unreadable", question)
        return metadata, claim


_GIVEN: ContextVar[Environment | None] = ContextVar("_GIVEN", default=None)


@contextmanager
def using(environment: Environment | None) -> Iterator[None]:
    """Have the readers take the licences of dependencies from `environment`, instead of one beside the project."""
    token = _GIVEN.set(environment)
    try:
        yield
    finally:
        _GIVEN.reset(token)


def with_all(release: Release, environment: Environment) -> Release:
    """Return the release with everything in the environment as a library that it loads."""
    from licet.release.card_lineage import Lineage
    from licet.release.merge import same_work

    lineage = Lineage(release.root.name)
    place = Place("the environment")
    every = [Wanted(name, place, "installed in the environment") for name in environment]
    missing = add_dependencies(lineage, environment, every)
    root = replace(release.root, name=lineage.root, licence=None)
    findings = (missing_finding(missing, place, known=True),) if missing else ()
    return same_work(
        release,
        replace(release, root=root, origins=tuple(lineage.origins), links=tuple(lineage.links), findings=findings),
    )


def beside(folder: Path) -> Environment | None:
    """Return the environment in a project's own folder, None where there is none with anything in it."""
    given = _GIVEN.get()
    if given is not None:
        return given
    for name in NAMES:
        if (folder / name / "pyvenv.cfg").is_file():
            try:
                return Environment(folder / name)
            except (ReleaseError, OSError):
                continue
    return None


def add_dependencies(
    lineage: Lineage, environment: Environment | None, wanted: Iterable[Wanted], *, deep: bool = True
) -> list[str]:
    """Add what is wanted, and with `deep` what that needs in turn, as loaded libraries; return what is missing.

    All are linked to the release itself: a chain of libraries loads each of them, and chains may be circles.
    """
    missing: dict[str, None] = {}
    seen = {core_metadata.normal(lineage.root)}
    waiting = list(wanted)
    for each in waiting:
        name = core_metadata.normal(each.name)
        if name in seen or len(seen) > _MOST:
            continue
        seen.add(name)
        found = environment.find(name) if environment else None
        if found is None:
            if not each.marked:
                missing[name] = None
            continue
        metadata, claim = found
        if each.version and metadata.version and each.version != metadata.version:
            claim = _of_another_version(claim, each, metadata.version)
        lineage.add(metadata.name, "code", "links-dynamically", each.place, each.why, claim)
        if deep:
            place = Place(metadata.file)
            waiting += [
                Wanted(need.name, place, f"needed by {metadata.name}", marked=need.marked)
                for need in metadata.needs()
                if not need.extra
            ]
    return list(missing)


def missing_finding(missing: list[str], place: Place, known: bool) -> Finding:
    """Return the finding that asks for the licences of dependencies; `known`: there is an environment."""
    names = ", ".join(brief(name, 40) for name in missing[:5]) + (" …" if len(missing) > 5 else "")
    where = "are not in the environment" if known else "are not installed beside the project"
    message = f"the licences of {len(missing)} dependencies are not read, for they {where}: {names}"
    question = f"which licences are these under: {names}? install them, or name those that are shipped in licet.toml"
    return Finding("dependencies-not-read", message, place, "unknown", question)


def _of_another_version(claim: Claim, wanted: Wanted, version: str) -> Claim:
    if not claim.readings:
        return claim
    question = (
        f"what is the licence of {wanted.name} {wanted.version}? the environment holds {version}, "
        f"which is under {claims.shown(claim)}"
    )
    return replace(claim, readings=(), unknown="licence-not-stated", question=question)


def _holds(folder: Path) -> bool:
    return any(next(folder.glob(pattern), None) is not None for pattern, _ in _FILES)


def _texts(folder: Path) -> list[tuple[str, str]]:
    """Return the licence files of one distribution: beside its metadata, or in `licenses/` there (PEP 639)."""
    found = []
    for each in sorted((*folder.glob("*"), *folder.glob("licenses/*"), *folder.glob("license_files/*"))):
        in_folder = each.parent != folder
        if each.is_file() and (in_folder or each.name.lower().startswith(_LICENCE_NAMES)):
            if each.name.lower().startswith(("notice", "authors")) or each.stat().st_size > LARGEST:
                continue
            try:
                found.append((each.name, read_text(each)))
            except ReleaseError:
                found.append((each.name, ""))  # a text that cannot be read keeps the licence open
    return found[:_MOST_TEXTS]
