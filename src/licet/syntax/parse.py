# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text to tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.syntax import words
from licet.syntax.check import SPACE, check
from licet.syntax.errors import Fault

if TYPE_CHECKING:
    from licet.syntax.tree import Expression


@dataclass(frozen=True, slots=True)
class Mode:
    """What a text may be besides an SPDX expression. Every liberty taken is reported as a repair.

    `operators` in mixed case, & and |; a `slash` for OR; licence `names` in prose; `addresses` of licence
    texts; `successors` in place of deprecated ids where nothing is lost.
    """

    name: str
    operators: bool = False
    slash: bool = False
    names: bool = False
    addresses: bool = False
    successors: bool = False


STRICT = Mode("strict")
LENIENT = Mode("lenient", operators=True, slash=True, names=True, addresses=True, successors=True)


def parse_expression(text: str) -> Expression:
    """Parse an SPDX licence expression (2.3 Annex D, 3.0.1 Annex B).

    Raises ExpressionError (a ValueError) for any other text, TypeError for what is not a str.
    """
    if not isinstance(text, str):
        raise TypeError(f"a licence expression is a str, not {type(text).__name__}")
    try:
        return _one_word(text) or _many_words(text)
    except Fault as fault:
        raise fault.within(text) from None


def parse(text: str, mode: Mode = STRICT) -> Expression:
    """Parse `text` in `mode`; `parse_lenient` says as well what was repaired. Raises ExpressionError."""
    if mode == STRICT:
        return parse_expression(text)
    from licet.syntax.lenient import parse_lenient

    return parse_lenient(text, mode=mode).expression


def _one_word(text: str) -> Expression | None:
    """Parse a text of one word without the parser: by far the commonest case, and lark takes 80 ms to load.

    None if there is more than one word, or a character that needs a word of its own.
    """
    word = text.strip(SPACE)
    start = text.index(word) if word else 0
    if word in words.SPECIALS:
        return words.special(word, start)
    if not word or not words.ONE_WORD.issuperset(word):
        return None
    return words.licence(word, start)


def _many_words(text: str) -> Expression:
    check(text)
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken

    from licet.syntax.build import parsed
    from licet.syntax.explain import explain

    try:
        return parsed(text)
    except UnexpectedToken as error:
        # The end of the text is a token too, and stands where the last word did.
        place = len(text) if error.token.type == "$END" else error.token.start_pos or 0
        raise explain(text, place, error.expected) from None
    except UnexpectedCharacters as error:
        raise explain(text, error.pos_in_stream or 0, error.allowed or ()) from None
