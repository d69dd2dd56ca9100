# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions (`when`) of terms: text to nested tuples, by grammar/condition.lark. Used when records are compiled."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from licet.locate import find

if TYPE_CHECKING:
    from lark import Lark

    from licet.catalogue.model import Condition


@cache
def _grammar() -> Lark:
    from lark import Lark, Transformer, v_args

    @v_args(inline=True)
    class Build(Transformer[Any, Any]):
        def any(self, *terms: Condition) -> Condition:
            return terms[0] if len(terms) == 1 else ("any", *terms)

        def all(self, *terms: Condition) -> Condition:
            return terms[0] if len(terms) == 1 else ("all", *terms)

        def negation(self, term: Condition) -> Condition:
            return ("not", term)

        def compare(self, fact: str, sign: str, number: str) -> Condition:
            return ("compare", str(fact), str(sign), int(number.replace("_", "")))

        def some(self, fact: str, words: tuple[str, ...]) -> Condition:
            return ("some", str(fact), words)

        def only(self, fact: str, words: tuple[str, ...]) -> Condition:
            return ("only", str(fact), words)

        def fact(self, fact: str) -> Condition:
            return ("fact", str(fact))

        def words(self, *words: str) -> tuple[str, ...]:
            return tuple(str(word) for word in words)

    grammar = (find("grammar") / "condition.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=Build())


def parse_condition(text: str) -> Condition:
    """Return the condition that `text` writes; ValueError with one line where it is not one."""
    from lark import UnexpectedInput

    try:
        return _grammar().parse(text)  # type: ignore[return-value, unused-ignore]
    except UnexpectedInput as error:
        at = (error.column or 1) - 1
        raise ValueError(f"condition not understood at {text[at : at + 20]!r}: {text!r}") from None


def facts_of(condition: Condition | None) -> frozenset[str]:
    """Return the fact names a condition asks for."""
    found: set[str] = set()
    pending = [condition] if condition else []
    while pending:
        head, *rest = pending.pop()
        if head in {"any", "all", "not"}:
            pending.extend(rest)
        else:
            found.add(rest[0])
    return frozenset(found)
