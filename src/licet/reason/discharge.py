# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From holdings and objections to what a person reads: duties, restrictions passed on, questions, basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.catalogue.model import BASES, Restriction
from licet.reason.grants import acts_on
from licet.reason.truth import ALWAYS, Literals, minimal
from licet.reason.verdict import Objection, Obligation, PassedOn, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licet.reason.conflict import Holding
    from licet.reason.scenario import Scenario
    from licet.reason.truth import Unknown


def collapse(objections: Iterable[Objection]) -> list[Objection]:
    """Return the objections, one for each code, pair of parties and set of literals: what they object to is joined."""
    groups: dict[tuple[object, ...], list[Objection]] = {}
    for objection in objections:
        sides = tuple((party.artefact, party.licence) for party in objection.parties)
        groups.setdefault((objection.code, sides, objection.literals), []).append(objection)
    found = []
    for members in groups.values():
        first = members[0]
        what = ", ".join(dict.fromkeys(one.what for one in members if one.what))
        found.append(Objection(first.code, first.parties, what, first.literals, first.because))
    return [one for one in found if not any(_says_more(other, one) for other in found)]


def _says_more(other: Objection, one: Objection) -> bool:
    """Return whether `other` is the same objection between the same sides, and holds in more cases."""
    return (
        other.literals < one.literals
        and other.code == one.code
        and [(p.artefact, p.licence) for p in other.parties] == [(p.artefact, p.licence) for p in one.parties]
    )


def obligations(holdings: Sequence[Holding], scenario: Scenario) -> Iterator[Obligation]:
    """Yield what has to be done, once for each duty and prescribed text, with everybody who asks for it."""
    table = vocabulary.duties()
    found: dict[tuple[str, str], list[tuple[Holding, object, Literals]]] = {}
    for holding in holdings:
        acts = set(acts_on(holding.stand, scenario)) | ({"distribute"} if holding.stand.standing == "output" else set())
        for imposed in holding.demand.persisting:
            term = imposed.term
            if not isinstance(imposed.what, str) or not acts & set(getattr(term, "on", ())):
                continue
            if not table[imposed.what].done:
                continue
            literals = holding.literals | imposed.literals
            found.setdefault((imposed.what, getattr(term, "text", "")), []).append((holding, imposed, literals))
    for (duty, text), sources in found.items():
        ways = minimal(literals for _, _, literals in sources)
        parties = tuple({(p.artefact, p.licence): p for p in (h.party(i) for h, i, _ in sources)}.values())  # type: ignore[arg-type]
        done = table[duty].done.replace("{text}", f"“{text}”" if text else "its line")
        yield Obligation(duty, text, done, parties, ways[0] if ways else ALWAYS)


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
            if isinstance(imposed.what, str) or (holding.artefact, id(term)) in seen:
                continue
            seen.add((holding.artefact, id(term)))
            if isinstance(term, Restriction):
                must, may = tuple(a.use for a in term.must), tuple(a.use for a in term.may)
                narrowed = term.must[0].narrowed if term.must else term.may[0].narrowed
                yield PassedOn(term.label, must, may, narrowed, mode, holding.party(imposed), holding.literals)
            elif term.use and not term.relation:
                label = f"§{term.cite.section}" if term.cite.section else record.id
                literals = holding.literals | imposed.literals
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
