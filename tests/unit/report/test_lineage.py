# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A judged release as a drawing: what decides is lit, and nothing else."""

from __future__ import annotations

from licet.catalogue import vocabulary
from licet.reason.judge import check
from licet.release.graph import Release
from licet.report.lineage import draw, plain
from tests.property.releases import artefact, link


def release(licence: str | None, *parts: tuple[str, str, str, str]) -> Release:
    origins = tuple(artefact(name, "model", licence) for name, licence, _, _ in parts)
    links = tuple(link(name, relation, target) for name, _, relation, target in parts)
    return Release(artefact("root", "model", licence), origins, links, named=False)


CLASH = release(
    None,
    ("rail", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes", "middle"),
    ("middle", "MIT", "quantises", "root"),
    ("gpl", "GPL-3.0-only", "incorporates", "root"),
    ("other", "MIT", "incorporates", "root"),
)


def test_the_path_of_a_conflict_is_lit() -> None:
    found = draw(check(CLASH))
    assert found.tone == "no"
    assert {box.title for box in found.boxes if box.lit} == {"root", "rail", "middle", "gpl"}
    assert {(one.source, one.target) for one in found.arrows if one.lit} == {
        ("middle", "rail"),
        ("root", "middle"),
        ("root", "gpl"),
    }
    assert any("GPL-3.0-only" in words and "OpenRAIL" in words for words in found.paragraphs)


def test_of_a_yes_nothing_but_the_release_is_lit_and_the_duties_are_told() -> None:
    found = draw(check(release("MIT", ("a", "Apache-2.0", "fine-tunes", "root"))))
    assert (found.tone, found.paragraphs) == ("yes", ())
    assert [box.title for box in found.boxes if box.lit] == ["root"]
    assert any(line.startswith("to do: ") for line in found.boxes[0].about)
    assert "thick" not in " ".join(found.legend)


def test_an_unknown_asks_its_questions_and_says_under_what_it_would_fail() -> None:
    verdict = check(release("MIT", ("a", "CC-BY-SA-4.0", "trains-on", "root")))
    found = draw(verdict)
    assert found.tone == "unknown"
    assert any(words.startswith("if training makes a derivative") for words in found.paragraphs)
    assert any(words.startswith(verdict.questions[0].asks) for words in found.paragraphs)
    (arrow,) = found.arrows
    assert (arrow.dashed, arrow.lit, arrow.label) == (True, True, "trains-on")


def test_what_is_not_stated_is_said_so() -> None:
    made = release("MIT", ("a", "MIT", "fine-tunes", "root"))
    silent = Release(made.root, (artefact("a", "model", None),), made.links, named=False)
    box = draw(check(silent)).boxes[1]
    assert "licence not stated" in box.lines


def test_as_data_the_same_parts_are_marked() -> None:
    found = plain(check(CLASH))["graph"]
    assert found["answer"] == "no"
    assert {one["name"] for one in found["artefacts"] if one["decisive"]} == {"root", "rail", "middle", "gpl"}
    assert [one["decisive"] for one in found["links"]] == [True, True, True, False]
    assert found["artefacts"][1]["standings"] == ["derivative"]
    assert {one["relation"] for one in found["links"]} <= set(vocabulary.relations())
