# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How a report may look: width, colour, letters. Decided by whoever prints it; nothing here looks at a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Ink: TypeAlias = Literal["", "yes", "no", "unknown", "strong", "faint"]

_CODES: dict[str, str] = {"yes": "1;32", "no": "1;31", "unknown": "1;33", "strong": "1", "faint": "2"}
_PLAIN = str.maketrans(
    {
        "§": "sec. ",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "—": "-",
        "–": "-",
        "·": "-",
        "•": "-",
        "→": "->",
        "≥": ">=",
        "≤": "<=",
        "©": "(c)",
        "\u00a0": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """`width` in columns; `colour`: escape sequences may be written; `ascii`: no other letters; `verbose`: all.

    `base` is the folder that paths in reports for machines are relative to ("": they stay as given), `web` the address
    that such a path is put behind to make a link ("": the path alone).
    """

    width: int = 100
    colour: bool = False
    ascii: bool = False
    verbose: bool = False
    base: str = ""
    web: str = ""

    def spell(self, text: str) -> str:
        """Return `text` in the letters of this style, with control and direction characters made visible.

        Names and messages come from files that others wrote: printed raw, they could rewrite the terminal.
        """
        if not text.isprintable():
            text = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
        if self.ascii and not text.isascii():
            text = text.translate(_PLAIN).encode("ascii", "backslashreplace").decode("ascii")
        return text

    def paint(self, ink: Ink, text: str) -> str:
        """Return `text` in a colour, or as it is."""
        return f"\x1b[{_CODES[ink]}m{text}\x1b[0m" if self.colour and ink and text else text
