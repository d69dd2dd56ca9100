# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The fingerprint of a text at hand: its hashes, its sections, and what a copy of it may lack."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from licet.reading.fingerprints import Print
from licet.reading.outline import outline
from licet.reading.shingles import is_label, row
from licet.reading.surplus import is_owner

if TYPE_CHECKING:
    from licet.reading.shingles import Row

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_TITLE = re.compile(
    r"\b(?:licen[sc]es?|agreement|terms|policy|openrail|rail|version|dated|modified|copyright)\b", re.IGNORECASE
)
_WORDY = re.compile(r"\w")
_LONGEST_TITLE = 18
_TITLES = 4
_HOW_TO = re.compile(
    r"^[ \t#*]*(?:appendix:\s*)?how\s+to\s+(?:apply|use)\s+(?:the|these|this)\b", re.IGNORECASE | re.MULTILINE
)
# A label, and no word of the text.
_LABELLED = re.compile(
    r"(?:(?:Section|Article|Annex|Exhibit|Attachment|Schedule|Appendix|Part|Chapter) [\w.]{1,6})?(?:, )?"
    r"(?:\d{1,3}(?:\.\d{1,3})*|\([\w]{1,5}\)|(?<!\w)\w{1,5}(?=\.|\(|\Z)|\.)*",
    re.IGNORECASE,
)


def imprint(text: str, ids: tuple[str, ...], names: tuple[str, ...] = (), part: str = "") -> Print:
    """Return the fingerprint of `text`."""
    words = row(text)
    return Print(ids, names, part, len(words.words), _optional(text, words), _marks(text, words), words.grams)


def _optional(text: str, words: Row) -> tuple[tuple[int, int], ...]:
    """Return the word ranges of the title, the copyright lines in front, and of "how to apply" behind."""
    found = []
    end = 0
    for i, match in enumerate(_PARAGRAPH.finditer(text)):
        paragraph = match[0]
        title = len(paragraph.split()) <= _LONGEST_TITLE and _TITLE.search(paragraph)
        sentence = re.search(r"[.;:,]\s*\Z", paragraph)
        if i == _TITLES or not (all(map(is_owner, paragraph.split("\n"))) or (title and not sentence)):
            break
        end = bisect_left(words.starts, match.end())
    if 0 < end < len(words.words):
        found.append((0, end))
    how_to = [match.start() for match in _HOW_TO.finditer(text) if match.start() > len(text) // 2]
    if how_to:
        found.append((bisect_left(words.starts, how_to[-1]), len(words.words)))
    labels = [(i, i + 1) for i in range(end, len(words.words)) if _numbers_a_line(text, words.starts[i], words.ends[i])]
    return tuple(sorted([*found, *labels]))


def _numbers_a_line(text: str, start: int, end: int) -> bool:
    """Whether the word is the label of a line behind a heading: with a blank line there a copy loses it."""
    low = text.rfind("\n", 0, start)
    above = text[text.rfind("\n", 0, max(0, low)) + 1 : max(0, low)]
    return not _WORDY.search(text, low + 1, start) and len(above.split()) <= 6 and is_label(text, start, end)


def _marks(text: str, words: Row) -> str:
    """Return at which word each labelled section begins; headings that are words of the text are left out."""
    tree = outline(text)
    found: list[tuple[int, str]] = []
    for node in tree.nodes:
        label = tree.section(node)
        while label and not _LABELLED.fullmatch(label):
            label = label.partition(", ")[2]
        at = bisect_left(words.starts, node.span[0])
        if found and found[-1][0] == at:
            found[-1] = (at, label)
        elif (found[-1][1] if found else "") != label:
            found.append((at, label))
    return "|".join(f"{at}:{label}" for at, label in found)
