# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lists of a Markdown report: questions, duties to tick off, uses that are ruled out, what was noticed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report import asides
from licet.report.artefacts import said_of
from licet.report.asking import TOLD, how_to, outcomes, snippet, where
from licet.report.burdens import MODES, by_licence, literals
from licet.report.headline import is_pair
from licet.report.markup import table
from licet.report.style import Style
from licet.rules import objection_rule
from licet.rules.phrases import brief_name, cited, listed
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from licet.reason.verdict import Obligation, PassedOn, Question, Verdict
    from licet.report.asking import Outcome
    from licet.report.markup import Markup

_SOURCES = 3
_CLAUSES = 3
_TOGETHER = 2
# Lines that other reports wrap are taken whole.
_WIDE = Style(width=1_000_000)


def parts(verdict: Verdict, page: Markup, most: int) -> list[str]:
    """Return the answer on each work that goes out under a licence of its own, where there are several."""
    if not verdict.parts:
        return []
    rest = [verdict.rest] if verdict.rest is not None and verdict.rest.release.origins else []
    said = [(one, said_of(one)) for one in verdict.parts] + [(one, said_of(one, "the rest of ")) for one in rest]
    rows = [(f"**{one.answer}**", page.text(words)) for one, words in said]
    lines = ["### Its artefacts, each judged by itself", "", *table(("answer", "artefact"), rows[:most])]
    return [*lines, *_rest(len(rows), most, "\nand {} more")]


def questions(verdict: Verdict, page: Markup, most: int) -> list[str]:
    """Return what the answer hangs on, each with what either answer means; one question for all unstated licences."""
    unstated = [one for one in verdict.questions if one.about == ("licence-not-stated",)]
    alone = len(unstated) < _TOGETHER
    rest = [one for one in verdict.questions if alone or one not in unstated]
    lines = [] if alone else _unstated(unstated, verdict, page, most)
    for one in rest[:most]:
        lines += _question(one, verdict, page)
    lines += _rest(len(rest), most, "\nand {} more questions")
    facts = [line.strip() for line in snippet(verdict, _WIDE)]
    if facts:
        lead = facts[0][:1].upper() + facts[0][1:]
        lines += ["", f"{lead}:", "", "```toml", *facts[1:], "```"]
    return ["### To be answered", "", *lines]


def _unstated(found: list[Question], verdict: Verdict, page: Markup, most: int) -> list[str]:
    lines = [f"1. **What are the licences of these {len(found)} works?** {page.code('licence-not-stated')}"]
    for one in found[:most]:
        at = where(verdict, one.unknown)
        lines.append(f"   - {page.text(one.unknown.subject)}" + (f" ({page.places(at)})" if at else ""))
    lines += _rest(len(found), most, "   - and {} more")
    return [*lines, "   - answer it: look them up and state them in licet.toml"]


def _question(question: Question, verdict: Verdict, page: Markup) -> list[str]:
    unknown = question.unknown
    codes = " ".join(page.code(code) for code in question.about)
    at = where(verdict, unknown)
    lines = [f"1. {page.strong(question.asks)} {codes}" + (f" ({page.places(at)})" if at else "")]
    told = outcomes(verdict, unknown) if unknown.kind in TOLD else ()
    decisive = (one for one in told if one.objections or one.answer is Answer.YES)
    lines += [f"   - if {page.text(one.value)}: {_outcome(one, verdict, page)}" for one in decisive]
    how = how_to(question, verdict)
    return lines + ([f"   - answer it: {page.text(how)}"] if how else [])


def _outcome(outcome: Outcome, verdict: Verdict, page: Markup) -> str:
    if outcome.answer is Answer.YES:
        return "**yes**"
    if not outcome.objections:
        return "this does not stand in the way"
    first = outcome.objections[0]
    limbs = [limb for limb in objection_rule(first.code).say(first, verdict).because if limb.subject]
    said = ", and ".join(
        f"{page.text(limb.subject)} {page.text(limb.says)}" + (f" ({page.places(limb.place)})" if limb.place else "")
        for limb in limbs
    )
    certain = outcome.answer is Answer.NO and any(len(one.literals) == 1 for one in outcome.objections)
    return f"**{'no' if certain else 'perhaps not'}**" + (f": {said}" if said else "")


def duties(verdict: Verdict, page: Markup, most: int) -> list[str]:
    """Return the duties as a task list: those that hold anyway first, then by what they hang on."""
    ordered = sorted(verdict.duties, key=lambda duty: supposed(literals(duty), verdict))
    if not ordered:
        return []
    done = sum(duty.discharged is True for duty in ordered)
    works = dict.fromkeys(party.artefact for duty in ordered for party in duty.parties)
    alone = next(iter(works)) if len(works) == 1 else ""
    of = f" for {page.text(alone)}" if alone and not is_pair(verdict) else ""
    lines = [f"### To do{of} ({done} of {len(ordered)} done)"]
    for condition, members in groupby(ordered[:most], lambda duty: supposed(literals(duty), verdict)):
        lines += ["", f"{page.text(condition[:1].upper() + condition[1:])}:"] if condition else []
        lines += ["", *(_duty(duty, verdict, page, not alone) for duty in members)]
    return lines + _rest(len(ordered), most, "\nand {} more duties")


def _duty(duty: Obligation, verdict: Verdict, page: Markup, named: bool) -> str:
    box = "x" if duty.discharged else " "
    cites: dict[str, list[str]] = {}
    for party in duty.parties:
        cites.setdefault(brief_name(verdict, party.artefact), []).append(cited(party))
    who = listed(
        [f"{name}: " * named + listed(dict.fromkeys(found), "or") for name, found in cites.items()], "and", _SOURCES
    )
    at = listed([page.place(one) for one in duty.discharged_by[:_SOURCES]], "and") if duty.discharged else ""
    done = duty.done.replace("its ", "their ") if len(duty.parties) > 1 else duty.done
    return f"- [{box}] {page.text(done)} ({page.text(who)})" + (f": {at}" if at else "")


def restrictions(verdict: Verdict, page: Markup, most: int) -> list[str]:
    """Return how restrictions are passed on, and a table of the uses that they rule out, folded."""
    if not verdict.restrictions:
        return []
    lines = ["### Use restrictions to pass on", ""]
    groups = by_licence(verdict)
    for (licences, mode, condition), members in list(groups.items())[:most]:
        names = listed(dict.fromkeys(brief_name(verdict, one.party.artefact) for one in members), "and", _SOURCES)
        lead = f"{condition}: " if condition else ""
        said = f"{lead}{len(members)} of {licences} ({names}): {MODES.get(mode, mode)}"
        lines.append(f"- {page.text(said)}")
    lines += _rest(len(groups), most, "- and {} more")
    rows = _by_use(verdict)
    shown = [(page.code(use), _clauses(of, page), _clauses(perhaps, page)) for use, (of, perhaps) in rows.items()]
    lines += ["", "<details>", f"<summary>{len(rows)} uses ruled out, with the clauses</summary>", ""]
    lines += table(("use", "ruled out by", "perhaps by"), shown[:most])
    return [*lines, *_rest(len(shown), most, "\nand {} more uses"), "", "</details>"]


def _by_use(verdict: Verdict) -> dict[str, tuple[list[PassedOn], list[PassedOn]]]:
    found: dict[str, tuple[list[PassedOn], list[PassedOn]]] = {}
    for one in verdict.restrictions:
        for column, uses in enumerate((one.uses, one.vague)):
            for use in uses:
                found.setdefault(use, ([], []))[column].append(one)
    return dict(sorted(found.items()))


def _clauses(found: list[PassedOn], page: Markup) -> str:
    """Return clauses by licence and label, one alone with its words."""
    labels = dict.fromkeys(
        cited(one.party) + (f" (only: {', '.join(one.narrowed)})" if one.narrowed else "") for one in found
    )
    text = page.text(listed(labels, "and", _CLAUSES))
    cite = found[0].party.cite if len(labels) == 1 else None
    return f"{text}: “{page.text(cite.quote)}”" if cite is not None and cite.quote else text


def choices(verdict: Verdict, page: Markup, most: int) -> list[str]:
    """Return the choices that were made between licences, and those the release may go out under."""
    found = [line.strip() for line in (*asides.outbound(verdict, _WIDE), *asides.choices(verdict, _WIDE))]
    return [*(f"- {page.text(line)}" for line in found[:most]), *_rest(len(found), most, "- and {} more")]


def noticed(verdict: Verdict, page: Markup, most: int) -> list[str]:
    """Return what the readers noticed."""
    found = list(dict.fromkeys(asides.notices(verdict)))
    if not found:
        return []
    rows = [f"- {page.places(place)}: {page.text(said)}" if place else f"- {page.text(said)}" for place, said in found]
    return ["### Noticed", "", *rows[:most], *_rest(len(rows), most, "- and {} more")]


def rests(verdict: Verdict, page: Markup) -> list[str]:
    """Return what the answer rests on, and what it is not."""
    from licet.version import __version__

    words = "; ".join(line.strip() for line in asides.basis(verdict, _WIDE))
    said = f"{page.text(words)}. " if words else ""
    return [f"<sub>{said}licet {__version__}: a tool, not legal advice.</sub>"]


def _rest(count: int, most: int, words: str) -> list[str]:
    return words.format(count - most).split("\n") if count > most else []
