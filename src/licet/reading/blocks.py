# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lines to blocks: a paragraph, heading or list item with its indent, its mark and its text on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reading.markers import numeral, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reading.markers import Marker

_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*\Z")
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_TAB = 4
_COMMENTS = ("//", "*", "#", "--", ";;", "%", "rem ")
_ENDED = re.compile(r"(?:[.;:!?][\"')\]]*|;\s*(?:and|or|and/or))\s*\Z")
_LISTED = re.compile(r"(?:[:;]|[;,]\s*(?:and|or|and/or))\s*\Z")
_OPEN_ENDED = re.compile(r"(?:,|\b(?:and|or|the|of|to|for|a|an|in|any|with|by|that|which))\s*\Z", re.IGNORECASE)


_INLINE = re.compile(r"(?:^|[\s(])([a-zA-Z]|[ivxlc]{2,6}|\d{1,2})\)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its place, its indent in columns, its text, and whether a blank line precedes it."""

    start: int
    end: int
    indent: int
    text: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. `start` and `end` are offsets into the plain text, behind the mark; `text` has single spaces."""

    start: int
    end: int
    indent: int
    text: str
    marker: Marker | None
    after_blank: bool
    lines: int


def comment(text: str) -> str:
    """Return the mark that every line opens with where the text stands in a comment of a program, else ""."""
    found = [line.strip() for line in text[:20000].splitlines() if line.strip()]
    for mark in _COMMENTS if len(found) > 5 else ():
        inside = [line for line in found if line.startswith((mark, "/*"))]
        if len(inside) >= 0.9 * len(found):
            # A list with a mark on each line has no empty members and none that begins small.
            rest = [line.lstrip(mark).strip() for line in inside]
            if sum(not line or line[0].islower() for line in rest) >= 0.2 * len(rest):
                return mark
    return ""


def tables(text: str) -> dict[int, str]:
    """Return the rows of tables by the offset of their line, each as a member of a list that the head row leads."""
    found: dict[int, str] = {}
    if "|--" not in text and "| --" not in text and "|:-" not in text:
        return found
    rows = list(_LINE.finditer(text))
    for at, row in enumerate(rows[1:-1], 1):
        if not _RULE.match(row[0]) or "|" not in rows[at - 1][0]:
            continue
        found[rows[at - 1].start()] = _row(rows[at - 1][0]) + ":"
        for member in rows[at + 1 :]:
            if "|" not in member[0]:
                break
            found[member.start()] = "- " + _row(member[0])
    return found


def _row(line: str) -> str:
    """Return a row of a table as a phrase: its first cell of words, the others in parentheses."""
    cells = [" ".join(cell.split()) for cell in line.strip().strip("|").split("|")]
    said = [cell for cell in cells if any(c.isalpha() for c in cell) and cell.lower() not in ("no", "no.", "id")]
    return " ".join([*said[:1], *(f"({cell})" for cell in said[1:])])


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that are not blank."""
    blank = True
    mark = comment(text)
    cells = tables(text)
    for match in _LINE.finditer(text):
        raw = match[0].rstrip()
        if mark and raw.lstrip().startswith((mark, "/*")):
            at = len(raw) - len(raw.lstrip())
            end = at + (2 if raw.lstrip().startswith("/*") else len(mark))
            raw = " " * end + raw[end:].removesuffix("*/")
        body = raw.lstrip(" \t>|").rstrip("|").rstrip()
        if not body or not body.strip("-=_*#~/ \t"):
            blank = True
            continue
        margin = raw[: len(raw) - len(raw.lstrip(" \t>|"))]
        start = match.start() + len(margin)
        body = cells.get(match.start(), body)
        yield Line(start, match.start() + len(raw), sum(_TAB if c == "\t" else 1 for c in margin), body, blank)
        blank = False


def width(found: list[Line]) -> int:
    """Return the column at which the text was wrapped by hand; 0 where each line is a paragraph of its own."""
    sizes = sorted(line.indent + len(line.text) for line in found)
    if not sizes:
        return 0
    wide = sizes[(len(sizes) * 9) // 10]
    # A wrap breaks sentences: about every second line that follows another without a blank begins small.
    inner = [line.text[:1] for line in found if not line.after_blank and opening(line.text) is None]
    small = sum(not first.isupper() for first in inner)
    return wide if 50 <= wide <= 130 and 4 * small >= len(inner) else 0


def blocks(text: str) -> list[Block]:
    """Return the blocks of a plain text in order."""
    found = list(lines(text))
    wrap = width(found)
    done: list[Block] = []
    pending: list[Line] = []
    marker: Marker | None = None
    depth = 0  # parentheses that the pending block has left open
    for line in found:
        mark = opening(line.text, bool(pending) and _LISTED.search(pending[-1].text) is not None)
        if pending and (
            _goes_on(pending[-1], line, mark, wrap, depth)
            or _counts_on(pending, marker, line, mark)
            or _fills(pending, line, mark)
        ):
            pending.append(line)
        else:
            if pending:
                done.append(_block(pending, marker))
            pending, marker, depth = [line], mark, 0
        body = line.text[mark.size :] if mark is not None and len(pending) == 1 else line.text
        depth = max(0, depth + body.count("(") - body.count(")") + _enumerators(body))
    if pending:
        done.append(_block(pending, marker))
    return done


def _enumerators(body: str) -> int:
    """Return how many closing parentheses of "a) b)" have no opening one: they must not close another."""
    return len(re.findall(r"(?:^|\s)\w{1,3}\)", body))


def _goes_on(before: Line, line: Line, mark: Marker | None, wrap: int, depth: int) -> bool:
    """Return whether `line` continues the paragraph that `before` belongs to."""
    if line.after_blank:
        return False
    ended = _ENDED.search(before.text) is not None
    full = wrap > 0 and before.indent + len(before.text) + 1 + len(line.text.split(None, 1)[0]) >= wrap * 0.88
    if mark is not None:
        if mark.style.startswith(("#", "section")):
            return mark.style.startswith("section") and full and not ended
        # A wrap can put "(ii)" or "- ransomware" first on a line: then the sentence before it is still open.
        return not ended and (full or wrap > 0) and (depth > 0 or (bool(_OPEN_ENDED.search(before.text)) and full))
    if opening(before.text) is not None and opening(before.text).style.startswith("#"):  # type: ignore[union-attr]
        return False
    if before.text.isupper() and line.text.isupper() and len(before.text) > 40 and not ended:
        return True
    if line.text[:1].islower():
        return not ended or full
    if wrap == 0:
        return not ended and _OPEN_ENDED.search(before.text) is not None and len(before.text) < 130
    if before.text.endswith(":") and not full:
        return False
    return full or (not ended and (line.indent >= before.indent and len(before.text) > wrap * 0.7))


def _fills(pending: list[Line], line: Line, mark: Marker | None) -> bool:
    """Return whether `line` goes on a paragraph that was wrapped at a column of its own."""
    if mark is not None or line.after_blank or len(pending) < 2 or _ENDED.search(pending[-1].text):
        return False
    if not any(before.text[:1].islower() for before in pending[1:]):
        return False
    local = max(before.indent + len(before.text) for before in pending)
    return pending[-1].indent + len(pending[-1].text) + len(line.text.split(None, 1)[0]) >= local * 0.95


def _counts_on(pending: list[Line], marker: Marker | None, line: Line, mark: Marker | None) -> bool:
    """Return whether `mark` counts on from a mark inside the open paragraph: "(ii)" after "… for (i) any …"."""
    if mark is None or line.after_blank or mark.style not in ("()", ")") or not mark.values:
        return False
    skip = marker.size if marker is not None else 0
    text = " ".join([pending[0].text[skip:], *(before.text for before in pending[-40:] if before is not pending[0])])
    return any(
        (form, value - 1) in numeral(found[1])
        for found in _INLINE.finditer(text[-4000:])
        for form, value in mark.values
        if form != "a" or value > 1
    )


def _block(found: list[Line], marker: Marker | None) -> Block:
    first = found[0]
    skip = marker.size if marker is not None else 0
    pieces = [first.text[skip:], *(line.text for line in found[1:])]
    text = " ".join(" ".join(pieces).split())
    indent = first.indent
    return Block(first.start + skip, found[-1].end, indent, text, marker, first.after_blank, len(found))
