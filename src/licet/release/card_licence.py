# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a card says its licence is: `license`, and the `license_name` and `license_link` that may stand beside it.

The Hub reads name and link only under `license: other`. Here all that can be read must agree: a card tagged MIT that
names other terms a line below does not say which of the two it means.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims, hub_names, works
from licet.release.graph import Claim, Finding, Listing, Place
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.fields import Fields, Value

HOLDERS = frozenset({"other", "unknown"})
"""What the Hub writes where a licence is none of its list."""


def licence_of(fields: Fields, folder: Path, source: str) -> tuple[Claim | None, list[Finding]]:
    """Return the licence that the card claims (None: none), and what does not fit together in it.

    `folder` is where a relative `license_link` is looked for.
    """
    values = fields.values("license") or fields.tagged("license")
    stated = _stated(fields, values, source)
    named = _named(fields, source)
    linked = _linked(fields, folder, source)
    placeholder = stated is None or (len(values) == 1 and values[0].text.lower() in HOLDERS)
    return together(stated, named, linked, placeholder, _is_text(fields, folder))


def together(
    stated: Claim | None, named: Claim | None, linked: Claim | None, placeholder: bool, beside: bool = False
) -> tuple[Claim | None, list[Finding]]:
    """Return what a licence, its name and its link claim together, and what does not fit in it.

    `placeholder`: the licence is no more than a word like "other"; `beside`: the link leads to a text in the folder.
    """
    given = [claim for claim in (named, linked) if claim is not None]
    if stated is None and not given:
        return None, []
    readable = [claim for claim in (stated, *given) if claim is not None and claim.readings]
    if not readable:
        return _open(stated, given, placeholder), []
    if stated is not None and not stated.readings and not placeholder:
        return stated, []
    claim, findings = reconcile(readable)
    # A text in the folder that is known word for word is what it is, whatever the card calls it; any other claim
    # beside a name that cannot be read may be about something else.
    if named is not None and not named.readings and not (placeholder and beside):
        findings.append(_unread_name(claim, named))
    return claim, findings


def reconcile(readable: list[Claim]) -> tuple[Claim, list[Finding]]:
    """Return the first of several readable claims on one artefact, narrowed by the rest, and where they disagree."""
    claim = readable[0]
    findings = []
    for other in readable[1:]:
        narrowed = claims.agree(claim, other)
        if narrowed is not None:
            claim = replace(claim, readings=narrowed.readings)
            continue
        findings.append(disagreement(claim, other))
        # INVARIANT: what either says counts as if it held, until somebody says which of them is right.
        claim = replace(claim, disputed_by=(*claim.disputed_by, other))
    return claim, findings


def disagreement(claim: Claim, other: Claim, *, wins: bool = False) -> Finding:
    """Return the finding that two claims on one artefact name different licences.

    With `wins` the first is what the release is to be under, and the other is out of date.
    """
    message = (
        f"{claim.source} says {claims.shown(claim)} ({claim.place}), "
        f"{other.source} says {claims.shown(other)} ({other.place})"
    )
    if wins:
        return Finding("claims-disagree", f"{message}: the first is taken", claim.place)
    question = f"which licence applies: {claims.shown(claim)} or {claims.shown(other)}?"
    return Finding("claims-disagree", message, claim.place, "note", question)


def _stated(fields: Fields, values: tuple[Value, ...], source: str) -> Claim | None:
    if not values:
        return None
    place = fields.place("license", values[0].line)
    raw = [value.text or value.odd for value in values]
    odd = next((value for value in values if value.odd), None)
    if odd:
        question = f"which licence is meant? license holds {odd.odd} where a name is expected"
        return claims.unread(place, source, raw, "licence-not-a-string", question)
    claim = claims.read(raw, "single" if len(values) == 1 else "undefined", place, source)
    typed = next((value for value in values if value.typed), None)
    if typed and not claim.readings:
        question = f"which licence is meant? license says {typed.text}, which is no name but a YAML value"
        return replace(claim, unknown="licence-not-a-string", question=question)
    details = fields.text("license_details")
    if details and not claim.readings:
        claim = replace(claim, question=f"{claim.question} (license_details: {brief(details, 80)})")
    return claim


def _named(fields: Fields, source: str) -> Claim | None:
    values = fields.texts("license_name")
    if not values:
        return None
    listing: Listing = "single" if len(values) == 1 else "undefined"
    place = fields.place("license_name", values[0].line)
    return claims.read([value.text for value in values], listing, place, f"{source}, license_name")


def _linked(fields: Fields, folder: Path, source: str) -> Claim | None:
    values = fields.texts("license_link")
    if not values:
        return None
    return of_link(values[0].text, folder, fields.place("license_link", values[0].line), f"{source}, license_link")


def of_link(link: str, folder: Path, place: Place, source: str) -> Claim:
    """Return what a link to a licence claims: the address of a licence, a work's licence file, a file of the folder."""
    work = hub_names.file_of(link)
    if work is not None:
        return _of_work(work, link, place, source)
    if "://" in link or link.startswith("www."):
        return claims.read((link,), "single", place, source)
    return _of_file(link, folder, place, source)


def _of_work(work: tuple[str, str, str], link: str, place: Place, source: str) -> Claim:
    """Read the link to the licence file of another work: its licence is that work's, if the index knows it."""
    kind, id_, file = work
    found = works.find(id_, kind) if file.lower().startswith(("licen", "copying")) else None
    if found is None:
        published = claims.read((link,), "single", place, source)
        if published.readings:
            return published
        question = f"which licence is the text at {brief(link, 100)}?"
        return claims.unread(place, source, (link,), "licence-other", question)
    claim = works.claim(found)
    note = f"the link leads to the licence of {found.id}: {found.source}, {found.as_of}"
    return replace(claim, raw=(link,), place=place, source=source, notes=(*claim.notes, note))


def _of_file(link: str, folder: Path, place: Place, source: str) -> Claim:
    from licet.release.document import read_text
    from licet.release.readers.licence_file import claim_of

    path = folder / link
    if not _inside(link, folder):
        question = f"what does the licence file {brief(link, 100)} say? it is not in the folder"
        return claims.unread(place, source, (link,), "licence-other", question)
    return replace(claim_of(read_text(path), place, source), raw=(link,))


def _inside(link: str, folder: Path) -> bool:
    """Whether `link` names a file of the folder, and no way out of it."""
    path = folder / link
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):
        return False


def _open(stated: Claim | None, given: list[Claim], placeholder: bool) -> Claim:
    """Return the claim of a card whose licence cannot be read: its question names all that the card gives."""
    first = stated or given[0]
    if not given:
        return first
    raw = tuple(word for claim in (stated, *given) if claim for word in claim.raw)
    words = ", ".join(
        f"{claim.source.rpartition(', ')[2]} {claims.shown(claim)} ({_at(claim.place)})" for claim in given
    )
    question = f"which licence is meant by {words}? {given[0].question}"
    unknown = "licence-other" if placeholder else first.unknown
    return Claim(raw, "single", first.place, first.source, (), (), unknown, question)


def _at(place: Place) -> str:
    return f"line {place.line}" if place.line is not None else str(place)


def _is_text(fields: Fields, folder: Path) -> bool:
    values = fields.values("license_link")
    return len(values) == 1 and "://" not in values[0].text and _inside(values[0].text, folder)


def _unread_name(claim: Claim, named: Claim) -> Finding:
    message = f"{claim.source} says {claims.shown(claim)} ({claim.place}), license_name says {claims.shown(named)}"
    stated = f"{claims.shown(claim)} ({claim.place})"
    question = f"do terms of the name {claims.shown(named)} apply, in place of {stated} or beside it?"
    return Finding("claims-disagree", message, named.place, "unknown", question)
