# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Wrapping, columns and spelling: nothing is wider than it may be, nothing is lost, colour costs no width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from licet.report.layout import Span, block, columns, wrap
from licet.report.style import Style

_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def test_lines_break_at_spaces_under_a_hanging_indent() -> None:
    assert wrap("one two three four", Style(width=30), "  - ") == ["  - one two three four"]
    assert wrap("aaaa " * 8, Style(width=30), "  - ") == ["  - aaaa aaaa aaaa aaaa aaaa", "    aaaa aaaa aaaa"]


def test_spans_that_touch_are_not_torn_apart() -> None:
    assert wrap(["word", Span(",", "faint")], Style()) == ["word,"]


def test_colour_is_written_only_if_asked_and_takes_no_width() -> None:
    text = [Span("red", "no"), " plain"]
    assert wrap(text, Style()) == ["red plain"]
    (line,) = wrap(text, Style(colour=True))
    assert line == "\x1b[1;31mred\x1b[0m plain"


def test_ascii_spells_what_it_can_and_escapes_the_rest() -> None:
    style = Style(ascii=True)
    assert style.spell("§4 “quoted” … – modèle") == 'sec. 4 "quoted" ... - mod\\xe8le'
    assert Style().spell("§4 “quoted”") == "§4 “quoted”"


def test_control_and_direction_characters_never_reach_the_terminal() -> None:
    for style in (Style(), Style(ascii=True)):
        shown = style.spell("a\x1b[31mb\u202ec\x07")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown


def test_columns_are_aligned_and_the_last_one_wraps_under_itself() -> None:
    lines = columns([("a", "bb", "one"), ("aaa", "b", "two " * 30)], Style(width=40), "  ")
    assert lines[0] == "  a    bb  one"
    assert lines[1].startswith("  aaa  b   two")
    assert all(line.startswith("           two") for line in lines[2:])
    assert columns([], Style()) == []


def test_blocks_are_parted_by_one_empty_line_and_empty_ones_vanish() -> None:
    assert block(["a"], [], ["b", "c"], []) == ["a", "", "b", "c"]


@given(st.lists(st.text("abc §é", max_size=20), max_size=12), st.integers(30, 100), st.booleans())
def test_no_word_is_lost_and_no_line_too_wide(words: list[str], width: int, colour: bool) -> None:
    style = Style(width=width, colour=colour)
    lines = wrap([Span(word + " ", "faint") for word in words], style, "> ")
    bare = [_ESCAPE.sub("", line) for line in lines]
    assert " ".join(" ".join(bare).replace(">", "").split()) == " ".join("".join(w + " " for w in words).split())
    assert all(len(line) <= width for line in bare)
