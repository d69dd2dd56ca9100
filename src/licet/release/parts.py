# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The components of a manifest as they come together: one artefact a name, any number of links, no cycle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.graph import Artefact, Finding, Link, Place, Release, ReleaseError
from licet.release.statements import nearest
from licet.syntax.source import brief

if TYPE_CHECKING:
    from licet.release.graph import Claim, Kind

# A card may leave these open; the manifest settles them by naming the model that the release was made from.
_SETTLED_BY_A_BASE = frozenset({"base-not-named", "relation-unknown"})
# A manifest says what a release was made from, if only by naming nothing.
_SETTLED_BY_A_MANIFEST = frozenset({"lineage-not-stated", "dependencies-not-read"})


@dataclass(frozen=True, slots=True)
class Part:
    """An artefact as far as it has been stated: its kind may stand in another of its components."""

    name: str
    kind: Kind | None
    licence: Claim | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Row:
    """One [[component]]: `origin` stands in `relation` to `of` ("": to the release), stated at these places."""

    origin: str
    relation: str
    of: str
    ships: bool
    place: Place
    of_place: Place
    inferred: str = ""


class Parts:
    """Collects components; names are matched whatever their case, as the Hub does."""

    __slots__ = ("_own", "_parts", "_root", "_rows")

    def __init__(self, root: str) -> None:
        self._root = root
        self._own: list[str] = []
        self._parts: dict[str, Part] = {}
        self._rows: dict[tuple[str, str, str], _Row] = {}

    def add(self, part: Part, relation: str, of: str, ships: bool, places: tuple[Place, Place]) -> None:
        """Add one component. Raises ReleaseError where it contradicts or repeats an earlier one of its name."""
        key = part.name.lower()
        if key == self._root.lower():
            raise ReleaseError(f"component {brief(part.name)} is the release itself", part.place)
        known = self._parts.get(key)
        self._parts[key] = _joined(known, part) if known else part
        row = _Row(part.name, relation, of, ships, *places)
        other = self._rows.setdefault((key, relation, of.lower()), row)
        if other is not row:
            message = f"{brief(part.name)} {relation} is stated twice, first on line {other.place.line}"
            raise ReleaseError(message, row.place)

    def add_own(self, part: Part, relation: str, place: Place) -> None:
        """Add one of the release's own artefacts, which goes out with it. Raises ReleaseError for a taken name."""
        from licet.catalogue.vocabulary import relations

        key = part.name.lower()
        if key == self._root.lower():
            raise ReleaseError(f"artefact {brief(part.name)} has the name of the release", part.place, "name it apart")
        if key in self._parts:
            line = self._parts[key].place.line
            raise ReleaseError(f"artefact {brief(part.name)} is stated twice, first on line {line}", part.place)
        self._own.append(key)
        self._parts[key] = part
        ships = relations()[relation].ships
        self._rows[key, relation, ""] = _Row(part.name, relation, "", ships, place, place)

    def has_own(self, name: str) -> bool:
        """Return whether one of the release's own artefacts has this name."""
        return name.lower() in self._own

    def complete(self, card: Release | None, root: Artefact, described: str = "") -> list[Finding]:
        """Add what the card names and the manifest does not. Return the findings of the card, as far as they stand.

        `described` is the artefact that the card speaks of, "" where it speaks of the release.
        """
        if card is None:
            return []
        if described:
            own = self._parts[described.lower()]
            self._parts[described.lower()] = replace(own, licence=own.licence or card.root.licence)
        mine = dict(self._parts)
        direct: dict[str, list[_Row]] = {}
        for row in self._rows.values():
            if row.of.lower() == described.lower():
                direct.setdefault(row.origin.lower(), []).append(row)
        findings = [self._kept(finding, root, card, mine) for finding in card.findings]
        for origin in (*card.parts, *card.origins):
            if origin.name.lower() not in mine:
                self._parts[origin.name.lower()] = Part(origin.name, origin.kind, origin.licence, origin.place)
        for link in card.links:
            key = link.origin.lower()
            stated = direct.get(key)
            if key not in mine:
                row = _Row(link.origin, link.relation, described, link.ships, link.place, link.place, link.inferred)
                self._rows[key, link.relation, described.lower()] = row
            elif stated and not link.inferred and all(row.relation != link.relation for row in stated):
                message = (
                    f"the card says that {described or 'the release'} {link.relation} {brief(link.origin)} "
                    f"({link.place}), "
                    f"the manifest {stated[0].relation}: the manifest is taken"
                )
                findings.append(Finding("relations-disagree", message, stated[0].place))
        return findings

    def build(self) -> tuple[tuple[Artefact, ...], tuple[Link, ...], tuple[Artefact, ...]]:
        """Return the origins, the links and the release's own artefacts.

        Raises ReleaseError: a kind missing, an unknown `of`, a cycle.
        """
        whole = {key: _whole(part) for key, part in self._parts.items()}
        own = tuple(whole.pop(key) for key in self._own)
        links = tuple(
            Link(
                self._parts[row.origin.lower()].name,
                row.relation,
                self._target(row),
                row.ships,
                row.place,
                row.inferred,
            )
            for row in self._rows.values()
        )
        _reject_cycle(links)
        return tuple(whole.values()), links, own

    def _target(self, row: _Row) -> str:
        if not row.of or row.of.lower() == self._root.lower():
            return self._root
        found = self._parts.get(row.of.lower())
        if found is None:
            names = [self._root, *(part.name for part in self._parts.values())]
            hint = nearest(row.of, names)
            raise ReleaseError(f"of: no component is named {brief(row.of)}", row.of_place, hint)
        return found.name

    def _kept(self, finding: Finding, root: Artefact, card: Release, mine: dict[str, Part]) -> Finding:
        """Return a finding of the card, made a note where the manifest settles what it asks."""
        restated = root.licence is not card.root.licence
        has_base = any(part.kind == "model" for part in mine.values())
        settled = (
            (finding.code == "claims-disagree" and restated)
            or finding.code in _SETTLED_BY_A_MANIFEST
            or (finding.code in _SETTLED_BY_A_BASE and has_base)
            or (finding.about and finding.about.lower() in mine)
        )
        return replace(finding, effect="note", question="") if settled else finding


def _whole(part: Part) -> Artefact:
    if part.kind is None:
        message = f"component {brief(part.name)}: its kind is not stated"
        raise ReleaseError(message, part.place, "kind is model, data, code or output")
    return Artefact(part.name, part.kind, part.licence, part.place)


def _joined(known: Part, part: Part) -> Part:
    """Return what two components of one name state together. Raises ReleaseError where they contradict each other."""
    if known.kind and part.kind and known.kind != part.kind:
        message = f"{brief(part.name)} is a {part.kind} here and a {known.kind} on line {known.place.line}"
        raise ReleaseError(message, part.place, "one name stands for one thing")
    if known.licence and part.licence:
        same = known.licence.raw == part.licence.raw
        if not same and claims.agree(known.licence, part.licence) is None:
            message = (
                f"{brief(part.name)} is under {claims.shown(part.licence)} here and under "
                f"{claims.shown(known.licence)} on line {known.licence.place.line}"
            )
            raise ReleaseError(message, part.licence.place, "state its licence once")
    return replace(known, kind=known.kind or part.kind, licence=known.licence or part.licence)


def _reject_cycle(links: tuple[Link, ...]) -> None:
    """Raise ReleaseError naming a cycle, at the link that closes it. Depth-first, on a stack of its own."""
    leaving: dict[str, list[Link]] = {}
    for each in links:
        leaving.setdefault(each.origin, []).append(each)
    done: set[str] = set()
    for start in leaving:
        path: dict[str, None] = {start: None}  # in the order walked
        branches = [iter(leaving[start])]
        while branches and start not in done:
            link: Link | None = next(branches[-1], None)
            if link is None:
                branches.pop()
                done.add(path.popitem()[0])
            elif link.target in path:
                walked = list(path)
                names = [*walked[walked.index(link.target) :], link.target]
                raise ReleaseError(f"the components form a cycle: {' → '.join(names)}", link.place)
            elif link.target not in done:
                path[link.target] = None
                branches.append(iter(leaving.get(link.target, ())))
