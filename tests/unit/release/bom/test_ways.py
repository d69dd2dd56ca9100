# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from itertools import product

import pytest

from licet.catalogue.vocabulary import kinds, relations
from licet.release.bom.spdx2_relations import RELATIONS
from licet.release.bom.spdx3_relations import FROM, NEITHER, TO
from licet.release.bom.ways import SORTS, Ends, ways

ENDS = [Ends(one, other, aggregate) for one, other, aggregate in product(kinds(), kinds(), (False, True))]  # type: ignore[arg-type]
# SPDX 3.0.1 has no such type: it says `generates`, the other way round.
ELSEWHERE = {"generatedBy"}


def test_every_way_is_a_relation_of_the_vocabulary() -> None:
    for sort, ends in product(sorted(SORTS), ENDS):
        found = ways(sort, ends)
        assert found
        assert {way.relation for way in found} <= set(relations())


def test_every_type_has_a_sort() -> None:
    assert {meant.sort for meant in RELATIONS.values() if meant.origin} <= SORTS
    assert {meant.origin for meant in RELATIONS.values()} == {"one", "other", ""}
    assert set(FROM.values()) | set(TO.values()) <= SORTS
    assert not (FROM.keys() & TO.keys()) | (FROM.keys() & NEITHER) | (TO.keys() & NEITHER)


@pytest.mark.parametrize(
    "name", sorted({name for relation in relations().values() for name in relation.spdx} - ELSEWHERE)
)
def test_names_of_spdx_lead_to_a_relation_that_the_vocabulary_gives_them(name: str) -> None:
    given = {id_ for id_, relation in relations().items() if name in relation.spdx}
    sort = FROM.get(name) or TO[name]
    found = {way.relation for ends in ENDS for way in ways(sort, ends)}
    assert found & given or sort == "patch"


def test_a_model_that_descends_from_another_is_fine_tuned() -> None:
    assert [way.relation for way in ways("descends", Ends("model", "model"))] == ["fine-tunes"]
    assert [way.relation for way in ways("descends", Ends("data", "data"))] == ["derives-from"]
    assert [way.relation for way in ways("descends", Ends("code", "code"))] == ["modifies"]


def test_data_in_a_model_may_have_been_learned_from() -> None:
    assert {way.relation for way in ways("contains", Ends("data", "model"))} == {"vendors", "trains-on"}
