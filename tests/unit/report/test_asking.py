# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What each answer to a question would mean is computed, not guessed."""

from __future__ import annotations

from licet.reason.truth import Answer
from licet.report.asking import outcomes
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
