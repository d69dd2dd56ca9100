# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The tree of a licence expression.

Nothing here recurses on its size: a tree may come from a file, and a file may nest. Nodes compare by what they
say, not by where they stood, so spans take no part in equality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, cast

from licet.syntax.source import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class License:
    """A licence of the SPDX list: its canonical id, and whether "or any later version" was written as `+`.

    `GPL-2.0+` is itself a (deprecated) id of the list. It is read as `GPL-2.0` with `plus`, so that the sign
    means one thing everywhere.
    """

    id: str
    plus: bool = False
    span: Span = field(default=NOWHERE, compare=False)

    def __post_init__(self) -> None:
        if self.id.endswith("+"):
            object.__setattr__(self, "id", self.id[:-1])
            object.__setattr__(self, "plus", True)

    @property
    def deprecated(self) -> bool:
        """Whether the SPDX list has deprecated this id. False for an id that the list does not hold."""
        from licet.syntax import ids

        return any(ids.canonical_licence(name) and ids.describe(name).deprecated for name in {self.id, str(self)})

    def __str__(self) -> str:
        return self.id + "+" if self.plus else self.id


@dataclass(frozen=True, slots=True, eq=False)
class _Reference:
    """A name that a document defines. Names match without regard to case (SPDX 3.0.1, Annex B)."""

    document: str | None
    name: str
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def id(self) -> str:
        """The reference as written in an expression, its fixed part in canonical case."""
        prefix = "AdditionRef-" if isinstance(self, AdditionRef) else "LicenseRef-"
        return prefix + self.name if self.document is None else f"DocumentRef-{self.document}:{prefix}{self.name}"

    @property
    def key(self) -> str:
        """What two spellings of the same reference share."""
        return self.id.lower()

    def __eq__(self, other: object) -> bool:
        return self.key == other.key if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.key)

    def __str__(self) -> str:
        return self.id


class LicenseRef(_Reference):
    """A licence outside the SPDX list: `LicenseRef-name`, or `DocumentRef-document:LicenseRef-name`."""

    __slots__ = ()


class AdditionRef(_Reference):
    """An exception outside the SPDX list: `AdditionRef-name`. Stands after WITH only."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LicenseException:
    """An exception of the SPDX list, by its canonical id. Stands after WITH only."""

    id: str
    span: Span = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class With:
    """One licence changed by one exception."""

    license: License | LicenseRef
    exception: LicenseException | AdditionRef
    span: Span = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return f"{self.license} WITH {self.exception}"


@dataclass(frozen=True, slots=True)
class NoneTerm:
    """`NONE`: the author looked and there is no licence."""

    span: Span = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return "NONE"


@dataclass(frozen=True, slots=True)
class NoAssertion:
    """`NOASSERTION`: the author does not say."""

    span: Span = field(default=NOWHERE, compare=False)

    def __str__(self) -> str:
        return "NOASSERTION"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Compound:
    """Two or more terms under one operator; a term is never a compound of the same operator."""

    terms: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False)

    # INVARIANT: one tree for one meaning of the parentheses, so that render and parse are inverse.
    def __post_init__(self) -> None:
        barred = (Or, NoneTerm, NoAssertion) if isinstance(self, Or) else And
        if len(self.terms) < 2 or any(isinstance(term, barred) for term in self.terms):
            raise ValueError("not canonical: build compounds with all_of and any_of")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return len(self.terms) == len(other.terms) and _shape(_one(self)) == _shape(_one(other))

    def __hash__(self) -> int:
        return hash(_shape(_one(self)))

    def __deepcopy__(self, memo: object) -> _Compound:
        return self  # nothing in it can change, and the default would recurse

    def __str__(self) -> str:
        from licet.syntax.render import render  # render imports this module

        return render(_one(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}<{self}>"


class And(_Compound):
    """All of the terms apply."""

    __slots__ = ()


class Or(_Compound):
    """One of the terms, at the choice of whoever receives the work."""

    __slots__ = ()


Expression: TypeAlias = License | LicenseRef | With | And | Or | NoneTerm | NoAssertion


def all_of(terms: Iterable[Expression], span: Span = NOWHERE) -> Expression:
    """Join one or more terms by AND, flattening what is already so joined."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, And) else (term,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat), span)


def any_of(terms: Iterable[Expression], span: Span = NOWHERE) -> Expression:
    """Join one or more terms by OR, flattening what is already so joined."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, Or) else (term,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat), span)


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield every node, each after its parts, in the order of the text."""
    stack: list[tuple[Expression, bool]] = [(expression, False)]
    while stack:
        node, opened = stack.pop()
        if opened or not isinstance(node, And | Or | With):
            yield node
            continue
        stack.append((node, True))
        parts = (node.license,) if isinstance(node, With) else node.terms
        stack.extend((part, False) for part in reversed(parts))


def licences(expression: Expression) -> Iterator[License | LicenseRef]:
    """Yield every licence named, those before a WITH included, in the order of the text."""
    return (node for node in walk(expression) if isinstance(node, License | LicenseRef))


def _one(compound: _Compound) -> And | Or:
    """Tell the type checker that there are no other compounds."""
    return cast("And | Or", compound)


def _shape(expression: Expression) -> tuple[object, ...]:
    """Write a tree as a flat sequence: its leaves, and each operator with its arity behind its terms."""
    return tuple((type(node), len(node.terms)) if isinstance(node, And | Or) else node for node in walk(expression))
