# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licences made up for one test: a record of the terms given, and a way to stand to a work under it."""

from __future__ import annotations

from licet.catalogue.model import Atom, Cite, Reach, Record, Restriction, Review, Term, Text
from licet.reason.reach import Stand, Step
from licet.reason.truth import ALWAYS, Literals
from tests.property.releases import link

CITE = Cite("1", "as it says")
MANY_USERS = ("compare", "monthly_active_users", ">", 1000)


def made(*parts: Term | Reach | Restriction, name: str = "LicenseRef-made") -> Record:
    return Record(
        name,
        "Made up",
        "model",
        Text("", "", "", 0),
        Review("read-once", "2026-11-23"),
        terms=tuple(part for part in parts if isinstance(part, Term)),
        reach=tuple(part for part in parts if isinstance(part, Reach)),
        restrictions=tuple(part for part in parts if isinstance(part, Restriction)),
    )


def term(kind: str, **more: object) -> Term:
    return Term(kind, CITE, **more)  # type: ignore[arg-type]


def clause(*must: Atom, may: tuple[Atom, ...] = (), **more: object) -> Restriction:
    return Restriction("clause", must, may, CITE, **more)  # type: ignore[arg-type]


def stands(standing: str, *relations: str, literals: Literals = ALWAYS, ships: bool = True) -> Stand:
    steps = [Step(link("o", relation), relation, standing, None) for relation in relations]  # type: ignore[arg-type]
    found = Stand(standing, literals, tuple(steps))  # type: ignore[arg-type]
    object.__setattr__(found, "ships", ships and found.ships)
    return found
