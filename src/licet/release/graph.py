# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is released: artefacts, the links between them, and where each claim was read.

Source: semantics.md §2 (relations) and §4 (scenario). Values only; reading files is the work of `readers/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from licet.release.policy import Policy
    from licet.syntax import Expression

Kind = Literal["model", "data", "code", "output"]
Listing = Literal["single", "and", "or", "undefined"]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in one of the user's files: 1-based line, or a JSON pointer where lines mean nothing."""

    file: str
    line: int | None = None
    pointer: str | None = None

    def __str__(self) -> str:
        if self.line is not None:
            return f"{self.file}:{self.line}"
        return f"{self.file}#{self.pointer}" if self.pointer else self.file


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says the licence of an artefact is, as written and as read.

    `raw` holds the words as they stand; `listing` says what several of them mean in that format.
    `readings` holds the expressions the claim may stand for: one when it is clear, several when it is one of
    them but not said which (each must then hold), none when it could not be read, with `unknown` saying why.
    `disputed_by` are the claims of other places on the same artefact that name something else: nobody says which is
    right, so the stricter is judged: each counts as if it held.
    """

    raw: tuple[str, ...]
    listing: Listing
    place: Place
    source: str
    readings: tuple[Expression, ...] = ()
    notes: tuple[str, ...] = ()
    unknown: str = ""
    question: str = ""
    disputed_by: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Artefact:
    """A model, data set, program or output with the licence claimed for it (None: nothing is claimed)."""

    name: str
    kind: Kind
    licence: Claim | None
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """`target` stands in `relation` to `origin`: "acme/chat fine-tunes meta/llama" has the origin meta/llama.

    `ships` says whether the origin's material is inside what is released. `inferred` says why the relation is
    this one where the user's file does not state it.
    """

    origin: str
    relation: str
    target: str
    ships: bool
    place: Place
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader noticed that the user should see: a claim it could not use, a repair, a disagreement.

    `effect` is "unknown" when the verdict may hang on it, "note" when it may not. `about` is the name it asks for:
    a component of that name in the manifest settles it.
    """

    code: str
    message: str
    place: Place
    effect: Literal["unknown", "note"] = "note"
    question: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One thing to be released, everything it was made from, and the scenario it is released in.

    `parts` are works of the releaser's own that go out together with `root`, or inside it, each under a licence of its
    own: weights, code and data in one repository. A link may lead from a part or to one. A part that states no licence
    goes out under that of `root`.

    `acts`: publish, host, sell, modify, train, use. `facts`: scenario facts by their vocabulary name.
    `uses`: intended uses (ids of the use taxonomy). `links` form an acyclic graph that ends in `root` and `parts`.
    `policy` holds the user's own rules over the verdict.
    `named` is False where nobody stated the name of `root` and the name of its folder stands in: a duty about
    names cannot be judged on it.
    """

    root: Artefact
    origins: tuple[Artefact, ...] = ()
    links: tuple[Link, ...] = ()
    acts: tuple[str, ...] = ("publish",)
    facts: dict[str, object] = field(default_factory=dict)
    uses: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    named: bool = True
    parts: tuple[Artefact, ...] = ()
    policy: Policy | None = None

    @property
    def works(self) -> tuple[Artefact, ...]:
        """Return every artefact: the release, its own parts, and what others made."""
        return (self.root, *self.parts, *self.origins)


class ReleaseError(ValueError):
    """A file that describes a release is wrong: carries the message and the place it points at."""

    def __init__(self, message: str, place: Place, hint: str = "") -> None:
        super().__init__(f"{place}: {message}" + (f"; {hint}" if hint else ""))
        self.message = message
        self.place = place
        self.hint = hint


def lineage_not_stated(who: str, place: Place) -> Finding:
    """Return the finding that a description names nothing the release was made from: it is not judged as if it were."""
    message = f"{who} nothing that it was made from"
    question = "which models, data and code was it made from? (if it is all your own, a licet.toml says so)"
    return Finding("lineage-not-stated", message, place, "unknown", question)


def ordered(release: Release) -> tuple[Link, ...]:
    """Return the links so that whatever leads to an artefact comes before what leaves it.

    Raises ReleaseError on a cycle.
    """
    waiting = {link.target: 0 for link in release.links} | {link.origin: 0 for link in release.links}
    leaving: dict[str, list[Link]] = {}
    for link in release.links:
        waiting[link.target] += 1
        leaving.setdefault(link.origin, []).append(link)
    ready = sorted((name for name, count in waiting.items() if not count), reverse=True)
    found: list[Link] = []
    while ready:
        for link in leaving.get(ready.pop(), ()):
            found.append(link)
            waiting[link.target] -= 1
            if not waiting[link.target]:
                ready.append(link.target)
    if len(found) < len(release.links):
        stuck = next(link for link in release.links if link not in found)
        raise ReleaseError(f"the links form a cycle through {stuck.target!r}", stuck.place)
    return tuple(found)
