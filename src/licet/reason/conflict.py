# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conflicts between clauses: floor against ceiling, persisting against ceiling, label against what is promised.

Source: semantics.md §3 (Out) and §5. Without named sets every conflict is a pair, so objections are found pair by pair
and each cites both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.catalogue.model import Atom, Restriction
from licet.reason.demand import Burden, Ceiling, Demand, Imposed, Imposition, Limit, everything, imposes, impositions
from licet.reason.entail import carries
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, together
from licet.reason.verdict import Objection, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.catalogue.model import Record
    from licet.reason.choose import Part
    from licet.reason.reach import Stand


@dataclass(frozen=True, slots=True)
class Holding:
    """One licence that holds over one origin, for one way the release stands to it, with the demand it makes."""

    artefact: str
    part: Part
    stand: Stand
    demand: Demand
    literals: Literals

    def party(self, imposed: Imposed | None = None) -> Party:
        """Return this holding as a side of an objection, citing the term of `imposed`."""
        return Party(self.artefact, self.part.id, imposed.term if imposed else None, self.stand)


@dataclass(frozen=True, slots=True)
class Outbound:
    """One branch of the outbound licence: parts that hold together. `own`: terms of the releaser's own instead."""

    root: str
    parts: tuple[Part, ...]
    own: bool = False

    def records(self) -> list[Record]:
        """Return the records of the parts that have one."""
        return [part.record for part in self.parts if part.record is not None]

    def names(self) -> frozenset[str]:
        """Return the ids of the parts."""
        return frozenset(part.id for part in self.parts)

    def imposes(self) -> frozenset[Imposition]:
        """Return what the branch binds recipients to."""
        return frozenset().union(*(imposes(record) for record in self.records()))


def word(what: Imposition) -> str:
    """Return an imposition as a word: the duty's id, the banned use, or the forbidden acts."""
    if isinstance(what, Burden):
        return what.duty
    return what.use if isinstance(what, Atom) else " ".join(what.on)


def restriction_objections(holdings: Sequence[Holding], outbound: Outbound) -> Iterator[Objection]:
    """Yield each pair of something imposed and a ceiling that does not admit it."""
    ceilings = [(h.demand.ceiling, h.literals, h.party(), h) for h in holdings if h.demand.ceiling is not None]
    for ceiling, literals, party, holder in ceilings:
        # Under another licence that the text itself names, that licence's ceiling takes the place of this one.
        if any(n in outbound.names() for n in _named(holder)) and holder.part.id not in outbound.names():
            continue
        side = Party(party.artefact, party.licence, ceiling.deciding(), party.stand)
        yield from _against(ceiling, literals, side, holdings, holder)
        if not outbound.own and ceiling.record.id not in outbound.names():
            yield from _outbound_against(ceiling, literals, side, outbound)
    for record in outbound.records():
        # A ceiling over unchanged copies alone says nothing of a work that others' material has gone into.
        found = tuple(t for t in record.of_kind("ceiling") if "derivative" in t.object)
        if found and not any(h.part.id == record.id and h.demand.ceiling for h in holdings):
            ceiling = Ceiling(record, found, ALWAYS)
            side = Party(outbound.root, record.id, ceiling.deciding())
            yield from _against(ceiling, ALWAYS, side, holdings, None)


def _named(holding: Holding) -> frozenset[str]:
    return frozenset(name for named in holding.demand.named for name in named.licences)


def _against(
    ceiling: Ceiling,
    literals: Literals,
    side: Party,
    holdings: Sequence[Holding],
    holder: Holding | None,
) -> Iterator[Objection]:
    for other in holdings:
        if other is holder or other.part.id == ceiling.record.id or not other.stand.inside:
            continue
        if other.stand.standing in {"apart", "output"}:
            continue
        seen = set()
        for imposed in (*other.demand.floor, *other.demand.persisting):
            if imposed.what in seen or ceiling.admits(imposed.what):
                continue
            seen.add(imposed.what)
            both = together(literals, ceiling.literals, other.literals, imposed.literals)
            if both is not None:
                parties = (other.party(imposed), side)
                yield Objection("further-restriction", parties, word(imposed.what), both)


def _outbound_against(ceiling: Ceiling, literals: Literals, side: Party, outbound: Outbound) -> Iterator[Objection]:
    for record in outbound.records():
        for term in everything(record):
            for what in impositions(term):
                if not ceiling.admits(what):
                    party = Party(outbound.root, record.id, term)
                    both = together(literals, ceiling.literals)
                    if both is not None:
                        yield Objection("further-restriction", (party, side), word(what), both)


def named_objections(holdings: Sequence[Holding], outbound: Outbound) -> Iterator[Objection]:
    """Yield where an origin's licence names the licences of the result, and the outbound one is none of them."""
    for holding in holdings:
        named = holding.demand.named
        if not named:
            continue
        fits = [n for n in named if outbound.names() & set(n.licences) and _may_name(n.combined, holding)]
        if any(not n.literals for n in fits):
            continue
        required = named[0]
        literals = together(holding.literals, *(n.literals for n in named[:1]))
        for fit in fits:  # named only under a condition: the objection holds where the condition does not
            if len(fit.literals) == 1 and literals is not None:
                ((unknown, value),) = fit.literals
                literals = together(literals, frozenset({(unknown, 1 - value)}))
        if literals is not None:
            party = Party(holding.artefact, holding.part.id, required.term, holding.stand)
            names = ", ".join(dict.fromkeys(name for n in named for name in n.licences))
            yield Objection("outbound-not-named", (party,), names, literals)


def _may_name(combined: bool, holding: Holding) -> bool:
    """Return whether a licence named for combinations only may be taken: the release has material of its own."""
    combining = {
        "incorporates",
        "vendors",
        "links-statically",
        "links-dynamically",
        "merges",
        "trains-on",
        "collects",
    }
    return not combined or bool(holding.stand.relations & combining)


def carried_objections(holdings: Sequence[Holding], outbound: Outbound) -> Iterator[Objection]:
    """Yield what the outbound licence must carry and does not (floor), and what it promises without right (label)."""
    given = outbound.imposes()
    bans = [what for what in given if isinstance(what, Atom)]
    for holding in holdings:
        if outbound.own or holding.part.id in outbound.names() or holding.stand.standing not in {"same", "derivative"}:
            continue
        if not holding.stand.inside and holding.stand.standing == "same":
            continue
        floor = {imposed.what for imposed in holding.demand.floor}
        for code, items in (
            ("restrictions-not-carried", holding.demand.floor),
            ("label-promises-more", _limits_use(holding.demand.persisting, floor)),
        ):
            yield from _lost(code, items, holding, outbound, given, bans)


def _limits_use(persisting: Sequence[Imposed], floor: set[Imposition]) -> list[Imposed]:
    """Return the limits on use that are no floor: bans on uses first, forbidden acts last."""
    limits = [i for i in persisting if not isinstance(i.what, Burden) and i.what not in floor]
    return sorted(limits, key=lambda imposed: isinstance(imposed.what, Limit))


def _lost(
    code: str,
    items: Sequence[Imposed],
    holding: Holding,
    outbound: Outbound,
    given: frozenset[Imposition],
    bans: list[Atom],
) -> Iterator[Objection]:
    for imposed in items:
        what = imposed.what
        if isinstance(what, Atom):
            answer = carries(bans, what)
        elif isinstance(what, Limit):
            answer = Answer.YES if any(_as_strict(g, what) for g in given) else Answer.NO
        else:
            answer = Answer.YES if what in given else Answer.NO
        if answer is Answer.YES:
            continue
        literals = together(holding.literals, imposed.literals)
        if answer is Answer.UNKNOWN and literals is not None:
            names = " AND ".join(sorted(outbound.names()))
            asks = f"does {names} carry what {holding.part.id} says in {_label(imposed)} ({word(what)})?"
            unknown = Unknown("vague", f"{names}: {holding.part.id} {_label(imposed)}", 2, asks, means=("yes", "no"))
            literals = together(literals, frozenset({(unknown, 1)}))
        if literals is not None:
            parties = (_citing(holding, imposed), Party(outbound.root, " AND ".join(sorted(outbound.names()))))
            yield Objection(code, parties, word(what), literals)


def _citing(holding: Holding, imposed: Imposed) -> Party:
    """Return the side to cite: for one of many clauses of a policy, the term that makes the policy bind."""
    if isinstance(imposed.term, Restriction) and holding.part.record is not None:
        for term in holding.part.record.of_kind("flow-down"):
            if holding.stand.standing in term.object:
                return Party(holding.artefact, holding.part.id, term, holding.stand)
    return holding.party(imposed)


def _as_strict(given: Imposition, required: Limit) -> bool:
    return (
        isinstance(given, Limit)
        and set(required.on) <= set(given.on)
        and set(required.object) <= set(given.object)
        and given.when in {None, required.when}
    )


def _label(imposed: Imposed) -> str:
    return getattr(imposed.term, "label", "") or f"§{imposed.term.cite.section}"


def naming_objections(
    holdings: Sequence[Holding], name: str, named: bool, literals_of: Literals = ALWAYS
) -> Iterator[Objection]:
    """Yield naming duties that the name breaks, and pairs that no name can satisfy."""
    prefixes = [
        (holding, imposed)
        for holding in holdings
        for imposed in holding.demand.persisting
        if isinstance(imposed.what, Burden) and imposed.what.duty == "name-prefix"
    ]
    bans = [
        (holding, imposed)
        for holding in holdings
        for imposed in holding.demand.persisting
        if isinstance(imposed.what, Burden) and imposed.what.duty == "name-ban" and holding.stand.inside
    ]
    own = name.rpartition("/")[2]
    for holding, imposed in prefixes if named else ():
        if not own.lower().startswith(_text(imposed).lower()):
            both = together(holding.literals, imposed.literals, literals_of)
            if both is not None:
                yield Objection("name-lacks-prefix", (holding.party(imposed),), _text(imposed), both)
    for holding, imposed in bans if named else ():
        if _text(imposed).lower() in own.lower():
            both = together(holding.literals, imposed.literals, literals_of)
            if both is not None:
                yield Objection("name-banned", (holding.party(imposed),), _text(imposed), both)
    for i, (one, first) in enumerate(prefixes):
        for other, second in prefixes[i + 1 :]:
            a, b = _text(first).lower(), _text(second).lower()
            both = together(one.literals, first.literals, other.literals, second.literals)
            if both is not None and not a.startswith(b) and not b.startswith(a):
                parties = (one.party(first), other.party(second))
                yield Objection("names-clash", parties, f"{_text(first)} / {_text(second)}", both)


def _text(imposed: Imposed) -> str:
    return getattr(imposed.term, "text", "")
