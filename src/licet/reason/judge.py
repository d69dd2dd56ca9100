# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge: a release, a scenario and perhaps a proposed licence in; a verdict out (semantics.md §4).

Every origin is looked at under every licence that may hold over it and every way the release may stand to it. What
speaks against the release is collected as objections, each with the unknowns it hangs on; the answer is no when they
cover every completion, yes when there are none, and unknown otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

from licet.reason.case import Case, holdings_of, labels_of, lay_out
from licet.reason.choose import Alternative, Part
from licet.reason.conflict import (
    Holding,
    Outbound,
    carried_objections,
    common_objections,
    named_objections,
    naming_objections,
    restriction_objections,
)
from licet.reason.discharge import collapse, core, obligations, passed_on, questions, weakest
from licet.reason.grants import grant_objections, prohibition_objections, restriction_objections_by_use
from licet.reason.scenario import Scenario
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, decide, together
from licet.reason.verdict import Choice, Objection, Party, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from licet.release.graph import Release
    from licet.syntax import Expression

# Combinations of OR branches that are compared, fewer of a large release, where each costs more; beyond, what was not
# looked at is said to be unknown.
_MOST_CHOICES = 512
_MOST_LOOKS = 20_000
# A model that learned from another one is no member of its family by that alone.
_LEARNING = frozenset({"distils", "trains-on-outputs-of"})
_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}


def scenario_of(release: Release, defaults: str = "worldwide") -> Scenario:
    """Return the scenario that a release states."""
    return Scenario(release.acts, release.facts, release.uses, defaults)


def check(release: Release, *, outbound: Expression | None = None, scenario: Scenario | None = None) -> Verdict:
    """Judge a release, under `outbound` in place of the licence it states, in `scenario` in place of its own.

    Never raises for what a licence says or fails to say: that is in the verdict. ReleaseError where links form a cycle.
    """
    scenario = _filled(scenario or scenario_of(release))
    case = lay_out(release, scenario)
    labels = labels_of(release, outbound)
    proposed = str(outbound) if outbound is not None else _stated(release)
    best: tuple[Answer, list[Objection], list[Holding], tuple[Alternative, ...], Outbound] | None = None
    for chosen in islice(product(*(choice.offers for choice in case.choices)), _budget(case)):
        holdings = list(holdings_of(case, chosen))
        found, branch = _judge_one(case, holdings, labels)
        answer = decide([objection.literals for objection in found])
        if best is None or (_RANK[answer], len(found)) < (_RANK[best[0]], len(best[1])):
            best = (answer, found, holdings, chosen, branch)
        if answer is Answer.YES:
            break
    assert best is not None  # product() of no choices yields the empty choice
    answer, found, holdings, chosen, branch = best
    if answer is Answer.NO and _untried(case):
        found.append(_too_many(release))
        answer = Answer.UNKNOWN
    verdict = _verdict(case, answer, found, holdings, chosen, branch, proposed)
    return replace(verdict, label=outbound)


def trials(release: Release, scenario: Scenario | None = None) -> Callable[[Part], Answer]:
    """Return a function from a recorded licence to the answer if the release went out under it.

    The same answer as `check` with that outbound licence, but what no label changes is looked at only once.
    """
    scenario = _filled(scenario or scenario_of(release))
    case = lay_out(release, scenario)
    chosen = list(islice(product(*(choice.offers for choice in case.choices)), _budget(case)))
    held = [list(holdings_of(case, one)) for one in chosen]
    fixed = [[o.literals for o in (*case.standing, *_without_label(case, holdings))] for holdings in held]
    untried = _untried(case)

    def answer(part: Part) -> Answer:
        branch = Outbound(release.root.name, (part,))
        best = Answer.NO
        for holdings, known in zip(held, fixed, strict=True):
            found = [*known, *(o.literals for o in _with_label(case, holdings, branch, ALWAYS))]
            best = min(best, decide(found), key=_RANK.__getitem__)
            if best is Answer.YES:
                break
        return Answer.UNKNOWN if best is Answer.NO and untried else best

    return answer


def _filled(scenario: Scenario) -> Scenario:
    """Return the scenario with what its acts say of a fact that is not given: to sell is commercial."""
    if "commercial" in scenario.facts or "commercial" not in scenario.performed():
        return scenario
    return replace(scenario, facts={**scenario.facts, "commercial": True})


def _budget(case: Case) -> int:
    return max(1, min(_MOST_CHOICES, _MOST_LOOKS // max(1, len(case.release.origins))))


def _untried(case: Case) -> bool:
    size = 1
    for choice in case.choices:
        size *= len(choice.offers)
    return size > _budget(case)


def _too_many(release: Release) -> Objection:
    asks = "which licence is chosen for each component? there are too many alternatives to compare"
    unknown = Unknown("claim", "alternatives", 2, asks, "name one licence for each component")
    return Objection("claim-unclear", (Party(release.root.name, ""),), "", frozenset({(unknown, 1)}))


def _stated(release: Release) -> str:
    claim = release.root.licence
    if claim is None:
        return ""
    if len(claim.readings) == 1 and not claim.disputed_by:
        return str(claim.readings[0])
    return " | ".join(word for one in (claim, *claim.disputed_by) for word in one.raw)


def _judge_one(
    case: Case, holdings: list[Holding], labels: list[tuple[Literals, list[Outbound]]] | Objection | None
) -> tuple[list[Objection], Outbound]:
    """Return every objection for one choice of branches, with the outbound branch they were found for."""
    fixed = [*case.standing, *_without_label(case, holdings)]
    own = Outbound(case.release.root.name, (), own=True)
    if isinstance(labels, Objection):
        # What is proposed cannot be read, so it may be a licence that an origin names.
        return collapse([*fixed, *restriction_objections(holdings, own), labels]), own
    if labels is not None:
        found = list(fixed)
        for literals, branches in labels:
            for branch in branches:  # a recipient may take any branch of an OR, so each must hold
                found.extend(_with_label(case, holdings, branch, literals))
        return collapse(found), labels[0][1][0]
    best: tuple[list[Objection], Outbound] | None = None
    for branch in _free_choices(case, holdings, own):
        found = collapse([*fixed, *_with_label(case, holdings, branch, ALWAYS)])
        rank = _RANK[decide([objection.literals for objection in found])]
        if best is None or rank < _RANK[decide([objection.literals for objection in best[0]])]:
            best = (found, branch)
        if rank == 0:
            break
    assert best is not None
    # A named licence may lift a ceiling, so each is tried first; where none helps, which was tried is beside the point.
    hopeless = collapse([*fixed, *restriction_objections(holdings, own)])
    if decide([objection.literals for objection in best[0]]) is not Answer.NO:
        return best
    if decide([objection.literals for objection in hopeless]) is Answer.NO:
        return hopeless, own
    apart = common_objections(holdings)
    return (collapse([*fixed, *apart]), own) if apart else best


def _free_choices(case: Case, holdings: list[Holding], own: Outbound) -> Iterator[Outbound]:
    """Yield outbound licences worth trying where none is proposed: the named ones, else terms of the releaser's own."""
    from licet.catalogue.expand import record

    named = dict.fromkeys(n for h in holdings for one in h.demand.named for n in one.licences)
    for name in named:
        yield Outbound(case.release.root.name, (Part(name, record(name)),))
    yield own


def _without_label(case: Case, holdings: list[Holding]) -> Iterator[Objection]:
    descends: dict[str, list[Literals]] = {}
    for h in holdings:
        if h.stand.standing in {"same", "derivative"} and not h.stand.relations & _LEARNING:
            descends.setdefault(h.part.id, []).append(h.literals)
    for holding in holdings:
        record = holding.part.record
        if record is None:
            yield _not_recorded(holding.artefact, holding.part.id, holding.literals)
            continue
        of = holding.artefact
        for objection in (
            *grant_objections(record, of, holding.stand, case.scenario),
            *prohibition_objections(record, of, holding.stand, case.scenario, descends),
            *restriction_objections_by_use(record, of, holding.stand, case.scenario),
        ):
            literals = together(objection.literals, _choice_only(holding))
            if literals is not None:
                yield _with_literals(objection, literals)
    yield from naming_objections(holdings, case.release.root.name, case.release.named)


def _choice_only(holding: Holding) -> Literals:
    """Return what a holding hangs on besides its standing: which licence is meant."""
    return frozenset(literal for literal in holding.literals if literal not in holding.stand.literals)


def _with_literals(objection: Objection, literals: Literals) -> Objection:
    return Objection(objection.code, objection.parties, objection.what, literals, objection.because)


def _with_label(case: Case, holdings: list[Holding], branch: Outbound, literals: Literals) -> Iterator[Objection]:
    for part in branch.parts:
        if part.record is None:
            yield _not_recorded(case.release.root.name, part.id, literals)
    for objection in (
        *restriction_objections(holdings, branch),
        *named_objections(holdings, branch),
        *(carried_objections(holdings, branch) if all(p.record for p in branch.parts) else ()),
    ):
        if (both := together(objection.literals, literals)) is not None:
            yield _with_literals(objection, both)


def _not_recorded(artefact: str, licence: str, literals: Literals) -> Objection:
    asks = f"what does {licence} say? licet holds no record of it"
    unknown = Unknown("licence", licence, 2, asks, f"licet show {licence}", ("it allows this", "it does not"))
    both = together(literals, frozenset({(unknown, 1)}))
    return Objection("licence-not-recorded", (Party(artefact, licence),), licence, both or ALWAYS)


def _verdict(
    case: Case,
    answer: Answer,
    found: list[Objection],
    holdings: list[Holding],
    chosen: tuple[Alternative, ...],
    branch: Outbound,
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
        outbound=tuple(_works(case, holdings, branch, answer, proposed)),
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
        if part.record is not None and not list(_with_label(case, holdings, tried, ALWAYS)):
            yield name
