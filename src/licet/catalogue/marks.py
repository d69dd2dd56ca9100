# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The marks of a licence text that may open a section: "4.", "4.2", "Section 4", "(a)", "iv)", headings.

`find_marks` reads one line after another and says only what looks like a mark; whether a mark opens a section is
settled by the ones around it (`levels`). Takes time in proportion to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from licet.catalogue.headings import rank

HEADING = "heading"

_AHEAD = re.compile(r"[ \t\ufeff]*(?:[-*•>#;/|\"'“_\\%]+[ \t]*)*")
_LABEL = re.compile(
    r"(?P<word>Section|SECTION|Article|ARTICLE|Art\.|§)[ \t]*(?P<section>\d{1,2}(?:\.\d{1,2})*)(?![\w(])[ \t]*[.:–—-]*"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2})+)\\?(?:[.):]|(?=[\s*]|$))(?!\w)"
    r"|(?P<number>\d{1,2})\\?(?P<after>[.):])(?=[\s*A-Za-z(\"“]|$)"
    r"|\(\s?(?P<paren>[a-zA-Z]{1,2}|[ivxlIVXL]{3,5}|\d{1,2})\s?\)"
    r"|(?P<letter>[a-zA-Z]|[ivxIVX]{2,5})\\?(?P<close>[.)])(?=[\s*(]|$)"
)
_INLINE = re.compile(r"(?<![\w)\]])\((?P<paren>[a-zA-Z]|[ivxlIVXL]{2,5}|\d{1,2})\)(?=[\s\"“*]|$)")
_SPACE = re.compile(r"[ \t*_]*")
# Before these words a label is spoken of, not set: "under Section 4", "clauses (i) and (ii)".
_SPOKEN = re.compile(
    r"(?:sections?|sect\.|clauses?|sub-?sections?|paragraphs?|articles?|items?|parts?|versions?|v\.|§§?|points?"
    r"|conditions?|licen[cs]es?|options?|(?:sections?|clauses?|paragraphs?|items?)\s+\S+\s*(?:and|or|to|through|,)?)\s*\Z",
    re.IGNORECASE,
)
# What a label is followed by where it has a title: "3. Grant of Patent License. Subject to …".
_HEAD = re.compile(r"[A-Z\"“][^.:;]{2,70}?(?:[.:]|\Z)")
_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """What looks like a label at `start` (an offset): its shape, and (form, value) for each way to read it.

    "i" is 9 among letters and 1 among Roman numerals. A decimal ("4.2") has its numbers in `decimal`. A heading has
    the shape HEADING and a `rank` (1 outermost); `title` holds the words that follow on the line, in lower case.
    `inline` is a mark in running text, `titled` one with a title behind it, `after_colon` one behind a colon.
    """

    start: int
    shape: str
    values: tuple[tuple[str, int], ...] = ()
    decimal: tuple[int, ...] = ()
    label: str = ""
    title: tuple[str, ...] = ()
    rank: int = 0
    indent: int = 0
    inline: bool = False
    titled: bool = False
    after_colon: bool = False


def roman(text: str) -> int:
    """Return the value of a Roman numeral in lower case up to 89; 0 for anything else."""
    if not text or not _ROMAN.match(text):
        return 0
    digits = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    values = [digits[letter] for letter in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def readings(core: str) -> tuple[tuple[str, int], ...]:
    """Return each (form, value) that a label may have; the forms are "1", "a", "A", "i" and "I"."""
    if core.isdigit():
        return (("1", int(core)),)
    low = core.lower()
    letter, numeral = ("a", "i") if core == low else ("A", "I")
    value = roman(low) if len(low) > 1 or low in "ivx" else 0
    if len(low) == 1:
        place = (letter, ord(low) - 96)
        return (place, (numeral, value)) if value else (place,)
    if value:
        return ((numeral, value),)
    return ((letter, 26 + ord(low[0]) - 96),) if low == 2 * low[0] else ()


def find_marks(text: str) -> list[Mark]:
    """Return what looks like a mark anywhere in `text`, in reading order."""
    found: list[Mark] = []
    lines = [*text.split("\n"), ""]
    width = _width(lines)
    at, before, blank, headed = 0, "", True, False
    for line, after in pairwise(lines):
        if line.strip():
            wrapped = not blank and len(before.rstrip()) > 0.6 * width
            rest = _line_marks(found, line, at, before, wrapped)
            if rest < 0 and (level := rank(line.rstrip(), before.strip(), after.strip(), blank or headed)):
                # A second line under a heading of the same rank belongs to that heading.
                level += headed and level == found[-1].rank
                found.append(Mark(at + len(line) - len(line.lstrip()), HEADING, title=_title(line), rank=level))
                headed = True
            else:
                _inline_marks(found, line, at, max(rest, 0), before)
                headed = headed and not line.strip(" =-~*")
            before = line
        blank = not line.strip()
        at += len(line) + 1
    return found


def _title(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:160].casefold())[:16])


def _width(lines: list[str]) -> float:
    """Return the width that the text is wrapped at; infinite where each paragraph stands on one line."""
    widest = sorted(map(len, lines))[-6:][0]
    return widest if 50 < widest < 131 else float("inf")


def _line_marks(found: list[Mark], line: str, at: int, before: str, wrapped: bool) -> int:
    """Add the labels that `line` begins with, "4. (a)" being two; return where its text begins, -1 without any."""
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    ended = before.rstrip(" \t*_\"”’'")[-1:]
    wrapped = wrapped and ended.isalnum()
    if wrapped and _SPOKEN.search(before[-40:]):
        return -1
    size, place = len(found), _skip(_AHEAD, line, 0)
    while (match := _LABEL.match(line, place)) is not None:
        # In the midst of a wrapped sentence only "(i)" and "2." are likely enough to be looked at.
        if wrapped and (match["decimal"] or match["word"] or match["letter"]):
            break
        mark = _mark(match, at + match.start(), indent, wrapped, ended == ":")
        if mark is None:
            break
        found.append(mark)
        place = _skip(_SPACE, line, match.end())
    if len(found) == size:
        return -1
    rest = line[place:]
    head = _HEAD.match(rest.strip())
    titled = head is not None and len(head[0].split()) < 10 and (len(rest) < 60 or head[0][-1] in ".:")
    found[-1] = replace(found[-1], title=_title(rest), titled=titled)
    return place


def _skip(pattern: re.Pattern[str], line: str, place: int) -> int:
    match = pattern.match(line, place)
    return match.end() if match else place


def _mark(match: re.Match[str], start: int, indent: int, inline: bool, colon: bool) -> Mark | None:
    text = match["section"] or match["decimal"]
    if text and "." in text:
        numbers = tuple(int(part) for part in text.split("."))
        return Mark(start, "1.1", (), numbers, text, indent=indent, inline=inline, after_colon=colon)
    core = text or match["number"] or match["paren"] or match["letter"]
    shape = "§" if text else "()" if match["paren"] else match["after"] or match["close"]
    values = readings(core)
    if not values:
        return None
    return Mark(start, shape, values, (), core.lower(), indent=indent, inline=inline, after_colon=colon)


def _inline_marks(found: list[Mark], line: str, at: int, place: int, before: str) -> None:
    """Add the "(i)" of running text that are not spoken of as in "under clause (i)"."""
    for match in _INLINE.finditer(line, place):
        ahead = line[max(0, match.start() - 40) : match.start()]
        if match.start() < 40:
            ahead = before[-40:] + " " + ahead
        values = readings(match["paren"])
        if values and not _SPOKEN.search(ahead):
            colon = ahead.rstrip().endswith(":")
            found.append(
                Mark(at + match.start(), "()", values, (), match["paren"].lower(), inline=True, after_colon=colon)
            )
