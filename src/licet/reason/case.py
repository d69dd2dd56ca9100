# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release laid out for judging: what may be chosen, what is unknown, which licence holds over which origin how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from licet.reason.choose import Alternative, Reading, TooManyAlternativesError, alternatives
from licet.reason.conflict import Holding, Outbound
from licet.reason.demand import Demand, demand
from licet.reason.grants import making
from licet.reason.reach import ASKED_OF_MAKERS, Ways, spread
from licet.reason.truth import ALWAYS, Literals, Unknown, together
from licet.reason.verdict import Objection, Party
from licet.release.graph import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.choose import Part
    from licet.reason.reach import Stand
    from licet.reason.scenario import Scenario
    from licet.release.graph import Artefact, Claim, Release
    from licet.syntax import Expression

# Each reading of the outbound licence: when it is meant, and its branches, of which each must hold.
Labels: TypeAlias = list[tuple[Literals, list[Outbound]]]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Choosing:
    """A choice to make for the licensee: one alternative for all artefacts of one group and reading."""

    artefacts: tuple[Artefact, ...]
    literals: Literals
    offers: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Case:
    """A release laid out for judging: scenario, links in order, choices to make, objections that no choice changes."""

    release: Release
    scenario: Scenario
    facts: tuple[tuple[str, Any], ...]
    ways: Ways
    choices: tuple[Choosing, ...]
    standing: tuple[Objection, ...]


def lay_out(release: Release, scenario: Scenario) -> Case:
    """Return the case. Artefacts to which the release stands alike are one choice. Raises ReleaseError on a cycle."""
    facts = tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in scenario.facts.items()))
    ways = Ways.of(ordered(release))
    sorts = _Sorts(Case(release, scenario, facts, ways, (), ()), ways.alike(release.root.name), {}, {})
    groups: dict[tuple[object, ...], tuple[Literals, list[Artefact], Reading]] = {}
    standing: list[Objection] = []
    for artefact in release.origins:
        readings, objection = _readings(artefact, artefact.licence)
        if objection is not None and sorts.is_reached(artefact):
            standing.append(objection)
        for literals, reading in readings:
            groups.setdefault((literals, *sorts.of(artefact, reading)), (literals, [], reading))[1].append(artefact)
    choices = []
    for literals, members, reading in groups.values():
        both = together(literals, reading.literals)
        if both is not None:
            choices.append(Choosing(tuple(members), both, reading.alternatives))
    standing.extend(_unclear(release))
    return Case(release, scenario, facts, ways, tuple(choices), tuple(standing))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Sorts:
    """Tells artefacts apart by all that an objection can hang on: licences, and how the release stands to them.

    `numbers` are equal where paths differ in names only (`Ways.alike`), so that each sort is looked at once.
    """

    case: Case
    numbers: dict[str, int]
    seen: dict[tuple[object, ...], tuple[tuple[object, ...], Reading]]
    reached: dict[tuple[object, ...], bool]

    def of(self, artefact: Artefact, reading: Reading) -> tuple[object, ...]:
        """Return equal values for artefacts that may stand for one another under `reading`."""
        number = self.numbers.get(artefact.name)
        told = self.seen.get((id(reading), artefact.kind, number))
        if told is None:
            stands = tuple(
                (part.id, tuple(signature(stand) for stand in _stands(self.case, artefact, part)))
                for one in reading.alternatives
                for part in one.parts
            )
            told = (tuple(map(str, reading.alternatives)), stands), reading  # the reading stays, and so does its id
            self.seen[id(reading), artefact.kind, number] = told
        # A policy may name components, and refuse of one what it accepts of another.
        named = self.case.release.policy is not None and len(reading.alternatives) > 1
        return (*told[0], artefact.name) if named else told[0]

    def is_reached(self, artefact: Artefact) -> bool:
        """Return whether an artefact of unknown licence may matter: not where every default sets the release apart."""
        told = artefact.kind, self.numbers.get(artefact.name)
        if told not in self.reached:
            stands = _stands(self.case, artefact, None)
            self.reached[told] = any(stand.standing != "apart" for stand in stands)
        return self.reached[told]


def signature(stand: Stand) -> tuple[object, ...]:
    """Return all that an objection can hang on in how a release stands to an artefact."""
    makers = tuple(step.link.target for step in stand.trail[:-1] if step.relation in ASKED_OF_MAKERS)
    return stand.standing, stand.literals, stand.relations, stand.ships, making(stand), makers


def _stands(case: Case, artefact: Artefact, part: Part | None) -> list[Stand]:
    root, layer = case.release.root.name, case.scenario.defaults
    record = part.record if part is not None else None
    return spread(record, artefact.kind, artefact.name, root, case.ways, layer, case.facts)


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


def _unclear(release: Release) -> Iterator[Objection]:
    for i, finding in enumerate(release.findings):
        if finding.effect == "unknown":
            unknown = Unknown("claim", f"{finding.place} {finding.code} {i}", 2, finding.question or finding.message)
            yield Objection(
                "claim-unclear", (Party(release.root.name, ""),), finding.message, frozenset({(unknown, 1)})
            )


def holdings_of(case: Case, chosen: tuple[Alternative, ...], most: int | None = None) -> Iterator[Holding]:
    """Yield each licence that holds over an origin, for each way the release may stand to it, with its demand.

    `most` limits how many artefacts of each choice are looked at. Two stand for any number: whatever one artefact
    objects to, or lifts, in another alike, the second shows.
    """
    for choice, alternative in zip(case.choices, chosen, strict=True):
        yield from holdings_of_one(case, choice, alternative, most)


def holdings_of_one(
    case: Case, choice: Choosing, alternative: Alternative, most: int | None = None
) -> Iterator[Holding]:
    """Yield what holds over the artefacts of one choice."""
    for artefact in choice.artefacts[:most]:
        for part in alternative.parts:
            for stand in _stands(case, artefact, part):
                literals = together(choice.literals, stand.literals)
                if literals is None or (stand.standing == "apart" and part.record is None):
                    continue
                wanted = demand(part.record, stand, case.facts) if part.record is not None else Demand()
                yield Holding(artefact.name, part, stand, wanted, literals)


def labels_of(release: Release, outbound: Expression | None) -> Labels | Objection | None:
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
