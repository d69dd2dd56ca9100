# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rules that every record keeps, whatever its text says: one function for each, over compiled records.

A rule yields what is wrong; it never looks at a text (`lint.check_quotes` does). Source: docs/records.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    Record = Mapping[str, Any]
    Rule = Callable[[Record], Iterator["Issue"]]

_CITED = ("term", "reach", "restriction", "answer", "lift")
_CLAUSE = {"clause", "equivalent-clause", "own-terms-no-less-protective"}
# Modes that a flow-down term states; the looser ones are duties ("keep-notices", "include-licence").
_BINDING = {"copy-and-policy", "same-licence", "no-distribution", *_CLAUSE}


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong with a record: the record, the path inside it, and what is wrong."""

    record: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.record}: {self.where}: {self.message}"


def cites_of(record: Record) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield every citation of a compiled record with the path to it."""
    for key in _CITED:
        for i, row in enumerate(record.get(key, ())):
            if row.get("cite"):
                yield f"{key}[{i}]", row["cite"]
    if "licensor" in record:
        yield "licensor", record["licensor"]["cite"]


def terms(record: Record, kind: str, standing: str = "") -> list[Mapping[str, Any]]:
    """Return the terms of one kind; with a standing, those that speak of it."""
    found = [term for term in record["term"] if term["kind"] == kind]
    return [term for term in found if not standing or standing in term.get("object", ["same"])]


def uses_forbidden(record: Record) -> set[str]:
    """Return the uses that some prohibition or restriction definitely forbids."""
    forbidden = {use for term in terms(record, "prohibition") for use in term.get("use", ())}
    return forbidden | {use for row in record["restriction"] for use, _ in row["must"]}


def one_term_one_citation(record: Record) -> Iterator[Issue]:
    """No row stands twice, and each carries a quote, or outside any text an authority."""
    seen = set()
    for key in _CITED:
        for i, row in enumerate(record.get(key, ())):
            said = repr(sorted((name, repr(value)) for name, value in row.items()))
            if said in seen:
                yield Issue(record["id"], f"{key}[{i}]", "stands twice")
            seen.add(said)
            cite = row.get("cite", {})
            if cite and "quote" not in cite and not cite.get("authority"):
                yield Issue(record["id"], f"{key}[{i}]", "no quote")


def something_is_granted(record: Record) -> Iterator[Issue]:
    """A licence grants something; an exception need not."""
    if record["kind"] != "exception" and not terms(record, "grant"):
        yield Issue(record["id"], "term", "no grant: what does the licence allow?")


def clause_mode_has_restrictions(record: Record) -> Iterator[Issue]:
    """A flow-down that binds restrictions as a clause binds some: restrictions or forbidden uses are recorded."""
    if record["restriction"] or uses_forbidden(record):
        return
    for i, term in enumerate(record["term"]):
        if term["kind"] == "flow-down" and term["mode"] in _CLAUSE and "restrictions" in term.get("binds", ()):
            yield Issue(record["id"], f"term[{i}]", "binds restrictions, and none is recorded")


def copyleft_names_its_outbound_set(record: Record) -> Iterator[Issue]:
    """What must stay under the same licence says under which: an outbound term for each of its objects."""
    named = {standing for term in terms(record, "outbound") for standing in term.get("object", ["same"])}
    for i, term in enumerate(record["term"]):
        if term["kind"] == "flow-down" and term["mode"] == "same-licence":
            # A separable part keeps its licence by being one; what is named is for the work.
            for standing in sorted(set(term.get("object", ["same"])) - named - {"part"}):
                message = f"same-licence for {standing!r}, and no outbound term for it"
                yield Issue(record["id"], f"term[{i}]", message)


def goes_out_under_itself(record: Record) -> Iterator[Issue]:
    """What may be distributed and has outbound terms may go out under the licence itself (semantics §8: L → L)."""
    for standing in ("same", "derivative"):
        named = _outbound(record, standing)
        granted = any("distribute" in term["on"] for term in terms(record, "grant", standing))
        if named and granted and not named & {"self", record["id"]}:
            yield Issue(record["id"], "term", f"{standing!r} may be distributed, but not under the licence itself")


def non_commercial_forbids_commerce(record: Record) -> Iterator[Issue]:
    """A licence that is non-commercial by id or title forbids the use `commercial`."""
    name = f"{record['id']} {record['title']}".casefold()
    told = "-nc" in name or "noncommercial" in name.replace("-", "").replace(" ", "")
    if told and "commercial" not in uses_forbidden(record):
        yield Issue(record["id"], "term", "non-commercial by name, and no prohibition of 'commercial'")


def share_alike_names_derivatives(record: Record) -> Iterator[Issue]:
    """A Creative Commons licence with SA or ND in its id has an outbound term, or a prohibition, for derivatives."""
    parts = record["id"].split("-")
    if parts[0] == "CC" and "SA" in parts and not terms(record, "outbound", "derivative"):
        yield Issue(record["id"], "term", "share-alike by name, and no outbound term for 'derivative'")
    if parts[0] == "CC" and "ND" in parts:
        banned = terms(record, "prohibition", "derivative")
        if not any("distribute" in term.get("on", ()) for term in banned):
            yield Issue(record["id"], "term", "no derivatives by name, and no prohibition to distribute them")


def answers_agree_with_terms(record: Record) -> Iterator[Issue]:
    """The answers on commerce, derivatives and pass-through say what the terms say, where both are definite."""
    answers = {row["question"]: row["answer"] for row in record["answer"]}
    plain = [term for term in terms(record, "prohibition") if "when" not in term]
    commerce = any("commercial" in term.get("use", ()) for term in plain)
    told = answers.get("commercial")
    if (told == "forbidden" and "commercial" not in uses_forbidden(record)) or (commerce and told == "allowed"):
        yield Issue(record["id"], "answer", f"commercial is {told!r}, and the terms say otherwise")
    given = any("distribute" in term["on"] for term in terms(record, "grant", "derivative"))
    if answers.get("derivatives") == "forbidden" and given:
        yield Issue(record["id"], "answer", "derivatives are 'forbidden', and a grant allows to distribute them")
    modes = {term["mode"] for term in terms(record, "flow-down")} & _BINDING
    passed = answers.get("pass-through")
    if passed is not None and (modes if passed not in _BINDING else passed not in modes):
        stated = ", ".join(sorted(modes)) or "none"
        yield Issue(record["id"], "answer", f"pass-through is {passed!r}, and the flow-down terms bind by: {stated}")


def answers_are_cited_once(record: Record) -> Iterator[Issue]:
    """Each question has one answer, and one that is not silence has its citation."""
    seen = set()
    for i, row in enumerate(record["answer"]):
        if row["question"] in seen:
            yield Issue(record["id"], "answer", f"{row['question']!r} is answered twice")
        seen.add(row["question"])
        if row["answer"] not in {"silent", "none", "no"} and "cite" not in row:
            yield Issue(record["id"], f"answer[{i}]", "an answer that is not silence needs its citation")


def answers_are_complete(record: Record, questions: Collection[str]) -> Iterator[Issue]:
    """A model, data or content licence answers every question; a software licence that answers one answers all."""
    answered = {row["question"] for row in record["answer"]}
    missing = sorted(set(questions) - answered)
    if missing and (answered or record["kind"] in ("model", "data", "content")):
        yield Issue(record["id"], "answer", "no answer to: " + ", ".join(missing))


def licences_are_known(record: Record, known: Collection[str]) -> Iterator[Issue]:
    """Outbound terms and exceptions name licences that exist."""
    for i, term in enumerate(record["term"]):
        for licence in term.get("licences", ()):
            if licence != "self" and licence not in known:
                yield Issue(record["id"], f"term[{i}].licences", f"not a known licence: {licence!r}")


def later_includes_only(record: Record, records: Mapping[str, Record]) -> Iterator[Issue]:
    """An "or later" licence may go where its "only" may: it switches to that id and names all its outbound licences."""
    id_ = record["id"]
    if not id_.endswith("-or-later"):
        return
    switched = {licence for term in terms(record, "outbound") if term.get("switch") for licence in term["licences"]}
    if not switched:
        yield Issue(id_, "term", "or-later, and no outbound term with 'switch' names the later versions")
    only = id_.removesuffix("or-later") + "only"
    if only not in records:
        return
    if switched and only not in switched:
        yield Issue(id_, "term", f"no outbound term with 'switch' names {only!r}")
    for standing in ("same", "derivative"):
        missing = _outbound(records[only], standing) - _outbound(record, standing) - {"self", id_}
        for licence in sorted(missing):
            yield Issue(id_, "term", f"{only} may go out under {licence!r} as {standing!r}, and this may not")


def _outbound(record: Record, standing: str) -> set[str]:
    return {licence for term in terms(record, "outbound", standing) for licence in term["licences"]}


ALONE: tuple[Rule, ...] = (
    one_term_one_citation,
    something_is_granted,
    clause_mode_has_restrictions,
    copyleft_names_its_outbound_set,
    goes_out_under_itself,
    non_commercial_forbids_commerce,
    share_alike_names_derivatives,
    answers_agree_with_terms,
    answers_are_cited_once,
)
"""The rules that need nothing but the record."""
