# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with an expression, and how it is told."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from licet.syntax.source import Span, brief, excerpt

Reason: TypeAlias = Literal[
    "empty",
    "control-character",
    "look-alike",
    "bad-character",
    "too-deep",
    "unbalanced-parenthesis",
    "empty-parentheses",
    "expected-licence",
    "expected-operator",
    "expected-exception",
    "bad-operator",
    "bad-plus",
    "bad-reference",
    "unknown-id",
    "unknown-exception",
    "not-a-licence",
    "not-an-exception",
    "exception-on-group",
    "second-exception",
    "special-combined",
    "no-version",
    "ambiguous-name",
    "ambiguous-separator",
    "unknown-address",
]
REASONS: tuple[Reason, ...] = get_args(Reason)

_SENTENCES: dict[Reason, str] = {
    "empty": "there is no expression",
    "control-character": "an invisible character",
    "look-alike": "a foreign letter that looks like a plain one",
    "bad-character": "a character that no expression contains",
    "too-deep": "parentheses nested too deeply",
    "unbalanced-parenthesis": "a parenthesis without its partner",
    "empty-parentheses": "nothing between the parentheses",
    "expected-licence": "expected a licence",
    "expected-operator": "expected an operator",
    "expected-exception": "expected an exception after WITH",
    "bad-operator": "an operator in mixed case",
    "bad-plus": "a + where none may stand",
    "bad-reference": "a malformed reference",
    "unknown-id": "unknown licence",
    "unknown-exception": "unknown exception",
    "not-a-licence": "an exception where a licence is expected",
    "not-an-exception": "a licence where an exception is expected",
    "exception-on-group": "WITH after a parenthesis",
    "second-exception": "a second WITH",
    "special-combined": "NONE or NOASSERTION joined by OR or WITH",
    "no-version": "a licence name without its version",
    "ambiguous-name": "a name that several licences share",
    "ambiguous-separator": "a separator that says neither AND nor OR",
    "unknown-address": "an address that is not known to name a licence",
}
_OF_LICENCES: frozenset[Reason] = frozenset({"unknown-id", "not-a-licence"})
_OF_EXCEPTIONS: frozenset[Reason] = frozenset({"unknown-exception", "not-an-exception"})


class ExpressionError(ValueError):
    """A text is not a licence expression.

    `text` is the whole text, `span` the place in it, `reason` one code of `REASONS`, `expected` what could
    have stood there, in words. `str()` is one line; `show()` adds the text with carets and the nearest ids.
    """

    def __init__(
        self,
        text: str,
        reason: Reason,
        span: Span,
        expected: tuple[str, ...] = (),
        nearest: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(text, reason, span, expected, nearest)
        self.text = text
        self.reason = reason
        self.span = span
        self.expected = expected
        self._nearest = nearest

    @property
    def nearest(self) -> tuple[str, ...]:
        """Valid ids like the one found, the likeliest first.

        Found on request only: comparing with every id takes milliseconds, and an audit of a hub meets unknown
        names by the thousand without printing one.
        """
        if self._nearest is None:
            self._nearest = ()
            if self.reason in _OF_LICENCES | _OF_EXCEPTIONS:
                from licet.syntax import ids

                kind: ids.Kind = "licences" if self.reason in _OF_LICENCES else "exceptions"
                self._nearest = ids.nearest(self.text[slice(*self.span)], kind)
        return self._nearest

    def __str__(self) -> str:
        sentence, found = _SENTENCES[self.reason], self.text[slice(*self.span)]
        if self.reason == "empty":
            return sentence
        if not found:
            return sentence + (" at the end" if self.span[0] >= len(self.text.rstrip()) else f" at {self.span[0]}")
        return f"{sentence}{', found' if self.reason.startswith('expected-') else ':'} {brief(found)} at {self.span[0]}"

    def show(self) -> str:
        """Return the message over several lines: sentence, text, carets, what was expected, nearest ids."""
        line, carets = excerpt(self.text, self.span)
        lines = [str(self), "  " + line, "  " + carets]
        if self.expected:
            lines.append("  expected: " + ", ".join(self.expected))
        if self.nearest:
            lines.append("  did you mean: " + ", ".join(self.nearest))
        return "\n".join(lines)


class Fault(Exception):  # noqa: N818  (a fault of a word; it becomes an ExpressionError)
    """The same, from code that sees one word and not the whole text. Never leaves this package."""

    def __init__(
        self,
        reason: Reason,
        span: Span,
        expected: tuple[str, ...] = (),
        nearest: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(reason, span)
        self.reason = reason
        self.span = span
        self.expected = expected
        self.nearest = nearest

    def within(self, text: str) -> ExpressionError:
        """Return the error for a reader who has `text` before them."""
        return ExpressionError(text, self.reason, self.span, self.expected, self.nearest)
