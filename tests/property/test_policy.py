# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A policy makes an answer stricter, or accepts an unknown that it names; it never makes a no into anything else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from licet.catalogue import vocabulary
from licet.reason.judge import check
from licet.reason.truth import Answer
from licet.release.graph import Release
from licet.release.policy import Acceptance, Entry, Exemption, Listed, Policy
from licet.rules import OBJECTIONS
from tests.property.releases import HERE, LICENCES, releases

RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
NAMES = st.sampled_from(["root", "o0", "o1", "o2", "o3"])


def entries(words: tuple[str, ...]) -> st.SearchStrategy[tuple[Entry, ...]]:
    one = st.sampled_from(words).map(lambda word: Entry(word, (word,), HERE))
    return st.lists(one, max_size=6).map(tuple)


def lists(words: tuple[str, ...]) -> st.SearchStrategy[Listed]:
    return st.builds(Listed, st.one_of(st.none(), entries(words)), entries(words))


USES, DUTIES = tuple(vocabulary.uses()), tuple(vocabulary.duties())
EXCEPTIONS = st.lists(st.builds(Exemption, NAMES, entries(LICENCES), st.just("why"), st.just(""), st.just(HERE)))
ACCEPT = st.lists(
    st.builds(
        Acceptance,
        NAMES,
        st.sampled_from(OBJECTIONS),
        st.just(""),
        st.just("why"),
        st.sampled_from(["", "2020-01-01", "2030-01-01"]),
        st.just(HERE),
    ),
    max_size=12,
)


@given(releases(choices=True), lists(LICENCES), lists(USES), lists(DUTIES), EXCEPTIONS)
def test_lists_only_make_an_answer_stricter(
    release: Release, licences: Listed, uses: Listed, duties: Listed, exceptions: list[Exemption]
) -> None:
    policy = Policy("policy", licences, uses, duties, tuple(exceptions))
    verdict = check(replace(release, policy=policy))
    assert RANK[verdict.answer] >= RANK[check(release).answer]
    codes = {one.code for one in (*verdict.conflicts, *verdict.open)}
    if check(release).answer is Answer.YES and verdict.answer is not Answer.YES:
        assert any(code.startswith("policy-") for code in codes)


@given(releases(choices=True), lists(LICENCES), EXCEPTIONS)
def test_an_exception_only_lifts_what_the_lists_refuse(
    release: Release, licences: Listed, exceptions: list[Exemption]
) -> None:
    bare = check(release).answer
    strict = check(replace(release, policy=Policy("policy", licences))).answer
    lifted = check(replace(release, policy=Policy("policy", licences, exceptions=tuple(exceptions)))).answer
    assert RANK[bare] <= RANK[lifted] <= RANK[strict]


@given(releases(choices=True), ACCEPT, st.sampled_from(["", "2026-01-01"]))
def test_only_an_unknown_is_accepted_and_only_by_name(release: Release, accept: list[Acceptance], day: str) -> None:
    before = check(release)
    verdict = check(replace(release, policy=Policy("policy", accept=tuple(accept), as_of=day)))
    if before.answer is not Answer.UNKNOWN:
        assert verdict.answer is before.answer
        return
    assert verdict.answer in {Answer.UNKNOWN, Answer.YES}
    held = {(one.component, one.code) for one in accept if not one.expires or (day and day <= one.expires)}
    for one in before.open:
        named = any((party.artefact, one.code) in held for party in one.parties)
        assert named == (one not in verdict.open)
    assert (verdict.answer is Answer.YES) == (not verdict.open)
    assert len(verdict.accepted) + len(verdict.open) == len(before.open)
