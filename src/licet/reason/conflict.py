# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conflicts between clauses: floor against ceiling, persisting against ceiling, label against what is promised.

Source: semantics.md §3 (Out) and §5. Without named sets every conflict is a pair, so objections are found pair by pair
and each cites both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from licet.catalogue.model import Atom, Restriction
from licet.reason.demand import (
    Burden,
    Ceiling,
    Demand,
    Imposed,
    Imposition,
    Limit,
    Named,
    admits,
    everything,
    impositions,
    promises,
)
from licet.reason.entail import carries
from licet.reason.truth import ALWAYS, Answer, Literals, Unknown, together, unless
from licet.reason.verdict import Objection, Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.catalogue.model import Record
    from licet.reason.choose import Part
    from licet.reason.reach import Stand


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Outbound:
    """One branch of the outbound licence: parts that hold together. `own`: terms of the releaser's own instead.

    `unread`: what is proposed could not be read, so it may be a licence that an origin names.
    """

    root: str
    parts: tuple[Part, ...]
    own: bool = False
    unread: bool = False

    def records(self) -> list[Record]:
        """Return the records of the parts that have one."""
        return [part.record for part in self.parts if part.record is not None]

    def names(self) -> frozenset[str]:
        """Return the ids of the parts."""
        return frozenset([part.id for part in self.parts])

    def imposes(self) -> frozenset[Imposition]:
        """Return what the branch binds recipients to."""
        found = [promises(record) for record in self.records()]
        return found[0] if len(found) == 1 else frozenset().union(*found)


def word(what: Imposition) -> str:
    """Return an imposition as a word: the duty's id, the banned use, or the forbidden acts."""
    if isinstance(what, Burden):
        return what.duty
    return what.use if isinstance(what, Atom) else " ".join(what.on)


def restriction_objections(
    holdings: Sequence[Holding], outbound: Outbound, beside: Sequence[Holding] = ()
) -> Iterator[Objection]:
    """Yield each pair of something imposed and a ceiling that does not admit it.

    What holds `beside` is not looked at; it only lifts what it would lift.
    """
    names, whole = outbound.names(), [*holdings, *beside]
    ceilings = [(h.demand.ceiling, h.literals, h.party(), h) for h in holdings if h.demand.ceiling is not None]
    for ceiling, literals, party, holder in ceilings:
        # Under another licence that the text itself names, that licence's ceiling takes the place of this one.
        if holder.part.id not in names and _named(holder) & names:
            continue
        side = Party(party.artefact, party.licence, ceiling.deciding(), party.stand)
        yield from _against(ceiling, literals, side, holdings, holder, names)
        yield from _outbound_against(ceiling, literals, side, outbound, whole)
    for record in outbound.records():
        # A ceiling over unchanged copies alone says nothing of a work that others' material has gone into.
        found = tuple(t for t in record.of_kind("ceiling") if "derivative" in t.object)
        if found:
            ceiling = Ceiling.of(record, found, ALWAYS)
            side = Party(outbound.root, record.id, ceiling.deciding())
            held = [h.literals for h in whole if h.part.id == record.id and h.demand.ceiling]
            for case in unless(ALWAYS, held):
                yield from _against(ceiling, case, side, holdings, None, names)
            yield from _outbound_against(ceiling, ALWAYS, side, outbound, whole)


def _named(holding: Holding) -> frozenset[str]:
    return holding.demand.names


def _against(
    ceiling: Ceiling,
    literals: Literals,
    side: Party,
    holdings: Sequence[Holding],
    holder: Holding | None,
    names: frozenset[str],
) -> Iterator[Objection]:
    for other in holdings:
        if other is holder or other.part.id == ceiling.record.id or not other.stand.inside:
            continue
        if other.stand.standing in {"apart", "output"}:
            continue
        if other.part.id not in names and _named(other) & names:
            continue  # its own text lets the work go out under that licence, whose terms take the place of its own
        met = together(literals, ceiling.literals, other.literals)
        if met is None:
            continue
        yield from _kept_apart(ceiling, met, side, other)
        for imposed in _refused(ceiling.record, ceiling.words, other.demand):
            both = together(met, imposed.literals)
            if both is not None:
                parties = (other.party(imposed), side)
                yield Objection("further-restriction", parties, word(imposed.what), both)


# As many as there are demands kept: the same two licences meet in every choice that a search tries.
@lru_cache(maxsize=8192)
def _refused(record: Record, words: frozenset[str], demand: Demand) -> tuple[Imposed, ...]:
    """Return what a demand imposes beyond a ceiling, each imposition once for each way in which it is made."""
    found: dict[tuple[Imposition, Literals], Imposed] = {}
    for imposed in (*demand.floor, *demand.persisting):
        if not admits(record, words, imposed.what):
            found.setdefault((imposed.what, imposed.literals), imposed)
    return tuple(i for (what, literals), i in found.items() if not literals or (what, ALWAYS) not in found)


def _kept_apart(ceiling: Ceiling, literals: Literals, side: Party, other: Holding) -> Iterator[Objection]:
    """Yield where a licence claims the whole, every part included, and a part may only go out under its own."""
    record = other.part.record
    claims = any("derivative" in term.object for term in ceiling.record.of_kind("outbound"))
    if other.stand.standing != "part" or record is None or not claims:
        return
    own = [t for t in record.of_kind("outbound") if {"same", "part"} & set(t.object)]
    allowed = {record.id if name == "self" else name for term in own for name in term.licences}
    if own and ceiling.record.id not in allowed:
        term = next((t for t in own if "self" in t.licences), own[0])
        party = Party(other.artefact, other.part.id, term, other.stand)
        yield Objection("further-restriction", (party, side), "own licence", literals)


def _outbound_against(
    ceiling: Ceiling, literals: Literals, side: Party, outbound: Outbound, holdings: Sequence[Holding]
) -> Iterator[Objection]:
    """Yield what the label itself imposes beyond a ceiling.

    The licence of a component, named beside the ceiling's own, is no term of the label's: it binds with the component.
    """
    beside = side.licence in outbound.names()
    both = together(literals, ceiling.literals)
    for record in outbound.records():
        brought = [
            h.literals
            for h in holdings
            if h.part.id == record.id and h.stand.standing not in {"output", "apart"} and beside
        ]
        if both is None or record.id == ceiling.record.id:
            continue
        parties = [
            (Party(outbound.root, record.id, term), what)
            for term in everything(record)
            for what in impositions(term)
            if not ceiling.admits(what)
        ]
        for case in unless(both, brought):
            for party, what in parties:
                yield Objection("further-restriction", (party, side), word(what), case)


def named_objections(
    holdings: Sequence[Holding], outbound: Outbound, beside: Sequence[Holding] = ()
) -> Iterator[Objection]:
    """Yield where an origin's licence names the licences of the result, and the outbound one is none of them."""
    whole = [*holdings, *beside]
    for holding in holdings:
        named = holding.demand.named
        if not named:
            continue
        fits = [way for n in named for way in _naming(n, holding, outbound, whole)]
        names = ", ".join(dict.fromkeys(name for n in named for name in n.licences))
        # One term that names is enough to need naming; named under a condition is not named where that fails.
        for required in [n for n in named if not n.literals][:1] or named:
            literals = together(holding.literals, required.literals)
            for case in unless(literals, fits) if literals is not None else ():
                party = Party(holding.artefact, holding.part.id, required.term, holding.stand)
                yield Objection("outbound-not-named", (party,), names, case)


# In these relations the release has material of its own beside the origin's.
_COMBINING = frozenset(
    {"incorporates", "vendors", "links-statically", "links-dynamically", "merges", "trains-on", "collects"}
)


def _naming(named: Named, holding: Holding, outbound: Outbound, holdings: Sequence[Holding]) -> Iterator[Literals]:
    """Yield under which literals a term names the outbound licence.

    A licence named for combinations only needs another work under it: the release's own material, or a component.
    """
    wanted = outbound.names() & set(named.licences)
    if not wanted:
        return
    if not named.combined or holding.stand.relations & _COMBINING:
        yield named.literals
        return
    for other in holdings:
        based = other.stand.inside and other.stand.standing not in {"output", "apart"}
        within = based and other.artefact != holding.artefact
        # Whoever has a work with an exception may take it without.
        there = within and wanted & {other.part.id, other.part.id.partition(" WITH ")[0]}
        if there and (both := together(named.literals, other.literals)) is not None:
            yield both


def common_objections(holdings: Sequence[Holding]) -> list[Objection]:
    """Return one objection with a smallest set of origins that name no licence in common; [] where some licence fits.

    QuickXplain in its simplest form: an origin is dropped from the set whenever the rest still has nothing in common.
    """

    def common(members: Sequence[Holding]) -> frozenset[str]:
        named = [_named(holding) for holding in members]
        return named[0].intersection(*named[1:])

    naming = {(h.artefact, h.part.id): h for h in holdings if h.demand.named and not h.literals}
    kept = list(naming.values())
    if len(kept) < 2 or common(kept) or any(n.literals for h in kept for n in h.demand.named):
        return []
    for holding in list(kept):
        rest = [other for other in kept if other is not holding]
        if len(rest) > 1 and not common(rest):
            kept = rest
    parties = tuple(Party(h.artefact, h.part.id, _requires(h).term, h.stand) for h in kept)
    return [Objection("no-common-licence", parties)]


def _requires(holding: Holding) -> Named:
    """Return the outbound term to cite: the one that keeps the result under the licence itself, if one does."""
    named = holding.demand.named
    return next((n for n in named if holding.part.id in n.licences and not n.term.switch), named[0])


def carried_objections(holdings: Sequence[Holding], outbound: Outbound) -> Iterator[Objection]:
    """Yield what the outbound licence must carry and does not (floor), and what it promises without right (label)."""
    given, names = outbound.imposes(), outbound.names()
    bans = [what for what in given if isinstance(what, Atom)]
    for holding in holdings:
        if outbound.own or holding.part.id in names or holding.stand.standing not in {"same", "derivative"}:
            continue
        if not holding.stand.inside and holding.stand.standing == "same":
            continue
        for code, items in (
            ("restrictions-not-carried", holding.demand.floor),
            ("label-promises-more", holding.demand.limits),
        ):
            yield from _lost(code, items, holding, outbound, given, bans)


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
        for imposed in holding.demand.due
        if isinstance(imposed.what, Burden) and imposed.what.duty == "name-prefix"
    ]
    bans = [
        (holding, imposed)
        for holding in holdings
        for imposed in holding.demand.due
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
