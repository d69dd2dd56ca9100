# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy makes of a release: objections of its own, unknowns that it accepts, and entries that nothing met.

INVARIANT: an answer only gets stricter, but for an unknown of which every open point is accepted by name; nothing
that holds for certain, in one way or another, is ever accepted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.reason.discharge import obligations, passed_on
from licet.reason.truth import Answer, Literals, Unknown, decide
from licet.reason.verdict import Accepted, Objection
from licet.release.graph import Finding
from licet.release.policy import Exemption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licet.reason.conflict import Holding
    from licet.reason.scenario import Scenario
    from licet.reason.verdict import Verdict
    from licet.release.policy import Acceptance, Entry, Policy, Subject

CODES: dict[Subject, str] = {"licences": "policy-licence", "uses": "policy-use", "duties": "policy-duty"}


def objections(policy: Policy, holdings: Sequence[Holding], scenario: Scenario) -> Iterator[Objection]:
    """Yield what the lists of a policy refuse: licences held, restrictions on use, duties."""
    yield from _licences(policy, holdings)
    for one in passed_on(holdings) if _any(policy, "uses") else ():
        meets = {use: refused(policy, "uses", one.party.artefact, use) for use in (*one.uses, *one.vague)}
        for use in one.uses:
            if meets[use]:
                yield Objection(CODES["uses"], (one.party,), use, one.literals)
        for use in one.vague:
            if meets[use] and use not in one.uses:
                asks = f"does {one.label} of {one.party.licence} restrict {use!r}, which your policy refuses?"
                subject = f"policy: {one.party.licence}: {one.label} {use}"
                perhaps = Unknown("act", subject, 2, asks, means=("no", "yes"))
                yield Objection(CODES["uses"], (one.party,), use, one.literals | {(perhaps, 1)})
    for duty in obligations(holdings, scenario) if _any(policy, "duties") else ():
        for party in duty.parties:
            if refused(policy, "duties", party.artefact, duty.duty):
                yield Objection(CODES["duties"], (party,), duty.duty, duty.literals)


def _any(policy: Policy, subject: Subject) -> bool:
    lists = policy.listed(subject)
    return bool(lists.deny) or lists.allow is not None


def _licences(policy: Policy, holdings: Sequence[Holding]) -> Iterator[Objection]:
    """Yield each licence that may hold over a component and is refused, however the release stands to it."""
    seen: set[tuple[str, str, Literals]] = set()
    for holding in holdings if _any(policy, "licences") else ():
        meant = frozenset(literal for literal in holding.literals if literal not in holding.stand.literals)
        key = (holding.artefact, holding.part.id, meant)
        if key not in seen and refused(policy, "licences", holding.artefact, holding.part.id):
            yield Objection(CODES["licences"], (holding.party(),), holding.part.id, meant)
        seen.add(key)


def refused(policy: Policy, subject: Subject, component: str, id_: str) -> Entry | bool:
    """Return the entry that denies an id, True where a list of what is allowed lacks it, False where it may be."""
    lists = policy.listed(subject)
    denied = next((entry for entry in lists.deny if _denies(entry, subject, id_)), None)
    missing = lists.allow is not None and not any(_allows(entry, subject, id_) for entry in lists.allow)
    if denied is None and not missing:
        return False
    for one in policy.exceptions:
        same = one.component.lower() == component.lower()
        if same and policy.holds(one.expires) and any(_allows(entry, subject, id_) for entry in one.allow):
            return False
    return denied or True


def _denies(entry: Entry, subject: Subject, id_: str) -> bool:
    """Return whether an entry of a deny list meets an id: an exception leaves the licence what it is."""
    if subject == "uses":
        return any(named in vocabulary.parents(id_) or id_ in vocabulary.parents(named) for named in entry.ids)
    return id_ in entry.ids or (subject == "licences" and id_.partition(" WITH ")[0] in entry.ids)


def _allows(entry: Entry, subject: Subject, id_: str) -> bool:
    """Return whether an entry of an allow list covers an id: an exception only grants more."""
    if subject == "uses":
        return any(named in vocabulary.uses() and named in vocabulary.parents(id_) for named in entry.ids)
    return id_ in entry.ids or (subject == "licences" and id_.partition(" WITH ")[0] in entry.ids)


def accepted(policy: Policy, objection: Objection, findings: Sequence[Finding]) -> Acceptance | None:
    """Return the entry that accepts an open objection, None where none does.

    What a reader of the release left open goes by the code of its finding as well, and by the name that it is about.
    """
    if objection.certain:
        return None
    behind = [one for one in findings if objection.code == "claim-unclear" and one.message == objection.what]
    codes = {objection.code, *(one.code for one in behind)}
    names = {party.artefact.lower() for party in objection.parties} | {one.about.lower() for one in behind}
    about = {objection.what, *(unknown.subject for unknown, _ in objection.literals)}
    for one in policy.accept:
        named = one.code in codes and one.component.lower() in names
        if named and (not one.about or one.about in about) and policy.holds(one.expires):
            return one
    return None


def settle(
    policy: Policy, answer: Answer, found: list[Objection], findings: Sequence[Finding]
) -> tuple[Answer, list[Objection], tuple[Accepted, ...]]:
    """Return an answer with what the policy accepts of it, and what is left open. Only an unknown is touched."""
    if answer is not Answer.UNKNOWN or not policy.accept:
        return answer, found, ()
    taken = [(one, entry) for one in found if (entry := accepted(policy, one, findings)) is not None]
    gone = {id(one) for one, _ in taken}
    left = [one for one in found if id(one) not in gone]
    said = tuple(Accepted(one, entry.reason, entry.expires, entry.place) for one, entry in taken)
    return decide([one.literals for one in left]), left, said


def remarked(verdict: Verdict, policy: Policy) -> Verdict:
    """Return the verdict with what is to be printed of the policy among the findings of its release."""
    said = tuple(dict.fromkeys(remarks(policy, verdict.members)))
    return replace(verdict, release=replace(verdict.release, findings=(*verdict.release.findings, *said)))


def remarks(policy: Policy, verdicts: Iterable[Verdict]) -> Iterator[Finding]:
    """Yield what every report prints of a policy: what it accepted and excepted, what has expired, what met nothing.

    A denial that meets nothing does its work; what is allowed or lifted and meets nothing is no longer needed.
    """
    whole = list(verdicts)
    met = {id(entry) for verdict in whole for entry in _met(policy, verdict)}
    for one in dict.fromkeys(one for verdict in whole for one in verdict.accepted):
        who = ", ".join(dict.fromkeys(party.artefact for party in one.objection.parties))
        message = f"{one.objection.code} of {who} is accepted{_until(one.expires)}: {one.reason}"
        yield Finding("policy-accepted", message, one.place)
        met |= {id(entry) for entry in policy.accept if entry.place == one.place}
    entries: tuple[Exemption | Acceptance, ...] = (*policy.exceptions, *policy.accept)
    for entry in entries:
        if not policy.holds(entry.expires):
            today = f"it is {policy.as_of}" if policy.as_of else "no day was given to judge by"
            message = f"the entry for {entry.component} held until {entry.expires}, and {today}"
            yield Finding("policy-entry-expired", message, entry.place)
        elif id(entry) not in met:
            yield Finding("policy-entry-unused", f"the entry for {entry.component} meets nothing", entry.place)
        elif isinstance(entry, Exemption):
            names = ", ".join(one.written for one in entry.allow)
            message = f"{names} of {entry.component} is excepted{_until(entry.expires)}: {entry.reason}"
            yield Finding("policy-accepted", message, entry.place)
    for subject in CODES:
        idle = [one for one in policy.listed(subject).allow or () if id(one) not in met]
        if idle:
            message = f"allowed, and met by nothing in this release: {', '.join(one.written for one in idle)}"
            yield Finding("policy-entry-unused", message, idle[0].place)


def _until(expires: str) -> str:
    return f" until {expires}" if expires else ""


def _met(policy: Policy, verdict: Verdict) -> Iterator[object]:
    """Yield each entry of an allow list, each exception and each acceptance that meets something of a verdict."""
    yield from (entry for one in verdict.open if (entry := accepted(policy, one, verdict.release.findings)))
    seen: list[tuple[Subject, str, str]] = [("licences", h.artefact, h.part.id) for h in verdict.holdings]
    seen += [("uses", r.party.artefact, use) for r in verdict.restrictions for use in (*r.uses, *r.vague)]
    seen += [("duties", party.artefact, duty.duty) for duty in verdict.duties for party in duty.parties]
    for subject, component, id_ in dict.fromkeys(seen):
        lists = policy.listed(subject)
        yield from (entry for entry in lists.allow or () if _allows(entry, subject, id_))
        if refused(replace(policy, exceptions=()), subject, component, id_):
            for one in policy.exceptions:
                if one.component.lower() == component.lower() and any(_allows(e, subject, id_) for e in one.allow):
                    yield one
