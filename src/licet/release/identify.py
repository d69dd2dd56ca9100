# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which licence a whole text is, when it is one word for word.

Four ways, each exact or none: the words are those of a recorded text, or of a published form of a short licence; a
classifier of SPDX texts covers a long text and what it leaves over holds no term; every word of a text whose
fingerprint is known stands in its order, with nothing but labels and copyright lines besides; the text is an
`SPDX-License-Identifier` line. A text with any difference is a question that names it (`doubt`). A title alone is a
hint for a question, never an answer: many texts that begin like a known licence go on otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from licet.release import claims
from licet.syntax.source import brief

if TYPE_CHECKING:
    from licet.reading.identify import Hunk, Identification

_HEADER = re.compile(r"SPDX-License-Identifier:[ \t]*(\S[^\n]*?)[ \t]*(?:\*/|-->)?[ \t]*$", re.MULTILINE)
_LARGEST_TEXT = 1_000_000
_LONGEST_HEADER = 400
_MOST_SHOWN = 3
_COVERAGE = 90.0
# A shorter text is known by its words or not at all: the classifier leaves room for names in the middle of the short
# licences, and "to any person obtaining a copy [for research purposes] of this software" passes as MIT.
_SHORTEST_CLASSIFIED = 4_000
# What stands around a text, or where a name stands, may hold no words like these.
_TERM = re.compile(
    r"\b(?:not|no|non\w*|only|must|shall|may|unless|except|provided|prohibit\w*|restrict\w*|commercial\w*|research|"
    r"academic|ethic\w*|militar\w*|train\w*|permission|allowed|forbidden|purposes?|condition\w*|subject|additional\w*|"
    r"addendum|instead|agree\w*|pay|fee|exhibit|policy|rider|supplement\w*|models?|weights|outputs?)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"\s*(?:portions\s+)?(?:copyright\s*(?:\(c\)|©|\d{4}|by\b|\[|<)|(?:\(c\)|©)\s*\d{4}|all rights reserved)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\w\"'().,:/ -]*\blicen[cs]e\b[\w\"'().,:/ -]*", re.IGNORECASE)
# A sentence in front of the text in the very copies that the licensor publishes.
_HARMLESS = re.compile(
    r"Everyone\s+is\s+permitted\s+to\s+copy\s+and\s+distribute\s+verbatim\s+copies\s+of\s+this\s+license\s+document,"
    r"\s+but\s+changing\s+it\s+is\s+not\s+allowed\."
)
# What tells these apart is a notice beside the text.
_SAME_TEXT = (("MPL-2.0", "MPL-2.0-no-copyleft-exception"),)
_BLANK = re.compile(r"\n[ \t]*\n")
_MOST_KEPT = 32  # texts: a folder is read for its claims and once more for what discharges its duties
_LONGEST_REST = 12  # words in a line left over: a title or a name, not a sentence of terms
_OWNER_IN_BSD = re.compile(r"neither the name of ((?:\w+ ){1,10}?)nor the names of (?:its|the|their) contributors")
_OWNERS_NAME = "neither the name of the copyright holder nor the names of its contributors"
# sha256 of the words of a short licence without title, copyright lines and numbers of its list, where its published
# forms differ in no more than that and in "holder" for "owner".
_BODIES = {
    "4ebff54c99111f42d191f3e5564ad377973f9a28bcacda25a18c968800ebb152": "Apache-2.0",
    "986c3c3199a93b916c8f2e0aeed57819bcbdcb2cd9d99902dcc9d74b53f93a74": "BSD-2-Clause",
    "53075742228962c7ea381b8242c64602fa32e7b8f52facb6d13ee4f9c596ddfa": "BSD-3-Clause",
    "217da0747cec63a2e734185db11cbaa819bcd9e5b83cd12f812128fffe66e26a": "ISC",
    "280d76b420aeff51730e96577a2466120c91213f03dd50d60107078c498c5b29": "ISC",
    "0cf21bdfd1964a97a8615e128534845826afbc887edc95aa5c925cbf64386b5c": "MIT",
}


@lru_cache(maxsize=_MOST_KEPT)
def identify(text: str) -> tuple[str, ...]:
    """Return the licence expressions that `text` may be the text of: one of them; none where it is not known."""
    from licet.catalogue import texts

    if len(text) > _LARGEST_TEXT:
        return ()
    body = _body(text)
    exact = texts.exact(text) or texts.exact(" ".join(body))
    if exact:
        return exact
    known = _BODIES.get(_body_hash(body))
    return _versions(known) if known else _classified(text) or _fingerprinted(text) or _declared(text)


def doubt(text: str) -> str:
    """Return the question that a text which is not known raises: what it is near to, and what differs.

    Empty where it is near to nothing, or near to a licence only in phrases.
    """
    found = nearest(text) if len(text) <= _LARGEST_TEXT else None
    if found is None or found.kind in ("nearest", "none"):
        return ""
    name = _name(found.ids, found.id, found.part)
    others = [_name(each.ids, each.id, each.part) for each in found.beside]
    if others:
        return f"the text holds that of {' and that of '.join([name, *others])}: which applies, and to what?"
    if found.kind == "is" and found.part:
        return f"the text is that of {name}, and no licence: under which licence is it?"
    if found.kind == "is":
        return f"the text is that of {name}, which has no terms on record: under which licence is it?"
    shown = [_shown(hunk) for hunk in found.differences[:_MOST_SHOWN]]
    more = len(found.differences) - len(shown)
    places = "; ".join(shown) + (f"; and {more} more" if more else "")
    return f"the text is that of {name} but for this: {places}. does it still grant and ask what that licence does?"


@lru_cache(maxsize=_MOST_KEPT)
def nearest(text: str) -> Identification:
    """Return what `text` is nearest to, by the words of every text whose fingerprint is known."""
    from licet.reading.identify import identification

    return identification(text)


def _name(ids: tuple[str, ...], id_: str, part: str) -> str:
    return ("the use policy of " if part else "") + (" or ".join(ids) or id_)


def _shown(hunk: Hunk) -> str:
    """Say one difference: where it is, the words that were added, and how many are missing."""
    place = (
        f"in section {hunk.section}"
        if hunk.section
        else f"after {brief(hunk.after, 40)}"
        if hunk.after
        else "at the start"
    )
    parts = [f"adds {brief(hunk.added, 80)}"] if hunk.added else []
    parts += [f"lacks {hunk.missing} word{'s' if hunk.missing > 1 else ''}"] if hunk.missing else []
    return f"{place} it {' and '.join(parts)}"


def _fingerprinted(text: str) -> tuple[str, ...]:
    found = nearest(text)
    return found.ids if found.kind == "is" and not found.part else ()


def title(text: str) -> str:
    """Return the first line that says something, for a question."""
    lines = (line.strip(" \t#*=-_") for line in text.split("\n"))
    return next((line for line in lines if line), "")[:200]


def _body(text: str) -> list[str]:
    """Return the words of `text` behind its title and copyright lines, as far as those hold nothing else."""
    from licet.catalogue.words import words

    lines = text.split("\n")
    for at, line in enumerate(lines):
        size = len(line.split())
        heading = (size <= 8 and _TITLE.fullmatch(line.strip())) or (size <= 20 and _OWNER.match(line))
        if size and (not heading or _TERM.search(line)):
            return words("\n".join(lines[at:]))
    return []


def _body_hash(body: list[str]) -> str:
    from hashlib import sha256

    plain = " ".join("holder" if word == "owner" else word for word in body if word not in ("1", "2", "3"))
    owner = _OWNER_IN_BSD.search(plain)
    if owner and not _TERM.search(owner[1]):
        plain = plain.replace(owner[0], _OWNERS_NAME)
    return sha256(plain.encode()).hexdigest()


def _classified(text: str) -> tuple[str, ...]:
    from licenseclassifier import identify_license

    matches = identify_license(text, _COVERAGE)
    # Several texts in one file: the file does not say whether all apply, one, or each to its part.
    if len({match.id for match in matches}) != 1:
        return ()
    covered = [(match.start, match.end) for match in matches]
    if any(end - start < _SHORTEST_CLASSIFIED for start, end in covered) or not _rest_is_harmless(text, covered):
        return ()
    return _versions(matches[0].id)


def _rest_is_harmless(text: str, covered: list[tuple[int, int]]) -> bool:
    """Whether nothing outside the matched texts, nor in their copyright lines, could change what they grant.

    The classifier takes any words for a copyright holder, so a term written into that paragraph is covered too.
    """
    rest = []
    at = 0
    for start, end in [*covered, (len(text), len(text))]:
        rest.append(text[at:start])
        at = end
        rest += [paragraph for paragraph in _BLANK.split(text[start:end]) if _OWNER.match(paragraph)]
    lines = _HARMLESS.sub("", "\n".join(rest)).split("\n")
    return not any(_TERM.search(line) or len(line.split()) > _LONGEST_REST for line in lines)


def _declared(text: str) -> tuple[str, ...]:
    """Read an SPDX header: only where it is the whole message, not one header among the lines of a program."""
    if len(text) > _LONGEST_HEADER:
        return ()
    found = _HEADER.findall(text)
    if len(set(found)) != 1:
        return ()
    return tuple(str(reading) for reading in claims.read_words(found[0]).readings)


def _versions(id_: str) -> tuple[str, ...]:
    """Return every licence that has the text of `id_`: the GPL's text does not say "only" or "or later"."""
    from licet.catalogue.store import store
    from licet.syntax import ids

    for several in _SAME_TEXT:
        if id_ in several:
            return several
    stem = id_.removesuffix("-only").removesuffix("-or-later").removesuffix("+")
    pair = (f"{stem}-only", f"{stem}-or-later")
    if all(ids.canonical_licence(each) == each for each in pair):
        return pair
    # Versions between which the catalogue does not tell by name (Gemma's) may share their words as well.
    for head, what in store().section("names").values():
        if head == "is" and len(what) > 1 and id_ in what:
            return tuple(what)
    return (id_,)
