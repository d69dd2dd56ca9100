# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where in the user's own files something is to be said: a line that can be opened, annotated or linked to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Artefact, Link, Place, Release
    from licet.report.style import Style

# What `Place.file` is called where it is no file: claims that a question, an index or another machine makes.
_NO_FILES = frozenset({"the question", "the environment", "standard input"})
_OWN_DATA = "licet/data/"
_REVISION = 7  # letters of a revision, at least: "meta-llama/Llama-3.1-8B@1f7e3a2c/README.md"


class Places:
    """The places of a release's artefacts, each the nearest one that lies in the user's own files."""

    __slots__ = ("_artefacts", "_links", "root")

    def __init__(self, release: Release) -> None:
        self._artefacts: dict[str, Artefact] = {one.name: one for one in release.works}
        self._links: dict[str, list[Link]] = {}
        for link in release.links:
            self._links.setdefault(link.origin, []).append(link)
        claim = release.root.licence
        self.root: Place | None = own(release.root.place) or (own(claim.place) if claim else None)

    def of(self, name: str) -> Place | None:
        """Return where the licence of an artefact is stated, else where it is named, else what brought it in."""
        waiting, seen = [name], {name}
        while waiting:
            here = waiting.pop(0)
            found = self._artefacts.get(here)
            claim = found.licence if found is not None else None
            for place in (claim.place if claim else None, found.place if found else None):
                if place is not None and own(place):
                    return place
            for link in self._links.get(here, ()):
                if own(link.place):
                    return link.place
                if link.target not in seen:
                    seen.add(link.target)
                    waiting.append(link.target)
        return self.root

    def named(self, name: str) -> Place | None:
        """Return where an artefact is named."""
        found = self._artefacts.get(name)
        return (own(found.place) if found is not None else None) or self.root


def own(place: Place) -> Place | None:
    """Return a place that lies in one of the user's files, None for one that nobody here can open."""
    file = place.file
    if file in _NO_FILES or file.startswith(_OWN_DATA) or "://" in file:
        return None
    revision = file.partition("@")[2].partition("/")[0]
    cached = len(revision) >= _REVISION and all(letter in "0123456789abcdef" for letter in revision)
    return None if cached else place


def relative(file: str, style: Style) -> str:
    """Return a path as reports for machines give it: from the base of the style, with slashes, where it lies below."""
    if not style.base:
        return file.removeprefix("./")
    path = os.path.relpath(os.path.abspath(file), style.base)  # noqa: PTH100
    return file.removeprefix("./") if path.startswith(os.pardir) else path.replace(os.sep, "/")
