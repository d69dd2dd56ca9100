# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What speaks against a release, given what holds over it: first whatever its label, then under a label (§4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.conflict import (
    Holding,
    Outbound,
    carried_objections,
    named_objections,
    naming_objections,
    restriction_objections,
)
from licet.reason.grants import grant_objections, prohibition_objections, restriction_objections_by_use
from licet.reason.licensor import label_objections, stated_objections
from licet.reason.truth import ALWAYS, Literals, Unknown, together
from licet.reason.verdict import Objection, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.reason.case import Case
    from licet.reason.scenario import Scenario
    from licet.release.graph import Release

# A model that learned from another one is no member of its family by that alone.
_LEARNING = frozenset({"distils", "trains-on-outputs-of"})


def without_label(
    holdings: Sequence[Holding], release: Release, scenario: Scenario, beside: Sequence[Holding] = ()
) -> Iterator[Objection]:
    """Yield what speaks against a release whatever licence it goes out under.

    What holds `beside` is not looked at; it only lifts what it would lift.
    """
    whole = [*holdings, *beside]
    descends: dict[str, list[Literals]] = {}
    for h in whole:
        if h.stand.standing in {"same", "derivative"} and not h.stand.relations & _LEARNING:
            descends.setdefault(h.part.id, []).append(h.literals)
    for holding in holdings:
        record = holding.part.record
        if record is None:
            yield not_recorded(holding.artefact, holding.part.id, holding.literals)
            continue
        of = holding.artefact
        for objection in (
            *grant_objections(record, of, holding.stand, scenario),
            *prohibition_objections(record, of, holding.stand, scenario, descends),
            *restriction_objections_by_use(record, of, holding.stand, scenario),
        ):
            literals = together(objection.literals, _choice_only(holding))
            if literals is not None:
                yield _with_literals(objection, literals)
    yield from naming_objections(holdings, release.root.name, release.named)
    yield from stated_objections(whole, release, scenario)


def by_policy(holdings: Sequence[Holding], release: Release, scenario: Scenario) -> Iterator[Objection]:
    """Yield what the releaser's own policy refuses; it may name components, so none stands for another here."""
    if release.policy is not None:
        from licet.reason.policed import objections

        yield from objections(release.policy, holdings, scenario)


def with_label(
    holdings: Sequence[Holding],
    branch: Outbound,
    case: Case,
    literals: Literals = ALWAYS,
    beside: Sequence[Holding] = (),
) -> Iterator[Objection]:
    """Yield what speaks against going out under `branch` in particular, each where `literals` hold as well."""
    yield from label_objections(branch.records(), [*holdings, *beside], case.release, case.scenario, literals)
    for part in branch.parts:
        if part.record is None:
            yield not_recorded(branch.root, part.id, literals)
    for objection in (
        *restriction_objections(holdings, branch, beside),
        *(() if branch.unread else named_objections(holdings, branch, beside)),
        *(carried_objections(holdings, branch) if all(p.record for p in branch.parts) else ()),
    ):
        if (both := together(objection.literals, literals)) is not None:
            yield _with_literals(objection, both)


def _choice_only(holding: Holding) -> Literals:
    """Return what a holding hangs on besides its standing: which licence is meant."""
    if holding.literals == holding.stand.literals:
        return ALWAYS
    return frozenset(literal for literal in holding.literals if literal not in holding.stand.literals)


def _with_literals(objection: Objection, literals: Literals) -> Objection:
    if literals == objection.literals:
        return objection
    return Objection(objection.code, objection.parties, objection.what, literals, objection.because)


def not_recorded(artefact: str, licence: str, literals: Literals) -> Objection:
    """Return the objection that the catalogue holds no record of a licence."""
    asks = f"what does {licence} say? licet holds no record of it"
    unknown = Unknown("licence", licence, 2, asks, f"licet show {licence}", ("it allows this", "it does not"))
    both = together(literals, frozenset({(unknown, 1)}))
    return Objection("licence-not-recorded", (Party(artefact, licence),), licence, both or ALWAYS)
