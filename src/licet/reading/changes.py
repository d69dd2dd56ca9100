# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the differences of a text from the licence it nearly is may change: terms on record, and new restrictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reading.identify import Hunk, Identification
    from licet.reading.model import Read

_ROOMS = ("term", "restriction", "reach", "answer")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; the rows of the record that cite its section; the restrictions that stand in the added words.

    `rows` are written like "duty keep-notices", "restriction minors", "answer commercial": what to read again.
    """

    hunk: Hunk
    rows: tuple[str, ...]
    clauses: tuple[Read, ...]


def changes(text: str, found: Identification) -> tuple[Change, ...]:
    """Return what each difference of `found`, the identification of `text`, touches."""
    from licet.reading.read import read_licence

    added = any(hunk.added for hunk in found.differences)
    clauses = read_licence(text).clauses if added else ()
    record = _record(found.ids[0]) if found.ids else {}
    return tuple(
        Change(
            hunk,
            tuple(dict.fromkeys(_touched(record, hunk.section, found.part))),
            tuple(each for each in clauses if each.span[0] < hunk.span[1] and hunk.span[0] < each.span[1]),
        )
        for hunk in found.differences
    )


def _record(id_: str) -> dict[str, Any]:
    from licet.catalogue.store import store

    kept = store()
    return dict(kept.section(f"record/{id_}")) if id_ in kept.names("record") else {}


def _touched(record: dict[str, Any], section: str, part: str) -> Iterator[str]:
    for room in _ROOMS:
        for row in record.get(room, ()):
            cite = row.get("cite", {})
            if (
                section
                and bool(cite.get("text")) == bool(part)
                and _overlap(_labels(cite.get("section", "")), _labels(section))
            ):
                yield _said(room, row)


def _labels(section: str) -> tuple[str, ...]:
    """Return the labels of a section from the outermost in: "1.b.iv" and "1(b)(iv)" are one."""
    return tuple("".join(c if c.isalnum() else " " for c in section.casefold()).split())


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    size = min(len(one), len(other))
    return size > 0 and one[:size] == other[:size]


def _said(room: str, row: dict[str, Any]) -> str:
    if room == "term":
        what = row.get("duty") or row.get("mode") or row.get("use") or row.get("licences") or row.get("on") or ()
        return f"{row['kind']} {what if isinstance(what, str) else ', '.join(map(_use, what))}".strip()
    if room == "restriction":
        return f"restriction {', '.join(map(_use, (*row['must'], *row['may'])))}"
    if room == "reach":
        return f"reach {', '.join(row['relation'])}"
    return f"answer {row['question']}"


def _use(atom: Any) -> str:
    return atom if isinstance(atom, str) else str(atom[0])
