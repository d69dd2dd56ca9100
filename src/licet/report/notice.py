# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a notice has to say, as data: an entry for each work, lines to show, use restrictions to pass on.

Words of a licence come from its text beside the release and from nowhere else; what licet cannot know is a gap that
is marked, `[fill in: …]`, and that keeps the duty unticked until somebody has filled it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reason.ticked import MARKS_FILES, takes_address
from licet.release.evidence import Evidence
from licet.release.quoted import may_go_on, passage, whole_line
from licet.rules.phrases import section, short
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.verdict import Obligation, Party, PassedOn, Verdict

_LINES = frozenset({"notice-line", "documentation-credit", "attribution", "name-licence"})
_SHOWN = frozenset({"display-line", "advertising-credit", "interface-credit"})
_SAID = _LINES | _SHOWN | {"include-text", "keep-notices", "notice-file", "state-changes"}
_GAPS = {
    "keep-notices": "copyright: [fill in: the copyright notices of {name}, as they stand in its files]",
    "notice-file": "its NOTICE: [fill in: the NOTICE file of {name}; leave this line out if it has none]",
}


_CHANGES = "changes: [fill in: what was changed in {name}, and when]"
# What a relation says of the changes by itself; of any other nobody but the releaser knows what was changed.
_MADE = {
    "fine-tunes": "{target} was fine-tuned from it",
    "adapts": "the adapter weights {target} were trained on it",
    "merges": "{target} was merged from it and other models",
    "quantises": "{target} was quantised from it",
    "converts": "{target} was converted from it",
    "initialises-from": "{target} was trained further from its weights",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One work: its licences (title and id), where their texts are, lines to say as they stand, and gaps to fill.

    `changes` is the statement of changes: what is known of them, or a gap where nothing is.
    """

    name: str
    licences: tuple[str, ...]
    texts: tuple[str, ...]
    lines: tuple[str, ...]
    gaps: tuple[str, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One restriction on use: its label, the uses it bans and those it may, and its words where the text is here."""

    label: str
    uses: tuple[str, ...]
    vague: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Passed:
    """The restrictions of one licence over one work; `condition` begins with "if", empty where they hold anyway."""

    name: str
    licence: str
    mode: str
    texts: tuple[str, ...]
    condition: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """All that a notice can discharge; `left` are the duties that are not ticked and that no notice discharges."""

    release: str
    answer: str
    entries: tuple[Entry, ...]
    show: tuple[str, ...]
    passed: tuple[Passed, ...]
    left: tuple[str, ...]

    @property
    def gaps(self) -> int:
        """Return how many places are left to fill in."""
        lines = (line for e in self.entries for line in (*e.texts, *e.lines, *e.changes, *e.gaps))
        return sum(line.count("[fill in") for line in lines)


def compose(verdict: Verdict, evidence: Evidence | None) -> Notice:
    """Return the notice of a release whose duties were ticked against `evidence`."""
    here = evidence or Evidence()
    names = dict.fromkeys(party.artefact for duty in verdict.duties for party in duty.parties)
    order = [one.name for one in verdict.release.origins]
    return Notice(
        verdict.release.root.name,
        str(verdict.answer),
        tuple(_entry(name, verdict, here) for name in sorted(names, key=lambda name: order.index(name))),
        tuple(dict.fromkeys(_shown(verdict, here))),
        tuple(_passed(verdict, here)),
        tuple(dict.fromkeys(_left(verdict))),
    )


def _entry(name: str, verdict: Verdict, here: Evidence) -> Entry:
    asked = [(duty, party) for duty in verdict.duties for party in duty.parties if party.artefact == name]
    parties = {party.licence: party for _, party in asked}
    due = {party.licence: party for duty, party in asked if duty.duty == "include-text"}
    duties = dict.fromkeys(duty.duty for duty, _ in asked)
    gaps = [text.format(name=name) for duty, text in _GAPS.items() if duty in duties]
    if "attribution" in duties and "/" not in name:
        gaps.append(f"author: [fill in: the author of {name}]")
    return Entry(
        name,
        tuple(_titled(licence) for licence in parties),
        tuple(dict.fromkeys(filter(None, (_where(licence, due.get(licence), here) for licence in parties)))),
        tuple(dict.fromkeys(_prescribed(one, party, here) for one, party in asked if one.duty in _LINES and one.text)),
        tuple(gaps),
        tuple(_changes(name, verdict, [party for duty, party in asked if duty.duty == "state-changes"])),
    )


def _changes(name: str, verdict: Verdict, parties: list[Party]) -> Iterator[str]:
    """Yield the statement of changes of a work for those who ask for one: dates, and marks in files, are a gap."""
    if not parties:
        return
    links = [link for link in verdict.release.links if link.origin == name]
    known = all(link.relation in _MADE for link in links)
    if not links or not known or any(p.cite is None or MARKS_FILES.search(p.cite.quote) for p in parties):
        yield _CHANGES.format(name=name)
    else:
        yield from (f"changes: {_MADE[link.relation].format(target=link.target)}" for link in links)


def _titled(licence: str) -> str:
    from licet.catalogue.expand import record

    found = record(licence)
    return f"{found.title} ({licence})" if found is not None and found.title != licence else licence


def _where(licence: str, due: Party | None, here: Evidence) -> str:
    """Return where the text of a licence is: the file, its address where that will do, a gap where a copy is due."""
    copy = here.copy_of(licence.partition(" WITH ")[0])
    if copy is not None or due is None:
        return copy.file if copy is not None else ""
    address = _address(licence) if takes_address(due) else ""
    return address or f"[fill in: put the text of {licence} beside this file and name it here]"


def _address(licence: str) -> str:
    """Return the address at which Creative Commons publishes one of its licences; "" for any other."""
    from licet.syntax import addresses

    code, _, version = licence.removeprefix("CC-").lower().rpartition("-")
    address = f"https://creativecommons.org/licenses/{code}/{version}/"
    return address if addresses.read(address) == licence else ""


def _prescribed(duty: Obligation, party: Party, here: Evidence) -> str:
    """Return a prescribed line, whole where the licence's text is here; else what is known of it, and a gap."""
    copy = here.copy_of(party.licence)
    whole = whole_line(duty.text, copy.text) if copy is not None else ""
    if whole or not may_go_on(duty.text):
        return whole or duty.text
    if "<" in duty.text:
        return duty.text.replace("<", "[fill in: ").replace(">", "]")
    where = f"{section(party.cite)} of {short(party.licence)}"
    return f"{duty.text} [fill in: the rest of this line, from {where}]"


def _shown(verdict: Verdict, here: Evidence) -> Iterator[str]:
    for duty in verdict.duties:
        if duty.duty in _SHOWN and duty.text:
            yield from (_prescribed(duty, party, here) for party in duty.parties)


def _passed(verdict: Verdict, here: Evidence) -> Iterator[Passed]:
    groups: dict[tuple[str, str, str, str], list[PassedOn]] = {}
    for one in verdict.restrictions:
        key = (one.party.artefact, one.party.licence, one.mode, supposed(one.literals, verdict))
        groups.setdefault(key, []).append(one)
    for (name, licence, mode, condition), members in groups.items():
        copies = [copy for part in ("", "policy") if (copy := here.copy_of(licence, part)) is not None]
        clauses = tuple(_clause(one, [copy.text for copy in copies]) for one in members)
        yield Passed(name, licence, mode, tuple(copy.file for copy in copies), condition, clauses)


def _clause(one: PassedOn, texts: list[str]) -> Clause:
    quote = one.party.cite.quote if one.party.cite is not None else ""
    words = next((found for text in texts if (found := passage(quote, text))), "")
    return Clause(one.label, one.uses, one.vague, words)


def _left(verdict: Verdict) -> Iterator[str]:
    told = {(one.party.artefact, one.party.licence) for one in verdict.restrictions}
    for duty in verdict.duties:
        warned = duty.duty == "pass-on-warning" and all((p.artefact, p.licence) in told for p in duty.parties)
        if not duty.discharged and duty.duty not in _SAID and not warned:
            yield duty.done
