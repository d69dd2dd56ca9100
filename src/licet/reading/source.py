# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence text made plain: one kind of quote, space and line end, no markup, and a way back to the original.

What is dropped or replaced never changes a word: tags, entities, emphasis, link targets, invisible characters.
Letters of another script inside a Latin word (a look-alike "о") are read as the letter they imitate, and reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

LIMIT = 600_000
"""Characters that are read; what stands behind them is reported as unread."""

_EDIT = re.compile(
    r"\r\n?"
    r"|<(?:br|/p|/div|/tr|/h[1-6]|/li|p)\b[^<>\n]{0,200}>"
    r"|<li\b[^<>\n]{0,200}>"
    r"|</?[a-zA-Z!][^<>\n]{0,200}>"
    r"|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,6});"
    r"|!?\[([^\[\]\n]{1,300})\]\([^()\s]{1,500}\)"
    r"|\*\*+|__+|`+|\\(?=[*_.#()\-])"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00]"
)
_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0c": "\n",
        "\x0b": "\n",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "；": ";",
        "：": ":",
        "（": "(",
        "）": ")",
    }
)
_LOOKALIKE = dict(
    zip("аеорсухіѕјһԁԛԝАВЕКМНОРСТХαορνΑΒΕΗΙΚΜΝΟΡΤΧ", "aeopcyxisjhdqwABEKMHOPCTXaopvABEHIKMNOPTX", strict=True)
)
_FOREIGN = re.compile(r"[A-Za-z]*[\u0370-\u03ff\u0400-\u052f]+[A-Za-z]+[A-Za-z\u0370-\u03ff\u0400-\u052f]*")
_MIXED = re.compile(r"[A-Za-z]+[\u0370-\u03ff\u0400-\u052f][A-Za-z\u0370-\u03ff\u0400-\u052f]*")


@dataclass(frozen=True, slots=True)
class Source:
    """The plain text, and where each stretch of it stood: `places[i]` is the original offset of plain `starts[i]`.

    `cut`: the text was longer than LIMIT.
    """

    plain: str
    starts: tuple[int, ...]
    places: tuple[int, ...]
    notes: tuple[str, ...] = ()
    cut: bool = False

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that the plain span (start, end) was read from."""
        return self._place(start), self._place(max(start, end - 1)) + (1 if end > start else 0)

    def _place(self, at: int) -> int:
        i = bisect_right(self.starts, at) - 1
        return self.places[i] + at - self.starts[i]


def plain(text: str) -> Source:
    """Return the plain form of `text`, cut at LIMIT characters."""
    notes = []
    cut = len(text) > LIMIT
    if cut:
        notes.append(f"only the first {LIMIT} of {len(text)} characters were read")
        text = text[:LIMIT]
    unreadable = text.count("\ufffd") + text.count("\x00")
    if unreadable:
        notes.append(f"{unreadable} characters are not text")
    pieces: list[str] = []
    starts, places, size, at = [0], [0], 0, 0
    for match in _EDIT.finditer(text):
        kept = text[at : match.start()]
        new = _replacement(match)
        pieces += (kept, new)
        at = match.end()
        if len(new) != at - match.start():
            # The replacement itself counts as standing at the start of what it replaces.
            starts += (size + len(kept), size + len(kept) + len(new))
            places += (match.start(1) if match[1] else match.start(), at)
        size += len(kept) + len(new)
    pieces.append(text[at:])
    whole = "".join(pieces).translate(_PLAIN)
    whole, imitated = _latin(whole)
    if imitated:
        notes.append(f"{imitated} words are written with look-alike letters")
    return Source(whole, tuple(starts), tuple(places), tuple(notes), cut)


def _replacement(match: re.Match[str]) -> str:
    found = match[0]
    if match[1]:
        return match[1]
    if found[0] == "\r":
        return "\n"
    if found[0] == "<":
        name = re.sub(r"[^a-z0-9]", "", found[:6].lower())
        return "\n- " if name.startswith("li") and found[1] != "/" else "\n" if _breaks(name) else ""
    if found[0] == "&":
        from html import unescape

        return unescape(found)
    return ""


def _breaks(name: str) -> bool:
    return name.startswith(("br", "div", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "li")) or name == "p"


def _latin(text: str) -> tuple[str, int]:
    if text.isascii():
        return text, 0
    count = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal count
        new = "".join(_LOOKALIKE.get(c, c) for c in match[0])
        count += new.isascii()
        return new if new.isascii() else match[0]

    text = _MIXED.sub(mend, text)
    return _FOREIGN.sub(mend, text), count
