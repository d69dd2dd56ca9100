# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One word of an expression to one leaf of the tree, or to the fault that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.syntax import ids
from licet.syntax.errors import Fault
from licet.syntax.tree import AdditionRef, License, LicenseException, LicenseRef, NoAssertion, NoneTerm

if TYPE_CHECKING:
    from licet.syntax.source import Span

A_LICENCE = ("a licence id", "LicenseRef-...", "(")
AN_OPERATOR = ("AND", "OR", "WITH")
AN_EXCEPTION = ("an exception id", "AdditionRef-...")
OPERATORS = frozenset({"and", "or", "with"})
SPECIALS = frozenset({"NONE", "NOASSERTION"})
# SPDX 3.0.1, Annex B: idstring = 1*(ALPHA / DIGIT / "-" / ".")
ID_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.")

ONE_WORD = ID_CHARACTERS | {"+", ":"}
PREFIXES = ("licenseref-", "documentref-", "additionref-")


def licence(word: str, start: int) -> License | LicenseRef:
    """Return the leaf for a word in the place of a licence. Raises Fault."""
    span = (start, start + len(word))
    canonical = ids.canonical_licence(word)
    if canonical is not None:
        return License(canonical, False, span)
    if word.endswith("+"):
        base = ids.canonical_licence(word[:-1])
        if base is not None and not base.endswith("+"):
            return License(base, True, span)
    name = _reference(word, "licenseref-")
    if name is not None:
        return LicenseRef(*name, span)
    raise licence_fault(word, start)


def exception(word: str, start: int) -> LicenseException | AdditionRef:
    """Return the leaf for a word in the place of an exception. Raises Fault."""
    span = (start, start + len(word))
    canonical = ids.canonical_exception(word)
    if canonical is not None:
        return LicenseException(canonical, span)
    name = _reference(word, "additionref-")
    if name is not None:
        return AdditionRef(*name, span)
    raise exception_fault(word, start)


def special(word: str, start: int) -> NoneTerm | NoAssertion:
    """Return the leaf for NONE or NOASSERTION."""
    span = (start, start + len(word))
    return NoneTerm(span) if word == "NONE" else NoAssertion(span)


def licence_fault(word: str, start: int) -> Fault:
    """Say what is wrong with a word that is no licence."""
    span = (start, start + len(word))
    if word.lower() in OPERATORS:
        return Fault("expected-licence", span, A_LICENCE)
    if ids.canonical_exception(word):
        return Fault("not-a-licence", span, A_LICENCE)
    if "+" in word and not (word.endswith("+") and _is_id(word[:-1])):
        return plus_fault(word, start)
    return _reference_fault(word, span) or Fault("unknown-id", span)


def exception_fault(word: str, start: int) -> Fault:
    """Say what is wrong with a word that is no exception."""
    span = (start, start + len(word))
    if word.lower() in OPERATORS:
        return Fault("expected-exception", span, AN_EXCEPTION)
    if ids.canonical_licence(word) or _reference(word, "licenseref-"):
        return Fault("not-an-exception", span, AN_EXCEPTION)
    if "+" in word:
        return plus_fault(word, start)
    return _reference_fault(word, span) or Fault("unknown-exception", span)


def plus_fault(word: str, start: int) -> Fault:
    """Point at the first + of a word that may not stand there; of two in a row, at the second."""
    place = start + word.index("+")
    if "++" in word[1:]:
        place += 1
    return Fault("bad-plus", (place, place + 1), ("a licence id directly before one +",))


def _reference_fault(word: str, span: Span) -> Fault | None:
    if ":" not in word and not word.lower().startswith(PREFIXES):
        return None
    shapes = ("LicenseRef-name", "DocumentRef-document:LicenseRef-name", "AdditionRef-name after WITH")
    return Fault("bad-reference", span, shapes)


def _is_id(word: str) -> bool:
    """Whether a word has the shape of a licence id, so that a + behind it is in its place."""
    return (
        bool(word)
        and ID_CHARACTERS.issuperset(word)
        and word.lower() not in OPERATORS
        and word not in SPECIALS
        and not word.lower().startswith(PREFIXES)
        and not ids.canonical_exception(word)
    )


def _reference(word: str, prefix: str) -> tuple[str | None, str] | None:
    """Return (document, name) of a well-formed reference whose last part begins with `prefix`."""
    document, colon, rest = word.rpartition(":")
    if not rest.lower().startswith(prefix):
        return None
    name = rest[len(prefix) :]
    if not name or not ID_CHARACTERS.issuperset(name):
        return None
    if not colon:
        return None, name
    outer = document[len("documentref-") :]
    if document.lower().startswith("documentref-") and outer and ID_CHARACTERS.issuperset(outer):
        return outer, name
    return None


def is_licence(word: str) -> bool:
    """Whether the strict parser takes `word` for a licence, NONE and NOASSERTION included."""
    if word in SPECIALS:
        return True
    try:
        licence(word, 0)
    except Fault:
        return False
    return True


def is_exception(word: str) -> bool:
    """Whether the strict parser takes `word` for an exception."""
    return bool(ids.canonical_exception(word) or _reference(word, "additionref-"))
