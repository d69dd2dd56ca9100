# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Laws of the reading: any text has a reading, spans stay inside it, and words that lift or illustrate never widen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.catalogue import vocabulary
from licet.reading.clauses import restrictions
from licet.reading.outline import outline
from licet.reading.parse import parse_clause

LEAD = "You agree not to use it:"
BANS = ["to spam", "for war", "to harass people", "for gambling", "to make malware", "to steal", "to spy on people"]
PIECES = [
    *BANS, "You may not", "you must", "unless", "without consent", "including", "such as", "(", ")", "(a)", "(ii)",
    "1.", "-", ";", ":", "\n", "\n\n", "    ", "and", "or", "that", "in order to", "prohibited", "Section 4",
    "Attachment A", "<li>",
    "&amp;", "é", "不得", "\u202e",
]  # fmt: skip
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
bans = st.sampled_from(BANS)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_any_text_has_an_outline_with_its_spans_inside(text):
    found = outline(text)
    for node in found.nodes:
        assert -1 <= node.parent < node.index
        start, end = node.span
        assert 0 <= start <= end <= len(text)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_clause_with_its_spans_inside(text):
    clause = parse_clause(text, LEAD)
    slots = (
        clause.acts,
        clause.object,
        clause.purpose,
        clause.conditions,
        clause.exceptions,
        clause.examples,
        clause.unread,
    )
    for phrase in (phrase for slot in slots for phrase in slot):
        assert text[slice(*phrase.span)] == phrase.text


@given(texts)
@settings(max_examples=200, deadline=None)
def test_must_and_may_are_apart_and_known(text):
    clause = parse_clause(text, LEAD)
    assert not set(clause.must) & set(clause.may)
    assert {*clause.must, *clause.may} <= set(vocabulary.uses())
    assert set(clause.narrowed) <= set(vocabulary.qualifiers())


@given(texts)
@settings(max_examples=100, deadline=None)
def test_reading_twice_is_reading_once(text):
    assert restrictions(outline(text)) == restrictions(outline(text))


@given(bans, bans)
def test_examples_never_widen(ban, example):
    plain = parse_clause(ban, LEAD)
    assert parse_clause(f"{ban}, such as {example}", LEAD).must == plain.must


@given(bans, st.sampled_from(["unless the moon is full", "without a court order", "if it rains", "without consent"]))
def test_a_condition_never_widens(ban, condition):
    plain, lifted = parse_clause(ban, LEAD), parse_clause(f"{ban} {condition}", LEAD)
    assert set(lifted.must) <= set(plain.must)
    assert set(plain.must) <= {*lifted.must, *lifted.may}
    assert lifted.narrowed or not lifted.must


@given(st.lists(bans, min_size=1, max_size=6, unique=True), st.sampled_from(["({})", "{}.", "{})", "-"]))
def test_marks_change_nothing(members, mark):
    lines = [f"{mark.format('abcdef'[i])} {text};" for i, text in enumerate(members)]
    leaves, _ = restrictions(outline(f"{LEAD}\n\n" + "\n".join(lines) + "\n"))
    assert [read.must for read in leaves] == [parse_clause(text, LEAD).must for text in members]
