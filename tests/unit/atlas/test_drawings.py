# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Drawings of licences, their layout, and the formats they are written in."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from licet.atlas.drawing import Arrow, Box, Drawing, brief, plain
from licet.atlas.export import dot, mermaid
from licet.atlas.layout import Placed, lay_out
from licet.atlas.neighbourhood import COMMON, among, around
from licet.atlas.page import html
from licet.catalogue.expand import record

HOSTILE = 'a"b]\\ <script>alert(1)</script> #quot; `x` |y| {z}\n\x1b[31m\u202e'


def drawing(*arrows: tuple[str, str], title: str = "t") -> Drawing:
    names = dict.fromkeys(name for arrow in arrows for name in arrow)
    return Drawing(title, "s", tuple(Box(n, n, ("line",)) for n in names), tuple(Arrow(a, b, "x") for a, b in arrows))


@pytest.mark.parametrize("kind", ["code", "model", "data"])
def test_licences_in_common_use_are_recorded_and_drawn(kind: str) -> None:
    names = COMMON[kind]  # type: ignore[index]
    assert all(record(name) is not None for name in names)
    found = among(names, "derivative", kind)  # type: ignore[arg-type]
    assert sum(1 + len(box.lines) for box in found.boxes) == len(names)
    assert found.arrows


def test_licences_that_behave_alike_share_a_box_and_its_arrows_hold_for_all() -> None:
    found = among(("MIT", "ISC", "GPL-2.0-only", "Apache-2.0"), "derivative", "code")
    title = {box.id: box.name for box in found.boxes}
    arrows = {(title[one.source], title[one.target]) for one in found.arrows}
    assert arrows == {("ISC, MIT", "Apache-2.0"), ("Apache-2.0", "ISC, MIT"), ("ISC, MIT", "GPL-2.0-only")}
    both = next(box for box in found.boxes if box.name == "ISC, MIT")
    assert "they behave alike here; a work under one may go out under another" in both.about


def test_an_open_edge_is_dashed_and_says_what_it_hangs_on() -> None:
    found = among(("LicenseRef-OpenRAIL-AMS", "Apache-2.0"), "derivative", "model")
    (arrow,) = [one for one in found.arrows if one.dashed]
    assert arrow.tone == "unknown"
    assert arrow.about.startswith("it hangs on: ")
    assert "?" in arrow.about


def test_around_one_licence_its_neighbours_are_grouped() -> None:
    found = around("GPL-3.0-only", "derivative", "code")
    labels = {(one.source, one.target): one.label for one in found.arrows}
    assert labels["in-later-yes", "self"] == "later"
    assert labels["self", "out-named-yes"] == "named"
    crowd = next(box for box in found.boxes if box.id == "in-entailed-yes")
    assert re.fullmatch(r"\d+ licences", crowd.title)
    assert "MIT (MIT License)" in crowd.about
    assert crowd.lines[-1].startswith("and ")


def test_an_unknown_licence_is_an_error() -> None:
    with pytest.raises(KeyError):
        around("LicenseRef-Unheard-Of", "same", "code")


def overlaps(one: Placed, other: Placed) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.y + one.height <= other.y or other.y + other.height <= one.y)


@pytest.mark.parametrize(
    "drawn",
    [
        drawing(("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "d")),
        drawing(("a", "b"), ("b", "a"), ("b", "c")),
        drawing(*[(f"n{i}", f"n{j}") for i in range(6) for j in range(i)]),
        among(COMMON["code"], "derivative", "code"),
        Drawing("t", "s", (Box("a", "a"),), ()),
    ],
)
def test_no_two_boxes_overlap_and_all_stand_in_the_picture(drawn: Drawing) -> None:
    picture = lay_out(drawn)
    assert [one.box for one in picture.boxes] == list(drawn.boxes)
    assert not any(overlaps(one, other) for one, other in combinations(picture.boxes, 2))
    assert all(one.x >= 0 and one.x + one.width <= picture.width for one in picture.boxes)
    assert all(one.y >= 0 and one.y + one.height <= picture.height for one in picture.boxes)
    for bent in picture.arrows:
        points = [float(x) for x in re.findall(r"[MC ](-?\d+),", bent.path)]
        assert all(0 <= x <= picture.width for x in points), bent.path


def test_a_long_arrow_passes_no_box() -> None:
    picture = lay_out(drawing(("a", "b"), ("b", "c"), ("a", "c")))
    b = next(one for one in picture.boxes if one.box.id == "b")
    straight = next(one for one in picture.arrows if (one.arrow.source, one.arrow.target) == ("a", "c"))
    lane = float(re.findall(r",(\d+) H", straight.path)[0])
    assert not b.y <= lane <= b.y + b.height


def test_arrows_run_from_left_to_right() -> None:
    picture = lay_out(drawing(("a", "b"), ("b", "c"), ("a", "c")))
    x = {one.box.id: one.x for one in picture.boxes}
    assert x["a"] < x["b"] < x["c"]


def test_long_and_unprintable_words_are_made_fit() -> None:
    assert brief("x" * 50, 11) == "xxxxx…xxxxx"
    assert brief("short", 11) == "short"
    assert plain("a\x1b[31m\u202eb") == "a [31m b"


def hostile() -> Drawing:
    boxes = (Box("a", HOSTILE, (HOSTILE,), (HOSTILE,), "no", True), Box('b"\\', "b"))
    return Drawing(
        HOSTILE, HOSTILE, boxes, (Arrow("a", 'b"\\', HOSTILE, HOSTILE, "no", lit=True),), (HOSTILE,), (), "no"
    )


def test_words_of_others_stay_words_in_html() -> None:
    text = html(hostile())
    assert text.count("<script>") == 1
    assert "&lt;script&gt;" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_words_of_others_stay_words_in_mermaid() -> None:
    lines = mermaid(hostile()).splitlines()
    assert lines[0] == "flowchart LR"
    assert len(lines) == 11
    assert lines[3].startswith("  n0[")
    for line in lines[3:6]:
        assert line.count('"') == 2
        assert not re.search(r"<(?!br/>)|`|#(?!\d+;)", line.replace("-->", ""))


def test_words_of_others_stay_words_in_dot() -> None:
    lines = dot(hostile()).splitlines()
    assert len(lines) == 8
    for line in lines:
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = html(among(COMMON["code"], "derivative", "code"))
    assert not re.search(r"https?://|src=|@import|url\((?!#)", text)
    assert "default-src 'none'" in text
    assert "$" not in text.replace("${", "")


def test_the_picture_is_well_formed_and_every_box_can_be_reached() -> None:
    drawn = among(COMMON["code"], "derivative", "code")
    text = html(drawn)
    svg = ElementTree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])
    boxes = [one for one in svg.iter("g") if one.get("tabindex") == "0"]
    assert len(boxes) == len(drawn.boxes)
    assert all(one.get("aria-label") and one.get("role") == "button" for one in boxes)
    assert {one.get("id") for one in boxes} >= {one.get("data-from") for one in svg.iter("g") if one.get("data-from")}
    assert text.count("<tr><td>") == len(drawn.arrows)


def test_the_same_drawing_is_the_same_text() -> None:
    first, second = (around("MPL-2.0", "derivative", "code") for _ in range(2))
    assert html(first) == html(second)
