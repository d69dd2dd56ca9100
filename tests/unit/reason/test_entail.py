# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bans on uses: what covers what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.catalogue import vocabulary
from licet.catalogue.model import Atom
from licet.reason.entail import carries, covers_atom, forbids
from licet.reason.truth import Answer

USES = sorted(vocabulary.uses())
ATOMS = st.builds(
    Atom,
    st.sampled_from(USES),
    st.lists(st.sampled_from(sorted(vocabulary.qualifiers())), max_size=2, unique=True).map(lambda q: tuple(sorted(q))),
)


@pytest.mark.parametrize(
    ("given_", "required", "expected"),
    [
        (Atom("violence"), Atom("violence.terrorism"), True),
        (Atom("violence.terrorism"), Atom("violence"), False),
        (Atom("sexual"), Atom("minors.sexual"), True),
        (Atom("deception.disinformation"), Atom("deception.disinformation", ("intent",)), True),
        (Atom("deception.disinformation", ("intent",)), Atom("deception.disinformation"), False),
        (Atom("minors", (), "a/1"), Atom("minors", (), "a/1"), True),
        (Atom("minors", (), "a/1"), Atom("minors", (), "b/1"), False),
        (Atom("minors"), Atom("minors", (), "b/1"), True),
    ],
)
def test_covering(given_: Atom, required: Atom, expected: bool) -> None:
    assert covers_atom(given_, required) is expected


def test_what_is_not_touched_is_not_carried_and_what_is_vague_is_a_question() -> None:
    assert carries([Atom("violence")], Atom("military")) is Answer.NO
    assert carries([Atom("violence", (), "x/1")], Atom("violence.incite")) is Answer.UNKNOWN
    assert carries([], Atom("harm", (), "x/1")) is Answer.UNKNOWN
    assert carries([Atom("violence")], Atom("violence.incite")) is Answer.YES


def test_a_narrowed_ban_forbids_a_use_perhaps() -> None:
    assert forbids(Atom("military"), "military.weapons") is Answer.YES
    assert forbids(Atom("military", ("intent",)), "military.weapons") is Answer.UNKNOWN
    assert forbids(Atom("military.weapons"), "military") is Answer.UNKNOWN
    assert forbids(Atom("minors"), "military") is Answer.NO


@given(ATOMS, ATOMS, ATOMS)
def test_covering_is_a_preorder(a: Atom, b: Atom, c: Atom) -> None:
    assert covers_atom(a, a)
    if covers_atom(a, b) and covers_atom(b, c):
        assert covers_atom(a, c)


@given(st.lists(ATOMS, max_size=4), ATOMS, ATOMS)
def test_more_bans_carry_at_least_as_much(bans: list[Atom], more: Atom, required: Atom) -> None:
    if carries(bans, required) is Answer.YES:
        assert carries([*bans, more], required) is Answer.YES
