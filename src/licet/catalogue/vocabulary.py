# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The closed word lists of licenses/vocabulary/: what a record, a manifest or a condition may say.

Every list is read once, from the compiled catalogue. Ids are permanent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Relation:
    """One way a release relates to an origin; `reads` completes "the release … the origin"."""

    id: str
    reads: str
    group: str
    ships: bool
    acts: tuple[str, ...]
    hub: tuple[str, ...] = ()
    spdx: tuple[str, ...] = ()
    cyclonedx: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fact:
    """A scenario fact: `type` is boolean, integer, money, word or words; `asks` is the question it answers.

    `of` says whose it is: the work's, the same for everybody, or the licensee's.
    """

    id: str
    of: str
    type: str
    asks: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Duty:
    """Something a licence imposes on whoever gets the work.

    `done` says what discharges it ("": nothing to do); `bans` names the uses that it rules out.
    """

    id: str
    group: str
    means: str
    done: str
    bans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Question:
    """A question a reading answers, with the answers it may have."""

    id: str
    asks: str
    answers: tuple[str, ...]


def _raw(name: str) -> Any:
    from licet.catalogue.store import store

    return store().section(f"vocabulary/{name}")


@cache
def relations() -> Mapping[str, Relation]:
    """Return the relations by id, in the order of the file."""
    return {
        id_: Relation(
            id=id_,
            reads=row["reads"],
            group=row["group"],
            ships=row["ships"],
            acts=tuple(row["acts"]),
            hub=tuple(row.get("hub", ())),
            spdx=tuple(row.get("spdx", ())),
            cyclonedx=tuple(row.get("cyclonedx", ())),
        )
        for id_, row in _raw("relations").items()
    }


@cache
def facts() -> Mapping[str, Fact]:
    """Return the scenario facts by id."""
    return {id_: Fact(id_, **row) for id_, row in _raw("facts")["fact"].items()}


@cache
def territories() -> Mapping[str, frozenset[str]]:
    """Return the names that stand for several territories, with their members."""
    return {name: frozenset(members) for name, members in _raw("facts")["group"].items()}


@cache
def duties() -> Mapping[str, Duty]:
    """Return the duties by id."""
    return {
        id_: Duty(id_, group, row["means"], row["done"], tuple(row.get("bans", ())))
        for group, rows in _raw("duties").items()
        for id_, row in rows.items()
    }


@cache
def uses() -> Mapping[str, str]:
    """Return the use taxonomy: id to its one-line definition."""
    return dict(_raw("uses")["use"])


@cache
def parents(use: str) -> frozenset[str]:
    """Return every use that contains `use`, itself included: the dotted path and the second parents."""
    also = _raw("uses")["also"]
    found: set[str] = set()
    pending = [use]
    while pending:
        name = pending.pop()
        if name in found:
            continue
        found.add(name)
        pending.extend(also.get(name, ()))
        if "." in name:
            pending.append(name.rpartition(".")[0])
    return frozenset(found)


@cache
def qualifiers() -> Mapping[str, str]:
    """Return what narrows a ban: id to its definition."""
    return dict(_raw("qualifiers")["qualifier"])


@cache
def acts() -> Mapping[str, tuple[str, ...]]:
    """Return the acts a release may state, each with the acts of licence terms that it performs."""
    return {act: tuple(needs) for act, needs in _raw("acts")["scenario"].items()}


@cache
def performs() -> Mapping[str, tuple[str, ...]]:
    """Return the uses that a scenario act is by itself (selling is commercial use)."""
    return {act: tuple(found) for act, found in _raw("acts")["performs"].items()}


@cache
def kinds() -> Mapping[str, str]:
    """Return the kinds of artefact: id to its definition."""
    return dict(_raw("standings")["kind"])


@cache
def questions() -> Mapping[str, Question]:
    """Return the questions that a reading of a licence text answers."""
    return {id_: Question(id_, row["asks"], tuple(row["answers"])) for id_, row in _raw("terms")["question"].items()}
