# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compiled compatibility table: what single components and pairs of them come to, looked up (semantics.md §6).

For each scenario and outbound licence there is a sheet: a row for each sort of component (licence, kind, path of
relations) that was met, with the definite answer of the release that holds it alone, and as bits what it clashes with.
Rows are filled by the reasoner when they are first asked for, and kept. INVARIANT: no objection but a clash of two
components needs more than one, and further components only ever lift objections, by rules that `_lifted` names; where
an answer may hang on anything that the table does not hold, the release is judged whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, TypeAlias

from licet.reason.case import holdings_of, labels_of, lay_out
from licet.reason.choose import MOST
from licet.reason.conflict import Outbound
from licet.reason.demand import Burden
from licet.reason.judge import answer as judged
from licet.reason.judge import filled, scenario_of
from licet.reason.licensor import names_a_licensor
from licet.reason.objections import with_label, without_label
from licet.reason.pairs import Clashes, is_lifted_by_others, may_lift, names_of
from licet.reason.truth import ALWAYS, Answer
from licet.reason.verdict import Objection
from licet.release.graph import Artefact, Claim, Link, Place, Release

if TYPE_CHECKING:
    from licet.reason.case import Case, Labels
    from licet.reason.conflict import Holding
    from licet.reason.scenario import Scenario
    from licet.release.graph import Kind
    from licet.syntax import Expression

Path: TypeAlias = tuple[tuple[str, bool], ...]
"""The relations from a component to the release, each with whether it ships."""

_NOWHERE = Place("")
_ROOT = ""
_WHOSE = "label-of-another"
_NAMING = frozenset({"name-prefix", "name-ban"})
# As many sheets are kept; then the table starts anew.
_MOST_SHEETS = 1024
_sheets: dict[tuple[object, ...], Sheet] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One sort of component: the answer of a release that holds it alone, where that is definite and stays so.

    `alone` is None where it is not. `bits` are its holdings and `soft` what they may clash with; those in `firm` are
    there whatever is chosen, and clash for certain with `hard`. `sure`: a no that no other component lifts. `lifts`: it
    may lift another's. `named`: its licence asks something of the name. `brings`: nobody asks whose the label is then.
    """

    alone: Answer | None
    bits: int = 0
    soft: int = 0
    firm: int = 0
    hard: int = 0
    sure: bool = False
    lifts: bool = False
    named: bool = False
    brings: bool = False


def answer(release: Release, *, outbound: Expression | None = None, scenario: Scenario | None = None) -> Answer:
    """Return the answer of `judge.check`, from the table where it decides. Raises ReleaseError on a cycle of links."""
    found = looked_up(release, outbound, scenario)
    return judged(release, outbound=outbound, scenario=scenario) if found is None else found


def forget() -> None:
    """Empty the table."""
    _sheets.clear()


def size() -> int:
    """Return how many sheets are kept."""
    return len(_sheets)


def looked_up(release: Release, outbound: Expression | None = None, scenario: Scenario | None = None) -> Answer | None:
    """Return the answer, or None where the table does not decide."""
    if release.policy is not None or release.parts or release.findings:
        return None
    if outbound is not None and names_a_licensor(release):
        return None  # what the release says of itself counts beside what is proposed
    sheet = _sheet(release, outbound, scenario)
    links = {link.origin: link for link in release.links}
    if sheet is None or len(links) != len(release.links) or len(links) != len(release.origins):
        return None
    root, rows = release.root.name, sheet.rows
    found = []
    for origin in release.origins:
        claim, link = origin.licence, links.get(origin.name)
        if claim is None or link is None or len(claim.readings) != 1 or claim.disputed_by:
            return None
        if link.target == root:
            row = rows.get((claim.readings[0], origin.kind, link.relation, link.ships))
            if row is None:
                row = sheet.add(claim.readings[0], origin.kind, ((link.relation, link.ships),))
        else:
            path = _path(origin.name, root, links)
            if path is None:
                return None
            row = rows.get((claim.readings[0], origin.kind, path))
            if row is None:
                row = sheet.add(claim.readings[0], origin.kind, path)
        found.append(row)
    return _together(found, sheet, release.named)


def _together(rows: list[Row], sheet: Sheet, named: bool) -> Answer | None:
    taken = clashes = firm = hard = 0
    fits = True
    for row in rows:
        # Bits are given out as sorts are met, so of two rows it may be only the later one that knows of the clash.
        taken |= row.bits
        clashes |= row.soft
        firm |= row.firm
        hard |= row.hard
        if row.alone is not Answer.YES or (named and row.named):
            fits = False
            if row.sure:
                return Answer.NO
    if fits and not clashes & taken:
        return Answer.YES if any(row.brings for row in rows) else None
    if not sheet.proposed:
        return None  # what is refused on the releaser's own terms may go out under a licence that is named
    if hard & firm or (any(row.alone is Answer.NO for row in rows) and not any(row.lifts for row in rows)):
        return Answer.NO
    return None


def _path(name: str, root: str, links: dict[str, Link]) -> Path | None:
    """Return the path of a component that is part of another; None where it does not end at the release."""
    steps: list[tuple[str, bool]] = []
    while name != root:
        link = links.get(name)
        if link is None or len(steps) > len(links):
            return None
        steps.append((link.relation, link.ships))
        name = link.target
    return tuple(steps)


def _sheet(release: Release, outbound: Expression | None, scenario: Scenario | None) -> Sheet | None:
    """Return the sheet of a scenario and a label; None where the label is not one expression, or facts are lists."""
    claim, asked = release.root.licence, False
    if outbound is not None:
        if claim is not None and names_a_licensor(release):
            return None  # whose the stated licence is, is asked under any other as well
    elif claim is not None:
        if len(claim.readings) != 1 or claim.disputed_by:
            return None
        outbound, asked = claim.readings[0], claim.source == "asked"
    try:
        if scenario is None:
            told = outbound, asked, release.acts, tuple(release.facts.items()), release.uses, "worldwide"
        else:
            told = outbound, asked, scenario.acts, tuple(scenario.facts.items()), scenario.uses, scenario.defaults
        found = _sheets.get(told)
    except TypeError:
        return None
    if found is None:
        if len(_sheets) >= _MOST_SHEETS:
            _sheets.clear()
        found = _sheets[told] = Sheet(outbound, asked, filled(scenario or scenario_of(release)))
    return found


class Sheet:
    """The rows of one scenario and one label: `proposed` is False where the release goes out on terms of its own."""

    def __init__(self, outbound: Expression | None, asked: bool, scenario: Scenario) -> None:
        self._root = _artefact(_ROOT, "code", outbound, "asked" if asked else "table")
        self._scenario = scenario
        labels = labels_of(Release(self._root), None)
        self.proposed = labels is not None
        self._readable = not isinstance(labels, Objection)
        own: Labels = [(ALWAYS, [Outbound(_ROOT, (), own=True)])]
        self._labels = own if labels is None or isinstance(labels, Objection) else labels
        self._names = names_of(self._labels)
        self._clashes = Clashes(self._labels)
        self.rows: dict[tuple[object, ...], Row] = {}

    def add(self, licence: Expression, kind: Kind, path: Path) -> Row:
        """Fill in the row of a sort of component, by judging the release that holds it alone."""
        places = [f"\0{i}" for i in range(len(path))]
        links = tuple(
            Link(place, relation, target, ships, _NOWHERE)
            for place, target, (relation, ships) in zip(places, [*places[1:], _ROOT], path, strict=True)
        )
        alone = Release(self._root, (_artefact(places[0], kind, licence, "table"),), links, named=False)
        case = lay_out(alone, self._scenario)
        told = (licence, kind, *(path[0] if len(path) == 1 else (path,)))
        row = self.rows[told] = self._row(case) if self._readable and not case.standing else Row(None)
        return row

    def _row(self, case: Case) -> Row:
        chosen = list(islice(product(*(choice.offers for choice in case.choices)), MOST))
        tried = [list(holdings_of(case, one)) for one in chosen]
        every = [self._objections(case, holdings) for holdings in tried]
        found = [[o for o in objections if o.code != _WHOSE] for objections in every]
        best = next((i for i, objections in enumerate(found) if not objections), 0)
        refused = [[o for o in objections if o.certain] for objections in found]
        bits = self._clashes.bits(tried[best])
        soft, hard = self._clashes.against(bits)
        # What hangs on a choice, or on which licence is meant, is not certain.
        firm = len(chosen) == 1 and all(choice.literals == ALWAYS for choice in case.choices)
        whole = len(chosen) < MOST
        held = [holding for holdings in tried for holding in holdings]
        return Row(
            alone=Answer.YES if not found[best] else Answer.NO if whole and all(refused) else None,
            bits=bits,
            soft=soft,
            firm=bits if firm else 0,
            hard=hard if firm else 0,
            sure=whole and all(any(not self._lifted(o, held) for o in objections) for objections in refused),
            lifts=any(may_lift(holding, self._names) for holding in held),
            named=any(isinstance(i.what, Burden) and i.what.duty in _NAMING for h in held for i in h.demand.due),
            brings=all(o.code != _WHOSE for o in every[best]),
        )

    def _objections(self, case: Case, holdings: list[Holding]) -> list[Objection]:
        found = list(without_label(holdings, case.release, case.scenario))
        for literals, branches in self._labels:
            for branch in branches:
                found.extend(with_label(holdings, branch, case, literals))
        return found

    def _lifted(self, objection: Objection, holdings: list[Holding]) -> bool:
        """Return whether a further component may lift an objection (see `pairs.may_lift`)."""
        if not self.proposed:
            return True
        if any("except-licensor-family" in getattr(party.term, "narrowed", ()) for party in objection.parties):
            return True
        if objection.code == "outbound-not-named":
            return any(is_lifted_by_others(holding, self._names) for holding in holdings)
        return objection.code == "further-restriction" and any(party.stand is None for party in objection.parties)


def _artefact(name: str, kind: Kind, licence: Expression | None, source: str) -> Artefact:
    claim = None if licence is None else Claim((str(licence),), "single", _NOWHERE, source, (licence,))
    return Artefact(name, kind, claim, _NOWHERE)
