# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The bundled index of well-known works: which licence a model or data set was stated to have, by whom and when.

`data/works.tsv` is written by tools/build_works.py. An id that is not in it is not known: nothing is guessed from a
family or a name that looks alike.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from licet.release.graph import Claim, Place

WORKS = "works.tsv"


@dataclass(frozen=True, slots=True)
class Work:
    """One row: `licences` holds the names that the sources give (several: one of them), `as_of` an ISO date."""

    id: str
    kind: str
    licences: tuple[str, ...]
    as_of: str
    source: str
    line: int


@cache
def _index() -> tuple[list[bytes], list[bytes], int]:
    """Return the lines of the file, the same in lower case, and the first of them that is a row."""
    # Not pathlib: it costs more than reading the file.
    file = __file__[: -len("release/works.py")] + "data/" + WORKS
    with open(file, "rb") as rows:  # noqa: PTH123
        data = rows.read().rstrip(b"\n")
    lower = data.lower().split(b"\n")
    return data.split(b"\n"), lower, next(i for i, line in enumerate(lower) if line.startswith(b"id\t")) + 1


def find(id: str, kind: str) -> Work | None:
    """Return what is known of the model or data set `id` (any case), None where it is not in the index.

    The rows are sorted by id, so that they are searched as bytes, and only the one that is found is taken apart.
    """
    try:
        key = f"{id.strip().lower()}\t{kind}\t".encode("ascii")
    except UnicodeEncodeError:
        return None
    lines, lower, first = _index()
    at = bisect_left(lower, key, first)
    if key.count(b"\t") != 2 or at == len(lower) or not lower[at].startswith(key):
        return None
    row = lines[at].decode("ascii").split("\t")
    return Work(row[0], row[1], tuple(row[2].split(" | ")), row[3], row[4], at + 1)


def claim(work: Work) -> Claim:
    """Return what the index states of `work`: the sources may differ, then one of the licences named is its own."""
    from licet.release import claims

    place = Place(f"licet/data/{WORKS}", work.line)
    source = f"index of works ({work.source}, {work.as_of})"
    parts = [claims.read((name,), "single", place, source) for name in work.licences]
    for part in parts:
        if not part.readings:
            return Claim(work.licences, "single", place, source, (), part.notes, part.unknown, part.question)
    readings = tuple(dict.fromkeys(reading for part in parts for reading in part.readings))
    notes = tuple(note for part in parts for note in part.notes)
    if len(parts) > 1:
        notes += (f"the sources differ, or name no version: one of {', '.join(work.licences)}",)
    return Claim(work.licences, "single", place, source, readings, notes)
