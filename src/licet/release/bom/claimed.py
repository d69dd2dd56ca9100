# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the field for the declared licence says of a claim, and which licence may be concluded from it.

Where the words of a claim are no expression, or may be one of several, a reference of the document's own stands for
them. The writers say it by these rules, and the readers hold a mark against them: it can add to a field, not deny it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.syntax.tree import AdditionRef, And, License, LicenseRef, NoAssertion, NoneTerm, Or, With, walk

if TYPE_CHECKING:
    from licet.release.graph import Claim
    from licet.syntax import Expression

NOASSERTION = "NOASSERTION"
OF_WORDS = "LicenseRef-declared-"
"""What a reference begins with that stands for words which are no expression."""

_HASHED = 12
_READABLE = 40


def words(claim: Claim) -> str:
    """Return the words of a claim as one text, "" where it has none."""
    return ", ".join(" ".join(word.split()) for word in claim.raw if word.strip())


def declared(claim: Claim | None) -> str:
    """Return the expression that was declared, a reference for words that are none, or NOASSERTION."""
    if claim is None:
        return NOASSERTION
    if len(claim.readings) == 1 and is_plain(claim.readings[0]):
        return str(claim.readings[0])
    said = words(claim)
    return _reference(said) if said else NOASSERTION


def is_plain(expression: Expression) -> bool:
    """Whether every validator takes the expression: no part of it is defined in another document."""
    for node in walk(expression):
        if isinstance(node, NoAssertion | NoneTerm) or (isinstance(node, LicenseRef) and node.document is not None):
            return False
        if isinstance(node, With) and isinstance(node.exception, AdditionRef):
            return False
        # An id with a sign for later versions is one of the list only where the list has it so.
        if isinstance(node, License) and node.plus and not _is_listed(str(node)):
            return False
    return True


def _is_listed(id_: str) -> bool:
    from licet.syntax import ids

    return ids.canonical_licence(id_) == id_


def _reference(said: str) -> str:
    """Return a reference for words: readable, and not that of other words."""
    import re
    from hashlib import sha256

    plain = re.sub(r"[^A-Za-z0-9.]+", "-", said)[:_READABLE].strip("-.")
    digest = sha256(said.encode()).hexdigest()[:_HASHED]
    return f"{OF_WORDS}{plain}-{digest}" if plain else f"{OF_WORDS}{digest}"


def may_conclude(claim: Claim, concluded: str) -> bool:
    """Whether a licence may have been concluded from a claim: branches of it, and what its licences let one take."""
    from licet.syntax import parse_expression

    if concluded in ("", NOASSERTION):
        return True
    try:
        taken = _leaves(parse_expression(concluded))
    except ValueError:
        return False
    return len(claim.readings) == 1 and taken <= _offered(claim.readings[0])


def _leaves(expression: Expression) -> set[str]:
    """Return the licences of an expression, each with its exception."""
    found: list[Expression] = []
    for node in walk(expression):
        if isinstance(node, With):
            found.pop()  # the licence that it is with, which came before
        if not isinstance(node, And | Or):
            found.append(node)
    return {str(node) for node in found}


def _offered(expression: Expression) -> set[str]:
    """Return what an expression names, by every name, and the licences that their texts let a recipient switch to."""
    from licet.catalogue.expand import record
    from licet.catalogue.names import look_up

    found = _leaves(expression)
    waiting = list(found)
    while waiting:
        name = waiting.pop()
        meaning = look_up(name)
        more = {name.removesuffix("+"), f"{name[:-1]}-or-later"} if name.endswith("+") else set()
        more |= set(meaning.readings) if meaning is not None else set()
        known = record(name)
        for term in known.of_kind("outbound") if known is not None else ():
            more |= set(term.licences) if term.switch else set()
        waiting += more - found
        found |= more
    return found
