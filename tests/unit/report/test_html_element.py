# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Markup by elements: what was not made as markup is escaped, wherever it stands."""

from __future__ import annotations

import pytest

from licet.report.html_element import NOTHING, Html, element, escaped, folded, joined, listing, place, raised


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("</script><b>", "&lt;/script&gt;&lt;b&gt;"),
        ("a & b", "a &amp; b"),
        ('"it\'s"', "&quot;it&#x27;s&quot;"),
        ("abc\u202ecba", "abc\\u202ecba"),
        ("bell\x07\x00", "bell\\x07\\x00"),
        ("מודל", "מודל"),
    ],
)
def test_words_are_escaped_and_what_is_hidden_is_shown(words: str, markup: str) -> None:
    assert escaped(words) == markup
    assert element("p", words) == f"<p>{markup}</p>"
    assert element("p", title=words) == f'<p title="{markup}"></p>'


def test_markup_is_placed_once_and_not_escaped_again() -> None:
    inner = element("b", "<")
    assert element("p", inner, "<") == "<p><b>&lt;</b>&lt;</p>"
    assert joined(["<", inner], ", ") == "&lt;, <b>&lt;</b>"
    assert isinstance(joined([]), Html)


def test_attributes_are_named_as_html_names_them_and_left_out_when_empty() -> None:
    made = element("input", type="checkbox", checked=True, disabled=False, class_="", aria_label="a", id=None)
    assert made == '<input type="checkbox" checked aria-label="a">'
    assert element("path", d="M0 0") == '<path d="M0 0"/>'


def test_empty_lists_and_places_leave_nothing_behind() -> None:
    assert listing([]) == place("") == NOTHING
    assert folded("more", "<", open_=True) == "<details open><summary>more</summary>&lt;</details>"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("put it under MIT", "Put it under MIT"),
        ("if so, then", "If so, then"),
        ("acme/chat may", "acme/chat may"),
        ("", ""),
    ],
)
def test_a_sentence_is_raised_where_it_begins_with_a_word(words: str, sentence: str) -> None:
    assert raised(words) == sentence
