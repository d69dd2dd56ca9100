# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lexicon says only what it may: uses and qualifiers of the closed lists, and no clause by its full text."""

from __future__ import annotations

import pytest

from licet.catalogue import vocabulary
from licet.reading.lexicon import lexicon, table
from licet.reading.words import words

GROUPS = {"say", "vague", "alone", "condition", "omit", "only"}
# Words of one pattern: more would be a clause known by heart.
LONGEST = 10


def test_every_use_and_group_is_known():
    assert set(table()["use"]) <= set(vocabulary.uses())
    for row in table()["use"].values():
        assert set(row) <= GROUPS


def test_every_use_but_the_bare_room_of_safety_has_words():
    assert set(vocabulary.uses()) - set(table()["use"]) == {"safety"}


def test_every_qualifier_is_known():
    for row in table()["qualifier"].values():
        assert set(row) <= set(vocabulary.qualifiers())


def test_no_pattern_is_a_clause():
    for row in table()["use"].values():
        for patterns in row.values():
            for pattern in patterns:
                assert len([word for word in pattern.replace("&", " ").split() if word.strip(".")]) <= LONGEST, pattern


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("child pornography", "minors.sexual"), ("harm to animals", "environment"), ("spam", "crime.spam")],
)
def test_patterns_find(text, meaning):
    assert meaning in {hit.meaning for hit in lexicon().find(words(text), frozenset({"say"}))}
