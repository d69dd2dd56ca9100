# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a deed is done to, and what stands around it that limits it: the work, one's own changes, or something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.reading.statements import Deed, Statement

LIMITED = frozenset(
    [
        "except",
        "unless",
        "other",
        "without",
        "for",
        "if",
        "that",
        "which",
        "commercial",
        "but",
        "until",
        "only",
        "solely",
        "outside",
        "separately",
        "alone",
        "as",
        "same",
        "different",
    ]
)
"""Words behind a banned verb that leave something allowed."""
DERIVED = ("derivative", "adapt", "modif", "fine", "alter", "changed")
GENERATED = ("output", "result", "generat")
WORKS = (
    "model",
    "software",
    "work",
    "material",
    "data",
    "program",
    "code",
    "weight",
    "licensed",
    "product",
    "derivative",
    "adaptation",
)
_COPULAS = (("is", "not"), ("are", "not"), ("was", "not"), ("were", "not"))
_SAYING = ("grant", "ban", "duty", "define", "condition")
_PAPERS = frozenset(["results", "papers", "paper", "articles", "findings", "research", "feedback"])
_LEAVE = frozenset(["consent", "permission", "approval", "authorization", "authorisation", "agreement"])
_GOING_ON = frozenset(
    ["in", "for", "without", "except", "unless", "or", "and", "if", "other", "to", "as", "that", "which"]
)
_ANYONE = frozenset(["you", "the", "licensee", "anyone", "any", "recipients"])
_OWN = ("work", "product", "application", "program", "code")


def whose(statement: Statement, deed: Deed) -> str:
    """Return what an act is done to: "work", the licensee's "own" changes, or "other" things ("your results")."""
    words = statement.words.words
    behind = words[deed.at + 1 : deed.at + 9]
    if behind[:1] == ("by",) and not _ANYONE.intersection(behind[1:2]):
        return "other"  # "such code may be distributed by Acme"
    if deed.act not in ("distribute", "sell"):
        return "work"
    mine = False
    for word in behind:
        if word in _PAPERS:
            return "other"
        mine = mine or word == "your"
        if mine and word.startswith(DERIVED):
            return "own"
        if word.startswith(WORKS):
            return "other" if mine and word.startswith(_OWN) else "work"
    return "work"


def is_conditional(statement: Statement, deed: Deed) -> bool:
    """Return whether a condition of its own stands before a deed; that of the lead is the licence's."""
    modes = statement.modes[: deed.at]
    if statement.words.words[:1] in (("except",), ("unless",), ("subject",), ("without",)):
        return "condition" in modes  # "Except as provided in this Agreement, you may not …"
    own = next((i for i, mode in enumerate(modes) if mode != modes[0]), len(modes)) if statement.lead else 0
    return "condition" in modes[own:]


def is_stated(statement: Statement, deed: Deed) -> bool:
    """Return whether a sentence says what the work is, and not what must not be: "is not fine-tuned to give advice"."""
    return statement.words.words[max(0, deed.at - 2) : deed.at] in _COPULAS


def is_of_grant(statement: Statement, last: int) -> bool:
    """Return whether a sentence grants, bans or defines, before word `last`, something done to the work: no aside."""
    if {"license", "licence", "licensed", "granted", "means"}.intersection(statement.words.words):
        return True
    return any(
        deed.at < last
        and deed.firm
        and deed.mode in _SAYING
        and (deed.objects & {"work", "derivative"} or statement.lead)
        for deed in statement.deeds
    )


def but_by_leave(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words up to a "without prior consent": what needs leave of its own is not granted."""
    if "without" in words:
        at = words.index("without")
        if _LEAVE.intersection(words[at + 1 : at + 7]):
            return words[:at]
    return words


def phrase(statement: Statement, deed: Deed) -> tuple[str, ...]:
    """Return the words behind a deed up to the comma behind what it is done to, 18 at most."""
    words, spans = statement.words.words, statement.words.spans
    reached = False
    for at in range(deed.at + 1, min(len(words), deed.at + 19)):
        if reached and "," in statement.text[spans[at - 1][1] : spans[at][0]] and words[at] not in _GOING_ON:
            return words[deed.at + 1 : at]
        reached = reached or words[at].startswith(WORKS)
    return words[deed.at + 1 : deed.at + 19]


def near(words: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)


def whole(statement: Statement) -> int:
    """Return where a sentence begins to speak of both ("with or without modification"), -1 where it does not."""
    joined = statement.words.joined
    both = any(phrase in joined for phrase in (" or without ", " unmodified ", " and derivative ", " or derivative "))
    return -1 if both else len(statement.words.words)


def about_licensee(statement: Statement) -> bool:
    words = statement.words.words
    return "you" in words or "your" in words or "licensee" in words or "must" in words or bool(statement.lead)


def speaks_of_derivatives(deed: Deed, statement: Statement) -> bool:
    if "derivative" in deed.objects:
        return True
    # "use, copy, modify, merge, publish, distribute": what is modified may be given out.
    return any(
        other.act == "modify" and other.mode == "grant" and abs(other.at - deed.at) < 12 for other in statement.deeds
    )
