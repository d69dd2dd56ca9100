# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From what a bill of materials lists to a release: which of its things is released, and what the others are to it.

Nothing that is listed is left out: what the document relates to nothing is taken for a part of the release.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release.bom.cycles import Arc, opened
from licet.release.bom.files import fold_files
from licet.release.bom.pieces import Piece
from licet.release.bom.purl import read_purl
from licet.release.bom.ways import Ends, Way, ways
from licet.release.document import display_name, reject_controls
from licet.release.graph import Artefact, Finding, Link, Place, Release, lineage_not_stated
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from licet.release.bom.pieces import Bill
    from licet.release.graph import Kind


def assemble(bill: Bill, path: Path) -> Release:
    """Return the release that a bill of materials describes. Raises ReleaseError for names that hide what they say."""
    _stand_ins(bill)
    stands, analysed = fold_files(bill)
    kept = set(stands)
    arcs = _arcs(bill, stands)
    root = _root(bill, arcs, kept, path)
    arcs = _towards(bill, arcs, root, kept)
    parts = [at for at in sorted(kept) if at != root]
    names = _names(bill, root, parts)
    origins = tuple(_artefact(bill.pieces[at], names[at]) for at in parts if not bill.pieces[at].part)
    own = tuple(_artefact(bill.pieces[at], names[at]) for at in parts if bill.pieces[at].part)
    findings = [*bill.findings, *(bill.about.findings if bill.about else ())]
    piece = bill.pieces[root]
    # A program whose files were looked at, one by one, is made of its files; and licet writes what it was told.
    told = (analysed and piece.kind == "code") or (bill.about is not None and bill.about.origins == len(parts))
    if not parts and not told:
        findings.append(lineage_not_stated("the document names", piece.place))
    named = piece.name != display_name(path) and (bill.about is None or bill.about.named)
    links = _links(arcs, names)
    return Release(_artefact(piece, names[root]), origins, links, findings=tuple(findings), named=named, parts=own)


def _artefact(piece: Piece, name: str) -> Artefact:
    return Artefact(name, piece.kind, piece.licence, piece.place)


def _stand_ins(bill: Bill) -> None:
    """Add a thing for every id that is named and not described: in another document, or nowhere."""
    for edge in bill.edges:
        for id_, other in ((edge.origin, edge.target), (edge.target, edge.origin)):
            if id_ in bill.ids or id_ in bill.metas or other in bill.metas:
                continue
            purl = read_purl(id_)
            kind, name = (purl and purl.hub) or ("code", purl.name if purl else id_)
            if edge.sort in ("trained", "tested") and id_ == edge.origin:
                kind = "data"
            bill.add(id_, Piece(name, kind, edge.place, purl=purl.type if purl else ""))


def _arcs(bill: Bill, stands: list[int]) -> list[Arc]:
    """Return the relations between numbered things; `stands` says for each which thing stands for it."""
    found: list[Arc] = []
    for edge in bill.edges:
        for origin in bill.ids.get(edge.origin, ()):
            for target in bill.ids.get(edge.target, ()):
                one, other = stands[origin], stands[target]
                if one != other:
                    meant = (edge.way,) if edge.way else _ways(bill, edge.sort, one, other)
                    found += (Arc(one, other, way, edge.place) for way in meant)
    return found


def _ways(bill: Bill, sort: str, origin: int, target: int) -> tuple[Way, ...]:
    one, other = bill.pieces[origin], bill.pieces[target]
    return ways(sort, Ends(one.kind, other.kind, other.aggregate, one.purl))


def _root(bill: Bill, arcs: list[Arc], kept: set[int], path: Path) -> int:
    """Return which thing is released: what the document describes, else what everything else leads to."""
    described = list(dict.fromkeys(at for id_ in bill.roots for at in bill.ids.get(id_, ()) if at in kept))
    if len(described) == 1:
        return described[0]
    if not described:
        origins = {arc.origin for arc in arcs}
        tops = [at for at in sorted(kept) if at not in origins]
        if len(kept) == 1 or (len(tops) == 1 and len(_reaching(arcs, tops[0])) == len(kept)):
            name = bill.pieces[tops[0]].name
            message = f"the document does not say what it describes: {brief(name)} is taken, to which all else leads"
            bill.findings.append(Finding("root-assumed", message, bill.pieces[tops[0]].place))
            return tops[0]
    place = Place(bill.file)
    names = ", ".join(brief(bill.pieces[at].name, 40) for at in described[:5])
    what = f"describes {len(described)} things ({names})" if described else "does not say what it describes"
    message = f"the document {what}: all that it lists is taken to be released together"
    bill.findings.append(Finding("root-assumed", message, place))
    kinds = {bill.pieces[at].kind for at in (described or kept)}
    kind: Kind = next(iter(kinds)) if len(kinds) == 1 else "code"
    root = bill.add("", Piece(display_name(path), kind, place))
    for at in described:
        arcs += (Arc(at, root, way, bill.pieces[at].place) for way in _ways(bill, "beside", at, root))
    kept.add(root)
    return root


def _towards(bill: Bill, arcs: list[Arc], root: int, kept: set[int]) -> list[Arc]:
    """Return the arcs of which every one leads to the root, with one for each thing that none led there."""
    found = [arc for arc in arcs if arc.origin != root]
    reached = _reaching(found, root)
    for arc in arcs:
        # Written the other way round, as tools do: the library that "links" the program.
        if arc.origin == root and arc.target not in reached and arc.way.relation.startswith("links-"):
            why = f"the document says that it {arc.way.relation} the release: taken the other way round"
            found.append(Arc(arc.target, root, replace(arc.way, inferred=why), arc.place))
    _attach(bill, found, root, kept)
    return opened(found, len(bill.pieces))


def _attach(bill: Bill, arcs: list[Arc], root: int, kept: set[int]) -> None:
    """Add an arc to the root for what leads nowhere: what it was made from then leads to the root through it."""
    leaving = {arc.origin for arc in arcs}
    rest = kept - _reaching(arcs, root)
    for circles in (False, True):
        for at in sorted(rest):
            if circles or at not in leaving:
                arcs += (Arc(at, root, way, bill.pieces[at].place) for way in _ways(bill, "listed", at, root))
        rest = kept - _reaching(arcs, root)


def _reaching(arcs: Iterable[Arc], root: int) -> set[int]:
    """Return what leads to `root`, itself included."""
    arriving: dict[int, list[int]] = {}
    for arc in arcs:
        arriving.setdefault(arc.target, []).append(arc.origin)
    found = {root}
    waiting = [root]
    while waiting:
        for origin in arriving.get(waiting.pop(), ()):
            if origin not in found:
                found.add(origin)
                waiting.append(origin)
    return found


def _names(bill: Bill, root: int, parts: list[int]) -> dict[int, str]:
    """Return a name for each thing that no other has, whatever its case: the version tells apart, else a number."""
    plain: dict[str, int] = {}
    for at in (root, *parts):
        key = bill.pieces[at].name.lower()
        plain[key] = plain.get(key, 0) + 1
    taken: set[str] = set()
    found: dict[int, str] = {}
    for at in (root, *parts):
        piece = bill.pieces[at]
        name = piece.name
        if plain[name.lower()] > 1 and at != root and piece.version:
            name = f"{name} {piece.version}"
        base, number = name, 2
        while name.lower() in taken:
            name, number = f"{base} ({number})", number + 1
        taken.add(name.lower())
        found[at] = reject_controls(name, piece.place)
    return found


def _links(arcs: list[Arc], names: dict[int, str]) -> tuple[Link, ...]:
    from licet.catalogue.vocabulary import relations

    default = {name: relation.ships for name, relation in relations().items()}
    found: dict[tuple[int, int, str], Link] = {}
    for arc in arcs:
        way = arc.way
        ships = default[way.relation] if way.ships is None else way.ships
        key = (arc.origin, arc.target, way.relation)
        # Of two that differ in whether the origin ships, the one that says so is the stricter.
        if key not in found or (ships and not found[key].ships):
            found[key] = Link(names[arc.origin], way.relation, names[arc.target], ships, arc.place, way.inferred)
    return tuple(found.values())
