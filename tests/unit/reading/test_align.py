# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two rows laid beside each other: what is said to agree does, and what is said to differ is all that does."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from licet.reading.align import Region, Run, align, regions
from licet.reading.shingles import row

ROWS = st.lists(st.integers(0, 6), max_size=40)


@given(ROWS, ROWS)
def test_runs_agree_and_follow_one_another(here: list[int], there: list[int]) -> None:
    runs = align(here, there)
    for run in runs:
        assert run.size > 0
        assert here[run.here : run.here + run.size] == there[run.there : run.there + run.size]
    for one, next_ in pairwise(runs):
        assert one.here + one.size <= next_.here
        assert one.there + one.size <= next_.there


@given(ROWS)
def test_a_row_agrees_with_itself(both: list[int]) -> None:
    assert sum(run.size for run in align(both, both)) == len(both)


@given(st.lists(st.sampled_from("abcde"), max_size=40), st.lists(st.sampled_from("abcde"), max_size=40))
def test_outside_the_regions_every_word_is_the_same(one: list[str], other: list[str]) -> None:
    here, there = row(" ".join(f"{w}{w}" for w in one)), row(" ".join(f"{w}{w}" for w in other))
    rebuilt: list[str] = []
    at = 0
    for region in regions(align(here.grams, there.grams), len(here.words), len(there.words)):
        rebuilt += here.words[at : region.start]
        rebuilt += there.words[region.lost : region.until]
        at = region.end
    rebuilt += here.words[at:]
    assert tuple(rebuilt) == there.words


def test_a_word_said_twice_is_a_difference() -> None:
    one, two = row("you may use it for any end you like"), row("you may use it for any any end you like")
    assert regions(align(two.grams, one.grams), len(two.words), len(one.words)) == [Region(6, 7, 6, 6)]


def test_nothing_agrees_with_nothing() -> None:
    assert align([], [1]) == []
    assert regions([], 3, 5) == [Region(0, 3, 0, 5)]
    assert regions([Run(0, 0, 2)], 5, 5) == []


def test_long_rows_that_repeat_themselves_end() -> None:
    started = time.perf_counter()
    align([1, 2, 3] * 60_000, [2, 1] * 60_000)
    assert time.perf_counter() - started < 5
