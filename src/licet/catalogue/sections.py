# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a place of a text stands under the section that a citation names.

A citation writes a section as the text labels it: "4(a)", "2(a)(1)(B)", "1.b.i", "Attachment A, 3", "Prohibited Uses".
Case and punctuation of a label count for nothing. The path of a place is the levels that are open there (`levels`):
headings and labels, the outermost first. A citation matches a path if

- its labels and headings stand in the path one after another, only headings between them being left out;
- its first label is the outermost one, or the outermost below a heading ("(a)" is not 4(a), nor is "2" 4.2);
- a decimal stands for all it begins with: "4.2(a)" is 4, 4.2, (a);
- words match a heading, or the words that follow a label ("4. Redistribution. You may …"), from their first word.

The path may go on inwards: what stands under 4(a) stands under 4. The section "" matches every place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from licet.catalogue.levels import Level, Path, outline

if TYPE_CHECKING:
    from collections.abc import Sequence

# A label as its text, or a heading as its words.
Name = str | tuple[str, ...]

_DECIMAL = r"\d{1,2}(?:\.\d{1,2})*"
_PIECE = re.compile(rf"{_DECIMAL}|(?<![A-Za-z])(?:[A-Za-z]{{1,2}}|[ivxlIVXL]{{3,5}})(?![A-Za-z])")
_LABELS = re.compile(rf"(?:{_PIECE.pattern}|[.() ])+\Z")
_TITLE = 16


@lru_cache(maxsize=4096)
def names(section: str) -> tuple[tuple[Name, ...], ...]:
    """Return the ways to read a citation: its parts from the outermost inwards, and all of it as one heading."""
    found: list[Name] = []
    for part in section.replace("§", " ").split(","):
        text = re.sub(r"^(?:section|article|clause)\s+(?=\d)", "", part.strip(), flags=re.IGNORECASE)
        if _LABELS.match(text):
            found.extend(label.lower() for label in _PIECE.findall(text))
        else:
            found.append(_words(text))
    return tuple(found), (_words(section),)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))[:_TITLE]


def path_at(text: str, place: int) -> Path:
    """Return the levels open at the offset `place` of `text`, the outermost first."""
    starts, paths = outline(text)
    i = bisect_right(starts, place)
    return paths[i - 1] if i else ()


def is_under(text: str, place: int, section: str) -> bool:
    """Return whether the offset `place` of `text` stands under `section`, as the text's own marks show."""
    if not section.strip():
        return True
    path = path_at(text, place)
    return any(_matches(path, i, wanted) for wanted in names(section) for i in range(len(path)))


def _matches(path: Path, i: int, wanted: Sequence[Name]) -> bool:
    """Return whether the levels of `path` from `i` on are those that are wanted."""
    outermost = i == 0 or path[i - 1].is_heading or path[i - 1].holds(path[i])
    if not wanted or (isinstance(wanted[0], str) and not outermost):
        return False
    for number, name in enumerate(wanted):
        while number and i < len(path) and not _is_named(path[i], name):
            if not path[i].is_heading and not (i + 1 < len(path) and path[i].holds(path[i + 1])):
                return False
            i += 1
        if i == len(path) or not _is_named(path[i], name):
            return False
        i += 1
    return True


def _is_named(level: Level, name: Name) -> bool:
    if isinstance(name, str):
        return not level.is_heading and level.mark.label == name
    return bool(name) and level.mark.title[: len(name)] == name
