# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which duties the files beside a release discharge already: never ticked on a guess, never a change of the answer.

True: what discharges the duty was found. False: it was looked for and is not there. None: no file can show it, or what
was found does not settle it. A duty that is discharged for one work and not for another becomes two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from licet.release.quoted import find_line, has_gap, is_denied, may_go_on, whole_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licet.reason.verdict import Obligation, Party, Verdict
    from licet.release.evidence import Evidence, Page
    from licet.release.graph import Place

Tick: TypeAlias = "tuple[bool | None, tuple[Place, ...]]"

_UNSEEN: Tick = (None, ())
_MISSING: Tick = (False, ())
# Where each prescribed line is looked for: what must be shown, or stand in advertising, is not shown by a NOTICE file.
_LINES = {
    "notice-line": ("notices",),
    "display-line": ("cards",),
    "advertising-credit": ("cards",),
    "documentation-credit": ("cards", "notices"),
}
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_BY_ADDRESS = re.compile(r"\b(?:URI|URL|Uniform Resource|link)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:\bcopyright\b|©|\(c\))[^\n]*\w{2}", re.IGNORECASE)
_AUTHOR = re.compile(r"\bauthors?:[ \t]*\w", re.IGNORECASE)
_BLOCK = re.compile(r"\n[ \t]*\n")
_CHANGES = re.compile(r"^[ \t>*-]*changes:[ \t]*\S.*", re.IGNORECASE | re.MULTILINE)
_RESTRICTS = re.compile(r"\buse restrictions\b", re.IGNORECASE)
MARKS_FILES = re.compile(r"\b(?:dates?|when|files?|source|copies)\b", re.IGNORECASE)
"""A term that wants changes to be marked in each file, or dated: no statement in a notice is seen to do that."""


def tick(verdict: Verdict, evidence: Evidence | None) -> Verdict:
    """Return the verdict with each duty ticked off, left open, or neither; all else is as it was.

    `evidence` is None where there is no folder to look into: then only what the name shows is ticked.
    """
    if verdict.rest is not None:
        from licet.reason.artefacts import with_duties_of

        return with_duties_of(verdict, [tick(member, evidence) for member in verdict.members])
    return replace(verdict, duties=tuple(one for duty in verdict.duties for one in _ticked(duty, verdict, evidence)))


def _ticked(duty: Obligation, verdict: Verdict, evidence: Evidence | None) -> Iterator[Obligation]:
    """Yield the duty for those who ask for it and are given their due, and for those who are not."""
    ticks = [(party, *_tick(duty, party, verdict, evidence)) for party in duty.parties]
    for done in dict.fromkeys(state for _, state, _ in ticks):
        parties = tuple(party for party, state, _ in ticks if state is done)
        places = tuple(dict.fromkeys(place for _, state, found in ticks if state is done for place in found))
        yield replace(duty, parties=parties, discharged=done, discharged_by=places if done else ())


def _tick(duty: Obligation, party: Party, verdict: Verdict, evidence: Evidence | None) -> Tick:
    if duty.duty in ("name-prefix", "name-ban"):
        return _name(duty, verdict)
    if evidence is None:
        return _UNSEEN
    found = _line(duty, party, evidence) if duty.duty in _LINES else _seen(duty, party, verdict, evidence)
    elsewhere = evidence.alone and _LINES.get(duty.duty) != ("cards",)
    return _UNSEEN if elsewhere and not found[0] else found


def _seen(duty: Obligation, party: Party, verdict: Verdict, evidence: Evidence) -> Tick:
    match duty.duty:
        case "include-text":
            return _copy(party, evidence)
        case "policy":
            copy = evidence.copy_of(party.licence, "policy")
            return (True, (copy.place,)) if copy is not None else _UNSEEN
        case "attribution" | "name-licence":
            return _credit(duty, party, evidence)
        case "notice-file":
            return _carried(party, evidence) if evidence.notices else _MISSING
        case "keep-notices":
            return _kept(party, evidence)
        case "state-changes":
            return _changed(party, evidence)
        case "pass-on-warning":
            return _warned(party, verdict, evidence)
    return _UNSEEN


def _name(duty: Obligation, verdict: Verdict) -> Tick:
    """Judge the name as `conflict.naming_objections` does; a folder's name in its place shows nothing."""
    if not verdict.release.named or not duty.text:
        return _UNSEEN
    own, word = verdict.release.root.name.rpartition("/")[2].lower(), duty.text.lower()
    fits = own.startswith(word) if duty.duty == "name-prefix" else word not in own
    return (True, (verdict.release.root.place,)) if fits else _MISSING


def _copy(party: Party, evidence: Evidence) -> Tick:
    base, _, exception = party.licence.partition(" WITH ")
    copy = evidence.copy_of(base)
    if copy is not None:
        return (True, (copy.place,)) if not exception else _UNSEEN  # the text of the exception is not told apart
    if takes_address(party):
        for page in (*evidence.notices, *evidence.cards):
            for match in _ADDRESS.finditer(page.text):
                if _leads_to(match[0], base):
                    return True, (page.place(match.start()),)
    return _UNSEEN if evidence.unread else _MISSING


def takes_address(party: Party) -> bool:
    """Return whether the term that asks for the licence's text takes its address instead, in so many words."""
    return party.cite is not None and _BY_ADDRESS.search(party.cite.quote) is not None


def _leads_to(address: str, licence: str) -> bool:
    from licet.syntax import addresses

    return addresses.read(address.rstrip(".,;:!?*_")) == licence


def _line(duty: Obligation, party: Party, evidence: Evidence) -> Tick:
    """Look for a prescribed line. Of one that may go on, the rest must be known, from the licence's own text."""
    if not duty.text:
        return _UNSEEN
    copy = evidence.copy_of(party.licence)
    whole = whole_line(duty.text, copy.text) if copy is not None else ""
    found = _said(whole or duty.text, duty.duty, evidence)
    return _UNSEEN if found[0] and not whole and may_go_on(duty.text) else found


def _said(line: str, duty: str, evidence: Evidence) -> Tick:
    near = False
    for page in (page for where in _LINES.get(duty, ("cards", "notices")) for page in getattr(evidence, where)):
        spoken = find_line(line, page.text)
        if spoken is not None and spoken.plainly:
            return True, (page.place(spoken.at),)
        near = near or spoken is not None
    return _UNSEEN if near else _MISSING


def _credit(duty: Obligation, party: Party, evidence: Evidence) -> Tick:
    """Look for one paragraph that names the work, with its owner, and its licence."""
    owned = "/" in party.artefact
    for page, at, text in _naming((*evidence.notices, *evidence.cards), party.artefact):
        if not _names_licence(party.licence, text.replace(party.artefact, " ")):
            continue
        if duty.duty == "attribution" and not (owned or _COPYRIGHT.search(text) or _AUTHOR.search(text)):
            return _UNSEEN  # who the author is cannot be told from the name
        if duty.text:
            said, places = _said(duty.text, duty.duty, evidence)
            return said, (page.place(at), *places) if said else ()
        return True, (page.place(at),)
    return _MISSING


def _carried(party: Party, evidence: Evidence) -> Tick:
    """Look for the work in a notice, in a paragraph in which nothing is left to fill in."""
    named = list(_naming(evidence.notices, party.artefact))
    for page, at, text in named:
        if not has_gap(page.raw[at : at + len(text)]):
            return True, (page.place(at),)
    return _UNSEEN if named else _MISSING


def _kept(party: Party, evidence: Evidence) -> Tick:
    """Look for the work's copyright line in a notice, beside the licence text that holds its other notices."""
    copy = evidence.copy_of(party.licence)
    for page, at, text in _naming(evidence.notices, party.artefact) if copy is not None else ():
        if _COPYRIGHT.search(text) and not has_gap(page.raw[at : at + len(text)]):
            return True, (page.place(at), *((copy.place,) if copy is not None else ()))
    return _UNSEEN


def _changed(party: Party, evidence: Evidence) -> Tick:
    """Look for a statement of changes, in a paragraph that names the work, with nothing of it left to fill in."""
    if party.cite is None or MARKS_FILES.search(party.cite.quote):
        return _UNSEEN
    for page, at, text in _naming((*evidence.notices, *evidence.cards), party.artefact):
        said = _CHANGES.search(text)
        if said is not None and not has_gap(page.raw[at + said.start() : at + said.end()]):
            return True, (page.place(at + said.start()),)
    return _UNSEEN


def _warned(party: Party, verdict: Verdict, evidence: Evidence) -> Tick:
    """Look for the use restrictions of the work's licence: named as such, and each of them by its label."""
    labels = {
        " ".join(one.label.split())
        for one in verdict.restrictions
        if (one.party.artefact, one.party.licence) == (party.artefact, party.licence)
    }
    for page, at, text in _naming((*evidence.notices, *evidence.cards), party.artefact) if labels else ():
        said = " ".join(text.split())
        if _RESTRICTS.search(said) and party.licence in said and all(f"- {label}" in said for label in labels):
            return True, (page.place(at),)
    return _UNSEEN


def _naming(pages: Iterable[Page], name: str) -> Iterator[tuple[Page, int, str]]:
    """Yield each paragraph that names a work, with its page and the offset at which it begins."""
    for page in pages:
        at = 0
        for block in _BLOCK.split(page.text):
            begin = page.text.index(block, at)
            at = begin + len(block)
            if _mentions(name, block):
                lead = len(block) - len(block.lstrip())
                yield page, begin + lead, block[lead:]


def _mentions(name: str, text: str) -> bool:
    """Return whether `text` holds a name as a whole and does not deny it; one of a few letters must agree in case."""
    flags = re.IGNORECASE if len(name) > 4 else 0
    found = re.finditer(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)", text, flags)
    return any(not is_denied(text, match.start()) for match in found)


def _names_licence(licence: str, text: str) -> bool:
    """Return whether `text` names a licence: by its id, its title or its address. Hub names are those of models too."""
    from licet.catalogue.expand import record

    found = record(licence)
    names = {licence, licence.removeprefix("LicenseRef-"), found.title if found is not None else licence}
    return any(_mentions(name, text) for name in names) or any(
        _leads_to(address, licence) for address in _ADDRESS.findall(text)
    )
