# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text, a place in it, and how both are shown in a message."""

from __future__ import annotations

from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Offsets into a text, in characters: first, and one past the last."""

NOWHERE: Span = (0, 0)
"""The span of a node that was not read from a text."""

_WIDTH = 76
_BEFORE = 24


def visible(text: str) -> str:
    """Write `text` so that every character takes one column and none hides.

    Control, invisible, right-to-left, combining and double-width characters become escapes: a message that
    quotes them raw could be reordered by the terminal, and its caret would point beside the fault.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    import unicodedata

    plain = (
        character.isprintable()
        and unicodedata.east_asian_width(character) not in "WF"
        and not unicodedata.combining(character)
        and unicodedata.bidirectional(character) not in ("R", "AL")
    )
    return character if plain else ascii(character)[1:-1]


def brief(text: str, limit: int = 40) -> str:
    """Quote at most `limit` characters of `text`, made visible."""
    cut = text if len(text) <= limit else text[: limit - 3] + "..."
    return '"' + visible(cut) + '"'


def excerpt(text: str, span: Span) -> tuple[str, str]:
    """Return two lines: the part of `text` around `span`, and carets under it.

    Takes time in the width of the window, not of the text.
    """
    start, end = span
    first = 0 if len(text) <= _WIDTH else max(0, min(start - _BEFORE, len(text) - _WIDTH))
    last = min(len(text), first + _WIDTH)
    lead = ("..." if first else "") + visible(text[first:start])
    mark = visible(text[start : min(end, last)])
    tail = visible(text[max(start, min(end, last)) : last]) + ("..." if last < len(text) else "")
    return lead + mark + tail, " " * len(lead) + "^" * max(1, len(mark))
