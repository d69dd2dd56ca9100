# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conjunctions of literals: what both say, what is left where others hold, what says nothing new."""

from __future__ import annotations

from licet.reason.truth import ALWAYS, Unknown, covers, minimal, together, unless

A, B, C = (Unknown("fact", name, options, f"{name}?") for name, options in (("a", 2), ("b", 2), ("c", 3)))


def when(*literals: tuple[Unknown, int]) -> frozenset[tuple[Unknown, int]]:
    return frozenset(literals)


def test_two_unknowns_of_one_kind_and_subject_are_one() -> None:
    assert Unknown("fact", "a", 2, "asked otherwise?") == A
    assert Unknown("act", "a", 2, "a?") != A
    assert Unknown("fact", "b", 2, "a?") != A
    assert A != "a"


def test_both_hold_unless_they_exclude_each_other() -> None:
    assert together() == ALWAYS
    assert together(ALWAYS, ALWAYS) == ALWAYS
    assert together(when((A, 1)), ALWAYS) == when((A, 1))
    assert together(when((A, 1)), when((B, 0))) == when((A, 1), (B, 0))
    assert together(when((A, 1)), when((A, 0), (B, 0))) is None
    assert together(when((A, 1)), when((B, 1)), when((A, 0))) is None


def test_what_is_left_where_none_of_the_ways_hold() -> None:
    assert unless(when((A, 1)), []) == [when((A, 1))]
    assert unless(when((A, 1)), [ALWAYS]) == []
    assert unless(ALWAYS, [when((C, 1))]) == [when((C, 0)), when((C, 2))]
    assert unless(when((A, 1)), [when((A, 1), (B, 0))]) == [when((A, 1), (B, 1))]
    assert unless(when((A, 1)), [when((A, 1))]) == []
    assert unless(ALWAYS, [when((A, 0)), when((B, 0))]) == [when((A, 1), (B, 1))]


def test_what_others_imply_is_left_out() -> None:
    assert minimal([]) == []
    assert minimal([when((A, 1)), ALWAYS, when((A, 1), (B, 1))]) == [ALWAYS]
    assert minimal([when((A, 1), (B, 1)), when((A, 1)), when((A, 1))]) == [when((A, 1))]
    assert minimal([when((A, 1), (B, 1), (C, 2)), when((A, 1), (B, 1))]) == [when((A, 1), (B, 1))]
    apart = [when((A, 0)), when((B, 1)), when((A, 1), (C, 0))]
    assert minimal(list(reversed(apart))) == apart


def test_up_to_fourteen_unknowns_are_split() -> None:
    many = [Unknown("fact", f"{i:02}", 2, "?") for i in range(15)]
    both = [when((u, v)) for u in many for v in (0, 1)]
    assert covers(both[:28])
    assert not covers(both)  # nothing is claimed
    assert covers([*both, ALWAYS])
    assert not covers([])
    assert not covers(both[1:28:2])
    assert covers([when((C, 0)), when((C, 1)), when((C, 2))])
    assert not covers([when((C, 0)), when((C, 1))])
