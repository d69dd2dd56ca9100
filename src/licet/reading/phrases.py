# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Phrases of licenses/vocabulary/sentences.toml, and where they stand in a sentence.

A phrase is words in order: `word*` begins so, `a|b` is either, `..` skips up to eight words and `...` up to forty,
`@name` is a list of phrases. A lone `*` is any word. Phrases become regular expressions over the words of a sentence;
each gap is bounded, so that looking one up takes time in proportion to the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|;")
_GAPS = {"..": r"(?: [^ ;]+){0,8}?", "...": r"(?: [^ ;]+){0,40}?"}
_GLUED = {
    "non": ("commercial", "profit", "commercially", "commercials", "noncommercial", "compliance"),
    "sub": ("license", "licence", "licensing", "licensed", "licenses", "licensable", "licensee"),
    "re": ("use", "distribute", "distribution"),
    "fine": ("tune", "tuned", "tuning", "tunes"),
}
"""Words that are written in one, in two or with a hyphen: compared in one, but "fine tune" stays two."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence in lower case, with their spans in it; ";" stands for itself, other marks are dropped.

    `heads`: each word, closed by a space, and everything that a word begins with.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    joined: str
    starts: tuple[int, ...]
    heads: frozenset[str]

    def index(self, at: int) -> int:
        """Return which word stands at an offset of `joined`."""
        return bisect_right(self.starts, at) - 1


def _spelt(word: str) -> str:
    """Return a word as the phrases spell it: "licence" is "license", of the same length."""
    return "licens" + word[6:] if word.startswith("licenc") else word


@lru_cache(maxsize=20000)
def _heads(word: str) -> frozenset[str]:
    return frozenset((word + " ", "", *(word[:end] for end in range(1, len(word) + 1))))


@lru_cache(maxsize=64)
def split(text: str) -> Words:
    """Return the words of `text`. Takes time in proportion to it."""
    low = text.lower()
    low = low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(low):
        word = _spelt(match[0])
        if (
            words
            and words[-1] in ("non", "sub", "re")
            and word in _GLUED[words[-1]]
            and match.start() - spans[-1][1] < 3
        ):
            word = words.pop() + word
            spans.append((spans.pop()[0], match.end()))
        else:
            spans.append(match.span())
        words.append(word)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    heads = frozenset().union(*map(_heads, set(words)))
    return Words(tuple(words), tuple(spans), " " + " ".join(words) + " ", tuple(starts), heads)


class Phrase:
    """A phrase ready to be looked up: no match unless a head of each of its parts stands in the sentence.

    Its regular expression is compiled when a sentence has them: most phrases never meet one.
    """

    __slots__ = ("_body", "_heads", "_pattern")

    def __init__(self, heads: Iterable[Iterable[str]], body: str) -> None:
        # The rarest first: taken for the one whose shortest form is longest.
        parts = [frozenset(head[1:] for head in part) for part in heads]
        self._heads = sorted(parts, key=lambda part: -min(map(len, part)))
        self._body = body
        self._pattern: re.Pattern[str] | None = None

    def may_stand(self, sentence: Words) -> bool:
        """Return whether the sentence has the words that the phrase needs."""
        known = sentence.heads
        for part in self._heads:  # noqa: SIM110 - a generator here costs as much as all the look-ups
            if part.isdisjoint(known):
                return False
        return True

    @property
    def rarest(self) -> frozenset[str]:
        """How a word must begin that no sentence with the phrase lacks."""
        return self._heads[0]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, over the words of a sentence joined by spaces."""
        if self._pattern is None:
            self._pattern = re.compile(self._body)
        return self._pattern


def _word(option: str) -> tuple[str, list[str]]:
    option = _spelt(option)
    if option == "*":
        return " [^ ;]+", [" "]
    if option.endswith("*"):
        return " " + re.escape(option[:-1]) + "[^ ;]*", [" " + option[:-1]]
    return " " + re.escape(option), [f" {option} "]


class Lexicon:
    """The tables of sentences.toml, their phrases compiled when they are first asked for."""

    __slots__ = ("_lists", "table")

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self._lists: dict[str, tuple[str, list[str]]] = {}

    def _list(self, name: str, within: tuple[str, ...]) -> tuple[str, list[str]]:
        if name in within:
            raise ValueError(f"the list {name!r} of sentences.toml holds itself")
        if name not in self._lists:
            found = [self._body(phrase, (*within, name)) for phrase in self.table["list"][name]]
            self._lists[name] = (
                "(?:" + "|".join(body for body, _ in found) + ")",
                [head for _, parts in found for head in max(parts, key=lambda part: min(map(len, part)))],
            )
        return self._lists[name]

    def _body(self, phrase: str, within: tuple[str, ...] = ()) -> tuple[str, list[list[str]]]:
        """Return the regular expression of a phrase, and for each of its parts how a word of it begins."""
        body = ""
        parts: list[list[str]] = []
        for part in phrase.replace(",", " ").split():
            if part in _GAPS:
                body += _GAPS[part]
                continue
            found = [self._list(o[1:], within) if o.startswith("@") else _word(o) for o in part.split("|")]
            body += found[0][0] if len(found) == 1 else "(?:" + "|".join(piece for piece, _ in found) + ")"
            parts.append([head for _, more in found for head in more])
        return body, parts

    def phrase(self, text: str) -> Phrase:
        """Return one phrase, compiled. Raises KeyError for an unknown list."""
        body, heads = self._body(text)
        return Phrase(heads, body + "(?= )")

    def phrases(self, texts: Iterable[str]) -> tuple[Phrase, ...]:
        """Return several."""
        return tuple(self.phrase(text) for text in texts)


def find(phrases: tuple[Phrase, ...], sentence: Words) -> tuple[int, int] | None:
    """Return (first, behind the last) word of the first phrase that stands in the sentence, or None."""
    joined = sentence.joined
    for phrase in phrases:
        if phrase.may_stand(sentence):
            match = phrase.pattern.search(joined)
            if match is not None:
                return sentence.index(match.start()), sentence.index(match.end() - 1) + 1
    return None


def find_all(phrases: tuple[Phrase, ...], sentence: Words) -> list[tuple[int, int]]:
    """Return the places of every phrase, each at its matches, in the order of the phrases."""
    joined = sentence.joined
    return [
        (sentence.index(match.start()), sentence.index(match.end() - 1) + 1)
        for phrase in phrases
        if phrase.may_stand(sentence)
        for match in phrase.pattern.finditer(joined)
    ]


@cache
def lexicon() -> Lexicon:
    """Return the phrases of this installation."""
    from licet.catalogue.store import store

    return Lexicon(store().section("vocabulary/sentences"))
