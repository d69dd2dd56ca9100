# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Tree to text: canonical spelling, one space around operators, the fewest parentheses."""

from __future__ import annotations

from licet.syntax.tree import And, Expression, Or


def render(expression: Expression) -> str:
    """Return the canonical text of `expression`; parsing it gives an equal tree.

    AND binds tighter than OR, so only an OR inside an AND needs parentheses.
    """
    pieces: list[str] = []
    stack: list[Expression | str] = [expression]
    while stack:
        node = stack.pop()
        if not isinstance(node, And | Or):
            pieces.append(str(node))
            continue
        operator = " AND " if isinstance(node, And) else " OR "
        for position, term in enumerate(reversed(node.terms)):
            if position:
                stack.append(operator)
            guarded = isinstance(node, And) and isinstance(term, Or)
            stack.extend((")", term, "(") if guarded else (term,))
    return "".join(pieces)
