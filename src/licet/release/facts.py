# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Scenario facts: who releases, where, with how many users. Names and types are a closed list of the catalogue."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from licet.release.graph import ReleaseError
from licet.release.statements import nearest
from licet.syntax.source import brief

if TYPE_CHECKING:
    from licet.catalogue.vocabulary import Fact
    from licet.release.statements import Statements

_EXPECTED = {
    "boolean": "true or false",
    "integer": "a whole number, not negative",
    "money": "an amount, not negative",
    "word": 'one word in quotes, as in "company"',
    "words": 'a list of words, as in ["EU"]',
}
_PLACES = frozenset({"territory", "domicile"})


def read_facts(say: Statements, table: Any) -> dict[str, object]:
    """Return the facts of a manifest. Raises ReleaseError at the line of an unknown fact or a value of another type."""
    from licet.catalogue.vocabulary import facts

    known = facts()
    say.table(table, tuple(known), "facts")
    found: dict[str, object] = {}
    for name, value in table.items():
        typed = value_of(known[name], value)
        if typed is None:
            message = f"{name} is not {_EXPECTED[known[name].type]}"
            raise ReleaseError(message, say.place("facts", name), known[name].asks)
        if name in _PLACES and isinstance(typed, tuple):
            typed = tuple(_place(say, name, index, word) for index, word in enumerate(typed))
        found[name] = typed
    return found


def value_of(fact: Fact, value: Any) -> object | None:
    """Return `value` in the type of `fact` (words as a tuple), None where it is of another."""
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
    match fact.type:
        case "boolean":
            return value if isinstance(value, bool) else None
        case "integer":
            return value if number and isinstance(value, int) else None
        case "money":
            return value if number else None
        case "word":
            return value.strip() if isinstance(value, str) and len(value.split()) == 1 else None
        case "words":
            good = isinstance(value, list) and value and all(isinstance(word, str) and word.strip() for word in value)
            return tuple(word.strip() for word in value) if good else None
    return None


def _place(say: Statements, name: str, index: int, word: str) -> str:
    """Return a territory in capitals: two letters of ISO 3166, or a group that the catalogue lists."""
    from licet.catalogue.vocabulary import territories

    code = word.upper()
    if code in territories() or (len(code) == 2 and code.isascii() and code.isalpha()):
        return code
    at = say.place("facts", name, index)
    hint = nearest(code, territories()) or "two letters of ISO 3166, or a group"
    raise ReleaseError(f"unknown territory {brief(word)}", at, hint)
