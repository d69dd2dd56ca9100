# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Is a use permitted: what forbids, what narrows, what is open."""

from __future__ import annotations

import pytest

from licet.catalogue import vocabulary
from licet.catalogue.expand import ids, record
from licet.catalogue.model import Atom, Cite
from licet.reading.read import read_licence
from licet.reason.clause_set import Ban, ClauseSet, of_reading, of_record
from licet.reason.permit import Question, Ruling, asked, best, either, rule, together, unknown

CITE = Cite("3", "some words")


def ban(use: str, *narrowed: str, vague: bool = False, when: str = "", unless: str = "") -> Ban:
    return Ban(Atom(use, narrowed, "x/1" if vague else ""), CITE, when=when, unless=unless)


def answer(use: str, *bans: Ban, unread: tuple[str, ...] = ()) -> str:
    return rule(asked(use), ClauseSet("x", bans, unread=unread, recorded=False)).answer


@pytest.mark.parametrize(
    ("use", "bans", "expected"),
    [
        ("military", (ban("military"),), "forbidden"),
        ("military.weapons", (ban("military"),), "forbidden"),
        ("military", (ban("military.weapons"),), "conditional"),
        ("military", (ban("military", "intent"),), "conditional"),
        ("military", (ban("military", when="seats > 5"),), "conditional"),
        ("military", (ban("military", unless="for defence"),), "conditional"),
        ("military", (ban("military", vague=True),), "unknown"),
        ("profession.legal", (ban("profession.medical"),), "permitted"),
        ("profession.legal", (ban("commercial"),), "conditional"),
        ("profession.legal", (ban("law"),), "permitted"),
        ("decision.high-stakes", (ban("decision.legal-effect"),), "conditional"),
        ("sexual", (ban("harm", vague=True),), "unknown"),
        ("profession.legal", (), "permitted"),
        ("credit scoring without human oversight", (ban("decision.high-stakes", "without-oversight"),), "forbidden"),
        ("credit scoring", (ban("decision.high-stakes", "without-oversight"),), "conditional"),
    ],
)
def test_one_ban(use: str, bans: tuple[Ban, ...], expected: str) -> None:
    assert answer(use, *bans) == expected


def test_what_was_not_read_forbids_a_yes() -> None:
    assert answer("profession.legal", unread=("a passage",)) == "unknown"
    assert answer("military", ban("military"), unread=("a passage",)) == "forbidden"


def test_words_that_nothing_could_place_leave_it_open_unless_nothing_is_forbidden() -> None:
    assert asked("write poems").unread
    assert answer("write poems", ban("military")) == "unknown"
    assert answer("write poems") == "permitted"
    assert answer("military poems", ban("military")) == "unknown"


def test_a_fact_settles_whether_it_is_commercial() -> None:
    clauses = ClauseSet("x", (ban("commercial"),), recorded=False)
    assert rule(asked("profession.legal"), clauses).answer == "conditional"
    assert rule(asked("profession.legal", {"commercial": False}), clauses).answer == "permitted"
    assert rule(asked("profession.legal", {"commercial": True}), clauses).answer == "forbidden"


def test_the_most_special_ban_is_told_first() -> None:
    ruling = rule(asked("crime.malware"), ClauseSet("x", (ban("crime"), ban("crime.malware"))))
    assert [reason.ban.atom.use for reason in ruling.reasons if isinstance(reason.ban, Ban)] == [
        "crime.malware",
        "crime",
    ]


def test_a_record_without_a_grant_of_the_act_is_no_yes() -> None:
    kept = record("MIT")
    assert kept is not None
    assert rule(asked("commercial.service"), of_record(kept)).answer == "permitted"
    bare = ClauseSet("x", (), grants={"use": ("",)})
    assert rule(asked("commercial.service"), bare).answer == "unknown"


def test_facts_take_terms_away() -> None:
    kept = record("LicenseRef-Llama-3.1")
    assert kept is not None
    few = of_record(kept, {"monthly_active_users": 5})
    assert not [owed for owed in few.duties if owed.when and "use" in owed.acts]
    many = of_record(kept, {"monthly_active_users": 900_000_000})
    assert rule(asked("profession.legal"), many).answer == "forbidden"


def test_a_text_that_says_nothing_is_no_yes() -> None:
    assert rule(asked("military"), of_reading(read_licence("hello world"), "x")).answer == "unknown"


def test_several_licences() -> None:
    yes, no = Ruling("a", "permitted"), rule(asked("military"), ClauseSet("b", (ban("military"),)))
    assert together([yes, no], "a AND b").answer == "forbidden"
    assert best([yes, no]).answer == "permitted"
    assert either([yes, no], "a or b").answer == "unknown"
    assert either([no, no], "a or b").answer == "forbidden"
    assert together([yes, unknown("c", "no record")], "a AND c").answer == "unknown"


@pytest.mark.parametrize("id_", [id_ for id_ in ids() if (found := record(id_)) is not None and found.restrictions])
def test_what_a_record_bans_outright_is_never_permitted(id_: str) -> None:
    kept = record(id_)
    assert kept is not None
    for restriction in kept.restrictions:
        for atom in (*restriction.must, *restriction.may):
            standings = restriction.object
            for use in vocabulary.uses():
                if atom.use in vocabulary.parents(use):
                    found = rule(Question(use, (use,)), of_record(kept), standings).answer
                    assert found != "permitted", (id_, use)
                    if not (atom.clause or atom.narrowed or restriction.when):
                        assert found == "forbidden"
