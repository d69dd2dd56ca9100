# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repairs: single changes that were judged again and improve the answer, the cheapest first (semantics.md §5)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.reason.choose import leaf
from licet.reason.truth import Answer
from licet.reason.verdict import Repair
from licet.syntax.tree import NoAssertion, NoneTerm, all_of, licences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.verdict import Verdict
    from licet.release.graph import Link, Release
    from licet.syntax import Expression

_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
# What each relation could be weakened to without giving the origin up; each step keeps less of it in the work.
_WEAKER = {
    "incorporates": ("vendors", "links-dynamically", "calls", "bundles"),
    "vendors": ("links-dynamically", "calls", "bundles"),
    "links-statically": ("links-dynamically", "calls", "bundles"),
    "links-dynamically": ("calls",),
    "modifies": ("copies", "bundles"),
    "merges": ("bundles",),
    "derives-from": ("collects",),
}
_WORDS = {
    "vendors": 'keep the files of {} apart inside it (relation "vendors")',
    "links-dynamically": 'load {} as a separate library (relation "links-dynamically")',
    "calls": 'talk to {} as a separate process or service (relation "calls")',
    "bundles": 'ship {} beside it (relation "bundles")',
    "copies": 'ship {} unchanged (relation "copies")',
    "collects": 'hold {} unchanged in a collection (relation "collects")',
}
# What can be left out and leave the release what it is; the model it starts from cannot.
_REMOVABLE = frozenset(
    {"incorporates", "vendors", "links-statically", "links-dynamically", "calls", "bundles", "collects", "merges",
     "trains-on", "trains-on-outputs-of", "derives-from", "annotates", "embeds", "evaluates-on"}
)  # fmt: skip
_MOST = 24
# Each candidate is judged whole: of a release of this many origins only the cheapest few are tried.
_LARGE, _FEW = 500, 4


def repairs(verdict: Verdict) -> tuple[Repair, ...]:
    """Return the changes that improve a verdict that is not yes; none where it is."""
    if verdict.answer is Answer.YES:
        return ()
    found: list[Repair] = []
    for count, (kind, change, subject, value, release, outbound) in enumerate(_candidates(verdict)):
        if count >= (_MOST if len(verdict.release.origins) < _LARGE else _FEW):
            break
        answer = _judged(verdict, release, outbound)
        if _RANK[answer] < _RANK[verdict.answer]:
            found.append(Repair(kind, change, answer, subject, value))
    # INVARIANT: what is offered was judged; a change that only leads to unknown is offered after those that hold.
    best = [repair for repair in found if repair.answer is Answer.YES]
    return tuple(best or found)[:4]


def _judged(verdict: Verdict, release: Release, outbound: Expression | None) -> Answer:
    from licet.reason.judge import answer

    return answer(release, outbound=outbound, scenario=verdict.scenario)


def _candidates(verdict: Verdict) -> Iterator[tuple[str, str, str, str, Release, Expression | None]]:
    """Yield (kind, change in words, subject, new value, changed release, outbound), the cheapest first."""
    release = verdict.release
    label = verdict.label
    objections = (*verdict.conflicts, *verdict.open)
    names = dict.fromkeys(
        "{0}{1}{3}-{2}".format(*release.root.name.rpartition("/"), objection.what)
        for objection in objections
        if objection.code == "name-lacks-prefix"
    )
    for name in names:
        yield "rename", f"name it {name}", release.root.name, name, _renamed(release, name), label
    yield from _relabelled(verdict)
    for name in names:
        for _, words, _, licence, _, outbound in _relabelled(verdict):
            both = f"{words} and name it {name}"
            yield "relabel and rename", both, name, licence, _renamed(release, name), outbound
    involved = {party.artefact for objection in objections for party in objection.parties if party.stand is not None}
    for link in release.links:
        for relation in _WEAKER.get(link.relation, ()) if link.origin in involved else ():
            changed = _relinked(release, link, relation)
            yield "weaken", _WORDS[relation].format(link.origin), link.origin, relation, changed, label
    for name in _droppable(verdict, involved):
        yield "drop", f"leave {name} out", name, "", _without(release, name), label


def _droppable(verdict: Verdict, involved: set[str]) -> list[str]:
    """Return the components of the release itself that brought an objection and can be left out of what it is."""
    root = verdict.release.root.name
    found: dict[str, None] = {}
    for holding in verdict.holdings:
        last = holding.stand.trail[-1].link
        if holding.artefact in involved and last.target == root and last.relation in _REMOVABLE:
            found[last.origin] = None
    return list(found) if len(verdict.release.origins) > 1 else []


def _proposed(verdict: Verdict) -> Expression | None:
    """Return the outbound licence that was judged, where it is one expression; a repair may name another beside it."""
    claim = verdict.release.root.licence
    if verdict.label or claim is None or claim.disputed_by or len(claim.readings) != 1:
        return verdict.label
    return claim.readings[0]


def _relabelled(verdict: Verdict) -> Iterator[tuple[str, str, str, str, Release, Expression | None]]:
    """Yield other outbound licences: those of the objecting origins, beside the proposed one and all together."""
    release, proposed = verdict.release, _proposed(verdict)
    objecting = {party.artefact for o in (*verdict.conflicts, *verdict.open) for party in o.parties if party.stand}
    names = dict.fromkeys(
        holding.part.id
        for holding in verdict.holdings
        if holding.artefact in objecting
        and holding.part.record is not None
        and not holding.part.record.applies_to
        and " WITH " not in holding.part.id
        and holding.stand.standing in {"same", "derivative"}
    )
    single: list[Expression] = [leaf(name) for name in names]
    offers = list(single)
    if proposed is not None and not isinstance(proposed, NoneTerm | NoAssertion):
        offers += [all_of([proposed, one]) for one in single if one not in set(licences(proposed))]
    offers += [all_of(single)] if len(single) > 1 else []
    for offer in dict.fromkeys(offers):
        if offer != proposed:
            change = f"put it under {offer}" if verdict.proposed else f"license it under {offer}"
            yield "relabel", change, release.root.name, str(offer), release, offer


def _renamed(release: Release, name: str) -> Release:
    old = release.root.name
    links = tuple(replace(link, target=name if link.target == old else link.target) for link in release.links)
    return replace(release, root=replace(release.root, name=name), links=links)


def _relinked(release: Release, link: Link, relation: str) -> Release:
    from licet.catalogue import vocabulary

    ships = vocabulary.relations()[relation].ships
    changed = replace(link, relation=relation, ships=ships, inferred="")
    return replace(release, links=tuple(changed if one is link else one for one in release.links))


def _without(release: Release, name: str) -> Release:
    """Return the release without a component, and without what only hangs on it."""
    links = tuple(link for link in release.links if name not in {link.origin, link.target})
    while True:
        kept = {release.root.name} | {link.origin for link in links if link.target == release.root.name}
        size = 0
        while size != len(kept):
            size = len(kept)
            kept |= {link.origin for link in links if link.target in kept}
        if all(link.target in kept for link in links):
            break
        links = tuple(link for link in links if link.target in kept)
    origins = tuple(one for one in release.origins if one.name in kept)
    return replace(release, origins=origins, links=links)
