# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions over facts that may not be given."""

from __future__ import annotations

import pytest

from licet.catalogue.condition import facts_of, parse_condition
from licet.reason.scenario import Scenario, ways, write
from licet.reason.truth import ALWAYS


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("monthly_active_users > 700_000_000", {"monthly_active_users": 700_000_001}, True),
        ("monthly_active_users > 700_000_000", {"monthly_active_users": 700_000_000}, False),
        ("territory in (EU)", {"territory": ["DE"]}, True),
        ("territory in (EU)", {"territory": ["US", "JP"]}, False),
        ("territory in (DE)", {"territory": ["EU"]}, True),
        ("domicile in (EU) and multimodal", {"domicile": ["EU"], "multimodal": False}, False),
        ("domicile in (EU) and multimodal", {"multimodal": False}, False),
        ("not modified", {"modified": True}, False),
        ("modified or commercial", {"modified": False, "commercial": True}, True),
        ("purpose only (research, education)", {"purpose": ["research"]}, True),
        ("purpose only (research)", {"purpose": ["research", "production"]}, False),
        ("licensee in (company)", {"licensee": "company"}, True),
    ],
)
def test_a_condition_is_decided_by_given_facts(text: str, facts: dict[str, object], expected: bool) -> None:
    assert ways(parse_condition(text), facts) == ([ALWAYS] if expected else [])


def test_a_member_of_a_territory_counts_for_the_territory() -> None:
    condition = parse_condition("territory in (EU)")
    assert ways(condition, {"territory": ["EU"]}) == [ALWAYS]
    # A single country is in the EU's list, so a term on the EU reaches who is in that country.
    assert ways(parse_condition("territory in (AT, DE)"), {"territory": ["DE"]}) == [ALWAYS]


def test_a_missing_fact_is_a_question_with_the_way_to_answer_it() -> None:
    (way,) = ways(parse_condition("not multimodal"), {})
    ((unknown, value),) = way
    assert value == 0
    assert unknown.kind == "fact"
    assert unknown.subject == "multimodal"
    assert "--fact multimodal=" in unknown.hint


def test_both_parts_of_a_conjunction_are_asked_for() -> None:
    (way,) = ways(parse_condition("domicile in (EU) and multimodal"), {})
    assert {unknown.subject for unknown, _ in way} == {"domicile in EU", "multimodal"}


def test_one_given_part_of_a_disjunction_decides() -> None:
    assert ways(parse_condition("modified or commercial"), {"modified": True}) == [ALWAYS]
    assert len(ways(parse_condition("modified or commercial"), {})) == 2


@pytest.mark.parametrize("text", ["modified", "not modified", "seats >= 5", "territory in DE, FR"])
def test_a_condition_is_written_as_it_is_read(text: str) -> None:
    written = write(parse_condition(text.replace("DE, FR", "(DE, FR)")))
    assert written == text


def test_facts_of_a_condition() -> None:
    assert facts_of(parse_condition("not (a or b) and c > 3")) == {"a", "b", "c"}
    assert facts_of(None) == frozenset()


@pytest.mark.parametrize("text", ["", "and", "a >", "a > b", "a in", "(a", "a b"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="condition"):
        parse_condition(text)


def test_selling_is_commercial_and_publishing_is_not() -> None:
    assert Scenario(("publish", "sell")).performed() == ("commercial",)
    assert Scenario(("publish",)).performed() == ()
    assert Scenario(("publish",), {"commercial": True}).performed() == ("commercial",)
    assert Scenario(("publish", "sell")).needs() == ("distribute", "sell")
