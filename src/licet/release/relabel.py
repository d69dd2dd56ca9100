# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release that was read from a folder of this machine, told as if from where it came from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Artefact, Claim, Finding, Link, Place, Release


def relabel(release: Release, folder: str, name: str, label: str, source: str) -> Release:
    """Return `release` as the work `name`, with `folder` called `label` everywhere and its claims from `source`."""
    told = _Told(folder, label, source)
    names = {origin.name.lower() for origin in (*release.parts, *release.origins)}
    links = (replace(link, target=name) if link.target == release.root.name else link for link in release.links)
    if name.lower() not in names:  # else it says that it was made from itself: the caller finds that
        root = replace(release.root, name=name)
        release = replace(release, root=root, links=tuple(links))
    return replace(
        release,
        root=told.artefact(release.root),
        parts=tuple(told.artefact(part) for part in release.parts),
        origins=tuple(told.artefact(origin) for origin in release.origins),
        links=tuple(told.link(link) for link in release.links),
        findings=tuple(told.finding(finding) for finding in release.findings),
    )


class _Told:
    __slots__ = ("_folder", "_label", "_source")

    def __init__(self, folder: str, label: str, source: str) -> None:
        self._folder = folder
        self._label = label
        self._source = source

    def artefact(self, artefact: Artefact) -> Artefact:
        claim = self.claim(artefact.licence) if artefact.licence else None
        return replace(artefact, licence=claim, place=self.place(artefact.place))

    def claim(self, claim: Claim) -> Claim:
        return replace(
            claim,
            raw=tuple(self.text(word) for word in claim.raw),
            place=self.place(claim.place),
            source=f"{self._source}, {self.text(claim.source)}",
            notes=tuple(self.text(note) for note in claim.notes),
            question=self.text(claim.question),
        )

    def link(self, link: Link) -> Link:
        return replace(link, place=self.place(link.place), inferred=self.text(link.inferred))

    def finding(self, finding: Finding) -> Finding:
        message, question = self.text(finding.message), self.text(finding.question)
        return replace(finding, message=message, question=question, place=self.place(finding.place))

    def place(self, place: Place) -> Place:
        return replace(place, file=self.text(place.file))

    def text(self, text: str) -> str:
        return text.replace(self._folder, self._label)
