# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is checked before the parser runs: characters, and the balance and depth of parentheses.

Three linear passes by the regular-expression engine. They come first because the answer they give is better
(a parenthesis that is never closed is reported where it opens, not where the text ends), and because the depth
must be known before anything that could depend on it.
"""

from __future__ import annotations

import re

from licet.syntax.errors import Fault

DEEPEST = 200
"""Levels of parentheses an expression may have. Published expressions have three."""

SPACE = " \t\r\n"

_ALIEN = re.compile(r"[^A-Za-z0-9.+:() \t\r\n-]")
_PARENTHESIS = re.compile(r"[()]")

# Cyrillic and Greek letters that fonts draw like these Latin ones.
_TWINS = dict(
    zip(
        "АВЕКМНОРСТХУЅІЈаеорсухѕіјԁɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‐‑‒–−",
        "ABEKMHOPCTXYSIJaeopcyxsijdgABEZHIKMNOPTYXo-----",
        strict=True,
    )
)


def check(text: str) -> None:
    """Raise Fault if `text` is empty, holds a foreign character, or nests badly."""
    alien = _ALIEN.search(text)
    if alien is not None:
        raise character_fault(text, alien.start())
    if not text.strip(SPACE):
        raise Fault("empty", (0, len(text)), ("a licence expression",))
    if "(" in text or ")" in text:
        _check_parentheses(text)


def _check_parentheses(text: str) -> None:
    open_at: list[int] = []
    for match in _PARENTHESIS.finditer(text):
        place = match.start()
        if match.group() == "(":
            open_at.append(place)
            if len(open_at) > DEEPEST:
                raise Fault("too-deep", (place, place + 1), (f"at most {DEEPEST} levels of parentheses",))
        elif not open_at:
            raise Fault("unbalanced-parenthesis", (place, place + 1), ('a "(" before it',))
        else:
            open_at.pop()
    if open_at:
        raise Fault("unbalanced-parenthesis", (open_at[-1], open_at[-1] + 1), ('a ")" after it',))


def character_fault(text: str, place: int) -> Fault:
    """Say what kind of foreign character stands at `place`."""
    import unicodedata

    character, span = text[place], (place, place + 1)
    code = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    if unicodedata.category(character)[0] in "CZ":  # control, format, surrogate, unassigned; odd spaces
        return Fault("control-character", span, (f"plain text instead of {code}",))
    plain = _TWINS.get(character) or unicodedata.normalize("NFKC", character)
    if not character.isascii() and plain.isascii():
        return Fault("look-alike", span, (f'"{plain}" instead of {code}',))
    return Fault("bad-character", span, (_ADVICE.get(character, "letters, digits, - . + : and parentheses"),))


_ADVICE = {
    "/": "AND or OR (a slash says neither)",
    "|": "OR",
    "&": "AND",
    ",": "AND or OR (a comma says neither)",
    ";": "AND or OR (a semicolon says neither)",
    "_": '"-" (a reference holds letters, digits, - and .)',
}
