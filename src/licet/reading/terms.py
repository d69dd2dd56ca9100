# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The eleven questions of vocabulary/terms.toml, answered for an unseen licence text.

Facts (facts.py) are read sentence by sentence; rules (rights, onward, outputs) turn them into answers. `silent` where
the text is silent; where the words are thin the answer is marked as not sure, and never rests on one word alone.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from licet.reading.answer import Answer
from licet.reading.facts import read_facts
from licet.reading.figures import Naming, Threshold, naming, territory, thresholds
from licet.reading.language import language
from licet.reading.onward import pass_through, policy_by_reference, revocable
from licet.reading.outputs import distillation, governing_mode, output_training, outputs
from licet.reading.phrases import find, lexicon
from licet.reading.rights import Rights, commercial, derivatives, hosting, modification, redistribution

if TYPE_CHECKING:
    from licet.reading.answer import Draft
    from licet.reading.facts import Facts
    from licet.reading.model import Term
    from licet.reading.outline import Outline
    from licet.reading.phrases import Phrase


class Answers(TypedDict):
    """What is read beside the use restrictions; `terms` has every question, in the order of the vocabulary."""

    terms: dict[str, Term]
    naming: tuple[Naming, ...]
    thresholds: tuple[Threshold, ...]
    territory: tuple[str, ...]


def read_terms(outline: Outline) -> Answers:
    """Return the answers for one text. Never fails; takes time in proportion to the text."""
    facts = read_facts(outline)
    names, figures = naming(facts), thresholds(facts)
    threshold = figures[0][1] if figures else None
    policy = policy_by_reference(facts, outline)
    onward = pass_through(facts, policy)
    rights = Rights(facts, onward, threshold or (names[0][1] if names else None))
    alone = redistribution(rights)
    shared = derivatives(rights, alone)
    distilled = distillation(facts)
    drafts = {
        "redistribution": alone,
        "modification": modification(rights),
        "derivatives": shared,
        "commercial": commercial(rights, threshold),
        "hosting": hosting(rights, alone, governing_mode),
        "pass-through": onward,
        "distillation": distilled,
        "output-training": output_training(facts, distilled, shared),
        "outputs": outputs(facts),
        "policy-by-reference": policy,
        "revocable": revocable(facts),
    }
    kept = alone.answer == "forbidden" and shared.answer in ("forbidden", "silent")
    if kept and onward.answer in ("none", "notice", "copy"):
        drafts["pass-through"] = replace(alone, answer="no-distribution")
    drafts = {question: _checked(question, draft, facts) for question, draft in drafts.items()}
    drafts = {question: _doubted(question, draft, facts) for question, draft in drafts.items()}
    unread = ""
    if language(outline.source.plain) not in ("en", "und") or not facts.statements:
        unread = "the text could not be read"
    elif outline.source.cut:
        unread = "only the beginning of the text was read"
    return {
        "terms": {question: _answer(outline, draft, unread) for question, draft in drafts.items()},
        "naming": tuple(replace(name, section=outline.section(place.statement.node)) for name, place in names),
        "thresholds": tuple(replace(row, section=outline.section(place.statement.node)) for row, place in figures),
        "territory": territory(facts),
    }


def _checked(question: str, draft: Draft, facts: Facts) -> Draft:
    """Mark an answer that says the text is silent as unsure where the text has a word for the matter."""
    if draft.answer not in ("silent", "none", "no") or draft.place is not None or not draft.sure:
        return draft
    hints = _hints()[question]
    for statement in facts.statements:
        found = find(hints, statement.words)
        if found is not None:
            return replace(draft, sure=False, why=f"not understood: {statement.quote(*found)}")
    return draft


def _doubted(question: str, draft: Draft, facts: Facts) -> Draft:
    """Mark an answer as unsure where the text has words that such an answer does not account for."""
    doubts = _doubts().get(f"{question}.{draft.answer}", ()) if draft.sure else ()
    for statement in facts.statements if doubts else ():
        found = find(doubts, statement.words)
        if found is not None and (draft.place is None or statement is not draft.place.statement):
            return replace(draft, sure=False, why=f"not accounted for: {statement.quote(*found)}")
    return draft


@cache
def _doubts() -> dict[str, tuple[Phrase, ...]]:
    return {answer: lexicon().phrases(rows) for answer, rows in lexicon().table["doubt"].items()}


@cache
def _hints() -> dict[str, tuple[Phrase, ...]]:
    return {question: lexicon().phrases(rows) for question, rows in lexicon().table["hint"].items()}


def _answer(outline: Outline, draft: Draft, unread: str) -> Answer:
    why = unread or draft.why
    sure = draft.sure and not unread
    if draft.place is None:
        return Answer(draft.answer, sure=sure, why="" if sure else why)
    place = draft.place
    quote = place.statement.quote(place.first, place.last)
    return Answer(draft.answer, outline.section(place.statement.node), quote, sure, "" if sure else why)
