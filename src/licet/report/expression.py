# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence expression as it was read: canonical text, tree, and the liberties that were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.report.layout import Span, block, columns, wrap
from licet.syntax import ids
from licet.syntax.source import brief
from licet.syntax.tree import And, License, LicenseException, LicenseRef, Or, With, walk

if TYPE_CHECKING:
    from licet.report.style import Style
    from licet.syntax import Expression, Parsed, Repair


def write(parsed: Parsed, style: Style) -> str:
    """Return the canonical form, the tree with the names of its licences, and the repairs."""
    lines = block(
        wrap(Span(str(parsed.expression), "strong"), style),
        columns(_tree(parsed.expression), style),
        [line for repair in parsed.repairs for line in wrap(_said(repair), style, "read: ", "      ")],
    )
    return "\n".join(lines) + "\n"


def _said(repair: Repair) -> str:
    if repair.written == repair.read:
        return f"{repair.read}: {repair.why}"
    return f"{brief(repair.written)} as {repair.read}: {repair.why}"


def _tree(expression: Expression) -> list[tuple[str, str]]:
    """Return each node on a line of its own, indented by its depth, with the name of its licence."""
    rows = []
    stack: list[tuple[Expression | LicenseException, int]] = [(expression, 0)]
    while stack:
        node, depth = stack.pop()
        indent = "  " * (depth + 1)
        if isinstance(node, And | Or):
            rows.append((indent + type(node).__name__.upper(), ""))
            stack.extend((term, depth + 1) for term in reversed(node.terms))
        elif isinstance(node, With):
            rows.append((indent + "WITH", ""))
            rows.append((indent + f"  {node.license}", _name(node.license)))
            rows.append((indent + f"  {node.exception}", _name(node.exception)))
        else:
            rows.append((indent + str(node), _name(node)))
    return rows


def _name(node: Any) -> str:
    """Return the name of a licence or exception on the SPDX list, or the title of its record."""
    if isinstance(node, License | LicenseException):
        info = ids.describe(node.id)
        return info.name + (" (a deprecated id)" if getattr(node, "deprecated", info.deprecated) else "")
    if isinstance(node, LicenseRef):
        from licet.catalogue.expand import record

        found = record(node.id)
        return found.title if found else "(no record of it)"
    return ""


def plain(parsed: Parsed) -> dict[str, Any]:
    """Return the same as plain data."""
    done: list[dict[str, Any]] = []
    for node in walk(parsed.expression):
        if isinstance(node, And | Or):
            count = len(node.terms)
            terms = done[-count:]
            del done[-count:]
            done.append({type(node).__name__.lower(): terms})
        elif isinstance(node, With):
            done[-1] = {"licence": done[-1]["licence"], "with": str(node.exception)}
        else:
            done.append({"licence": str(node)})
    repairs = [{"written": r.written, "read": r.read, "why": r.why, "span": list(r.span)} for r in parsed.repairs]
    return {"expression": str(parsed.expression), "tree": done[0], "repairs": repairs}
