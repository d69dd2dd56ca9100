# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two descriptions as one release: of the same work, or of a work that lies beside it in the same folder.

Nothing that either says is dropped for the other: claims that differ must both hold, every origin of either is one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.card_licence import reconcile
from licet.release.graph import Artefact, Finding, Link, ReleaseError, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.release.graph import Claim, Release

_LINEAGE = "lineage-not-stated"
_PARTS = {"model": "weights", "data": "data", "code": "program", "output": "output"}
# A claim that says no more than that there is another one somewhere.
_OPEN = frozenset({"licence-not-stated"})


def same_work(base: Release, other: Release) -> Release:
    """Return `base` with what `other` says of the same work: claim, lineage, findings, and a name if it had none."""
    licence, disagreements = agreed(base.root.licence, other.root.licence)
    root = replace(base.root, licence=licence)
    named = base.named
    taken = {origin.name.lower() for origin in (*base.parts, *base.origins, *other.origins)}
    if not named and other.named and other.root.name.lower() not in taken:
        root, named = replace(root, name=other.root.name), True
    merged = _Merged(base, root)
    merged.add(other, {other.root.name: root.name})
    kept = [finding for finding in base.findings if not _is_settled(finding, merged.origins)]
    more = [f for f in other.findings if f.code != _LINEAGE or (f.about and not _is_settled(f, merged.origins))]
    findings = _once((*kept, *more, *disagreements, *merged.findings))
    whole = replace(base, root=root, origins=tuple(merged.origins), findings=findings, named=named)
    return _without_circle(whole, merged.links, len(base.links))


def _is_settled(finding: Finding, origins: Sequence[Artefact]) -> bool:
    """Return whether what was not named has been: any origin at all, or one of the kind that is asked for."""
    if finding.code != _LINEAGE:
        return False
    return any(origin.kind == finding.about for origin in origins) if finding.about else bool(origins)


def beside(base: Release, other: Release, why: str) -> Release:
    """Return `base` with the work of `other` as one that ships beside it, and with what that was made from."""
    merged = _Merged(base, base.root)
    # Without a name of its own it would be called like the folder, which is what the release is called.
    own = other.root.name if other.named else f"the {_PARTS[other.root.kind]} in {other.root.name}"
    name = merged.name_of(replace(other.root, name=own))
    merged.add(other, {other.root.name: name})
    merged.links.append(Link(name, "bundles", base.root.name, True, other.root.place, why))
    more = [finding for finding in other.findings if finding.code != _LINEAGE]
    findings = _once((*base.findings, *more, *merged.findings))
    whole = replace(base, origins=tuple(merged.origins), findings=findings)
    return _without_circle(whole, merged.links, len(base.links))


def is_own(base: Release, other: Release) -> bool:
    """Return whether two descriptions are plainly of two works that go out together, each under a stated licence."""
    claims_ = [base.root.licence, other.root.licence]
    stated = all(claim is not None and claim.readings for claim in claims_)
    known = {(each.kind, each.name.lower()) for each in base.works}
    return stated and other.named and (other.root.kind, other.root.name.lower()) not in known


def part(base: Release, other: Release, why: str) -> Release:
    """Return `base` with the work of `other` as an artefact of its own, and with what that was made from."""
    merged = _Merged(base, base.root)
    name = merged.free_name(other.root)
    merged.add(other, {other.root.name: name})
    merged.links.append(Link(name, "bundles", base.root.name, True, other.root.place, why))
    more = [finding for finding in other.findings if finding.code != _LINEAGE]
    findings = _once((*base.findings, *more, *merged.findings))
    parts = (*base.parts, replace(other.root, name=name))
    whole = replace(base, origins=tuple(merged.origins), parts=parts, findings=findings)
    return _without_circle(whole, merged.links, len(base.links))


def agreed(claim: Claim | None, other: Claim | None) -> tuple[Claim | None, list[Finding]]:
    """Return what two claims on one work come to, and where they disagree."""
    if claim is None or other is None:
        return claim or other, []
    if not claim.readings and claim.unknown in _OPEN:
        return other, []
    if not other.readings and other.unknown in _OPEN:
        return claim, []
    if claim.readings and other.readings:
        return reconcile([claim, other])
    if not claim.readings and not other.readings:
        return claim, []
    readable, unread = (claim, other) if claim.readings else (other, claim)
    message = (
        f"{readable.source} says {claims.shown(readable)} ({readable.place}), "
        f"{unread.source} says {claims.shown(unread)} ({unread.place}), which is not known"
    )
    stated = f"{claims.shown(readable)} ({readable.place})"
    question = f"which licence applies: {stated}, or what {unread.place} says? {unread.question}"
    return claim, [Finding("claims-disagree", message, unread.place, "unknown", question)]


def _without_circle(release: Release, links: list[Link], old: int) -> Release:
    """Return the release with `links`, of which the first `old` were there before and hold.

    Where the others close a circle with them, each becomes a link to the release itself: which of two works was made
    from the other is not known, and the release was made from both.
    """
    found = replace(release, links=tuple(links))
    try:
        ordered(found)
    except ReleaseError as error:
        root = release.root.name
        flat = [replace(link, target=root) for link in links[old:] if link.origin != root]
        question = "which was made from which?"
        noticed = Finding(
            _LINEAGE, f"two files of the folder differ: {error.message}", error.place, "unknown", question
        )
        return replace(release, links=(*links[:old], *flat), findings=(*release.findings, noticed))
    return found


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))


class _Merged:
    """The origins and links of one release, to which those of others are added under names that stay unique."""

    __slots__ = ("_at", "_linked", "_names", "_taken", "findings", "links", "origins")

    def __init__(self, base: Release, root: Artefact) -> None:
        old = base.root.name
        self.origins = list(base.origins)
        self.links = [replace(link, target=root.name) if link.target == old else link for link in base.links]
        self.findings: list[Finding] = []
        self._names = {(each.kind, each.name.lower()): each.name for each in (*base.parts, *base.origins)}
        self._at = {each.name: at for at, each in enumerate(base.origins)}
        self._linked: dict[tuple[str, str], list[Link]] = {}
        for link in self.links:
            self._linked.setdefault((link.origin, link.target), []).append(link)
        self._taken = {each.name.lower() for each in (root, *base.parts, *base.origins)}

    def free_name(self, work: Artefact) -> str:
        """Return the name of a work that is no origin, changed where another has it, and keep it from the origins."""
        name = work.name
        if name.lower() in self._taken:
            name = f"{'datasets' if work.kind == 'data' else work.kind + 's'}/{name}"
        self._taken.add(name.lower())
        self._names[work.kind, work.name.lower()] = name
        return name

    def name_of(self, work: Artefact) -> str:
        """Return the name of a work in this release, adding the work if it is new."""
        key = (work.kind, work.name.lower())
        if key not in self._names:
            name = work.name
            if name.lower() in self._taken:
                name = f"{'datasets' if work.kind == 'data' else work.kind + 's'}/{name}"
            self._names[key] = name
            self._taken.add(name.lower())
            self._at[name] = len(self.origins)
            self.origins.append(replace(work, name=name))
        elif work.licence is not None:
            self._claim(self._names[key], work.licence)
        return self._names[key]

    def add(self, other: Release, names: dict[str, str]) -> None:
        """Add the origins and links of `other`; `names` says what its root is called here."""
        for origin in (*other.parts, *other.origins):
            names[origin.name] = self.name_of(origin)
        for link in other.links:
            self._link(replace(link, origin=names[link.origin], target=names[link.target]))

    def _claim(self, name: str, licence: Claim) -> None:
        if name not in self._at:
            return  # one of the release's own
        origin = self.origins[self._at[name]]
        claim, disagreements = agreed(origin.licence, licence)
        self.origins[self._at[name]] = replace(origin, licence=claim)
        self.findings += disagreements

    def _link(self, link: Link) -> None:
        """Add a link, unless it is there, or only guesses at a relation of two works that are related already."""
        known = self._linked.setdefault((link.origin, link.target), [])
        if any(each.relation == link.relation for each in known) or (known and link.inferred):
            return
        if known and not known[0].inferred:
            message = (
                f"{link.target} {known[0].relation} {link.origin} by {known[0].place}, "
                f"and {link.relation} it by {link.place}: both are taken"
            )
            self.findings.append(Finding("relations-disagree", message, link.place))
        known.append(link)
        self.links.append(link)
