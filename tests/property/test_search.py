# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The search over OR branches, and judging two artefacts of each sort, against judging everything one by one."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.reason import judge
from licet.reason.truth import Answer
from licet.release.graph import Artefact, Release
from licet.syntax import parse_expression
from tests.property.releases import LICENCES, artefact, claim, link, releases

RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
# Licences that meet one another in real dependencies, so that most draws are neither trivial nor hopeless.
COMMON = ("MIT", "Apache-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "LGPL-2.1-or-later", "MPL-2.0",
          "AGPL-3.0-only", "BSD-4-Clause", "EPL-2.0", "CC-BY-SA-4.0")  # fmt: skip
JOINED = ("incorporates", "modifies", "vendors", "links-statically", "links-dynamically", "bundles")


def one_by_one(release: Release) -> Answer:
    with patch.object(judge, "_MOST_CHOICES", 1 << 30):
        return judge.check(release).answer


def searched(release: Release) -> Answer:
    with patch.object(judge, "_MOST_CHOICES", 1):
        return judge.check(release).answer


def unclear(name: str, licences: list[str]) -> Artefact:
    """Return a program under one of several licences, nobody says which: whatever it is, it may not be chosen."""
    readings = tuple(parse_expression(one) for one in licences)
    return replace(artefact(name, "code", licences[0]), licence=replace(claim(licences[0]), readings=readings))


@st.composite
def dual(draw: st.DrawFn) -> Release:
    """Draw a release of programs, most of them offered under two or three licences."""
    count = draw(st.integers(1, 4))
    offers = [draw(st.lists(st.sampled_from(COMMON), min_size=1, max_size=3, unique=True)) for _ in range(count)]
    origins = tuple(
        unclear(f"o{i}", one) if draw(st.integers(0, 4)) == 0 else artefact(f"o{i}", "code", " OR ".join(one))
        for i, one in enumerate(offers)
    )
    links = tuple(link(f"o{i}", draw(st.sampled_from(JOINED))) for i in range(count))
    label = draw(st.sampled_from((None, *COMMON, "GPL-2.0-only AND MIT", "GPL-3.0-only OR MIT")))
    return Release(artefact("root", "code", label), origins, links, named=False)


@given(st.one_of(dual(), releases(choices=True)))
@settings(max_examples=300)
def test_a_search_is_as_good_as_trying_every_choice(release: Release) -> None:
    said, known = searched(release), one_by_one(release)
    assert said == known or said is Answer.UNKNOWN, [o.licence.raw for o in release.origins if o.licence]
    # Of so few choices none is left out: what is unknown is not for want of looking.
    assert said == known


@given(releases(most=2), st.integers(2, 5))
@settings(max_examples=150)
def test_more_of_the_same_changes_nothing(release: Release, count: int) -> None:
    """A release with each origin several times is judged like one in which none is taken for another."""
    origins = tuple(replace(o, name=f"{o.name} {i}") for o in release.origins for i in range(count))
    links = tuple(
        replace(x, origin=f"{x.origin} {i}", target=x.target if x.target == "root" else f"{x.target} {i}")
        for x in release.links
        for i in range(count)
    )
    many = replace(release, origins=origins, links=links)
    verdict = judge.check(many)
    assert verdict.answer == judge.check(replace(many, origins=origins, links=links[::-1])).answer
    said = {(o.code, p.artefact.rpartition(" ")[0]) for o in (*verdict.conflicts, *verdict.open) for p in o.parties
            if p.stand is not None}  # fmt: skip
    every = {
        (o.code, p.artefact) for o in (*verdict.conflicts, *verdict.open) for p in o.parties if p.stand is not None
    }
    assert {(code, f"{name} {i}") for code, name in said for i in range(count)} == every


def test_all_licences_are_drawn_from() -> None:
    assert set(COMMON) <= set(LICENCES)
