# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A prescribed line in somebody's text: whether it is said there, for itself and not in passing.

"Built with llama.cpp" does not say "Built with Llama", and "it is not built with Llama" says the contrary. Records hold
the first words of a line only; the whole line is read from the licence's own text where that lies beside the release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from licet.catalogue.words import spans, words

_SIGN = re.compile(r"\(c\)|[©®™]", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>", re.DOTALL)
_GAP = re.compile(r"\[fill in[^\]\n]*\]?", re.IGNORECASE)
_LONGEST_QUOTE = 11  # words: a record quotes at most 12, so a line this long may go on
_LONGEST_LINE = 60
_LONGEST_PASSAGE = 1200
_OPENING = "\"'“‘«*_`([|"
_CLOSING = "\"'”’»*_`)]|"
_QUOTES = {"“": "”", '"': '"', "«": "»"}
_BLANK = re.compile(r"\n[ \t>]*\n")
_STOP = re.compile(r"[.!?](?=\s)")
_DENIAL = re.compile(r"\b(?:not|never|no|nor|without|cannot|neither|instead of)\b|n['’]t\b", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]|[-*•●])[ \t]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where a text says a line (offset), and whether it says it for itself: not within another sentence, not denied."""

    at: int
    plainly: bool


def plain(text: str) -> str:
    """Return `text` with what no reader sees, and places left to fill in, as spaces: offsets and lines stay."""
    return _GAP.sub(_spaces, _HIDDEN.sub(_spaces, text))


def has_gap(text: str) -> bool:
    """Return whether `text` has a place that is still to be filled in."""
    return _GAP.search(text) is not None


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def may_go_on(line: str) -> bool:
    """Return whether a line on record may be the first words of a longer one, or holds a blank to fill."""
    return len(line.split()) >= _LONGEST_QUOTE or line.endswith(",") or "<" in line


def find_line(line: str, text: str) -> Spoken | None:
    """Return where `text` says `line`, said plainly if it is anywhere; None where its words do not follow another."""
    found = None
    for start, end in _runs(line, text):
        spoken = Spoken(start, _is_plain(line, text, start, end))
        if spoken.plainly:
            return spoken
        found = found or spoken
    return found


def _runs(line: str, text: str) -> list[tuple[int, int]]:
    """Return start and end of every run of the words of `line` in `text`."""
    wanted = words(_SIGN.sub(" ", line))
    if not wanted:
        return []
    here = _located(text)
    size = len(wanted)
    starts = (i for i, (word, _, _) in enumerate(here) if word == wanted[0])
    return [
        (here[i][1], here[i + size - 1][2]) for i in starts if [word for word, _, _ in here[i : i + size]] == wanted
    ]


@lru_cache(maxsize=16)
def _located(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(spans(_SIGN.sub(_spaces, text)))


def _is_plain(line: str, text: str, start: int, end: int) -> bool:
    said = text[start:end]
    if _BLANK.search(said) or len(_STOP.findall(said)) > len(_STOP.findall(line)):
        return False
    if is_denied(text, start):
        return False
    return _ends(text[end : end + 20]) and (not line[:1].isupper() or _begins(text[:start]))


def is_denied(text: str, at: int) -> bool:
    """Return whether a word that denies stands closely before `at`, in the same sentence."""
    before = _BLANK.split(text[max(0, at - 80) : at])[-1]
    return _DENIAL.search(_STOP.split(before)[-1]) is not None


def _begins(before: str) -> bool:
    """Return whether a line may begin here: at the start of a line or sentence, or behind a quotation mark."""
    rest = before[before.rfind("\n") + 1 :]
    bare = rest.rstrip(_OPENING + " \t>#-•")
    return not bare or bare[-1] in ".!?:;" or any(sign in _OPENING for sign in rest[len(bare) :])


def _ends(after: str) -> bool:
    """Return whether a line may end here; "Llama" in "Llama.cpp", "Llama-2" and "Llama 2" is another word."""
    bare = after.lstrip(_CLOSING)
    closed = bare != after
    if bare[:1] in (".", "!", "?", ":", ";"):
        bare, closed = bare[1:].lstrip(_CLOSING), True
    if not bare or bare[0] == "\n":
        return True
    if bare[0].isspace():
        return closed or not bare.lstrip(" \t")[:1].isalnum()
    return not bare[0].isalnum() and bare[0] not in "-/+#@=~&_"


def whole_line(line: str, text: str) -> str:
    """Return the line that begins with `line` as `text` has it between quotation marks; "" where it has none."""
    for start, _ in _runs(line, text):
        before = text[:start].rstrip()
        end = _closed(text, start, before[-1:])
        said = " ".join(text[start:end].split()) if end > start else ""
        if said and len(said.split()) <= _LONGEST_LINE and "<" not in said and "[insert" not in said.lower():
            return said
    return ""


def _closed(text: str, start: int, opening: str) -> int:
    """Return where the quotation that begins at `start` ends, quotations within it passed over; -1 for none."""
    closing = _QUOTES.get(opening)
    depth = 1
    for at in range(start, min(len(text), start + _LONGEST_PASSAGE)) if closing else ():
        if text[at] == closing:
            depth -= 1
        elif text[at] == opening:
            depth += 1
        if not depth:
            return at
    return -1


def passage(quote: str, text: str) -> str:
    """Return the item or paragraph of `text` in which `quote` stands, on one line.

    Empty where the quote is not there, or in several places: then which of them is meant is not known.
    """
    runs = _runs(quote, text)
    if len(runs) != 1:
        return ""
    start, end = runs[0]
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    while (
        first and not _ITEM.match(text, first) and (above := text[text.rfind("\n", 0, first - 1) + 1 : first]).strip()
    ):
        first -= len(above)
    while last < len(text) and (below := text[last + 1 : _line_end(text, last + 1)]).strip() and not _ITEM.match(below):
        last += 1 + len(below)
    said = " ".join(text[first:last].split()).lstrip("-*•● ")
    return said if len(said) <= _LONGEST_PASSAGE else ""


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
