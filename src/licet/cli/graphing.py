# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `licet graph` does: from words of the command line to a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from licet.cli.errors import CallError, one_of
from licet.cli.output import emit, style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from licet.atlas.drawing import Drawing
    from licet.atlas.edge import Asked, Kind

Format: TypeAlias = Literal["mermaid", "dot", "html", "json", "graphml"]


def release(path: str, acts: Sequence[str], facts: Sequence[str], defaults: str, format: Format, output: str) -> int:
    """Draw the judged release that `path` describes, and return the exit status of its answer."""
    from licet.api import check
    from licet.cli.scenario import amended, scenario
    from licet.cli.source import release_of
    from licet.report import lineage

    found = amended(release_of(path), acts, facts)
    verdict = check(found, scenario=scenario(found, defaults))
    if format == "graphml":
        raise CallError("--format", "graphml is for the compatibility graph: a release has mermaid, dot, html, json")
    if format == "json":
        _json(lineage.plain(verdict), output)
    else:
        emit(_written(lineage.draw(verdict), format), output)
    return verdict.exit_code


def licences(names: Sequence[str], everything: bool, standing: str, kind: str, format: Format, output: str) -> None:
    """Draw licences: the named ones, all of them, or those in common use. Raises CallError."""
    from licet.atlas import build, export, neighbourhood
    from licet.atlas.edge import KINDS, STANDINGS

    asked: Asked = one_of("--standing", standing, STANDINGS)  # type: ignore[assignment]
    sort: Kind = one_of("--kind", kind, KINDS)  # type: ignore[assignment]
    chosen = list(dict.fromkeys(_recorded(name) for name in names))
    if everything and chosen:
        raise CallError("--all", "is every licence, and --licence names some: give one of them")
    if everything and format in {"mermaid", "html"}:
        raise CallError("--all", "the whole graph is too dense to draw: take --format json, dot or graphml")
    if format in {"json", "graphml"} or everything:
        whole = chosen or (None if everything else neighbourhood.COMMON[sort])
        graph = build.build(whole, (asked,), (sort,)) if len(chosen) != 1 else build.star(chosen[0], asked, sort)
        if format == "json":
            return _json(export.document(graph, star=len(chosen) == 1), output)
        return emit(export.graphml(graph) if format == "graphml" else export.whole_dot(graph), output)
    if len(chosen) == 1:
        return emit(_written(neighbourhood.around(chosen[0], asked, sort), format), output)
    return emit(_written(neighbourhood.among(chosen or neighbourhood.COMMON[sort], asked, sort), format), output)


def _recorded(name: str) -> str:
    """Return the id of the recorded licence that a name stands for. Raises CallError."""
    from licet.catalogue.model import Record
    from licet.report import licence

    try:
        found = licence.find(name)
    except licence.LicenceNameError as error:
        raise CallError("--licence", str(error)) from None
    if not isinstance(found, Record):
        raise CallError("--licence", f"{found.id} has no record: what it says is not known")
    if found.kind == "exception":
        raise CallError("--licence", f"{found.id} is an exception, which stands only beside a licence")
    return found.id


def _written(drawing: Drawing, format: Format) -> str:
    from licet.atlas import export

    if format == "html":
        from licet.atlas import page

        return page.html(drawing)
    return export.dot(drawing) if format == "dot" else export.mermaid(drawing)


def _json(content: dict[str, Any], output: str) -> None:
    from licet.report import json

    emit(json.document(content, style(output)), output)
