# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Clause against clause, on licences made up so that one word decides."""

from __future__ import annotations

import pytest

from licet.catalogue.model import Atom, Record, Term
from licet.reason.choose import Part
from licet.reason.conflict import (
    Holding,
    Outbound,
    carried_objections,
    common_objections,
    named_objections,
    naming_objections,
    restriction_objections,
)
from licet.reason.demand import demand
from licet.reason.reach import Stand
from licet.reason.truth import ALWAYS, Literals, Unknown
from licet.reason.verdict import Objection
from tests.unit.reason.made import MANY_USERS, clause, made, stands, term

WHOLE = {"object": ("same", "derivative")}
OPEN = frozenset({(Unknown("standing", "open", 2, "open?"), 0)})
CEILING = made(term("ceiling", **WHOLE), term("duty", duty="include-text", **WHOLE), name="Strict")
CREDIT = made(term("duty", duty="advertising-credit", on=("distribute",), **WHOLE), name="Credit")
INSIDE, BESIDE = stands("derivative", "incorporates"), stands("part", "bundles")


def holds(record: Record, stand: Stand = INSIDE, name: str = "o", literals: Literals = ALWAYS) -> Holding:
    return Holding(name, Part(record.id, record), stand, demand(record, stand, ()), literals)


def under(*records: Record, own: bool = False) -> Outbound:
    return Outbound("root", tuple(Part(one.id, one) for one in records), own)


def told(found: list[Objection]) -> list[tuple[str, str]]:
    return [(one.code, one.what) for one in found]


def refused(*holdings: Holding, label: Outbound | None = None) -> list[tuple[str, str]]:
    return told(list(restriction_objections(holdings, label or under(own=True))))


def test_what_binds_through_one_origin_meets_the_ceiling_of_another() -> None:
    credit = ("further-restriction", "advertising-credit")
    assert refused(holds(CEILING), holds(CREDIT, name="p")) == [credit]
    assert refused(holds(CEILING), holds(made(name="Free"), name="p")) == []
    assert refused(holds(CEILING), holds(CREDIT, BESIDE, "p")) == []
    assert refused(holds(CEILING), holds(CREDIT, stands("output", "generated-by"), "p")) == []
    assert refused(holds(CEILING), holds(CEILING, name="p")) == []
    assert refused(holds(CEILING, stands("part", "bundles")), holds(CREDIT, name="p")) == []


def test_what_hangs_on_opposite_answers_does_not_meet() -> None:
    (unknown, _), *_ = OPEN
    other = frozenset({(unknown, 1)})
    assert refused(holds(CEILING, literals=OPEN), holds(CREDIT, name="p", literals=other)) == []
    (found,) = restriction_objections(
        [holds(CEILING, literals=OPEN), holds(CREDIT, name="p", literals=OPEN)], under(own=True)
    )
    assert found.literals == OPEN


def test_one_imposed_in_some_cases_does_not_hide_that_it_is_imposed_in_all() -> None:
    work = ("fact", "multimodal")
    twice = made(
        term("duty", duty="advertising-credit", on=("distribute",), when=work, **WHOLE),
        *CREDIT.terms,
        name="Twice",
    )
    found = list(restriction_objections([holds(CEILING), holds(twice, name="p")], under(own=True)))
    assert any(one.certain for one in found)


def test_the_ceiling_of_a_label_is_over_works_made_of_others_material() -> None:
    assert refused(holds(CREDIT), label=under(CEILING)) == [("further-restriction", "advertising-credit")]
    copies = made(term("ceiling", object=("same",)), name="Copies")
    assert refused(holds(CREDIT), label=under(copies)) == []


def test_what_a_label_imposes_meets_the_ceiling_of_an_origin() -> None:
    assert refused(holds(CEILING), label=under(CREDIT)) == [("further-restriction", "advertising-credit")]
    assert refused(holds(CEILING), label=under(CEILING)) == []
    # Named beside the ceiling's own licence, that of a component is no term of the label's.
    assert refused(holds(CEILING), holds(CREDIT, BESIDE, "p"), label=under(CEILING, CREDIT)) == []
    assert refused(holds(CEILING), label=under(CEILING, CREDIT)) != []


def naming(*licences: str, **more: object) -> Term:
    return term("outbound", licences=licences, **WHOLE, **more)


FREE, NAMED = made(name="Free"), made(naming("Free"), name="Named")


def test_an_origin_that_names_licences_wants_one_of_them() -> None:
    assert told(list(named_objections([holds(NAMED)], under(FREE)))) == []
    assert told(list(named_objections([holds(NAMED)], under(CREDIT)))) == [("outbound-not-named", "Free")]
    assert told(list(named_objections([holds(FREE)], under(CREDIT)))) == []
    assert told(list(named_objections([holds(NAMED, BESIDE)], under(CREDIT)))) == []


@pytest.mark.parametrize(
    "relation",
    ["incorporates", "vendors", "links-statically", "links-dynamically", "merges", "trains-on", "collects"],
)
def test_material_of_its_own_is_a_work_to_combine_with(relation: str) -> None:
    law = made(naming("Free", combined=True), name="Combined")
    assert told(list(named_objections([holds(law, stands("derivative", relation))], under(FREE)))) == []


def test_a_licence_named_for_combinations_needs_such_a_work_inside() -> None:
    law = made(naming("Free", combined=True), name="Combined")
    changed = holds(law, stands("derivative", "modifies"))
    assert told(list(named_objections([changed], under(FREE)))) == [("outbound-not-named", "Free")]
    for other, stand, fits in (
        (FREE, INSIDE, True),
        (made(name="Free WITH Exception"), INSIDE, True),
        (FREE, BESIDE, False),
        (FREE, stands("output", "generated-by"), False),
        (CREDIT, INSIDE, False),
    ):
        found = named_objections([changed, holds(other, stand, "p")], under(FREE))
        assert (list(found) == []) is fits, other.id
    assert list(named_objections([changed, holds(FREE, INSIDE, "o")], under(FREE))) != []


def test_origins_that_name_nothing_in_common_are_told_and_no_more_of_them_than_needed() -> None:
    laws = [made(naming(*names), name=f"L{i}") for i, names in enumerate((("A", "B"), ("B", "C"), ("C",), ("A", "C")))]
    held = [holds(law, name=law.id) for law in laws]
    assert common_objections(held[:2]) == []
    assert common_objections(held[:1]) == []
    (found,) = common_objections(held)
    assert found.code == "no-common-licence"
    assert {party.licence for party in found.parties} == {"L0", "L2"}
    assert common_objections([holds(laws[0], name="a", literals=OPEN), holds(laws[2], name="b")]) == []


VIOLENCE = Atom("violence")
POLICY = made(clause(VIOLENCE), term("flow-down", mode="clause", binds=("restrictions",), **WHOLE), name="Policy")
RESEARCH = made(term("prohibition", on=("sell",), **WHOLE), name="Research")


def lost(held: Holding, label: Outbound) -> list[tuple[str, str]]:
    return told(list(carried_objections([held], label)))


def test_a_label_carries_what_flows_down_and_hides_no_limit() -> None:
    assert lost(holds(POLICY), under(FREE)) == [("restrictions-not-carried", "violence")]
    assert lost(holds(POLICY), under(POLICY)) == []
    assert lost(holds(POLICY), under(made(clause(VIOLENCE), name="Alike"))) == []
    assert lost(holds(POLICY), under(made(clause(VIOLENCE, when=MANY_USERS), name="Sometimes"))) != []
    assert lost(holds(POLICY), under(own=True)) == []
    assert lost(holds(RESEARCH), under(FREE)) == [("label-promises-more", "sell")]
    assert lost(holds(RESEARCH, stands("part", "collects")), under(FREE)) == []
    assert lost(holds(RESEARCH, stands("same", "copies", ships=False)), under(FREE)) == []
    assert lost(holds(RESEARCH, stands("same", "copies")), under(FREE)) == [("label-promises-more", "sell")]


@pytest.mark.parametrize(
    ("limit", "fits"),
    [
        (term("prohibition", on=("sell", "host"), **WHOLE), True),
        (term("prohibition", on=("host",), **WHOLE), False),
        (term("prohibition", on=("sell",), object=("same",)), False),
        (term("prohibition", on=("sell",), object=("same", "derivative", "part")), True),
        (term("prohibition", on=("sell",), when=MANY_USERS, **WHOLE), False),
    ],
)
def test_a_limit_is_carried_by_one_at_least_as_strict(limit: Term, fits: bool) -> None:
    assert (lost(holds(RESEARCH), under(made(limit, name="Label"))) == []) is fits


def test_a_name_meets_prefixes_and_bans() -> None:
    def wants(duty: str, text: str) -> Holding:
        law = made(term("duty", duty=duty, text=text, on=("distribute",), **WHOLE), name=f"{duty} {text}")
        return holds(law, name=text)

    llama, longer, gemma = wants("name-prefix", "Llama"), wants("name-prefix", "Llama 3"), wants("name-prefix", "Gemma")
    assert told(list(naming_objections([llama], "acme/llama-chat", True))) == []
    assert told(list(naming_objections([llama], "llama/chat", True))) == [("name-lacks-prefix", "Llama")]
    assert told(list(naming_objections([llama], "acme/chat", False))) == []
    assert told(list(naming_objections([llama, longer], "acme/Llama 3", True))) == []
    assert told(list(naming_objections([longer, llama], "acme/Llama 3", True))) == []
    assert told(list(naming_objections([llama, gemma], "x", False))) == [("names-clash", "Llama / Gemma")]
    ban = wants("name-ban", "Apache")
    assert told(list(naming_objections([ban], "acme/my-apache", True))) == [("name-banned", "Apache")]
    assert told(list(naming_objections([ban], "apache/chat", True))) == []
    assert told(list(naming_objections([ban], "acme/my-apache", False))) == []


def test_a_part_that_stays_under_its_own_licence_and_a_licence_that_claims_the_whole() -> None:
    own = made(term("outbound", licences=("self",), object=("part",)), name="Own")
    part = holds(own, stands("part", "vendors"), "p")
    claiming = made(*CEILING.terms, naming("self"), name="Claiming")
    assert refused(holds(claiming), part) == [("further-restriction", "own licence")]
    assert refused(holds(CEILING), part) == []
    assert refused(holds(claiming), holds(own, stands("derivative", "vendors"), "p")) == []
    changed = made(term("outbound", licences=("self",), object=("derivative",)), name="Changed")
    assert refused(holds(claiming), holds(changed, stands("part", "vendors"), "p")) == []
    either = made(term("outbound", licences=("self", "Claiming"), object=("part",)), name="Either")
    assert refused(holds(claiming), holds(either, stands("part", "vendors"), "p")) == []


def test_what_is_named_under_a_condition_is_wanted_under_it() -> None:
    law = made(naming("Free", when=("fact", "multimodal")), name="Sometimes")
    (found,) = named_objections([holds(law)], under(CREDIT))
    assert [unknown.fact for unknown, _ in found.literals] == ["multimodal"]
    other = made(naming("Other"), name="Other way")
    assert common_objections([holds(law, name="a"), holds(other, name="b")]) == []


def test_output_is_no_work_to_combine_with_though_it_is_shipped() -> None:
    law = made(naming("Free", combined=True), name="Combined")
    changed, written = holds(law, stands("derivative", "modifies")), holds(FREE, stands("output", "incorporates"), "p")
    assert list(named_objections([changed, written], under(FREE))) != []


def test_what_a_licence_does_not_reach_is_no_work_to_combine_with() -> None:
    law = made(naming("Free", combined=True), name="Combined")
    changed, apart = holds(law, stands("derivative", "modifies")), holds(FREE, stands("apart", "adapts"), "p")
    assert list(named_objections([changed, apart], under(FREE))) != []
