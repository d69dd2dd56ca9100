# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A drawing as one HTML file: no network, light and dark, by mouse and by keyboard, and readable without its script.

Words from files that others wrote are only ever placed as escaped text; the script takes none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.atlas.drawing import plain
from licet.atlas.layout import LINE, TITLE, lay_out

if TYPE_CHECKING:
    from licet.atlas.drawing import Arrow, Box, Drawing
    from licet.atlas.layout import Bent, Placed

_LEFT = 14
# With more arrows than this their labels show only for the chosen box.
_MANY = 14
# What is wider has its explanations below; what is still too wide is shrunk to this part of its size, then scrolled.
_WIDE = 1050
_SMALLEST = 0.75


def html(drawing: Drawing) -> str:
    """Return the drawing as an HTML document."""
    from string import Template

    picture = lay_out(drawing)
    number = {box.id: f"b{i}" for i, box in enumerate(drawing.boxes)}
    title = {box.id: box.name or box.title for box in drawing.boxes}
    rows = [
        f'<tr><td>{_text(title[one.source])}</td><td class="mark {one.tone}">{_text(one.label)}'
        f"{_open(one, drawing)}</td><td>{_text(title[one.target])}</td><td>{_text(one.about)}</td></tr>"
        for one in drawing.arrows
    ]
    return Template(_template()).substitute(
        title=_text(f"licet: {drawing.title}"),
        heading=_text(drawing.title),
        label=_text(drawing.summary),
        answer=f'<span class="answer {drawing.tone}">{drawing.tone}</span>' if drawing.tone else "",
        summary=_text(drawing.summary),
        why=_items(drawing.paragraphs, "why"),
        width=f"{picture.width:.0f}",
        height=f"{picture.height:.0f}",
        many=' class="many"' if len(drawing.arrows) > _MANY else "",
        arrows="\n".join(_arrow(one, number) for one in picture.arrows),
        boxes="\n".join(_box(one, number[one.box.id]) for one in picture.boxes),
        wide=" wide" if picture.width > _WIDE else "",
        least=f"{picture.width * _SMALLEST:.0f}",
        about="\n".join(_about(box, number[box.id], drawing, title) for box in drawing.boxes),
        legend="".join(f"<li>{_text(line)}</li>" for line in drawing.legend),
        rows="\n".join(rows),
    )


def _template() -> str:
    from pathlib import Path

    return (Path(__file__).parent.parent / "data" / "graph.html").read_text(encoding="utf-8")


def _text(words: str) -> str:
    from html import escape

    return escape(plain(words))


def _items(lines: tuple[str, ...], style: str = "") -> str:
    if not lines:
        return ""
    named = f' class="{style}"' if style else ""
    return f"<ul{named}>" + "".join(f"<li>{_text(line)}</li>" for line in lines) + "</ul>"


def _about(box: Box, id_: str, drawing: Drawing, title: dict[str, str]) -> str:
    """Return what is told of a box once it is chosen; of the release, first of its boxes, from the start."""
    shown = ' class="shown"' if drawing.tone and box is drawing.boxes[0] else ""
    out = [f"{one.label}: {title[one.target]}{_open(one, drawing)}" for one in drawing.arrows if one.source == box.id]
    into = [f"{one.label}: {title[one.source]}{_open(one, drawing)}" for one in drawing.arrows if one.target == box.id]
    told = _items((*box.lines, *box.about) if drawing.tone else box.about)
    ends = "".join(f"<h4>{head}</h4>{_items(tuple(rows))}" for head, rows in (("to", out), ("from", into)) if rows)
    return f'<article id="about-{id_}"{shown}><h3>{_text(box.title)}</h3>{told}{ends}</article>'


def _open(arrow: Arrow, drawing: Drawing) -> str:
    """Return the word for an edge that hangs on a question; in a release the tone is the whole's, not the edge's."""
    return " (perhaps)" if arrow.tone == "unknown" and not drawing.tone else ""


def _box(one: Placed, id_: str) -> str:
    classes = " ".join(part for part in ("box", one.box.tone, "lit" if one.box.lit else "") if part)
    title, *lines = one.words
    x, y = one.x + _LEFT, one.y + TITLE
    words = [f'<text class="title" x="{x:.0f}" y="{y:.0f}">{_text(title)}</text>']
    words += [
        f'<text class="line" x="{x:.0f}" y="{y + LINE * (i + 1):.0f}">{_text(line)}</text>'
        for i, line in enumerate(lines)
    ]
    label = _text(", ".join((one.box.title, *one.box.lines)))
    return (
        f'<g class="{classes}" id="{id_}" tabindex="0" role="button" aria-pressed="false" aria-label="{label}">'
        f'<rect x="{one.x:.0f}" y="{one.y:.0f}" width="{one.width:.0f}" height="{one.height:.0f}" rx="7"/>'
        f"{''.join(words)}</g>"
    )


def _arrow(one: Bent, number: dict[str, str]) -> str:
    arrow = one.arrow
    flags = ("arrow", arrow.tone, "dashed" if arrow.dashed else "", "lit" if arrow.lit else "")
    label = f'<text x="{one.x:.0f}" y="{one.y:.0f}">{_text(arrow.label)}</text>' if arrow.label else ""
    return (
        f'<g class="{" ".join(filter(None, flags))}" '
        f'data-from="{number[arrow.source]}" data-to="{number[arrow.target]}">'
        f'<title>{_text(arrow.about)}</title><path d="{one.path}" marker-end="url(#head)"/>{label}</g>'
    )
