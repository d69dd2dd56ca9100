# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words for uses, qualifiers and permissions."""

from __future__ import annotations

from licet.catalogue import vocabulary
from licet.catalogue.model import Atom, Cite
from licet.reading.identify import Hunk, Identification
from licet.reading.read import read_licence
from licet.reason.clause_set import Ban, ClauseSet
from licet.reason.compare import compare
from licet.reason.permit import asked, rule
from licet.reason.permit_release import Permission, Row
from licet.report import difference, permission, reading
from licet.report.style import Style
from licet.report.uses import WITH, WITHOUT, cases, limits

CITE = Cite("3(a)", "some words")


def test_every_qualifier_can_be_said_and_denied() -> None:
    assert set(WITH) == set(WITHOUT) == set(vocabulary.qualifiers())


def test_cases_and_limits() -> None:
    assert cases(["intent"], ["automated"], ["not seats > 5"]) == (
        "with that intent, not fully by machine and where not seats > 5"
    )
    assert limits(Ban(Atom("military"), CITE)) == ""
    assert limits(Ban(Atom("military", ("intent",)), CITE, when="seats > 5")) == (
        "[only with that intent; when seats > 5]"
    )


def test_a_difference_that_is_only_perhaps_one_says_why() -> None:
    first = ClauseSet("LicenseRef-One", (Ban(Atom("abuse", (), "one/1"), CITE),))
    second = ClauseSet("two", (), unread=("a passage",), recorded=False)
    found = difference.write(compare(first, second), Style())
    assert "One forbids, and two perhaps does not" in found
    assert "(the words are vague)" in found
    assert "two: not read: a passage" in found
    assert "cannot be said" in found


def test_components_that_do_not_decide_are_counted() -> None:
    question = asked("military")
    no = rule(question, ClauseSet("no", (Ban(Atom("military"), CITE),)))
    yes = rule(question, ClauseSet("yes", ()))
    found = Permission(question, "a/b", "forbidden", (Row("c", "part", no), Row("d", "same", yes)))
    assert "and 1 more: see them with --verbose" in permission.write(found, Style())
    assert "no clause of yes forbids it" in permission.write(found, Style(verbose=True))


def test_a_changed_text_shows_its_differences() -> None:
    hunks = tuple(Hunk("4", f"word {n}", n, (0, 4), "") for n in range(12))
    found = Identification("is-with-differences", "MIT", ("MIT",), "", 0.97, hunks)
    page = reading.Page("a text", "x", read_licence("x"), found)
    text = reading.write(page, Style())
    assert "it is MIT (97.0% alike) with these differences" in text
    assert "in section 4 it adds “word 1” and lacks 1 word" in text
    assert "and 4 more" in text


def test_nothing_of_a_text_reaches_the_terminal_raw() -> None:
    text = "You agree not to use the Model:\n(a) for military\x1b[31m purposes;\n(b) to harm minors.\n"
    page = reading.Page("a\x1b[2J", text, read_licence(text), Identification("none"))
    assert "\x1b" not in reading.write(page, Style())
