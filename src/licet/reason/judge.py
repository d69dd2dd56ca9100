# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge: a release, a scenario and perhaps a proposed licence in; a verdict out (semantics.md §4).

Every origin is looked at under every licence that may hold over it and every way the release may stand to it. What
speaks against the release is collected as objections, each with the unknowns it hangs on; the answer is no when they
cover every completion, yes when there are none, and unknown otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from licet.reason.case import Case, Labels, holdings_of, holdings_of_one, labels_of, lay_out
from licet.reason.choose import Alternative, Part
from licet.reason.conflict import Holding, Outbound, common_objections
from licet.reason.discharge import collapse, core, obligations, passed_on, questions, weakest
from licet.reason.objections import by_policy, with_label, without_label
from licet.reason.scenario import Scenario
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, decide
from licet.reason.verdict import Choice, Objection, Party, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from licet.reason.verdict import Accepted
    from licet.release.graph import Release
    from licet.syntax import Expression

# As many combinations of OR branches are judged one after the other; among more, `search` finds the best.
_MOST_CHOICES = 16
_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}


def scenario_of(release: Release, defaults: str = "worldwide") -> Scenario:
    """Return the scenario that a release states."""
    return Scenario(release.acts, release.facts, release.uses, defaults)


def check(release: Release, *, outbound: Expression | None = None, scenario: Scenario | None = None) -> Verdict:
    """Judge a release, under `outbound` in place of the licence it states, in `scenario` in place of its own.

    Never raises for what a licence says or fails to say: that is in the verdict. ReleaseError where links form a cycle.
    """
    scenario = filled(scenario or scenario_of(release))
    case = lay_out(release, scenario)
    labels = labels_of(release, outbound)
    proposed = str(outbound) if outbound is not None else _stated(release)
    chosen, exact = _chosen(case, labels)
    found, branch, sample = _judge_one(case, chosen, labels)
    answer = decide([objection.literals for objection in found])
    if answer is Answer.NO and not exact:
        found = _perhaps(release, found)
        answer = Answer.UNKNOWN
    holdings = sample
    if any(len(choice.artefacts) > 2 for choice in case.choices):
        from licet.reason.alike import for_all

        holdings, found = for_all(case, chosen, sample, found)
    accepted: tuple[Accepted, ...] = ()
    if release.policy is not None:
        from licet.reason.policed import settle

        answer, found, accepted = settle(release.policy, answer, found, release.findings)
    outbounds = tuple(_works(case, sample, branch, answer, proposed))
    verdict = _verdict(case, answer, found, holdings, chosen, outbounds, proposed)
    return replace(verdict, label=outbound, accepted=accepted) if outbound or accepted else verdict


def answer(release: Release, *, outbound: Expression | None = None, scenario: Scenario | None = None) -> Answer:
    """Return the answer of `check`, without the verdict around it. A policy of the releaser's is part of a verdict."""
    if release.policy is not None:
        return check(release, outbound=outbound, scenario=scenario).answer
    case = lay_out(release, filled(scenario or scenario_of(release)))
    labels = labels_of(release, outbound)
    chosen, exact = _chosen(case, labels)
    found = decide([objection.literals for objection in _judge_one(case, chosen, labels)[0]])
    return Answer.UNKNOWN if found is Answer.NO and not exact else found


def trials(release: Release, scenario: Scenario | None = None) -> Callable[[Part], Answer]:
    """Return a function from a recorded licence to the answer if the release went out under it.

    The same answer as `check` with that outbound licence, but what no label changes is looked at only once.
    """
    case = lay_out(release, filled(scenario or scenario_of(release)))
    few = _combinations(case) <= _MOST_CHOICES
    # Of many choices those are tried first that were good enough for another label.
    tried = [_Tried.of(case, one) for one in product(*(choice.offers for choice in case.choices))] if few else []

    def answer(part: Part) -> Answer:
        branch = Outbound(release.root.name, (part,))
        best = Answer.NO
        for one in tried:
            best = min(best, one.answer(case, branch), key=_RANK.__getitem__)
            if best is Answer.YES:
                return best
        if few:
            return best
        chosen, best, _ = _searched(case, [(ALWAYS, [branch])])
        if best is Answer.YES:
            tried.append(_Tried.of(case, chosen))
        return best

    return answer


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Tried:
    """One choice of branches: what holds over the release, and under which literals it is refused under any label."""

    holdings: list[Holding]
    against: list[Literals]

    @staticmethod
    def of(case: Case, chosen: tuple[Alternative, ...]) -> _Tried:
        holdings, against = _sampled(case, chosen)
        return _Tried(holdings, [objection.literals for objection in (*case.standing, *against)])

    def answer(self, case: Case, branch: Outbound) -> Answer:
        return decide([*self.against, *(one.literals for one in with_label(self.holdings, branch, case))])


def filled(scenario: Scenario) -> Scenario:
    """Return the scenario with an act, and what its acts say of a fact that is not given: to sell is commercial."""
    if not scenario.acts:
        # Nothing is granted for doing nothing: a release that names no act is one that is to go out.
        scenario = replace(scenario, acts=Scenario().acts)
    if "commercial" in scenario.facts or "commercial" not in scenario.performed():
        return scenario
    return replace(scenario, facts={**scenario.facts, "commercial": True})


def _combinations(case: Case) -> int:
    size = 1
    for choice in case.choices:
        size *= len(choice.offers)
    return size


def _perhaps(release: Release, found: list[Objection]) -> list[Objection]:
    """Return objections to the best choice that was seen: they hold if none that was not looked at is better."""
    asks = "which licence is chosen for each component? there are too many alternatives to compare"
    unknown = Unknown("claim", "alternatives", 2, asks, "name one licence for each component")
    missed = frozenset({(unknown, 1)})
    return [
        Objection("claim-unclear", (Party(release.root.name, ""),), "", missed),
        *(replace(one, literals=one.literals | missed) for one in found),
    ]


def _stated(release: Release) -> str:
    claim = release.root.licence
    if claim is None:
        return ""
    if len(claim.readings) == 1 and not claim.disputed_by:
        return str(claim.readings[0])
    return " | ".join(word for one in (claim, *claim.disputed_by) for word in one.raw)


def _chosen(case: Case, labels: Labels | Objection | None) -> tuple[tuple[Alternative, ...], bool]:
    """Return the best choice of branches, and whether it is known to be the best: whether a no is one for all."""
    size = _combinations(case)
    if size == 1:
        return tuple(choice.offers[0] for choice in case.choices), True
    if size > _MOST_CHOICES:
        return _searched(case, labels)[::2]
    best: tuple[tuple[int, int], tuple[Alternative, ...]] | None = None
    for chosen in product(*(choice.offers for choice in case.choices)):
        found, _, _ = _judge_one(case, chosen, labels)
        weight = _RANK[decide([objection.literals for objection in found])], len(found)
        if best is None or weight < best[0]:
            best = weight, chosen
        if not weight[0]:
            break
    assert best is not None
    return best[1], True


def _searched(case: Case, labels: Labels | Objection | None) -> tuple[tuple[Alternative, ...], Answer, bool]:
    """Return the best choice that `search` finds over the labels to be tried, the answer, and whether it is exact."""
    from licet.reason.search import search

    root, best = case.release.root.name, None
    if isinstance(labels, Objection):
        case = replace(case, standing=(*case.standing, labels))
        tried: list[Labels] = [[(ALWAYS, [Outbound(root, (), own=True, unread=True)])]]
    elif labels is None:
        named = (h for c in case.choices for a in c.offers for h in holdings_of_one(case, c, a, 1))
        tried = [[(ALWAYS, [branch])] for branch in _free_choices(root, named)]
    else:
        tried = [labels]
    exact = True
    for label in tried:
        offers, answer, sure = search(case, label, lambda chosen, label=label: _answer(case, chosen, label))  # type: ignore[misc]
        exact = exact and sure
        if best is None or _RANK[answer] < _RANK[best[1]]:
            best = offers, answer
        if answer is Answer.YES:
            break
    assert best is not None
    answer = Answer.UNKNOWN if best[1] is Answer.NO and not exact else best[1]
    return tuple(c.offers[i] for c, i in zip(case.choices, best[0], strict=True)), answer, exact


def _answer(case: Case, chosen: tuple[Alternative, ...], labels: Labels) -> Answer:
    return decide([objection.literals for objection in _judge_one(case, chosen, labels)[0]])


def _sampled(case: Case, chosen: tuple[Alternative, ...]) -> tuple[list[Holding], list[Objection]]:
    """Return what holds over the release, two artefacts of each sort, and what speaks against it under any label."""
    sample = list(holdings_of(case, chosen, 2))
    against = list(without_label(sample, case.release, case.scenario))
    if case.release.policy is not None:
        against += by_policy(list(holdings_of(case, chosen)), case.release, case.scenario)
    return sample, against


def _judge_one(
    case: Case, chosen: tuple[Alternative, ...], labels: Labels | Objection | None
) -> tuple[list[Objection], Outbound, list[Holding]]:
    """Return every objection for one choice of branches, the outbound branch they were found for, and the holdings."""
    holdings, against = _sampled(case, chosen)
    fixed = [*case.standing, *against]
    own = Outbound(case.release.root.name, (), own=True)
    unread = replace(own, unread=True)
    if isinstance(labels, Objection):
        return collapse([*fixed, *with_label(holdings, unread, case), labels]), own, holdings
    if labels is not None:
        found = list(fixed)
        for literals, branches in labels:
            for branch in branches:  # a recipient may take any branch of an OR, so each must hold
                found.extend(with_label(holdings, branch, case, literals))
        return collapse(found), labels[0][1][0], holdings
    best: tuple[int, list[Objection], Outbound] | None = None
    for branch in _free_choices(own.root, holdings):
        found = collapse([*fixed, *with_label(holdings, branch, case)])
        rank = _RANK[decide([objection.literals for objection in found])]
        if best is None or rank < best[0]:
            best = rank, found, branch
        if rank == 0:
            break
    assert best is not None
    if best[0] < _RANK[Answer.NO]:
        return best[1], best[2], holdings
    # A named licence may lift a ceiling, so each is tried first; where none helps, which was tried is beside the point.
    hopeless = collapse([*fixed, *with_label(holdings, unread, case)])
    if decide([objection.literals for objection in hopeless]) is Answer.NO:
        return hopeless, own, holdings
    apart = common_objections(holdings)
    return (collapse([*fixed, *apart]), own, holdings) if apart else (best[1], best[2], holdings)


def _free_choices(root: str, holdings: Iterable[Holding]) -> Iterator[Outbound]:
    """Yield outbound licences worth trying where none is proposed: the named ones, else terms of the releaser's own."""
    from licet.catalogue.expand import record

    named = dict.fromkeys(n for h in holdings for one in h.demand.named for n in one.licences)
    for name in named:
        yield Outbound(root, (Part(name, record(name)),))
    yield Outbound(root, (), own=True)


def _verdict(
    case: Case,
    answer: Answer,
    found: list[Objection],
    holdings: list[Holding],
    chosen: tuple[Alternative, ...],
    outbound: tuple[str, ...],
    proposed: str,
) -> Verdict:
    conflicts = core(found) if answer is Answer.NO else []
    decisive = {id(objection) for objection in conflicts}
    picked = tuple(
        Choice(a.name, str(alternative), tuple(str(o) for o in choice.offers if o != alternative))
        for choice, alternative in zip(case.choices, chosen, strict=True)
        if len(choice.offers) > 1
        for a in choice.artefacts
    )
    return Verdict(
        answer=answer,
        release=case.release,
        proposed=proposed,
        duties=tuple(obligations(holdings, case.scenario)),
        restrictions=tuple(passed_on(holdings)),
        outbound=outbound,
        conflicts=tuple(conflicts),
        open=tuple(objection for objection in found if id(objection) not in decisive),
        questions=tuple(questions(found)) if answer is Answer.UNKNOWN else (),
        choices=picked,
        basis=weakest(holdings, conflicts),
        defaults=case.scenario.defaults,
        scenario=case.scenario,
        holdings=tuple(holdings),
    )


def _works(case: Case, holdings: list[Holding], branch: Outbound, answer: Answer, proposed: str) -> Iterator[str]:
    """Yield licences the release may go out under: the proposed one if it holds, else those of its parts that do."""
    from licet.catalogue.expand import record

    if proposed:
        if answer is Answer.YES:
            yield proposed
        return
    of_origins = [h.part.id for h in holdings if h.stand.standing != "apart"]
    names: Sequence[str] = [*(p.id for p in branch.parts), *of_origins, "Apache-2.0", "MIT"]
    for name in dict.fromkeys(names):
        part = Part(name, next((h.part.record for h in holdings if h.part.id == name), None) or record(name))
        tried = Outbound(case.release.root.name, (part,))
        if part.record is not None and not list(with_label(holdings, tried, case)):
            yield name
