# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From holdings and objections to what a person reads: duties, restrictions passed on, questions, basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.catalogue.model import BASES, Restriction
from licet.reason.demand import Burden
from licet.reason.grants import about_making, acts_on
from licet.reason.truth import ALWAYS, covers, minimal, together
from licet.reason.verdict import Objection, Obligation, PassedOn, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licet.reason.conflict import Holding
    from licet.reason.demand import Imposed
    from licet.reason.scenario import Scenario
    from licet.reason.truth import Literals, Unknown


def collapse(objections: Iterable[Objection]) -> list[Objection]:
    """Return the objections, one for each code, pair of parties and set of literals: what they object to is joined.

    Where the same objection holds in one way or another whatever an unknown turns out to be, it holds for certain.
    """
    groups: dict[tuple[object, ...], list[Objection]] = {}
    for objection in objections:
        groups.setdefault((_sides(objection), objection.literals), []).append(objection)
    joined = [_joined(members, members[0].literals) for members in groups.values()]
    by_sides: dict[tuple[object, ...], list[Objection]] = {}
    for objection in joined:
        by_sides.setdefault(_sides(objection), []).append(objection)
    found = []
    for members in by_sides.values():
        if len(members) > 1 and covers([one.literals for one in members]):
            found.append(_joined(members, ALWAYS))
        else:  # where one holds in more cases, the one that holds in fewer says nothing
            found.extend(one for one in members if not any(other.literals < one.literals for other in members))
    return found


def _sides(objection: Objection) -> tuple[object, ...]:
    return (objection.code, *((party.artefact, party.licence) for party in objection.parties))


def _joined(members: list[Objection], literals: Literals) -> Objection:
    what = ", ".join(dict.fromkeys(one.what for one in members if one.what))
    return Objection(members[0].code, members[0].parties, what, literals, members[0].because)


def core(objections: Sequence[Objection]) -> list[Objection]:
    """Return a smallest set of objections that leaves no way out: the certain ones, or as many as it takes."""
    certain = [objection for objection in objections if objection.certain]
    # Of objections that hang on the same, one is enough.
    first: dict[Literals, Objection] = {}
    for objection in objections:
        first.setdefault(objection.literals, objection)
    kept = certain or list(first.values())
    for objection in list(reversed(kept)) if not certain else ():
        rest = [one for one in kept if one is not objection]
        if covers([one.literals for one in rest]):
            kept = rest
    return kept


def obligations(holdings: Sequence[Holding], scenario: Scenario) -> Iterator[Obligation]:
    """Yield what has to be done, once for each duty and prescribed text, with everybody who asks for it."""
    table = vocabulary.duties()
    found: dict[Burden, list[tuple[Holding, Imposed, Literals]]] = {}
    asked: dict[tuple[str, bool], set[str]] = {}  # nothing else decides which acts touch an artefact
    for holding in holdings:
        told = holding.stand.standing, holding.stand.ships
        if told not in asked:
            asked[told] = {*acts_on(holding.stand, scenario), *(("distribute",) if told[0] == "output" else ())}
        acts = asked[told]
        for imposed in holding.demand.due:
            if not isinstance(imposed.what, Burden) or not acts & set(getattr(imposed.term, "on", ())):
                continue
            literals = together(holding.literals, imposed.literals)
            if table[imposed.what.duty].done and literals is not None:
                found.setdefault(imposed.what, []).append((holding, imposed, literals))
    for burden, sources in found.items():
        ways = minimal(literals for _, _, literals in sources)
        sides = (holding.party(imposed) for holding, imposed, _ in sources)
        parties = tuple({(side.artefact, side.licence): side for side in sides}.values())
        done = table[burden.duty].done.replace("{text}", f"“{burden.text}”" if burden.text else "its line")
        yield Obligation(burden.duty, burden.text, done, parties, ALWAYS if covers(ways) else ways[0])


def passed_on(holdings: Sequence[Holding]) -> Iterator[PassedOn]:
    """Yield each use restriction that stays on the release, with the mode in which its licence passes it on."""
    seen = set()
    for holding in holdings:
        record = holding.part.record
        if record is None or (not holding.stand.ships and holding.stand.standing != "derivative"):
            continue
        modes = [t.mode for t in record.of_kind("flow-down") if holding.stand.standing in t.object]
        mode = modes[0] if modes else "notice"
        for imposed in holding.demand.persisting:
            term = imposed.term
            if isinstance(imposed.what, Burden) or (holding.artefact, id(term)) in seen:
                continue
            seen.add((holding.artefact, id(term)))
            if isinstance(term, Restriction):
                must, may = tuple(a.use for a in term.must), tuple(a.use for a in term.may)
                narrowed = term.must[0].narrowed if term.must else term.may[0].narrowed
                yield PassedOn(term.label, must, may, narrowed, mode, holding.party(imposed), holding.literals)
            elif term.use and not (term.relation and about_making(term)):
                label = f"§{term.cite.section}" if term.cite.section else record.id
                literals = together(holding.literals, imposed.literals) or holding.literals
                yield PassedOn(label, term.use, (), term.narrowed, mode, holding.party(imposed), literals)


def questions(objections: Sequence[Objection]) -> Iterator[Question]:
    """Yield the questions that would settle the answer, each once, those that block most first."""
    about: dict[Unknown, list[str]] = {}
    whose: dict[Unknown, dict[str, None]] = {}
    value: dict[Unknown, int] = {}
    kept = set(minimal(objection.literals for objection in objections))
    for objection in objections:
        if objection.literals not in kept:
            continue
        for unknown, which in objection.literals:
            value.setdefault(unknown, which)
            about.setdefault(unknown, []).append(objection.code)
            whose.setdefault(unknown, {}).update(dict.fromkeys(p.artefact for p in objection.parties[:1]))
    for unknown in sorted(about, key=lambda u: (-len(about[u]), u.kind, u.subject)):
        meaning = unknown.means[value[unknown]] if unknown.means else ""
        codes = tuple(dict.fromkeys(about[unknown]))
        yield Question(unknown, unknown.asks, unknown.hint, codes, meaning, tuple(whose[unknown]))


def weakest(holdings: Sequence[Holding], conflicts: Sequence[Objection]) -> str:
    """Return the weakest basis that the answer rests on: of the conflicts where there are any, else of all holdings."""
    used = {"text"}
    stands = [party.stand for objection in conflicts for party in objection.parties if party.stand]
    for stand in stands or [holding.stand for holding in holdings]:
        for step in stand.trail:
            if step.entry is not None:
                used.add(step.entry.basis)
            if step.link.inferred:
                used.add("assumed")
    for objection in conflicts:
        used |= {party.term.basis for party in objection.parties if party.term is not None}
        if objection.code == "act-not-granted":
            used.add("settled-default")
    return max(used, key=BASES.index)
