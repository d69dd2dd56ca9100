# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The marks of a licence text that may open a section: "4.", "4.2", "Section 4", "(a)", "iv)", headings.

`find_marks` reads one line after another and says only what looks like a mark; whether a mark opens a section is
settled by the ones around it (`sections.outline`). Takes time in proportion to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING = "heading"

_AHEAD = re.compile(r"[ \t\ufeff]*(?:[-*•>#;/|\"'“_\\%]+[ \t]*)*")
_LABEL = re.compile(
    r"(?P<word>Section|SECTION|Article|ARTICLE|Art\.|§)[ \t]*(?P<section>\d{1,2}(?:\.\d{1,2})*)(?![\w(])[ \t]*[.:–—-]*"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2})+)(?:[.):]|(?=[\s*]|$))(?!\w)"
    r"|(?P<number>\d{1,2})(?P<after>[.):])(?=[\s*A-Za-z(\"“]|$)"
    r"|\(\s?(?P<paren>[a-zA-Z]{1,2}|[ivxlIVXL]{3,5}|\d{1,2})\s?\)"
    r"|(?P<letter>[a-zA-Z]|[ivxIVX]{2,5})(?P<close>[.)])(?=[\s*(]|$)"
)
_INLINE = re.compile(r"(?<![\w)\]])\((?P<paren>[a-zA-Z]|[ivxlIVXL]{2,5}|\d{1,2})\)(?=[\s\"“*])")
_SPACE = re.compile(r"[ \t*_]*")
_ATTACHED = re.compile(r"(?:attachment|exhibit|appendix|annex|schedule)[ \t]+[A-Z0-9]{1,3}\b|appendix\b", re.IGNORECASE)
_PART = re.compile(r"(?:section|part|chapter)[ \t]+[IVX]{1,5}\b", re.IGNORECASE)
# Before these words a label is spoken of, not set: "under Section 4", "clauses (i) and (ii)".
_SPOKEN = re.compile(
    r"(?:sections?|sect\.|clauses?|sub-?sections?|paragraphs?|articles?|items?|parts?|versions?|v\.|§§?|points?"
    r"|conditions?|licen[cs]es?|options?|(?:sections?|clauses?|paragraphs?|items?)\s+\S+\s*(?:and|or|to|through|,)?)\s*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_ROMAN = re.compile(r"(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """What looks like a label at `start` (an offset): its shape, and (form, value) for each way to read it.

    "i" is 9 among letters and 1 among Roman numerals. A decimal ("4.2") has its numbers in `decimal`. A heading has
    the shape HEADING and a `rank` (0 outermost); `title` holds the words that follow on the line, in lower case.
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
    upper = core != low
    found = [("A" if upper else "a", ord(low[0]) - 96 + 26 * (len(low) - 1))] if len(set(low)) == 1 and len(low) < 3 else []
    value = roman(low) if len(low) > 1 or low in "ivx" else 0
    if value:
        found = [*(found if len(low) == 1 else ()), ("I" if upper else "i", value)]
    return tuple(found)
