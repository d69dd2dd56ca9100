# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.syntax.source import brief, excerpt, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("MIT OR ISC", "MIT OR ISC"),
        ("a\x00b\n", "a\\x00b\\n"),
        ("MIT\u202e", "MIT\\u202e"),
        ("שלום", "\\u05e9\\u05dc\\u05d5\\u05dd"),
        ("ＭＩＴ", "\\uff2d\\uff29\\uff34"),
        ("e\u0301", "e\\u0301"),
        ("Québec", "Québec"),
        ("\ud800", "\\ud800"),
    ],
)
def test_nothing_shown_can_hide_or_move(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_brief_quotes_and_cuts() -> None:
    assert brief("MIT") == '"MIT"'
    assert brief("x" * 50) == '"' + "x" * 37 + '..."'


@pytest.mark.parametrize(
    ("text", "span", "marked"),
    [
        ("MIT OR Foo", (7, 10), "Foo"),
        ("MIT OR", (6, 6), ""),
        ("\x00\x00 Foo", (3, 6), "Foo"),
        ("A OR " * 100 + "Foo" + " OR B" * 100, (500, 503), "Foo"),
        ("x" * 500, (0, 500), "x" * 76),
        ("x " * 500, (998, 999), "x"),
    ],
)
def test_carets_stand_under_the_span(text: str, span: tuple[int, int], marked: str) -> None:
    line, carets = excerpt(text, span)
    start = carets.index("^")
    assert line[start : start + len(marked)] == marked
    assert len(carets) - start == max(1, len(marked))
    assert len(line) <= 76 + len("......") + 6  # two ellipses, and the escapes of the second row


def test_a_long_text_is_cut_on_both_sides() -> None:
    line, _ = excerpt("A OR " * 100, (250, 251))
    assert line.startswith("...")
    assert line.endswith("...")
