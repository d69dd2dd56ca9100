# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Is each act granted, and by no prohibition covered? Forbid overrides permit (semantics.md §4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.expand import reserved
from licet.catalogue.model import Atom
from licet.reason.demand import applies
from licet.reason.entail import forbids
from licet.reason.scenario import ways
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, together
from licet.reason.verdict import Objection, Party

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.catalogue.model import Record, Restriction, Term
    from licet.reason.reach import Facts, Stand
    from licet.reason.scenario import Scenario

_GIVEN_OUT = frozenset({"distribute", "sell"})


def acts_on(stand: Stand, scenario: Scenario) -> tuple[str, ...]:
    """Return the acts of the scenario that touch an artefact standing so: what is not shipped is not given out."""
    if stand.standing in {"apart", "output"}:
        return ()
    needs = scenario.needs()
    if not stand.ships and stand.standing in {"same", "part"}:
        return tuple(act for act in needs if act not in _GIVEN_OUT)
    return needs


def making(stand: Stand) -> tuple[str, ...]:
    """Return the acts that whoever makes the release did with the origin itself (none if others made that step)."""
    return vocabulary.relations()[stand.trail[0].link.relation].acts if len(stand.trail) == 1 else ()


def _granted(record: Record, act: str, standing: str, stand: Stand, facts: dict[str, Any]) -> list[Literals]:
    """Return under which literals some grant allows `act`; learning from a copy is granted with copying."""
    asked = {act, "copy"} if act == "train" else {act}
    found = []
    for term in record.of_kind("grant"):
        seen = standing in term.object or (standing == "part" and "same" in term.object)
        if seen and asked & set(term.on) and (not term.relation or stand.relations & set(term.relation)):
            found.extend(ways(term.when, facts))
    return found


def _missing(
    record: Record, party: Party, act: str, standing: str, stand: Stand, scenario: Scenario
) -> Iterator[Objection]:
    answer, status, authority = reserved(scenario.defaults, act)
    if answer == "free" and status == "settled":
        return
    found = _granted(record, act, standing, stand, dict(scenario.facts))
    if ALWAYS in found:
        return
    literals: Literals | None = stand.literals
    if status == "contested":
        asks = f"does it need the author's permission to {act}? contested: {authority}"
        hint = "choose a layer with --defaults, or get permission"
        unknown = Unknown("reserved", f"{scenario.defaults}: {act}", 2, asks, hint, ("no", "yes"))
        literals = together(stand.literals, frozenset({(unknown, 1)}))
    for way in found:  # granted under a condition: the objection holds where the condition does not
        if len(way) == 1 and literals is not None:
            (unknown, value) = next(iter(way))
            literals = together(literals, frozenset({(unknown, 1 - value)})) if unknown.options == 2 else literals
    if literals is not None:
        yield Objection("act-not-granted", (party,), act, literals, authority)


def grant_objections(record: Record, artefact: str, stand: Stand, scenario: Scenario) -> Iterator[Objection]:
    """Yield an objection for each act that no grant of the licence covers."""
    party = Party(artefact, record.id, None, stand)
    if stand.standing not in {"apart", "output"}:
        for act in acts_on(stand, scenario):
            yield from _missing(record, party, act, stand.standing, stand, scenario)
    for act in making(stand):
        yield from _missing(record, party, act, "same", _made(stand), scenario)


def _made(stand: Stand) -> Stand:
    """Return the stand without what its standing hangs on: an act done with the origin is done whatever it makes."""
    from dataclasses import replace

    return replace(stand, literals=ALWAYS)


def prohibition_objections(
    record: Record, artefact: str, stand: Stand, scenario: Scenario, descends: frozenset[str]
) -> Iterator[Objection]:
    """Yield an objection for each act or use that a term of the licence forbids.

    `descends` holds the licences under which the release is the work itself or its derivative: some bans except the
    licensor's own family.
    """
    facts = tuple(scenario.facts.items())
    for term in record.of_kind("prohibition"):
        party = Party(artefact, record.id, term, stand)
        if term.relation:
            if "except-licensor-family" not in term.narrowed or record.id not in descends:
                yield from _by_making(record, party, term, stand, facts)
        elif term.use:
            atoms = tuple(Atom(use, term.narrowed) for use in term.use)
            yield from _by_use(party, term, atoms, stand, scenario)
        elif applies(term, stand):
            acts = set(acts_on(stand, scenario)) | set(making(stand))
            for act in sorted(acts & set(term.on)):
                for way in ways(term.when, dict(facts)):
                    if (both := together(way, stand.literals)) is not None:
                        yield Objection("act-forbidden", (party,), act, both)


def restriction_objections_by_use(
    record: Record, artefact: str, stand: Stand, scenario: Scenario
) -> Iterator[Objection]:
    """Yield an objection for each use of the scenario that a use restriction forbids, or may forbid."""
    for term in record.restrictions:
        party = Party(artefact, record.id, term, stand)
        yield from _by_use(party, term, (*term.must, *term.may), stand, scenario)


def _by_making(record: Record, party: Party, term: Term, stand: Stand, facts: Facts) -> Iterator[Objection]:
    """Yield where the way the release was made is itself what the licence forbids (training on outputs)."""
    steps = [step for step in stand.trail if step.relation in term.relation]
    if not steps or not applies_to_making(term, stand):
        return
    literals: Literals | None = stand.literals
    if steps[0] is not stand.trail[-1]:
        maker = steps[0].link.target
        asks = f"had whoever made {maker} a permission beyond {record.id}?"
        unknown = Unknown("act", f"{maker}: {record.id}", 2, asks, means=("yes", "no"))
        literals = together(stand.literals, frozenset({(unknown, 1)}))
    for word in term.narrowed:
        case = _case(record, word, dict(facts))
        literals = together(literals, case) if literals is not None and case is not None else None
    for way in ways(term.when, dict(facts)):
        if literals is not None and (both := together(way, literals)) is not None:
            code = "use-forbidden" if term.use else "act-forbidden"
            what = ", ".join(term.use or term.on)
            if "training.other-models" in term.use or "training.foundation-models" in term.use:
                code = "outputs-training-banned"
            yield Objection(code, (party,), what, both)


def applies_to_making(term: Term, stand: Stand) -> bool:
    """Return whether a term about how a thing is made speaks of what the origin, or the result, is."""
    return stand.standing in term.object or "same" in term.object or "output" in term.object


def _case(record: Record, word: str, facts: dict[str, Any]) -> Literals | None:
    """Return under which literals a narrowed ban is in play; None where it is not."""
    if word == "except-licensor-family":
        return ALWAYS  # the release is not of that family, or the term would not have been asked
    if word == "competing":
        found = ways(("fact", "competes_with_licensor"), facts)
        return found[0] if found else None
    asks = f"{record.id} forbids this {vocabulary.qualifiers()[word]}: is that the case here?"
    return frozenset({(Unknown("act", f"{word} ({record.id})", 2, asks, means=("no", "yes")), 1)})


def _by_use(
    party: Party, term: Term | Restriction, bans: tuple[Atom, ...], stand: Stand, scenario: Scenario
) -> Iterator[Objection]:
    """Yield where a use that the scenario makes is forbidden, for the release or for making it."""
    facts = dict(scenario.facts)
    for use in scenario.performed():
        for ban in bans:
            answer = forbids(ban, use)
            if answer is Answer.NO or (answer is Answer.UNKNOWN and not _asked(use, ban.use, scenario)):
                continue
            perhaps = ALWAYS if answer is Answer.YES else _perhaps(party.licence, ban, use)
            for way in ways(term.when, facts):
                literals = together(way, perhaps)
                if literals is None:
                    continue
                if applies(term, stand):
                    if (both := together(literals, stand.literals)) is not None:
                        yield Objection("use-forbidden", (party,), use, both)
                elif "same" in term.object:
                    yield from _while_making(party, use, stand, scenario, literals)


def _asked(use: str, banned: str, scenario: Scenario) -> bool:
    """Return whether an unclear ban matters: the user named the use, or the ban covers all of it in some cases."""
    return use in scenario.uses or banned in vocabulary.parents(use)


def _perhaps(licence: str, ban: Atom, use: str) -> Literals:
    """Return the question whether a narrowed, vague or more special ban is meant."""
    if ban.clause:
        asks = f"{licence} may forbid {use!r} ({ban.clause.partition('/')[2]}): does that clause cover it?"
    elif ban.narrowed:
        words = " and ".join(vocabulary.qualifiers()[word] for word in ban.narrowed)
        asks = f"{licence} forbids {ban.use!r} {words}: is that the case?"
    else:
        asks = f"does the use {use!r} include {ban.use!r}, which {licence} forbids?"
    subject = f"{licence}: {use} / {ban.use} {'+'.join(ban.narrowed)}{ban.clause}"
    return frozenset({(Unknown("act", subject, 2, asks, means=("no", "yes")), 1)})


def _while_making(party: Party, use: str, stand: Stand, scenario: Scenario, literals: Literals) -> Iterator[Objection]:
    """Yield where making the release was such a use of the origin, as far as making it needs permission at all."""
    for act in making(stand):
        answer, status, authority = reserved(scenario.defaults, act)
        if status == "settled":
            if answer == "free":
                continue
            yield Objection("use-forbidden", (party,), use, literals)
            return
        asks = f"does it need the author's permission to {act}? contested: {authority}"
        hint = "choose a layer with --defaults, or get permission"
        unknown = Unknown("reserved", f"{scenario.defaults}: {act}", 2, asks, hint, ("no", "yes"))
        if (both := together(literals, frozenset({(unknown, 1)}))) is not None:
            yield Objection("use-forbidden", (party,), use, both, authority)
        return
