# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compatibility graph as a networkx MultiDiGraph, and what it says as a whole (semantics.md §6).

Nodes are licence ids with `title` and `kind`. The key of an edge is (standing, kind); its data are the fields of
`derive.Edge`, with `edge` for its kind. Nothing is ever added to it by hand, and it is not transitive: only edges with
`composes` may be followed one after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from licet.atlas.derive import edges, licences
from licet.atlas.edge import KINDS, STANDINGS
from licet.catalogue.expand import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from networkx import MultiDiGraph

    from licet.atlas.edge import Asked, Edge, Kind


def build(
    names: Sequence[str] | None = None,
    standings: Sequence[Asked] = STANDINGS,
    kinds: Sequence[Kind] = KINDS,
) -> MultiDiGraph[str]:
    """Return the graph over `names` (default: every recorded licence). Raises KeyError for an id without a record."""
    chosen = licences() if names is None else tuple(dict.fromkeys(names))
    return _graph(chosen, edges(chosen, chosen, standings, kinds))


def star(name: str, standing: Asked, kind: Kind) -> MultiDiGraph[str]:
    """Return one licence with the edges that leave and enter it, and the licences these meet. Raises KeyError."""
    out = edges((name,), None, (standing,), (kind,))
    into = edges(None, (name,), (standing,), (kind,))
    found = [*out, *(one for one in into if one.source != name)]
    return _graph(sorted({name} | {end for one in found for end in (one.source, one.target)}, key=str.lower), found)


def _graph(names: Iterable[str], found: Iterable[Edge]) -> MultiDiGraph[str]:
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    for name in names:
        kept = record(name)
        if kept is None:
            raise KeyError(name)
        graph.add_node(name, title=kept.title, kind=kept.kind)
    for one in found:
        graph.add_edge(
            one.source,
            one.target,
            key=(one.standing, one.kind),
            edge=one.edge,
            answer=str(one.answer),
            basis=one.basis,
            conditions=one.conditions,
            duties=one.duties,
            cites=one.cites,
            composes=one.composes,
        )
    return graph


def conversions(graph: MultiDiGraph[str], licence: str) -> dict[str, tuple[str, ...]]:
    """Return every licence that a copy under `licence` may be taken under instead, each with the shortest path there.

    Follows `later` edges and those by which a text lets whoever has a copy switch it: no other edges compose. Empty
    where a text allows none. Raises KeyError for a licence that is not in the graph.
    """
    if licence not in graph:
        raise KeyError(licence)
    paths: dict[str, tuple[str, ...]] = {licence: (licence,)}
    reached = [licence]
    for at in reached:
        following = {m for _, m, data in graph.out_edges(at, data=True) if data["composes"] and data["answer"] == "yes"}
        for name in sorted(following - paths.keys()):
            paths[name] = (*paths[at], name)
            reached.append(name)
    return {name: path for name, path in paths.items() if name != licence}


def classes(graph: MultiDiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """Return the licences in classes that behave alike: exchanging two of one class leaves every answer as it is.

    The largest classes first; members in alphabetical order. Duties may differ within a class.
    """
    answers = _answers(graph)
    buckets: dict[object, list[list[str]]] = {}
    for name in sorted(graph, key=str.lower):
        # What exchanging cannot change: how often each combination of answers leaves and enters.
        shape = (tuple(sorted(answers[name][0].values())), tuple(sorted(answers[name][1].values())))
        found = buckets.setdefault(shape, [])
        alike = next((members for members in found if _exchange(answers, members[0], name)), None)
        if alike is None:
            found.append([name])
        else:
            alike.append(name)
    members = [tuple(one) for found in buckets.values() for one in found]
    return tuple(sorted(members, key=lambda one: (-len(one), one[0].lower())))


_Answers: TypeAlias = dict[str, tuple[dict[str, str], dict[str, str]]]


def _answers(graph: MultiDiGraph[str]) -> _Answers:
    """Return for each licence what leaves it and what enters it: the other licence, and all answers as one word."""
    found: _Answers = {name: ({}, {}) for name in graph}
    for source, target in {(a, b) for a, b in graph.edges()}:
        between = graph[source][target]
        word = " ".join(f"{'/'.join(key)}={between[key]['answer']}" for key in sorted(between))
        found[source][0][target] = found[target][1][source] = word
    return found


def _exchange(answers: _Answers, one: str, other: str) -> bool:
    """Return whether the answers stay as they are when two licences change places."""
    swap = {one: other, other: one}
    for side in (0, 1):
        first, second = answers[one][side], answers[other][side]
        if len(first) != len(second) or any(second.get(swap.get(name, name)) != word for name, word in first.items()):
            return False
    return True
