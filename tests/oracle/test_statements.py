# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Agreement with what the stewards of licences have published, and the reason for every difference.

The statements of Creative Commons, of the Free Software Foundation and of some licensors stand in `statements.toml`,
each with its source page. They are compared with, never an input.
"""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import licet

TABLE: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("statements.toml").read_text(encoding="utf-8"))[
    "statement"
]


def pairs(statement: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the (inbound, outbound) pairs that a statement speaks of."""
    return list(product(statement["inbound"], statement["outbound"]))


def cells() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every pair with its statement."""
    return [(inbound, outbound, statement) for statement in TABLE for inbound, outbound in pairs(statement)]


def answer(inbound: str, outbound: str, statement: dict[str, Any]) -> str:
    """Return licet's answer to the question that the statement answers."""
    verdict = licet.compatible(inbound, outbound, relation=statement["relation"], kind=statement["kind"])
    return str(verdict.answer)


@pytest.mark.parametrize(
    ("inbound", "outbound", "statement"), cells(), ids=[f"{i}-in-{o}-{s['relation']}" for i, o, s in cells()]
)
def test_licet_answers_as_published_or_as_listed_with_a_reason(
    inbound: str, outbound: str, statement: dict[str, Any]
) -> None:
    expected = statement.get("licet", statement["answer"])
    assert answer(inbound, outbound, statement) == expected, statement["source"]


def test_each_statement_has_a_source_and_each_difference_a_reason() -> None:
    for statement in TABLE:
        assert statement["answer"] in {"yes", "no"}
        assert len(statement["source"].split()) >= 3, "a page can be found by its source"
        assert ("licet" in statement) == ("reason" in statement)
        if "licet" in statement:
            assert statement["licet"] != statement["answer"], "a difference that is none"
            assert len(statement["reason"].split()) >= 8, "a reason is a sentence"


def test_no_question_is_asked_twice() -> None:
    asked = [(i, o, s["relation"], s["kind"]) for i, o, s in cells()]
    assert len(asked) == len(set(asked))


def test_agreement_is_at_least_97_percent() -> None:
    differing = sum(len(pairs(statement)) for statement in TABLE if "licet" in statement)
    assert differing / len(cells()) <= 0.03
