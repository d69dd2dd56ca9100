# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release laid out for judging: what may be chosen, what is unknown, which licence holds over which origin how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.reason.choose import Alternative, Reading, TooManyAlternativesError, alternatives
from licet.reason.conflict import Holding, Outbound
from licet.reason.demand import Demand, demand
from licet.reason.reach import Ways, spread
from licet.reason.truth import ALWAYS, Literals, Unknown, together
from licet.reason.verdict import Objection, Party
from licet.release.graph import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.scenario import Scenario
    from licet.release.graph import Artefact, Claim, Release
    from licet.syntax import Expression


@dataclass(frozen=True, slots=True)
class Choosing:
    """A choice to make for the licensee: one alternative for all artefacts of one group and reading."""

    artefacts: tuple[Artefact, ...]
    literals: Literals
    offers: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A release laid out for judging: scenario, links in order, choices to make, objections that no choice changes."""

    release: Release
    scenario: Scenario
    facts: tuple[tuple[str, Any], ...]
    ways: Ways
    choices: tuple[Choosing, ...]
    standing: tuple[Objection, ...]


def lay_out(release: Release, scenario: Scenario) -> Case:
    """Return the case. Artefacts alike in licence and relations are one choice. Raises ReleaseError on a cycle."""
    facts = tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in scenario.facts.items()))
    links = ordered(release)
    ways = Ways.of(links)
    leaving = {origin: [link for _, link in found] for origin, found in ways.leaving.items()}
    groups: dict[tuple[object, ...], tuple[Literals, list[tuple[Artefact, Reading]]]] = {}
    standing: list[Objection] = []
    for artefact in release.origins:
        readings, objection = _readings(artefact, artefact.licence)
        if objection is not None and _reached(release, artefact, scenario, facts, ways):
            standing.append(objection)
        for literals, reading in readings:
            shape = tuple((link.relation, link.target) for link in leaving.get(artefact.name, ()))
            key = (artefact.kind, shape, literals, tuple(map(str, reading.alternatives)))
            groups.setdefault(key, (literals, []))[1].append((artefact, reading))
    choices = []
    for literals, members in groups.values():
        both = together(literals, members[0][1].literals)
        if both is not None:
            choices.append(Choosing(tuple(a for a, _ in members), both, members[0][1].alternatives))
    standing.extend(_unclear(release))
    return Case(release, scenario, facts, ways, tuple(choices), tuple(standing))


def _readings(artefact: Artefact, claim: Claim | None) -> tuple[list[tuple[Literals, Reading]], Objection | None]:
    """Return what a claim may stand for, or the objection that it stands for nothing known."""
    if claim is None or not claim.readings:
        return [], unknown_licence(artefact, claim)
    found: list[tuple[Literals, Reading]] = []
    try:
        for literals, expression in _meant(artefact, claim, f"which is the licence of {artefact.name}"):
            found.extend((literals, reading) for reading in alternatives(expression))
    except TooManyAlternativesError:
        return [], unknown_licence(artefact, claim, "it offers too many alternatives to compare")
    return found, None


def _meant(artefact: Artefact, claim: Claim, asks: str) -> Iterator[tuple[Literals, Expression]]:
    """Yield each expression that a claim may stand for, or that another place claims instead: that one in any case."""
    for one in (claim, *claim.disputed_by):
        subject = artefact.name if one is claim else f"{artefact.name} ({one.place})"
        unknown = Unknown("reading", subject, len(one.readings), f"{asks}: {' or '.join(map(str, one.readings))}?")
        for i, expression in enumerate(one.readings):
            yield frozenset({(unknown, i)}) if len(one.readings) > 1 else ALWAYS, expression


def unknown_licence(artefact: Artefact, claim: Claim | None, why: str = "") -> Objection:
    """Return the objection that nobody knows what an artefact is licensed under."""
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
    ways: Ways,
) -> bool:
    """Return whether an artefact of unknown licence may matter: not where every default sets the release apart."""
    root = release.root.name
    stands = spread(None, artefact.kind, artefact.name, root, ways, scenario.defaults, facts)
    return any(stand.standing != "apart" for stand in stands)


def _unclear(release: Release) -> Iterator[Objection]:
    for i, finding in enumerate(release.findings):
        if finding.effect == "unknown":
            unknown = Unknown("claim", f"{finding.place} {finding.code} {i}", 2, finding.question or finding.message)
            yield Objection(
                "claim-unclear", (Party(release.root.name, ""),), finding.message, frozenset({(unknown, 1)})
            )


def holdings_of(case: Case, chosen: tuple[Alternative, ...]) -> Iterator[Holding]:
    """Yield each licence that holds over an origin, for each way the release may stand to it, with its demand."""
    root = case.release.root.name
    for choice, alternative in zip(case.choices, chosen, strict=True):
        for artefact in choice.artefacts:
            for part in alternative.parts:
                stands = spread(
                    part.record, artefact.kind, artefact.name, root, case.ways, case.scenario.defaults, case.facts
                )
                for stand in stands:
                    literals = together(choice.literals, stand.literals)
                    if literals is None or (stand.standing == "apart" and part.record is None):
                        continue
                    wanted = demand(part.record, stand, case.facts) if part.record is not None else Demand()
                    yield Holding(artefact.name, part, stand, wanted, literals)


def labels_of(
    release: Release, outbound: Expression | None
) -> list[tuple[Literals, list[Outbound]]] | Objection | None:
    """Return each reading of the outbound licence with its branches; None where none is proposed."""
    root = release.root
    if outbound is None and root.licence is None:
        return None
    asks = f"which licence does {root.name} go out under"
    if outbound is not None:
        expressions = [(ALWAYS, outbound)]
    else:
        expressions = list(_meant(root, root.licence, asks)) if root.licence else []
    if not expressions:
        return unknown_licence(root, root.licence)
    found = []
    try:
        for literals, expression in expressions:
            for reading in alternatives(expression, switching=False):
                both = together(literals, reading.literals)
                if both is not None:
                    found.append((both, [Outbound(root.name, a.parts) for a in reading.alternatives]))
    except TooManyAlternativesError:
        return unknown_licence(root, root.licence, "it offers too many alternatives to compare")
    return found
