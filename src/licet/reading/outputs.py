# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of outputs, and of models that learn from them: distillation, output-training, outputs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.reading.answer import Draft, Place, of_deed, of_fact

if TYPE_CHECKING:
    from licet.reading.facts import Fact, Facts
    from licet.reading.statements import Statement

_DEFINED = re.compile(r"\s*\"([^\"]{4,40})\"")


def governing_mode(statement: Statement, first: int) -> str:
    """Return the mode of a word, for the first words of a list member that of its lead."""
    return statement.modes[first] if first < len(statement.modes) else "none"


def _is_banned(fact: Fact) -> bool:
    modes = fact.statement.modes
    return "ban" in modes[: fact.last]


def _defines(fact: Fact) -> bool:
    text = (fact.statement.lead + " " + fact.statement.text).lower()
    return any(
        word in text
        for word in (" mean", "refers to", " include", "considered", "deemed", " is any", "constitute", ": any")
    )


def distillation(facts: Facts) -> Draft:
    """Answer whether a model that learned from the work's outputs is a derivative of it."""
    meant = {id(f.statement) for f in facts.said.get("defines-derivative", ())}
    denied = {id(f.statement) for f in facts.said.get("defines-not", ())}
    for fact in facts.said.get("transfer", ()):
        if id(fact.statement) in denied:
            return Draft("not-derivative", of_fact(fact))
    for fact in facts.said.get("transfer", ()):
        if id(fact.statement) in meant and not _is_banned(fact):
            return Draft("derivative", of_fact(fact), _defines(fact))
    return Draft("silent")


def output_training(facts: Facts, distilled: Draft, shared: Draft) -> Draft:
    """Answer whether outputs may train other models, by what is said of derivatives (`shared`, `distilled`) too."""
    exempt = {id(f.statement) for f in facts.said.get("exempt", ())}
    named = {id(f.statement) for f in facts.said.get("naming-duty", ())}
    for fact in facts.said.get("output-training", ()):
        if id(fact.statement) in named:
            return Draft("allowed-with-naming", of_fact(fact))
    for fact in facts.said.get("output-training", ()):
        if _is_banned(fact):
            return Draft("forbidden-with-exceptions" if id(fact.statement) in exempt else "forbidden", of_fact(fact))
    free = facts.first("results-free", "output-free")
    if free is not None:
        return Draft("allowed", of_fact(free))
    if distilled.answer == "derivative" and shared.answer in ("allowed", "conditional") and shared.sure:
        limit = facts.first("noncommercial")
        if limit is not None:
            return Draft("forbidden-with-exceptions", of_fact(limit), False, "allowed for non-commercial purposes")
        grant = next(facts.deeds("grant", "distribute", "all"), None)
        return Draft("allowed", of_deed(grant) or shared.place)
    extracted = _granted_term(facts)
    if extracted is not None:
        limit = facts.first("noncommercial")
        place = Place(extracted, 0, 1)
        return Draft("allowed", place) if limit is None else Draft("forbidden-with-exceptions", of_fact(limit))
    return Draft("silent")


def _granted_term(facts: Facts) -> Statement | None:
    """Return the grant that names what a definition calls a model made by transfer ("Extracted Model")."""
    terms = {
        match[1].lower() for fact in facts.said.get("transfer", ()) if (match := _DEFINED.match(fact.statement.text))
    }
    for key, found in facts.done.items():
        for _, statement in found if key[0] == "grant" else ():
            if any(term in statement.text.lower() for term in terms):
                return statement
    return None


def outputs(facts: Facts) -> Draft:
    """Answer whose the outputs are."""
    mine, theirs = facts.first("outputs-licensee"), facts.first("outputs-licensor")
    free = facts.first("outputs-free") or facts.first("results-free")
    if mine is not None:
        return Draft("licensee", of_fact(mine), theirs is None)
    if theirs is not None:
        return Draft("licensor", of_fact(theirs), free is None)
    return Draft("not-claimed", of_fact(free)) if free is not None else Draft("silent")
