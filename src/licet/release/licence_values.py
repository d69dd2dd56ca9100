# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What stands under a licence key of a document that is typed: a name, an address, a text, an object, or a list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_licence import HOLDERS, of_link, together
from licet.release.document import reject_controls
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from licet.release.graph import Claim, Finding, Listing, Place

_SEE = re.compile(r"see[ -]licen[cs]e[ -]in[ :]+(.+)", re.IGNORECASE)
_AND_ADDRESS = re.compile(r"(.+?)[ ]*\((https?://[^\s()]+)\)")
_OF_OBJECT = ("@id", "id", "identifier", "spdx", "type", "name", "url", "@value")
_LONG_NAME = 300


def claim_of(value: Any, listing: Listing, place: Place, source: str, folder: Path | None = None) -> Claim | None:
    """Return what `value` claims, None where nothing is written. `listing` says what a list of it means.

    `folder` is where a file that it names is looked for; None: nowhere. Raises ReleaseError for control characters.
    """
    items = value if isinstance(value, list) else [value]
    found = [_one(item, place, source, folder) for item in items if item not in (None, "", [], {})]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    raw = tuple(word for claim in found for word in claim.raw)
    for claim in found:
        if not claim.readings:
            return replace(claim, raw=raw, listing=listing)
    if all(len(claim.raw) == 1 for claim in found) and not any("\n" in word for word in raw):
        joined = claims.combine([claim.readings for claim in found], listing)
        notes = tuple(note for claim in found for note in claim.notes)
        if listing == "undefined":
            notes += ("a list: the format does not say whether all of them apply or one may be chosen",)
        if joined is not None:
            return replace(found[0], raw=raw, listing=listing, readings=joined, notes=notes)
    question = f"which licence applies? {len(found)} are listed"
    return claims.unread(place, source, raw, "licence-unreadable", question)


def of_text(text: str, place: Place, source: str, folder: Path | None = None) -> Claim:
    """Return what one text claims: a name, an address, "SEE LICENSE IN x", a name with an address, or a whole text."""
    text = text.strip()
    if "\n" in text or len(text) > _LONG_NAME:
        from licet.release.readers import licence_file

        return licence_file.claim_of(text, place, source)
    reject_controls(text, place, "the licence")
    elsewhere = _SEE.fullmatch(text)
    if elsewhere and folder is not None:
        return replace(of_link(elsewhere[1].strip("<>\"' "), folder, place, source), raw=(text,))
    claim = claims.read((text,), "single", place, source)
    both = _AND_ADDRESS.fullmatch(text)
    if claim.readings or not both or claim.unknown == "licence-family":
        return claim
    # "AGPL-3.0 License (https://…)", as exporters write it: the name says what, the address where it may be read.
    named = claims.read((both[1],), "single", place, source)
    linked = claims.read((both[2],), "single", place, source)
    if named.readings and (not linked.readings or claims.agree(named, linked) is not None):
        return replace(named, raw=(text,), notes=(*named.notes, f"{brief(text)} is read as {brief(both[1])}"))
    return claim


def named_and_linked(
    values: Mapping[str, str], place: Mapping[str, Place], source: str, folder: Path
) -> tuple[Claim | None, list[Finding]]:
    """Return what `license`, `license_name` and `license_link` claim together. Raises ReleaseError."""
    stated, name, link = (values.get(key, "").strip() for key in ("license", "license_name", "license_link"))
    of_stated = of_text(stated, place["license"], source, folder) if stated else None
    of_name = of_text(name, place["license_name"], f"{source}, licence name") if name else None
    linked = None
    if link:
        reject_controls(link, place["license_link"], "the link")
        linked = of_link(link, folder, place["license_link"], f"{source}, licence link")
        # A link that says no more than where the text may be read does not call the name beside it in question.
        if not linked.readings and of_stated is not None and of_stated.readings:
            linked = None
    placeholder = of_stated is None or stated.lower() in HOLDERS
    return together(of_stated, of_name, linked, placeholder)


def _one(item: Any, place: Place, source: str, folder: Path | None) -> Claim:
    if isinstance(item, str):
        return of_text(item, place, source, folder)
    if isinstance(item, dict):
        texts = [item[key] for key in _OF_OBJECT if isinstance(item.get(key), str) and item[key].strip()]
        read = [of_text(text, place, source, folder) for text in texts]
        readable = [claim for claim in read if claim.readings]
        if readable and all(claims.agree(readable[0], other) for other in readable[1:]):
            return readable[0]
        if readable:
            raw = [word for claim in readable for word in claim.raw]
            question = f"which licence is meant? one entry holds {', '.join(brief(word) for word in raw)}"
            return claims.unread(place, source, raw, "licence-unreadable", question)
        if read:
            return read[0]
    what = "an object that names none" if isinstance(item, dict) else brief(str(item), 40)
    question = f"which licence is meant? it holds {what} where a name is expected"
    return claims.unread(place, source, (str(item)[:80],), "licence-not-a-string", question)
