# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every record by the rules that hold for all; every quote where the texts are at hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from licet.catalogue.compile import closed_words, read_records, read_vocabularies
from licet.catalogue.lint import check_record, index_texts, run
from licet.locate import find
from licet.syntax.ids import canonical_licence

ROOT = find("licenses")
RECORDS = read_records(ROOT, closed_words(read_vocabularies(ROOT)))
SHARED = Path(__file__).resolve().parents[4] / "shared"
NAMED = {name for row in RECORDS.values() for term in row["term"] for name in term.get("licences", ())}
KNOWN = set(RECORDS) | {name for name in NAMED if canonical_licence(name) == name}


@pytest.mark.parametrize("id_", sorted(RECORDS))
def test_a_record_keeps_the_rules(id_: str) -> None:
    assert list(check_record(RECORDS[id_], KNOWN)) == []


@pytest.mark.skipif(not (SHARED / "texts").is_dir(), reason="the licence texts are not beside this checkout")
def test_every_quote_stands_at_its_section_in_the_texts_at_hand() -> None:
    report = run(RECORDS, KNOWN, index_texts([SHARED / "texts"]))
    assert report.issues == []
    assert report.verified > 1000


@pytest.mark.skipif(not (SHARED / "scope.toml").exists(), reason="the list of licences to record is not at hand")
def test_the_scope_is_recorded() -> None:
    scope = tomllib.loads((SHARED / "scope.toml").read_text(encoding="utf-8"))
    wanted = {*scope["software"]["also"], *scope["exceptions"], *scope["content"], *scope["data"], *scope["model"]}
    listed = (SHARED / scope["software"]["from"]).read_text(encoding="utf-8").split("\n")
    wanted |= {line.strip() for line in listed if line.strip() and " WITH " not in line}
    # An id that the SPDX list does not have is recorded as a LicenseRef, and found by its name.
    named = {alias.lower() for record in RECORDS.values() for alias in record["aliases"]}
    assert {id_ for id_ in wanted if id_.lower() not in named} <= set(RECORDS)
