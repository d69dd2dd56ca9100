# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the differences of a text from the licence it nearly is change: terms on record, uses forbidden, answers.

The words of a known text are not shipped, but its record quotes them: a row whose quote no longer stands in the text at
hand was changed, and what was read from added words is new. What differs for no such reason is a difference between
record and reading, not between the two texts, and is not said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reading.identify import Hunk, Identification
    from licet.reading.model import Read, Reading, Term

_ROOMS = ("term", "restriction", "reach", "answer")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; the rows of the record that cite its section; the restrictions that stand in the added words.

    `rows` are written like "duty keep-notices", "restriction minors", "answer commercial": what to read again.
    """

    hunk: Hunk
    rows: tuple[str, ...]
    clauses: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question whose answer the differences change: what the record says, and what was read here."""

    question: str
    before: str
    after: str
    sure: bool
    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What all differences of a text together change.

    `adds`: uses that words of its own forbid, with their clauses; `drops`: uses that the record forbids in words that
    stand here no more, and that no clause read here forbids; `reworded`: rows of the record whose words are gone.
    """

    answers: tuple[Answered, ...] = ()
    adds: tuple[tuple[str, Read], ...] = ()
    drops: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()


def effect(text: str, found: Identification, reading: Reading | None = None) -> Effect:
    """Return what the differences of `text` from the licence that `found` names change; nothing where it names none."""
    record = _record(found.ids[0]) if found.ids and found.kind == "is-with-differences" and not found.part else {}
    if not record:
        return Effect()
    if reading is None:
        from licet.reading.read import read_licence

        reading = read_licence(text)
    words = _words(text)
    spans = [hunk.span for hunk in found.differences if hunk.added]
    gone = [row for row in record["restriction"] if not _stands(row, words)]
    forbidden = {use for read in reading.clauses for use in (*read.must, *read.may)}
    known = {_use(use) for row in record["restriction"] for use in (*row["must"], *row["may"])}
    adds = {
        use: read
        for read in reading.clauses
        if read.modality in ("ban", "limit") and _inside(read.span, spans)
        for use in read.must
        if use not in known
    }
    drops = {_use(use) for row in gone for use in row["must"]} - forbidden
    rooms = [(room, row) for room in _ROOMS for row in record.get(room, ()) if not _stands(row, words)]
    return Effect(
        tuple(_answered(record, reading, text, words, spans)),
        tuple(sorted(adds.items(), key=lambda pair: pair[1].span)),
        tuple(sorted(drops)),
        tuple(dict.fromkeys(_said(room, row) for room, row in rooms)),
    )


def _answered(
    record: dict[str, Any], reading: Reading, text: str, words: str, spans: list[tuple[int, int]]
) -> Iterator[Answered]:
    for row in record["answer"]:
        term: Term | None = (reading.terms or {}).get(row["question"])
        if term is None or term.answer == row["answer"]:
            continue
        at = text.find(term.quote) if term.quote else -1
        if not _stands(row, words) or (at >= 0 and _inside((at, at + len(term.quote)), spans)):
            sure = getattr(term, "sure", True)
            yield Answered(row["question"], row["answer"], term.answer, sure, term.section, term.quote)


def _words(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "


def _stands(row: dict[str, Any], words: str) -> bool:
    """Return whether the words that a row of a record quotes stand in the text; what it says without a quote does."""
    quote = _words(row.get("cite", {}).get("quote", ""))
    return not quote.strip() or quote in words


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def changes(text: str, found: Identification) -> tuple[Change, ...]:
    """Return what each difference of `found`, the identification of `text`, touches."""
    from licet.reading.read import read_licence

    added = any(hunk.added for hunk in found.differences)
    clauses = read_licence(text).clauses if added else ()
    record = _record(found.ids[0]) if found.ids else {}
    return tuple(
        Change(
            hunk,
            tuple(dict.fromkeys(_touched(record, hunk.section, found.part))),
            tuple(each for each in clauses if each.span[0] < hunk.span[1] and hunk.span[0] < each.span[1]),
        )
        for hunk in found.differences
    )


def _record(id_: str) -> dict[str, Any]:
    from licet.catalogue.store import store

    kept = store()
    return dict(kept.section(f"record/{id_}")) if id_ in kept.names("record") else {}


def _touched(record: dict[str, Any], section: str, part: str) -> Iterator[str]:
    for room in _ROOMS:
        for row in record.get(room, ()):
            cite = row.get("cite", {})
            if (
                section
                and bool(cite.get("text")) == bool(part)
                and _overlap(_labels(cite.get("section", "")), _labels(section))
            ):
                yield _said(room, row)


def _labels(section: str) -> tuple[str, ...]:
    """Return the labels of a section from the outermost in: "1.b.iv" and "1(b)(iv)" are one."""
    return tuple("".join(c if c.isalnum() else " " for c in section.casefold()).split())


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    size = min(len(one), len(other))
    return size > 0 and one[:size] == other[:size]


def _said(room: str, row: dict[str, Any]) -> str:
    if room == "term":
        what = row.get("duty") or row.get("mode") or row.get("use") or row.get("licences") or row.get("on") or ()
        return f"{row['kind']} {what if isinstance(what, str) else ', '.join(map(_use, what))}".strip()
    if room == "restriction":
        return f"restriction {', '.join(map(_use, (*row['must'], *row['may'])))}"
    if room == "reach":
        return f"reach {', '.join(row['relation'])}"
    return f"answer {row['question']}"


def _use(atom: Any) -> str:
    return atom if isinstance(atom, str) else str(atom[0])
