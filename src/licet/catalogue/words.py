# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts as sequences of words: what stays the same when a licence is re-wrapped, re-punctuated or re-cased."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, compatibility-normalised, without punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def spans(text: str) -> list[tuple[str, int, int]]:
    """Return each word as `words` gives it, with its start and end offset in `text`."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        found.extend((word, match.start(), match.end()) for word in words(match.group()))
    return found


def words_sha256(text: str) -> str:
    """Return the sha256 of the words of `text`, joined by single spaces: the hash that records carry."""
    from hashlib import sha256

    return sha256(" ".join(words(text)).encode()).hexdigest()


def find_quote(quote: str, text_words: list[str]) -> list[int]:
    """Return every index in `text_words` at which the words of `quote` stand one after another."""
    wanted = words(quote)
    if not wanted:
        return []
    first, size = wanted[0], len(wanted)
    return [i for i, word in enumerate(text_words) if word == first and text_words[i : i + size] == wanted]
