# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as a bill of materials, before it is in any format: components with two licences each, and relations.

The times that the formats ask for are not read off a clock: SOURCE_DATE_EPOCH says when the document was made, else
it is the start of 1970, which stands for "not stated". Ids are hashes of what the document says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from licet.release.bom import claimed, marks
from licet.report import bom_licence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from licet.reason.verdict import Choice, Verdict
    from licet.release.graph import Artefact, Claim, Finding, Kind, Link
    from licet.report.bom_words import Restriction
    from licet.report.style import Style

NOT_STATED = "1970-01-01T00:00:00Z"
"""The time that stands for one that nobody stated, where a format demands a time."""

_EPOCH = "SOURCE_DATE_EPOCH"
_LATEST = 253_402_300_799  # the last second of the year 9999
_FROM_HUB = ("index of works", "the Hub", "Hub cache")


@dataclass(frozen=True, slots=True)
class Component:
    """One artefact. `declared`, `concluded`: expressions, or NOASSERTION; `words`: the claim as it was written.

    `own`: the release itself, a part of it that is the releaser's own too, or the work of somebody else ("").
    `notices`: lines that its licences prescribe, as far as they are known. `purl`: only of works known to be there.
    """

    name: str
    kind: Kind
    own: Literal["release", "part", ""]
    declared: str
    concluded: str
    words: str
    claim: Claim | None
    notices: tuple[str, ...]
    purl: str

    @property
    def page(self) -> str:
        """Return the address of the work on the Hub, "" where it is not known to be there."""
        name = self.purl.removeprefix("pkg:huggingface/")
        return f"https://huggingface.co/{name}" if self.purl else ""

    @property
    def remark(self) -> str:
        """Return where the claim comes from and in which words it was made, "" where they are the expression."""
        if self.claim is None or not self.words:
            return ""
        disputes = [f"{one.source} says “{claimed.words(one)}”" for one in self.claim.disputed_by]
        if self.words == self.declared and not self.claim.notes and not disputes:
            return ""
        read = " or ".join(map(str, self.claim.readings)) or "nothing that is known"
        return "; ".join(
            [f"Declared as “{self.words}” ({self.claim.source}), read as {read}", *disputes, *self.claim.notes]
        )

    def mark(self, native: Kind, declared: str, concluded: str) -> dict[str, Any]:
        """Return the mark that the component needs where the format takes it for `native` and says these two."""
        found: dict[str, Any] = {}
        if self.kind != native:
            found["kind"] = self.kind
        if self.own == "part":
            found["part"] = True
        if self.claim is not None and not bom_licence.is_exact(self.claim, self.declared, self.concluded):
            found["licence"] = marks.of_claim(self.claim, declared, concluded)
        return found


@dataclass(frozen=True, slots=True)
class Inventory:
    """What every format says. `links` are those of the release; `open`: findings that the answer hangs on."""

    release: Component
    components: tuple[Component, ...]
    links: tuple[Link, ...]
    named: bool
    open: tuple[Finding, ...]
    uses: tuple[str, ...]

    @property
    def all(self) -> tuple[Component, ...]:
        """Return the release and its components."""
        return (self.release, *self.components)

    @property
    def is_incomplete(self) -> bool:
        """Whether it is known that something is missing of what the release was made from."""
        return any(finding.code in marks.LINEAGE for finding in self.open)

    @property
    def references(self) -> dict[str, bom_licence.Reference]:
        """Return what the document has to say of each LicenseRef in it."""
        said = {one.declared: one.words for one in self.all if one.declared.startswith(claimed.OF_WORDS)}
        return bom_licence.references((text for one in self.all for text in (one.declared, one.concluded)), said)

    def mark(self) -> dict[str, Any]:
        """Return the mark on the document."""
        found: dict[str, Any] = {"components": len(self.components)}
        if not self.named:
            found["named"] = False
        if self.open:
            found["open"] = [marks.of_finding(finding) for finding in self.open]
        return found


def compose(verdict: Verdict) -> Inventory:
    """Return the inventory of a release, under the licence that was asked about if one was."""
    from licet.report.notice import compose as noticed

    release = verdict.release
    notice = noticed(verdict, None)
    lines = {entry.name: _whole(entry.lines) for entry in notice.entries}
    choices: dict[str, list[Choice]] = {}
    for choice in verdict.choices:
        choices.setdefault(choice.artefact, []).append(choice)
    judged = {one.release.root.name: one for one in verdict.parts}
    claim = release.root.licence if verdict.label is None else _proposed(verdict)
    root = _component(release.root, claim, "release", bom_licence.outbound(claim, verdict), _whole(notice.show))
    parts = [
        _component(one, one.licence, "part", _of_part(one, judged.get(one.name)), lines.get(one.name, ()))
        for one in release.parts
    ]
    origins = [
        _component(one, one.licence, "", bom_licence.concluded(one, choices), lines.get(one.name, ()))
        for one in release.origins
    ]
    unsettled = tuple(finding for finding in release.findings if finding.effect == "unknown")
    return Inventory(root, (*parts, *origins), release.links, release.named, unsettled, release.uses)


def restricted(verdict: Verdict) -> dict[str, list[Restriction]]:
    """Return the restrictions on use that stay on each artefact of the releaser's own."""
    from licet.report.bom_words import restrictions

    found = {one.release.root.name: restrictions(one) for one in verdict.parts}
    return {verdict.release.root.name: restrictions(verdict), **found}


def _component(
    artefact: Artefact,
    claim: Claim | None,
    own: Literal["release", "part", ""],
    concluded: str,
    notices: tuple[str, ...],
) -> Component:
    return Component(
        artefact.name,
        artefact.kind,
        own,
        claimed.declared(claim),
        concluded,
        claimed.words(claim) if claim is not None else "",
        claim,
        notices,
        "" if own else _purl(artefact),
    )


def _proposed(verdict: Verdict) -> Claim:
    from licet.release.pair import stated

    assert verdict.label is not None
    return stated(verdict.label)


def _of_part(part: Artefact, verdict: Verdict | None) -> str:
    return bom_licence.outbound(part.licence, verdict) if verdict is not None else claimed.NOASSERTION


def _whole(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of which nothing is left to be filled in."""
    return tuple(line for line in lines if "[fill in" not in line)


def _purl(artefact: Artefact) -> str:
    """Return the package URL of a work that is on the Hub as far as is known; "" where only its name says so."""
    from licet.release.bom.purl import read_purl

    if not _is_on_hub(artefact):
        return ""
    url = f"pkg:huggingface/{'datasets/' if artefact.kind == 'data' else ''}{artefact.name}"
    read = read_purl(url)
    return url if read is not None and read.hub == (artefact.kind, artefact.name) else ""


def _is_on_hub(artefact: Artefact) -> bool:
    from licet.release import works

    claim = artefact.licence
    if claim is not None and claim.source.startswith(_FROM_HUB):
        return True
    return works.find(artefact.name, artefact.kind) is not None


def created() -> str:
    """Return when the document was made, as SOURCE_DATE_EPOCH says; else the time that stands for "not stated"."""
    from os import environ

    seconds = environ.get(_EPOCH, "")
    if not (seconds.isascii() and seconds.isdigit()) or int(seconds) > _LATEST:
        return NOT_STATED
    from datetime import UTC, datetime

    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def identified(build: Callable[[str], Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the document that `build` makes for an id of its own, which is a hash of what it says."""
    from json import dumps
    from uuid import NAMESPACE_URL, uuid5

    return build(str(uuid5(NAMESPACE_URL, dumps(build(""), sort_keys=True))))


def document(content: Mapping[str, Any], style: Style | None) -> str:
    """Return the text of a document."""
    from json import dumps

    return dumps(content, indent=2, ensure_ascii=style is not None and style.ascii) + "\n"


def slug(name: str) -> str:
    """Return a name as an id may hold it."""
    import re

    return re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.") or "unnamed"
