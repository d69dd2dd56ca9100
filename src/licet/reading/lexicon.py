# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The patterns of licenses/vocabulary/lexicon.toml, compiled once: which words mean which use.

A pattern is one or more rows ("A & B"); a row is a sequence of elements; an element is a set of stems and prefixes.
Rows are found by the stems they can begin with, so the cost of a clause grows with its length, not with the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from licet.reading.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from licet.reading.words import Word

GAP = 5
"""Words that ".." skips at most; "..." skips twice as many."""
REACH = 25
"""Words that may stand between the two sides of "&"."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a row: any of some stems or prefixes. `gap`: words that may be skipped before it."""

    stems: frozenset[str]
    prefixes: tuple[str, ...]
    gap: int

    def fits(self, word: Word, lower: str) -> bool:
        """Return whether the element takes this word."""
        return word.stem in self.stems or (bool(self.prefixes) and lower.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern means and its rows; each row is the elements of one side of "&"."""

    group: str
    meaning: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its group ("say", "vague", …), its meaning, the indices of the words that made it."""

    group: str
    meaning: str
    cells: frozenset[int]


class Lexicon:
    """Patterns with their index."""

    def __init__(self, patterns: Iterable[tuple[str, str, str]], classes: Mapping[str, Sequence[str]]) -> None:
        self._rows: dict[str, int] = {}
        self._variants: list[list[tuple[Element, ...]]] = []
        self._by_stem: dict[str, list[tuple[int, tuple[Element, ...]]]] = {}
        self._by_prefix: dict[str, list[tuple[int, tuple[Element, ...]]]] = {}
        self._patterns: list[Pattern] = []
        self._of_row: dict[int, list[int]] = {}
        for group, meaning, text in patterns:
            rows = tuple(self._row(side.strip(), classes) for side in text.split("&"))
            number = len(self._patterns)
            self._patterns.append(Pattern(group, meaning, rows))
            for row in set(rows):
                self._of_row.setdefault(row, []).append(number)

    def _row(self, text: str, classes: Mapping[str, Sequence[str]]) -> int:
        if text in self._rows:
            return self._rows[text]
        number = self._rows[text] = len(self._rows)
        for variant in _variants(text, classes):
            first = variant[0]
            for key in first.stems:
                self._by_stem.setdefault(key, []).append((number, variant))
            for prefix in first.prefixes:
                self._by_prefix.setdefault(prefix[:3], []).append((number, variant))
        return number

    def find(self, words: Sequence[Word], groups: frozenset[str]) -> list[Hit]:
        """Return what the patterns of `groups` find in a sequence of words, in the order of the words."""
        lower = [word.text.lower() for word in words]
        found: dict[int, list[tuple[int, ...]]] = {}
        for at, word in enumerate(words):
            for row, variant in self._by_stem.get(word.stem, ()):
                _match(found, row, variant, words, lower, at)
            for row, variant in self._by_prefix.get(lower[at][:3], ()):
                if variant[0].fits(word, lower[at]) and word.stem not in variant[0].stems:
                    _match(found, row, variant, words, lower, at)
        hits = []
        for number in sorted({p for row in found for p in self._of_row[row]}):
            pattern = self._patterns[number]
            if pattern.group in groups and all(row in found for row in pattern.rows):
                hits += [Hit(pattern.group, pattern.meaning, cells) for cells in _joined(pattern.rows, found)]
        return hits


def _match(
    found: dict[int, list[tuple[int, ...]]],
    row: int,
    variant: tuple[Element, ...],
    words: Sequence[Word],
    lower: list[str],
    at: int,
) -> None:
    cells = [at]
    for element in variant[1:]:
        here = cells[-1] + 1
        for place in range(here, min(len(words), here + element.gap + 1)):
            if not element.gap and words[place].start > words[here - 1].end + 1:
                return  # "military, surveillance": two words of a list are no phrase
            if element.fits(words[place], lower[place]):
                cells.append(place)
                break
        else:
            return
    found.setdefault(row, []).append(tuple(cells))


def _joined(rows: tuple[int, ...], found: dict[int, list[tuple[int, ...]]]) -> list[frozenset[int]]:
    """Return the words of each place where a pattern stands whole: each of its first side, the nearest of the rest."""
    if len(rows) == 1:
        return [frozenset(cells) for cells in found[rows[0]]]
    done = []
    for first in found[rows[0]][:20]:
        cells = set(first)
        for row in rows[1:]:
            near = min(found[row][:40], key=lambda other: (abs(other[0] - first[0]), other), default=None)
            if rows.count(row) > 1:  # "@cbrn & @cbrn": two different words
                near = min(
                    (o for o in found[row][:40] if not set(o) & cells), key=lambda o: abs(o[0] - first[0]), default=None
                )
            if near is None or abs(near[0] - first[0]) > REACH:
                break
            cells.update(near)
        else:
            done.append(frozenset(cells))
    return done


def _variants(text: str, classes: Mapping[str, Sequence[str]]) -> list[tuple[Element, ...]]:
    """Return the rows that one side of a pattern stands for: several where a class has members of several words."""
    slots: list[list[list[Element]]] = []
    gap = 0
    for item in text.replace(",", " ").split():
        if item in ("..", "..."):
            gap = GAP if item == ".." else 2 * GAP
            continue
        slots.append(_slot(item, gap, classes))
        gap = 0
    return [tuple(element for piece in choice for element in piece) for choice in product(*slots)]


def _slot(item: str, gap: int, classes: Mapping[str, Sequence[str]]) -> list[list[Element]]:
    if not item.startswith("@"):
        return [[_element(item.split("|"), gap)]]
    single = [member for member in classes[item[1:]] if " " not in member]
    choices = [[_element(single, gap)]] if single else []
    for member in classes[item[1:]]:
        if " " in member:
            (variant,) = _variants(member, classes)
            head = variant[0]
            choices.append([Element(head.stems, head.prefixes, gap), *variant[1:]])
    return choices


def _element(options: list[str], gap: int) -> Element:
    stems = frozenset(stem(option) for option in options if not option.endswith("*"))
    return Element(stems, tuple(sorted(option[:-1] for option in options if option.endswith("*"))), gap)


@cache
def table() -> dict[str, Any]:
    """Return the lexicon as it is written."""
    from licet.catalogue.store import store

    found: dict[str, Any] = store().section("vocabulary/lexicon")
    return found


@cache
def lexicon() -> Lexicon:
    """Return the compiled lexicon; groups are the keys of a use, and "qualifier.ban" and the like."""
    raw = table()
    patterns = [(group, use, text) for use, row in raw["use"].items() for group, texts in row.items() for text in texts]
    patterns += [("say", "", text) for text in raw["nothing"]["say"]]
    for slot, row in raw["qualifier"].items():
        patterns += [(f"qualifier.{slot}", name, text) for name, texts in row.items() for text in texts]
    return Lexicon(patterns, raw["class"])


@cache
def neutral() -> frozenset[str]:
    """Return the stems that carry no use."""
    from licet.reading.tokens import act_stems

    classes = (word for members in table()["class"].values() for member in members for word in member.split())
    plain = (word for word in (*table()["neutral"]["words"], *classes) if not word.endswith("*"))
    return frozenset(stem(word) for word in plain) | act_stems()
