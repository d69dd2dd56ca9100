# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge: a release, a scenario and perhaps a proposed licence in; a verdict out (semantics.md §4).

Every origin is looked at under every licence that may hold over it and every way the release may stand to it. What
speaks against the release is collected as objections, each with the unknowns it hangs on; the answer is no when they
cover every completion, yes when there are none, and unknown otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from licet.reason.choose import Alternative, Part, Reading, TooManyAlternativesError, alternatives
from licet.reason.conflict import (
    Holding,
    Outbound,
    carried_objections,
    named_objections,
    naming_objections,
    restriction_objections,
)
from licet.reason.demand import Demand, demand
from licet.reason.discharge import collapse, core, obligations, passed_on, questions, weakest
from licet.reason.grants import grant_objections, prohibition_objections, restriction_objections_by_use
from licet.reason.reach import spread
from licet.reason.scenario import Scenario
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, decide, together
from licet.reason.verdict import Choice, Objection, Party, Verdict
from licet.release.graph import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.release.graph import Artefact, Claim, Link, Release
    from licet.syntax import Expression

# Combinations of OR branches that are compared; beyond, what was not looked at is said to be unknown.
_MOST_CHOICES = 512
# A model that learned from another one is no member of its family by that alone.
_LEARNING = frozenset({"distils", "trains-on-outputs-of"})
_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}


@dataclass(frozen=True, slots=True)
class _Open:
    """A choice to make for the licensee: one alternative for all artefacts of one group and reading."""

    artefacts: tuple[Artefact, ...]
    literals: Literals
    offers: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """A release laid out for judging: scenario, links in order, choices to make, objections that no choice changes."""

    release: Release
    scenario: Scenario
    facts: tuple[tuple[str, Any], ...]
    links: tuple[Link, ...]
    choices: tuple[_Open, ...]
    standing: tuple[Objection, ...]


def scenario_of(release: Release, defaults: str = "worldwide") -> Scenario:
    """Return the scenario that a release states."""
    return Scenario(release.acts, release.facts, release.uses, defaults)


def check(release: Release, *, outbound: Expression | None = None, scenario: Scenario | None = None) -> Verdict:
    """Judge a release, under `outbound` in place of the licence it states, in `scenario` in place of its own.

    Never raises for what a licence says or fails to say: that is in the verdict. ReleaseError where links form a cycle.
    """
    from licet.reason.repair import repairs

    scenario = _filled(scenario or scenario_of(release))
    case = _lay_out(release, scenario)
    labels = _labels(release, outbound)
    proposed = str(outbound) if outbound is not None else _stated(release)
    best: tuple[Answer, list[Objection], list[Holding], tuple[Alternative, ...], Outbound] | None = None
    for chosen in islice(product(*(choice.offers for choice in case.choices)), _MOST_CHOICES):
        holdings = list(_holdings(case, chosen))
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
    verdict = _verdict(case, answer, found, holdings, chosen, branch, proposed, repairs)
    return replace(verdict, label=outbound)


def _filled(scenario: Scenario) -> Scenario:
    """Return the scenario with what its acts say of a fact that is not given: to sell is commercial."""
    if "commercial" in scenario.facts or "commercial" not in scenario.performed():
        return scenario
    return replace(scenario, facts={**scenario.facts, "commercial": True})


def _untried(case: _Case) -> bool:
    size = 1
    for choice in case.choices:
        size *= len(choice.offers)
    return size > _MOST_CHOICES


def _too_many(release: Release) -> Objection:
    asks = "which licence is chosen for each component? there are too many alternatives to compare"
    unknown = Unknown("claim", "alternatives", 2, asks, "name one licence for each component")
    return Objection("claim-unclear", (Party(release.root.name, ""),), "", frozenset({(unknown, 1)}))


def _stated(release: Release) -> str:
    claim = release.root.licence
    if claim is None:
        return ""
    return str(claim.readings[0]) if len(claim.readings) == 1 else " | ".join(claim.raw)


def _lay_out(release: Release, scenario: Scenario) -> _Case:
    facts = tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in scenario.facts.items()))
    links = ordered(release)
    groups: dict[tuple[object, ...], tuple[Literals, list[tuple[Artefact, Reading]]]] = {}
    standing: list[Objection] = []
    for artefact in release.origins:
        readings, objection = _readings(artefact, artefact.licence)
        if objection is not None and _reached(release, artefact, scenario, facts, links):
            standing.append(objection)
        for literals, reading in readings:
            shape = tuple((link.relation, link.target) for link in links if link.origin == artefact.name)
            key = (artefact.kind, shape, literals, tuple(map(str, reading.alternatives)))
            groups.setdefault(key, (literals, []))[1].append((artefact, reading))
    choices = []
    for literals, members in groups.values():
        both = together(literals, members[0][1].literals)
        if both is not None:
            choices.append(_Open(tuple(a for a, _ in members), both, members[0][1].alternatives))
    standing.extend(_unclear(release))
    return _Case(release, scenario, facts, links, tuple(choices), tuple(standing))


def _readings(artefact: Artefact, claim: Claim | None) -> tuple[list[tuple[Literals, Reading]], Objection | None]:
    """Return what a claim may stand for, or the objection that it stands for nothing known."""
    if claim is None or not claim.readings:
        return [], _unknown_licence(artefact, claim)
    asks = f"which is the licence of {artefact.name}: {' or '.join(map(str, claim.readings))}?"
    unknown = Unknown("reading", artefact.name, len(claim.readings), asks)
    found: list[tuple[Literals, Reading]] = []
    try:
        for i, expression in enumerate(claim.readings):
            literals = frozenset({(unknown, i)}) if len(claim.readings) > 1 else ALWAYS
            found.extend((literals, reading) for reading in alternatives(expression))
    except TooManyAlternativesError:
        return [], _unknown_licence(artefact, claim, "it offers too many alternatives to compare")
    return found, None


def _unknown_licence(artefact: Artefact, claim: Claim | None, why: str = "") -> Objection:
    asks = f"what is the licence of {artefact.name}?"
    if claim is not None:
        asks = claim.question or why or asks
        asks = asks if artefact.name in asks else f"{artefact.name}: {asks}"
    unknown = Unknown("licence", artefact.name, 2, asks, "name it in licet.toml", ("one that allows this", "another"))
    code = "licence-not-stated" if claim is None or claim.unknown == "licence-not-stated" else "licence-unreadable"
    return Objection(code, (Party(artefact.name, ""),), "", frozenset({(unknown, 1)}))


def _reached(
    release: Release,
    artefact: Artefact,
    scenario: Scenario,
    facts: tuple[tuple[str, Any], ...],
    links: tuple[Link, ...],
) -> bool:
    """Return whether an artefact of unknown licence may matter: not where every default sets the release apart."""
    root = release.root.name
    stands = spread(None, artefact.kind, artefact.name, root, links, scenario.defaults, facts)
    return any(stand.standing != "apart" for stand in stands)


def _unclear(release: Release) -> Iterator[Objection]:
    for i, finding in enumerate(release.findings):
        if finding.effect == "unknown":
            unknown = Unknown("claim", f"{finding.place} {finding.code} {i}", 2, finding.question or finding.message)
            yield Objection(
                "claim-unclear", (Party(release.root.name, ""),), finding.message, frozenset({(unknown, 1)})
            )


def _holdings(case: _Case, chosen: tuple[Alternative, ...]) -> Iterator[Holding]:
    root = case.release.root.name
    for choice, alternative in zip(case.choices, chosen, strict=True):
        for artefact in choice.artefacts:
            for part in alternative.parts:
                stands = spread(
                    part.record, artefact.kind, artefact.name, root, case.links, case.scenario.defaults, case.facts
                )
                for stand in stands:
                    literals = together(choice.literals, stand.literals)
                    if literals is None or (stand.standing == "apart" and part.record is None):
                        continue
                    wanted = demand(part.record, stand, case.facts) if part.record is not None else Demand()
                    yield Holding(artefact.name, part, stand, wanted, literals)


def _labels(release: Release, outbound: Expression | None) -> list[tuple[Literals, list[Outbound]]] | Objection | None:
    """Return each reading of the outbound licence with its branches; None where none is proposed."""
    root = release.root
    if outbound is None and root.licence is None:
        return None
    expressions = [outbound] if outbound is not None else list(root.licence.readings if root.licence else ())
    if not expressions:
        return _unknown_licence(root, root.licence)
    asks = f"which licence does {root.name} go out under: {' or '.join(map(str, expressions))}?"
    unknown = Unknown("reading", root.name, len(expressions), asks)
    found = []
    try:
        for i, expression in enumerate(expressions):
            literals = frozenset({(unknown, i)}) if len(expressions) > 1 else ALWAYS
            for reading in alternatives(expression, switching=False):
                both = together(literals, reading.literals)
                if both is not None:
                    found.append((both, [Outbound(root.name, a.parts) for a in reading.alternatives]))
    except TooManyAlternativesError:
        return _unknown_licence(root, root.licence, "it offers too many alternatives to compare")
    return found


def _judge_one(
    case: _Case, holdings: list[Holding], labels: list[tuple[Literals, list[Outbound]]] | Objection | None
) -> tuple[list[Objection], Outbound]:
    """Return every objection for one choice of branches, with the outbound branch they were found for."""
    fixed = [*case.standing, *_without_label(case, holdings)]
    own = Outbound(case.release.root.name, (), own=True)
    if isinstance(labels, Objection):
        return collapse([*fixed, *_with_label(case, holdings, own, ALWAYS), labels]), own
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
    refused = all(decide([o.literals for o in found]) is Answer.NO for found in (best[0], hopeless))
    return (hopeless, own) if refused else best


def _free_choices(case: _Case, holdings: list[Holding], own: Outbound) -> Iterator[Outbound]:
    """Yield outbound licences worth trying where none is proposed: the named ones, else terms of the releaser's own."""
    from licet.catalogue.expand import record

    named = dict.fromkeys(n for h in holdings for one in h.demand.named for n in one.licences)
    for name in named:
        yield Outbound(case.release.root.name, (Part(name, record(name)),))
    yield own


def _without_label(case: _Case, holdings: list[Holding]) -> Iterator[Objection]:
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


def _with_label(case: _Case, holdings: list[Holding], branch: Outbound, literals: Literals) -> Iterator[Objection]:
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
    case: _Case,
    answer: Answer,
    found: list[Objection],
    holdings: list[Holding],
    chosen: tuple[Alternative, ...],
    branch: Outbound,
    proposed: str,
    repairs: Any,
) -> Verdict:
    conflicts = core(found) if answer is Answer.NO else []
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
        open=tuple(objection for objection in found if objection not in conflicts),
        questions=tuple(questions(found)) if answer is Answer.UNKNOWN else (),
        choices=picked,
        basis=weakest(holdings, conflicts),
        defaults=case.scenario.defaults,
        scenario=case.scenario,
        holdings=tuple(holdings),
        _repairs=repairs,
    )


def _works(case: _Case, holdings: list[Holding], branch: Outbound, answer: Answer, proposed: str) -> Iterator[str]:
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
