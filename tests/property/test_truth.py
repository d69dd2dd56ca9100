# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Three-valued truth is the agreement of all completions (semantics.md section 8)."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from licet.reason.truth import ALWAYS, Answer, Unknown, covers, decide, minimal, together, unless

UNKNOWNS = [Unknown("fact", name, options, f"{name}?") for name, options in [("a", 2), ("b", 2), ("c", 3), ("d", 2)]]
LITERALS = st.sampled_from([(u, v) for u in UNKNOWNS for v in range(u.options)])


def consistent(literals: frozenset[tuple[Unknown, int]]) -> bool:
    return len({unknown for unknown, _ in literals}) == len(literals)


CONJUNCTIONS = st.frozensets(LITERALS, max_size=3).filter(consistent)


def holds_everywhere(conjunctions: list[frozenset[tuple[Unknown, int]]]) -> bool:
    for values in product(*(range(unknown.options) for unknown in UNKNOWNS)):
        world = dict(zip(UNKNOWNS, values, strict=True))
        if not any(all(world[u] == v for u, v in conjunction) for conjunction in conjunctions):
            return False
    return True


@given(st.lists(CONJUNCTIONS, max_size=6))
def test_covering_is_what_every_completion_says(conjunctions: list[frozenset[tuple[Unknown, int]]]) -> None:
    assert covers(conjunctions) == holds_everywhere(conjunctions)


@given(st.lists(CONJUNCTIONS, max_size=6))
def test_dropping_what_others_imply_changes_nothing(conjunctions: list[frozenset[tuple[Unknown, int]]]) -> None:
    assert covers(minimal(conjunctions)) == covers(conjunctions)
    assert decide(minimal(conjunctions)) == decide(conjunctions)


@given(CONJUNCTIONS, st.lists(CONJUNCTIONS, max_size=4))
def test_unless_leaves_just_the_completions_that_no_way_holds_in(
    literals: frozenset[tuple[Unknown, int]], ways: list[frozenset[tuple[Unknown, int]]]
) -> None:
    left = unless(literals, ways)
    for values in product(*(range(unknown.options) for unknown in UNKNOWNS)):
        world = set(zip(UNKNOWNS, values, strict=True))
        holds = literals <= world and not any(way <= world for way in ways)
        assert any(one <= world for one in left) == holds


def test_unless_does_not_grow_with_every_way() -> None:
    asked = [Unknown("fact", f"f{i}", 2, "?") for i in range(40)]
    first = frozenset({(asked[0], 1)})
    # Each way needs the first fact to be otherwise, which `literals` rule out: nothing is left to tell apart.
    ways = [frozenset({(asked[0], 0), (one, 1)}) for one in asked[1:]]
    assert unless(first, ways) == [first]


@given(CONJUNCTIONS, CONJUNCTIONS)
def test_together_is_commutative_and_idempotent(
    a: frozenset[tuple[Unknown, int]], b: frozenset[tuple[Unknown, int]]
) -> None:
    assert together(a, b) == together(b, a)
    assert together(a, a) == a
    assert together(a, ALWAYS) == a


def test_no_objection_is_yes_and_a_certain_one_is_no() -> None:
    assert decide([]) is Answer.YES
    assert decide([ALWAYS]) is Answer.NO
    assert decide([frozenset({(UNKNOWNS[0], 1)})]) is Answer.UNKNOWN


def test_two_objections_that_leave_no_way_out_are_no() -> None:
    assert decide([frozenset({(UNKNOWNS[0], 0)}), frozenset({(UNKNOWNS[0], 1)})]) is Answer.NO


def test_above_the_limit_nothing_is_claimed() -> None:
    many = [Unknown("fact", str(i), 2, "?") for i in range(20)]
    both = [frozenset({(u, v)}) for u in many for v in (0, 1)]
    assert decide(both) is Answer.UNKNOWN
