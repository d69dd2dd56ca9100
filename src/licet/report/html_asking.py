# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The questions that an open answer hangs on: what each answer would mean, how to give it, and lines to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.asking import TOLD, how_to, outcomes, snippet, where
from licet.report.html_element import NOTHING, Html, element, folded, joined, listing, named, place, raised, tag
from licet.report.style import Style
from licet.rules import objection_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Question, Verdict
    from licet.report.asking import Outcome

_OPEN, _MOST, _WORKS = 6, 60, 400
_TOGETHER = 2


def questions(verdict: Verdict) -> Html:
    """Return the questions in the order in which they block; one for all works whose licence nobody states."""
    unstated = [one for one in verdict.questions if one.about == ("licence-not-stated",)]
    alone = len(unstated) < _TOGETHER
    rest = [one for one in verdict.questions if alone or one not in unstated]
    items = [] if alone else [_unstated(unstated, verdict)]
    items += [_question(one, verdict) for one in rest[:_MOST]]
    first = listing(items[:_OPEN], "questions unknown", "ol")
    if len(items) <= _OPEN:
        return first
    more = element("ol", *[element("li", item) for item in items[_OPEN:]], class_="questions unknown", start=_OPEN + 1)
    return joined((first, folded(f"{len(items) - _OPEN} more questions", more, class_="more")))


def _unstated(found: Sequence[Question], verdict: Verdict) -> Html:
    works = [joined((named(q.unknown.subject), " ", place(where(verdict, q.unknown)))) for q in found[:_WORKS]]
    works += [joined((f"and {len(found) - _WORKS} more",))] if len(found) > _WORKS else []
    names = listing(works, "names")
    return joined(
        (
            element("h3", f"What are the licences of these {len(found)} works?", *_codes(("licence-not-stated",))),
            names if len(works) <= _OPEN else folded("Which works", names),
            _how("look them up and state them in licet.toml"),
        )
    )


def _question(one: Question, verdict: Verdict) -> Html:
    unknown = one.unknown
    at = where(verdict, unknown)
    told = outcomes(verdict, unknown) if unknown.kind in TOLD else ()
    rows = [_outcome(row, verdict) for row in told]
    return joined(
        (
            element(
                "h3", one.asks if one.asks.startswith(f"{unknown.subject}:") else raised(one.asks), *_codes(one.about)
            ),
            element("p", "at ", place(at), class_="faint") if at else NOTHING,
            listing(rows, "outcomes"),
            _how(how_to(one, verdict) or one.hint),
        )
    )


def _codes(codes: Sequence[str]) -> list[Html]:
    return [joined((" ", tag(code))) for code in codes]


def _how(words: str) -> Html:
    return element("p", element("b", "To answer: "), words, class_="how") if words else NOTHING


def _outcome(outcome: Outcome, verdict: Verdict) -> Html:
    lead = joined(("If ", element("i", outcome.value), ": "))
    if outcome.answer is Answer.YES:
        return joined((lead, tag("yes", "yes")))
    if not outcome.objections:
        return joined((lead, "this does not stand in the way"))
    first = outcome.objections[0]
    limbs = [limb for limb in objection_rule(first.code).say(first, verdict).because if limb.subject]
    certain = outcome.answer is Answer.NO and any(len(one.literals) == 1 for one in outcome.objections)
    word = tag("no", "no") if certain else tag("perhaps not", "unknown")
    said = [joined((element("b", limb.subject), f" {limb.says}")) for limb in limbs]
    return joined((lead, word, " " if said else "", joined(said, ", and ")))


def lines(verdict: Verdict) -> Html:
    """Return the facts that are missing as lines of a licet.toml, with a button that copies them."""
    found = [line.strip() for line in snippet(verdict, Style())[1:]]
    if not found:
        return NOTHING
    copy = element("button", "Copy", type="button", class_="copy", hidden=True, aria_label="Copy these lines")
    code = element("pre", element("code", joined(found, Html("\n"))), tabindex=0)
    lead = element("p", "To state facts, paste these lines into ", element("code", "licet.toml"), " and fill them in.")
    return joined((lead, element("div", code, copy, class_="snippet")))
