# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The marks that open a section or a list item: "4.", "2.1", "(a)", "iv)", "•", "Section II:", "Attachment A"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})\Z")

_OPENING = re.compile(
    r"(?P<hash>#{1,6})[ \t]+(?=\S)"
    r"|(?P<bullet>[-*+•·◦▪●○■–—‣⁃]|o(?=[ \t]+[A-Z]))(?:[ \t]+|(?=[A-Z][a-z]))(?=\S)"
    r"|(?P<word>(?i:section|article|annex|exhibit|attachment|schedule|appendix|part|chapter))[ \t]+"
    r"(?P<number>[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-Z])(?![\w(])[ \t]*[.:)–—-]?[ \t]*(?=[A-Z\n\"]|\([A-Z][a-z]|$)"
    r"|§[ \t]*(?P<paragraph>\d{1,3}(?:\.\d{1,3})*)[ \t]*[.:)]?[ \t]*"
    r"|\([ \t]*(?P<paren>[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6}|\d{1,3})[ \t]*\)[ \t]*(?=\S)"
    r"|\[(?P<square>[a-zA-Z]|[ivxlc]{1,6}|\d{1,2})\][ \t]+(?=\S)"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})[.:)]?[ \t]+"
    r"(?=[A-Z\"(]|(?<=\.\d\.\d )[a-z]|(?<=\.\d\.\d\d )[a-z]|(?<=\.\d\d\.\d )[a-z])"
    r"|(?P<dotted>\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{1,6})(?P<close>[.)、])(?:[ \t]+(?=\S)|[ \t]*$|(?=[A-Z][a-z]))"
)
# "10 Restrictions": a number without a stop, before a title.
_BARE = re.compile(r"(\d{1,2})[ \t]+(?=[A-Z])(?=[^.;:,]{3,70}$)")
_SMALL = re.compile(r"(\d{1,2}\.\d{1,2})\.?[ \t]+(?=[a-z])")
_NOT_MARKS = re.compile(r"(?:e\.g|i\.e|U\.S|U\.K)\b")


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark: as written, its style ("(a)", "1.", "-", "section", "#2"), the values it may have, its length.

    "i" is 9 among letters and 1 among Roman numerals: `values` has an entry for each form it may belong to.
    """

    label: str
    style: str
    values: tuple[tuple[str, int], ...]
    size: int

    def is_first(self) -> bool:
        """Return whether the mark can open a list."""
        return not self.values or any(value <= 1 for _, value in self.values)

    def follows(self, form: str, value: int, skips: bool = True) -> bool:
        """Return whether the mark can come after the mark `value` of the same form; `skips`: numbers may be missing."""
        return any(f == form and value < v <= value + (12 if skips else 1) for f, v in self.values)


def roman(text: str) -> int:
    """Return the value of a Roman numeral in lower case; 0 for anything else."""
    if not text or not _ROMAN.match(text) or set(text) - set(_DIGITS):
        return 0
    values = [_DIGITS[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def numeral(text: str) -> tuple[tuple[str, int], ...]:
    """Return the forms ("1", "a", "A", "i", "I") and values that `text` may have."""
    if text.isdigit():
        return (("1", int(text)),)
    lower = text.lower()
    found = []
    value = roman(lower)
    if value and (len(text) > 1 or lower in "ivx"):
        found.append(("i" if text == lower else "I", value))
    if len(text) == 1:
        found.append(("a" if text == lower else "A", ord(lower) - 96))
    elif len(set(lower)) == 1 and not value:
        found.append(("a" if text == lower else "A", 26 + ord(lower[0]) - 96))
    return tuple(found)


def opening(line: str, listed: bool = False) -> Marker | None:
    """Return the mark that `line` (without its indent) opens with, if any.

    `listed`: what stands before it ends like a lead or a member of a list, so that "3.2 to" is a mark as well.
    """
    match = _OPENING.match(line)
    if match is None:
        small = _SMALL.match(line) if listed else None
        if small is not None:
            return _decimal(small[1], small.end())
        bare = _BARE.match(line)
        if bare is not None and _is_titled(line[bare.end() :]):
            return Marker(bare[1], "number", (("1", int(bare[1])),), bare.end())
    if match is None or _NOT_MARKS.match(line):
        return None
    groups = match.groupdict()
    if groups["hash"]:
        inner = opening(line[match.end() :]) if line[match.end() :][:1] not in "#-*+" else None
        style = f"#{len(groups['hash'])}"
        if inner is not None and inner.label:
            return Marker(inner.label, style, (), match.end() + inner.size)
        return Marker("", style, (), match.end())
    if groups["bullet"]:
        inner = opening(line[match.end() :]) if line[match.end() :][:1] not in "-*+•·" else None
        if inner is not None and inner.values:  # "- a. License": the letter says more than the dash
            return Marker(inner.label, inner.style, inner.values, match.end() + inner.size)
        return Marker("-", groups["bullet"], (), match.end())
    if groups["word"]:
        label = f"{groups['word'].title()} {groups['number']}"
        return Marker(label, "section:" + groups["word"].lower(), numeral(groups["number"]), match.end())
    if groups["paragraph"]:
        return _decimal(groups["paragraph"], match.end())
    if groups["decimal"]:
        return _decimal(groups["decimal"], match.end())
    core = groups["paren"] or groups["square"] or groups["dotted"]
    values = numeral(core)
    if not values:
        return None
    shape = "()" if groups["paren"] else "[]" if groups["square"] else "." if groups["close"] != ")" else ")"
    label = f"({core})" if shape == "()" else core
    return Marker(label, shape, values, match.end())


def _is_titled(text: str) -> bool:
    """Return whether all the longer words of a line are capital: a title, and not a line that a wrap begins so."""
    words = text.split()
    return len(words) <= 8 and all(word[:1].isupper() or len(word) < 5 for word in words) and words[-1] not in _OPEN


_OPEN = frozenset(("of", "the", "and", "or", "to", "a", "in", "for", "any", "by", "with"))


def _decimal(text: str, size: int) -> Marker:
    last = text.rpartition(".")[2]
    return Marker(text, f"d{text.count('.')}", (("1", int(last)),), size)
