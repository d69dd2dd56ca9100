# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence by any of its names: its record where there is one, else what the SPDX list says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from licet.catalogue.model import Record
from licet.syntax.errors import ExpressionError
from licet.syntax.ids import LicenceInfo

if TYPE_CHECKING:
    from licet.report.style import Style

Found: TypeAlias = Record | LicenceInfo


class LicenceNameError(ValueError):
    """A name stands for no single licence: several of them, a family, or none that is known."""


def find(name: str) -> Found:
    """Return the record or the SPDX entry that a name stands for. Raises LicenceNameError with what is nearest."""
    from licet.catalogue.expand import record
    from licet.catalogue.names import aliases, look_up
    from licet.syntax import ids

    meaning = look_up(name)
    if meaning is not None and len(meaning.readings) == 1:
        found = record(meaning.readings[0])
        if found is not None:
            return found
    if meaning is not None and meaning.readings:
        raise LicenceNameError(f'"{name}" is one of {len(meaning.readings)} licences: {", ".join(meaning.readings)}')
    if meaning is not None:
        raise LicenceNameError(f'"{name}" names no single licence: {meaning.question}')
    id_ = ids.canonical_licence(name) or ids.canonical_exception(name) or _read(name)
    found = record(id_) if id_ else None
    if found is not None:
        return found
    if id_ and (ids.canonical_licence(id_) or ids.canonical_exception(id_)):
        return ids.describe(id_)
    from licet.release.statements import nearest
    from licet.syntax.source import brief

    hint = nearest(name, aliases())
    near = ids.nearest(name, "licences")
    hint = hint if hint.startswith("did") else f"did you mean {', '.join(near)}?" if near else "licet list shows all"
    raise LicenceNameError(f"unknown licence {brief(name)}: {hint}")


def _read(name: str) -> str:
    from licet.syntax.lenient import parse_lenient

    try:
        return str(parse_lenient(name).expression)
    except ExpressionError:
        return ""


def write(found: Found, style: Style) -> str:
    """Return the record as a page, or what is known without one."""
    from licet.report import record
    from licet.report.layout import Span, wrap

    if isinstance(found, Record):
        return record.write(found, style)
    classes = [
        "approved by the OSI" if found.osi else "",
        "free according to the FSF" if found.fsf else "",
        "a deprecated id" if found.deprecated else "",
    ]
    lines = wrap([Span(found.id, "strong"), " — ", found.name], style)
    lines += wrap(", ".join(part for part in classes if part) or "on the SPDX list", style, "  ")
    lines += wrap(
        "not recorded: licet does not know what it says, and answers unknown wherever it matters", style, "  "
    )
    return "\n".join(lines) + "\n"


def plain(found: Found) -> dict[str, Any]:
    """Return the record, or the SPDX entry, as plain data."""
    from licet.report import record

    if isinstance(found, Record):
        return record.plain(found)
    classes = {"osi": found.osi, "fsf": found.fsf, "deprecated": found.deprecated}
    return {"record": None, "licence": {"id": found.id, "name": found.name, **classes}}
