# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a bill of materials says of a verdict in words: the answer, the duties, the restrictions on use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.report.burdens import MODES
from licet.rules.phrases import cited, listed, use
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from licet.reason.verdict import Obligation, Party, PassedOn, Verdict

_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Restriction:
    """One restriction on use: what it rules out, where that stands and for which work, how it is passed on."""

    rules_out: str
    where: str
    passed_on: str

    def __str__(self) -> str:
        return f"{self.where}: {self.rules_out}; {self.passed_on}"


def answer(verdict: Verdict) -> str:
    """Return the answer as one sentence, with what it rests on that is in no bill of materials."""
    from licet.report.headline import headline
    from licet.version import __version__

    facts = listed(sorted(verdict.scenario.facts)) if verdict.scenario is not None else ""
    rests = f" The answer rests on facts about the releaser that are not given here: {facts}." if facts else ""
    return f"licet {__version__} answers {verdict.answer}: {headline(verdict)}.{rests}"


def remarks(verdict: Verdict) -> list[str]:
    """Return the answer, what it hangs on, and what the release owes: a text each, with a line for each item."""
    lists = {
        "What the answer hangs on:": questions(verdict),
        "What the releaser's policy takes responsibility for:": accepted(verdict),
        "What the release owes:": duties(verdict),
        "Uses that it may not be put to:": [f"{one}." for one in restrictions(verdict)],
    }
    return [answer(verdict), *("\n- ".join([head, *items]) for head, items in lists.items() if items)]


def questions(verdict: Verdict) -> list[str]:
    """Return the questions that an unknown answer hangs on."""
    return list(dict.fromkeys(question.asks for question in verdict.questions))


def accepted(verdict: Verdict) -> list[str]:
    """Return the unknowns that the answer passes over because a policy accepts them, each with the reason it gives."""
    from licet.rules import objection_rule

    found = []
    for one in verdict.accepted:
        says = objection_rule(one.objection.code).say(one.objection, verdict)
        until = f" (until {one.expires})" if one.expires else ""
        found.append(f"{says}; accepted{until}: {one.reason}")
    return list(dict.fromkeys(found))


def duties(verdict: Verdict) -> list[str]:
    """Return the duties, each with who asks for it and where, and whether a file of the release discharges it."""
    return list(dict.fromkeys(_duty(one, verdict) for one in verdict.duties))


def _duty(duty: Obligation, verdict: Verdict) -> str:
    condition = supposed(duty.literals, verdict)
    lead = f"{condition}, " if condition else ""
    tick = " Discharged." if duty.discharged else ""
    return f"{lead}{duty.done} ({_asks(duty.parties)}).{tick}"


def _asks(parties: tuple[Party, ...]) -> str:
    found = (f"{party.artefact}: {cited(party)}" for party in parties)
    return listed(dict.fromkeys(found), "and", _SOURCES)


def restrictions(verdict: Verdict) -> list[Restriction]:
    """Return the restrictions on use that stay on the release, once each."""
    return list(dict.fromkeys(_restriction(one, verdict) for one in verdict.restrictions))


def _restriction(one: PassedOn, verdict: Verdict) -> Restriction:
    says = f"rules out {listed(map(use, one.uses))}" if one.uses else ""
    if one.vague:
        says += f"{', and perhaps ' if says else 'perhaps rules out '}{listed(map(use, one.vague))}"
    if one.narrowed:
        says += f" (only: {listed(one.narrowed)})"
    condition = supposed(one.literals, verdict)
    where = f"{cited(one.party)} ({one.party.artefact}{', ' if condition else ''}{condition})"
    return Restriction(says or "a condition on use", where, MODES.get(one.mode, one.mode))
