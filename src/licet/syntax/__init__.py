# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text to tree: licence expressions. Knows how licences are named, not what they say."""

from __future__ import annotations

from licet.syntax.errors import REASONS, ExpressionError, Reason
from licet.syntax.lenient import Parsed, Repair, parse_lenient
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
