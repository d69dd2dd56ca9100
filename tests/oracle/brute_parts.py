# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Releases of several artefacts for the brute-force judge (docs/semantics.md, "Several artefacts").

Nothing is divided: every artefact is judged over all the links of the release, those by which it is bundled included.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.oracle.brute import Case, agreed, choices, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from licet.release.graph import Link, Release
    from tests.oracle.brute_world import World

FILES_OF_ITS_OWN = {"bundles", "collects", "vendors"}
WORST = ("no", "unknown", "yes")


def judge_parts(release: Release) -> str:
    """Return the worst answer of a release and its artefacts, each of which was judged alone."""
    found = []
    for work in (release.root, *release.parts):
        root = replace(work, licence=work.licence or release.root.licence)
        found.append(judge(replace(release, root=root, parts=(), named=release.named or work is not release.root)))
    found += [label(release, link) for link in release.links]
    return next(answer for answer in WORST if answer in found)


def label(release: Release, link: Link) -> str:
    """Return whether what holds an artefact promises no more than the licence that is stated for the artefact."""
    works = {work.name: work for work in (release.root, *release.parts)}
    if link.origin not in works or link.relation not in FILES_OF_ITS_OWN:
        return "yes"
    holder, part = works[link.target], works[link.origin]
    holder = replace(holder, licence=holder.licence or release.root.licence)
    if part.licence is None or holder.licence is None:
        return "yes"
    copied = replace(link, relation="copies", ships=True)
    two = replace(release, root=holder, origins=(part,), links=(copied,), parts=(), named=False)
    found = {agreed([LabelOnly(two, held, out, "worldwide") for out in labels]) for held, labels in choices(two)}
    return next(answer for answer in reversed(WORST) if answer in found)


@dataclass(frozen=True)
class LabelOnly(Case):
    """Two works of one owner, who needs no leave to give out either: only what the label hides counts."""

    def objections(self) -> Iterator[Callable[[World], bool]]:
        for h in self.holders:
            for check in (self.floor, self.honest):
                yield lambda w, h=h, check=check: h.law(w) is not None and check(h, w)
