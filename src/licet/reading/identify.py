# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which known licence a text is: the same, the same with differences, the nearest, or none.

"Is" is said only where every word of the known text stands in its order and what stands besides is harmless
(`surplus`). Everything else is shown: which words were added, how many are missing, and in which section.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from licet.reading.align import Region, align, regions
from licet.reading.fingerprints import Print, known
from licet.reading.shingles import LIMIT, SIZE, Row, is_label, row
from licet.reading.surplus import is_harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["is", "is-with-differences", "nearest", "none"]
_WHOLE = 0.85  # of the hashes of a known text: it is in this text, whatever else is
_SAME = 0.8  # of the words of both: one is a changed copy of the other
_NEAR = 0.2  # of the words of both: they share more than the phrases of all licences
_LEAST = 15  # words that may be a licence of their own
_MOST = 8  # licences in one text
_COVERAGE = 75.0
_LONGEST_CLASSIFIED = 300_000
_CLOSE = 5  # known texts that are laid beside the text word by word
_CONTEXT = 6


@dataclass(frozen=True, slots=True)
class Hunk:
    """One difference: words of the text at hand that the known text has not, and how many of its words are missing.

    `section` is the label in the known text ("" where it has none), `span` the place in the text at hand (empty where
    words are only missing), `after` the words before that place. The missing words are not known, only their number.
    """

    section: str
    added: str
    missing: int
    span: tuple[int, int]
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How a text differs from the known text `id`; `similarity` is the share of words (0..1) that both have."""

    id: str
    similarity: float
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class Identification:
    """What a text is. `ids` are all records with the words of that text, `id` the first, or its title where none has.

    `part` is "policy" where it is the use policy that the records refer to. `similarity` is 1.0 only for "is".
    `differences` are in the order of the text. `beside`: further known texts that stand in the same text.
    """

    kind: Kind
    id: str = ""
    ids: tuple[str, ...] = ()
    part: str = ""
    similarity: float = 0.0
    differences: tuple[Hunk, ...] = ()
    beside: tuple[Identification, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """A known text laid beside a stretch of words: the regions that differ and matter, and how many words agree.

    `whole`: no word is missing, and what is added stands in front or behind, as where two texts are one file.
    """

    known: Print
    regions: tuple[Region, ...]
    shared: int
    similarity: float

    whole: bool

    @property
    def order(self) -> tuple[bool, float, str]:
        return not self.whole, -self.similarity, self.known.name


def identify(text: str) -> tuple[str, float] | None:
    """Return the nearest known licence and the similarity to it (0..1); None where no licence is near."""
    found = identification(text)
    return (found.id, found.similarity) if found.kind != "none" else None


def identification(text: str, prints: tuple[Print, ...] | None = None) -> Identification:
    """Return what `text` is, among `prints` (the texts that licet knows). Never fails, for any str.

    Where none of the known texts is near, the nearest may be an SPDX licence that is not recorded.
    """
    among = known() if prints is None else prints
    whole = row(text)
    match = _nearest(whole, 0, len(whole.words), among)
    if match is not None:
        beside: list[Identification] = []
        rest = _without(whole, match, among, beside)
        found = _said(whole, match, rest, tuple(beside), cut=len(text) > LIMIT)
        if found.kind != "none":
            return found
    return _classified(text) if prints is None and len(whole.words) >= _LEAST else Identification("none")


def _classified(text: str) -> Identification:
    """Return the SPDX licence whose text covers most of `text`: never more than the nearest (`release.identify`)."""
    from licenseclassifier import identify_license

    if len(text) > _LONGEST_CLASSIFIED:
        return Identification("none")
    matches = identify_license(text, _COVERAGE)
    if not matches:
        return Identification("none")
    best = max(matches, key=lambda match: (match.end - match.start, match.id))
    share = min(0.99, (best.end - best.start) / len(text))
    if share < _NEAR:
        return Identification("none")
    return Identification("nearest", best.id, (best.id,), similarity=round(share, 4))


def compare(text: str, id_: str, prints: tuple[Print, ...] | None = None) -> Difference:
    """Return how `text` differs from the licence `id_`, and from the nearest where several texts have that name.

    Raises LookupError, which names the nearest name, where no text of that name is known.
    """
    prints = known() if prints is None else prints
    named = [each for each in prints if id_ in each.ids or id_ in each.names[:1]]
    if not named:
        from difflib import get_close_matches

        names = sorted({name for each in prints for name in (each.ids or each.names)})
        near = get_close_matches(id_, names, 1)
        raise LookupError(f"no text of {id_!r} is known" + (f"; the nearest name is {near[0]!r}" if near else ""))
    chosen = [each for each in named if not each.part] or named
    whole = row(text)
    match = min((_laid(whole, 0, len(whole.words), each) for each in chosen), key=lambda match: match.order)
    return Difference(id_, match.similarity, tuple(_hunk(whole, match.known, region) for region in match.regions))


def _nearest(whole: Row, start: int, end: int, prints: Iterable[Print]) -> _Match | None:
    """Return the known text that best fits the words from `start` to before `end`."""
    grams = set(whole.grams[start : max(start, end - SIZE + 1)])
    if not grams:
        return None
    rated = []
    for each in prints:
        shared = len(grams.intersection(each.grams))  # each once: some texts say the same ten times
        if shared:
            # What is here, by how much of the known text that is: what stands here whole counts by its length,
            # however much stands beside it.
            rated.append((shared * shared / len(each.grams), each))
    if not rated:
        return None
    rated.sort(key=lambda pair: (-pair[0], pair[1].name))
    close = [each for score, each in rated[:_CLOSE] if score >= 0.7 * rated[0][0]]
    return min((_laid(whole, start, end, each) for each in close), key=lambda match: match.order)


def _laid(whole: Row, start: int, end: int, each: Print) -> _Match:
    """Lay a known text beside words of the text at hand; the regions that change nothing are left out."""
    runs = align(whole.grams[start : max(start, end - SIZE + 1)], each.grams)
    every = (
        [Region(r.start + start, r.end + start, r.lost, r.until) for r in regions(runs, end - start, each.words)]
        if runs
        else [Region(start, end, 0, each.words)]
    )
    shared = each.words - sum(max(0, r.until - r.lost) for r in every)
    kept = tuple(r for r in every if not _changes_nothing(whole, each, r))
    differing = sum(max(r.end - r.start, 0) + max(r.until - r.lost, 0) for r in kept)
    similarity = 2 * shared / (2 * shared + differing) if shared else 0.0
    if kept:
        similarity = min(similarity, 0.999)
    around = all(r.until <= r.lost and (r.start == start or r.end == end) for r in kept)
    return _Match(each, kept, shared, round(similarity, 4), around)


def _changes_nothing(whole: Row, each: Print, region: Region) -> bool:
    """Whether the words of a region are only labels of a list, or lines around the text that are harmless."""
    if not each.may_lack(region.lost, region.until):
        return False
    start, end = region.start, region.end
    while end > start and is_label(whole.text, whole.starts[end - 1], whole.ends[end - 1]):
        end -= 1
    while start < end and is_label(whole.text, whole.starts[start], whole.ends[start]):
        start += 1
    if start == end:
        return True
    if region.lost > each.head and region.until < each.tail:
        return False
    replaced = region.until > region.lost
    return is_harmless(_lines(whole, start, end), (*each.ids, *each.names), dated=not replaced)


def _lines(whole: Row, start: int, end: int) -> list[str]:
    """Return the whole lines of the original text that the words from `start` to before `end` touch."""
    text = whole.text
    low = text.rfind("\n", 0, whole.starts[start]) + 1
    high = text.find("\n", whole.ends[end - 1])
    return text[low : high if high >= 0 else len(text)].splitlines()


def _without(whole: Row, match: _Match, prints: tuple[Print, ...], beside: list[Identification]) -> tuple[Region, ...]:
    """Look for further known texts in what `match` leaves over; return its regions but for its own use policy."""
    kept: list[Region] = []
    for region in match.regions:
        other = None
        if region.end - region.start >= _LEAST and len(beside) < _MOST:
            other = _nearest(whole, region.start, region.end, prints)
        if other is None or not _holds(other):
            kept.append(region)
            continue
        own = other.known.part and set(other.known.ids) & set(match.known.ids)
        found = _said(whole, other, other.regions, ())
        beside.append(found)
        if not (own and found.kind == "is" and match.known.may_lack(region.lost, region.until)):
            kept.append(region)
    return tuple(kept)


def _holds(match: _Match) -> bool:
    return match.shared >= _WHOLE * match.known.words


def _said(
    whole: Row, match: _Match, rest: tuple[Region, ...], beside: tuple[Identification, ...], *, cut: bool = False
) -> Identification:
    each = match.known
    similarity = match.similarity if rest else 1.0
    kind: Kind = "nearest"
    if not rest and not cut:
        kind = "is"
    elif match.similarity >= _SAME or _holds(match):
        kind = "is-with-differences"
    elif match.similarity < _NEAR:
        return Identification("none")
    similarity = min(similarity, 0.999) if kind != "is" else similarity
    hunks = tuple(_hunk(whole, each, region) for region in rest)
    return Identification(kind, each.name, each.ids, each.part, similarity, hunks, beside)


def _hunk(whole: Row, each: Print, region: Region) -> Hunk:
    start, end = max(0, region.start), max(region.start, region.end)
    words = len(whole.words)
    at = whole.starts[start] if start < words else len(whole.text)
    span = (at, whole.ends[end - 1]) if end > start else (at, at)
    after = whole.slice(max(0, start - _CONTEXT), start)
    return Hunk(each.section(region.lost), whole.slice(start, end), max(0, region.until - region.lost), span, after)
