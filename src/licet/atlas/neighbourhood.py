# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Drawings of the compatibility graph: some licences among each other, or one and all that it meets.

The whole graph is too dense to draw. Licences that behave alike in what is drawn share a box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.atlas.build import build, classes
from licet.atlas.derive import edges
from licet.atlas.drawing import Arrow, Box, Drawing
from licet.atlas.edge import RELATIONS
from licet.catalogue.expand import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from networkx import MultiDiGraph

    from licet.atlas.edge import Asked, Edge, Kind

# Licences in common use for each kind, drawn where none is named.
COMMON: dict[Kind, tuple[str, ...]] = {
    "code": (
        "MIT", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "EPL-2.0", "LGPL-2.1-or-later", "LGPL-3.0-only",
        "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "AGPL-3.0-only",
    ),
    "model": (
        "MIT", "Apache-2.0", "GPL-3.0-only", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "LicenseRef-CreativeML-OpenRAIL-M",
        "LicenseRef-BigScience-OpenRAIL-M", "LicenseRef-Llama-3.1", "LicenseRef-Gemma-2025-03-24",
    ),
    "data": (
        "CC0-1.0", "CDLA-Permissive-2.0", "ODC-By-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0",
        "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "ODbL-1.0",
    ),
}  # fmt: skip
_LISTED = 5
_MEANS = {
    "same": "under the same licence",
    "later": "its text lets whoever has a copy take another version",
    "named": "its text names that licence",
    "entailed": "nothing in either licence stands in the way",
    "beside": "its part keeps its own licence",
}
_NOUNS: dict[Kind, str] = {"code": "code", "model": "models", "data": "data"}
_READ = "an arrow from A to B: a work with material under A may go out under B"
_OPEN = "dashed: perhaps, for it hangs on a question (see the list)"
_ALONE = "each arrow is a judgment of its own: two of them in a row do not make a third"


def short(licence: str) -> str:
    """Return a licence id without the prefix that only machines need."""
    return licence.removeprefix("LicenseRef-scancode-").removeprefix("LicenseRef-")


def among(names: Sequence[str], standing: Asked, kind: Kind) -> Drawing:
    """Return the graph over some licences, those that behave alike in one box. Raises KeyError for an unknown id."""
    graph = build(names, (standing,), (kind,))
    groups = sorted(classes(graph), key=lambda members: _rank(graph, members))
    number = {name: i for i, members in enumerate(groups) for name in members}
    boxes = tuple(_box(f"c{i}", members, _exchanged(graph, members)) for i, members in enumerate(groups))
    arrows = []
    for i, members in enumerate(groups):
        for target in sorted({number[m] for m in graph.successors(members[0])} - {i}):
            found = [graph.edges[a, b, (standing, kind)] for a in members for b in groups[target]]
            words = " or ".join(edge for edge in _MEANS if edge in {data["edge"] for data in found})
            why = dict.fromkeys(_why(data) for data in found)
            arrows.append(_arrow(f"c{i}", f"c{target}", words, found[0]["answer"], "; ".join(filter(None, why))))
    title = f"Licences of {_NOUNS[kind]} among each other"
    return Drawing(title, _summary(standing, kind), boxes, tuple(arrows), legend=_legend(arrows))


def _rank(graph: MultiDiGraph[str], members: Sequence[str]) -> tuple[int, str]:
    """Return where a box stands: what may go out under most first."""
    return -len(list(graph.successors(members[0]))), members[0]


def _exchanged(graph: MultiDiGraph[str], members: Sequence[str]) -> list[str]:
    """Return whether works under the licences of one box may go out under each other."""
    if len(members) < 2:
        return []
    inside = graph.has_edge(members[0], members[1])
    return [f"they behave alike here; a work under one {'may' if inside else 'may not'} go out under another"]


def around(name: str, standing: Asked, kind: Kind) -> Drawing:
    """Return one licence with all that may flow into a work under it, and all that its works may go out under.

    Neighbours with the same kind of edge and the same answer share a box. Raises KeyError for an unknown id.
    """
    if record(name) is None:
        raise KeyError(name)
    out = [one for one in edges((name,), None, (standing,), (kind,)) if one.target != name]
    into = [one for one in edges(None, (name,), (standing,), (kind,)) if one.source != name]
    own = list(edges((name,), (name,), (standing,), (kind,)))
    boxes = [Box("self", short(name), (_alone(own),), (name, *_itself(own)), lit=True)]
    arrows = []
    for side, found in (("in", into), ("out", out)):
        for (edge, answer), members in _grouped(found).items():
            names = [one.source if side == "in" else one.target for one in members]
            box = f"{side}-{edge}-{answer}"
            boxes.append(_box(box, names))
            ends = (box, "self") if side == "in" else ("self", box)
            arrows.append(_arrow(*ends, edge, answer, "; ".join(_questions(members))))
    title = f"{short(name)} in the compatibility graph"
    return Drawing(title, _summary(standing, kind), tuple(boxes), tuple(arrows), legend=_legend(arrows))


def _grouped(found: Iterable[Edge]) -> dict[tuple[str, str], list[Edge]]:
    groups: dict[tuple[str, str], list[Edge]] = {}
    for one in found:
        groups.setdefault((one.edge, str(one.answer)), []).append(one)
    order = list(_MEANS)
    return dict(sorted(groups.items(), key=lambda item: (item[0][1] != "yes", order.index(item[0][0]))))


def _questions(members: Iterable[Edge]) -> list[str]:
    found = list(dict.fromkeys(question for one in members for question in one.conditions))
    return [*found[:_LISTED], *([f"and {len(found) - _LISTED} more questions"] if len(found) > _LISTED else [])]


def _alone(own: Sequence[Edge]) -> str:
    return f"under its own licence: {own[0].answer if own else 'no'}"


def _itself(own: Sequence[Edge]) -> list[str]:
    return [f"asks for: {', '.join(own[0].duties)}"] if own and own[0].duties else []


def _box(id_: str, names: Sequence[str], about: Iterable[str] = ()) -> Box:
    """Return the box that stands for one licence or several."""
    spelt = [short(name) for name in names]
    named = ", ".join(spelt[:_LISTED]) + (f" and {len(spelt) - _LISTED} more" if len(spelt) > _LISTED else "")
    if len(spelt) > _LISTED + 1:
        lines = (*spelt[:_LISTED], f"and {len(spelt) - _LISTED} more")
        return Box(id_, f"{len(spelt)} licences", lines, (*_listing(names), *about), name=named)
    return Box(id_, spelt[0], tuple(spelt[1:]), (*_listing(names), *about), name=named)


def _listing(names: Sequence[str]) -> tuple[str, ...]:
    """Return what is told of a box: every licence in it with its title."""
    titles = {name: found.title for name in names if (found := record(name)) is not None}
    return tuple(name if title == name else f"{name} ({title})" for name, title in titles.items())


def _arrow(source: str, target: str, edge: str, answer: str, why: str) -> Arrow:
    means = " or ".join(_MEANS[one] for one in edge.split(" or "))
    if answer == "yes":
        return Arrow(source, target, edge, f"{means} ({why})" if why else means, "yes")
    said = "" if edge in {"entailed", "same"} else f"{means}, but "
    return Arrow(source, target, edge, f"{said}it hangs on: {why}", "unknown", dashed=True)


def _legend(arrows: Sequence[Arrow]) -> tuple[str, ...]:
    used = {word for arrow in arrows for word in arrow.label.split(" or ")}
    dashed = any(arrow.dashed for arrow in arrows)
    return (_READ, *(f"{edge}: {means}" for edge, means in _MEANS.items() if edge in used), *[_OPEN] * dashed, _ALONE)


def _why(data: dict[str, object]) -> str:
    conditions, cites = data["conditions"], data["cites"]
    assert isinstance(conditions, tuple)
    assert isinstance(cites, tuple)
    if conditions:
        return "; ".join(conditions)
    return str(cites[0]) if cites and data["edge"] in {"later", "named"} else ""


def _summary(standing: Asked, kind: Kind) -> str:
    relation = RELATIONS[standing, kind].replace("-from", " from")
    noun = "a model" if kind == "model" else kind
    return f"May a release that {relation} {noun} under the one licence go out under the other?"
