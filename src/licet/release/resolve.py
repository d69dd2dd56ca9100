# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The licence of an origin that the user's files name without one, and what that origin was made from in turn.

The resolvers are asked in order; the first that knows the work answers. Nobody knowing it is an answer too: unknown,
with the question. No resolver here goes to the network; `hub_online.online` is one that does, and only if it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from licet.release import claims, works
from licet.release.graph import Claim, Finding, Release

if TYPE_CHECKING:
    from licet.release.graph import Artefact, Link

Known: TypeAlias = "Claim | Release | None"
"""What a resolver may answer: a claim; a release, the origin's own, with its claim and its lineage; None: not known."""

Resolver: TypeAlias = Callable[["Artefact"], Known]

_MOST = 500
_OWN_NAME = "file config.json, _name_or_path"  # model_config.WHY: in a work's own folder it may be the work's own name
# What the card of an origin may leave open without leaving the release open: where nobody states what a well-known
# work was made from, its licence is what can be had.
_OF_ITSELF = frozenset({"lineage-not-stated", "licence-not-stated"})


def cached(origin: Artefact) -> Known:
    """Ask the Hub's cache on this disk: the card and licence files of works that were downloaded before."""
    from licet.release.hub_cache import find

    return find(origin)


def bundled(origin: Artefact) -> Known:
    """Ask the index of well-known works. A data set may be named in the form datasets/ID."""
    found = works.find(origin.name.removeprefix("datasets/"), origin.kind)
    return works.claim(found) if found else None


RESOLVERS: tuple[Resolver, ...] = (cached, bundled)


def resolve(release: Release, resolvers: tuple[Resolver, ...] = RESOLVERS) -> Release:
    """Return the release with a claim on every origin, and with the origins of its origins as far as they are known.

    A claim is its own, a resolver's, or one that says it is not known. Lineage is followed until nobody knows more;
    a link that would close a circle is a finding instead.
    """
    growing = _Growing(release)
    at = 0
    while at < len(growing.origins):
        origin = growing.origins[at]
        claim, known = _ask(origin, resolvers)
        growing.origins[at] = replace(origin, licence=claim or claims.unstated(origin.place, "", of=origin.name))
        if known is not None:
            growing.add(origin, known)
        at += 1
    return growing.build()


def _ask(origin: Artefact, resolvers: tuple[Resolver, ...]) -> tuple[Claim | None, Release | None]:
    """Return the first claim on an origin, its own before all, and the first release that tells its lineage."""
    claim, known = origin.licence, None
    for resolver in resolvers:
        if claim is not None and known is not None:
            break
        if claim is not None and resolver is bundled:
            continue  # it knows no lineage
        answer = resolver(origin)
        if isinstance(answer, Release):
            known = known or answer
            answer = answer.root.licence
        claim = claim if claim is not None else answer
    return claim, known


class _Growing:
    """A release to which the lineage of its origins is added. Names are matched whatever their case."""

    __slots__ = ("_keys", "_links", "_names", "_release", "_taken", "findings", "origins")

    def __init__(self, release: Release) -> None:
        self._release = release
        self.origins = list(release.origins)
        self.findings = list(release.findings)
        self._links = {(link.origin, link.relation, link.target): link for link in release.links}
        self._names = {(each.kind, _plain(each.name)): each.name for each in release.works}
        self._taken = {each.name.lower() for each in release.works}

    def build(self) -> Release:
        """Return the release as it has grown."""
        links = tuple(self._links.values())
        return replace(self._release, origins=tuple(self.origins), links=links, findings=tuple(self.findings))

    def add(self, origin: Artefact, known: Release) -> None:
        """Add what `known`, the release that `origin` is, was made from, and what is open in that."""
        for finding in known.findings:
            matters = finding.effect == "unknown" or finding.code == "claims-disagree"
            if matters and finding.code not in _OF_ITSELF:
                self.findings.append(replace(finding, message=f"{origin.name}: {finding.message}"))
        works = (*known.parts, *known.origins)  # what is its maker's own is somebody else's here
        if len(self.origins) + len(works) > _MOST:
            message = f"the lineage of {origin.name} is not followed: over {_MOST} works"
            question = f"what was {origin.name} made from?"
            self.findings.append(Finding("lineage-not-stated", message, origin.place, "unknown", question, origin.name))
            return
        names = {known.root.name: origin.name}
        for each in works:
            names[each.name] = self._name(each)
        for link in known.links:
            self._link(replace(link, origin=names[link.origin], target=names[link.target]))

    def _name(self, work: Artefact) -> str:
        """Return the name of a work in this release, adding the work if it is new."""
        key = (work.kind, _plain(work.name))
        if key not in self._names:
            name = work.name
            if name.lower() in self._taken:
                name = f"{'datasets' if work.kind == 'data' else work.kind + 's'}/{name}"
            self._names[key] = name
            self._taken.add(name.lower())
            self.origins.append(replace(work, name=name))
        return self._names[key]

    def _link(self, link: Link) -> None:
        if link.origin == link.target and link.inferred == _OWN_NAME:
            return
        if self._leads(link.target, link.origin):
            message = f"{link.target} is said to be made from {link.origin} ({link.place}), and that from the first"
            question = f"which was made from which: {link.target} or {link.origin}?"
            self.findings.append(Finding("relations-disagree", message, link.place, "unknown", question, link.target))
            return
        self._links.setdefault((link.origin, link.relation, link.target), link)

    def _leads(self, start: str, end: str) -> bool:
        """Whether links lead from `start` to `end`."""
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == end:
                return True
            for origin, _, target in self._links:
                if origin == here and target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return False


def _plain(name: str) -> str:
    return name.lower().removeprefix("datasets/").removeprefix("models/")
