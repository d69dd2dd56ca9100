# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The worlds of the brute-force judge: what is open, how conditions hold, and who holds a licence on which way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.names import look_up
from licet.syntax.tree import And, Expression, License, LicenseRef, Or, With
from tests.oracle.brute_law import law

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from licet.catalogue.model import Condition, Record
    from licet.release.graph import Link, Release

Leaf = tuple[str, ...]  # the records a name may stand for


class AskedError(Exception):
    """A question that this world does not answer yet."""

    def __init__(self, key: Hashable, options: tuple[Any, ...]) -> None:
        self.key, self.options = key, options


@dataclass(frozen=True)
class World:
    """One completion: the answers given so far, and the facts that the scenario states."""

    answers: dict[Hashable, Any]
    facts: dict[str, Any]

    def ask(self, key: Hashable, options: tuple[Any, ...] = (False, True)) -> Any:
        if key not in self.answers:
            raise AskedError(key, options)
        return self.answers[key]

    def holds(self, condition: Condition | None) -> bool:
        if condition is None:
            return True
        head, *rest = condition
        if head == "not":
            return not self.holds(rest[0])
        if head in {"all", "any"}:
            return self._several(head, rest)
        value = self.facts.get(rest[0])
        return bool(self.ask(condition)) if value is None else self._compare(head, value, rest[1:], condition)

    def possible(self, condition: Condition | None, wanted: bool = True) -> bool:
        """Return whether a condition holds for some recipient: what is true of this licensee binds nobody else."""
        if condition is None:
            return True
        head, *rest = condition
        if head == "not":
            return self.possible(rest[0], not wanted)
        if head in {"any", "all"}:
            parts = [lambda w, p=p: w.possible(p, wanted) for p in rest]
            if (head == "any") == wanted:
                return either(parts)(self)
            return not either(lambda w, p=p: not p(w) for p in parts)(self)
        return vocabulary.facts()[rest[0]].of == "licensee" or self.holds(condition) is wanted

    def _several(self, head: str, parts: list[Condition]) -> bool:
        """Kleene's and/or: a part that is not answered matters only if no other part decides."""
        waiting: AskedError | None = None
        for part in parts:
            try:
                if self.holds(part) is (head == "any"):
                    return head == "any"
            except AskedError as question:
                waiting = waiting or question
        if waiting:
            raise waiting
        return head == "all"

    def _compare(self, head: str, value: Any, rest: list[Any], condition: Condition) -> bool:
        if head == "fact":
            return bool(value)
        if head == "compare":
            sign, number = rest
            table = {">": value > number, "<": value < number, ">=": value >= number, "<=": value <= number}
            return bool({**table, "==": value == number, "!=": value != number}[sign])
        groups = vocabulary.territories()
        named = {word.upper() for word in rest[0]}
        words = {member for word in named for member in groups.get(word, {word})} | named
        given = [word.upper() for word in ([value] if isinstance(value, str) else value)]
        inside = [bool(groups.get(item, {item}) <= words) for item in given]
        touched = [bool(groups.get(item, {item}) & words) for item in given]
        if head == "some":
            return any(inside) or (any(touched) and bool(self.ask(condition)))
        return all(inside) or (all(touched) and bool(self.ask(condition)))


@dataclass(frozen=True)
class Holder:
    """One licence of one origin, on one way to the release: what AND joins and every way hold side by side."""

    name: str
    kind: str
    leaf: Leaf
    trail: tuple[Link, ...]

    def law(self, world: World) -> Record | None:
        """Return the record that holds in this world; None is a licence that nobody recorded."""
        return of_leaf(self.leaf, world)


def of_leaf(leaf: Leaf, world: World) -> Record | None:
    return law(leaf[0] if len(leaf) == 1 else world.ask(("reading", leaf), leaf))


def trails(release: Release, name: str) -> Iterator[tuple[Link, ...]]:
    if name == release.root.name:
        yield ()
    for link in release.links:
        if link.origin == name:
            for rest in trails(release, link.target):
                yield (link, *rest)


def spread(tree: Expression) -> list[tuple[Leaf, ...]]:
    """Return the OR branches of an expression, each as the leaves that AND joins."""
    if isinstance(tree, Or):
        return [branch for term in tree.terms for branch in spread(term)]
    if isinstance(tree, And):
        return [sum(parts, ()) for parts in product(*(spread(term) for term in tree.terms))]
    if isinstance(tree, With):
        meant = spread(tree.license)[0][0]
        return [(tuple(f"{one} WITH {tree.exception}" if one else "" for one in meant),)]
    if isinstance(tree, License | LicenseRef):
        meaning = look_up(str(tree))
        return [(meaning.readings if meaning and meaning.readings else ("",),)]
    return [(("",),)]


def alternatives(tree: Expression) -> list[tuple[Leaf, ...]]:
    """Return the OR branches, and each of them with any leaf taken under a licence that it lets switch to."""
    return [chosen for branch in spread(tree) for chosen in product(*(switched(leaf) for leaf in branch))]


def switched(leaf: Leaf) -> list[Leaf]:
    found = [leaf]
    for one in found:
        text = law(one[0]) if len(one) == 1 else None
        for term in text.of_kind("outbound") if text else ():
            found += [(i,) for i in term.licences if term.switch and i != "self" and (i,) not in found]
    return [one for one in found if one == leaf or law(one[0])]


def either(checks: Iterable[Callable[[World], bool]]) -> Callable[[World], bool]:
    """Return a check that is true where one of `checks` is; an open one matters only if no other decides."""

    def check(w: World) -> bool:
        waiting: AskedError | None = None
        for one in checks:
            try:
                if one(w):
                    return True
            except AskedError as question:
                waiting = waiting or question
        if waiting:
            raise waiting
        return False

    return check
