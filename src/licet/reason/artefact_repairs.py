# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repairs for a release of several artefacts: changes to one of them that were judged again on the whole.

Where several artefacts stand in the way and no single change helps, one change for each is offered as one repair.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.reason.repair import repairs as repairs_of_one
from licet.reason.truth import Answer
from licet.reason.verdict import Repair
from licet.release.graph import Claim, Release
from licet.syntax.parse import parse_expression
from licet.syntax.tree import all_of, licences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.verdict import Verdict
    from licet.syntax import Expression

_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
_MOST, _OFFERED = 24, 4


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the whole release: how it is told, and the release and proposed licence after it."""

    repair: Repair
    release: Release
    label: Expression | None


def repairs(verdict: Verdict) -> tuple[Repair, ...]:
    """Return the changes that improve a verdict on several artefacts, the cheapest first; none where it is yes."""
    if verdict.answer is Answer.YES:
        return ()
    whole = _Change(Repair("", "", verdict.answer), verdict.release, verdict.label)
    bad = [member for member in verdict.members if member.answer is not Answer.YES]
    found: list[Repair] = []
    for count, change in enumerate(one for member in bad for one in _changes(verdict, member, whole)):
        if count == _MOST:
            break
        answer = _judged(verdict, change).answer
        if _RANK[answer] < _RANK[verdict.answer]:
            found.append(replace(change.repair, answer=answer))
    if not found:
        found.extend(_joint(verdict, whole))
    best = [repair for repair in found if repair.answer is Answer.YES]
    return tuple(dict.fromkeys(best or found))[:_OFFERED]


def _judged(verdict: Verdict, change: _Change) -> Verdict:
    from licet.reason.artefacts import check

    return check(change.release, outbound=change.label, scenario=verdict.scenario)


def _joint(verdict: Verdict, whole: _Change) -> Iterator[Repair]:
    """Yield one change for each artefact that stands in the way, all made together, if that helps."""
    current, kinds, answer = whole, list[str](), verdict.answer
    for place, member in enumerate(verdict.members):
        for change in _changes(verdict, member, current) if member.answer is not Answer.YES else ():
            if len(change.release.parts) < len(current.release.parts):
                continue
            after = _judged(verdict, change)
            if _RANK[after.members[place].answer] < _RANK[member.answer]:
                words = ", and ".join(filter(None, (current.repair.change, change.repair.change)))
                kinds.append(change.repair.kind)
                answer = after.answer
                current = replace(change, repair=Repair(" and ".join(dict.fromkeys(kinds)), words, answer))
                break
    if len(kinds) > 1 and _RANK[answer] < _RANK[verdict.answer]:
        yield current.repair


def _changes(verdict: Verdict, member: Verdict, whole: _Change) -> Iterator[_Change]:
    """Yield what could be changed about one artefact, the cheapest first."""
    yield from _more_honest(verdict, member, whole)
    for repair in repairs_of_one(member):
        yield from _applied(member, repair, whole)
    part = member.release.root
    if member is not verdict.rest and len(whole.release.parts) > 1:
        without = _pruned(_unshipped(whole.release, part.name))
        yield replace(whole, repair=Repair("drop", f"leave {part.name} out", Answer.NO, part.name), release=without)


def _more_honest(verdict: Verdict, member: Verdict, whole: _Change) -> Iterator[_Change]:
    """Yield what a false label of what holds other artefacts could be: theirs beside it, or none at all."""
    own = {part.name: part for part in whole.release.parts}
    found = (*member.conflicts, *member.open)
    denied = dict.fromkeys(p.artefact for o in found for p in o.parties if p.artefact in own and p.stand)
    claims = [claim for name in denied if (claim := own[name].licence) is not None and len(claim.readings) == 1]
    name = member.release.root.name
    stated = member.label or _only(member.release.root.licence)
    if not claims or stated is None:
        return
    said = set(licences(stated))
    theirs = [claim.readings[0] for claim in claims if not set(licences(claim.readings[0])) <= said]
    label = all_of([stated, *theirs])
    yield _labelled(member, label, whole, f"put {name} under {label}")
    if member is verdict.rest and verdict.label is None:
        words = f"state no licence for {name} as a whole: its artefacts have their own"
        root = replace(whole.release.root, licence=None)
        repair = Repair("relabel", words, Answer.NO, name)
        yield _Change(repair, replace(whole.release, root=root), None)


def _only(claim: Claim | None) -> Expression | None:
    return claim.readings[0] if claim is not None and len(claim.readings) == 1 and not claim.disputed_by else None


def _labelled(member: Verdict, label: Expression, whole: _Change, words: str) -> _Change:
    """Return the change that puts one artefact under another licence: its own claim, or what is proposed for all."""
    root, release = member.release.root, whole.release
    repair = Repair("relabel", words, Answer.NO, root.name, str(label))
    if root.name == release.root.name:
        return _Change(repair, release, label)
    claim = Claim((str(label),), "single", root.place, "repair", (label,))
    parts = tuple(replace(one, licence=claim) if one.name == root.name else one for one in release.parts)
    return _Change(repair, replace(release, parts=parts), whole.label)


def _applied(member: Verdict, repair: Repair, whole: _Change) -> Iterator[_Change]:
    """Yield the change of the whole release that a repair of one artefact is; for a part it names the part."""
    name, release = member.release.root.name, whole.release
    lead = "" if name == release.root.name else f"in {name}: "
    if repair.kind in {"relabel", "relabel and rename"}:
        label = parse_expression(repair.value)
        words = repair.change if not lead else f"put {name} under {label}"
        changed = _labelled(member, label, whole, words)
        if repair.kind != "relabel":
            words = repair.change if not lead else f"{words} and name it {repair.subject}"
            changed = replace(changed, release=_renamed(changed.release, name, repair.subject))
        yield replace(changed, repair=replace(repair, change=words))
    elif repair.kind == "rename":
        words = repair.change if not lead else f"name {name} {repair.value}"
        yield replace(whole, repair=replace(repair, change=words), release=_renamed(release, name, repair.value))
    elif repair.kind == "weaken":
        told = replace(repair, change=lead + repair.change)
        for changed_release in _relinked(member, repair, release):
            yield replace(whole, repair=told, release=changed_release)
    elif repair.kind == "drop":
        told = replace(repair, change=lead + repair.change)
        inside = {link for link in member.release.links if link.origin == repair.subject}
        links = tuple(link for link in release.links if link not in inside)
        yield replace(whole, repair=told, release=_pruned(replace(release, links=links)))


def _renamed(release: Release, old: str, new: str) -> Release:
    def of(name: str) -> str:
        return new if name == old else name

    return replace(
        release,
        root=replace(release.root, name=of(release.root.name)),
        parts=tuple(replace(one, name=of(one.name)) for one in release.parts),
        links=tuple(replace(link, origin=of(link.origin), target=of(link.target)) for link in release.links),
    )


def _relinked(member: Verdict, repair: Repair, release: Release) -> Iterator[Release]:
    """Yield the release with one link to the repair's subject weakened, for each link that it may mean."""
    from licet.catalogue import vocabulary

    for link in member.release.links:
        if link.origin == repair.subject and link.relation != repair.value:
            ships = vocabulary.relations()[repair.value].ships
            changed = replace(link, relation=repair.value, ships=ships, inferred="")
            yield replace(release, links=tuple(changed if one == link else one for one in release.links))


def _unshipped(release: Release, name: str) -> Release:
    """Return the release without one of its parts; what another part was made from it stays so made."""
    others = {one.name for one in release.parts}
    links = tuple(link for link in release.links if link.origin != name or link.target in others)
    return replace(release, parts=tuple(one for one in release.parts if one.name != name), links=links)


def _pruned(release: Release) -> Release:
    """Return the release without what leads to none of its artefacts any more."""
    arriving: dict[str, list[str]] = {}
    for link in release.links:
        arriving.setdefault(link.target, []).append(link.origin)
    kept = {release.root.name, *(one.name for one in release.parts)}
    pending = list(kept)
    while pending:
        for origin in arriving.get(pending.pop(), ()):
            if origin not in kept:
                kept.add(origin)
                pending.append(origin)
    origins = tuple(one for one in release.origins if one.name in kept)
    links = tuple(link for link in release.links if link.target in kept)
    return replace(release, origins=origins, links=links)
