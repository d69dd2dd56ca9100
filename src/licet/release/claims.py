# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the words of a licence claim stand for: one expression, one of several, or nothing yet, with the question.

A claim that could be read in two ways keeps both readings, and each must then hold. What cannot be read is unknown,
never left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from licet.release.graph import Claim, Listing, Place
from licet.syntax import ExpressionError, License, NoAssertion, NoneTerm, all_of, any_of, licences, parse_expression
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licet.catalogue.names import Meaning
    from licet.syntax import Expression

_MOST_READINGS = 64
_LONGEST = 2_000
# The Hub writes its ids as pages of this site, whether or not the site has such a page.
_HUB_PAGE = "choosealicense.com/licenses/"
_UNDOTTED = re.compile(r"-(\d)-(\d[a-z]?)$")

UNKNOWN = (
    "licence-not-stated",
    "licence-other",
    "licence-family",
    "licence-unreadable",
    "licence-unknown-id",
    "licence-not-a-string",
)
"""Why a claim has no readings."""


@dataclass(frozen=True, slots=True)
class Words:
    """What one written value stands for; `error` where the text is no licence name at all."""

    readings: tuple[Expression, ...] = ()
    notes: tuple[str, ...] = ()
    unknown: str = ""
    question: str = ""
    error: ExpressionError | None = None


def read(values: Sequence[str], listing: Listing, place: Place, source: str) -> Claim:
    """Return the claim that `values`, as written at `place`, make; `listing` says what several of them mean."""
    raw = tuple(values)
    kept = tuple(dict.fromkeys(value.strip() for value in raw if value.strip()))
    if not kept:
        return unstated(place, source, raw)
    if len(kept) == 1:
        listing = "single"
    found = [read_words(value) for value in kept]
    notes = tuple(note for words in found for note in words.notes)
    for words in found:
        if not words.readings:
            return Claim(raw, listing, place, source, (), notes, words.unknown, words.question)
    readings = combine([words.readings for words in found], listing)
    if readings is None:
        question = f"which licence applies? {len(kept)} names are listed, and each stands for several licences"
        return Claim(raw, listing, place, source, (), notes, "licence-unreadable", question)
    if listing == "undefined":
        notes += ("a list: the format does not say whether all of them apply or one may be chosen",)
    return Claim(raw, listing, place, source, readings, notes)


def unstated(place: Place, source: str, raw: Sequence[str] = (), of: str = "") -> Claim:
    """Return the claim of somebody who claims nothing."""
    question = f"what is the licence of {of}?" if of else "what is the licence? none is stated"
    return Claim(tuple(raw), "single", place, source, (), (), "licence-not-stated", question)


def unread(place: Place, source: str, raw: Sequence[str], unknown: str, question: str) -> Claim:
    """Return a claim that says something which is no licence name: `unknown` is a code of UNKNOWN."""
    return Claim(tuple(raw), "single", place, source, (), (), unknown, question)


def read_words(text: str) -> Words:
    """Return what one name or expression stands for: names of the catalogue first, then the lenient grammar."""
    from licet.catalogue.names import look_up

    text = text.strip()
    meaning = look_up(text) if len(text) <= _LONGEST else None
    if meaning is None and "/" in text and len(text) <= _LONGEST:
        meaning = _published(text)
    if meaning is not None and meaning.readings:
        readings = tuple(parse_expression(id_) for id_ in meaning.readings)
        note = f"{brief(text)} names one of {len(readings)} licences and not which: {_joined(readings)}"
        return Words(readings, (note,) if len(readings) > 1 else ())
    if meaning is not None:
        return Words((), (), meaning.unknown, meaning.question)
    return _read_expression(text)


def _published(text: str) -> Meaning | None:
    """Return what the page at an address stands for, where it is one of the catalogue's, or the Hub's for its ids."""
    from licet.catalogue.names import look_up, look_up_address
    from licet.syntax import addresses

    flat = addresses.bare(text)
    found = look_up_address(flat)
    if found is None and flat.startswith(_HUB_PAGE):
        found = look_up(flat.removeprefix(_HUB_PAGE))
    return found


def _read_expression(text: str) -> Words:
    from licet.catalogue.names import aliases, look_up
    from licet.syntax.lenient import parse_lenient

    try:
        parsed = parse_lenient(text, names=aliases())
    except ExpressionError as error:
        undotted = _UNDOTTED.sub(r"-\1.\2", text)
        if undotted != text:
            words = read_words(undotted)
            note = f"{brief(text)} is read as {undotted}: ids of the Hub were once written without dots"
            return replace(words, notes=(note, *words.notes), error=words.error and error)
        if text.lower().startswith("other-"):
            return Words((), (), "licence-other", f"what do the terms called {brief(text)} say?", error)
        if error.reason in ("unknown-id", "unknown-exception", "unknown-address"):
            unknown, why = "licence-unknown-id", "no licence of this name is known"
        elif error.reason in ("no-version", "ambiguous-name"):
            unknown, why = "licence-family", str(error)
        else:
            unknown, why = "licence-unreadable", str(error)
        return Words((), (), unknown, f"which licence is {brief(text)}? {why}", error)
    notes = tuple(f"{brief(repair.written)} is read as {repair.read}: {repair.why}" for repair in parsed.repairs)
    if isinstance(parsed.expression, NoAssertion | NoneTerm):
        question = f"what is the licence? {parsed.expression} names none"
        return Words((), notes, "licence-not-stated", question)
    if isinstance(parsed.expression, License):
        # A name in prose may lead to an id that itself leaves a choice: GPLv3 says neither "only" nor "or later".
        meaning = look_up(str(parsed.expression))
        if meaning is not None and len(meaning.readings) > 1:
            return Words(tuple(parse_expression(id_) for id_ in meaning.readings), notes)
    return Words((parsed.expression,), notes)


def combine(parts: Sequence[tuple[Expression, ...]], listing: Listing) -> tuple[Expression, ...] | None:
    """Return what a list of claims, each with its readings, may mean as a whole; None where that is too many.

    A list whose format says neither AND nor OR is read both ways.
    """
    joins = {"and": (all_of,), "or": (any_of,), "undefined": (all_of, any_of), "single": (all_of,)}[listing]
    choices = list(islice(product(*parts), _MOST_READINGS + 1))
    if len(choices) * len(joins) > _MOST_READINGS:
        return None
    if any(isinstance(term, NoneTerm | NoAssertion) for choice in choices for term in choice):
        return None  # neither may be joined by OR
    return tuple(dict.fromkeys(join(choice) for join in joins for choice in choices))


def agree(claim: Claim, other: Claim) -> Claim | None:
    """Return `claim` as narrowed by `other`, None where the two name different licences.

    They agree where they share a reading, and where `other` names only licences that every reading of `claim`
    names: a licence file is the text of one of them.
    """
    shared = tuple(reading for reading in claim.readings if reading in other.readings)
    if shared:
        return replace(claim, readings=shared)
    named = [frozenset(licences(reading)) for reading in claim.readings]
    stated = [frozenset(licences(reading)) for reading in other.readings]
    if any(part <= whole for part in stated for whole in named):
        return claim
    return None


def shown(claim: Claim) -> str:
    """Return the words of a claim for a message."""
    return ", ".join(brief(word) for word in claim.raw) or "nothing"


def _joined(readings: Iterable[Expression]) -> str:
    return ", ".join(str(reading) for reading in readings)


def asked(text: str) -> Claim:
    """Return the claim that a question makes, a name read as it would be in a card. Raises ExpressionError."""
    from licet.syntax import parse_expression

    words = read_words(text)
    if words.error is not None:
        raise words.error
    if not text.strip():
        parse_expression(text)
    notes = words.notes
    if not notes and len(words.readings) == 1 and str(words.readings[0]).lower() != text.strip().lower():
        notes = (f"{text.strip()} is read as {words.readings[0]}",)
    place = Place("the question")
    return Claim((text.strip(),), "single", place, "asked", words.readings, notes, words.unknown, words.question)
