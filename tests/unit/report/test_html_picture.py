# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a picture holds: the path to what decides is lit, licences stand once, large releases are drawn in groups."""

from __future__ import annotations

from licet.reason.judge import check
from licet.release.graph import Release
from licet.report.html_picture import Picture, picture
from tests.property.releases import artefact, link
from tests.unit.report.releases import judged


def release(label: str | None, *parts: tuple[str, str | None, str, str]) -> Release:
    origins = tuple(artefact(name, "model", licence) for name, licence, _, _ in parts)
    links = tuple(link(name, relation, target) for name, _, relation, target in parts)
    return Release(artefact("root", "model", label), origins, links, named=False)


CLASH = (
    ("rail", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes", "middle"),
    ("middle", "MIT", "quantises", "root"),
    ("gpl", "GPL-3.0-only", "incorporates", "root"),
    ("other", "MIT", "incorporates", "root"),
)


def lit(drawn: Picture) -> set[str]:
    return {spot.title for spot in drawn.spots if spot.lit}


def ties(drawn: Picture) -> set[tuple[str, str]]:
    title = {spot.id: spot.title for spot in drawn.spots}
    return {(title[tie.source], title[tie.target]) for tie in drawn.ties if tie.lit}


def test_the_path_of_a_conflict_is_lit_down_to_the_clash() -> None:
    drawn = picture(check(release(None, *CLASH)))
    assert lit(drawn) == {"root", "middle", "rail", "gpl", "CreativeML-OpenRAIL-M", "GPL-3.0-only", "clash"}
    assert ties(drawn) >= {
        ("root", "middle"),
        ("middle", "rail"),
        ("rail", "CreativeML-OpenRAIL-M"),
        ("CreativeML-OpenRAIL-M", "clash"),
        ("GPL-3.0-only", "clash"),
    }
    assert ("middle", "MIT") not in ties(drawn)
    assert [spot.to for spot in drawn.spots if spot.sort == "mark"] == ["why-1"]


def test_a_licence_of_several_works_is_one_node() -> None:
    drawn = picture(check(release(None, *CLASH)))
    assert [spot.title for spot in drawn.spots].count("MIT") == 1


def test_a_false_label_meets_the_licence_that_it_hides() -> None:
    drawn = picture(check(release("MIT", ("base", "LicenseRef-Llama-3.1", "quantises", "root"))))
    assert {("root", "MIT"), ("MIT", "clash"), ("Llama-3.1", "clash")} <= ties(drawn)
    assert [tie.label for tie in drawn.ties if tie.label == "proposed"]


def test_of_a_yes_only_the_release_is_lit() -> None:
    drawn = picture(check(release("MIT", ("a", "Apache-2.0", "fine-tunes", "root"))))
    assert lit(drawn) == {"root"}
    assert not [spot for spot in drawn.spots if spot.sort == "mark"]


def test_an_open_answer_has_one_mark_that_leads_to_its_questions() -> None:
    drawn = picture(check(release("MIT", ("a", None, "merges", "root"), ("b", None, "merges", "root"))))
    (mark,) = [spot for spot in drawn.spots if spot.sort == "mark"]
    assert (mark.title, mark.to) == ("open", "questions")
    assert {("root", "a"), ("a", "no licence stated"), ("no licence stated", "open")} <= ties(drawn)


def test_a_licence_that_one_of_several_may_be_is_dashed() -> None:
    component = '[[component]]\nname = "b"\nkind = "model"\nlicence = "gemma"\nrelation = "fine-tunes"\n'
    drawn = picture(judged(f'[release]\nname = "a"\nkind = "model"\nlicence = "MIT"\n{component}'))
    licences = {spot.id: spot.title for spot in drawn.spots if spot.sort == "licence"}
    dashed = {licences[tie.target] for tie in drawn.ties if tie.dashed and tie.target in licences}
    assert len(dashed) > 1
    assert all(name.startswith("Gemma-") for name in dashed)


def test_many_works_stand_in_groups_and_those_that_decide_alone() -> None:
    many = [(f"lib-{i}", ("MIT", "ISC", "BSD-3-Clause")[i % 3], "vendors", "root") for i in range(600)]
    drawn = picture(check(release(None, *CLASH, *many)))
    assert drawn.told == 601  # the libraries, and the one other work that does not decide
    assert {"rail", "middle", "gpl"} <= {spot.title for spot in drawn.spots}
    assert len(drawn.spots) < 30
    groups = [spot for spot in drawn.spots if spot.sort == "group"]
    assert sum(len(spot.names) for spot in groups) == drawn.told
    assert not any(spot.lit for spot in groups)


def test_many_works_without_a_licence_are_one_group_that_is_lit() -> None:
    many = [(f"lib-{i}", None if i % 2 else "MIT", "vendors", "root") for i in range(60)]
    drawn = picture(check(release("MIT", *many)))
    groups = {(spot.title, spot.lit) for spot in drawn.spots if spot.sort == "group"}
    assert groups == {("30 works", True), ("30 works", False)}
