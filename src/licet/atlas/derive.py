# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Edges of the compatibility graph, derived from the terms with the reasoner's own functions (semantics.md §6).

An edge L→M for standing s and kind k says that a work in which L has standing s may (yes) or might (unknown) go out
under M. What L asks is found once for each s and k; what differs from one M to the next is asked of `reason.conflict`.
INVARIANT: an edge holds the answer of the one-component release: there is none where that answer is no.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from licet.atlas.edge import KINDS, RELATIONS, STANDINGS, Edge
from licet.atlas.naming import at, stem, switch
from licet.catalogue.expand import ids, record
from licet.reason.choose import Part, alternatives, leaf
from licet.reason.conflict import (
    Holding,
    Outbound,
    carried_objections,
    named_objections,
    restriction_objections,
)
from licet.reason.demand import demand
from licet.reason.discharge import collapse, obligations, questions, weakest
from licet.reason.judge import scenario_of
from licet.reason.objections import without_label
from licet.reason.reach import Ways, spread
from licet.reason.truth import ALWAYS, Answer, decide
from licet.release.pair import pair, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.atlas.edge import Asked, EdgeKind, Kind
    from licet.reason.choose import Alternative
    from licet.reason.demand import Named
    from licet.reason.verdict import Objection
    from licet.release.graph import Release

_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an edge is there, whoever it leads to: the basis, ids of duties, and where they stand in the licences."""

    basis: str
    duties: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One alternative of L laid out: what it holds over the release, and what speaks against it under any label."""

    alternative: Alternative
    holdings: tuple[Holding, ...]
    fixed: tuple[Objection, ...]
    ground: Ground
    named: tuple[Named, ...]
    beside: bool


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the judge says of one L and one M: the answer, what it hangs on, and the way that was chosen."""

    answer: Answer
    conditions: tuple[str, ...]
    way: int


def licences() -> tuple[str, ...]:
    """Return the ids of the recorded licences, exceptions left out, in alphabetical order."""
    return tuple(id_ for id_ in ids() if (found := record(id_)) is not None and found.kind != "exception")


def edges(
    sources: Sequence[str] | None = None,
    targets: Sequence[str] | None = None,
    standings: Sequence[Asked] = STANDINGS,
    kinds: Sequence[Kind] = KINDS,
) -> Iterator[Edge]:
    """Yield the edges from each of `sources` to each of `targets` (default: every recorded licence).

    In the order of the arguments. Raises KeyError for an id without a record.
    """
    outbound = [_outbound(id_) for id_ in (licences() if targets is None else targets)]
    for source in licences() if sources is None else sources:
        seen: dict[object, tuple[list[_Way], list[_Outcome]]] = {}
        for standing in standings:
            for kind in kinds:
                ways = _ways(source, RELATIONS[standing, kind], kind)
                key = tuple(_told(way) for way in ways)
                if key not in seen:
                    seen[key] = ways, [_outcome(ways, label) for label in outbound]
                ways, outcomes = seen[key]
                for label, outcome in zip(outbound, outcomes, strict=True):
                    if outcome.answer is not Answer.NO:
                        yield _edge(source, label.parts[0].id, standing, kind, ways[outcome.way], outcome)


@cache
def _outbound(id_: str) -> Outbound:
    found = record(id_)
    if found is None:
        raise KeyError(id_)
    return Outbound("the release", (Part(id_, found),))


def _told(way: _Way) -> tuple[object, ...]:
    """Return what tells two ways apart for any label, so that kinds that a licence treats alike are judged once."""
    stands = tuple((h.part.id, h.stand.standing, h.literals, h.stand.relations, h.stand.ships) for h in way.holdings)
    return stands, way.fixed, way.ground


def _ways(source: str, relation: str, kind: Kind) -> list[_Way]:
    """Return each alternative of a licence in one relation: its own text, then the licences one may switch to."""
    claim = stated(leaf(source))
    release = pair(claim, claim, relation, kind)
    readings = alternatives(leaf(source))
    assert len(readings) == 1  # the id of a record names that record and leaves no version open
    return [_way(release, alternative) for alternative in readings[0].alternatives]


def _way(release: Release, alternative: Alternative) -> _Way:
    (part,) = alternative.parts
    (work,) = release.origins
    assert part.record is not None
    scenario = scenario_of(release)
    stands = spread(part.record, work.kind, work.name, release.root.name, Ways.of(release.links), scenario.defaults)
    holdings = [Holding(work.name, part, stand, demand(part.record, stand, ()), stand.literals) for stand in stands]
    return _Way(
        alternative,
        tuple(holdings),
        tuple(without_label(holdings, release, scenario)),
        _ground(holdings, release),
        tuple(named for holding in holdings for named in holding.demand.named),
        all(holding.stand.standing == "part" for holding in holdings),
    )


def _ground(holdings: Sequence[Holding], release: Release) -> Ground:
    asked = list(obligations(holdings, scenario_of(release)))
    cites = (at(party.licence, party.cite) for one in asked for party in one.parties)
    duties = tuple(dict.fromkeys(one.duty for one in asked))
    return Ground(weakest(holdings, []), duties, tuple(dict.fromkeys(cite for cite in cites if cite)))


def _outcome(ways: Sequence[_Way], label: Outbound) -> _Outcome:
    """Return the answer for one label under the best way, as the judge chooses it."""
    best: tuple[int, int, int, list[Objection]] | None = None
    for i, way in enumerate(ways):
        found = _objections(way, label)
        tried = (2, 0, i, []) if found is None else (_RANK[decide([o.literals for o in found])], len(found), i, found)
        if best is None or tried[:2] < best[:2]:
            best = tried
        if not best[0]:
            break
    assert best is not None
    rank, _, which, found = best
    answer = next(answer for answer, place in _RANK.items() if place == rank)
    return _Outcome(answer, _conditions(found) if answer is Answer.UNKNOWN else (), which)


def _objections(way: _Way, label: Outbound) -> list[Objection] | None:
    """Return what speaks against going out under a label; None as soon as something does for certain."""
    found = []
    for source in (
        way.fixed,
        named_objections(way.holdings, label),
        restriction_objections(way.holdings, label),
        carried_objections(way.holdings, label),
    ):
        for objection in source:
            if objection.literals == ALWAYS:
                return None
            found.append(objection)
    return collapse(found) if found else found


def _conditions(found: Sequence[Objection]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question.asks for question in questions(found)))


def _edge(source: str, target: str, standing: Asked, kind: Kind, way: _Way, outcome: _Outcome) -> Edge:
    edge, cite, composes = _why(source, target, way)
    cites = way.ground.cites if not cite else (cite, *(one for one in way.ground.cites if one != cite))
    ground, answer, conditions = way.ground, outcome.answer, outcome.conditions
    return Edge(source, target, standing, kind, edge, answer, ground.basis, conditions, ground.duties, cites, composes)


def _why(source: str, target: str, way: _Way) -> tuple[EdgeKind, str, bool]:
    """Return the kind of an edge, the citation of the term that names its target, and whether it composes."""
    if source == target:
        return "same", "", False
    switched = switch(source, target)
    if switched is not None:
        return ("later" if stem(source) == stem(target) else "named"), switched, True
    for named in way.named:
        if target in named.licences:
            return "named", at(way.alternative.parts[0].id, named.term.cite), False
    return ("beside" if way.beside else "entailed"), "", False
