# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The parser that grammar/expression.lark describes, and the actions that build the tree while it runs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from licet.syntax import words
from licet.syntax.errors import Fault
from licet.syntax.tree import Expression, NoAssertion, NoneTerm, With, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Token

    from licet.syntax.source import Span


class Part(NamedTuple):
    """A finished node, and its extent with the parentheses around it (the node's own span is without them)."""

    node: Expression
    span: Span


class Actions:
    """One method for each rule of the grammar; the parser calls it as it reduces the rule.

    No parse tree is ever built: a flat tree of 100,000 terms would cost more than the parse, and a deep one would
    have to be walked with care.
    """

    def start(self, parts: list[Part]) -> Expression:
        """The whole text."""
        return parts[0].node

    def either(self, parts: list[Part]) -> Part:
        """Terms joined by OR. SPDX 3.1 bars NONE and NOASSERTION here: a choice of nothing is no choice."""
        if len(parts) == 1:
            return parts[0]
        for part in parts:
            if isinstance(part.node, NoneTerm | NoAssertion):
                raise Fault("special-combined", part.node.span, ("a licence",))
        return _joined(parts, any_of)

    def both(self, parts: list[Part]) -> Part:
        """Terms joined by AND."""
        return parts[0] if len(parts) == 1 else _joined(parts, all_of)

    def group(self, parts: tuple[Token, Part, Token]) -> Part:
        """An expression in parentheses: the same node, a wider extent."""
        opening, part, closing = parts
        return Part(part.node, (_start(opening), _start(closing) + 1))

    def single(self, tokens: list[Token]) -> Part:
        """A licence, a licence WITH an exception, NONE or NOASSERTION."""
        first = tokens[0]
        if first.type == "SPECIAL":
            node: Expression = words.special(str(first), _start(first))
            return Part(node, node.span)
        licence = words.licence(str(first), _start(first))
        if len(tokens) == 1:
            return Part(licence, licence.span)
        exception = words.exception(str(tokens[1]), _start(tokens[1]))
        span = (licence.span[0], exception.span[1])
        return Part(With(licence, exception, span), span)


def _joined(parts: list[Part], join: Callable[[list[Expression], Span], Expression]) -> Part:
    span = (parts[0].span[0], parts[-1].span[1])
    return Part(join([part.node for part in parts], span), span)


def _start(token: Token) -> int:
    assert token.start_pos is not None
    return token.start_pos


@cache
def grammar() -> Callable[[str], object]:
    """Return the parse function. Reading the grammar takes about 25 ms, importing lark twice that: so, late."""
    from lark import Lark

    from licet.locate import find

    return Lark.open(
        str(find("grammar") / "expression.lark"),
        parser="lalr",
        lexer="contextual",
        transformer=Actions(),
        maybe_placeholders=False,
    ).parse


def parsed(text: str) -> Expression:
    """Parse a checked text. Raises Fault, or an exception of lark for a text that the grammar does not hold."""
    tree = grammar()(text)
    assert isinstance(tree, Expression)
    return tree
