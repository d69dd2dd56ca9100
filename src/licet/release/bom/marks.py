# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What licet writes into a bill of materials beside the format's own words, so that reading it gives the same release.

A relation that has no name in the format, a kind that it does not know, a claim that its fields cannot hold. What the
fields say goes first: a mark on a licence counts only while the fields are as they were written with it, and a mark on
a relation only beside the type that the relation is written as. So whoever edits the fields is not overruled by a mark
that was left behind, and a mark cannot say of a licence what the fields deny.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from licet.release.bom.ways import Way
from licet.release.graph import Claim, Finding, Place

if TYPE_CHECKING:
    from licet.release.graph import Kind, Link, Listing

MARK = "licet/1 "
"""What a comment begins with that holds a mark; the rest of it is JSON."""

COMPONENT, RELATION, RELEASE = "licet:component", "licet:relation", "licet:release"
"""The names of properties that hold a mark as JSON."""

ABSENT = "Its text is not in this document."
"""How the stand-in ends for the text of a licence that the document refers to and does not hold."""

LINEAGE = frozenset({"lineage-not-stated", "base-not-named", "data-not-named", "source-not-named"})
"""Findings that something is missing of what a release was made from."""

_LISTINGS = ("single", "and", "or", "undefined")


@dataclass(frozen=True, slots=True)
class Component:
    """A mark on a component: its kind ("": as the format says), whether it is the releaser's own, and its claim.

    `declared` and `concluded` are what the fields of the format said when the claim was written.
    """

    kind: str = ""
    part: bool = False
    declared: str = ""
    concluded: str = ""
    claim: Claim | None = None

    def restored(self, declared: str, concluded: str, place: Place, source: str) -> Claim | None:
        """Return the claim as it was written, None where there is none or the fields say something else by now."""
        from licet.release.bom import claimed

        if self.claim is None or (self.declared, self.concluded) != (declared, concluded):
            return None
        said = {claimed.declared(self.claim), claimed.words(self.claim)}
        shown = declared or concluded or claimed.NOASSERTION
        if shown not in said or not claimed.may_conclude(self.claim, concluded):
            return None
        disputes = tuple(replace(one, place=place) for one in self.claim.disputed_by)
        return replace(self.claim, place=place, source=source, disputed_by=disputes)


@dataclass(frozen=True, slots=True)
class Relation:
    """A mark on a relation: which it is, and in CycloneDX the reference of the origin."""

    way: Way
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A mark on the document: how many components it was written with, whether the name was stated, what is open."""

    origins: int = -1
    named: bool = True
    findings: tuple[Finding, ...] = ()

    @property
    def is_incomplete(self) -> bool:
        """Whether what is open is what the release was made from."""
        return any(finding.code in LINEAGE for finding in self.findings)


def marked(content: dict[str, Any]) -> str:
    """Return the comment that holds a mark."""
    return MARK + written(content)


def written(content: dict[str, Any]) -> str:
    """Return a mark as JSON on one line."""
    return json.dumps(content, ensure_ascii=False)


def commented(text: str) -> dict[str, Any]:
    """Return the mark that a comment is, nothing where it is none."""
    return held(text.removeprefix(MARK)) if text.startswith(MARK) else {}


def held(text: str) -> dict[str, Any]:
    """Return the mark that the value of a property is, nothing where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def component(mark: dict[str, Any]) -> Component:
    """Return what a mark says of a component. What is no mark of licet's says nothing."""
    from licet.catalogue.vocabulary import kinds

    kind = _text(mark, "kind")
    licence = mark.get("licence")
    claim = _claim(licence) if isinstance(licence, dict) else None
    return Component(
        kind if kind in kinds() else "",
        mark.get("part") is True,
        _text(licence, "declared") if claim else "",
        _text(licence, "concluded") if claim else "",
        claim,
    )


def kind_of(mark: Component, native: Kind) -> Kind:
    """Return the kind of a component that the format says is `native`."""
    return cast("Kind", mark.kind) if mark.kind else native


def relation(mark: dict[str, Any]) -> Relation | None:
    """Return which relation a mark says, None where it says none that is known."""
    from licet.catalogue.vocabulary import relations

    name, ships = _text(mark, "relation"), mark.get("ships")
    if name not in relations() or not isinstance(ships, bool):
        return None
    return Relation(Way(name, ships, _text(mark, "inferred")), _text(mark, "origin"))


def release(mark: dict[str, Any], place: Place) -> Release | None:
    """Return what a mark says of the release, None where there is no mark."""
    if not mark:
        return None
    count = mark.get("components")
    rows = mark.get("open")
    findings = tuple(_finding(row, place) for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict))
    whole = count if isinstance(count, int) and not isinstance(count, bool) else -1
    return Release(whole, mark.get("named") is not False, findings)


def of_claim(claim: Claim, declared: str, concluded: str) -> dict[str, Any]:
    """Return a claim as the mark on a component holds it."""
    found = {**_plain(claim), "declared": declared, "concluded": concluded}
    if claim.disputed_by:
        found["disputed_by"] = [_plain(one) for one in claim.disputed_by]
    return found


def of_link(link: Link) -> dict[str, Any]:
    """Return a link as the mark on a relation holds it, without its ends."""
    found: dict[str, Any] = {"relation": link.relation, "ships": link.ships}
    return found | ({"inferred": link.inferred} if link.inferred else {})


def of_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as the mark on a document holds it."""
    rows = {
        "code": finding.code,
        "message": finding.message,
        "question": finding.question,
        "about": finding.about,
    }
    return {key: value for key, value in rows.items() if value}


def _plain(claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {"raw": list(claim.raw), "listing": claim.listing}
    if claim.readings:
        found["readings"] = [str(reading) for reading in claim.readings]
    if claim.unknown:
        found |= {"unknown": claim.unknown, "question": claim.question}
    return found


def _claim(said: dict[str, Any]) -> Claim | None:
    """Return the claim, None where a part of it is not what licet writes: half a claim is none."""
    claim = _one(said)
    rows = said.get("disputed_by", [])
    disputes = [_one(row) if isinstance(row, dict) else None for row in rows] if isinstance(rows, list) else [None]
    if claim is None or None in disputes:
        return None
    return replace(claim, disputed_by=tuple(one for one in disputes if one is not None))


def _one(said: dict[str, Any]) -> Claim | None:
    from licet.release.claims import UNKNOWN
    from licet.syntax import parse_expression

    raw, readings, listing = _texts(said, "raw"), _texts(said, "readings"), _text(said, "listing")
    unknown, question = _text(said, "unknown"), _text(said, "question")
    if raw is None or readings is None or listing not in _LISTINGS or bool(readings) == bool(unknown):
        return None
    if unknown and unknown not in UNKNOWN:
        return None
    try:
        read = tuple(parse_expression(reading) for reading in readings)
    except ValueError:
        return None
    return Claim(raw, cast("Listing", listing), Place(""), "", read, (), unknown, question)


def _finding(row: dict[str, Any], place: Place) -> Finding:
    """Return a finding that the release hangs on; a code that is not known is one that asks all the same."""
    from licet.syntax.source import brief

    code, message = _text(row, "code") or "lineage-not-stated", _text(row, "message")
    message = message or f"the document leaves open {brief(code)}"
    return Finding(code, message, place, "unknown", _text(row, "question"), _text(row, "about"))


def _text(mark: Any, key: str) -> str:
    value = mark.get(key)
    return value if isinstance(value, str) else ""


def _texts(mark: dict[str, Any], key: str) -> tuple[str, ...] | None:
    value = mark.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None
    return tuple(value)
