# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue as a list: which licences have a record, and what counts can be taken of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.catalogue.expand import ids, record
from licet.catalogue.model import Atom
from licet.report.layout import columns
from licet.syntax import ids as spdx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.catalogue.model import Cite, Record
    from licet.report.style import Style


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    id: str
    kind: str
    state: str
    title: str
    note: str = ""


def recorded(kind: str = "", forbids: str = "", permits: str = "") -> Iterator[Entry]:
    """Yield the records of a kind, that forbid a use, that grant an act for the work and its derivatives."""
    for id_ in ids():
        found = record(id_)
        if found is None or (kind and found.kind != kind):
            continue
        ban = _forbids(found, forbids) if forbids else ""
        if (forbids and not ban) or (permits and not _grants(found, permits)):
            continue
        yield Entry(found.id, found.kind, found.review.state, found.title, ban)


def _forbids(found: Record, use: str) -> str:
    """Return how a licence forbids a use: "wholly", "in part", or "" where it does not."""
    from licet.reason.entail import forbids
    from licet.reason.truth import Answer

    atoms = [atom for one in found.restrictions for atom in (*one.must, *one.may)]
    atoms += [Atom(one, term.narrowed) for term in found.of_kind("prohibition") for one in term.use]
    answers = {forbids(atom, use) for atom in atoms}
    return "wholly" if Answer.YES in answers else "in part" if Answer.UNKNOWN in answers else ""


def _grants(found: Record, act: str) -> bool:
    grants = [term for term in found.of_kind("grant") if act in term.on and term.when is None and not term.relation]
    return {"same", "derivative"} <= {standing for term in grants for standing in term.object}


def not_recorded() -> Iterator[Entry]:
    """Yield the ids of the SPDX list, deprecated ones aside, that have no record."""
    held = set(ids())
    for row in (*spdx.table("licences").values(), *spdx.table("exceptions").values()):
        if row[0] not in held and "d" not in row[2]:
            kind = "exception" if row[0].lower() in spdx.table("exceptions") else "licence"
            yield Entry(row[0], kind, "not recorded", row[1])


def counts() -> dict[str, int]:
    """Return what the catalogue holds, in numbers."""
    records = [found for id_ in ids() if (found := record(id_)) is not None]
    quotes = [cite for one in records for cite in _cites(one)]
    return {
        "records": len(records),
        "exceptions": sum(one.kind == "exception" for one in records),
        "read twice": sum(one.review.state == "read-twice" for one in records),
        "terms": sum(len(one.terms) for one in records),
        "reach entries": sum(len(one.reach) for one in records),
        "use restrictions": sum(len(one.restrictions) for one in records),
        "answers": sum(len(one.answers) for one in records),
        "quotes": len(quotes),
        "different quotes": len({(cite.section, cite.quote) for cite in quotes}),
        "doubts": sum(len(one.review.doubts) for one in records),
        "SPDX ids without a record": sum(1 for _ in not_recorded()),
    }


def _cites(found: Record) -> Iterator[Cite]:
    for term in (*found.terms, *found.lifts):
        yield term.cite
    for entry in found.reach:
        yield entry.cite
    for restriction in found.restrictions:
        yield restriction.cite
    for answer in found.answers:
        if answer.cite is not None:
            yield answer.cite


def write(entries: list[Entry], style: Style) -> str:
    """Return the entries as a table, with their number."""
    rows = [(one.id, one.kind, one.note or one.state.replace("-", " "), one.title) for one in entries]
    number = "1 licence" if len(rows) == 1 else f"{len(rows)} licences"
    return "\n".join([*columns(rows, style), style.paint("faint", number)]) + "\n"


def write_counts(found: dict[str, int], style: Style) -> str:
    """Return the counts as a table."""
    return "\n".join(columns([(f"{count:>7,}", name) for name, count in found.items()], style)) + "\n"


def plain(entries: list[Entry]) -> dict[str, Any]:
    """Return the entries as plain data."""
    return {
        "licences": [
            {"id": one.id, "kind": one.kind, "state": one.state, "title": one.title, "forbids": one.note or None}
            for one in entries
        ]
    }
