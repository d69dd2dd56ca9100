# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an unknown answer hangs on: each question, what either answer would mean, and how to give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reason.truth import Answer, Unknown, decide
from licet.report.layout import Span, wrap
from licet.rules import objection_rule
from licet.rules.phrases import brief_name, listed
from licet.rules.suppositions import case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Objection, Question, Verdict
    from licet.report.style import Style

_SHOWN = 6
_NAMED = 4
_TOGETHER = 2
# Of these the answers are told apart; of the others (an unread licence, an unclear claim) the question says it all.
TOLD = frozenset({"fact", "standing", "reading", "reserved", "vague", "act", "exception", "policy"})
# No valid TOML: pasted unread, a fact must be an error and not an answer.
_BLANKS = {
    "boolean": "<true or false>",
    "integer": "<number>",
    "money": "<number>",
    "word": "<a word, in quotes>",
    "words": "[<words, in quotes>]",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows if an unknown has one of its values: the answer then, and the objections that this value brings."""

    value: str
    answer: Answer
    objections: tuple[Objection, ...]


def outcomes(verdict: Verdict, unknown: Unknown) -> tuple[Outcome, ...]:
    """Return what each value of an unknown would mean, all else left as it is."""
    found = []
    for value in range(unknown.options):
        left = [one for one in verdict.open if not any(u == unknown and v != value for u, v in one.literals)]
        rest = [frozenset(literal for literal in one.literals if literal[0] != unknown) for one in left]
        brought = tuple(one for one in left if (unknown, value) in one.literals)
        found.append(Outcome(_value(verdict, unknown, value), decide(rest), brought))
    return tuple(found)


def _value(verdict: Verdict, unknown: Unknown, value: int) -> str:
    plain = unknown.kind == "fact" or (unknown.kind == "standing" and ": " not in unknown.subject)
    if plain or not unknown.means:
        return case(unknown, value, verdict)
    return unknown.means[value]


def asked(verdict: Verdict, style: Style) -> list[str]:
    """Return the questions that decide, those that block most first; at most six, the rest counted."""
    unstated = [one for one in verdict.questions if one.about == ("licence-not-stated",)]
    alone = len(unstated) < _TOGETHER
    questions = [one for one in verdict.questions if alone or one not in unstated]
    shown = questions if style.verbose else questions[:_SHOWN]
    lines = [] if alone else _unstated(unstated, verdict, style)
    for number, question in enumerate(shown, 1 if alone else 2):
        lines += _question(number, question, verdict, style)
    if len(questions) > len(shown):
        rest = f"and {len(questions) - len(shown)} more questions: see them with --verbose"
        lines += wrap(Span(rest, "faint"), style, "  ")
    return lines


def _unstated(questions: Sequence[Question], verdict: Verdict, style: Style) -> list[str]:
    """Return one question for all works whose licence nobody states."""
    works = [f"{one.unknown.subject} ({where(verdict, one.unknown)})" for one in questions]
    names = listed([one.replace(" ()", "") for one in works], "and", 0 if style.verbose else _NAMED)
    asks = Span(f"what are the licences of {names}?", "strong")
    lines = wrap([asks, "  ", Span("[licence-not-stated]", "faint")], style, "  1. ")
    return lines + wrap("look them up and state them in licet.toml", style, "     answer it: ", "        ")


def _question(number: int, question: Question, verdict: Verdict, style: Style) -> list[str]:
    unknown = question.unknown
    codes = ", ".join(question.about)
    lines = wrap([Span(question.asks, "strong"), "  ", Span(f"[{codes}]", "faint")], style, f"  {number}. ")
    named = [one for one in question.components if one not in question.asks]
    if named and unknown.kind == "licence":  # elsewhere the question or its answers name them
        lines += wrap(Span(listed([brief_name(verdict, one) for one in named], "and", 4), "faint"), style, "     for ")
    at = where(verdict, unknown)
    if at:
        lines += wrap(Span(at, "faint"), style, "     at ", "        ")
    if unknown.kind in TOLD:
        found = outcomes(verdict, unknown)
        decisive = [one for one in found if one.objections or one.answer is Answer.YES]
        for outcome in found if style.verbose else decisive:
            lines += _outcome(outcome, verdict, style)
    words = how_to(question, verdict)
    return lines + (wrap(words, style, "     answer it: ", "        ") if words else [])


def how_to(question: Question, verdict: Verdict) -> str:
    """Return how to answer: as the reasoner says, or as the rule advises; a fact is shown as a line to paste."""
    unknown = question.unknown
    if unknown.kind == "licence":
        about = next(one for one in verdict.open if any(u == unknown for u, _ in one.literals))
        return objection_rule(about.code).advise(about, verdict)
    return question.hint if unknown.kind != "fact" else ""


def where(verdict: Verdict, unknown: Unknown) -> str:
    """Return the line of the user's file at which an artefact without a readable licence is named."""
    for one in verdict.release.works:
        if one.name == unknown.subject and unknown.kind in {"licence", "reading"}:
            place = one.licence.place if one.licence is not None else one.place
            return "" if str(place) == "the question" else str(place)
    asking = [one for one in verdict.release.findings if unknown.kind == "claim" and one.question == unknown.asks]
    return str(asking[0].place) if asking else ""


def _outcome(outcome: Outcome, verdict: Verdict, style: Style) -> list[str]:
    lead = f"     if {outcome.value}: "
    if outcome.answer is Answer.YES:
        return wrap(Span("yes", "yes"), style, lead)
    if not outcome.objections:
        return wrap("this does not stand in the way", style, lead)
    first = outcome.objections[0]
    limbs = [limb for limb in objection_rule(first.code).say(first, verdict).because if limb.subject]
    certain = outcome.answer is Answer.NO and any(len(one.literals) == 1 for one in outcome.objections)
    word = Span("no", "no") if certain else Span("perhaps not", "unknown")
    said = ", and ".join(f"{limb.subject} {limb.says}" + (f" ({limb.place})" if limb.place else "") for limb in limbs)
    return wrap([word, f": {said}" if said else ""], style, lead, "        ")


def snippet(verdict: Verdict, style: Style) -> list[str]:
    """Return the facts that are missing, as lines ready to be pasted into licet.toml."""
    from licet.catalogue import vocabulary

    names = dict.fromkeys(question.unknown.fact for question in verdict.questions)
    known = [vocabulary.facts()[name] for name in names if name in vocabulary.facts()]
    if not known:
        return []
    lines = ["  to state facts, paste into licet.toml and fill in (or give --fact name=value)", "    [facts]"]
    return lines + [style.spell(f"    {fact.id} = {_BLANKS[fact.type]}") for fact in known]
