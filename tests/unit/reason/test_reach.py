# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Standing folded along chains of relations."""

from __future__ import annotations

import pytest

from licet.catalogue.expand import record
from licet.reason.reach import Ways, fold, spread
from licet.reason.truth import ALWAYS
from tests.property.releases import link


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
