# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages that depend on each other in a circle, as packages do; the links of a release may not.

Things on one circle are taken as if each stood directly to whatever any of them stands to outside it: in the relation
that leads out, and in those that it has on the circle. That drops the links among them and loses no path: standing
along a path through the circle is no stronger than along one of these links alone (semantics.md §8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.release.bom.ways import Way
from licet.release.graph import Place, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LINKS = 1_000_000
_WHY = "on a circle of components that depend on each other"


@dataclass(frozen=True, slots=True)
class Arc:
    """A link between numbered pieces."""

    origin: int
    target: int
    way: Way
    place: Place


def opened(arcs: Sequence[Arc], size: int) -> list[Arc]:
    """Return arcs without circles that let whatever reached the end reach it as closely. ReleaseError: too many."""
    group = _circles(arcs, size)
    members: dict[int, list[int]] = {}
    for piece, number in enumerate(group):
        members.setdefault(number, []).append(piece)
    inside: dict[int, dict[Way, None]] = {}
    for arc in arcs:
        if group[arc.origin] == group[arc.target]:
            inside.setdefault(arc.origin, {})[Way(arc.way.relation, arc.way.ships, _WHY)] = None
    found: list[Arc] = []
    for arc in arcs:
        if group[arc.origin] == group[arc.target]:
            continue
        found.append(arc)
        out = Way(arc.way.relation, arc.way.ships, _WHY)
        for each in members[group[arc.origin]]:
            found += (Arc(each, arc.target, way, arc.place) for way in inside.get(each, ()))
            if each != arc.origin:
                found.append(Arc(each, arc.target, out, arc.place))
        if len(found) > _MOST_LINKS:
            raise ReleaseError("too many components depend on each other in circles", arc.place)
    return found


def _circles(arcs: Sequence[Arc], size: int) -> list[int]:
    """Return the number of the strongly connected component of each piece (Tarjan, on a stack of its own)."""
    leaving: list[list[int]] = [[] for _ in range(size)]
    for arc in arcs:
        leaving[arc.origin].append(arc.target)
    order = [-1] * size
    low = [0] * size
    group = [-1] * size
    path: list[int] = []
    next_order = next_group = 0
    for start in range(size):
        if order[start] >= 0:
            continue
        work = [(start, 0)]
        while work:
            at, step = work.pop()
            if step == 0:
                order[at] = low[at] = next_order
                next_order += 1
                path.append(at)
            else:
                low[at] = min(low[at], low[leaving[at][step - 1]])
            while step < len(leaving[at]):
                to = leaving[at][step]
                step += 1
                if order[to] < 0:
                    work += [(at, step), (to, 0)]
                    break
                if group[to] < 0:
                    low[at] = min(low[at], order[to])
            else:
                if low[at] == order[at]:
                    while True:
                        member = path.pop()
                        group[member] = next_group
                        if member == at:
                            break
                    next_group += 1
    return group
