# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Compiled sections to values: a record is expanded only when it is asked for, and once."""

from __future__ import annotations

from functools import cache
from typing import Any

from licet.catalogue.model import (
    Answer,
    Atom,
    Cite,
    Licensor,
    Reach,
    Record,
    Restriction,
    Review,
    Term,
    Text,
)
from licet.catalogue.store import store


def _freeze(value: Any) -> Any:
    return tuple(_freeze(item) for item in value) if isinstance(value, list) else value


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    out = {key: _freeze(value) for key, value in row.items()}
    if row.get("cite"):
        out["cite"] = Cite(**{"quote": "", **row["cite"]})
    return out


def _restriction(row: dict[str, Any]) -> Restriction:
    fields = _fields({k: v for k, v in row.items() if k not in {"must", "may", "clause", "on", "relation"}})
    return Restriction(
        must=tuple(Atom(use, tuple(narrowed)) for use, narrowed in row["must"]),
        may=tuple(Atom(use, tuple(narrowed), row["clause"]) for use, narrowed in row["may"]),
        **fields,
    )


@cache
def record(id_: str) -> Record | None:
    """Return the record of a licence or exception, or None where the catalogue holds none."""
    try:
        row = store().section(f"record/{id_}")
    except KeyError:
        return None
    return Record(
        id=row["id"],
        title=row["title"],
        kind=row["kind"],
        text=Text(**row["text"]),
        review=Review(row["review"]["state"], row["review"]["on"], tuple(row["review"].get("doubts", ()))),
        policies=tuple(Text(**policy) for policy in row["policies"]),
        aliases=tuple(row["aliases"]),
        families=tuple(row["families"]),
        terms=tuple(Term(**_fields(term)) for term in row["term"]),
        reach=tuple(Reach(**_fields(entry)) for entry in row["reach"]),
        restrictions=tuple(_restriction(entry) for entry in row["restriction"]),
        answers=tuple(Answer(**_fields(answer)) for answer in row["answer"]),
        applies_to=tuple(row.get("applies_to", ())),
        lifts=tuple(Term(**_fields(term)) for term in row.get("lift", ())),
        licensor=Licensor(**_fields(row["licensor"])) if "licensor" in row else None,
    )


def ids() -> tuple[str, ...]:
    """Return the id of every record, in alphabetical order (exceptions included)."""
    return tuple(sorted(store().names("record"), key=str.lower))


@cache
def defaults(layer: str) -> tuple[Reach, ...]:
    """Return the reach entries of one layer of defaults. Raises KeyError for a layer that does not exist."""
    return tuple(
        Reach(**_fields({k: v for k, v in entry.items() if k != "status"}))
        for entry in store().section(f"defaults/{layer}")["reach"]
    )


@cache
def reserved(layer: str, act: str) -> tuple[str, str, str]:
    """Return (answer, status, authority) for an act that a licence does not speak of: reserved or free."""
    for name in (layer, "worldwide"):
        row = store().section(f"defaults/{name}")["reserved"].get(act)
        if row is not None:
            return row["answer"], row["status"], row["authority"]
    raise KeyError(act)


def layers() -> tuple[str, ...]:
    """Return the layers of defaults that may be chosen."""
    return tuple(store().names("defaults"))
