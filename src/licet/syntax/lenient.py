# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Expressions as people write them, read as SPDX expressions, with every liberty reported.

The text is cut into pieces (names, operators, parentheses), each piece is rewritten into SPDX, and the result is
parsed by the strict parser: there is one grammar. Spans are then moved back to the text as written.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.syntax.errors import ExpressionError, Fault
from licet.syntax.parse import LENIENT, Mode, parse_expression
from licet.syntax.tree import And, Expression, License, Or, With, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from licet.syntax.pieces import Piece
    from licet.syntax.source import Span


@dataclass(frozen=True, slots=True)
class Repair:
    """One liberty taken: what stood at `span`, what it was read as, and why.

    Where `read` is what was written, nothing was changed and `why` says what the reader should know of it.
    """

    span: Span
    written: str
    read: str
    why: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression and the repairs it took to read it. Spans are those of the text as written."""

    expression: Expression
    repairs: tuple[Repair, ...] = ()


def parse_lenient(text: str, *, names: Mapping[str, str] | None = None, mode: Mode = LENIENT) -> Parsed:
    """Read `text`, taking the liberties of `mode`.

    `names` maps further names, such as the ids of a model hub, to SPDX expressions; it is asked for a name as
    written, then in lower case. An id of the SPDX list always means itself, whatever `names` says.

    Raises ExpressionError for a text that still cannot be read. An unknown name stays an error (what to do about
    it is the caller's decision), and so does a name that leaves a choice open: "GPL", "MIT, Apache-2.0".
    """
    refused: ExpressionError | None = None
    try:
        expression = parse_expression(text)
    except ExpressionError as error:
        refused = error
    else:
        if not (mode.successors and any(isinstance(node, License) and node.deprecated for node in walk(expression))):
            return Parsed(expression)
    from licet.syntax.pieces import cut  # the machinery of names, not needed for an expression that is right

    if refused and refused.reason in ("empty", "too-deep", "unbalanced-parenthesis"):
        raise refused
    try:
        pieces = cut(text, names or {}, mode)
    except Fault as fault:
        raise fault.within(text) from None
    rewritten, mapped = _rewrite(pieces, text)
    try:
        expression = parse_expression(rewritten)
    except ExpressionError as error:
        raise ExpressionError(text, error.reason, mapped(error.span), error.expected) from None
    repairs = (Repair(p.span, text[slice(*p.span)], p.text, p.why) for p in pieces if p.why)
    return Parsed(_moved(expression, mapped), tuple(repairs))


def _rewrite(pieces: list[Piece], text: str) -> tuple[str, Callable[[Span], Span]]:
    """Join the pieces, and return with them the way back from a span of the result to one of `text`."""
    starts: list[int] = []
    place = 0
    for piece in pieces:
        starts.append(place)
        place += len(piece.text) + 1

    def mapped(span: Span) -> Span:
        first = pieces[bisect_right(starts, span[0]) - 1]
        if span[0] >= place - 1:
            return pieces[-1].span[1], pieces[-1].span[1]
        last = pieces[bisect_right(starts, max(span[0], span[1] - 1)) - 1]
        if first is last and first.text == text[slice(*first.span)]:
            shift = first.span[0] - starts[bisect_right(starts, span[0]) - 1]
            return span[0] + shift, span[1] + shift
        return first.span[0], last.span[1]

    return " ".join(piece.text for piece in pieces), mapped


def _moved(expression: Expression, mapped: Callable[[Span], Span]) -> Expression:
    """Rebuild a tree with other spans."""
    done: list[Expression] = []
    for node in walk(expression):
        span = mapped(node.span)
        if isinstance(node, And | Or):
            count = len(node.terms)
            terms = tuple(done[-count:])
            del done[-count:]
            done.append(replace(node, terms=terms, span=span))
        elif isinstance(node, With):
            exception = replace(node.exception, span=mapped(node.exception.span))
            licence = replace(node.license, span=mapped(node.license.span))
            done[-1] = With(licence, exception, span)
        else:
            done.append(replace(node, span=span))
    return done[0]
