# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where boxes and arrows stand: layers from left to right, few crossings, the same picture every time.

Lengths are CSS pixels. Boxes that can reach each other share a layer and are joined by bows at its left side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from licet.atlas.drawing import Box, brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licet.atlas.drawing import Arrow, Drawing

# A lane through a layer: the box whose arrows take it, and the layer.
Stop: TypeAlias = tuple[str, int]
Node: TypeAlias = "str | Stop"
LINE = 18
TITLE = 22
_LETTER = 7.7
_TITLE_LETTER = 9.6
_PADDING = 14
_GAP = 30
_BETWEEN = 140
_LANE = 16
_MOST = 38
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its upper left corner, its size, and the words as they fit."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bent:
    """An arrow as the points of a path (SVG's `d`), and where its label stands."""

    arrow: Arrow
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A laid-out drawing."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    arrows: tuple[Bent, ...]


def lay_out(drawing: Drawing) -> Picture:
    """Return the drawing with a place for everything."""
    layer = _layers(drawing)
    at = _placed(drawing, layer, _ordered(drawing, layer))
    arrows = tuple(
        _bow(arrow, at)
        if layer[arrow.source] == layer[arrow.target]
        else _curve(arrow, [at[stop] for stop in _way(arrow, layer)])
        for arrow in drawing.arrows
    )
    width = max((one.x + one.width for one in at.values()), default=0) + _GAP
    height = max((one.y + one.height for one in at.values()), default=0) + _GAP
    return Picture(width, height, tuple(at[box.id] for box in drawing.boxes), arrows)


def _layers(drawing: Drawing) -> dict[str, int]:
    """Return the layer of each box: the longest way to it, cycles taken as one."""
    from networkx import DiGraph, condensation, topological_generations

    graph: DiGraph[str] = DiGraph()
    graph.add_nodes_from(box.id for box in drawing.boxes)
    graph.add_edges_from((arrow.source, arrow.target) for arrow in drawing.arrows)
    rounds = condensation(graph)
    found = {}
    for layer, members in enumerate(topological_generations(rounds)):
        for group in members:
            found.update(dict.fromkeys(rounds.nodes[group]["members"], layer))
    return found


def _way(arrow: Arrow, layer: dict[str, int]) -> list[Node]:
    """Return the boxes and the lanes that an arrow takes to a later layer: one lane for all that leave the same box."""
    lanes = [(arrow.source, between) for between in range(layer[arrow.source] + 1, layer[arrow.target])]
    return [arrow.source, *lanes, arrow.target]


def _ordered(drawing: Drawing, layer: dict[str, int]) -> list[list[Node]]:
    """Return what stands in each layer from top to bottom, each near the mean of what it is joined to."""
    ways = [_way(arrow, layer) for arrow in drawing.arrows if layer[arrow.source] != layer[arrow.target]]
    order: list[list[Node]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for box in drawing.boxes:
        order[layer[box.id]].append(box.id)
    for lane in dict.fromkeys(node for way in ways for node in way if not isinstance(node, str)):
        order[lane[1]].append(lane)
    joined: dict[Node, set[Node]] = {node: set() for row in order for node in row}
    for way in ways:
        for one, other in pairwise(way):
            joined[one].add(other)
            joined[other].add(one)
    for turn in range(_ROUNDS):
        place = {node: (i + 0.5) / len(row) for row in order for i, node in enumerate(row)}
        for row in order if turn % 2 == 0 else reversed(order):
            means = {node: _mean([place[one] for one in joined[node]], place[node]) for node in row}
            row.sort(key=means.__getitem__)
            place.update({node: (i + 0.5) / len(row) for i, node in enumerate(row)})
    return order


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _placed(drawing: Drawing, layer: dict[str, int], order: Iterable[Sequence[Node]]) -> dict[Node, Placed]:
    """Return a place for each box and lane; a lane is a box without words, as wide as its column."""
    by_id = {box.id: box for box in drawing.boxes}
    columns: list[tuple[list[tuple[Node, Placed]], float]] = []
    x = float(_GAP)
    for number, row in enumerate(order):
        bows = sum(layer[arrow.source] == number == layer[arrow.target] for arrow in drawing.arrows)
        x += min(20 * bows, 90)
        width = max(_size(by_id[node])[0] for node in row if isinstance(node, str))
        column: list[tuple[Node, Placed]] = []
        y = 0.0
        for node in row:
            box = by_id[node] if isinstance(node, str) else Box("", "")
            height = _size(box)[1] if isinstance(node, str) else _LANE
            column.append((node, Placed(box, x, y, width, height, _words(box))))
            y += height + (_GAP if isinstance(node, str) else _LANE)
        columns.append((column, y))
        x += width + _BETWEEN
    tallest = max((height for _, height in columns), default=0)
    return {
        node: replace(one, y=one.y + _GAP + (tallest - height) / 2)
        for column, height in columns
        for node, one in column
    }


def _words(box: Box) -> tuple[str, ...]:
    return tuple(brief(text, _MOST) for text in (box.title, *box.lines))


def _size(box: Box) -> tuple[float, float]:
    title, *lines = _words(box)
    width = max(len(title) * _TITLE_LETTER, *(len(line) * _LETTER for line in lines), 60)
    return width + 2 * _PADDING, TITLE + LINE * len(lines) + _PADDING


def _curve(arrow: Arrow, way: Sequence[Placed]) -> Bent:
    """Return an arrow from the right side of one box to the left side of another, straight on through its lanes."""
    x, y = way[0].x + way[0].width, way[0].y + way[0].height / 2
    path = f"M{x:.0f},{y:.0f}"
    label = 0.0, 0.0
    for stop in way[1:]:
        to, down = stop.x - (3 if stop is way[-1] else 0), stop.y + stop.height / 2
        half = (to - x) / 2
        path += f" C{x + half:.0f},{y:.0f} {to - half:.0f},{down:.0f} {to:.0f},{down:.0f}"
        label = x + half, (y + down) / 2 - 5
        if stop is not way[-1]:
            path += f" H{to + stop.width:.0f}"
        x, y = to + stop.width, down
    return Bent(arrow, path, *label)


def _bow(arrow: Arrow, at: dict[Node, Placed]) -> Bent:
    """Return an arrow between boxes of one layer, bent out to their left the further they are apart."""
    one, other = at[arrow.source], at[arrow.target]
    down = other.y > one.y
    y, end = one.y + one.height * (0.7 if down else 0.3), other.y + other.height * (0.3 if down else 0.7)
    out = one.x - 20 - min(70.0, abs(end - y) / 5)
    path = f"M{one.x:.0f},{y:.0f} C{out:.0f},{y:.0f} {out:.0f},{end:.0f} {other.x - 3:.0f},{end:.0f}"
    return Bent(arrow, path, (one.x + 3 * out) / 4 + 10, (y + end) / 2)
