# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""CITATION.cff: the licence of the work to be cited. A list of licences is a choice, by the format's own schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.card_licence import of_link, reconcile
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.frontmatter import Scalar
from licet.release.graph import Artefact, Claim, Finding, Kind, Place, Release, lineage_not_stated
from licet.release.yaml_text import child, is_odd, read_yaml, scalars

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.frontmatter import Table

SOURCE = "CITATION.cff"
_KINDS: dict[str, Kind] = {"software": "code", "dataset": "data"}


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a citation file, by its name."""
    return path.suffix.lower() == ".cff"


def read(path: Path) -> Release:
    """Return the work that is to be cited; what it cites in turn are not its parts. Raises ReleaseError."""
    file = shown(path)
    table = read_yaml(read_text(path), file)
    title = child(table, "title")
    name = title.text.strip() if isinstance(title, Scalar) and not title.null else ""
    if isinstance(title, Scalar) and name:
        reject_controls(name, Place(file, title.line), "the title")
    sort = child(table, "type")
    kind = _KINDS.get(sort.text.strip().lower() if isinstance(sort, Scalar) else "software", "code")
    licence, findings = licence_of(table, file, path.parent)
    alone = lineage_not_stated("the citation file names", Place(file, 1))
    root = Artefact(name or display_name(path), kind, licence, Place(file, title.line if title else 1))
    return Release(root, findings=(*findings, alone), named=bool(name))


def licence_of(table: Table | None, file: str, folder: Path) -> tuple[Claim | None, list[Finding]]:
    """Return what `license` and `license-url` claim together. Raises ReleaseError for control characters."""
    node = child(table, "license")
    if node is not None and is_odd(node):
        question = "which licence is meant? license holds something other than names"
        return claims.unread(Place(file, node.line), SOURCE, (), "licence-not-a-string", question), []
    stated = None
    values = scalars(node)
    if values:
        place = Place(file, values[0].line)
        words = [reject_controls(value.text.strip(), place, "the licence") for value in values]
        stated = claims.read(words, "single" if len(words) == 1 else "or", place, SOURCE)
    link = child(table, "license-url")
    linked = None
    if isinstance(link, Scalar) and not link.null:
        place = Place(file, link.line)
        linked = of_link(reject_controls(link.text.strip(), place), folder, place, f"{SOURCE}, license-url")
    if stated is None or linked is None or not stated.readings or not linked.readings:
        return stated or linked, []
    return reconcile([stated, linked])
