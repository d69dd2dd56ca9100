# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as remarks, each with a code and a line: what annotations, code scanning and test reports are made of.

What is refused is an error, what is open a warning, what is left to do or worth knowing a note (docs/reports.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from licet.reason.truth import Answer
from licet.report.asking import TOLD
from licet.report.places import Places, own
from licet.report.style import Style
from licet.rules import CODES, FINDINGS, Rule, find, finding_rule, objection_rule
from licet.rules.phrases import cited, listed, verb
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licet.reason.truth import Literals
    from licet.reason.verdict import Objection, Obligation, Party, Verdict
    from licet.release.graph import Finding, Place
    from licet.rules import Severity

DUTY = "duty-left"
DUTY_TITLE = "a duty that a file would show is not discharged"
DUTY_PAGE = """A duty that a file would show is not discharged.

The release may go out, and one of the licences asks for something that was looked for in its folder and is not there:
the text of a licence, a line in a NOTICE file, a credit in the card. `licet notice` writes most of it. Duties that no
file can show are listed by `licet check` and are no remarks: nothing would ever close them.
"""

# About the label or the name of the release itself: the line to change is there, not at the component.
_OF_LABEL = frozenset({"label-promises-more", "restrictions-not-carried"})
_OF_NAME = frozenset({"name-lacks-prefix", "name-banned", "names-clash"})
_SOURCES = 3
_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to be told at one place; `says` is a sentence without its full stop, `advice` what to do about it.

    `brief` is `says` without its reasons.
    `others` are the places of the other side, each with what stands there. `key` names what is remarked on whatever
    the lines are, and `fingerprint` is made of it. `component` is "" for a remark on the release as a whole.
    """

    code: str
    level: Severity
    brief: str
    says: str
    advice: str = ""
    place: Place | None = None
    others: tuple[tuple[Place, str], ...] = ()
    component: str = ""
    key: tuple[str, ...] = ()
    of: Literal["conflict", "open", "finding", "duty"] = "finding"

    @property
    def fingerprint(self) -> str:
        """Return 32 hexadecimal digits that stay the same when lines move and words are put differently."""
        return sha256("\0".join((self.code, *self.key)).encode("utf-8", "backslashreplace")).hexdigest()[:32]

    @property
    def text(self) -> str:
        """Return the whole message in one line; what is hidden in names and words of others is made visible."""
        return Style().spell(f"{_ended(self.says)} {_sentence(self.advice)}".strip())


def remarks(verdict: Verdict) -> tuple[Remark, ...]:
    """Return the remarks on a verdict, errors first, each with a key of its own."""
    places = Places(verdict.release)
    found = [
        *_objections(verdict.conflicts, verdict, places, "conflict"),
        *_objections(_unasked(verdict), verdict, places, "open"),
        *(_finding(one, verdict) for one in dict.fromkeys(verdict.release.findings)),
        *(_duty(one, verdict, places) for one in verdict.duties if one.discharged is False and _may(verdict)),
    ]
    return tuple(_apart(sorted(found, key=lambda one: _ORDER[one.level])))


def rule(code: str) -> Rule:
    """Return the rule of a code that remarks have: a diagnostic, or the one for duties left. Raises KeyError."""
    return Rule(DUTY, DUTY_TITLE, "note", DUTY_PAGE) if code == DUTY else find(code)


def title(code: str) -> str:
    """Return what a remark of this code is about, in a few words."""
    return rule(code).title if code in CODES or code == DUTY else code


def _may(verdict: Verdict) -> bool:
    return verdict.answer is Answer.YES


def _unasked(verdict: Verdict) -> Iterator[Objection]:
    """Yield the open objections without those that only repeat the question of a finding."""
    asked = {one.question for one in verdict.release.findings if one.effect == "unknown"}
    for one in verdict.open:
        if one.code != "claim-unclear" or not any(unknown.asks in asked for unknown, _ in one.literals):
            yield one


def _objections(
    found: Iterable[Objection], verdict: Verdict, places: Places, of: Literal["conflict", "open"]
) -> Iterator[Remark]:
    """Yield a remark for each objection; those that differ only in what they hang on, or in a version, are one."""
    alike: dict[tuple[str, ...], list[Objection]] = {}
    for one in found:
        alike.setdefault(_key(one), []).append(one)
    for key, members in alike.items():
        yield _objection(members, key, verdict, places, of)


def _key(objection: Objection) -> tuple[str, ...]:
    found = [objection.code, objection.what]
    for party in objection.parties:
        # Of an objection that hangs on something, the licence may be one of the versions that are meant.
        found += [party.artefact, party.licence if objection.certain or party.cite is None else ""]
        found += [party.cite.section, party.cite.quote] if party.cite else []
    return tuple(found)


def _objection(
    alike: list[Objection], key: tuple[str, ...], verdict: Verdict, places: Places, of: Literal["conflict", "open"]
) -> Remark:
    first = alike[0]
    rule = objection_rule(first.code)
    said = rule.say(first, verdict)
    conditions = list(dict.fromkeys(supposed(_told(one.literals), verdict) for one in alike))
    lead = "" if "" in conditions else f"{conditions[0]}: "
    says = f"{lead}{said.so}, because {', and '.join(map(str, said.because))}"
    if lead and conditions[1:]:
        says += f"; likewise {', or '.join(conditions[1:])}"
    own_works = {verdict.release.root.name, *(part.name for part in verdict.release.parts)}
    names = list(dict.fromkeys(party.artefact for party in first.parties))
    component = next((name for name in names if name not in own_works), "")
    targets = [party.stand.trail[-1].link.target for party in first.parties if party.stand and party.stand.trail]
    ours = next((name for name in (*names, *targets) if name in own_works), verdict.release.root.name)
    at = ours if first.code in _OF_LABEL or first.code in _OF_NAME else component or ours
    place = places.named(ours) if first.code in _OF_NAME else places.of(at)
    others = [party for party in first.parties if party.artefact != at]
    related = [(where, f"{party.artefact}: {cited(party)}") for party in others if (where := places.of(party.artefact))]
    related += [row for party in first.parties for row in _ways(party)]
    asks = dict.fromkeys(unknown.asks for one in alike for unknown, _ in _told(one.literals) if unknown.asks)
    advice = " ".join(map(_sentence, (*sorted(asks), rule.advise(first, verdict))))
    level: Severity = "error" if of == "conflict" else "warning"
    rows: dict[Place, list[str]] = {}
    for where, what in dict.fromkeys(related):
        rows.setdefault(where, []).append(what)
    told = tuple((where, "; ".join(words)) for where, words in rows.items() if where != place)
    return Remark(first.code, level, f"{lead}{said.so}", says, advice, place, told, component, key[1:], of)


def _ways(party: Party) -> Iterator[tuple[Place, str]]:
    """Yield the lines of the relations by which the release stands to the artefact of a side."""
    for step in reversed(party.stand.trail if party.stand else ()):
        link = step.link
        if own(link.place):
            yield link.place, f"{link.target} {verb(link.relation)} {link.origin}"


def _told(literals: Literals) -> Literals:
    return frozenset(one for one in literals if one[0].kind in TOLD)


def _finding(finding: Finding, verdict: Verdict) -> Remark:
    from re import sub

    severity: Severity = find(finding.code).severity if finding.code in CODES else "note"
    level: Severity = "warning" if finding.effect == "unknown" or severity == "error" else severity
    if finding.effect == "note" or _may(verdict):  # what the answer does not hang on
        level = "note"
    advice = finding_rule(finding.code).advise(finding) if finding.code in FINDINGS else ""
    says = finding.message
    if finding.question and finding.question not in advice:
        advice = f"{_sentence(finding.question)} {_sentence(advice)}".strip()
    names = {one.name for one in verdict.release.origins}
    key = (sub(r":\d+", "", finding.message), finding.about)
    component = finding.about if finding.about in names else ""
    return Remark(finding.code, level, says, says, advice, own(finding.place), (), component, key, "finding")


def _duty(duty: Obligation, verdict: Verdict, places: Places) -> Remark:
    name = duty.parties[0].artefact
    sources = listed(dict.fromkeys(f"{party.artefact}: {cited(party)}" for party in duty.parties), "and", _SOURCES)
    condition = supposed(duty.literals, verdict)
    says = f"left to do{', ' + condition if condition else ''}: {duty.done} ({sources})"
    key = (duty.duty, duty.text, *dict.fromkeys(party.artefact for party in duty.parties))
    component = name if name != verdict.release.root.name else ""
    advice = "let licet notice write it, as far as it can"
    return Remark(DUTY, "note", duty.done, says, advice, places.of(name), (), component, key, "duty")


def _apart(found: Iterable[Remark]) -> Iterator[Remark]:
    """Yield the remarks, those with the key of an earlier one numbered."""
    seen: dict[tuple[str, ...], int] = {}
    for one in found:
        key = (one.code, *one.key)
        seen[key] = seen.get(key, 0) + 1
        yield one if seen[key] == 1 else replace(one, key=(*one.key, str(seen[key])))


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence[-1] in ".?!" else f"{sentence}."


def _sentence(words: str) -> str:
    return _ended(words[:1].upper() + words[1:])
