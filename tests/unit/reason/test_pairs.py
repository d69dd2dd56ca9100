# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Pairs of holdings that clash, as bits."""

from __future__ import annotations

from licet.catalogue.expand import record
from licet.reason.choose import Part
from licet.reason.conflict import Holding, Outbound
from licet.reason.judge import check
from licet.reason.pairs import Clashes, may_lift
from licet.reason.truth import ALWAYS
from licet.release.graph import Release
from tests.property.releases import artefact, link


def holding(licence: str, relation: str = "incorporates") -> Holding:
    release = Release(artefact("root", "code", licence), (artefact("o", "code", licence),), (link("o", relation),))
    return next(one for one in check(release).holdings if one.stand.standing != "apart")


def clashes(label: str) -> Clashes:
    return Clashes([(ALWAYS, [Outbound("root", (Part(label, record(label)),))])])


def test_a_ceiling_and_what_it_does_not_admit_clash_for_certain() -> None:
    found = clashes("MIT")
    copyleft, other, free = (found.bits([holding(one)]) for one in ("GPL-2.0-only", "Apache-2.0", "ISC"))
    assert found.against(copyleft) == (other, other)
    assert found.against(other) == (copyleft, copyleft)
    assert found.against(free) == (0, 0)
    assert list(found.literals(copyleft, other)) == [ALWAYS]
    assert not list(found.literals(copyleft, free))


def test_what_hangs_on_an_open_question_may_clash_only() -> None:
    found = clashes("MIT")
    copyleft, other = found.bits([holding("GPL-2.0-only", "links-dynamically")]), found.bits([holding("Apache-2.0")])
    assert found.against(other) == (copyleft, 0)
    assert all(found.literals(copyleft, other))


def test_what_is_shipped_beside_does_not_clash() -> None:
    found = clashes("MIT")
    found.bits([holding("GPL-2.0-only")])
    assert found.against(found.bits([holding("Apache-2.0", "bundles")])) == (0, 0)


def test_holdings_that_cannot_be_told_apart_have_one_bit() -> None:
    found = clashes("MIT")
    assert found.bits([holding("MIT")]) == found.bits([holding("MIT"), holding("MIT")])


def test_only_some_licences_may_lift_an_objection() -> None:
    assert may_lift(holding("AGPL-3.0-only"), frozenset({"AGPL-3.0-only"}))
    assert may_lift(holding("LicenseRef-Llama-2"), frozenset())
    assert not may_lift(holding("MIT"), frozenset({"AGPL-3.0-only"}))
