# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which lines of a licence text are headings without a label, and which of them stand inside which."""

from __future__ import annotations

import re

# Ranks; a heading stands inside those of a lower rank. "#" to "######" of Markdown are 4 to 9.
ATTACHED = 1
PART = 2
POLICY = 8
CAPITALS = 9
TITLE = 10
RUN_IN = 12  # and one more for every two columns of indent
LEAD_IN = 20

_ATTACHED = re.compile(r"(?:attachment|exhibit|appendix|annex|schedule)[ \t]+[A-Z0-9]{1,3}\b|appendix\b", re.IGNORECASE)
_PART = re.compile(r"(?:section|part|chapter)[ \t]+[IVX]{1,5}\b", re.IGNORECASE)
# The words of a title: "Grant of Patent License".
_CAPITAL, _SMALL = r"[A-Z][\w'’/&-]*[,;]?", "of|and|or|to|the|for|with|in|on|by|licen[cs]e|use"
_TITLE_WORDS = rf"{_CAPITAL}(?:[ ](?:{_CAPITAL}|{_SMALL})){{0,12}}(?<![,;])"
_TITLE = re.compile(_TITLE_WORDS + r"\Z")
# A title that a paragraph runs on from: "Grant of Patent License. Subject to …", "License Scope: In …".
_RUN_IN = re.compile(_TITLE_WORDS + r"[*_]*(?:\.[*_]*(?=\s+[A-Z\"“]|\s*\Z)|:[*_]*(?=\s|\Z))")


def rank(line: str, before: str, after: str, apart: bool) -> int:
    """Return the rank of `line` if it is a heading, else 0.

    `before` and `after` are the lines around it, stripped; `apart` is whether a blank line or a heading stands before.
    """
    if line.startswith("#"):
        return 3 + min(6, len(line) - len(line.lstrip("#")))
    bare = line.strip('*_«»"“”• \t')
    if not bare or not bare[0].isalpha():
        return 0
    apart_or_ended = apart or before[-1:] in (".", ":", ";")
    if len(bare) < 101 and len(bare.split()) < 15:
        found = _rank_of_short(bare, before, after, apart, apart_or_ended)
        if found:
            return found
    if apart_or_ended and (match := _RUN_IN.match(bare)):
        indent = len(line) - len(line.lstrip())
        alone = match.end() == len(bare) and not indent
        return TITLE if alone and bare[-1] == "." else min(RUN_IN + indent // 2, LEAD_IN - 1)
    return LEAD_IN if apart_or_ended and bare[-1] == ":" and len(bare.split()) < 10 else 0


def _rank_of_short(bare: str, before: str, after: str, apart: bool, apart_or_ended: bool) -> int:
    """Return the rank of a line of at most fourteen words that is a heading of its own, else 0."""
    if match := _ATTACHED.match(bare):
        sentence = bare[match.end() :].lstrip()[:1].islower() or bare[-1] in ".,;"
        return ATTACHED if apart_or_ended and not sentence else 0
    if (match := _PART.match(bare)) and bare[match.end() :].lstrip()[:1] in ("", ":", ".", "-", "–", "—"):
        return PART
    if bare[-1] in ".,;:":
        return 0
    if bare.isupper() and sum(map(str.isalpha, bare)) > 3:
        # A paragraph in capitals is no heading.
        return CAPITALS if (apart or not before.isupper()) and not after.isupper() else 0
    underlined = len(after) > 3 and not after.strip("=-~")
    preamble = bare.lower() == "preamble"
    broken = apart and len(bare) < 40 and after[:1].isupper() and _TITLE.match(bare) is not None
    if not bare[0].isupper() or not (underlined or preamble or broken or (apart_or_ended and not after)):
        return 0
    return POLICY if bare.lower().endswith("policy") else CAPITALS if preamble else TITLE
