# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release of several artefacts, each under a licence of its own: every one judged, and what they come to together.

Each artefact is a release of its own (`divide`), and the release is no better than the worst of them. What holds an
artefact as files of its own may not promise more than the licence stated for those files (semantics.md §3: honest).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.catalogue.model import BASES
from licet.reason.discharge import core, questions
from licet.reason.judge import check as judge
from licet.reason.judge import scenario_of
from licet.reason.reach import Stand, Step
from licet.reason.truth import ALWAYS, Answer, covers, decide, minimal
from licet.reason.verdict import Obligation, Verdict
from licet.release.division import divide
from licet.release.graph import Link, Release, ReleaseError, ordered
from licet.syntax.tree import Or

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licet.reason.conflict import Holding
    from licet.reason.scenario import Scenario
    from licet.reason.verdict import Objection, Party, PassedOn
    from licet.release.graph import Artefact
    from licet.syntax import Expression

_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
_HONEST = frozenset({"label-promises-more", "restrictions-not-carried"})


def check(release: Release, *, outbound: Expression | None = None, scenario: Scenario | None = None) -> Verdict:
    """Judge a release with its parts, `outbound` in place of the licence that the release as a whole states.

    A release without parts is judged as ever. Raises ReleaseError where links form a cycle, or two works have one name.
    """
    if not release.parts:
        return judge(release, outbound=outbound, scenario=scenario)
    ordered(release)
    _reject_namesakes(release)
    scenario = scenario or scenario_of(release)
    division = divide(release)
    members = {}
    for work, alone in zip((release.root, *release.parts), (division.rest, *division.parts), strict=True):
        label = outbound if work is release.root or work.licence is None else None
        members[work.name] = judge(alone, outbound=label, scenario=scenario)
    by_itself = dict(members)
    for name in {link.target: None for link in division.held if link.target in members}:
        inside = [by_itself[one] for one in division.inside(name) if one in members]
        found = [
            objection
            for link in division.held
            if link.target == name
            for objection in dishonest(release, by_itself[name].release, link, by_itself[name].label, scenario)
        ]
        members[name] = _holding_others(by_itself[name], inside, found)
    rest, *parts = members.values()
    return together(release, rest, tuple(parts), outbound)


def _reject_namesakes(release: Release) -> None:
    seen: set[str] = set()
    for one in release.works:
        if one.name in seen:
            raise ReleaseError(f"two works of the release are called {one.name!r}", one.place, "links go by the name")
        seen.add(one.name)


def dishonest(
    release: Release, holder: Release, link: Link, label: Expression | None, scenario: Scenario | None
) -> list[Objection]:
    """Return what the licence of `holder` promises of the part that `link` says it holds, and that part's withholds.

    The part's licence is read as that of a copy: what it limits in use, the licence of what holds it must carry, or
    name it. Nothing where either states none; of an OR over the part the branch that stands least in the way counts.
    """
    part = next(one for one in release.parts if one.name == link.origin)
    if part.licence is None or (label is None and holder.root.licence is None):
        return []
    found = [_withheld(holder, one, link, label, scenario) for one in _branches(part)]
    return min(found, key=lambda one: (_RANK[_decision(one)], len(one)))


def _branches(part: Artefact) -> list[Artefact]:
    """Return the part under each branch of an OR that is stated for it, else the part as it is."""
    claim = part.licence
    if claim is None or len(claim.readings) != 1 or claim.disputed_by or not isinstance(claim.readings[0], Or):
        return [part]
    return [replace(part, licence=replace(claim, readings=(term,))) for term in claim.readings[0].terms]


def _withheld(
    holder: Release, part: Artefact, link: Link, label: Expression | None, scenario: Scenario | None
) -> list[Objection]:
    copied = replace(link, relation="copies", ships=True)
    two = Release(holder.root, (part,), (copied,), named=False)
    verdict = judge(two, outbound=label, scenario=scenario)
    return [
        replace(objection, code="label-promises-more", parties=tuple(_holding(p, link) for p in objection.parties))
        for objection in (*verdict.conflicts, *verdict.open)
        if objection.code in _HONEST
    ]


def _holding(party: Party, link: Link) -> Party:
    """Return a side whose stand tells the link as it is stated."""
    if party.stand is None:
        return party
    return replace(party, stand=Stand("same", party.stand.literals, (Step(link, "copies", "same", None),)))


def _holding_others(verdict: Verdict, inside: Sequence[Verdict], more: Sequence[Objection]) -> Verdict:
    """Return the verdict on an artefact that holds others: what its label says falsely of them, and truly.

    A licence that names its licensor is no label of somebody else's where a work of that licensor lies inside.
    """
    theirs = {name for one in inside for holding in one.holdings if (name := _licensor(holding))}
    before = _all(verdict)
    kept = [one for one in before if one.code != "label-of-another" or one.what not in theirs]
    if not more and len(kept) == len(before):
        return verdict
    found = [*kept, *more]
    answer = _decision(found)
    if _decision(before) is not verdict.answer and _decision(more) is not Answer.NO:
        answer = verdict.answer  # more could have been compared
    proposed = (verdict.proposed,) if verdict.proposed and answer is Answer.YES else ()
    return replace(_answered(verdict, found, answer), outbound=proposed)


def _licensor(holding: Holding) -> str:
    """Return who the licence of an origin names as its licensor, where something of it is inside for certain."""
    record = holding.part.record
    if record is None or record.licensor is None or holding.literals or holding.stand.standing == "apart":
        return ""
    return record.licensor.name


def _decided(members: Sequence[Verdict]) -> Answer:
    """Return the worst of the answers, or what the objections come to together where that is worse.

    Two artefacts may hang on one question, each refused by another answer to it.
    """
    exact = [one for one in members if _decision(_all(one)) is one.answer]  # else more could have been compared
    return max((_decision(_found_by(exact)), *(one.answer for one in members)), key=_RANK.__getitem__)


def _found_by(members: Iterable[Verdict]) -> list[Objection]:
    """Return the objections of several verdicts."""
    return [objection for member in members for objection in _all(member)]


def _all(verdict: Verdict) -> tuple[Objection, ...]:
    return (*verdict.conflicts, *verdict.open)


def _decision(found: Sequence[Objection]) -> Answer:
    return decide([objection.literals for objection in found])


def _answered(verdict: Verdict, found: Sequence[Objection], answer: Answer) -> Verdict:
    conflicts = core(found) if answer is Answer.NO else []
    decisive = {id(objection) for objection in conflicts}
    return replace(
        verdict,
        answer=answer,
        conflicts=tuple(conflicts),
        open=tuple(objection for objection in found if id(objection) not in decisive),
        questions=tuple(questions(found)) if answer is Answer.UNKNOWN else (),
    )


def together(release: Release, rest: Verdict, parts: tuple[Verdict, ...], label: Expression | None = None) -> Verdict:
    """Return what the verdicts on a release's artefacts come to: the worst answer, everything owed, each thing once."""
    members = (rest, *parts)
    found = _found_by(members)
    answer = _decided(members)
    whole = Verdict(
        answer=answer,
        release=release,
        proposed=rest.proposed,
        duties=tuple(joined(duty for member in members for duty in member.duties)),
        restrictions=tuple({_told(one): one for member in members for one in member.restrictions}.values()),
        outbound=_outbound(release, rest, answer),
        choices=tuple(dict.fromkeys(choice for member in members for choice in member.choices)),
        basis=max((one.basis for one in members if one.answer is answer), key=BASES.index, default="text"),
        defaults=rest.defaults,
        scenario=rest.scenario,
        label=label,
        holdings=tuple(holding for member in members for holding in member.holdings),
        accepted=tuple(dict.fromkeys(one for member in members for one in member.accepted)),
        parts=parts,
        rest=rest,
    )
    refused = [member for member in members if member.answer is Answer.NO]
    if not refused:
        return _answered(whole, found, answer)
    conflicts = tuple(objection for member in refused for objection in member.conflicts)
    decisive = {id(objection) for objection in conflicts}
    return replace(whole, conflicts=conflicts, open=tuple(one for one in found if id(one) not in decisive))


def _outbound(release: Release, rest: Verdict, answer: Answer) -> tuple[str, ...]:
    """Return licences for the whole: as far as tried for what is in no artefact, and honest about the artefacts."""
    if answer is not Answer.YES or rest.proposed:
        return (rest.proposed,) if answer is Answer.YES else ()
    if not rest.release.origins:
        return ()
    from licet.reason.choose import leaf

    division = divide(release)
    held = [link for link in division.held if link.target == release.root.name]

    def is_false(name: str) -> bool:
        return any(dishonest(release, division.rest, link, leaf(name), rest.scenario) for link in held)

    return tuple(name for name in rest.outbound if not is_false(name))


def with_duties_of(verdict: Verdict, members: Sequence[Verdict]) -> Verdict:
    """Return a verdict on several artefacts with these verdicts for its members, and the duties that they list."""
    rest, *parts = members
    duties = tuple(joined(duty for member in members for duty in member.duties))
    return replace(verdict, rest=rest, parts=tuple(parts), duties=duties)


def joined(duties: Iterable[Obligation]) -> Iterator[Obligation]:
    """Yield what has to be done, once for each duty, prescribed text and tick, with everybody who asks for it."""
    found: dict[tuple[object, ...], list[Obligation]] = {}
    for duty in duties:
        found.setdefault((duty.duty, duty.text, duty.discharged), []).append(duty)
    for members in found.values():
        ways = minimal(duty.literals for duty in members)
        parties = {(p.artefact, p.licence): p for duty in reversed(members) for p in reversed(duty.parties)}
        yield replace(
            members[0],
            parties=tuple(reversed(parties.values())),
            literals=ALWAYS if covers(ways) else ways[0],
            discharged_by=tuple(dict.fromkeys(place for duty in members for place in duty.discharged_by)),
        )


def _told(one: PassedOn) -> tuple[object, ...]:
    return one.party.artefact, one.party.licence, one.label, one.uses, one.vague, one.narrowed, one.mode, one.literals
