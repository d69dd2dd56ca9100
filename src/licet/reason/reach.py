# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Standing: what a licence takes the release for, folded along a path of relations (semantics.md §2).

The licence's own words come first, then its family's, then the chosen layer of defaults, then the worldwide one; where
nothing speaks, the child may be a derivative or stand apart, and that is a question, never "allowed".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from licet.catalogue.expand import defaults
from licet.reason.scenario import ways
from licet.reason.truth import ALWAYS, Literals, Unknown, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from licet.catalogue.model import Reach, Record, Standing
    from licet.release.graph import Link

Facts: TypeAlias = "tuple[tuple[str, Any], ...]"
# In these relations the origin stays what it is inside something larger.
_BESIDE = frozenset({"bundles", "collects"})
_CONTAINS = frozenset({"copies", "bundles", "collects"})
# In these relations a term may ask who took the step.
ASKED_OF_MAKERS = frozenset({"distils", "trains-on-outputs-of", "trains-on", "generated-by"})


# One set for each combination of relations, however many stands have it.
_SEEN: dict[frozenset[str], frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Step:
    """One fold: over `link`, read as `relation`, the standing becomes `standing` by `entry` (None: by identity)."""

    link: Link
    relation: str
    standing: Standing
    entry: Reach | None


@dataclass(frozen=True, slots=True)
class Stand:
    """One way the release may stand to an origin: the standing, under which literals, and how it came about."""

    standing: Standing
    literals: Literals
    trail: tuple[Step, ...]
    relations: frozenset[str] = field(init=False, compare=False, repr=False)
    """The relations of the trail as the licence sees them."""
    ships: bool = field(init=False, compare=False, repr=False)
    """Whether the origin's material is inside what is released."""

    def __post_init__(self) -> None:
        relations = frozenset([step.relation for step in self.trail])
        object.__setattr__(self, "relations", _SEEN.setdefault(relations, relations))
        object.__setattr__(self, "ships", all(step.link.ships for step in self.trail))

    @property
    def inside(self) -> bool:
        """Return whether the material is in one program or model with the rest, not merely beside it.

        A derivative is that work in another form, shipped with the origin's own files or without.
        """
        return (self.ships or self.standing == "derivative") and not self.relations & _BESIDE


def _effective(standing: Standing, relation: str) -> str:
    """Return the relation as the licence sees it: to train on what a model generated is to train on its outputs."""
    return "trains-on-outputs-of" if standing == "output" and relation == "trains-on" else relation


def _entries(record: Record | None, layer: str, standing: str, relation: str, kind: str) -> Iterator[Reach]:
    """Yield the entries that speak of this relation, the strongest basis first."""
    sources = [record.reach] if record else []
    sources += [defaults(layer)] if layer != "worldwide" else []
    sources.append(defaults("worldwide"))
    for source in sources:
        for entry in source:
            if relation in entry.relation and standing in entry.origin and (not entry.kind or kind in entry.kind):
                yield entry


def _options(
    record: Record | None, layer: str, standing: Standing, relation: str, kind: str, facts: Mapping[str, Any]
) -> list[tuple[Standing, Literals, Reach | None]]:
    """Return what `relation` makes of `standing`: each possible standing, under which literals, by which entry."""
    if standing == "apart":
        return [("apart", ALWAYS, None)]
    if relation == "copies" or (standing in {"part", "output"} and relation in _CONTAINS):
        return [(standing, ALWAYS, None)]
    if standing == "output" and relation not in {"trains-on-outputs-of"}:
        return [(standing, ALWAYS, None)]
    # A part of a collection meets a further relation as the work it is; what it becomes may also stay a part.
    seen: Standing = "same" if standing in {"part", "output"} else standing
    found: list[tuple[Standing, Literals, Reach | None]] = []
    for entry in _entries(record, layer, seen, relation, kind):
        certain = False
        for way in ways(entry.when, facts):
            certain = certain or way == ALWAYS
            for i, result in enumerate(entry.standing):
                which = _open(record, entry, relation, i) if len(entry.standing) > 1 else ALWAYS
                if (both := together(way, which)) is not None:
                    found.append((result, both, entry))
        if certain:
            return found
    if not found:
        unknown = _undecided(record, relation)
        found = [("derivative", frozenset({(unknown, 0)}), None), ("apart", frozenset({(unknown, 1)}), None)]
    return found


def _open(record: Record | None, entry: Reach, relation: str, value: int) -> Literals:
    """Return the literal that an entry with several standings hangs on."""
    cite = entry.cite
    subject = entry.name or f"{record.id if record else ''}: {relation}"
    where = cite.authority or f"{record.id if record else ''} §{cite.section}"
    asks = entry.asks or f"is what '{relation}' makes of the work {' or '.join(map(_said, entry.standing))}?"
    asks = f"{asks} ({where})"
    unknown = Unknown("standing", subject, len(entry.standing), asks, means=tuple(entry.standing))
    return frozenset({(unknown, value)})


def _said(standing: str) -> str:
    return {"derivative": "its derivative", "apart": "apart from it", "same": "the work itself"}.get(standing, standing)


def _undecided(record: Record | None, relation: str) -> Unknown:
    name = record.id if record else "a licence not recorded"
    asks = f"does {name} reach what '{relation}' makes of the work? neither its text nor a default says"
    return Unknown("standing", f"{name}: {relation}", 2, asks, means=("derivative", "apart"))


@lru_cache(maxsize=16384)
def _fold_one(
    record: Record | None, layer: str, standing: Standing, relation: str, kind: str, facts: Facts
) -> tuple[tuple[Standing, Literals, Reach | None], ...]:
    return tuple(_options(record, layer, standing, relation, kind, dict(facts)))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ways:
    """The links of a release by the artefact they leave, each with its place in an order that `spread` may follow."""

    leaving: dict[str, tuple[tuple[int, Link], ...]]

    @staticmethod
    def of(links: Iterable[Link]) -> Ways:
        """Return the ways over `links`, in an order in which each origin is complete before it is left (`ordered`)."""
        leaving: dict[str, list[tuple[int, Link]]] = {}
        for place, link in enumerate(links):
            leaving.setdefault(link.origin, []).append((place, link))
        return Ways({origin: tuple(found) for origin, found in leaving.items()})

    def alike(self, root: str) -> dict[str, int]:
        """Return a number for each artefact: equal where the paths to `root` differ in nothing but names.

        Names count where a term may ask who did a step: somebody learned from a model there.
        """
        numbers: dict[tuple[object, ...], int] = {}
        found = {root: 0}
        # Whatever leaves an artefact comes after what leads to it, so from the end every target has its number.
        for origin in sorted(self.leaving, key=lambda name: self.leaving[name][0][0], reverse=True):
            shape = tuple(
                (
                    link.relation,
                    link.ships,
                    found.get(link.target, -1),
                    link.target if link.relation in ASKED_OF_MAKERS and link.target != root else "",
                )
                for _, link in self.leaving[origin]
            )
            found[origin] = numbers.setdefault(shape, len(numbers) + 1)
        return found


def spread(
    record: Record | None, kind: str, origin: str, root: str, over: Ways, layer: str, facts: Facts = ()
) -> list[Stand]:
    """Return every way the artefact `root` may stand to `origin`, over all paths; [] where no path leads there.

    `kind` is the origin's; `facts` are the given scenario facts, hashable. Ways that no term can tell apart are one.
    Only what the origin leads to is looked at, so a release of many origins takes time linear in their number.
    """
    start = Stand("same", ALWAYS, ())
    pending = list(over.leaving.get(origin, ()))
    if len(pending) == 1 and pending[0][1].target == root != origin:
        found: dict[tuple[object, ...], Stand] = {}
        for stand in _over(record, kind, start, pending[0][1], layer, facts):
            found.setdefault(_told(stand), stand)
        return list(found.values())
    from heapq import heapify, heappop, heappush

    at: dict[str, list[Stand]] = {origin: [start]}
    seen = {place for place, _ in pending}
    heapify(pending)
    while pending:
        _, link = heappop(pending)
        reached = at.setdefault(link.target, [])
        known = {_told(stand) for stand in reached}
        for stand in at[link.origin]:
            for following in _over(record, kind, stand, link, layer, facts):
                if (told := _told(following)) not in known:
                    known.add(told)
                    reached.append(following)
        for place, further in over.leaving.get(link.target, ()):
            if place not in seen:
                seen.add(place)
                heappush(pending, (place, further))
    return at.get(root, []) if root != origin else []


def fold(record: Record | None, kind: str, path: tuple[Link, ...], layer: str, facts: Facts = ()) -> list[Stand]:
    """Return every way the release at the end of one path may stand to the origin at its start."""
    stands = [Stand("same", ALWAYS, ())]
    for link in path:
        stands = [after for before in stands for after in _over(record, kind, before, link, layer, facts)]
    return stands


def _told(stand: Stand) -> tuple[object, ...]:
    return stand.standing, stand.literals, stand.relations, stand.ships


def _over(record: Record | None, kind: str, stand: Stand, link: Link, layer: str, facts: Facts) -> Iterator[Stand]:
    relation = _effective(stand.standing, link.relation)
    for standing, literals, entry in _fold_one(record, layer, stand.standing, relation, kind, facts):
        both = together(stand.literals, literals)
        if both is not None:
            step = Step(link, relation, standing, entry)
            yield Stand(standing, both, (*stand.trail, step))
