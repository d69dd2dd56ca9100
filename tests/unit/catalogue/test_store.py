# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compiled catalogue: sections on demand, names, records as values."""

from __future__ import annotations

import pytest

from licet.catalogue import expand, names, vocabulary
from licet.catalogue.compile import compile_catalogue, pack, read_names
from licet.catalogue.read import RecordError
from licet.catalogue.store import Store
from licet.locate import find


def test_a_section_comes_back_as_it_went_in() -> None:
    kept = Store(pack({"a": {"é": [1]}, "record/b": {}, "record/c": [2]}))
    assert kept.section("a") == {"é": [1]}
    assert kept.names("record") == ["b", "c"]
    with pytest.raises(KeyError):
        kept.section("d")


def test_compiling_is_deterministic() -> None:
    assert compile_catalogue(find("licenses")) == compile_catalogue(find("licenses"))


def test_a_name_taken_twice_is_an_error() -> None:
    records = {i: {"id": i, "aliases": ["x"]} for i in ("A", "B")}
    with pytest.raises(RecordError, match="taken"):
        read_names({"names": {"one-of": {}, "family": {}, "unstated": {}}}, records)


def test_names_have_no_case_and_families_no_reading() -> None:
    assert names.look_up("mit") == names.Meaning(("MIT",))
    assert names.look_up("no such licence") is None
    family = names.look_up("openrail")
    assert family is not None
    assert family.readings == ()
    assert family.question
    both = names.look_up("gemma")
    assert both is not None
    assert len(both.readings) == 2


def test_every_name_of_the_hub_stands_for_something() -> None:
    hub = ["llama3.1", "gemma", "apache-2.0", "creativeml-openrail-m", "cc", "other", "unknown", "bsl-1.0"]
    assert all(names.look_up(name) is not None for name in hub)


def test_a_record_is_made_once() -> None:
    assert expand.record("MIT") is expand.record("MIT")
    assert expand.record("no-such-licence") is None


def test_uses_have_their_parents_by_path_and_by_second_parent() -> None:
    assert vocabulary.parents("minors.sexual") == {"minors.sexual", "minors", "sexual"}
    assert vocabulary.parents("crime.trafficking") == {"crime.trafficking", "crime", "rights.human", "rights"}


def test_every_word_that_relations_use_is_a_word() -> None:
    acts = {need for needs in vocabulary.acts().values() for need in needs} | {"copy", "modify", "use", "train"}
    for relation in vocabulary.relations().values():
        assert set(relation.acts) <= acts
        assert relation.group in {"content", "model"}


def test_every_layer_of_defaults_answers_for_every_act() -> None:
    for layer in expand.layers():
        for act in ("copy", "modify", "distribute", "host", "sell", "train", "use"):
            answer, status, authority = expand.reserved(layer, act)
            assert answer in {"reserved", "free"}
            assert status in {"settled", "contested"}
            assert authority
