# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What of a text is compared, and what is not."""

from __future__ import annotations

import pytest

from licet.reading.shingles import is_label, row


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The  WORK,\nas-is.", "the work as is"),
        ("## **Grant** of __rights__", "grant of rights"),
        ("> quoted `code`", "quoted code"),
        ("<p class='x'>one<br/>two</p> &amp; three&nbsp;four", "one two three four"),
        ("[https://a.example](https://a.example/)", "https a example"),
        ("[here](#part)", "here"),
        ("[here](https://a.example)", "here https a example"),
        ("<b onclick='x'>one", "b onclick x one"),
        ("<!-- one -->", "one"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("Straße ﬁne", "strasse fine"),
        ("许可证 text", "许 可 证 text"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert row(text).words == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. Grant. (a) one; (b) two, and (iv) three", "grant one two and three"),
        ("first;\n2.1. Second", "first second"),
        ("under Section 4. The work", "under section 4 the work"),
        ("Version\n2.0. Of it", "version 2 0 of it"),
        ("in Section (a) of it", "in section a of it"),
        ("thirty (30) days", "thirty 30 days"),
        ("a work of an author", "a work of an author"),
        ("Llama 3.1 is", "llama 3 1 is"),
    ],
)
def test_labels_are_left_out_where_they_open_something(text: str, words: str) -> None:
    assert row(text).words == tuple(words.split())


def test_spans_lead_back_to_the_text() -> None:
    text = "1. **One**, &quot;two&quot; (b) thr\u00adee"
    here = row(text)
    assert [text[a:b] for a, b in zip(here.starts, here.ends, strict=True)] == ["One", "two", "thr\u00adee"]
    assert here.slice(0, 2) == "One**, &quot;two"
    assert here.slice(1, 1) == ""


def test_a_label_is_told_by_its_punctuation() -> None:
    text = "x (a) y 4.2) z not"
    assert is_label(text, 3, 4)
    assert is_label(text, text.index("2)"), text.index("2)") + 1)
    assert not is_label(text, text.index("not"), len(text))


def test_hashes_are_those_of_four_words() -> None:
    assert len(row("one two three").grams) == 0
    five = row("one two three four five").grams
    assert len(five) == 2
    assert five[0] == row("ONE two, three four").grams[0] != five[1]
    assert all(0 <= gram < 1 << 24 for gram in five)
