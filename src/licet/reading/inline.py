# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lists inside one paragraph: "for (i) … , (ii) …", "1) …; 2) …", and run-on lists separated by "; " only."""

from __future__ import annotations

import re
from itertools import pairwise

from licet.reading.markers import numeral

# level (from 1), label, text, start, end
Member = tuple[int, str, str, int, int]

_MARK = re.compile(r"(?:(?<=[\s:;,—])|^)\(?(?P<core>[a-zA-Z]|[ivxlc]{2,6}|\d{1,2})\)(?=\s|$|[a-zA-Z])")
_REFERS = re.compile(r"(?:sections?|paragraphs?|clauses?|articles?|items?|parts?|§+)\s*[\d.]*\s*\Z", re.IGNORECASE)
_SPLIT = re.compile(r";\s+(?:(?:and|or|and/or|as well as)[,:]?\s+)?")
_STOP = re.compile(r"\.\s+(?=[A-Z\"(])")
_ABBREVIATED = re.compile(r"(?:\b(?:e\.g|i\.e|etc|U\.S|U\.K|No|Inc|Ltd|Co|Corp|Art|Sec|vs|cf)|(?<![a-z] )\b[A-Z])\Z")
_GOVERNS = re.compile(r":\s*\S|\b(?:not|never|prohibited|forbidden|restricted)\b", re.IGNORECASE)
_COLON = re.compile(r":\s+(?=\S)")
_DANGLING = re.compile(r"[\s,;]*(?:\b(?:and|or|and/or)[\s,:]*)?\Z")


def members(text: str) -> tuple[str, list[Member]] | None:
    """Return (lead, members) where `text` holds a list, else None. Offsets are into `text`."""
    return _enumerated(text) or _run_on(text)


def _enumerated(text: str) -> tuple[str, list[Member]] | None:
    marks: list[tuple[int, str, int, int]] = []  # level, label, start of the mark, end of the mark
    stack: list[tuple[str, int, bool]] = []  # form, value, with an opening parenthesis
    for match in _MARK.finditer(text):
        if _REFERS.search(text, max(0, match.start() - 24), match.start()):
            continue
        values = numeral(match["core"])
        opened = match[0].startswith("(")
        at = _continued(stack, values, opened)
        if at is not None:
            level, form, value = at
            del stack[level:]
            stack.append((form, value, opened))
        else:
            first = next(((f, v) for f, v in values if v == 1), None)
            if first is None or len(stack) >= 4:
                continue
            stack.append((*first, opened))
        label = match[0] if opened else match["core"]
        marks.append((len(stack), label, match.start(), match.end()))
    marks = _kept(marks)
    if len(marks) < 2:
        return None
    found = []
    for i, (level, label, _, start) in enumerate(marks):
        end = marks[i + 1][2] if i + 1 < len(marks) else len(text)
        body = text[start:end]
        body = _DANGLING.sub("", body) if i + 1 < len(marks) else body
        start += len(body) - len(body.lstrip())
        found.append((level, label, body.strip(), start, start + len(body.strip())))
    return text[: marks[0][2]].rstrip(), found


def _continued(
    stack: list[tuple[str, int, bool]], values: tuple[tuple[str, int], ...], opened: bool
) -> tuple[int, str, int] | None:
    for level in range(len(stack) - 1, -1, -1):
        form, value, parenthesis = stack[level]
        for f, v in values:
            # One number may be missing between two in parentheses; a bare letter must be the next.
            if f == form and value < v <= value + (2 if opened else 1) and parenthesis == opened:
                return level, f, v
    return None


def _kept(marks: list[tuple[int, str, int, int]]) -> list[tuple[int, str, int, int]]:
    """Drop a level that has one member only: "Section 2(a)" is a reference, not a list."""
    kept = marks
    while True:
        lonely = {
            i
            for i, (level, *_rest) in enumerate(kept)
            if (i == 0 or kept[i - 1][0] < level) and not _has_sibling(kept, i)
        }
        if not lonely:
            return kept
        dropped = [(level, label, a, b) for i, (level, label, a, b) in enumerate(kept) if i not in lonely]
        # Levels below a dropped one move up.
        floor = min((level for level, *_ in dropped), default=1)
        kept = [(level - floor + 1, label, a, b) for level, label, a, b in dropped]


def _has_sibling(marks: list[tuple[int, str, int, int]], at: int) -> bool:
    level = marks[at][0]
    for other, *_ in marks[at + 1 :]:
        if other == level:
            return True
        if other < level:
            return False
    return False


def _run_on(text: str) -> tuple[str, list[Member]] | None:
    """Split "You agree not to use the Model: in any way …; for …; to …" at its semicolons."""
    if text.count("; ") < 2:
        return None
    colon = _COLON.search(text)
    if colon is None or not _GOVERNS.search(text[: colon.end() + 1]) or text.find("; ") < colon.start():
        return None
    found: list[Member] = [(1, "", text[a:b], a, b) for a, b in pieces(text, colon.end())]
    return (text[: colon.start() + 1], found) if len(found) >= 2 else None


def pieces(text: str, at: int) -> list[tuple[int, int]]:
    """Return the spans of text[at:] between semicolons, those inside parentheses aside."""
    found: list[tuple[int, int]] = []
    done, depth = at, 0
    for match in _SPLIT.finditer(text, at):
        depth += text.count("(", done, match.start()) - text.count(")", done, match.start())
        done = match.start()
        if depth > 0:
            continue
        if match.start() > at:
            found.append((at, match.start()))
        at = match.end()
    if text[at:].strip():
        found.append((at, len(text)))
    return found


def stops(text: str) -> list[int]:
    """Return the offsets at which sentences end (behind the full stop)."""
    return [
        m.start() + 1 for m in _STOP.finditer(text) if not _ABBREVIATED.search(text, max(0, m.start() - 12), m.start())
    ]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of `text`."""
    cuts = [0, *stops(text), len(text)]
    found = []
    for a, b in pairwise(cuts):
        piece = text[a:b]
        if piece.strip():
            start = a + len(piece) - len(piece.lstrip())
            found.append((start, b))
    return found


def sentences_after(text: str) -> tuple[str, str]:
    """Split the last member of a list from the sentences that follow it."""
    cuts = stops(text)
    if not cuts:
        return text, ""
    return text[: cuts[0]].strip(), text[cuts[0] :].strip()
