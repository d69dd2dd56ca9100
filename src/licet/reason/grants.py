# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Is each act granted, and by no prohibition covered? Forbid overrides permit (semantics.md §4.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.expand import reserved
from licet.catalogue.model import Atom
from licet.reason.demand import applies
from licet.reason.entail import forbids
from licet.reason.scenario import ways
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, together, unless
from licet.reason.verdict import Objection, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from licet.catalogue.model import Record, Restriction, Term
    from licet.reason.reach import Stand
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
    """Return the acts that whoever makes the release did with the origin itself (none if others made that step).

    A verbatim copy on the way is the origin still.
    """
    steps = [step.link.relation for step in stand.trail if step.link.relation != "copies"]
    if len(steps) > 1 or (steps and stand.trail[-1].link.relation == "copies"):
        return ()
    return vocabulary.relations()[steps[0] if steps else "copies"].acts


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
    authority = reserved(scenario.defaults, act)[2]
    found = _granted(record, act, standing, stand, dict(scenario.facts))
    if ALWAYS in found:
        return
    needed = _needed(act, scenario)
    literals = together(stand.literals, needed) if needed is not None else None
    # Granted under a condition: the objection holds where the condition does not.
    for case in unless(literals, found) if literals is not None else ():
        yield Objection("act-not-granted", (party,), act, case, authority)


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
    return replace(stand, literals=ALWAYS)


def prohibition_objections(
    record: Record, artefact: str, stand: Stand, scenario: Scenario, descends: Mapping[str, Sequence[Literals]]
) -> Iterator[Objection]:
    """Yield an objection for each act or use that a term of the licence forbids.

    `descends` holds, for each licence under which the release is the work itself or its derivative, when it is: some
    bans except the licensor's own family.
    """
    for term in record.of_kind("prohibition"):
        party = Party(artefact, record.id, term, stand)
        if term.relation and about_making(term):
            family = descends.get(record.id, ()) if "except-licensor-family" in term.narrowed else ()
            for objection in _by_making(record, party, term, stand, scenario):
                for case in unless(objection.literals, family):
                    yield replace(objection, literals=case)
        elif term.use:
            atoms = tuple(Atom(use, term.narrowed) for use in term.use)
            yield from _by_use(party, term, atoms, stand, scenario)
        else:
            yield from _by_act(party, term, stand, scenario)


def about_making(term: Term) -> bool:
    """Return whether a term limited to relations is about making the release so, not about using what was made."""
    return not term.use or any(use.partition(".")[0] == "training" for use in term.use)


def _by_act(party: Party, term: Term, stand: Stand, scenario: Scenario) -> Iterator[Objection]:
    """Yield each act that a term forbids, done with the release or, in making it, with the work itself."""
    # Acts on output need no grant, but a text that speaks of output may forbid them.
    given = scenario.needs() if stand.standing == "output" else acts_on(stand, scenario)
    for way in ways(term.when, scenario.facts):
        both = together(way, stand.literals)
        if applies(term, stand) and both is not None:
            for act in sorted({*given, *making(stand)} & set(term.on)):
                yield Objection("act-forbidden", (party,), act, both)
        for act in making(stand) if "same" in term.object else ():
            needed = _needed(act, scenario)
            if act in term.on and needed is not None and (both := together(way, needed)) is not None:
                yield Objection("act-forbidden", (party,), act, both)


def restriction_objections_by_use(
    record: Record, artefact: str, stand: Stand, scenario: Scenario
) -> Iterator[Objection]:
    """Yield an objection for each use of the scenario that a use restriction forbids, or may forbid.

    A duty may rule out uses too: who must obey the law may not use the work against it.
    """
    for restriction in record.restrictions:
        party = Party(artefact, record.id, restriction, stand)
        yield from _by_use(party, restriction, (*restriction.must, *restriction.may), stand, scenario)
    for term in record.of_kind("duty"):
        bans = tuple(Atom(use) for use in vocabulary.duties()[term.duty].bans)
        if bans:
            yield from _by_use(Party(artefact, record.id, term, stand), term, bans, stand, scenario)


def _by_making(record: Record, party: Party, term: Term, stand: Stand, scenario: Scenario) -> Iterator[Objection]:
    """Yield where the way the release was made is itself what the licence forbids (training on outputs)."""
    facts = dict(scenario.facts)
    steps = [step for step in stand.trail if step.relation in term.relation]
    if not steps or not applies_to_making(term, stand):
        return
    before = stand.trail[: stand.trail.index(steps[0])]
    if before and before[-1].standing == "apart":
        return  # what the step was taken with was none of the licence's business any more
    literals: Literals | None = stand.literals
    if steps[0] is not stand.trail[-1]:
        maker = steps[0].link.target
        asks = f"had whoever made {maker} a permission beyond {record.id}?"
        unknown = Unknown("act", f"{maker}: {record.id}", 2, asks, means=("yes", "no"))
        literals = together(stand.literals, frozenset({(unknown, 1)}))
    cases = [_case(record, word, scenario) for word in term.narrowed]
    cases.append(_of_that_sort(record, term, stand, scenario))
    for case in cases:
        literals = together(literals, case) if literals is not None and case is not None else None
    for way in ways(term.when, facts):
        if literals is not None and (both := together(way, literals)) is not None:
            code = "use-forbidden" if term.use else "act-forbidden"
            what = ", ".join(term.use or term.on)
            if "training.other-models" in term.use or "training.foundation-models" in term.use:
                code = "outputs-training-banned"
            yield Objection(code, (party,), what, both)


def _of_that_sort(record: Record, term: Term, stand: Stand, scenario: Scenario) -> Literals:
    """Return the question whether what was made is a foundation model, where the ban speaks of no other model."""
    if set(term.use) != {"training.foundation-models"} or "training.foundation-models" in scenario.uses:
        return ALWAYS
    made = stand.trail[-1].link.target
    asks = f"is {made} a foundation model, as {record.id} §{term.cite.section} means it?"
    hint = "uses = ['training.foundation-models'] under [release] in licet.toml says that it is"
    return frozenset({(Unknown("act", f"{made}: foundation model", 2, asks, hint, ("no", "yes")), 1)})


def applies_to_making(term: Term, stand: Stand) -> bool:
    """Return whether a term about how a thing is made speaks of what the origin, or the result, is."""
    return stand.standing in term.object or "same" in term.object or "output" in term.object


def _case(record: Record, word: str, scenario: Scenario) -> Literals | None:
    """Return under which literals a narrowed ban is in play; None where it is not."""
    if word == "except-licensor-family":
        return ALWAYS  # whether the release is of that family is looked at where the term is
    if word == "commercial" and "commercial" in scenario.performed():
        return ALWAYS
    fact = {"competing": "competes_with_licensor", "commercial": "commercial"}.get(word)
    if fact is not None:
        found = ways(("fact", fact), scenario.facts)
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
                if applies(term, stand) and (both := together(literals, stand.literals)) is not None:
                    yield Objection("use-forbidden", (party,), use, both)
                if "same" in term.object and _so_made(term, stand):
                    yield from _while_making(party, term, use, stand, scenario, literals)


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


def _so_made(term: Term | Restriction, stand: Stand) -> bool:
    relation = getattr(term, "relation", ())
    return not relation or bool(stand.relations & set(relation))


def _while_making(
    party: Party, term: Term | Restriction, use: str, stand: Stand, scenario: Scenario, literals: Literals
) -> Iterator[Objection]:
    """Yield where making the release was such a use of the origin, as far as making it needs permission at all."""
    limited = getattr(term, "on", ())
    for act in making(stand):
        if limited and act not in limited:
            continue
        needed = _needed(act, scenario)
        if needed is None and act == "use":
            needed = _by_contract(party.licence)
        if needed is not None and (both := together(literals, needed)) is not None:
            because = reserved(scenario.defaults, act)[2] if needed else ""
            yield Objection("use-forbidden", (party,), use, both, because)


def _by_contract(licence: str) -> Literals:
    """Return the question whether a ban on a kind of use binds where copyright asks for no permission to use."""
    asks = f"does {licence} bind, as terms that were accepted, a use that needs no permission under copyright?"
    return frozenset({(Unknown("reserved", f"{licence}: use", 2, asks, means=("no", "yes")), 1)})


def _needed(act: str, scenario: Scenario) -> Literals | None:
    """Return under which literals an act needs the author's permission at all; None where it is free."""
    answer, status, authority = reserved(scenario.defaults, act)
    if status == "settled":
        return None if answer == "free" else ALWAYS
    asks = f"does it need the author's permission to {act}? contested: {authority}"
    hint = "choose a layer with --defaults, or get permission"
    return frozenset({(Unknown("reserved", f"{scenario.defaults}: {act}", 2, asks, hint, ("no", "yes")), 1)})
