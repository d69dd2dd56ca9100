# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the nodes of a picture stand: layers from left to right, few crossings, edges as straight as they can be.

Sugiyama's steps: layers by the longest way, lanes for long edges, order by barycentres, places by least squares.
Lengths are CSS pixels. The same picture gives the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from licet.report.html_picture import Picture, Sort, Spot, Tie

# A node by its id, or a lane through a layer: the node its edges leave, the layer.
Stop: TypeAlias = "str | tuple[str, int]"
WIDTHS: dict[Sort, int] = {"work": 216, "group": 216, "licence": 212, "mark": 100}
HEIGHTS: dict[Sort, int] = {"work": 60, "group": 60, "licence": 42, "mark": 78}
MARGIN = 18
_LANE = 12
_APART = 18
_GAP = 22
_LABEL = 6.6
_CLOSE, _WIDE = 52, 220
_SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Spread:
    """The upper left corner of every node, the points that each edge passes, and the size of the whole."""

    corners: Mapping[str, tuple[float, float]]
    ways: Mapping[Tie, tuple[tuple[float, float], ...]]
    width: float
    height: float


def spread(picture: Picture) -> Spread:
    """Return a place for everything in a picture."""
    layer = _layers(picture)
    ways = {tie: _way(tie, layer) for tie in picture.ties}
    columns = _ordered(picture.spots, ways, layer)
    spots = {spot.id: spot for spot in picture.spots}
    heights = {
        stop: float(HEIGHTS[spots[stop].sort]) if isinstance(stop, str) else _LANE for c in columns for stop in c
    }
    middles = _middles(columns, ways, heights)
    lefts = _lefts(picture, columns, layer)
    corners = {id_: (lefts[layer[id_]], middles[id_] - heights[id_] / 2) for id_ in spots}
    widths = [max(WIDTHS[spots[stop].sort] for stop in column if isinstance(stop, str)) for column in columns]
    ports = _ports(ways, middles, spots)
    points = {tie: _points(tie, way, layer, lefts, widths, middles, spots, ports) for tie, way in ways.items()}
    height = max(middles[stop] + heights[stop] / 2 for column in columns for stop in column)
    return Spread(corners, points, lefts[-1] + widths[-1] + MARGIN, height + MARGIN)


def _layers(picture: Picture) -> dict[str, int]:
    """Return the layer of each node: works by the longest way from the release, all licences after them, then marks."""
    layer = {spot.id: 0 for spot in picture.spots}
    sort = {spot.id: spot.sort for spot in picture.spots}
    among = [(tie.source, tie.target) for tie in picture.ties if sort[tie.target] in {"work", "group"}]
    for _ in picture.spots:  # edges between works form no cycle: as many rounds as works settle every layer
        moved = False
        for source, target in among:
            if layer[target] <= layer[source]:
                layer[target], moved = layer[source] + 1, True
        if not moved:
            break
    last = max(layer.values())
    layer.update({id_: last + 1 for id_ in layer if sort[id_] == "licence"})
    after = last + 2 if "licence" in sort.values() else last + 1
    layer.update({id_: after for id_ in layer if sort[id_] == "mark"})
    return layer


def _way(tie: Tie, layer: Mapping[str, int]) -> tuple[Stop, ...]:
    """Return the stops of an edge: one lane in every layer between its ends, shared by all edges of its source."""
    lanes = [(tie.source, between) for between in range(layer[tie.source] + 1, layer[tie.target])]
    return (tie.source, *lanes, tie.target)


def _ordered(spots: Sequence[Spot], ways: Mapping[Tie, Sequence[Stop]], layer: Mapping[str, int]) -> list[list[Stop]]:
    """Return what stands in each layer from top to bottom: of several sweeps the order with the fewest crossings."""
    columns: list[list[Stop]] = [[] for _ in range(max(layer.values()) + 1)]
    for spot in spots:
        columns[layer[spot.id]].append(spot.id)
    for lane in dict.fromkeys(stop for way in ways.values() for stop in way if not isinstance(stop, str)):
        columns[lane[1]].append(lane)
    hops = list(dict.fromkeys(hop for way in ways.values() for hop in pairwise(way)))
    best, least = [list(column) for column in columns], _crossings(columns, hops)
    for turn in range(_SWEEPS):
        into: dict[Stop, list[Stop]] = {}
        for one, other in hops if turn % 2 == 0 else [hop[::-1] for hop in hops]:
            into.setdefault(other, []).append(one)
        for column in columns[1:] if turn % 2 == 0 else columns[-2::-1]:
            rank = {stop: i / max(1, len(c) - 1) for c in columns for i, stop in enumerate(c)}
            column.sort(key=lambda stop: _mean([rank[one] for one in into.get(stop, ())], rank[stop]))
        count = _crossings(columns, hops)
        if count < least:
            best, least = [list(column) for column in columns], count
    return best


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(columns: Sequence[Sequence[Stop]], hops: Sequence[tuple[Stop, Stop]]) -> int:
    rank = {stop: i for column in columns for i, stop in enumerate(column)}
    at = {stop: number for number, column in enumerate(columns) for stop in column}
    found = 0
    for i, (a, b) in enumerate(hops):
        for c, d in hops[i + 1 :]:
            found += at[a] == at[c] and (rank[a] - rank[c]) * (rank[b] - rank[d]) < 0
    return found


def _middles(
    columns: Sequence[Sequence[Stop]], ways: Mapping[Tie, Sequence[Stop]], heights: Mapping[Stop, float]
) -> dict[Stop, float]:
    """Return the height at which the middle of each stop lies: near those it is joined to, with a gap to the next."""
    joined: dict[Stop, list[Stop]] = {}
    for way in ways.values():
        for one, other in pairwise(way):
            joined.setdefault(one, []).append(other)
            joined.setdefault(other, []).append(one)
    middles: dict[Stop, float] = {}
    for column in columns:
        middles.update(_apart(column, [0.0] * len(column), heights))
    for turn in range(_SWEEPS):
        for column in columns if turn % 2 else columns[::-1]:
            wished = [_mean([middles[one] for one in joined.get(stop, ())], middles[stop]) for stop in column]
            middles.update(_apart(column, wished, heights))
    top = min(middles[stop] - heights[stop] / 2 for stop in middles)
    return {stop: round(middle - top + MARGIN, 1) for stop, middle in middles.items()}


def _apart(column: Sequence[Stop], wished: Sequence[float], heights: Mapping[Stop, float]) -> dict[Stop, float]:
    """Return the places nearest to those wished for that keep the order and the gaps: pooled, as in isotonic fits."""
    offsets, total = [], 0.0
    for i, stop in enumerate(column):
        if i:
            total += heights[column[i - 1]] / 2 + _GAP + heights[stop] / 2
        offsets.append(total)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] >= mean:
            before, size = pools.pop()
            mean, count = (mean * count + before * size) / (count + size), count + size
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return {stop: base + offset for stop, base, offset in zip(column, flat, offsets, strict=True)}


def _lefts(picture: Picture, columns: Sequence[Sequence[Stop]], layer: Mapping[str, int]) -> list[float]:
    """Return the left side of each layer: as far from the one before as the labels between them need."""
    spots = {spot.id: spot for spot in picture.spots}
    lefts = [float(MARGIN)]
    for number in range(1, len(columns)):
        labels = [len(tie.label) for tie in picture.ties if layer[tie.target] == number]
        gap = min(_WIDE, max([_CLOSE, *(84 + _LABEL * length for length in labels if length)]))
        width = max(WIDTHS[spots[stop].sort] for stop in columns[number - 1] if isinstance(stop, str))
        lefts.append(round(lefts[-1] + width + gap))
    return lefts


def _ports(
    ways: Mapping[Tie, Sequence[Stop]], middles: Mapping[Stop, float], spots: Mapping[str, Spot]
) -> dict[Tie, float]:
    """Return how far from the middle of its target each edge arrives, so that labels do not meet."""
    into: dict[str, list[Tie]] = {}
    for tie in ways:
        into.setdefault(tie.target, []).append(tie)
    found = {}
    for target, ties in into.items():
        ties.sort(key=lambda tie: middles[ways[tie][-2]])
        apart = min(_APART, (HEIGHTS[spots[target].sort] - 16) / len(ties)) if any(tie.label for tie in ties) else 0.0
        found.update({tie: round(apart * (i - (len(ties) - 1) / 2), 1) for i, tie in enumerate(ties)})
    return found


def _points(
    tie: Tie,
    way: Sequence[Stop],
    layer: Mapping[str, int],
    lefts: Sequence[float],
    widths: Sequence[int],
    middles: Mapping[Stop, float],
    spots: Mapping[str, Spot],
    ports: Mapping[Tie, float],
) -> tuple[tuple[float, float], ...]:
    """Return where an edge leaves, where it enters and leaves each lane, and where it arrives."""
    found = []
    for i, stop in enumerate(way):
        number = layer[stop] if isinstance(stop, str) else stop[1]
        left, middle = lefts[number], middles[stop] + (ports[tie] if i == len(way) - 1 else 0)
        width = WIDTHS[spots[stop].sort] if isinstance(stop, str) else widths[number]
        found += [(left, middle)] if i else []
        found += [(left + width, middle)] if i < len(way) - 1 else []
    return tuple(found)
