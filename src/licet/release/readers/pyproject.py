# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""pyproject.toml of a Python project: its licence by PEP 639, by the older table, or by its classifiers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.release import claims, classifiers, core_metadata, environment
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, is_file, read_text, reject_controls, shown
from licet.release.graph import Artefact, Claim, Finding, Release, ReleaseError
from licet.release.toml_lines import Toml, read_toml

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "pyproject.toml"


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a pyproject.toml."""
    return path.name == "pyproject.toml"


def read(path: Path) -> Release:
    """Return the project as code, with its dependencies as far as they are installed beside it. Raises ReleaseError."""
    toml = read_toml(read_text(path), shown(path))
    base, project = _project(toml)
    name = project.get("name")
    stated = name.strip() if isinstance(name, str) else ""
    plain = reject_controls(stated, toml.place(*base, "name")) or display_name(path)
    licence = licence_of(project, toml, path.parent, base)
    lineage = Lineage(plain)
    findings = _add_dependencies(lineage, project, toml, base, path.parent)
    root = Artefact(plain, "code", licence, toml.place(*base))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=bool(stated))


def _project(toml: Toml) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return the table that describes the project, and its path: [project], or the older one of Poetry."""
    project = toml.values.get("project")
    if isinstance(project, dict):
        return ("project",), project
    tool = toml.values.get("tool")
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    if isinstance(poetry, dict):
        return ("tool", "poetry"), poetry
    hint = "state the release under [tool.licet], or the project under [project]"
    raise ReleaseError("no [project] and no [tool.licet] in it", toml.place(), hint)


def _add_dependencies(
    lineage: Lineage, project: dict[str, Any], toml: Toml, base: tuple[str, ...], folder: Path
) -> list[Finding]:
    """Add the dependencies that are installed; ask about those that are not, and about what no file lists."""
    stated = project.get("dependencies")
    place = toml.place(*base, "dependencies")
    if isinstance(stated, dict):
        texts: list[Any] = [name for name in stated if name.lower() != "python"]
    else:
        texts = stated if isinstance(stated, list) else []
    needs = [need for text in texts if isinstance(text, str) and (need := core_metadata.need(text.split("@")[0]))]
    dynamic = project.get("dynamic")
    unread = len(needs) < len(texts) or (isinstance(dynamic, list) and "dependencies" in dynamic)
    found = environment.beside(folder) if needs else None
    if found is None:
        note = "the licences of the dependencies are not read"
        question = "which licences are the dependencies under? name those that are shipped or linked in licet.toml"
        return [Finding("dependencies-not-read", note, place, "unknown", question)] if needs or unread else []
    wanted = [environment.Wanted(need.name, place, "a dependency", marked=need.marked) for need in needs]
    missing = environment.add_dependencies(lineage, found, wanted)
    if unread:
        missing.append("those that no file lists")
    return [environment.missing_finding(missing, place, known=True)] if missing else []


def licence_of(project: dict[str, Any], toml: Toml, folder: Path, base: tuple[str, ...] = ("project",)) -> Claim | None:
    """Return what `project.license`, or where it is missing the classifiers, claim."""
    place = toml.place(*base, "license")
    stated = project.get("license")
    if isinstance(stated, str):
        return claims.read((reject_controls(stated, place, "license"),), "single", place, SOURCE)
    if isinstance(stated, dict):
        return _of_table(stated, toml, folder)
    if stated is not None:
        question = "which licence is meant? project.license is neither a text nor a table"
        return claims.unread(place, SOURCE, (str(stated),), "licence-not-a-string", question)
    return _of_classifiers(project.get("classifiers"), toml)


def _of_table(table: dict[str, Any], toml: Toml, folder: Path) -> Claim | None:
    """Read the form before PEP 639: a text, which may be a name or a whole licence, or the name of a file."""
    from licet.release.readers import licence_file

    text, file = table.get("text"), table.get("file")
    if isinstance(text, str) and text.strip():
        place = toml.place("project", "license", "text")
        if "\n" in text.strip():
            return licence_file.claim_of(text, place, SOURCE)
        return claims.read((reject_controls(text, place, "license.text"),), "single", place, SOURCE)
    if isinstance(file, str) and file.strip():
        place = toml.place("project", "license", "file")
        path = folder / file
        if is_file(path):
            return replace(licence_file.claim(path), place=place, source=f"{SOURCE}, file {path.name}")
        return claims.unread(place, SOURCE, (file,), "licence-other", "which licence is it? its file is not there")
    return None


def _of_classifiers(stated: Any, toml: Toml) -> Claim | None:
    found = classifiers.names(stated if isinstance(stated, list) else ())
    if not found:
        return None
    return classifiers.read([name for _, name in found], toml.place("project", "classifiers", found[0][0]), SOURCE)
