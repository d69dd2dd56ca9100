# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Demand: what a licence asks of the whole, given how it sees the release (semantics.md §3).

F floor       what the outbound licence itself must carry
P persisting  what binds recipients through the origin's part whatever the outbound licence says (whoever they are)
C ceiling     what may at most bind recipients of the whole (None: everything)
N named       the outbound licences the result may carry (None: any)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from licet.catalogue import vocabulary
from licet.catalogue.model import Atom, Record, Restriction, Term
from licet.reason.scenario import ways, ways_for_anybody
from licet.reason.truth import Literals, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.catalogue.model import Condition, Standing
    from licet.reason.reach import Stand

_CARRIED = frozenset({"clause", "equivalent-clause", "own-terms-no-less-protective"})


@dataclass(frozen=True, slots=True)
class Burden:
    """A duty as something imposed; `text` is the word or line it prescribes, if any, which makes it another burden."""

    duty: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """Acts that a licence forbids for an object: no changed versions, no more than so many users."""

    on: tuple[str, ...]
    object: tuple[Standing, ...]
    when: Condition | None


Imposition: TypeAlias = Burden | Atom | Limit


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Imposed:
    """One imposition with the term it was read from and the literals under which it is made."""

    what: Imposition
    term: Term | Restriction
    literals: Literals


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ceiling:
    """A ban on further restrictions: its terms, and the words for what they admit beyond what the licence imposes."""

    record: Record
    terms: tuple[Term, ...]
    words: frozenset[str]
    literals: Literals

    @staticmethod
    def of(record: Record, terms: tuple[Term, ...], literals: Literals) -> Ceiling:
        """Return the ceiling that terms of a record make."""
        return Ceiling(record, terms, frozenset(word for term in terms for word in term.admits), literals)

    def admits(self, what: Imposition) -> bool:
        """Return whether recipients may be bound by `what`."""
        return admits(self.record, self.words, what)

    def deciding(self) -> Term:
        """Return the term to cite: the ban itself, which stands first."""
        return self.terms[0]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Named:
    """Licences an outbound term names for the result; `combined`: only together with a work under that licence."""

    licences: tuple[str, ...]
    combined: bool
    term: Term
    literals: Literals


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Demand:
    """The demand of one licence for one way of standing; the unit is (∅, ∅, everything, any).

    `due` holds the duties of P that bind this licensee: a threshold that only others pass is no duty of theirs.
    `limits` are the limits on use of P that are not of F, `names` all the licences of N.
    """

    floor: tuple[Imposed, ...] = ()
    persisting: tuple[Imposed, ...] = ()
    due: tuple[Imposed, ...] = ()
    ceiling: Ceiling | None = None
    named: tuple[Named, ...] = ()
    limits: tuple[Imposed, ...] = ()
    names: frozenset[str] = frozenset()


def everything(record: Record) -> tuple[Term | Restriction, ...]:
    """Return the terms and the restrictions of a record."""
    return (*record.terms, *record.restrictions)


@lru_cache(maxsize=4096)
def imposes(record: Record) -> frozenset[Imposition]:
    """Return ⟦L⟧: everything the licence imposes on whoever gets a work under it."""
    return frozenset(what for term in everything(record) for what in impositions(term))


@lru_cache(maxsize=4096)
def promises(record: Record) -> frozenset[Imposition]:
    """Return what the licence imposes on everybody and in any case: what it can be relied on to carry."""
    return frozenset(
        what
        for term in everything(record)
        for what in impositions(term)
        if isinstance(what, Limit) or (term.when is None and not getattr(term, "relation", ()))
    )


def impositions(term: Term | Restriction) -> Iterator[Imposition]:
    """Yield what one term imposes: duties, bans on uses, limits on acts."""
    if isinstance(term, Restriction):
        yield from term.must
        yield from term.may
    elif term.kind == "duty":
        yield Burden(term.duty, term.text)
    elif term.kind == "prohibition":
        if term.use:
            yield from (Atom(use, term.narrowed) for use in term.use)
        else:
            yield Limit(term.on, term.object, term.when)


@lru_cache(maxsize=16384)
def admits(record: Record, words: frozenset[str], what: Imposition) -> bool:
    """Return whether a ceiling of `record` lets `what` bind recipients; `words` are what it admits beside its own."""
    from licet.reason.entail import covers_atom

    own = imposes(record)
    if what in own:
        return True
    if isinstance(what, Atom):
        return any(isinstance(ban, Atom) and covers_atom(ban, what) for ban in own)
    if isinstance(what, Limit):
        return False
    return what.duty in words or f"class:{vocabulary.duties()[what.duty].group}" in words


def applies(term: Term | Restriction, stand: Stand) -> bool:
    """Return whether a term speaks of this standing and of how the release was made.

    A part of something larger is still the work itself: what may not be done with the work may not be done with it.
    """
    return _speaks(term, stand.standing, stand.relations)


def _speaks(term: Term | Restriction, standing: Standing, relations: frozenset[str]) -> bool:
    seen = {standing, "same"} if standing == "part" and _forbids(term) else {standing}
    if not seen & set(term.object):
        return False
    relation, lifted = getattr(term, "relation", ()), getattr(term, "lifted", ())
    return not relations & set(lifted) and (not relation or bool(relations & set(relation)))


def _forbids(term: Term | Restriction) -> bool:
    return isinstance(term, Restriction) or term.kind == "prohibition"


def demand(record: Record, stand: Stand, facts: tuple[tuple[str, Any], ...]) -> Demand:
    """Return the demand of `record` on a release that stands to the origin as `stand` says."""
    return Demand() if stand.standing == "apart" else _demand(record, stand.standing, stand.relations, facts)


# A demand hangs on nothing else, and releases repeat licences and relations.
@lru_cache(maxsize=8192)
def _demand(
    record: Record, standing: Standing, relations: frozenset[str], facts: tuple[tuple[str, Any], ...]
) -> Demand:
    given = dict(facts)
    whole = standing in {"same", "derivative"}
    persisting = tuple(
        Imposed(what, term, way)
        for term in everything(record)
        if _speaks(term, standing, relations)
        for what in impositions(term)
        for way in ways_for_anybody(term.when, given)
    )
    due = tuple(
        Imposed(what, term, way)
        for term in record.of_kind("duty")
        if _speaks(term, standing, relations)
        for what in impositions(term)
        for way in ways(term.when, given)
    )
    ceilings = [
        t for t in record.of_kind("ceiling") if whole and _speaks(t, standing, relations) and ways(t.when, given)
    ]
    floor = tuple(_floor(record, standing, relations, given, persisting)) if whole else ()
    named = tuple(_named(record, standing, relations, given)) if whole else ()
    return Demand(
        floor=floor,
        persisting=persisting,
        due=due,
        ceiling=Ceiling.of(record, tuple(ceilings), ways(ceilings[0].when, given)[0]) if ceilings else None,
        named=named,
        limits=tuple(_limits_use(persisting, {imposed.what for imposed in floor})),
        names=frozenset(name for one in named for name in one.licences),
    )


def _limits_use(persisting: Sequence[Imposed], floor: set[Imposition]) -> list[Imposed]:
    """Return the limits on use that are no floor: bans on uses first, forbidden acts last."""
    limits = [i for i in persisting if not isinstance(i.what, Burden) and i.what not in floor]
    return sorted(limits, key=lambda imposed: isinstance(imposed.what, Limit))


def _floor(
    record: Record,
    standing: Standing,
    relations: frozenset[str],
    facts: dict[str, Any],
    persisting: tuple[Imposed, ...],
) -> Iterator[Imposed]:
    """Yield what flow-down terms make a part of the outbound licence itself."""
    for term in record.of_kind("flow-down"):
        if term.mode not in _CARRIED or not _speaks(term, standing, relations):
            continue
        for way in ways(term.when, facts):
            for imposed in persisting:
                if _bound(term, imposed) and (both := together(way, imposed.literals)) is not None:
                    yield Imposed(imposed.what, term, both)


def _bound(term: Term, imposed: Imposed) -> bool:
    if isinstance(imposed.what, Burden):
        return imposed.what.duty in term.binds
    if isinstance(imposed.what, Limit):
        return False
    return bool({"restrictions", "policy", "licence"} & set(term.binds))


def _named(record: Record, standing: Standing, relations: frozenset[str], facts: dict[str, Any]) -> Iterator[Named]:
    terms = [t for t in record.of_kind("outbound") if _speaks(t, standing, relations)]
    for term in terms:
        licences = tuple(record.id if name == "self" else name for name in term.licences)
        for way in ways(term.when, facts):
            yield Named(licences, term.combined, term, way)
    if not terms:
        for term in record.of_kind("flow-down"):
            if term.mode == "same-licence" and _speaks(term, standing, relations):
                for way in ways(term.when, facts):
                    yield Named((record.id,), False, term, way)
