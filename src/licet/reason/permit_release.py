# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Is a use permitted by a licence expression, or by everything a release was made from? See semantics.md §7.

A release is laid out by the judge: each origin counts under every licence that may hold over it and every way the
release may stand to it. What the release itself goes out under counts like an origin that it copies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.reason.artefacts import check
from licet.reason.choose import TooManyAlternativesError, alternatives
from licet.reason.clause_set import of_record
from licet.reason.judge import scenario_of
from licet.reason.permit import Reason, Ruling, best, either, rule, together, unknown, worst
from licet.reason.truth import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from licet.reason.choose import Part
    from licet.reason.clause_set import ClauseSet
    from licet.reason.conflict import Holding
    from licet.reason.permit import Question, Ruled
    from licet.release.graph import Artefact, Release
    from licet.syntax import Expression

_COUNTED = ("same", "derivative", "part", "output")


@dataclass(frozen=True, slots=True)
class Row:
    """The ruling on one component, and how the release stands to it ("" where that is not known)."""

    component: str
    standing: str
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Permission:
    """The answer for a subject: rows that it follows from, those that decide first."""

    question: Question
    subject: str
    answer: Ruled
    rows: tuple[Row, ...]


def of_set(question: Question, clauses: ClauseSet) -> Permission:
    """Return the answer for one clause set: a record, or a text that was read."""
    ruling = rule(question, clauses)
    return Permission(question, clauses.name, ruling.answer, (Row("", "", ruling),))


def of_nothing(question: Question, name: str, asks: str) -> Permission:
    """Return the answer for a name that stands for no single licence: unknown, and what is to be asked."""
    return Permission(question, name, "unknown", (Row("", "", unknown("", asks)),))


def of_expressions(
    question: Question, name: str, readings: Sequence[Expression], facts: Mapping[str, object]
) -> Permission:
    """Return the answer for a licence expression; of several readings one holds, nobody says which."""
    ruling = _stated(question, name, readings, facts)
    return Permission(question, name, ruling.answer, (Row("", "", ruling),))


def _stated(question: Question, name: str, readings: Sequence[Expression], facts: Mapping[str, object]) -> Ruling:
    """Return the ruling on what is stated: OR is the user's choice, AND holds together."""
    try:
        offered = [reading.alternatives for each in readings for reading in alternatives(each, switching=False)]
    except TooManyAlternativesError:
        return unknown(name, "it offers too many alternatives to compare")
    found = [
        best(together([_of_part(question, part, facts) for part in one.parts], str(one)) for one in offer)
        for offer in offered
    ]
    return either(found, name)


def _of_part(
    question: Question, part: Part, facts: Mapping[str, object], standings: Sequence[str] = ("same",)
) -> Ruling:
    if part.record is None:
        return unknown(part.id, f"no record says what {part.id} forbids")
    return rule(question, of_record(part.record, facts), standings)


def of_release(question: Question, release: Release, texts: Mapping[str, ClauseSet]) -> Permission:
    """Return the answer for a release. `texts`: licence texts that no record covers, read, by artefact or file.

    Raises ReleaseError where the links of the release form a cycle.
    """
    scenario = replace(scenario_of(release), uses=tuple(dict.fromkeys((*release.uses, *question.uses))))
    verdict = check(release, scenario=scenario)
    rows = list(_own(question, release, texts))
    rows += [row for holding in verdict.holdings if (row := _held(question, holding, release.facts)) is not None]
    held = {holding.artefact for holding in verdict.holdings}
    rows += [_unheld(question, one, texts) for one in release.origins if one.name not in held]
    for finding in release.findings:
        if finding.effect == "unknown" and finding.code != "licence-not-stated":
            read = texts.get(finding.place.file) if finding.code == "licence-text-unread" else None
            says = finding.question or finding.message
            ruling = rule(question, read) if read is not None else unknown("", says)
            rows.append(Row(finding.about or release.root.name, "", ruling))
    rows = list(dict.fromkeys(rows))
    order = ("forbidden", "unknown", "conditional", "permitted")
    rows.sort(key=lambda row: order.index(row.ruling.answer))
    answer = worst(reason for row in rows for reason in row.ruling.reasons)
    return Permission(question, release.root.name, answer, tuple(rows))


def _own(question: Question, release: Release, texts: Mapping[str, ClauseSet]) -> Iterator[Row]:
    """Yield the ruling on what the release, and each of its parts, goes out under.

    Without a licence it is its maker's to say. A part without one goes out under that of the release.
    """
    root = release.root
    claim = root.licence
    parts = [part for part in release.parts if part.licence is not None or claim is None]
    for part in parts:
        yield from _under(question, part, True, release.facts, texts)
    if claim is not None or not release.parts:
        yield from _under(question, root, bool(release.origins), release.facts, texts)


def _under(
    question: Question, work: Artefact, made: bool, facts: Mapping[str, object], texts: Mapping[str, ClauseSet]
) -> Iterator[Row]:
    claim = work.licence
    if claim is not None and claim.readings:
        for each in (claim, *claim.disputed_by):
            yield Row(work.name, "same", _stated(question, str(each.readings[0]), each.readings, facts))
    elif claim is not None or not made:
        yield _unheld(question, work, texts)
    else:
        says = "the terms of its own, which are not stated, do not forbid it"
        yield Row(work.name, "same", Ruling("", "conditional", (Reason("conditional", says=says),)))


def _held(question: Question, holding: Holding, facts: Mapping[str, object]) -> Row | None:
    """Return the ruling on one origin under one licence, None where the release is none of its business."""
    standing = holding.stand.standing
    if standing not in _COUNTED:
        return None
    ruling = _of_part(question, holding.part, facts, (standing, *(("same",) if standing == "part" else ())))
    if holding.literals != ALWAYS and ruling.answer == "forbidden":
        asks = sorted({unknown.asks for unknown, _ in holding.literals})
        open_ = [Reason("unknown", says=each) for each in asks]
        ruling = Ruling(ruling.name, "unknown", (*open_, *(replace(r, effect="unknown") for r in ruling.reasons)))
    return Row(holding.artefact, standing, ruling)


def _unheld(question: Question, artefact: Artefact, texts: Mapping[str, ClauseSet]) -> Row:
    """Return the ruling on an artefact whose licence nobody could name: by its text, if that was read."""
    read = texts.get(artefact.name)
    if read is not None:
        return Row(artefact.name, "", rule(question, read))
    claim = artefact.licence
    asks = claim.question if claim is not None else ""
    return Row(artefact.name, "", unknown("", asks or f"what is the licence of {artefact.name}?"))
