# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One clause: its slots, its modality and what it denotes. The wordings are this project's own."""

from __future__ import annotations

import pytest

from licet.reading.parse import parse_clause

LEAD = "You agree not to use the Model:"


def texts(phrases):
    return [phrase.text for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("In any way that breaks a national or foreign law", ("law",)),
        ("For the purpose of injuring minors", ("minors",)),
        ("To create or spread ransomware", ("crime.malware",)),
        ("Defrauding people", ("crime.fraud",)),
        ("generate spam", ("crime.spam",)),
        ("Firearms and explosives", ("weapons.conventional",)),
        ("For military ends", ("military",)),
        ("Be an entity that engages in coal mining", ("environment.extraction",)),
    ],
)
def test_heads(text, must):
    clause = parse_clause(text, LEAD)
    assert clause.must == must
    assert clause.modality == "ban"


def test_slots_and_spans():
    text = (
        "To create or share false letters with the intent to trick voters, including ballots, unless a court allows it"
    )
    clause = parse_clause(text, LEAD)
    assert texts(clause.acts) == ["To create", "share"]
    assert texts(clause.object) == ["false letters"]
    assert texts(clause.intent) == ["trick voters ,".replace(" ,", ",")]
    assert texts(clause.examples) == ["ballots,"]
    assert texts(clause.conditions) == ["a court allows it"]
    for slot in (clause.acts, clause.object, clause.intent, clause.examples, clause.conditions):
        for phrase in slot:
            assert text[slice(*phrase.span)] == phrase.text


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("You shall not use it for war.", "ban"),
        ("Use of the model for war is strictly prohibited.", "ban"),
        ("We prohibit the use of the model for war.", "ban"),
        ("You must tell people of known dangers.", "duty"),
        ("You may use it only for research.", "limit"),
        ("You may share it.", "permission"),
        ("War", "none"),
    ],
)
def test_modality(text, modality):
    assert parse_clause(text).modality == modality


def test_a_ban_on_an_omission_is_a_duty():
    clause = parse_clause("Fail to warn people of known dangers of the system", LEAD)
    assert clause.modality == "duty"
    assert clause.must == ("safety.undisclosed-risk",)


def test_the_nearest_lead_governs():
    lead = "You may copy it if you meet the following conditions: The work must not be used for:"
    assert parse_clause("gambling", lead).modality == "ban"


def test_examples_never_widen():
    clause = parse_clause("Generate hate speech, including threats, spam and malware", LEAD)
    assert (clause.must, clause.may) == (("abuse.hate",), ())


def test_examples_in_parentheses_and_later_sentences_never_widen():
    clause = parse_clause("Give legal advice (e.g. on tax fraud). This includes, for example, gambling tips.", LEAD)
    assert clause.must == ("profession.legal",)


def test_a_relative_clause_behind_an_example_goes_on_with_the_ban():
    clause = parse_clause("Make any work, including outputs of the model, that infringes copyright", LEAD)
    assert clause.must == ("rights.ip",)


def test_vague_words_widen_may_only():
    clause = parse_clause("To publish offensive things", LEAD)
    assert (clause.must, clause.may) == ((), ("abuse", "harm"))


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        ("Track people without their consent", ("without-consent",)),
        ("Give medical advice without review by a doctor", ("without-oversight",)),
        ("Collect personal data unless you have the right to do so", ("without-right",)),
        ("Intentionally harass people", ("intent",)),
        ("For any use intended to defame people", ("intent",)),
        ("For any use intended to, or which has the effect of, defaming people", ()),
        ("Harass people", ()),
        ("Operate social scoring in a manner that violates the law", ("unlawful",)),
        ("use outputs to train other models (excluding the Model or derivatives of it)", ("except-licensor-family",)),
    ],
)
def test_what_narrows(text, narrowed):
    clause = parse_clause(text, LEAD)
    assert clause.narrowed == narrowed
    assert clause.must


def test_a_condition_that_no_qualifier_names_moves_the_ban_to_may():
    clause = parse_clause("Run a casino unless the moon is full", LEAD)
    assert (clause.must, clause.may) == ((), ("crime.gambling",))


def test_leaving_out_a_disclosure_is_the_use():
    clause = parse_clause("To publish texts without disclosing that they are machine generated", LEAD)
    assert clause.must == ("deception.undisclosed-ai",)
    assert clause.narrowed == ()


def test_a_condition_can_make_the_use_more_specific():
    clause = parse_clause("Create sexual images of a person without consent", LEAD)
    assert clause.must == ("sexual.non-consensual",)


def test_the_most_specific_use_and_its_parent_only_if_both_are_named():
    assert parse_clause("Violence or terrorism", LEAD).must == ("violence", "violence.terrorism")
    assert parse_clause("Child sexual abuse", LEAD).must == ("minors.sexual",)


def test_the_aim_of_a_ban_is_no_ban_of_its_own():
    clause = parse_clause("Spread false information with the purpose of influencing elections", LEAD)
    assert (clause.must, clause.may) == (("deception.disinformation",), ("politics.elections",))


def test_a_limit_bans_what_is_outside_it():
    assert parse_clause("You may use the work for non-commercial research only.").must == ("commercial", "non-research")
    assert parse_clause("for any uses other than research", "You will not use it").must == ("non-research",)


def test_words_nobody_knows_stay_unread():
    clause = parse_clause("To frobnicate the quuxes", LEAD)
    assert texts(clause.unread) == ["frobnicate", "quuxes"]
    assert (clause.must, clause.may) == ((), ())


def test_a_clause_too_long_is_read_in_part_and_says_so():
    clause = parse_clause("To spy " + "on people " * 1000, LEAD)
    assert clause.unread[-1].span[1] == len(clause.text)


def test_only_text_is_parsed():
    with pytest.raises(TypeError, match="a clause and its lead are str"):
        parse_clause(b"spam")  # type: ignore[arg-type]


def test_examples_of_a_bare_kind_are_what_is_banned():
    lead = "You must ensure that the Model is not used"
    assert parse_clause(f"{lead} in high-risk areas such as military use or gambling.").must == (
        "crime.gambling",
        "military",
    )
    assert parse_clause(f"{lead} in illegal ways such as gambling.").must == ("law",)


def test_parallel_purposes_do_not_mix():
    text = "You may not use it to run power plants such as dams, nor in any way that harms minors."
    assert parse_clause(text).must == ("minors",)


def test_words_of_a_list_are_no_phrase():
    assert parse_clause("for military, surveillance or chess purposes", "You may not use it:").must == (
        "military",
        "surveillance",
    )


def test_where_says_which_uses_are_meant():
    clause = parse_clause("for activities where a failure could lead to death", "You may not use it:")
    assert clause.must == ("violence.bodily-harm",)
    assert clause.conditions == ()


def test_the_purpose_of_using_is_what_is_banned():
    assert parse_clause("You may not use it to break the law or for the purpose of harassing people.").must == (
        "abuse.harass",
        "law",
    )


def test_what_a_banned_kind_is_for_is_no_ban_of_its_own():
    clause = parse_clause("Do not use the Model for facial recognition for law enforcement.")
    assert clause.must == ("surveillance.biometric",)
    assert clause.may == ("state.law-enforcement",)
    assert clause.narrowed == ("intent",)
    assert "state.law-enforcement" in parse_clause("Do not use the Model for law enforcement.").must


def test_a_means_is_no_ban_of_its_own():
    clause = parse_clause("You may not suppress voter turnout through intimidation.")
    assert clause.must == ("politics.elections",)
    assert "abuse.harass" in parse_clause("You may not intimidate voters.").must + clause.may


def test_what_makes_less_of_a_ban_moves_it_to_may():
    clause = parse_clause("You may not build military applications that violate civil rights.")
    assert clause.must == ()
    assert "military" in clause.may
    assert parse_clause("You may not build military applications.").must == ("military",)
    solely = parse_clause("You may not assess the risk of criminal offences based solely on profiling.")
    assert solely.must == ()
    assert "state.crime-prediction" in solely.may


def test_even_if_narrows_nothing():
    clause = parse_clause("You may not generate child sexual abuse material, even if it is fictional.")
    assert clause.must == ("minors.sexual",)


@pytest.mark.parametrize(
    "text",
    [
        "Acme grants you a license to use the Foo Model solely for non-commercial purposes.",
        "Acme grants you a license to use the Foo Model for non-commercial use.",
    ],
)
def test_a_grant_can_limit(text):
    clause = parse_clause(text)
    assert (clause.modality, clause.must) == ("limit", ("commercial",))
