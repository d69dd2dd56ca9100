# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Duties to tick off and restricted uses by group: what is found done is ticked, what holds alike is said once."""

from __future__ import annotations

import re
from dataclasses import replace

from licet.catalogue import vocabulary
from licet.release.graph import Place
from licet.report.html_burdens import duties, progress, restrictions
from tests.unit.report.releases import OPEN, PERMITTED, judged

GEMMA = """[release]
name = "acme/reader"
kind = "model"
licence = "gemma"

[[component]]
name = "google/some"
kind = "model"
licence = "gemma"
relation = "fine-tunes"
"""


def words(markup: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", markup).split())


def test_a_duty_that_was_found_done_is_ticked_with_its_place() -> None:
    verdict = judged(PERMITTED)
    first, *rest = verdict.duties
    done = replace(first, discharged=True, discharged_by=(Place("NOTICE", 3),))
    missing = replace(rest[0], discharged=False)
    ticked = replace(verdict, duties=(done, missing, *rest[1:]))
    found = duties(ticked)
    assert found.count(" checked>") == 1
    assert "found at NOTICE:3" in words(found)
    assert words(found).count("not found in the release") == 1
    assert progress(ticked) == f"1 of {len(verdict.duties)} done"
    assert "checked" not in duties(verdict)


def test_duties_that_hang_on_a_question_stand_under_it() -> None:
    found = duties(judged(OPEN))
    assert "<h3>If training makes a derivative</h3>" in found


def test_each_use_stands_in_its_group_with_clause_and_quote() -> None:
    verdict = judged(PERMITTED)
    found = restrictions(verdict)
    groups = re.findall(r'<th scope="rowgroup" rowspan="(\d+)">([^<]*)</th>', found)
    uses = {use for one in verdict.restrictions for use in (*one.uses, *one.vague)}
    assert [name for _, name in groups] == list(dict.fromkeys(name for _, name in groups))
    assert {name for _, name in groups} == {use.partition(".")[0] for use in uses}
    assert sum(int(rows) for rows, _ in groups) == found.count("<tr>") - 1
    assert all(vocabulary.uses()[use].partition("'")[0] in words(found).replace("&#x27;", "'") for use in uses)
    assert "they must be an enforceable term of your licence" in found


def test_versions_of_a_licence_that_ban_the_same_share_a_row() -> None:
    found = words(restrictions(judged(GEMMA)))
    assert re.search(r"Gemma-[\d-]+ or Gemma-[\d-]+", found)
    assert "if google/some is under" not in found


def test_without_restrictions_there_is_no_table() -> None:
    assert restrictions(judged(OPEN)) == ""
