# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A citation holds where the text's own marks put it, and one step beside that it does not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.catalogue.levels import outline
from licet.catalogue.marks import find_marks, readings, roman
from licet.catalogue.sections import is_under, names, path_at

NESTED = """
Example Public License

Section 1 -- Definitions.

  a. Alpha means one thing.
  b. Beta means another, as Section 2(a)(1) says.

Section 2 -- Scope.

  a. Grant.

       1. Subject to the terms, You may

            a. gamma the work; and

            b. delta the work.

       2. Exceptions. Where they apply, epsilon.

  b. Other rights.

       1. Moral rights are zeta.

Section 3 -- Conditions.

  a. Eta under Section
     2. above, and theta.
"""

RAIL = """Example RAIL License

Section I: PREAMBLE

1. Definitions
(a) "Alpha" means one of (i) beta, (ii) gamma or (iii) delta.
(b) "Epsilon" means zeta; under clauses (i) and (ii) it is eta.

Section II: INTELLECTUAL PROPERTY RIGHTS

2. Grant of Copyright License. Subject to these terms, theta.
3. Grant of Patent License. Subject to these terms, iota.

Section III: CONDITIONS

4. Distribution. You may share it if:
1. you give kappa; and
2. you keep lambda;
5. Use-based restrictions. The limits bind mu.

END OF TERMS AND CONDITIONS

Attachment A

Use Restrictions

You agree not to use it:
(a) for nu;
(b) for xi.
"""

OUTLINE = """1. DEFINITIONS

1.1. Alpha means one.
1.2. Beta means two, see version
1.1 of it.

2. GRANT

2.1 Copyright. You may gamma.

(a) eins; (b) zwei; (c) drei;
(d) vier;
(e) five;
(f) six;
(g) seven;
(h) eta;
(i) theta, which is
    i) iota or
    ii) kappa;
(j) lambda.

2.2 Patents. Delta
"""

HEADINGS = """# Example

## Purpose

Alpha is the aim.

## No Liability

***Beta*** is as is.

SECOND LICENSE

1. Gamma stays.
2. Delta stays.

Governing Law. The law of epsilon holds.

Termination; Survival.

Zeta ends it.

You must (where you can):

eta it.
"""


def holds(text: str, word: str, section: str) -> bool:
    found = re.search(rf"(?i)\b{word}\b", text)
    assert found, word
    return is_under(text, found.start(), section)


NESTED_CASES = [
    ("Alpha", "1(a)", ["1(b)", "2(a)", "(a)", "1(a)(1)"]),
    ("Beta", "1.b", ["1.a", "1.c"]),
    ("gamma", "2(a)(1)(A)", ["2(a)(1)(B)", "2(a)(2)(A)", "2(b)(1)(A)", "1(a)(1)(A)", "3(a)(1)(A)", "2(a)(A)", "2(1)"]),
    ("gamma", "2(a)(1)", ["2(a)(2)", "2(b)(1)"]),
    ("gamma", "2", ["1", "3"]),
    ("delta", "2.a.1.b", ["2.a.1.a", "2.a.1.c"]),
    ("epsilon", "2(a)(2)", ["2(a)(1)", "2(a)(3)"]),
    ("zeta", "2(b)(1)", ["2(a)(1)", "2(b)(2)", "3(b)(1)"]),
    ("theta", "3(a)", ["2", "3(b)", "2(a)"]),
]
RAIL_CASES = [
    ("beta", "1(a)(i)", ["1(a)(ii)", "1(b)(i)", "2(a)(i)"]),
    ("delta", "1(a)(iii)", ["1(a)(ii)", "1(a)(iv)"]),
    ("eta", "1(b)", ["1(a)", "1(b)(ii)", "1(b)(i)"]),
    ("theta", "Section II, 2", ["Section I, 2", "Section II, 3", "1", "3"]),
    ("iota", "3", ["2", "4", "Grant of Copyright License"]),
    ("iota", "Grant of Patent License", ["Patent License"]),
    ("kappa", "4, 1", ["4, 2", "5, 1", "1", "3, 1"]),
    ("lambda", "4(2)", ["4(1)", "2"]),
    ("mu", "5", ["4", "6", "4, 5"]),
    ("mu", "Section III, 5", ["Section II, 5"]),
    ("nu", "Attachment A, (a)", ["Attachment A, (b)", "Attachment B, (a)", "5(a)", "Section III"]),
    ("xi", "Use Restrictions, (b)", ["Use Restrictions, (a)", "Use Restrictions, (c)"]),
]
OUTLINE_CASES = [
    ("Alpha", "1.1", ["1.2", "2.1", "1.0"]),
    ("Alpha", "Section 1", ["Section 2"]),
    ("two", "1.2", ["1.1", "1.3", "2.2", "2"]),
    ("gamma", "2.1", ["1.1", "3.1", "2.2"]),
    ("eta", "2.1(h)", ["2.1(g)", "2.1(i)", "2.2(h)", "2(h)", "(h)"]),
    ("theta", "2.1(i)", ["2.1(h)", "2.1(j)", "1.1(i)"]),
    ("iota", "2.1(i)(i)", ["2.1(h)(i)", "2.1(i)(ii)"]),
    ("kappa", "2.1.i.ii", ["2.1.i.i", "2.1.i.iii"]),
    ("lambda", "2.1(j)", ["2.1(i)", "2.1(k)"]),
    ("delta", "2.2", ["2.1", "2.3", "2.2(j)"]),
]
HEADINGS_CASES = [
    ("Alpha", "Purpose", ["No Liability", "Second License"]),
    ("beta", "no liability", ["Purpose", "Liability"]),
    ("gamma", "Second License, 1", ["Second License, 2", "Purpose, 1"]),
    ("delta", "SECOND LICENSE, 2", ["Purpose, 2", "1"]),
    ("epsilon", "Governing Law", ["Termination; Survival", "Purpose"]),
    ("zeta", "Termination; Survival", ["Governing Law"]),
    ("eta", "You must", ["Governing Law", "You may"]),
]
CASES = [
    (text, *case)
    for text, cases in (
        (NESTED, NESTED_CASES),
        (RAIL, RAIL_CASES),
        (OUTLINE, OUTLINE_CASES),
        (HEADINGS, HEADINGS_CASES),
    )
    for case in cases
]


@pytest.mark.parametrize(("text", "word", "right", "wrong"), CASES, ids=lambda value: str(value)[:20].strip())
def test_a_citation_is_told_from_its_neighbours(text: str, word: str, right: str, wrong: list[str]) -> None:
    assert holds(text, word, right)
    assert [section for section in wrong if holds(text, word, section)] == []


@pytest.mark.parametrize("text", [NESTED, RAIL, OUTLINE, HEADINGS])
def test_no_section_is_named_and_every_place_is_meant(text: str) -> None:
    assert all(is_under(text, place, "") for place in range(0, len(text), 50))


def test_before_the_first_mark_there_is_no_section() -> None:
    assert not is_under(OUTLINE, -1, "1")
    assert not is_under("no marks here", 5, "1")


def test_a_numbering_that_slips_is_followed() -> None:
    text = "1. Terms\n\n  i. one\n  ii. two\n  iii. three\n  vi. four\n  v. five\n  vi. six\n\n2. More seven\n"
    assert holds(text, "four", "1.vi")
    assert holds(text, "five", "1.v")
    assert holds(text, "six", "1.vi")
    assert holds(text, "seven", "2")


def test_a_list_in_running_text_needs_a_second_member() -> None:
    assert not holds("1. In part (a) of the work alpha.\n2. Beta.\n", "alpha", "1(a)")
    assert holds("1. In part, (a) of it or (b) by it, alpha.\n2. Beta.\n", "alpha", "1(b)")


def test_a_clause_that_is_quoted_keeps_its_number() -> None:
    text = "1. Alpha.\n2. Beta.\n\nThe provision reads:\n\n    * 7. gamma\n"
    assert holds(text, "gamma", "7")
    assert not holds(text, "beta", "7")


def test_escaped_and_embolded_labels_are_labels() -> None:
    text = "1\\. **Grant**.\n\na. Alpha.\n\n**2. Law.** Beta.\n\n- a. Gamma\n"
    assert holds(text, "alpha", "1.a")
    assert holds(text, "gamma", "2.a")
    assert holds(text, "beta", "Law")


@pytest.mark.parametrize(
    ("section", "read"),
    [
        ("4(a)", ("4", "a")),
        ("2(a)(1)(B)", ("2", "a", "1", "b")),
        ("1.b.i(A)", ("1", "b", "i", "a")),
        ("5.3.1, 2", ("5.3.1", "2")),
        ("3.1, 1)", ("3.1", "1")),
        ("§ 4.2(a)", ("4.2", "a")),
        ("Article 5", ("5",)),
        ("IV(c)(iii)", ("iv", "c", "iii")),
        ("Attachment A, 3", (("attachment", "a"), "3")),
        ("General Terms, (c)", (("general", "terms"), "c")),
    ],
)
def test_a_citation_is_read_from_the_outside_inwards(section: str, read: tuple[object, ...]) -> None:
    assert names(section)[0] == read


def test_a_heading_may_hold_a_comma() -> None:
    text = "Create, Develop or Share\n\nalpha\n\nOther\n\nbeta\n"
    assert holds(text, "alpha", "Create, Develop or Share")
    assert not holds(text, "beta", "Create, Develop or Share")


def test_numerals() -> None:
    assert [roman(text) for text in ("i", "iv", "ix", "xiv", "xl", "iiii", "")] == [1, 4, 9, 14, 40, 0, 0]
    assert readings("i") == (("a", 9), ("i", 1))
    assert readings("b") == (("a", 2),)
    assert readings("IV") == (("I", 4),)
    assert readings("bb") == (("a", 28),)
    assert readings("ab") == ()


def test_marks_are_in_order_and_where_they_say() -> None:
    marks = find_marks(RAIL)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
    assert all(RAIL[mark.start :].lstrip("(").casefold().startswith(mark.label) for mark in marks)


def test_what_is_kept_of_a_hostile_text_is_bounded() -> None:
    _, paths = outline("1.\n" * 5000 + "# a\n(a) x (b) y " * 500)
    assert max(map(len, paths)) < 20


@given(
    st.text(alphabet="()abiIVxX12.,:;# \n-*§", max_size=200), st.integers(0, 200), st.text("4(a), §iII.", max_size=8)
)
def test_any_text_and_citation_has_an_answer(text: str, place: int, section: str) -> None:
    assert is_under(text, place, section) in (True, False)
    assert isinstance(path_at(text, place), tuple)
