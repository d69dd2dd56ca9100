# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The laws of semantics.md section 8, over random releases made of real records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from licet.catalogue.expand import record
from licet.reason.choose import Part, leaf
from licet.reason.judge import check, trials
from licet.reason.truth import Answer
from licet.release.graph import Release
from licet.release.pair import pair, stated
from licet.syntax import parse_expression
from tests.property.releases import LICENCES, RELATIONS, artefact, claim, link, releases

LICENSORS = tuple({found.licensor.name for i in LICENCES if (found := record(i)) and found.licensor})
RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
SWITCHING = {i for i in LICENCES if any(t.switch for t in record(i).of_kind("outbound"))}  # type: ignore[union-attr]


def worse_or_equal(a: Answer, b: Answer) -> bool:
    return RANK[a] >= RANK[b]


def vouched(release: Release) -> Release:
    """Return the release by somebody who may give any label: a component of the licensor's need not be there."""
    return replace(release, facts={**release.facts, "licensor": list(LICENSORS)})


def shown(release: Release) -> str:
    rows = [f"{link.target} {link.relation} {link.origin}" for link in release.links]
    rows += [f"{one.name}: {one.kind} {one.licence.raw if one.licence else None}" for one in release.origins]
    return f"{release.root.licence and release.root.licence.raw} {release.acts} {rows}"


@given(releases())
def test_a_verdict_is_the_same_every_time_and_can_be_said(release: Release) -> None:
    first, second = check(release), check(release)
    assert first.to_dict() == second.to_dict()


@given(releases())
def test_what_is_certain_decides(release: Release) -> None:
    verdict = check(release)
    assert (verdict.answer is Answer.YES) == (not verdict.conflicts and not verdict.open)
    assert not any(o.certain for o in verdict.conflicts) or verdict.answer is Answer.NO
    assert (verdict.answer is Answer.UNKNOWN) == bool(verdict.questions)


@given(releases(most=3), st.sampled_from(LICENCES), st.sampled_from(RELATIONS))
def test_adding_a_component_never_improves_the_answer(release: Release, licence: str, relation: str) -> None:
    # An outbound licence named for combinations may become available by adding a work: the law is for fixed choices.
    claims = [one.licence for one in (*release.origins, release.root) if one.licence]
    assume(not any(term.combined for one in claims for term in terms_of(one.raw[0])))
    assume(not {o.licence.raw[0] for o in release.origins if o.licence} & SWITCHING and licence not in SWITCHING)
    assume(not excepts_family(release))
    release = vouched(release)  # a label of another's is settled by adding the work that it is about
    before = check(release).answer
    more = replace(
        release,
        origins=(*release.origins, artefact("new", "code", licence)),
        links=(*release.links, link("new", relation)),
    )
    assert worse_or_equal(check(more).answer, before), shown(more)


def terms_of(licence: str) -> tuple:  # type: ignore[type-arg]
    found = record(licence)
    return found.terms if found else ()


def excepts_family(release: Release) -> bool:
    return any(
        "except-licensor-family" in term.narrowed
        for origin in release.origins
        if origin.licence
        for term in terms_of(origin.licence.raw[0])
    )


@given(releases())
def test_a_verbatim_copy_on_the_way_changes_nothing(release: Release) -> None:
    first = release.links[0]
    copied = replace(
        release,
        origins=(*release.origins, artefact("copy", "code", "MIT-0")),
        links=(link(first.origin, "copies", "copy"), replace(first, origin="copy"), *release.links[1:]),
    )
    without = replace(
        release,
        origins=(*release.origins, artefact("copy", "code", "MIT-0")),
        links=(*release.links, replace(first, origin="copy")),
    )
    assert check(copied).answer == check(without).answer or first.origin in {x.target for x in release.links}


@given(releases())
def test_renaming_changes_nothing(release: Release) -> None:
    def other(name: str) -> str:
        return name if name == "root" else f"z-{name}"

    renamed = replace(
        release,
        origins=tuple(replace(o, name=other(o.name)) for o in release.origins),
        links=tuple(replace(x, origin=other(x.origin), target=other(x.target)) for x in release.links),
    )
    assert check(renamed).answer == check(release).answer


@given(releases(), st.booleans(), st.integers(0, 2_000_000_000))
def test_learning_a_fact_never_flips_a_definite_answer(release: Release, flag: bool, number: int) -> None:
    before = check(release).answer
    facts = {
        "monthly_active_users": number,
        "annual_revenue_usd": number,
        "competes_with_licensor": flag,
        "multimodal": flag,
        "domicile": ["US"],
        "modified": flag,
    }
    after = check(replace(release, facts=facts)).answer
    assert before is Answer.UNKNOWN or after == before, shown(release)


@given(releases())
def test_who_the_licensor_is_settles_only_what_was_asked(release: Release) -> None:
    before, after = check(release), check(vouched(release))
    asked = [one for one in (*before.open, *before.conflicts) if one.code == "label-of-another"]
    assert not any(one.certain for one in asked)
    assert not any(one.code == "label-of-another" for one in (*after.open, *after.conflicts))
    assert after.answer == before.answer if not asked else worse_or_equal(before.answer, after.answer), shown(release)


@given(releases(most=2, choices=False), st.sampled_from(LICENCES))
def test_or_is_the_best_branch(release: Release, other: str) -> None:
    first = release.origins[0]
    assert first.licence is not None
    one = first.licence.raw[0]
    assume(one != other)

    def answer(licence: str) -> Answer:
        origins = (replace(first, licence=claim(licence)), *release.origins[1:])
        return check(replace(release, origins=origins)).answer

    assert answer(f"{one} OR {other}") == min(answer(one), answer(other), key=RANK.__getitem__)


@given(releases(most=2), st.sampled_from(LICENCES))
def test_and_is_never_better_than_either(release: Release, other: str) -> None:
    first = release.origins[0]
    assert first.licence is not None
    one = first.licence.raw[0]
    assume(one != other and not {one, other} & SWITCHING and not excepts_family(release))
    assume(not any("except-licensor-family" in t.narrowed for t in terms_of(other)))

    def answer(licence: str) -> Answer:
        origins = (replace(first, licence=claim(licence)), *release.origins[1:])
        return check(vouched(replace(release, origins=origins))).answer

    both = answer(f"{one} AND {other}")
    assert worse_or_equal(both, answer(one))
    assert worse_or_equal(both, answer(other))


@given(releases())
@settings(max_examples=40)
def test_every_repair_improves(release: Release) -> None:
    verdict = check(release)
    for repair in verdict.repairs():
        assert RANK[repair.answer] < RANK[verdict.answer]


@given(releases())
def test_every_leaf_of_a_proof_is_something_one_can_look_up(release: Release) -> None:
    for end in check(release).proof().leaves():
        if end.kind in {"term", "grant"}:
            assert end.cite is not None
            assert end.cite.quote or end.cite.authority
        elif end.kind == "reach":
            assert end.cite is not None
        elif end.kind in {"link", "claim"}:
            assert end.place is not None
        else:
            assert end.kind in {"fact", "question", "default"}, end
            assert end.value


@pytest.mark.parametrize("licence", LICENCES)
def test_a_licence_that_allows_distribution_may_go_out_under_itself(licence: str) -> None:
    grants = record(licence).of_kind("grant")  # type: ignore[union-attr]
    allowed = any("distribute" in t.on and "same" in t.object and t.when is None for t in grants)
    tree = parse_expression(licence)
    answer = check(pair(stated(tree), stated(tree), "copies", "code")).answer
    if allowed:
        assert answer is not Answer.NO
    else:
        assert answer is not Answer.YES


OR_LATER = [i for i in LICENCES if i.endswith("-or-later") and i.replace("-or-later", "-only") in LICENCES]


@pytest.mark.parametrize("licence", OR_LATER)
@given(st.sampled_from(LICENCES))
@settings(max_examples=60)
def test_or_later_allows_what_only_allows(licence: str, outbound: str) -> None:
    only = licence.replace("-or-later", "-only")
    strict = check(
        pair(stated(parse_expression(only)), stated(parse_expression(outbound)), "incorporates", "code")
    ).answer
    loose = check(
        pair(stated(parse_expression(licence)), stated(parse_expression(outbound)), "incorporates", "code")
    ).answer
    assert worse_or_equal(strict, loose)


@given(releases(choices=True, outbound=False), st.sampled_from(LICENCES))
def test_a_trial_of_a_licence_is_the_verdict_under_it(release: Release, licence: str) -> None:
    answer = trials(release)(Part(licence, record(licence)))
    assert answer == check(release, outbound=leaf(licence)).answer
