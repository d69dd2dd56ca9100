# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The eleven questions, on short texts made up for these tests."""

from __future__ import annotations

import pytest

from licet.catalogue.store import store
from licet.reading.outline import outline
from licet.reading.terms import read_terms

GRANT = (
    "The Licensor hereby grants You a worldwide license to use, reproduce, modify and distribute the Model and "
    "derivative works of it. "
)
NC = "The Model may be copied, modified and distributed solely for non-commercial purposes."


def answers(text: str) -> dict[str, str]:
    return {question: term.answer for question, term in read_terms(outline(text))["terms"].items()}


def answer(text: str, question: str) -> str:
    return answers(text)[question]


def test_every_question_has_an_answer_of_the_vocabulary():
    questions = store().section("vocabulary/terms")["question"]
    for text in ("", "\x00\xff" * 50, "hello " * 20, GRANT):
        got = answers(text)
        assert list(got) == list(questions)
        assert all(got[question] in questions[question]["answers"] for question in questions)


def test_a_silence_is_not_sure_where_the_text_has_a_word_for_the_matter():
    terms = read_terms(outline("You may use the Model. As to copies of the Model, see elsewhere."))["terms"]
    assert terms["redistribution"].answer == "silent"
    assert not terms["redistribution"].sure
    assert "copies of" in terms["redistribution"].why.lower()


def test_a_text_without_a_grant_grants_nothing():
    got = answers("Our company was founded in 1990. We build models and distribute software to many customers.")
    assert got["redistribution"] == got["modification"] == got["derivatives"] == got["commercial"] == "silent"


def test_what_is_unread_is_never_sure():
    text = "Vous pouvez librement copier et distribuer le modèle dans le monde entier. " * 3
    assert not any(term.sure for term in read_terms(outline(text))["terms"].values())


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        (GRANT, "redistribution", "allowed"),
        (GRANT, "modification", "allowed"),
        (GRANT, "derivatives", "allowed"),
        (GRANT, "commercial", "allowed"),
        ("You may use the Model. You may not distribute the Model or any part of it.", "redistribution", "forbidden"),
        ("Redistribution and use of the Data, with or without modification, are permitted.", "derivatives", "allowed"),
        ("We may distribute the Model to others.", "redistribution", "silent"),
        ("You grant us a license to reproduce, modify and distribute your content.", "redistribution", "silent"),
        ("You may share the Work. You may not distribute modified versions of the Work.", "derivatives", "forbidden"),
        (NC, "commercial", "forbidden"),
        (NC, "redistribution", "conditional"),
        ("You may do everything with the Model other than distributing it.", "redistribution", "forbidden"),
        ("These terms do not allow you to distribute the Model. You may use it.", "redistribution", "forbidden"),
        (GRANT + "For commercial use you must obtain a separate license from Acme.", "commercial", "conditional"),
        (GRANT + "You may use the Model for any purpose, including commercial purposes.", "commercial", "allowed"),
        (GRANT + "Above more than 5 million monthly active users You must ask us.", "commercial", "conditional"),
        (GRANT, "hosting", "silent"),
        (GRANT + "You may offer the Model as a hosted service.", "hosting", "allowed"),
        (GRANT + "You may not provide the Model to third parties as a hosted service.", "hosting", "forbidden"),
    ],
)
def test_what_may_be_done(text, question, expected):
    assert answer(text, question) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GRANT, "none"),
        (GRANT + "You must retain all copyright notices.", "notice"),
        (GRANT + "You must give every recipient a copy of this License.", "copy"),
        (GRANT + "The restrictions must be included as an enforceable provision in any agreement.", "clause"),
        (GRANT + "Any derivative work must be licensed under the terms of this License.", "same-licence"),
        (GRANT + "Your own terms must be no less protective than this License.", "own-terms-no-less-protective"),
        (GRANT + "All modifications must be provided under this License.", "same-licence"),
        (
            GRANT + "You must provide a copy of this License. Your use must comply with the Acceptable Use Policy "
            "(available at https://example.com/use), which is incorporated by reference.",
            "copy-and-policy",
        ),
    ],
)
def test_what_binds_the_next_recipient(text, expected):
    assert answer(text, "pass-through") == expected


DISTILLS = '"Derivatives" means all modifications of the Model, and any model made by distillation of it.\n\n'


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        (DISTILLS + GRANT, "distillation", "derivative"),
        (DISTILLS + GRANT, "output-training", "allowed"),
        ("Models made by distillation are not considered derivative works.", "distillation", "not-derivative"),
        ("We used distillation to make the Model.", "distillation", "silent"),
        ("You will not use any outputs of the Model to train any other model.", "output-training", "forbidden"),
        (
            "You will not use outputs of the Model to improve any other language model (excluding the Model itself).",
            "output-training",
            "forbidden-with-exceptions",
        ),
        (
            'If You use outputs to train another AI model, You shall include "Acme" at the beginning of its name.',
            "output-training",
            "allowed-with-naming",
        ),
        ("Licensor claims no rights in the Output You generate.", "outputs", "not-claimed"),
        ("You own all outputs that You generate with the Model.", "outputs", "licensee"),
        ("All outputs are and shall remain the exclusive property of the Licensor.", "outputs", "licensor"),
        ("The outputs may be wrong.", "outputs", "silent"),
    ],
)
def test_what_is_said_of_outputs(text, question, expected):
    assert answer(text, question) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GRANT, "silent"),
        ("The Licensor grants You a revocable license to use the Model.", "yes"),
        ("We may terminate this Agreement at any time for any reason.", "yes"),
        ("The Licensor grants You an irrevocable license to use the Model.", "no"),
        ("Your rights terminate automatically if You breach this License.", "no"),
        ("The Licensor may stop distributing the Work; this will not terminate the License.", "silent"),
        ("Once Your annual revenue exceeds it, all licenses terminate: revenue above it will terminate them.", "yes"),
    ],
)
def test_how_the_grant_ends(text, expected):
    assert answer(text, "revocable") == expected


def test_a_policy_in_the_same_text_is_not_outside():
    attached = (
        GRANT + "You must comply with the Acceptable Use Policy set out in Exhibit A."
        "\n\nExhibit A\n\n(a) no spam\n\n(b) no fraud"
    )
    assert answer(attached, "policy-by-reference") == "no"
    linked = GRANT + "You must comply with the Acceptable Use Policy available at https://example.com/aup."
    assert answer(linked, "policy-by-reference") == "yes"


def test_including_but_not_limited_to_bans_nothing():
    text = "You may distribute the Model, including but not limited to sharing the Model as a hosted service."
    assert answer(text, "hosting") == "allowed"


def test_a_quote_has_at_most_twelve_words_of_the_text():
    text = "# Acme Licence\n\n1. Grant. " + GRANT
    text += "\n\n2. Notices. You must retain all copyright notices in every copy that you distribute to anyone at all."
    for term in read_terms(outline(text))["terms"].values():
        assert len(term.quote.split()) <= 12
        assert term.quote in " ".join(text.split())


def test_names_thresholds_and_territory():
    got = read_terms(
        outline(
            'If You distribute the Model, You must prominently display "Built with Acme" on a website.\n\n'
            'If You train a model, You shall include "Acme" at the beginning of any such model name.\n\n'
            "If your products have more than 700 million monthly active users, you must request a license.\n\n"
            "This License does not apply in the European Union or the United Kingdom; no rights are granted there."
        )
    )
    assert {(name.kind, name.text) for name in got["naming"]} == {("display", "Built with Acme"), ("prefix", "Acme")}
    assert [(row.measure, row.value) for row in got["thresholds"]] == [("monthly-active-users", 700_000_000)]
    assert got["territory"] == ("EU", "UK")


def test_an_encouragement_is_no_naming_duty():
    got = read_terms(outline('You are encouraged to display "Built with Acme" on your website. You must keep notices.'))
    assert got["naming"] == ()


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "a" * 1_000_000,
        "you may distribute the model " * 20_000,
        "if you may not shall " * 5000,
        "more than " + "9" * 5000 + " monthly active users",
        '"' * 9999 + " must display ",
    ],
)
def test_bad_input_is_read_in_time(text):
    assert len(read_terms(outline(text))["terms"]) == 11


def test_reading_is_deterministic():
    assert read_terms(outline(DISTILLS + GRANT)) == read_terms(outline(DISTILLS + GRANT))


@pytest.mark.parametrize(
    ("question", "given", "more"),
    [
        ("redistribution", "allowed", "A fee may be due."),
        ("commercial", "allowed", "The fee depends on your annual revenue."),
        ("revocable", "no", "The license is irrevocable. We may cancel your account at any time."),
    ],
)
def test_an_answer_is_not_sure_beside_words_it_does_not_account_for(question, given, more):
    alone = "The license is irrevocable." if question == "revocable" else ""
    sure = read_terms(outline(f"{GRANT}{alone}"))["terms"][question]
    doubted = read_terms(outline(f"{GRANT}{more}"))["terms"][question]
    assert (sure.answer, sure.sure) == (given, True)
    assert not doubted.sure


def test_what_is_granted_to_the_licensor_is_no_grant():
    text = (
        "You may use and modify the software. You may not distribute the software. If you change it, you hereby grant "
        "us an irrevocable license to distribute your changes. You may publish your results."
    )
    got = answers(text)
    assert (got["redistribution"], got["derivatives"], got["pass-through"]) == (
        "forbidden",
        "forbidden",
        "no-distribution",
    )
    assert got["revocable"] == "silent"


def test_a_definition_of_use_grants_what_it_names():
    text = '"Use" means copying, modifying and distributing the Model. We grant you a license to use the Model.'
    got = answers(text)
    assert got["modification"] == got["redistribution"] == "allowed"


def test_a_text_that_was_cut_answers_nothing_for_sure():
    from licet.reading.source import LIMIT

    terms = read_terms(outline(GRANT + "\n\n" + "word " * (LIMIT // 5 + 1)))["terms"]
    assert not any(term.sure for term in terms.values())
    assert "beginning" in terms["redistribution"].why


@pytest.mark.parametrize(
    ("text", "question"),
    [
        # A limit in a sentence that is about something else.
        (
            GRANT + "Conditions may be inferred solely for the purpose of improving accessibility of software.",
            "modification",
        ),
        # Hosting that is only mentioned beside a limit.
        (NC + " You may not use our services for the creation and hosting of casinos.", "hosting"),
        # A notice that nobody who passes the work on is asked for.
        ("Our models must not be used for spam. Consumers must see a disclaimer.", "pass-through"),
        # Two ways to bind the next recipient.
        (
            GRANT + "You must require recipients to comply with these restrictions. You must distribute the Model "
            "only under terms no less protective than these.",
            "pass-through",
        ),
    ],
)
def test_what_is_said_beside_the_point_makes_no_answer_sure(text: str, question: str) -> None:
    assert not read_terms(outline(text))["terms"][question].sure


def test_a_statement_of_what_the_work_is_bans_nothing() -> None:
    assert answer(GRANT + "The Models are not fine-tuned to give legal advice.", "modification") == "allowed"


def test_a_heading_bans_the_phrases_below_it() -> None:
    text = (
        "## Prohibited actions\n\n- Public redistribution of the dataset\n- Hosting the dataset on external platforms\n"
    )
    got = answers("You may use the dataset.\n\n" + text)
    assert got["redistribution"] == got["hosting"] == "forbidden"
