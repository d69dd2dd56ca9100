# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A picture as SVG: nodes are links to what is told of them, so that it works by mouse, by keyboard and unscripted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.atlas.drawing import brief
from licet.report.html_element import NOTHING, Html, element, joined
from licet.report.html_layout import HEIGHTS, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.report.html_layout import Spread
    from licet.report.html_picture import Picture, Spot, Tie

# Signs of 16 by 16 for the kinds of works, drawn with a stroke.
_SIGNS = {
    "model": "M8 1.5 14 5v6l-6 3.5L2 11V5zM2 5l6 3.5L14 5M8 8.5v6",
    "data": "M2.5 4c0-3 11-3 11 0v8c0 3-11 3-11 0zM2.5 4c0 3 11 3 11 0M2.5 8c0 3 11 3 11 0",
    "code": "M5.5 4 1.5 8l4 4M10.5 4l4 4-4 4M9 2.5 7 13.5",
    "output": "M3.5 1.5h6l3.5 3.5v9.5h-9.5zM9.5 1.5v3.5h3.5M5.5 8.5h5M5.5 11h5",
}
_CROSS = "M-8-8 8 8M8-8-8 8"
_QUERY = "M-5.5-4.5c0-7.5 11-7.5 11 0 0 4-5.5 3.5-5.5 7.5M0 8v.6"
# The room for words, in pixels.
_TITLE, _LINE, _LICENCE = 166, 166, 190
# Wider than this it has what is told of it below, and not beside it; wider still, it is not made smaller to fit.
_WIDTHS = dict.fromkeys("iIljtfr.,:;-()[]/|' ", 0.35) | dict.fromkeys("mwMW@%…", 0.92)
BROAD, _BROADEST = 1120, 1600


def svg(picture: Picture, places: Spread, tone: str, label: str) -> Html:
    """Return the picture; `tone` is the answer that the lit path has, `label` says in words what is shown."""
    drawn = sorted(picture.ties, key=lambda tie: tie.lit)  # what is lit lies above the rest
    # Edges that say the same of the same node say it once: the last, which lies on top.
    said = {(tie.target, tie.label): tie for tie in drawn}
    edges = [_tie(tie, places, said[tie.target, tie.label] is tie) for tie in drawn]
    spots = [_spot(spot, places, tone) for spot in picture.spots]
    width, height = f"{places.width:.0f}", f"{places.height:.0f}"
    breadth = "broadest" if places.width > _BROADEST else "broad" if places.width > BROAD else ""
    return element(
        "svg",
        _heads(),
        *edges,
        *spots,
        class_=f"picture {tone} {breadth}".strip(),
        role="group",
        aria_label=label,
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
    )


def _heads() -> Html:
    return element("defs", _head("head", 9), _head("head-lit", 12))


def _head(id_: str, size: int) -> Html:
    tip = element("path", d="M0 .5 7.5 4 0 7.5z")
    return element("marker", tip, id=id_, markerWidth=size, markerHeight=size, viewBox="0 0 8 8", refX=7, refY=4,
                   orient="auto", markerUnits="userSpaceOnUse")  # fmt: skip


def _tie(tie: Tie, places: Spread, labelled: bool) -> Html:
    """Return an edge with its label, which stands before the node that it leads to."""
    points = places.ways[tie]
    x, y = points[-1]
    label = NOTHING
    if tie.label and labelled:
        label = element("text", tie.label, x=f"{x - 13:.0f}", y=f"{y - 6:.0f}")
    flags = [flag for flag, given in (("dashed", tie.dashed), ("lit", tie.lit), ("named", bool(tie.label))) if given]
    head = ("url(#head-lit)" if tie.lit else "url(#head)") if tie.label else None
    path = element("path", d=_curve(points, 4 if tie.label else 0), marker_end=head)
    return element("g", path, label, class_=" ".join(("tie", *flags)), data_from=tie.source, data_to=tie.target)


def _curve(points: Sequence[tuple[float, float]], short: float) -> str:
    """Return a path through the points: bent between layers, straight through lanes, ended `short` of the last.

    A bend is over early, so that a label before the node that it leads to stands on a straight line.
    """
    (x, y), *rest = points
    path = f"M{x:.0f} {y:.1f}"
    for number, (to, down) in enumerate(rest):
        end = to - short if number == len(rest) - 1 else to
        if number % 2:
            path += f"H{end:.0f}"
        else:
            wide = end - x
            path += f"C{x + 0.4 * wide:.0f} {y:.1f} {end - 0.7 * wide:.0f} {down:.1f} {end:.0f} {down:.1f}"
        x, y = end, down
    return path


def _spot(spot: Spot, places: Spread, tone: str) -> Html:
    x, y = places.corners[spot.id]
    parts = _mark(spot, tone) if spot.sort == "mark" else _licence(spot) if spot.sort == "licence" else _work(spot)
    classes = " ".join(("spot", spot.sort, *(["lit"] if spot.lit else [])))
    # A name that begins with the words that are shown, since a voice user says those; then the whole of what was cut.
    shown = fitted(spot.title, _LICENCE if spot.sort == "licence" else _TITLE)
    more = (
        _SAID[spot.sort],
        spot.title if shown != spot.title else "",
        "decides" if spot.lit and tone != "yes" else "",
    )
    said = ", ".join(part for part in (f"{shown} {spot.line}".strip(), *more) if part)
    return element(
        "a",
        *parts,
        class_=classes,
        id=spot.id,
        href=f"#{spot.to or 'about-' + spot.id}",
        aria_label=said,
        transform=f"translate({x:.0f} {y:.1f})",
    )


_SAID = {"work": "work", "group": "works", "licence": "licence", "mark": "what decides"}


def _work(spot: Spot) -> Sequence[Html]:
    width, height = WIDTHS[spot.sort], HEIGHTS[spot.sort]
    behind = element("rect", class_="behind", x=5, y=5, width=width, height=height, rx=9)
    return (
        behind if spot.sort == "group" else NOTHING,
        element("rect", width=width, height=height, rx=9),
        element("path", class_="sign", transform="translate(14 13)", d=_SIGNS[spot.kind]),
        element("text", fitted(spot.title, _TITLE), class_="title", x=40, y=27),
        Html(" "),
        element("text", fitted(spot.line, _LINE, 13), class_="line", x=40, y=46),
    )


def _licence(spot: Spot) -> Sequence[Html]:
    width, height = WIDTHS["licence"], HEIGHTS["licence"]
    return (
        element("rect", width=width, height=height, rx=height // 2),
        element("text", fitted(spot.title, _LICENCE), class_="title", x=width // 2, y=height // 2 + 5),
    )


def _mark(spot: Spot, tone: str) -> Sequence[Html]:
    middle = WIDTHS["mark"] // 2
    sign = element("path", d=_CROSS if tone == "no" else _QUERY)
    badge = element(
        "g", element("circle", r=22), sign, class_="badge", transform=f"translate(24 {HEIGHTS['mark'] // 2})"
    )
    words = element("text", spot.title, class_="title", x=middle + 2, y=HEIGHTS["mark"] // 2 + 5)
    return (badge, words)


def key(picture: Picture, decided: bool) -> Html:
    """Return what the strokes of the picture mean."""
    lines = ["An arrow reads as a sentence: the release fine-tunes a model."]
    if any(tie.dashed and tie.label for tie in picture.ties):
        lines.append("Dashed: nothing of it is inside what is released.")
    if any(tie.dashed and not tie.label for tie in picture.ties):
        lines.append("A dashed line to a licence: it may be the one.")
    if decided:
        lines.append("Thick: the path to what decides.")
    if picture.told:
        lines.append(f"{picture.told} works stand together by licence; the table names each.")
    return element("p", joined(lines, " "), class_="faint key")


def fitted(words: str, room: float, size: float = 15) -> str:
    """Return words as they fit into so many pixels, with their middle left out where they do not."""
    most = len(words)
    while most > 3 and _length(brief(words, most)) * size > room:
        most -= 1
    return brief(words, most)


def _length(words: str) -> float:
    """Return about how wide words are in bold letters, in parts of their size."""
    return sum(_WIDTHS.get(one, 1.0 if one > "\u2e7f" else 0.74 if one.isupper() else 0.58) for one in words)
