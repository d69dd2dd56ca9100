# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What each answer to a question would mean is computed, not guessed."""

from __future__ import annotations

from licet.reason.truth import Answer
from licet.report.asking import asked, outcomes
from licet.report.style import Style
from tests.unit.report.releases import OPEN, judged


def test_either_value_of_the_only_question_gives_a_definite_answer() -> None:
    verdict = judged(OPEN)
    (question,) = verdict.questions
    found = {outcome.value: outcome for outcome in outcomes(verdict, question.unknown)}
    assert found["training makes a derivative"].answer is Answer.NO
    assert found["training makes a derivative"].objections[0].code == "outbound-not-named"
    assert found["training makes no derivative"].answer is Answer.YES
    assert found["training makes no derivative"].objections == ()


def test_with_two_open_questions_neither_alone_gives_a_yes() -> None:
    manifest = (
        OPEN
        + """
[[component]]
name = "acme/mystery"
kind = "model"
relation = "fine-tunes"
"""
    )
    verdict = judged(manifest)
    training = next(one.unknown for one in verdict.questions if one.unknown.kind == "standing")
    answers = {outcome.value: outcome.answer for outcome in outcomes(verdict, training)}
    assert answers["training makes no derivative"] is Answer.UNKNOWN
    assert answers["training makes a derivative"] is Answer.NO


def test_works_without_a_licence_are_asked_about_together() -> None:
    rows = "".join(f'\n[[component]]\nname = "acme/m{i}"\nkind = "model"\nrelation = "merges"\n' for i in range(7))
    verdict = judged(OPEN + rows)
    said = " ".join(" ".join(asked(verdict, Style())).split())
    assert said.startswith("1. what are the licences of acme/m0 (licet.toml:13), acme/m1 (licet.toml:18), ")
    assert "and 3 more? [licence-not-stated] answer it: look them up and state them in licet.toml 2. " in said
    every = " ".join(asked(verdict, Style(verbose=True)))
    assert all(f"acme/m{i}" in every for i in range(7))


def test_both_clauses_of_a_clash_are_named() -> None:
    manifest = """
[release]
name = "acme/reader"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"

[[component]]
name = "acme/corpus"
kind = "data"
licence = "CC-BY-SA-4.0"
relation = "trains-on"
"""
    said = " ".join(" ".join(asked(judged(manifest), Style())).split())
    assert "if training makes a derivative: no: " in said
    assert "if training makes no derivative: yes" in said
