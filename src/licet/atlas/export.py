# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Writers: a drawing as Mermaid or DOT, the compatibility graph as DOT, GraphML or plain data."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from licet.atlas.drawing import brief, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from networkx import MultiDiGraph

    from licet.atlas.drawing import Arrow, Box, Drawing

# Colours that can be told apart without seeing red and green, readable on white and on black.
_FILLS = {"yes": ("#d7ecfb", "#1f6fb2"), "no": ("#fbdfd2", "#b3400f"), "unknown": ("#fbefc6", "#8a6100")}
_WIDEST = 60


def mermaid(drawing: Drawing) -> str:
    """Return the drawing as a Mermaid flowchart, as Markdown on most forges shows it."""
    number = {box.id: f"n{i}" for i, box in enumerate(drawing.boxes)}
    lines = ["flowchart LR", f"  accTitle: {_line(drawing.title)}", f"  accDescr: {_line(drawing.summary)}"]
    for box in drawing.boxes:
        shown = "<br/>".join(_entity(brief(one, _WIDEST)) for one in (box.title, *box.lines))
        lines.append(f'  {number[box.id]}["{shown}"]')
    for arrow in drawing.arrows:
        stroke = "-.->" if arrow.dashed else "-->"
        label = f'|"{_entity(brief(arrow.label, _WIDEST))}"|' if arrow.label else ""
        lines.append(f"  {number[arrow.source]} {stroke}{label} {number[arrow.target]}")
    lines += _mermaid_style(drawing, number)
    return "\n".join(lines) + "\n"


def _mermaid_style(drawing: Drawing, number: dict[str, str]) -> Iterator[str]:
    for tone, (fill, stroke) in _FILLS.items():
        members = [number[box.id] for box in drawing.boxes if box.tone == tone]
        if members:
            yield f"  classDef {tone} fill:{fill},stroke:{stroke},color:#111"
            yield f"  class {','.join(members)} {tone}"
    lit = [number[box.id] for box in drawing.boxes if box.lit]
    if lit:
        yield "  classDef lit stroke-width:3px"
        yield f"  class {','.join(lit)} lit"
    for i, arrow in enumerate(drawing.arrows):
        if arrow.lit and arrow.tone:
            yield f"  linkStyle {i} stroke:{_FILLS[arrow.tone][1]},stroke-width:3px"


def _line(text: str) -> str:
    """Return text as a line of Mermaid's own: a brace would open a block there."""
    return plain(text).replace("{", "(").replace("}", ")").replace(";", ",").replace("#", "")


def _entity(text: str) -> str:
    """Return text as it may stand between quotes: Mermaid reads #…; as an entity, and Markdown and tags besides."""
    return "".join(c if c.isalnum() or c in " .,-/:()§…+_'" else f"#{ord(c)};" for c in text)


def dot(drawing: Drawing) -> str:
    """Return the drawing in Graphviz' language."""
    lines = [
        "digraph licet {",
        f"  graph [rankdir=LR, label={_quoted(drawing.summary)}, labelloc=t, fontname=sans]",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname=sans, fontsize=11]',
        "  edge [fontname=sans, fontsize=9]",
    ]
    lines += [f"  {_quoted(box.id)} [{_dot_box(box)}]" for box in drawing.boxes]
    lines += [f"  {_quoted(arrow.source)} -> {_quoted(arrow.target)} [{_dot_arrow(arrow)}]" for arrow in drawing.arrows]
    return "\n".join([*lines, "}"]) + "\n"


def _dot_box(box: Box) -> str:
    found = ["label=" + _quoted("\n".join((box.title, *box.lines)))]
    if box.tone:
        fill, stroke = _FILLS[box.tone]
        found.append(f'fillcolor="{fill}", color="{stroke}", fontcolor="#111111"')
    return ", ".join([*found, "penwidth=3"] if box.lit else found)


def _dot_arrow(arrow: Arrow) -> str:
    found = [f"label={_quoted(arrow.label)}"]
    if arrow.about:
        found.append(f"tooltip={_quoted(arrow.about)}")
    if arrow.dashed:
        found.append("style=dashed")
    if arrow.lit and arrow.tone:
        found.append(f'color="{_FILLS[arrow.tone][1]}", penwidth=3')
    return ", ".join(found)


def _quoted(text: str) -> str:
    lines = [plain(line).replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n")]
    return '"' + "\\n".join(lines) + '"'


def whole_dot(graph: MultiDiGraph[str]) -> str:
    """Return every edge of a compatibility graph in Graphviz' language, with kind and answer as attributes."""
    lines = ["digraph licet {"]
    lines += [f"  {_quoted(name)} [kind={_quoted(data['kind'])}]" for name, data in graph.nodes(data=True)]
    for source, target, (standing, kind), data in graph.edges(keys=True, data=True):
        style = "" if data["answer"] == "yes" else ", style=dashed"
        words = f"standing={standing}, kind={kind}, edge={data['edge']}, answer={data['answer']}{style}"
        lines.append(f"  {_quoted(source)} -> {_quoted(target)} [{words}]")
    return "\n".join([*lines, "}"]) + "\n"


def graphml(graph: MultiDiGraph[str]) -> str:
    """Return a compatibility graph as GraphML; lists are written as one text with "; " between."""
    from networkx import MultiDiGraph, generate_graphml

    flat: MultiDiGraph[str] = MultiDiGraph()
    flat.add_nodes_from(graph.nodes(data=True))
    for source, target, (standing, kind), data in graph.edges(keys=True, data=True):
        words = {key: "; ".join(value) if isinstance(value, tuple) else value for key, value in data.items()}
        flat.add_edge(source, target, key=f"{standing}/{kind}", standing=standing, kind=kind, **words)
    return "\n".join(generate_graphml(flat)) + "\n"


def document(graph: MultiDiGraph[str], star: bool = False) -> dict[str, Any]:
    """Return a compatibility graph as plain data: licences, edges, classes that behave alike, conversions.

    In a `star` the edges between neighbours are left out, so it has no classes.
    """
    from licet.atlas.build import classes, conversions

    rows = [
        {"from": source, "to": target, "standing": standing, "kind": kind}
        | {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}
        for source, target, (standing, kind), data in graph.edges(keys=True, data=True)
    ]
    paths = chain.from_iterable(conversions(graph, name).values() for name in graph)
    return {
        "graph": {
            "licences": [{"id": name, **data} for name, data in graph.nodes(data=True)],
            "edges": rows,
            "classes": [] if star else [list(members) for members in classes(graph) if len(members) > 1],
            "conversions": [list(path) for path in paths],
        }
    }
