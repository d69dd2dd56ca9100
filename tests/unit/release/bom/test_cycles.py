# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from licet.release.bom.cycles import Arc, opened
from licet.release.bom.ways import Way
from licet.release.graph import Place

PLACE = Place("file")
DEPENDS = Way("links-dynamically", True)


def arc(origin: int, target: int, relation: str = "links-dynamically") -> Arc:
    return Arc(origin, target, Way(relation), PLACE)


def reaching(arcs: list[Arc], end: int) -> set[int]:
    found = {end}
    while True:
        more = {each.origin for each in arcs if each.target in found} - found
        if not more:
            return found
        found |= more


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40))
def test_no_circle_is_left_and_whatever_reached_the_end_does(pairs: list[tuple[int, int]]) -> None:
    arcs = [arc(*pair) for pair in pairs if pair[0] != pair[1] and pair[0] != 0]
    found = opened(arcs, 9)
    assert reaching(found, 0) == reaching(arcs, 0)
    rest = list(found)
    for _ in range(9):  # what nothing leads to any more is taken away, until nothing is left or a circle is
        targets = {each.target for each in rest}
        rest = [each for each in rest if each.origin in targets]
    assert rest == []


def test_without_a_circle_nothing_changes() -> None:
    arcs = [arc(2, 1), arc(1, 0), arc(3, 1, "vendors")]
    assert opened(arcs, 4) == arcs


def test_things_on_a_circle_stand_to_the_outside_as_closely_as_any_of_them() -> None:
    found = opened([arc(1, 0, "vendors"), arc(2, 1, "links-statically"), arc(1, 2, "calls")], 3)
    assert {(each.origin, each.target, each.way.relation) for each in found} == {
        (1, 0, "vendors"),
        (1, 0, "calls"),
        (2, 0, "vendors"),
        (2, 0, "links-statically"),
    }


def test_a_long_circle_takes_no_stack() -> None:
    size = 50_000
    arcs = [arc(i, i + 1) for i in range(size - 1)] + [arc(size - 1, 1), arc(1, 0)]
    assert len(opened(arcs, size)) < 3 * size
