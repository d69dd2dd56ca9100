# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release as a drawing: artefacts, relations, licences, the answer, and the path that decides it lit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.atlas.drawing import Arrow, Box, Drawing
from licet.reason.truth import Answer
from licet.report.headline import headline
from licet.rules import objection_rule
from licet.rules.phrases import section, short
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Objection, Verdict
    from licet.release.graph import Artefact, Link

_LEGEND = (
    "an arrow from A to B reads as a sentence: A fine-tunes B",
    "dashed: nothing of B is inside what is released",
    "thick: the path to what decides the answer",
)
_PARAGRAPHS = 6


def draw(verdict: Verdict) -> Drawing:
    """Return the drawing of a judged release."""
    release = verdict.release
    deciding = decisive(verdict)
    lit, path = artefacts(deciding), links(deciding)
    told = dict.fromkeys(_said(one, verdict) for one in deciding)
    paragraphs = list(told)[:_PARAGRAPHS]
    if len(told) > _PARAGRAPHS:
        paragraphs.append(f"and {len(told) - _PARAGRAPHS} more")
    asked = [f"{one.asks} ({one.hint})" if one.hint else one.asks for one in verdict.questions]
    return Drawing(
        release.root.name,
        headline(verdict),
        (
            *map(_released, (verdict, *verdict.parts)),
            *(_origin(one, verdict, one.name in lit) for one in release.origins),
        ),
        tuple(_arrow(link, verdict, link in path) for link in release.links),
        (*paragraphs, *asked),
        _LEGEND if deciding else _LEGEND[:-1],
        str(verdict.answer),  # type: ignore[arg-type]
    )


def _said(one: Objection, verdict: Verdict) -> str:
    """Return the paragraph of an objection, behind what has to be so for it to hold."""
    said = str(objection_rule(one.code).say(one, verdict))
    return f"{supposed(one.literals, verdict)}: {said}" if one.literals else said


def decisive(verdict: Verdict) -> Sequence[Objection]:
    """Return the objections that decide: the conflicts of a no, what is open of an unknown, none of a yes."""
    return {Answer.NO: verdict.conflicts, Answer.UNKNOWN: verdict.open, Answer.YES: ()}[verdict.answer]


def artefacts(objections: Sequence[Objection]) -> frozenset[str]:
    """Return the names of the artefacts that objections rest on, those on the way included."""
    sides = {party.artefact for one in objections for party in one.parties}
    return frozenset(sides | {link.target for link in links(objections)})


def links(objections: Sequence[Objection]) -> frozenset[Link]:
    """Return the links by which the terms that clash came to the release."""
    stands = [party.stand for one in objections for party in one.parties if party.stand is not None]
    return frozenset(step.link for stand in stands for step in stand.trail)


def _released(verdict: Verdict) -> Box:
    """Return the box of what is released, or of one of several artefacts that are: with an answer of its own."""
    release = verdict.release
    under = f"under {short(verdict.proposed)}" if verdict.proposed else "no licence proposed"
    about = [f"to do: {one.done}" for one in verdict.duties] if verdict.answer is not Answer.NO else []
    about += [f"may go out under {short(name)}" for name in verdict.outbound if name != verdict.proposed]
    lines = (release.root.kind, under, f"answer: {verdict.answer}")
    return Box(release.root.name, release.root.name, lines, tuple(about), str(verdict.answer), True)  # type: ignore[arg-type]


def _origin(one: Artefact, verdict: Verdict, lit: bool) -> Box:
    held = [holding for holding in verdict.holdings if holding.artefact == one.name]
    standings = dict.fromkeys(holding.stand.standing for holding in held)
    seen = " or ".join(standings)
    lines = (one.kind, _licence(one), *([f"seen as: {seen}"] if seen else []))
    about = [f"stated: {place}" for place in [str(one.licence.place if one.licence else one.place)] if place]
    for holding in held:
        entry = holding.stand.trail[-1].entry if holding.stand.trail else None
        where = section(entry.cite) if entry is not None else ""
        source = entry.cite.authority or f"{short(holding.part.id)} {where}" if entry is not None else "what a copy is"
        about.append(f"to {short(holding.part.id)} the release is {holding.stand.standing}: {source.strip()}")
    tone = str(verdict.answer) if lit else ""
    return Box(one.name, one.name, lines, tuple(dict.fromkeys(about)), tone, lit)  # type: ignore[arg-type]


def _licence(one: Artefact) -> str:
    claim = one.licence
    if claim is None:
        return "licence not stated"
    if not claim.readings:
        return f"licence not read: {', '.join(claim.raw)}" if claim.raw else "licence not read"
    said = [" or ".join(short(str(reading)) for reading in each.readings) for each in (claim, *claim.disputed_by)]
    return "; also said: ".join(said)


def _arrow(link: Link, verdict: Verdict, lit: bool) -> Arrow:
    ships = "its material is inside" if link.ships else "nothing of it is inside"
    about = ". ".join(part for part in (str(link.place), ships, link.inferred and f"inferred: {link.inferred}") if part)
    tone = str(verdict.answer) if lit else ""
    return Arrow(link.target, link.origin, link.relation, about, tone, not link.ships, lit)  # type: ignore[arg-type]


def plain(verdict: Verdict) -> dict[str, Any]:
    """Return the judged release as a graph in plain data; `decisive` marks the path that is lit."""
    from licet.reason.plain import artefact, link

    deciding = decisive(verdict)
    lit, path = artefacts(deciding), links(deciding)
    release = verdict.release
    found: dict[str, list[str]] = {}
    for holding in verdict.holdings:
        found.setdefault(holding.artefact, []).append(holding.stand.standing)
    origins = [
        {**artefact(one), "standings": list(dict.fromkeys(found.get(one.name, ()))), "decisive": one.name in lit}
        for one in release.origins
    ]
    parts = [
        {**artefact(own), "standings": [], "decisive": own.name in lit or one.answer is verdict.answer}
        for own, one in zip(release.parts, verdict.parts, strict=False)
    ]
    return {
        "graph": {
            "answer": str(verdict.answer),
            "headline": headline(verdict),
            "artefacts": [{**artefact(release.root), "standings": [], "decisive": True}, *parts, *origins],
            "links": [{**link(one), "decisive": one in path} for one in release.links],
            "because": [_said(one, verdict) for one in deciding],
        }
    }
