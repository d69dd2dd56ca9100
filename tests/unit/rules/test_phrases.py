# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Phrases: sections as lawyers write them, lists, verbs, what is imposed, negated conditions."""

from __future__ import annotations

import pytest

import licet
from licet.catalogue import vocabulary
from licet.catalogue.model import Cite
from licet.reason.truth import Unknown
from licet.rules.phrases import ACTS, banned, brief_name, burdens, imposed, listed, section, short, use, verb
from licet.rules.suppositions import case, supposed


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("4(a)", "§4(a)"),
        ("1.b.i", "§1.b.i"),
        ("10", "§10"),
        ("IV", "§IV"),
        ("b", "§b"),
        ("Attachment A, (b)", "Attachment A, (b)"),
        ("Definitions", "Definitions"),
        ("", ""),
    ],
)
def test_a_section_gets_its_sign_only_where_it_is_a_number(written: str, shown: str) -> None:
    assert section(Cite(written, "some words")) == shown


def test_a_section_of_a_policy_says_so() -> None:
    assert section(Cite("2(a)", "some words", text="policy")) == "policy §2(a)"
    assert section(Cite("", "some words", text="policy")) == "(policy)"
    assert section(None) == ""


def test_ids_lose_the_prefix_that_only_machines_need() -> None:
    assert short("LicenseRef-Llama-3.1 AND MIT") == "Llama-3.1 AND MIT"
    assert short("LicenseRef-scancode-ppp") == "ppp"


def test_a_list_counts_what_it_leaves_out() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed("abcde", most=2) == "a, b and 3 more"
    assert listed("abc", most=2) == "a, b and c"  # "1 more" would be longer than the thing itself


def test_every_relation_reads_as_a_verb() -> None:
    for relation in vocabulary.relations():
        assert "-" not in verb(relation) or relation == "fine-tunes"
    assert verb("links-statically") == "links statically to"
    assert verb("trains-on") == "is trained on"


def test_every_act_of_the_vocabulary_has_a_verb() -> None:
    needed = {need for needs in vocabulary.acts().values() for need in needs}
    assert needed <= set(ACTS)


def test_what_is_imposed_is_told_apart_and_counted() -> None:
    assert imposed("keep-notices") == "a term (keep the copyright, licence and warranty notices that stand in the work)"
    assert imposed("commercial") == "a ban on commercial use"
    assert imposed("distribute sell") == "a ban to distribute or sell"
    assert imposed("use copy modify distribute") == "a limit on whoever may use it at all"
    assert imposed("commercial, keep-notices").startswith("a ban on commercial use and a term (")
    assert (
        banned(["minors", "law", "weapons", "privacy", "abuse"])
        == "5 use restrictions (minors, law, weapons and 2 more)"
    )
    assert burdens(["keep-notices", "include-text"]) == "2 terms (keep-notices and include-text)"


def test_a_use_is_named_by_its_id_only_where_the_definition_does_not() -> None:
    assert use("commercial") == "commercial use"
    assert use("no-such-use") == "no-such-use"


def test_the_values_of_an_unknown_read_as_clauses() -> None:
    verdict = licet.compatible("MIT", "MIT")
    fact = Unknown("fact", "users > 5", 2, "how many?", means=("not: users > 5", "users > 5"))
    assert case(fact, 0, verdict) == "users <= 5"
    assert case(fact, 1, verdict) == "users > 5"
    place = Unknown("fact", "territory in EU", 2, "where?", means=("not: territory in EU", "territory in EU"))
    assert case(place, 0, verdict) == "territory not in EU"
    training = Unknown("standing", "training-makes-a-derivative", 2, "is it?", means=("derivative", "apart"))
    assert case(training, 0, verdict) == "training makes a derivative"
    assert case(training, 1, verdict) == "training makes no derivative"
    version = Unknown("reading", "GPL-3.0", 2, "which?")
    assert case(version, 1, verdict) == "GPL-3.0 is GPL-3.0-or-later"
    assert supposed(frozenset({(fact, 1), (training, 0)}), verdict) == "if users > 5 and training makes a derivative"
    assert supposed(frozenset(), verdict) == ""


def test_a_name_keeps_its_owner_where_another_has_the_same() -> None:
    verdict = licet.compatible("MIT", "MIT")
    assert brief_name(verdict, "acme/chat") == "acme/chat"
    assert brief_name(verdict, "the work") == "the work"
