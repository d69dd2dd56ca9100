# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text to tree: licence expressions. Knows how licences are named, not what they say.

The lenient reader is imported when it is first used: most expressions are ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.syntax.errors import REASONS, ExpressionError, Reason
from licet.syntax.parse import LENIENT, STRICT, Mode, parse, parse_expression
from licet.syntax.render import render
from licet.syntax.source import Span
from licet.syntax.tree import (
    AdditionRef,
    And,
    Expression,
    License,
    LicenseException,
    LicenseRef,
    NoAssertion,
    NoneTerm,
    Or,
    With,
    all_of,
    any_of,
    licences,
    walk,
)

if TYPE_CHECKING:
    from licet.syntax.lenient import Parsed, Repair, parse_lenient

__all__ = [
    "LENIENT",
    "REASONS",
    "STRICT",
    "AdditionRef",
    "And",
    "Expression",
    "ExpressionError",
    "License",
    "LicenseException",
    "LicenseRef",
    "Mode",
    "NoAssertion",
    "NoneTerm",
    "Or",
    "Parsed",
    "Reason",
    "Repair",
    "Span",
    "With",
    "all_of",
    "any_of",
    "licences",
    "parse",
    "parse_expression",
    "parse_lenient",
    "render",
    "walk",
]


def __getattr__(name: str) -> Any:
    if name not in {"Parsed", "Repair", "parse_lenient"}:
        raise AttributeError(f"module 'licet.syntax' has no attribute {name!r}")
    from licet.syntax import lenient

    return getattr(lenient, name)
