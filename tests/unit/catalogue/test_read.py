# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Records are checked as they are read, and an error says where the bad key is."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from licet.catalogue.compile import closed_words, read_vocabularies
from licet.catalogue.read import Reader, RecordError
from licet.locate import find

WORDS = closed_words(read_vocabularies(find("licenses")))
GOOD = """
id = "X-1.0"
title = "X"
kind = "software"
[text]
source = "made up"
sha256 = "0"
words = 3
[review]
state = "read-once"
on = 2026-11-23
[[term]]
kind = "grant"
on = ["use"]
cite = { section = "1", quote = "you may use it" }
"""


def read(text: str) -> dict[str, Any]:
    return Reader("records/X-1.0.toml", WORDS).record(tomllib.loads(text), {})


def test_a_good_record_is_read_whole() -> None:
    record = read(GOOD)
    assert record["id"] == "X-1.0"
    assert record["term"][0]["on"] == ["use"]
    assert record["term"][0]["basis"] == "text"


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('on = ["use"]', 'on = ["uze"]', r"term\[0\].on: unknown word 'uze'; did you mean 'use'"),
        ('kind = "grant"', 'kind = "grand"', r"term\[0\].kind: unknown word 'grand'; did you mean 'grant'"),
        ('section = "1", quote', "quote", r"term\[0\].cite: 'section' is missing"),
        ('quote = "you may use it"', 'qoute = "x"', r"term\[0\].cite.qoute: unknown key"),
        ("you may use it", "a b c d e f g h i j k l m", "at most 12 words"),
        ('on = ["use"]\n', "", r"term\[0\]: 'on' is missing"),
        ('state = "read-once"', 'state = "fine"', "review.state"),
        ('kind = "software"', 'kind = "softwear"', "unknown word 'softwear'"),
        ("[review]", '[licensor]\nname = "Acme"\n[review]', "licensor: 'cite' is missing"),
        ("[review]", '[licensor]\nnane = "Acme"\n[review]', "licensor.nane: unknown key 'nane'; did you mean 'name'"),
        (
            "[review]",
            '[licensor]\nname = "Acme"\ncite = { section = "1", authority = "a press release" }\n[review]',
            "licensor.cite: who the licensor is stands in the text: a quote is missing",
        ),
        ("title =", "titel =", "unknown key 'titel'; did you mean 'title'"),
        ('on = ["use"]', 'on = ["use"]\nwhen = "users > 5"', r"term\[0\].when: unknown word 'users'"),
        ('on = ["use"]', 'on = ["use"]\nwhen = "users >"', "condition not understood"),
        ('on = ["use"]', 'on = ["use", "use"]', "stands twice"),
        ('on = ["use"]', 'on = ["use"]\nobject = ["apart"]', r"term\[0\].object"),
    ],
)
def test_an_error_says_where(old: str, new: str, where: str) -> None:
    assert old in GOOD
    with pytest.raises(RecordError, match=where):
        read(GOOD.replace(old, new, 1))


def test_a_word_to_show_must_be_given() -> None:
    with pytest.raises(RecordError, match="needs its 'text'"):
        read(GOOD + '[[term]]\nkind = "duty"\nduty = "name-prefix"\ncite = { section = "1", quote = "x" }\n')


def test_a_term_of_a_family_is_told_from_one_of_the_text() -> None:
    family = Reader("families/f.toml", WORDS, "family").family(
        tomllib.loads(
            'id = "f"\ntitle = "F"\n[[restriction]]\nlabel = "a"\nmust = ["minors"]\n'
            'cite = { section = "1", quote = "harm minors" }\n'
        )
    )
    record = Reader("records/X-1.0.toml", WORDS).record(
        tomllib.loads(GOOD.replace('kind = "software"', 'kind = "software"\nfamilies = ["f"]')), {"f": family}
    )
    assert record["restriction"][0]["basis"] == "family"
    assert record["restriction"][0]["clause"] == "f/a"
