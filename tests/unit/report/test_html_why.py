# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why, side by side: each clause with its quote and the way that brought it, and what a sole clause speaks against."""

from __future__ import annotations

import re

from licet.report.html_element import escaped
from licet.report.html_why import mend, why
from tests.unit.report.releases import PERMITTED, REFUSED, THRESHOLD, judged

COPYLEFT = """[release]
name = "acme/tool"
kind = "code"
licence = "MIT"

[[component]]
name = "acme/middle"
kind = "code"
licence = "MIT"
relation = "incorporates"

[[component]]
name = "gnu/part"
kind = "code"
licence = "GPL-2.0-only"
relation = "incorporates"
of = "acme/middle"
"""
SEVERAL = """[release]
name = "acme/kit"
kind = "code"

[[artefact]]
name = "acme/pictures"
kind = "data"
licence = "MIT"

[[component]]
name = "a/pictures"
kind = "data"
licence = "CC-BY-NC-4.0"
relation = "derives-from"
of = "acme/pictures"
"""


def words(markup: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", markup).split())


def clauses(markup: str) -> list[str]:
    return [words(one) for one in re.findall(r'<section class="clause">.*?</section>', markup)]


def test_two_clauses_stand_side_by_side_with_quote_way_and_line() -> None:
    found = why(judged(REFUSED))
    first, second = clauses(found)
    assert first.startswith("CreativeML-OpenRAIL-M §4 MUST be included as an enforceable provision by You")
    assert "chat-7b incorporates base licet.toml:9 stated at licet.toml:8" in first
    assert second.startswith("GPL-3.0-only §10 may not impose any further restrictions")
    assert "chat-7b incorporates both" not in words(found)  # each clause shows its way itself
    assert 'id="why-1"' in found


def test_a_sole_clause_stands_beside_the_licence_that_it_speaks_against() -> None:
    first, second = clauses(why(judged(COPYLEFT)))
    assert first.startswith("GPL-2.0-only §2(b)")
    assert "tool incorporates middle licet.toml:10 incorporates part licet.toml:16" in first
    assert second == "MIT is proposed for tool the licence of tool stated at licet.toml:4"


def test_of_several_artefacts_the_way_begins_at_the_one_that_is_meant() -> None:
    first, second = clauses(why(judged(SEVERAL)))
    assert "acme/pictures derives from a/pictures" in first
    assert "the licence of acme/pictures" in second


def test_of_an_open_answer_only_clauses_are_shown_and_of_a_yes_nothing() -> None:
    found = why(judged(THRESHOLD))
    assert "nobody can say" not in words(found)
    assert all("§" in one for one in clauses(found))
    assert why(judged(PERMITTED)) == mend(judged(PERMITTED)) == ""


def test_what_was_judged_again_is_shown_with_its_answer() -> None:
    verdict = judged(REFUSED)
    found = words(mend(verdict))
    assert verdict.repairs()
    for repair in verdict.repairs():
        assert f"{repair.answer} {words(escaped(repair.change))[:1].upper()}" in found
