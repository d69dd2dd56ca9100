# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words to lines: wrapping with a hanging indent, with colour that does not count as width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licet.report.style import Ink, Style

_NARROWEST = 24


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one colour."""

    text: str
    ink: Ink = ""


Text: TypeAlias = "str | Span | Sequence[str | Span]"


def wrap(text: Text, style: Style, first: str = "", rest: str | None = None) -> list[str]:
    """Return lines no wider than the style, the first after `first`, the others after `rest` (default: as wide as it).

    A word longer than a line stands on a line of its own. Spans that touch without a space are not torn apart.
    """
    first = style.spell(first)
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    line, used, bare = first, len(first), True
    for word in _words(text, style):
        size = sum(len(part) for part, _ in word)
        if not bare and used + 1 + size > max(style.width, len(rest) + _NARROWEST):
            lines.append(line)
            line, used, bare = rest, len(rest), True
        line += ("" if bare else " ") + "".join(style.paint(ink, part) for part, ink in word)
        used += size + (0 if bare else 1)
        bare = False
    return [one.rstrip() for one in (*lines, line)]


def _words(text: Text, style: Style) -> Iterator[list[tuple[str, Ink]]]:
    """Yield words, each as the coloured parts it is made of."""
    word: list[tuple[str, Ink]] = []
    for span in [text] if isinstance(text, str | Span) else text:
        found, ink = (span, "") if isinstance(span, str) else (span.text, span.ink)
        spelt = style.spell(found.replace("\n", " "))
        parts = spelt.split(" ")
        for i, part in enumerate(parts):
            if i and word:
                yield word
                word = []
            if part:
                word.append((part, ink))  # type: ignore[arg-type]
    if word:
        yield word


def columns(rows: Iterable[Sequence[str]], style: Style, indent: str = "", gap: int = 2) -> list[str]:
    """Return rows as aligned columns; the last column wraps under itself."""
    table = [[style.spell(cell) for cell in row] for row in rows]
    if not table:
        return []
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]) - 1)]
    lines = []
    for row in table:
        lead = indent + "".join(cell.ljust(width + gap) for cell, width in zip(row, widths, strict=False))
        lines.extend(wrap(row[-1], style, lead, " " * len(lead)))
    return lines


def block(*groups: Sequence[str]) -> list[str]:
    """Return groups of lines with one empty line between those that hold any."""
    lines: list[str] = []
    for group in groups:
        if group:
            lines += ["", *group] if lines else group
    return lines
