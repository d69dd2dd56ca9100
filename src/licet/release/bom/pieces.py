# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The things a bill of materials lists and how they belong together, before they are a release.

Ids are the document's own. Two things may carry one id, and then whatever is said of the id is said of both; an id
that nothing carries stands for a thing of which only the id is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from licet.release.graph import Place, ReleaseError

if TYPE_CHECKING:
    from licet.release.bom import marks
    from licet.release.bom.ways import Way
    from licet.release.graph import Claim, Finding, Kind

STATED = "stated"
_MOST = 500_000


@dataclass(slots=True)
class Piece:
    """One thing. `version` tells it from others of its name, `purl` is a package URL's type; `file`: one file of a
    package; `aggregate`: a container, an image, a device, which holds things side by side; `part`: an artefact of the
    releaser's own that goes out with the release.
    """

    name: str
    kind: Kind
    place: Place
    licence: Claim | None = None
    version: str = ""
    purl: str = ""
    file: bool = False
    aggregate: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """`target` has `origin` in a relation of this sort (`ways.SORTS`); both are ids of the document.

    `way` is the relation itself where the document states it, and then the sort is STATED.
    """

    origin: str
    target: str
    sort: str
    place: Place
    way: Way | None = None


@dataclass(slots=True)
class Bill:
    """Collects what a document says. `roots`: ids of what it describes; `metas`: ids of the document itself.

    `about` is the mark on a document that licet wrote.
    """

    file: str
    pieces: list[Piece] = field(default_factory=list)
    ids: dict[str, list[int]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    roots: dict[str, None] = field(default_factory=dict)
    metas: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    about: marks.Release | None = None
    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, id_: str, piece: Piece) -> int:
        """Add one thing under the document's id for it ("": it has none). Return its number."""
        if len(self.pieces) >= _MOST:
            raise ReleaseError(f"more than {_MOST} components", piece.place)
        at = len(self.pieces)
        self.pieces.append(piece)
        self.ids.setdefault(id_ or f"\0{at}", []).append(at)
        return at

    def relate(self, origin: str, target: str, sort: str, place: Place, way: Way | None = None) -> None:
        """Add that `target` has `origin` in a relation of this sort. What is said twice is said once."""
        key = (origin, target, f"{sort} {way.relation}" if way else sort)
        if not origin or not target or origin == target or key in self._seen:
            return
        if len(self.edges) >= _MOST:
            raise ReleaseError(f"more than {_MOST} relations", place)
        self._seen.add(key)
        self.edges.append(Edge(origin, target, sort, place, way))

    def state(self, origin: str, target: str, way: Way, place: Place) -> None:
        """Add a relation that the document states as it is, by a mark."""
        self.relate(origin, target, STATED, place, way)

    def incomplete(self, what: str, place: Place) -> None:
        """Note that the document says of one of its lists that there is more."""
        from licet.release.graph import Finding

        message = f"the document says that its list of {what} is not complete"
        question = f"what else belongs to the {what}?"
        self.findings.append(Finding("lineage-not-stated", message, place, "unknown", question))

    def unknown(self, name: str, place: Place) -> None:
        """Note a relation between two things whose meaning is not known."""
        from licet.release.graph import Finding
        from licet.syntax.source import brief

        if any(one.about == name for one in self.findings):
            return
        message = f"the relation {brief(name)} is not one that says how a release was made"
        question = f"how do the two components belong together that the document relates by {brief(name)}?"
        self.findings.append(Finding("relation-unknown", message, place, "unknown", question, name))
