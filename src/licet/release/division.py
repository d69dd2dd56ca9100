# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release of several artefacts, divided: each is a release of its own, with what it was made from (semantics.md §4).

Weights under one licence, code under another and data under a third go out side by side. What one of them was made
from is no matter of the others', unless one was made from the other: then it flows on along that path. The releaser's
own licence on a part is no demand upon himself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licet.release.graph import Artefact, Finding, Link, Release

# A work that is only shipped beside others is judged as itself; standing to it as an aggregate never asks for more.
_BESIDE = "bundles"
# Here the part lies in the other work as files of its own, which keep the licence that is stated for them.
HELD = frozenset({"bundles", "collects", "vendors"})


@dataclass(frozen=True, slots=True)
class Division:
    """`rest` is the release without its parts, `parts` each of them; `held` the links by which one holds another."""

    rest: Release
    parts: tuple[Release, ...]
    held: tuple[Link, ...]

    def inside(self, name: str) -> list[str]:
        """Return the names of the parts that a work holds, or that what it holds holds."""
        found = [name]
        for one in found:
            found += [link.origin for link in self.held if link.target == one and link.origin not in found]
        return found[1:]


def divide(release: Release) -> Division:
    """Return a release as what each of its artefacts is made from.

    The artefacts keep their names, links and findings. In time linear in the links for each artefact.
    """
    own = {one.name for one in release.parts}
    arriving: dict[str, list[Link]] = {}
    held = []
    for link in release.links:
        if link.origin in own and link.relation in HELD:
            held.append(link)
        if link.origin not in own or link.relation != _BESIDE:
            arriving.setdefault(link.target, []).append(link)
    works = [_alone(release, work, arriving, held) for work in (release.root, *release.parts)]
    rest, *parts = _with_findings(release.findings, works)
    return Division(rest, tuple(parts), tuple(held))


def _alone(release: Release, work: Artefact, arriving: dict[str, list[Link]], held: list[Link]) -> Release:
    reached, pending = {work.name}, [work.name]
    links: list[Link] = []
    while pending:
        for link in arriving.get(pending.pop(), ()):
            links.append(link)
            if link.origin not in reached:
                reached.add(link.origin)
                pending.append(link.origin)
    holds = {link.origin for link in held if link.target == work.name}
    return replace(
        release,
        root=work if work.licence is not None else replace(work, licence=release.root.licence),
        origins=tuple(one for one in release.origins if one.name in reached),
        links=tuple(links),
        named=release.named if work is release.root else True,
        parts=tuple(one for one in release.parts if one is not work and one.name in reached | holds),
    )


def _with_findings(findings: tuple[Finding, ...], works: list[Release]) -> Iterable[Release]:
    """Return the releases, each asked only what is about it or its origins; what is about none is asked of the first.

    Every release keeps all the findings, so that a question has one name throughout.
    """
    known = [{one.name.lower() for one in (work.root, *work.origins)} for work in works]
    for work, names in zip(works, known, strict=True):
        kept = []
        for finding in findings:
            about = finding.about.lower()
            its = about in names if any(about in others for others in known) else work is works[0]
            kept.append(finding if its else replace(finding, effect="note", question=""))
        yield replace(work, findings=tuple(kept))
