# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the picture of a release holds: works, their licences, how they hang together, and where they clash.

A large release is drawn by what decides it and the ways to that; the other works stand together by their licence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from licet.report.clash import ranked
from licet.report.html_why import sides
from licet.report.lineage import artefacts, decisive, links
from licet.rules.phrases import artefact, brief_name, listed, short, verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.reason.verdict import Objection, Verdict
    from licet.release.graph import Artefact, Link

Sort: TypeAlias = Literal["work", "group", "licence", "mark"]
# Up to so many works are drawn one by one; of more, those that decide, and at most so many groups of the rest.
_ONE_BY_ONE = 16
_DECIDING = 10
_GROUPS = 5
_MARKS = 3
_READINGS = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A node: `title` and `line` stand in it, `names` are the works it stands for, `to` is the id it leads to."""

    id: str
    sort: Sort
    title: str
    line: str = ""
    kind: str = ""
    lit: bool = False
    names: tuple[str, ...] = ()
    licence: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge from left to right. `dashed`: nothing of the origin ships, or the licence is one that it may be."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The nodes, the release first, and the edges; `told` is how many works stand in no node of their own."""

    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]
    told: int = 0


def picture(verdict: Verdict) -> Picture:
    """Return the picture of a judged release."""
    return _Drawn(verdict).whole()


class _Drawn:
    """A picture while it is drawn: nodes by what they stand for, so that each is made once."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        release = verdict.release
        self.deciding = decisive(verdict)
        self.lit, self.path = artefacts(self.deciding), links(self.deciding)
        # A work without a licence that was read stands in no relation yet: its own links are the way to it.
        self.bare = self.lit - {link.origin for link in self.path}
        # What goes out, by the licences it is proposed under: the release, or each of its several artefacts.
        own = {release.root.name: verdict.proposed}
        self.own = own | {part.release.root.name: part.proposed for part in verdict.parts}
        # The licence node of each work that stands in a group.
        self.grouped: dict[str, str] = {}
        self.spots: dict[tuple[str, ...], Spot] = {}
        self.ties: dict[tuple[str, str, str], Tie] = {}
        self.held: dict[str, dict[str, bool]] = {}
        self.standings: dict[str, dict[str, None]] = {}
        for holding in verdict.holdings:
            of = self.held.setdefault(holding.artefact, {})
            of[holding.part.id] = of.get(holding.part.id, False) or not holding.literals
            self.standings.setdefault(holding.artefact, {})[holding.stand.standing] = None

    def whole(self) -> Picture:
        release = self.verdict.release
        few = len(release.origins) <= _ONE_BY_ONE
        kept = set(self.own) | {one.name for one in release.origins if few} | (set() if few else self._named())
        for one in release.works:
            if one.name in kept:
                self._work(one)
        grouped = self._groups([one for one in release.origins if one.name not in kept])
        for link in release.links:
            if link.target in kept and link.origin in kept:
                self._link(link)
        for one in release.works:
            if one.name in kept:
                self._licences(one)
        self._marks()
        return Picture(tuple(self.spots.values()), tuple(self.ties.values()), grouped)

    def _named(self) -> set[str]:
        """Return the works of a large release to draw one by one: those of the first clauses that decide."""
        found: set[str] = set()
        for one in self.deciding:
            more = found | artefacts([one])
            if any(party.term is not None for party in one.parties) and (not found or len(more) <= _DECIDING):
                found = more
        return found

    def _add(self, key: tuple[str, ...], sort: Sort, title: str, **more: object) -> Spot:
        if key not in self.spots:
            self.spots[key] = Spot(f"n{len(self.spots)}", sort, title, **more)  # type: ignore[arg-type]
        return self.spots[key]

    def _tie(self, one: Spot, other: Spot, label: str = "", dashed: bool = False, lit: bool = False) -> None:
        key = (one.id, other.id, label)
        known = self.ties.get(key)
        self.ties[key] = Tie(one.id, other.id, label, dashed and (known is None or known.dashed), lit)

    def _work(self, one: Artefact) -> Spot:
        found = list(self.standings.get(one.name, ()))
        stands = "the release" if one.name in self.own else "standing open" if len(found) > 1 else listed(found)
        line = " · ".join(part for part in (one.kind, stands) if part)
        lit = one.name in self.own or one.name in self.lit
        title = brief_name(self.verdict, one.name)
        return self._add(("work", one.name), "work", title, line=line, kind=one.kind, lit=lit, names=(one.name,))

    def _link(self, link: Link) -> None:
        one, other = self.spots["work", link.target], self.spots["work", link.origin]
        self._tie(one, other, verb(link.relation), not link.ships, link in self.path or link.origin in self.bare)

    def _groups(self, rest: Sequence[Artefact]) -> int:
        """Add a node for the works under each licence, those that decide apart, the most first; then for all others."""
        for lit in (True, False):
            by: dict[str, list[Artefact]] = {}
            for one in rest:
                if (one.name in self.lit) is lit:
                    by.setdefault(claimed_as(one), []).append(one)
            ordered = sorted(by.items(), key=lambda item: (-len(item[1]), item[0]))
            for licence, members in ordered[:_GROUPS]:
                self._group((licence, str(lit)), members, licence, lit)
            further = [one for _, members in ordered[_GROUPS:] for one in members]
            if further:
                count = len(ordered) - _GROUPS
                self._group(("", str(lit)), further, f"{count} {'more' if lit else 'other'} claims", lit)
        return len(rest)

    def _group(self, key: tuple[str, ...], members: Sequence[Artefact], licence: str, lit: bool) -> None:
        kinds = listed(dict.fromkeys(one.kind for one in members), "and", 3)
        title = f"{len(members)} works" if len(members) > 1 else brief_name(self.verdict, members[0].name)
        names = tuple(one.name for one in members)
        group = self._add(("group", *key), "group", title, line=kinds, kind=members[0].kind, lit=lit, names=names)
        origins = set(names)
        of = [link for link in self.verdict.release.links if link.origin in origins]
        targets = {link.target for link in of}
        target = next(iter(targets)) if len(targets) == 1 else ""
        relations = {link.relation for link in of}
        label = verb(next(iter(relations))) if len(relations) == 1 and target in self.own else ""
        above = self.spots["work", target if target in self.own else self.verdict.release.root.name]
        self._tie(above, group, label, not any(link.ships for link in of), lit)
        self._tie(group, self._licence(licence, lit), lit=lit)
        self.grouped.update(dict.fromkeys(names, licence))

    def _licence(self, name: str, lit: bool = False) -> Spot:
        """Return the node of a licence, lit once something that is drawn makes it so."""
        spot = self._add(("licence", short(name)), "licence", short(name), licence=name, lit=lit)
        if lit and not spot.lit:
            self.spots["licence", short(name)] = spot = replace(spot, lit=True)
        return spot

    def _licences(self, one: Artefact) -> None:
        """Tie a work to the licences it is under; to the words of its claim where there are none, or too many."""
        work = self.spots["work", one.name]
        own = one.name in self.own
        found = self.held.get(one.name, {}) if not own else dict.fromkeys(filter(None, [self.own[one.name]]), True)
        if own and not found:
            return  # no licence is proposed: there is none to draw
        names = list(found) if 0 < len(found) <= _READINGS else [claimed_as(one)]
        of = [party for o in self.deciding for party in sides(o, self.verdict) if party.artefact == one.name]
        for name in names:
            lit = any(own or len(names) == 1 or party.licence == name for party in of)
            perhaps = len(names) > 1 and not found.get(name, True)
            self._tie(work, self._licence(name, lit), "proposed" if own else "", perhaps, lit)

    def _marks(self) -> None:
        """Add a mark where the licences of a conflict meet, at most three; of an open answer, one for all."""
        found: dict[tuple[str, ...], str] = {}
        if self.verdict.answer == "no":
            for number, group in enumerate(ranked(self.verdict), 1):
                ends = dict.fromkeys(spot.id for one in group for spot in self._ends(one))
                found.setdefault(tuple(ends), f"why-{number}")
        elif self.deciding:
            every = (spot.id for one in self.deciding for spot in self._ends(one))
            found[tuple(dict.fromkeys(every))] = "questions"
        by_id = {spot.id: spot for spot in self.spots.values()}
        for meeting, to in [item for item in found.items() if item[0]][:_MARKS]:
            mark = self._add(("mark", *meeting), "mark", "clash" if to != "questions" else "open", lit=True, to=to)
            for end in meeting:
                self._tie(by_id[end], mark, lit=True)

    def _ends(self, one: Objection) -> Iterator[Spot]:
        """Yield the node of each side's licence; of a side without one, of its claim or its work."""
        for party in sides(one, self.verdict):
            own = self.own.get(party.artefact, "") if party.stand is None else ""
            claimed = self.grouped.get(party.artefact) or claimed_as(artefact(self.verdict, party.artefact))
            names = (short(own or party.licence), short(claimed))
            keys = (*(("licence", name) for name in names), ("work", party.artefact))
            yield from [self.spots[key] for key in keys if key in self.spots][:1]


def claimed_as(one: Artefact) -> str:
    """Return the licence of a work in words, as its claim was read; or that there is none."""
    claim = one.licence
    if claim is None:
        return "no licence stated"
    if claim.readings:
        return listed([short(str(reading)) for reading in claim.readings], "or", _READINGS)
    return f"not read: {listed(claim.raw, 'or', _READINGS)}" if claim.raw else "no licence read"
