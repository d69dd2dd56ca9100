# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a licence forbids and demands, as one set of clauses: from a record, or from the reading of a text.

Source: semantics.md §7. What could not be read is kept beside the clauses: a set with `unread` may forbid more.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.model import Atom, Cite
from licet.reason.scenario import ways
from licet.reason.scenario import write as condition
from licet.reason.truth import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from licet.catalogue.model import Record, Restriction, Standing, Term
    from licet.reading.model import Read, Reading

_EVERY: tuple[Standing, ...] = ("same", "derivative", "part", "output")
_QUOTED = 12
# What an answer to a question of vocabulary/terms.toml forbids, where a text is read without a record.
_FORBIDS = {"commercial": "commercial", "hosting": "commercial.service", "output-training": "training.other-models"}
_PERHAPS = frozenset({"conditional", "forbidden-with-exceptions", "allowed-with-naming"})
_NAMES = {"prefix": "name-prefix", "display": "display-line"}


@dataclass(frozen=True, slots=True)
class Ban:
    """One banned use and where it stands. It holds only `when` (a condition over facts), and not `unless`.

    An atom with a clause is banned perhaps. `object`: the standings it speaks of; every one where that was not read.
    `words` are the plain words of the whole clause, "" for a record.
    """

    atom: Atom
    cite: Cite
    label: str = ""
    when: str = ""
    unless: str = ""
    object: tuple[Standing, ...] = _EVERY
    words: str = ""

    @property
    def is_vague(self) -> bool:
        """Return whether the use is banned only perhaps."""
        return bool(self.atom.clause)


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty with the line or word it prescribes, or acts that are forbidden (`acts`; then `duty` is empty)."""

    duty: str
    cite: Cite
    text: str = ""
    when: str = ""
    acts: tuple[str, ...] = ()
    object: tuple[Standing, ...] = ("same",)

    @property
    def key(self) -> tuple[str, str, tuple[str, ...], str]:
        """Return what makes it another duty than one of another licence."""
        return (self.duty, self.text, tuple(sorted(self.acts)), self.when)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to one question of vocabulary/terms.toml."""

    answer: str
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class ClauseSet:
    """What one licence forbids and demands; `recorded` is False for the reading of a text without a record.

    `unread` names what may forbid or demand more; the duties of a text that is not recorded are known only in part.
    `grants` maps an act to the conditions of its grants ("" for one without a condition).
    """

    name: str
    bans: tuple[Ban, ...]
    duties: tuple[Owed, ...] = ()
    answers: Mapping[str, Answered] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    recorded: bool = True
    grants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def of_record(record: Record, facts: Mapping[str, Any] | None = None) -> ClauseSet:
    """Return the clauses of a record, its policies included; terms that `facts` rule out are left away."""
    given = facts or {}
    terms = [term for term in record.terms if ways(term.when, given)]
    answers = {one.question: Answered(one.answer, one.cite) for one in record.answers}
    outside = answers.get("policy-by-reference")
    unread = ("a use policy that stands outside the text",) if _is_outside(outside) and not record.policies else ()
    bans = [ban for one in record.restrictions for ban in _restricted(one, given)]
    bans += [ban for term in terms for ban in _prohibited(term, given)]
    duties = [
        Owed(t.duty, t.cite, t.text, _when(t, given), () if t.kind == "duty" else t.on, t.object)
        for t in terms
        if t.kind == "duty" or (t.kind == "prohibition" and not t.use)
    ]
    grants: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for act in term.on if term.kind == "grant" and not term.relation else ():
            grants[act] = (*grants.get(act, ()), _when(term, given))
    return ClauseSet(record.id, tuple(bans), tuple(duties), answers, unread, grants=grants)


def _is_outside(found: Answered | None) -> bool:
    return found is not None and found.answer == "yes"


def _when(term: Term | Restriction, facts: Mapping[str, Any]) -> str:
    """Return the condition of a term in words, "" where it has none or the facts fulfil it."""
    return condition(term.when) if term.when is not None and ways(term.when, facts) != [ALWAYS] else ""


def _restricted(one: Restriction, facts: Mapping[str, Any]) -> Iterator[Ban]:
    for atom in (*one.must, *one.may) if ways(one.when, facts) else ():
        yield Ban(atom, one.cite, one.label, _when(one, facts), object=one.object)


def _prohibited(term: Term, facts: Mapping[str, Any]) -> Iterator[Ban]:
    """Yield the uses that a prohibition names, or that a duty rules out: who must obey the law may not break it."""
    if term.kind == "prohibition":
        for use in term.use:
            yield Ban(Atom(use, term.narrowed), term.cite, "", _when(term, facts), object=term.object)
    elif term.kind == "duty":
        for use in vocabulary.duties()[term.duty].bans:
            yield Ban(Atom(use), term.cite, "", _when(term, facts), object=term.object)


def of_reading(reading: Reading, name: str) -> ClauseSet:
    """Return the clauses of a text as it was read, `name` being what it is called."""
    bans = [ban for n, one in enumerate((*reading.clauses, *reading.heads)) for ban in _read(one, name, n)]
    answers = {
        question: Answered(term.answer, Cite(term.section, term.quote) if term.quote else None)
        for question, term in (reading.terms or {}).items()
    }
    bans += [ban for question in _FORBIDS for ban in _answered(question, answers.get(question), name)]
    duties = [
        Owed(_NAMES[row.kind], Cite(getattr(row, "section", ""), ""), row.text)
        for row in reading.naming
        if row.kind in _NAMES
    ]
    return ClauseSet(name, tuple(bans), tuple(duties), answers, tuple(_unread(reading, answers)), recorded=False)


def _read(one: Read, name: str, number: int) -> Iterator[Ban]:
    if one.modality == "permission":
        return
    unless = "; ".join(phrase.text for phrase in one.clause.exceptions)
    made = Ban(Atom(""), Cite(one.section, quote(one.text)), unless=unless, words=" ".join(one.text.casefold().split()))
    for use in one.must:
        yield replace(made, atom=Atom(use, one.narrowed))
    for use in one.may:
        # An unnamed condition or a vague word: banned in part, nobody can say in which.
        yield replace(made, atom=Atom(use, one.narrowed, f"{name}/{one.section or number + 1}"))


def quote(text: str) -> str:
    """Return the first words of a clause, at most twelve."""
    words = text.split()
    return " ".join(words[:_QUOTED]) + (" …" if len(words) > _QUOTED else "")


def _answered(question: str, found: Answered | None, name: str) -> Iterator[Ban]:
    if found is None or found.cite is None:
        return
    if found.answer == "forbidden":
        yield Ban(Atom(_FORBIDS[question]), found.cite)
    elif found.answer in _PERHAPS:
        yield Ban(Atom(_FORBIDS[question], (), f"{name}/{question}"), found.cite)


def _unread(reading: Reading, answers: Mapping[str, Answered]) -> Iterator[str]:
    """Yield what of a text was not read: each may hold a ban that is not in the set."""
    if reading.language not in ("en", "und"):
        yield f"the text is not English ({reading.language})"
    elif not reading.clauses and not any(found.cite for found in answers.values()):
        yield "nothing that reads like a licence was found in it"
    if reading.gaps:
        yield f"{len(reading.gaps)} passage{'s' if len(reading.gaps) > 1 else ''} that could not be read"
    for one in (*reading.clauses, *reading.heads):
        if one.unread and one.modality != "permission":
            yield f"{one.section or 'a clause'}: the words “{', '.join(one.unread[:4])}”"
    if _is_outside(answers.get("policy-by-reference")):
        yield "a use policy that stands outside the text"
