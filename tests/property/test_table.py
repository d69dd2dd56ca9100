# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compiled table against the judge, and against the compatibility graph (semantics.md §6)."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.atlas.derive import edges, licences
from licet.atlas.edge import KINDS, RELATIONS, STANDINGS
from licet.reason import table
from licet.reason.choose import leaf
from licet.reason.judge import check
from licet.reason.truth import Answer
from licet.release.graph import Release
from licet.release.pair import pair, stated
from tests.oracle.test_brute import drawn
from tests.property.releases import LICENCES, artefact, link, releases
from tests.property.test_search import COMMON, dual


@st.composite
def plain(draw: st.DrawFn) -> Release:
    """Draw a release of up to six programs whose licences meet in practice: many of these hold."""
    count = draw(st.integers(1, 6))
    origins = tuple(artefact(f"o{i}", "code", draw(st.sampled_from(COMMON))) for i in range(count))
    relations = ("incorporates", "bundles", "links-dynamically", "links-statically", "vendors")
    links = tuple(link(f"o{i}", draw(st.sampled_from(relations))) for i in range(count))
    return Release(artefact("root", "code", draw(st.sampled_from(COMMON))), origins, links)


def told(release: Release) -> str:
    rows = [f"{x.target} {x.relation} {x.origin}" for x in release.links]
    rows += [f"{one.name}: {one.kind} {one.licence.raw if one.licence else None}" for one in release.origins]
    return f"{release.root.licence and release.root.licence.raw} {release.acts} {release.facts} {rows}"


@given(st.one_of(plain(), dual(), releases(most=6), releases(choices=True), releases(outbound=False)))
@settings(max_examples=300)
def test_the_table_says_what_the_judge_says(release: Release) -> None:
    assert table.answer(release) == check(release).answer, told(release)


@given(st.one_of(plain(), releases()), st.sampled_from(LICENCES))
def test_the_table_says_what_the_judge_says_under_another_licence(release: Release, licence: str) -> None:
    assert table.answer(release, outbound=leaf(licence)) == check(release, outbound=leaf(licence)).answer


@pytest.mark.parametrize("seed", range(4))
def test_the_table_says_what_the_judge_says_of_rare_terms(seed: int) -> None:
    rng = Random(seed)
    for _ in range(100):
        release = drawn(rng)
        assert table.answer(release) == check(release).answer, told(release)


def test_the_table_is_read_and_not_passed_by() -> None:
    """Of releases that meet in practice most are decided by rows alone."""
    rng = Random(1)
    decided = 0
    for _ in range(200):
        rows = [rng.choice(("MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0", "GPL-2.0-only")) for _ in range(5)]
        origins = tuple(artefact(f"o{i}", "code", one) for i, one in enumerate(rows))
        links = tuple(link(f"o{i}", "incorporates") for i in range(5))
        label = rng.choice(("MIT", "Apache-2.0", "GPL-3.0-only"))
        decided += table.looked_up(Release(artefact("root", "code", label), origins, links)) is not None
    assert decided > 150


SOURCES = Random(2).sample(licences(), 12)


@pytest.mark.parametrize("source", SOURCES)
def test_the_table_and_the_graph_are_equal(source: str) -> None:
    """An edge is the answer of the one-component release, and so is a row: none where that is no."""
    targets = Random(source).sample(licences(), 30)
    drawn_edges = {(e.target, e.standing, e.kind): e.answer for e in edges((source,), targets)}
    for target in targets:
        for standing in STANDINGS:
            for kind in KINDS:
                tree = leaf(source), leaf(target)
                release = pair(stated(tree[0]), stated(tree[1]), RELATIONS[standing, kind], kind)
                said = table.answer(release)
                assert drawn_edges.get((target, standing, kind), Answer.NO) == said
                assert table.looked_up(release) in {said, None}
