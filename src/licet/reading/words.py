# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words of a text, and the form under which the lexicon knows them: "Exploiting" and "exploits" are "exploit"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"and/or|[^\W_]+(?:'[^\W_]+)*|[^\w\s]")
_KEPT = frozenset(
    [
        "this",
        "thus",
        "as",
        "is",
        "was",
        "has",
        "his",
        "its",
        "us",
        "yes",
        "plus",
        "process",
        "access",
        "address",
        "business",
        "illness",
        "news",
        "series",
        "species",
        "always",
        "harass",
        "express",
        "possess",
        "discuss",
        "bias",
        "virus",
        "campus",
        "census",
        "during",
        "nothing",
        "something",
        "anything",
        "everything",
        "thing",
        "being",
        "bring",
        "king",
        "ring",
        "sing",
        "string",
        "spring",
        "need",
        "seed",
        "feed",
        "breed",
        "speed",
        "indeed",
        "exceed",
        "proceed",
        "succeed",
        "shed",
        "bed",
        "red",
    ]
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark: as written, its stem, its span in the text of the clause."""

    text: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=20000)
def stem(word: str) -> str:
    """Return the stem of a word: lower case, no plural, no -ing or -ed, no final e. Never changes what it means."""
    low = word.lower().replace("'s", "").rstrip("'")
    if low.endswith("'"):
        low = low[:-1]
    if low in ("used", "using"):
        return "use"
    if low in _KEPT or len(low) < 4:
        return low
    if low.endswith("ies") and len(low) > 4:
        low = low[:-3] + "y"
    elif low.endswith(("sses", "xes", "ches", "shes", "zzes")):
        low = low[:-2]
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    if low in _KEPT:
        return low
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and any(c in "aeiouy" for c in low[: -len(ending)]):
            low = low[: -len(ending)]
            if len(low) > 3 and low[-1] == low[-2] and low[-1] not in "sl":
                low = low[:-1]
            break
    if low.endswith("ied"):
        low = low[:-3] + "y"
    return low[:-1] if low.endswith("e") and len(low) > 3 else low


def words(text: str) -> list[Word]:
    """Return the words and marks of `text`; a hyphen separates words as a space does."""
    return [Word(m[0], stem(m[0]), m.start(), m.end()) for m in _WORD.finditer(text) if m[0] not in "-–—"]
