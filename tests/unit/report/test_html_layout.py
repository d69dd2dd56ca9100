# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Places in a picture: nothing lies on anything else, edges lead to the right, and it is the same every time."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings

from licet.reason.judge import check
from licet.report.html_layout import HEIGHTS, WIDTHS, spread
from licet.report.html_picture import Picture, Spot, Tie, picture
from tests.property.releases import releases


def works(count: int) -> tuple[Spot, ...]:
    return tuple(Spot(f"n{i}", "work", f"work {i}", kind="model") for i in range(count))


@settings(max_examples=40, deadline=None)
@given(releases(most=9))
def test_nodes_do_not_overlap_and_every_edge_leads_to_the_right(release) -> None:
    drawn = picture(check(release))
    places = spread(drawn)
    boxes = [(*places.corners[spot.id], WIDTHS[spot.sort], HEIGHTS[spot.sort]) for spot in drawn.spots]
    for (x, y, width, height), (a, b, wide, high) in combinations(boxes, 2):
        assert x + width <= a or a + wide <= x or y + height <= b or b + high <= y
    for way in places.ways.values():
        assert all(one[0] < other[0] for one, other in pairwise(way))
    assert all(x >= 0 and x + width <= places.width for x, _, width, _ in boxes)
    assert all(y >= 0 and y + height <= places.height for _, y, _, height in boxes)
    assert spread(drawn) == places


def test_a_long_edge_passes_the_layers_between_without_touching_a_node() -> None:
    first, second, third = works(3)
    ties = (Tie("n0", "n1", "fine-tunes"), Tie("n1", "n2", "quantises"), Tie("n0", "n2", "merges in"))
    places = spread(Picture((first, second, third), ties))
    x, y = places.corners["n1"]
    passing = [b for a, b in places.ways[ties[2]] if x - 1 <= a <= x + WIDTHS["work"] + 1]
    assert passing
    assert all(b < y or b > y + HEIGHTS["work"] for b in passing)


def test_an_order_with_fewer_crossings_is_found() -> None:
    spots = works(5)
    ties = tuple(Tie(*ends) for ends in (("n0", "n1"), ("n0", "n2"), ("n1", "n4"), ("n2", "n3")))
    at = spread(Picture(spots, ties)).corners
    assert (at["n1"][1] < at["n2"][1]) == (at["n4"][1] < at["n3"][1])


def test_edges_with_labels_arrive_apart() -> None:
    spots = works(4)
    ties = (Tie("n0", "n1", "a"), Tie("n0", "n2", "b"), Tie("n1", "n3", "c"), Tie("n2", "n3", "d"))
    ways = spread(Picture(spots, ties)).ways
    assert ways[ties[2]][-1] != ways[ties[3]][-1]
