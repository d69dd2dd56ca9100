# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Pages of records, lists of the catalogue, trees of expressions, pages of rules."""

from __future__ import annotations

import pytest

from licet.catalogue.expand import ids, record
from licet.report import catalogue, expression, licence, rule
from licet.report.record import lay_out, write
from licet.report.style import Style
from licet.rules import CODES, find
from licet.syntax import parse_expression, parse_lenient
from licet.syntax.tree import any_of


@pytest.mark.parametrize("id_", ids())
def test_every_record_is_shown_whole_with_all_its_quotes(id_: str) -> None:
    found = record(id_)
    assert found is not None
    page = lay_out(found)
    shown = sum(len(rows) for _, rows in page.groups)
    assert shown == sum(map(len, (found.terms, found.lifts, found.reach, found.restrictions, found.answers)))
    quotes = {one.cite.quote for one in (*found.terms, *found.reach, *found.restrictions, *found.lifts)}
    assert quotes <= {row.quote for _, rows in page.groups for row in rows}
    assert all(row.term.strip() for _, rows in page.groups for row in rows)
    assert write(found, Style(ascii=True)).isascii()


def test_a_record_says_what_each_term_is_about() -> None:
    found = record("LicenseRef-Llama-3.1")
    assert found is not None
    said = " ".join(write(found, Style()).split())
    assert said.startswith("LicenseRef-Llama-3.1 — Llama 3.1 Community License Agreement kind model")
    assert "duties" in said
    assert "display-line: show a prescribed line to the public: “Built with Llama”" in said
    assert "when monthly_active_users > 700,000,000" in said
    assert "doubts" in said


@pytest.mark.parametrize(
    ("name", "id_"), [("mit license", "MIT"), ("MIT", "MIT"), ("llama3.1", "LicenseRef-Llama-3.1")]
)
def test_a_licence_is_found_by_any_of_its_names(name: str, id_: str) -> None:
    assert licence.find(name).id == id_


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gemma", "is one of 2 licences: LicenseRef-Gemma-2024-04-01, LicenseRef-Gemma-2025-03-24"),
        ("gpl", "names no single licence: which version of the GPL"),
        ("MTI", "did you mean mit?"),
        ("", "unknown licence"),
    ],
)
def test_what_is_no_single_licence_is_an_error_that_helps(name: str, message: str) -> None:
    with pytest.raises(licence.LicenceNameError, match="licence") as error:
        licence.find(name)
    assert message in str(error.value)


def test_an_id_without_a_record_is_not_passed_off_as_known() -> None:
    said = licence.write(licence.find("Aladdin"), Style())
    assert "Aladdin Free Public License" in said
    assert "not recorded" in said


def test_the_list_can_be_filtered() -> None:
    all_ = [one.id for one in catalogue.recorded()]
    assert all_ == list(ids())
    models = list(catalogue.recorded(kind="model"))
    assert {one.kind for one in models} == {"model"}
    military = {one.id: one.note for one in catalogue.recorded(forbids="military")}
    assert military["LicenseRef-Llama-3.1"] == "wholly"
    assert "MIT" not in military
    assert set(military.values()) == {"wholly", "in part"}
    assert "CC-BY-ND-4.0" not in {one.id for one in catalogue.recorded(permits="distribute")}
    assert "MIT" in {one.id for one in catalogue.recorded(permits="distribute")}


def test_ids_without_a_record_are_current_ones_of_the_list() -> None:
    missing = {one.id for one in catalogue.not_recorded()}
    assert "Aladdin" in missing
    assert not missing & set(ids())
    assert "GPL-2.0" not in missing  # deprecated


def test_counts_count() -> None:
    counts = catalogue.counts()
    assert counts["records"] == len(ids())
    assert counts["quotes"] >= counts["terms"]
    assert f"{counts['records']:>7,}  records" in catalogue.write_counts(counts, Style())


def test_a_tree_shows_names_and_structure() -> None:
    parsed = parse_lenient("MIT or (GPL-2.0-only with classpath-exception-2.0)")
    lines = expression.write(parsed, Style()).splitlines()
    assert lines[0] == "MIT OR GPL-2.0-only WITH Classpath-exception-2.0"
    assert lines[2].strip() == "OR"
    assert lines[3].split(maxsplit=1) == ["MIT", "MIT License"]
    assert lines[4].strip() == "WITH"
    assert "Classpath exception 2.0" in lines[6]


def test_a_tree_of_a_thousand_terms_is_no_matter_of_depth() -> None:
    wide = any_of([parse_expression(f"LicenseRef-{i}") for i in range(1000)])
    from licet.syntax import Parsed

    assert len(expression.plain(Parsed(wide))["tree"]["or"]) == 1000
    assert len(expression.write(Parsed(wide), Style()).splitlines()) > 1000


def test_liberties_are_told() -> None:
    said = expression.write(parse_lenient("GPLv2+"), Style())
    assert 'read: "GPLv2+" as GPL-2.0' in said


@pytest.mark.parametrize("code", CODES)
def test_a_page_of_a_rule_is_printed_without_its_markup(code: str) -> None:
    said = rule.write(find(code), Style(ascii=True))
    assert said.startswith(f"{code}: ")
    assert "## " not in said
    assert said.isascii()


def test_all_rules_are_listed() -> None:
    lines = rule.write_all([find(code) for code in CODES], Style()).splitlines()
    assert len(lines) == len(CODES)
