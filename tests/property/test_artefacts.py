# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The laws of releases of several artefacts, over random releases made of real records."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from licet.reason import artefacts, judge
from licet.reason.truth import Answer
from licet.release.division import divide
from licet.release.graph import Release
from tests.property.releases import KINDS, LICENCES, artefact, link, releases

RELATIONS = ("incorporates", "fine-tunes", "trains-on", "derives-from", "links-dynamically", "bundles", "copies")
RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}


@st.composite
def several(draw: st.DrawFn, most: int = 3) -> Release:
    """Draw a release of up to `most` artefacts, which may share origins and be made from each other."""
    count = draw(st.integers(1, most))
    parts, origins, links = [], [], []
    for i in range(count):
        parts.append(artefact(f"p{i}", draw(st.sampled_from(KINDS)), draw(st.none() | st.sampled_from(LICENCES))))
        links.append(link(f"p{i}", draw(st.sampled_from(["bundles", "bundles", "collects", "vendors"]))))
        if i and draw(st.booleans()):
            links.append(link(f"p{i}", draw(st.sampled_from(["trains-on", "incorporates", "quantises"])), "p0"))
    for i in range(draw(st.integers(0, 4))):
        licence = draw(st.sampled_from(LICENCES))
        if draw(st.booleans()):
            licence = f"{licence} OR {draw(st.sampled_from(LICENCES))}"
        origins.append(artefact(f"o{i}", draw(st.sampled_from(KINDS)), licence))
        target = draw(st.sampled_from(["root", *(one.name for one in parts), *(f"o{j}" for j in range(i))]))
        links.append(link(f"o{i}", draw(st.sampled_from(RELATIONS)), target))
    licence = draw(st.none() | st.sampled_from(LICENCES))
    root = artefact("root", draw(st.sampled_from(KINDS)), licence)
    acts = draw(st.sampled_from([("publish",), ("host",), ("publish", "sell")]))
    return Release(root, tuple(origins), tuple(links), acts, named=False, parts=tuple(parts))


def shown(release: Release) -> list[str]:
    rows = [f"{link.target} {link.relation} {link.origin}" for link in release.links]
    return [*rows, *(f"{one.name}: {one.kind} {one.licence.raw if one.licence else None}" for one in release.works)]


@given(releases(choices=True))
def test_a_single_artefact_answers_as_the_release_that_it_is(alone: Release) -> None:
    moved = tuple(replace(one, target="part") if one.target == "root" else one for one in alone.links)
    part = replace(alone.root, name="part")
    root = artefact("root", "code", None)
    wrapped = replace(alone, root=root, parts=(part,), links=(*moved, link("part", "bundles")))
    judged = judge.check(replace(alone, named=True, root=part, links=moved))
    assert artefacts.check(wrapped).answer == judged.answer, shown(alone)


@given(several())
def test_the_answer_is_the_worst_of_the_artefacts(release: Release) -> None:
    verdict = artefacts.check(release)
    worst = max((one.answer for one in verdict.members), key=RANK.__getitem__)
    # Two artefacts may hang on one question and each be refused by another answer to it.
    split = verdict.answer is Answer.NO and sum(one.answer is Answer.UNKNOWN for one in verdict.members) > 1
    assert verdict.answer is worst or split, shown(release)
    assert [one.release.root.name for one in verdict.parts] == [one.name for one in release.parts]


@given(several())
def test_what_is_certain_decides(release: Release) -> None:
    verdict = artefacts.check(release)
    assert (verdict.answer is Answer.YES) == (not verdict.conflicts and not verdict.open)
    assert (verdict.answer is Answer.NO) == bool(verdict.conflicts)
    assert (verdict.answer is Answer.UNKNOWN) == bool(verdict.questions)
    owned = {id(one) for member in verdict.members for one in (*member.conflicts, *member.open)}
    assert {id(one) for one in (*verdict.conflicts, *verdict.open)} == owned


@given(several(), st.sampled_from(KINDS))
def test_an_unrelated_artefact_that_holds_changes_nothing(release: Release, kind: str) -> None:
    more = replace(
        release,
        parts=(*release.parts, artefact("new", kind, "MIT")),
        origins=(*release.origins, artefact("far", "code", "MIT-0")),
        links=(*release.links, link("new", "bundles"), link("far", "incorporates", "new")),
    )
    before, after = artefacts.check(release), artefacts.check(more)
    assert after.parts[-1].answer is Answer.YES
    assert after.answer is before.answer
    assert [one.answer for one in after.members[:-1]] == [one.answer for one in before.members]


@given(several(), st.randoms(use_true_random=False))
def test_the_order_of_artefacts_does_not_matter(release: Release, rng: Random) -> None:
    parts, links = list(release.parts), list(release.links)
    rng.shuffle(parts)
    rng.shuffle(links)
    other = artefacts.check(replace(release, parts=tuple(parts), links=tuple(links)))
    verdict = artefacts.check(release)
    assert other.answer is verdict.answer
    assert {(d.duty, d.text) for d in other.duties} == {(d.duty, d.text) for d in verdict.duties}


@given(several())
def test_an_artefact_is_judged_as_if_it_went_out_alone(release: Release) -> None:
    verdict = artefacts.check(replace(release, root=replace(release.root, licence=None)))
    for part, alone in zip(verdict.parts, divide(release).parts, strict=True):
        if not any(one.code == "label-promises-more" for one in (*part.conflicts, *part.open)):
            stated = next(one.licence for one in release.parts if one.name == alone.root.name)
            assert judge.check(replace(alone, root=replace(alone.root, licence=stated))).answer is part.answer


@given(several())
def test_what_an_artefact_owes_the_release_owes(release: Release) -> None:
    verdict = artefacts.check(release)
    owed = {(d.duty, d.text, p.artefact, p.licence) for m in verdict.members for d in m.duties for p in d.parties}
    assert {(d.duty, d.text, p.artefact, p.licence) for d in verdict.duties for p in d.parties} == owed
    passed = {(r.label, r.party.artefact, r.uses) for m in verdict.members for r in m.restrictions}
    assert {(r.label, r.party.artefact, r.uses) for r in verdict.restrictions} == passed


@given(several())
def test_every_repair_improves(release: Release) -> None:
    verdict = artefacts.check(release)
    for repair in verdict.repairs():
        assert RANK[repair.answer] < RANK[verdict.answer], (repair, shown(release))


@given(several())
def test_a_verdict_can_be_said(release: Release) -> None:
    verdict = artefacts.check(release)
    assert verdict.to_dict()["parts"][0]["name"] == "p0"
    for end in verdict.proof().leaves():
        assert end.cite is not None or end.place is not None or end.value or end.kind == "claim"
