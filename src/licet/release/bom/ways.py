# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a relation of a bill of materials is here: "contains" between programs is not "contains" between models.

Their formats say that one thing contains, needs or descends from another, and leave open how. Where several relations
of semantics.md §2 fit, the closest is taken: a yes then holds for the others too, and the link says what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from licet.release.graph import Kind

# Package URL types whose libraries end up inside the program that uses them.
_LINKED_IN = frozenset({"cargo", "golang", "swift", "hackage"})


@dataclass(frozen=True, slots=True)
class Way:
    """A relation, whether the origin ships with it (None: as the vocabulary has it), and what it was inferred from."""

    relation: str
    ships: bool | None = None
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a link, as far as its relation hangs on them.

    `aggregate`: the target holds things side by side. `purl`: the type of the origin's package URL.
    """

    origin: Kind
    target: Kind
    aggregate: bool = False
    purl: str = ""


def ways(sort: str, ends: Ends) -> tuple[Way, ...]:
    """Return what a relation of this sort is between these ends. KeyError for a sort that is none of SORTS."""
    made = _SORTS[sort]
    if isinstance(made, Way):
        return (made,)
    return made(ends)


def _contains(ends: Ends) -> tuple[Way, ...]:
    if ends.aggregate:
        return (Way("bundles"),)
    if ends.target == "data" and ends.origin == "data":
        return (Way("collects"),)
    if ends.target == "model" and ends.origin == "model":
        return (Way("incorporates", None, "a model contained in a model: how is not said"),)
    inside = Way("vendors", None, "contained: how is not said")
    if ends.target == "model" and ends.origin == "data":
        return inside, Way("trains-on", None, "data contained in a model")
    return (inside,)


def _listed(ends: Ends) -> tuple[Way, ...]:
    """Return the closest way for what a document lists without saying how it belongs to the rest."""
    why = "listed: how it belongs to the rest is not said"
    if ends.aggregate:
        return (Way("bundles", None, why),)
    if ends.target == "model" and ends.origin == "data":
        return (Way("trains-on", None, f"{why}, data beside a model"),)
    if ends.target == ends.origin == "model":
        return (Way("fine-tunes", None, why),)
    if ends.target == ends.origin == "data":
        return (Way("derives-from", None, why),)
    return (Way("vendors", None, why),)


def _depends(ends: Ends) -> tuple[Way, ...]:
    if ends.origin == "code":
        if ends.purl in _LINKED_IN:
            return (Way("links-statically", None, f"a dependency of type {ends.purl}"),)
        return (Way("links-dynamically", True, "a dependency: taken to ship with what needs it"),)
    if ends.target == "model":
        return (
            (Way("trains-on", None, "a model that depends on data"),)
            if ends.origin == "data"
            else (Way("fine-tunes", None, "a model that depends on a model"),)
        )
    if ends.target == "data":
        made = "derives-from" if ends.origin == "data" else "generated-by"
        return (Way(made, None, f"data that depends on a {ends.origin}"),)
    return (Way("vendors", None, f"a program that depends on a {ends.origin}: taken to ship with it"),)


def _descends(ends: Ends) -> tuple[Way, ...]:
    if ends.target == "model":
        made = {"model": "fine-tunes", "data": "trains-on"}.get(ends.origin, "modifies")
    elif ends.target == "data":
        made = {"model": "generated-by", "data": "derives-from"}.get(ends.origin, "modifies")
    else:
        made = "modifies"
    stated = ends.target == ends.origin
    return (Way(made, None, "" if stated else f"a {ends.target} that comes from a {ends.origin}"),)


def _generated(ends: Ends) -> tuple[Way, ...]:
    """Return how something generated stands to what it was generated from: a program's binary is the program."""
    if ends.origin == "code" and ends.target != "code":
        return (Way("calls", None, f"a {ends.target} that a program generated"),)
    return _descends(ends)


_SORTS: dict[str, Way | Callable[[Ends], tuple[Way, ...]]] = {
    "contains": _contains,
    "listed": _listed,
    "depends": _depends,
    "descends": _descends,
    "generated": _generated,
    "beside": Way("bundles", True),
    "optional": Way("links-dynamically", False),
    "static": Way("links-statically"),
    "dynamic": Way("links-dynamically"),
    "tool": Way("calls", False, "used to build, develop or test"),
    "calls": Way("calls"),
    "copies": Way("copies"),
    "patch": Way("incorporates", None, "a patch that is applied"),
    "variant": Way("modifies", None, "a variant: which came first is not said"),
    "trained": Way("trains-on"),
    "tested": Way("evaluates-on"),
}
SORTS = frozenset(_SORTS)
"""The sorts of relation that the formats are read into."""
