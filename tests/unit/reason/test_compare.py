# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Clause sets side by side: what the one forbids and the other lets pass, with a witness."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.catalogue import vocabulary
from licet.catalogue.expand import record
from licet.catalogue.model import Atom, Cite
from licet.reading.read import read_licence
from licet.reason.clause_set import Ban, ClauseSet, of_reading, of_record
from licet.reason.compare import compare, covers, difference, entails
from licet.reason.truth import Answer

USES = sorted(vocabulary.uses())
QUALIFIERS = sorted(vocabulary.qualifiers())
ATOMS = st.builds(
    Atom,
    st.sampled_from(USES),
    st.lists(st.sampled_from(QUALIFIERS), max_size=2, unique=True).map(lambda q: tuple(sorted(q))),
    st.sampled_from(["", "", "", "a/1", "b/2"]),
)
BANS = st.builds(Ban, ATOMS, st.just(Cite("1", "")), st.just(""), st.sampled_from(["", "", "commercial", "seats > 5"]))
SETS = st.lists(BANS, max_size=5).map(lambda bans: ClauseSet("a set", tuple(bans)))


def ban(use: str, *narrowed: str, vague: bool = False, when: str = "", unless: str = "") -> Ban:
    return Ban(Atom(use, narrowed, "x/1" if vague else ""), Cite("1", "some words"), when=when, unless=unless)


def some(*bans: Ban, unread: tuple[str, ...] = ()) -> ClauseSet:
    return ClauseSet("a set", bans, unread=unread)


def test_a_wider_ban_carries_a_narrower_one() -> None:
    assert difference(some(ban("violence.terrorism")), some(ban("violence"))) == ()
    assert difference(some(ban("military", "intent")), some(ban("military"))) == ()


def test_the_witness_lacks_what_the_other_set_adds() -> None:
    (extra,) = difference(some(ban("deception.disinformation")), some(ban("deception.disinformation", "intent")))
    assert (extra.answer, extra.use, extra.lacking) == (Answer.NO, "deception.disinformation", ("intent",))
    assert extra.near[0].atom.narrowed == ("intent",)


def test_the_witness_is_a_member_that_the_other_set_does_not_name() -> None:
    (extra,) = difference(some(ban("weapons")), some(ban("weapons.conventional")))
    assert extra.use in set(vocabulary.uses()) - {"weapons", "weapons.conventional"}
    assert "weapons" in vocabulary.parents(extra.use)


def test_all_members_do_not_make_the_whole() -> None:
    members = [use for use in vocabulary.uses() if use != "profession" and "profession" in vocabulary.parents(use)]
    (extra,) = difference(some(ban("profession")), some(*map(ban, members)))
    assert (extra.use, extra.other, extra.answer) == ("profession", True, Answer.NO)


def test_conditions_are_cases_too() -> None:
    (extra,) = difference(some(ban("commercial")), some(ban("commercial", when="seats > 5")))
    assert extra.outside == ("not seats > 5",)
    (extra,) = difference(some(ban("military")), some(ban("military", unless="for defence")))
    assert extra.outside == ("for defence",)
    (extra,) = difference(some(ban("military", when="a")), some(ban("military", when="b")))
    assert (extra.answer, extra.why) == (Answer.UNKNOWN, "conditions")


def test_vague_and_unread_words_leave_it_open() -> None:
    (extra,) = difference(some(ban("abuse", vague=True)), some())
    assert (extra.answer, extra.why) == (Answer.UNKNOWN, "vague")
    (extra,) = difference(some(ban("military")), some(unread=("a passage",)))
    assert (extra.answer, extra.why) == (Answer.UNKNOWN, "unread")
    assert entails(some(ban("abuse"), unread=("a passage",)), some(ban("abuse"))) is Answer.YES
    assert entails(some(ban("abuse")), some(ban("abuse"), unread=("a passage",))) is Answer.UNKNOWN


def test_the_same_clause_word_for_word_is_the_same_however_vague() -> None:
    vague = replace(ban("abuse", vague=True), words="anything offensive")
    other = replace(vague, atom=replace(vague.atom, clause="y/7"))
    assert covers(vague, other)


def test_two_records_with_their_duties_and_answers() -> None:
    kept = {id_: record(f"LicenseRef-{id_}") for id_ in ("CreativeML-OpenRAIL-M", "BigCode-OpenRAIL-M-1.0")}
    first, second = (of_record(found) for found in kept.values() if found is not None)
    found = compare(first, second)
    assert found.same_uses is Answer.NO
    assert "crime.malware" in {extra.use for extra in found.only_second}
    assert "latest-version" in {owed.duty for owed in found.duties_first}
    assert [row[0] for row in found.answers] == ["pass-through"]


@pytest.mark.parametrize("id_", ["LicenseRef-Llama-3.1", "MIT", "LicenseRef-BigCode-OpenRAIL-M-1.0"])
def test_a_licence_does_not_differ_from_itself(id_: str) -> None:
    kept = record(id_)
    assert kept is not None
    found = compare(of_record(kept), of_record(kept))
    assert (found.only_first, found.duties_first, found.same_uses) == ((), (), Answer.YES)


def test_a_reading_keeps_exceptions_and_what_it_could_not_read() -> None:
    text = (
        "You agree not to use the Model:\n(a) for military purposes, unless the licensor agrees;\n(b) to harm minors.\n"
    )
    clauses = of_reading(read_licence(text), "a text")
    assert not clauses.recorded
    assert {one.atom.use for one in clauses.bans} == {"military", "minors"}
    assert of_reading(
        read_licence("Guten Tag, dies ist ein Text, der nichts erlaubt und nichts verbietet."), "x"
    ).unread


@given(SETS, SETS)
def test_no_is_said_only_with_a_use_that_the_other_set_does_not_ban(a: ClauseSet, b: ClauseSet) -> None:
    for extra in difference(a, b):
        if extra.answer is Answer.NO:
            over = [one for one in b.bans if one.atom.use in vocabulary.parents(extra.use)]
            case = {*extra.ban.atom.narrowed} - set(extra.lacking)
            for one in over:
                assert not one.is_vague
                assert not set(one.atom.narrowed) <= case or one.when


@given(SETS, SETS, SETS)
def test_entailment_is_reflexive_monotone_and_transitive(a: ClauseSet, b: ClauseSet, c: ClauseSet) -> None:
    assert entails(a, a) is Answer.YES
    assert entails(replace(a, bans=a.bans + b.bans), a) is Answer.YES
    if entails(a, b) is Answer.YES and entails(b, c) is Answer.YES:
        assert entails(a, c) is Answer.YES
