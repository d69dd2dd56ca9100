# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the parser stopped, to what is wrong there, in words of the language and not of the parser."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from licet.syntax import words
from licet.syntax.check import SPACE
from licet.syntax.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = re.compile(r"[()]|[^ \t\r\n()]+")


def explain(text: str, place: int, wanted: Collection[str]) -> Fault:
    """Return the fault of a checked `text` that the parser refused at `place`, where it wanted some terminals.

    The parser looks one word ahead, so the word before `place` may not have been looked up yet. If that one is
    unknown it is the fault to report: of two, the first.
    """
    before = deque((match for match in _WORD.finditer(text, 0, place)), maxlen=2)
    last = before[-1].group() if before else ""
    here = _WORD.match(text, place)
    word = here.group() if here else ""
    if "LICENSE_ID" in wanted:
        return _no_licence(text, place, last, word)
    if "EXCEPTION_ID" in wanted:
        return _unread(before[-2]) or _no_exception(text, place, word)
    after_with = len(before) > 1 and before[-2].group() in ("WITH", "with")
    pending = None if after_with or last == ")" else _unread(before[-1])
    return pending or _no_operator(place, last, word, after_with)


def _unread(match: re.Match[str]) -> Fault | None:
    """Look up a word that the parser took for a licence and had not come to yet."""
    if match.group() in words.SPECIALS:
        return None
    try:
        words.licence(match.group(), match.start())
    except Fault as fault:
        return fault
    return None


def _no_licence(text: str, place: int, last: str, word: str) -> Fault:
    if not word:
        return Fault("expected-licence", _end(text), words.A_LICENCE)
    if word == ")":
        if last == "(":
            return Fault("empty-parentheses", (text.rindex("(", 0, place), place + 1), words.A_LICENCE)
        return Fault("expected-licence", (place, place + 1), words.A_LICENCE)
    return words.licence_fault(word, place)


def _no_exception(text: str, place: int, word: str) -> Fault:
    if not word:
        return Fault("expected-exception", _end(text), words.AN_EXCEPTION)
    if word in "()":
        return Fault("expected-exception", (place, place + 1), words.AN_EXCEPTION)
    return words.exception_fault(word, place)


def _no_operator(place: int, last: str, word: str, after_with: bool) -> Fault:
    span = (place, place + len(word))
    if word in ("WITH", "with"):
        if last == ")":
            return Fault("exception-on-group", span, ("WITH directly after one licence",))
        if last in words.SPECIALS:
            return Fault("special-combined", span, ("AND",))
        return Fault("second-exception", span, ("AND", "OR"))
    if word.startswith("+") or ("+" in word and word.rstrip("+").lower() in words.OPERATORS):
        return words.plus_fault(word, place)
    if word.lower() in words.OPERATORS:
        return Fault("bad-operator", span, (f'"{word.upper()}" or "{word.lower()}"',))
    return Fault("expected-operator", span, ("AND", "OR") if after_with or last == ")" else words.AN_OPERATOR)


def _end(text: str) -> tuple[int, int]:
    end = len(text.rstrip(SPACE))
    return end, end
