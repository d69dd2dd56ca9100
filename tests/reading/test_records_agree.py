# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is read from the texts of behavioural licences, against what their records say after review.

Uses that are certainly banned must be equal, or agreement.toml lists the difference with its reason; an entry that
no longer differs is an error too. The texts are not part of the project: see test_gold.py.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from licet.catalogue import vocabulary
from licet.catalogue.expand import ids, record
from licet.catalogue.model import Record
from licet.catalogue.words import words_sha256
from licet.reading.read import read_licence
from licet.reason.clause_set import of_reading
from tests.reading.test_gold import folder

LISTED = tomllib.loads((Path(__file__).parent / "agreement.toml").read_text(encoding="utf-8"))["difference"]
RECORDS = [found for found in map(record, ids()) if found is not None and found.restrictions]
BEHAVIOURAL = [found for found in RECORDS if found.kind != "exception"]
LEAST = 40


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Return the texts at hand by the hash of their words."""
    if not folder().is_dir():
        pytest.skip("the licence texts are not here: set LICET_TEXTS to compare records with real texts")
    found = {}
    for path in sorted(folder().glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found[words_sha256(text)] = text
    return found


def hashes(one: Record) -> list[str]:
    return [one.text.sha256, *(policy.sha256 for policy in one.policies)]


def recorded(one: Record) -> set[str]:
    """Return the uses that a record bans for certain, by restrictions and prohibitions."""
    uses = {atom.use for restriction in one.restrictions for atom in restriction.must}
    return uses | {use for term in one.of_kind("prohibition") for use in term.use}


def by_duty(one: Record) -> set[str]:
    return {use for term in one.of_kind("duty") for use in vocabulary.duties()[term.duty].bans}


def read(one: Record, texts: dict[str, str]) -> set[str]:
    sets = [of_reading(read_licence(texts[each]), one.id) for each in hashes(one)]
    return {ban.atom.use for clauses in sets for ban in clauses.bans if not ban.is_vague}


def listed(id_: str) -> tuple[set[str], set[str]]:
    """Return the uses that agreement.toml says are only read, and only recorded."""
    rows = [row for row in LISTED if id_ in row["licences"]]
    only_read = {use for row in rows for use in row.get("read", ())}
    return only_read, {use for row in rows for use in row.get("recorded", ())}


@pytest.mark.parametrize("one", BEHAVIOURAL, ids=lambda one: one.id)
def test_the_record_agrees_with_its_text(one: Record, texts: dict[str, str]) -> None:
    if not all(each in texts for each in hashes(one)):
        # Such a record has no text to differ from: it may have no entry either.
        assert listed(one.id) == (set(), set())
        return
    found, kept = read(one, texts), recorded(one)
    assert (found - kept - by_duty(one), kept - found) == listed(one.id)


def test_enough_records_have_their_text_at_hand(texts: dict[str, str]) -> None:
    assert sum(all(each in texts for each in hashes(one)) for one in BEHAVIOURAL) >= LEAST


def test_every_difference_is_explained_in_the_closed_words() -> None:
    known = {one.id for one in BEHAVIOURAL}
    for row in LISTED:
        assert set(row) <= {"licences", "read", "recorded", "reason"}
        assert set(row["licences"]) <= known
        assert {*row.get("read", ()), *row.get("recorded", ())} <= set(vocabulary.uses())
        assert row.get("read") or row.get("recorded")
        assert len(row["reason"].split()) >= 5
