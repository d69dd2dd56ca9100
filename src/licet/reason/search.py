# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which branches to choose in a release that offers too many combinations to judge one after the other.

What stands in the way is found once for each kind of offer alone and for each pair of holdings; a search then looks
for a choice that nothing of that excludes. An objection is lifted by other components in a few rules only (a licence
named for combinations, a family excepted, a label that a component brings): each offer that might lift one is looked
at as a case of its own. INVARIANT: what is found is judged again whole, and "every choice is refused" counts only what
nothing lifts, so both are exact; where the search is broken off, that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from licet.reason.case import holdings_of_one, signature
from licet.reason.objections import by_policy, with_label, without_label
from licet.reason.pairs import Clashes, between, is_lifted_by_others, key, may_lift, names_of
from licet.reason.truth import ALWAYS, Answer, covers, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from licet.reason.case import Case, Labels
    from licet.reason.choose import Alternative
    from licet.reason.conflict import Holding
    from licet.reason.truth import Literals
    from licet.reason.verdict import Objection

# Values tried before a search is broken off; combinations of what is left that are judged whole, fewer of many choices.
_MOST_STEPS, _MOST_WHOLE, _MOST_LOOKS = 20_000, 512, 4_000


@dataclass(slots=True)
class _Offer:
    """One offer of one choice, with bits for its holdings, for what they clash with, and what speaks against it alone.

    `soft`: it may clash; `hard`: with what is `firm`, it does for certain. `alone` counts both for the offer alone.
    """

    choice: int
    place: int
    lifts: bool
    bits: int = 0
    firm: int = 0
    hard: int = 0
    soft: int = 0
    alone: tuple[int, int] = (0, 0)
    when: frozenset[Literals] = frozenset()


class Problem:
    """The choices of a case against one label: which offers stand alone, and which go together."""

    def __init__(self, case: Case, labels: Labels) -> None:
        self._case = case
        self._labels = labels
        self._clashes = Clashes(labels)
        held = [[list(holdings_of_one(case, c, a, 2)) for a in c.offers] for c in case.choices]
        names = names_of(labels)
        wanted = any(is_lifted_by_others(h, names) for row in held for one in row for h in one)
        lifting = [[[h for h in one if _lifts(h, labels, names, wanted)] for one in row] for row in held]
        fixed = [h for row in lifting if len(row) == 1 for h in row[0]]
        self._fixed = _distinct(fixed)
        self._all = _distinct(h for row in lifting for one in row for h in one)
        self.offers = [
            [_Offer(i, j, bool(lifting[i][j]) and len(row) > 1) for j in range(len(row))] for i, row in enumerate(held)
        ]
        self._holdings = held
        self._single: dict[object, frozenset[tuple[str, Literals]]] = {}
        self._double: dict[tuple[object, object], frozenset[tuple[str, Literals]]] = {}
        for offer in self._every():
            offer.bits = self._clashes.bits(held[offer.choice][offer.place])
        for offer in self._every():
            self._weigh(offer)

    def _every(self) -> Iterator[_Offer]:
        return (offer for row in self.offers for offer in row)

    def lifters(self) -> list[_Offer]:
        """Return the offers that may lift an objection and that may also not be chosen."""
        return [offer for offer in self._every() if offer.lifts]

    def _weigh(self, offer: _Offer) -> None:
        offer.soft, hard = self._clashes.against(offer.bits)
        if self._case.choices[offer.choice].literals == ALWAYS:  # else it hangs on which licence is meant
            offer.firm, offer.hard = offer.bits, hard

    def settle(self, lifted: bool) -> int:
        """Fill in what speaks against each offer alone, with all that lifts or only what is sure to be there.

        Returns 2 where the label alone is refused for certain, 1 where it may be, else 0.
        """
        lifters = self._all if lifted else self._fixed
        self._single.clear()  # what lifts is not the same
        alike: dict[object, tuple[tuple[int, int], frozenset[Literals]]] = {}
        for offer in self._every():
            told = self._told(offer)
            if told not in alike:
                alike[told] = self._alone(offer, lifters)
            offer.alone, offer.when = alike[told]
        root = {self._case.release.root.name}
        label = [o.literals for o in self._objections([], lifters) if {p.artefact for p in o.parties} <= root]
        return 2 if ALWAYS in label else bool(label)

    def _told(self, offer: _Offer) -> tuple[object, ...]:
        """Return equal values for offers that are refused alike; a policy may refuse by name."""
        choice = self._case.choices[offer.choice]
        held = tuple((h.part, signature(h.stand)) for h in self._holdings[offer.choice][offer.place])
        named = offer.choice if self._case.release.policy is not None else -1
        return held, choice.literals, len(choice.artefacts) > 1, named

    def _alone(self, offer: _Offer, lifters: list[Holding]) -> tuple[tuple[int, int], frozenset[Literals]]:
        holdings, choice = self._holdings[offer.choice][offer.place], self._case.choices[offer.choice]
        held = [(h, (h.part, signature(h.stand))) for h in holdings]
        told = {one for h, told in held for one in self._of_one(h, told, lifters)}
        for i, (one, first) in enumerate(held):
            for other, second in held[i + 1 :]:
                told |= self._of_two(one, other, (first, second))
        found = {(code, both) for code, way in told if (both := together(way, choice.literals)) is not None}
        if self._case.release.policy is not None:
            whole = list(holdings_of_one(self._case, choice, choice.offers[offer.place]))
            found |= {(o.code, o.literals) for o in by_policy(whole, self._case.release, self._case.scenario)}
        hard = sum(literals == ALWAYS for _, literals in found)
        return (hard, len(found) - hard), frozenset(literals for _, literals in found)

    def _of_one(self, holding: Holding, told: object, lifters: list[Holding]) -> frozenset[tuple[str, Literals]]:
        """Return what speaks against one holding, in the company of what lifts: its code, and when it holds."""
        if told not in self._single:
            bare = replace(holding, literals=holding.stand.literals)
            about = {holding.artefact}, {holding.artefact, self._case.release.root.name}
            found = ((o.code, o.literals, {p.artefact for p in o.parties}) for o in self._objections([bare], lifters))
            self._single[told] = frozenset((code, way) for code, way, names in found if about[0] <= names <= about[1])
        return self._single[told]

    def _of_two(self, one: Holding, other: Holding, told: tuple[object, object]) -> frozenset[tuple[str, Literals]]:
        """Return when two holdings of one offer have something against each other."""
        if told not in self._double:
            branches = [(literals, branch) for literals, branches in self._labels for branch in branches]
            ways = ((label, way) for label, branch in branches for way in between(one, other, branch))
            both = (together(label, way) for label, way in ways)
            self._double[told] = frozenset(("further-restriction", way) for way in both if way is not None)
        return self._double[told]

    def refuses(self, offers: Sequence[_Offer]) -> bool:
        """Return whether offers refuse the release together, whatever is unknown: each may do so in some cases only."""
        found = {literals for offer in offers for literals in offer.when}
        for i, one in enumerate(offers):
            for other in offers[i + 1 :] if one.soft else ():
                meant = self._case.choices[one.choice].literals, self._case.choices[other.choice].literals
                clashes = self._clashes.literals(one.bits, other.bits)
                found |= {both for clash in clashes if (both := together(clash, *meant)) is not None}
        return covers(list(found))

    def _objections(self, holdings: list[Holding], beside: list[Holding]) -> Iterator[Objection]:
        """Yield what speaks against `holdings`, and the label, in the company of what only lifts."""
        yield from without_label(holdings, self._case.release, self._case.scenario, beside)
        for literals, branches in self._labels:
            for branch in branches:
                yield from with_label(holdings, branch, self._case, literals, beside)


def _lifts(holding: Holding, labels: Labels, names: frozenset[str], wanted: bool) -> bool:
    """Return whether a holding may lift an objection in this case: its label has ceilings, or something is named."""
    if not may_lift(holding, names) or holding.part.id not in names:
        return may_lift(holding, names)
    if holding.part.record is not None and holding.part.record.licensor is not None:
        return True
    several = any(len(branch.parts) > 1 for _, branches in labels for branch in branches)
    return wanted or several or holding.demand.ceiling is not None


def _distinct(holdings: Iterable[Holding]) -> list[Holding]:
    """Return one holding for each that can be told apart, each of an artefact of its own."""
    found = {(key(h), h.literals): h for h in holdings}
    return [replace(h, artefact=f"\0{i}") for i, h in enumerate(found.values())]


def search(
    case: Case, labels: Labels, judge: Callable[[tuple[Alternative, ...]], Answer]
) -> tuple[tuple[int, ...], Answer, bool]:
    """Return the offers under which the answer for a label is best, that answer, and whether a no is one for all.

    `judge` gives the answer for one choice.
    """
    problem = Problem(case, labels)

    def whole(offers: tuple[int, ...]) -> Answer:
        return judge(tuple(c.offers[j] for c, j in zip(case.choices, offers, strict=True)))

    if not case.standing:
        for offers in _solutions(problem, strict=True):
            if offers is not None and whole(offers) is Answer.YES:
                return offers, Answer.YES, True
    exact = True
    for offers in _solutions(problem, strict=False):
        if offers is not None and (answer := whole(offers)) is not Answer.NO:
            return offers, answer, True
        exact = False
    return (_least(problem), Answer.NO, True) if exact else _exhausted(problem, whole)


def _solutions(problem: Problem, strict: bool) -> Iterator[tuple[int, ...] | None]:
    """Yield a choice that nothing excludes, for each case that has one; None where a search was broken off.

    Strict: nothing even may stand in its way. The cases: no offer is taken that may lift an objection; and for each of
    these, that it is taken.
    """
    lifters = problem.lifters()
    label = 0
    for forced in (None, *lifters):
        if forced is None or forced is lifters[0]:
            label = problem.settle(lifted=forced is not None)
        if label > (0 if strict else 1):
            continue
        rows = [
            [o for o in row if _stands(o, strict) and (o is forced or not _barred(o, forced, problem))]
            for row in problem.offers
        ]
        if not strict and problem.refuses([row[0] for row in rows if len(row) == 1]):
            continue
        found, broken = _solve(rows, strict)
        if found is not None or broken:
            yield tuple(o.place for o in found) if found is not None else None


def _stands(offer: _Offer, strict: bool) -> bool:
    return not (offer.alone[0] or (strict and offer.alone[1]))


def _barred(offer: _Offer, forced: _Offer | None, problem: Problem) -> bool:
    """Return whether an offer is out of the question: it may lift what is not to be, or cannot stand with `forced`."""
    if forced is None:
        return offer.lifts
    return offer.choice == forced.choice or problem.refuses([forced, offer])


def _solve(rows: list[list[_Offer]], strict: bool) -> tuple[list[_Offer] | None, bool]:
    """Return an offer of each row such that no two clash, the first written where it will do; and if it broke off."""
    rows = [sorted(row, key=lambda o: o.alone[1]) for row in rows]
    single: list[_Offer] = []
    taken = size = -1
    while size != sum(map(len, rows)):  # what has one offer left is taken, and what clashes with it is not
        size = sum(map(len, rows))
        single = [row[0] for row in rows if len(row) == 1]
        taken = 0
        for offer in single:
            taken |= _held(offer, strict)
        rows = [[o for o in row if len(row) == 1 or not _clashes(o, strict) & taken] for row in rows]
        if not all(rows):
            return None, False
    if any(_clashes(o, strict) & taken and _other(o, single, strict) for o in single):
        return None, False
    chosen = {offer.choice: offer for offer in single}
    for group in _groups([row for row in rows if len(row) > 1], strict):
        found, broken = _backtrack(group, strict)
        if found is None:
            return None, broken
        chosen |= {o.choice: o for o in found}
    return [chosen[i] for i in sorted(chosen)], False


def _other(offer: _Offer, offers: Sequence[_Offer], strict: bool) -> bool:
    """Return whether an offer clashes with another one of `offers`, and not with itself alone."""
    return any(_clashes(offer, strict) & _held(o, strict) for o in offers if o is not offer)


def _held(offer: _Offer, strict: bool) -> int:
    return offer.bits if strict else offer.firm


def _clashes(offer: _Offer, strict: bool) -> int:
    return offer.soft if strict else offer.hard


def _groups(rows: list[list[_Offer]], strict: bool) -> list[list[list[_Offer]]]:
    """Return the rows in groups, so that no offer of one group clashes with any of another."""
    groups: list[tuple[int, int, list[list[_Offer]]]] = []  # bits, clashes, rows
    for row in rows:
        bits = clashes = 0
        for o in row:
            bits, clashes = bits | _held(o, strict), clashes | _clashes(o, strict)
        members, apart = [row], []
        for group in groups:
            if group[1] & bits or group[0] & clashes:
                bits, clashes, members = bits | group[0], clashes | group[1], [*group[2], *members]
            else:
                apart.append(group)
        groups = [*apart, (bits, clashes, members)]
    return [group[2] for group in groups]


def _backtrack(rows: list[list[_Offer]], strict: bool) -> tuple[list[_Offer] | None, bool]:
    """Return the first choice in the order of the rows in which no two offers clash; and whether it broke off."""
    at, taken, steps = [0], [0], 0
    while at and steps <= _MOST_STEPS:
        depth = len(at) - 1
        if depth == len(rows):
            return [row[i] for row, i in zip(rows, at, strict=False)], False
        row = rows[depth]
        while at[depth] < len(row) and _clashes(row[at[depth]], strict) & taken[depth]:
            at[depth] += 1
            steps += 1
        if at[depth] == len(row):
            at.pop()
            taken.pop()
            if at:
                at[-1] += 1
                steps += 1
            continue
        taken.append(taken[depth] | _held(row[at[depth]], strict))
        at.append(0)
    return None, bool(at)


def _exhausted(problem: Problem, whole: Callable[[tuple[int, ...]], Answer]) -> tuple[tuple[int, ...], Answer, bool]:
    """Judge what is left whole, one combination after the other, if it is little; else the no is not exact."""
    problem.settle(lifted=True)
    rows = [[o.place for o in row if _stands(o, False)] for row in problem.offers]
    size = 1
    for row in rows:
        size *= len(row)
    if size > max(16, min(_MOST_WHOLE, _MOST_LOOKS // len(rows))):
        return _least(problem), Answer.NO, False
    for offers in product(*rows):
        if (answer := whole(offers)) is not Answer.NO:
            return offers, answer, True
    return _least(problem), Answer.NO, True


def _least(problem: Problem) -> tuple[int, ...]:
    """Return for each choice the offer that least speaks against, beside what cannot be chosen otherwise."""
    fixed = 0
    for row in problem.offers:
        fixed |= row[0].firm if len(row) == 1 else 0

    def weight(offer: _Offer) -> tuple[int, int, int]:
        hard, soft = offer.alone
        return hard + (offer.hard & fixed).bit_count(), soft + (offer.soft & fixed).bit_count(), offer.place

    return tuple(min(row, key=weight).place for row in problem.offers)
