# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Standing folded along chains of relations."""

from __future__ import annotations

import pytest

from licet.catalogue.expand import record
from licet.catalogue.model import Reach
from licet.reason.reach import Stand, Step, Ways, fold, spread
from licet.reason.truth import ALWAYS
from tests.property.releases import link
from tests.unit.reason.made import CITE, made


def standings(licence: str, *relations: str, kind: str = "model") -> set[str]:
    path = tuple(link(f"n{i}", relation, f"n{i + 1}") for i, relation in enumerate(relations))
    return {stand.standing for stand in fold(record(licence), kind, path, "worldwide")}


@pytest.mark.parametrize(
    ("licence", "relations", "kind", "expected"),
    [
        ("MIT", ("copies",), "code", {"same"}),
        ("MIT", ("fine-tunes",), "model", {"derivative"}),
        ("MIT", ("bundles",), "code", {"part"}),
        ("MIT", ("evaluates-on",), "data", {"apart"}),
        ("CC-BY-SA-4.0", ("trains-on",), "data", {"derivative", "apart"}),
        ("CDLA-Permissive-2.0", ("trains-on",), "data", {"apart"}),
        # OpenRAIL's definition of a derivative names distillation and synthetic data.
        ("LicenseRef-CreativeML-OpenRAIL-M", ("distils",), "model", {"derivative"}),
        ("LicenseRef-CreativeML-OpenRAIL-M", ("generated-by", "trains-on"), "model", {"derivative"}),
        # A model trained on data that Llama 3.1 generated was trained on its outputs.
        ("LicenseRef-Llama-3.1", ("generated-by", "trains-on"), "model", {"output"}),
        ("LicenseRef-Llama-3.1", ("generated-by", "copies", "trains-on"), "model", {"output"}),
        ("LicenseRef-Llama-3.1", ("fine-tunes", "quantises"), "model", {"derivative"}),
        ("CC-BY-SA-4.0", ("trains-on", "evaluates-on"), "data", {"apart"}),
        ("CC-BY-SA-4.0", ("collects", "trains-on"), "data", {"derivative", "apart", "part"}),
    ],
)
def test_fold(licence: str, relations: tuple[str, ...], kind: str, expected: set[str]) -> None:
    assert standings(licence, *relations, kind=kind) <= expected
    assert standings(licence, *relations, kind=kind) & expected


def test_one_open_question_is_decided_once_on_a_path() -> None:
    path = (link("d", "trains-on", "m"), link("m", "fine-tunes", "root"))
    stands = fold(record("CC-BY-SA-4.0"), "data", path, "worldwide")
    assert sorted(stand.standing for stand in stands) == ["apart", "derivative"]
    assert len({unknown.subject for stand in stands for unknown, _ in stand.literals}) == 1


def test_a_licence_of_which_nothing_is_known_is_never_allowed() -> None:
    stands = fold(None, "model", (link("m", "distils", "root"),), "worldwide")
    assert {stand.standing for stand in stands} >= {"derivative"}
    assert all(stand.literals != ALWAYS for stand in stands)


def test_several_paths_are_all_followed_and_none_is_counted_twice() -> None:
    links = (
        link("o", "fine-tunes", "a"),
        link("o", "copies", "b"),
        link("a", "merges", "root"),
        link("b", "bundles", "root"),
        link("b", "bundles", "root"),
    )
    stands = spread(record("MIT"), "model", "o", "root", Ways.of(links), "worldwide")
    assert sorted(stand.standing for stand in stands) == ["derivative", "part"]


def test_what_does_not_lead_to_the_release_does_not_stand_to_it() -> None:
    assert spread(record("MIT"), "model", "o", "root", Ways.of((link("x", "copies", "root"),)), "worldwide") == []


def test_what_is_shipped_and_what_is_inside() -> None:
    (bundled,) = fold(record("MIT"), "code", (link("o", "bundles", "root"),), "worldwide")
    assert bundled.ships
    assert not bundled.inside
    (vendored,) = fold(record("MIT"), "code", (link("o", "vendors", "root"),), "worldwide")
    assert vendored.inside
    stands = fold(record("MIT"), "code", (link("o", "vendors", "a"), link("a", "calls", "root")), "worldwide")
    assert not any(stand.ships for stand in stands)


def test_a_derivative_is_inside_whether_its_origin_is_shipped_or_not() -> None:
    assert Stand("derivative", ALWAYS, (Step(link("o", "links-dynamically"), "x", "derivative", None),)).inside
    assert not Stand("same", ALWAYS, (Step(link("o", "links-dynamically"), "x", "same", None),)).inside


@pytest.mark.parametrize("relation", ["bundles", "collects"])
def test_what_lies_beside_is_not_inside(relation: str) -> None:
    stands = fold(record("MIT"), "data", (link("o", relation, "a"), link("a", "modifies", "root")), "worldwide")
    assert stands
    assert not any(stand.inside for stand in stands)


@pytest.mark.parametrize("relation", ["copies", "bundles", "collects"])
def test_a_part_of_something_larger_stays_a_part(relation: str) -> None:
    assert standings("MIT", "bundles", relation) == {"part"}
    assert standings("LicenseRef-Llama-3.1", "generated-by", relation) == standings(
        "LicenseRef-Llama-3.1", "generated-by"
    )


SAYS = {"cite": CITE, "basis": "text"}


def test_an_entry_that_may_not_hold_leaves_the_word_to_the_next() -> None:
    sometimes = Reach(("distils",), ("apart",), when=("fact", "multimodal"), **SAYS)  # type: ignore[arg-type]
    always = Reach(("distils",), ("derivative",), **SAYS)  # type: ignore[arg-type]
    path = (link("o", "distils", "root"),)

    def found(*entries: Reach, **facts: bool) -> list[str]:
        return [s.standing for s in fold(made(*entries), "model", path, "worldwide", tuple(facts.items()))]

    assert found(sometimes, always) == ["apart", "derivative"]
    assert found(sometimes, always, multimodal=True) == ["apart"]
    assert found(sometimes, always, multimodal=False) == ["derivative"]
    assert found(always, sometimes) == ["derivative"]


def test_an_entry_speaks_of_its_kind_and_of_where_its_path_begins() -> None:
    entry = Reach(("distils",), ("same",), kind=("data",), **SAYS)  # type: ignore[arg-type]
    path = (link("o", "distils", "root"),)
    assert [s.standing for s in fold(made(entry), "data", path, "worldwide")] == ["same"]
    assert "same" not in [s.standing for s in fold(made(entry), "model", path, "worldwide")]


def test_the_layer_that_was_chosen_speaks_before_the_worldwide_one() -> None:
    def layers(layer: str) -> set[str]:
        stands = fold(None, "code", (link("o", "links-dynamically", "root"),), layer)
        return {step.entry.cite.authority for stand in stands for step in stand.trail if step.entry}

    assert layers("uk") != layers("worldwide")


@pytest.mark.parametrize("relation", ["distils", "trains-on-outputs-of", "trains-on", "generated-by"])
def test_paths_through_a_learner_are_told_apart_by_its_name(relation: str) -> None:
    links = (link("a", relation, "m"), link("b", relation, "n"), link("m", "copies"), link("n", "copies"))
    found = Ways.of(links).alike("root")
    assert found["m"] == found["n"]
    assert found["a"] != found["b"]


def test_paths_that_differ_in_names_alone_are_alike() -> None:
    links = (link("a", "modifies", "m"), link("b", "modifies", "n"), link("m", "copies"), link("n", "copies"))
    found = Ways.of(links).alike("root")
    assert found["a"] == found["b"] != found["m"]
