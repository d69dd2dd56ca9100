# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An independent judge of small releases: every choice, every completion of every unknown, plain yes or no.

Written from docs/semantics.md and docs/records.md, and sharing no line with `licet.reason`. A choice fixes an OR branch
and a switch licence for every component. For a fixed choice a *world* answers every open question; in one world
a release is refused or not. All worlds refuse: no. None does: yes. Else unknown. The best choice wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from tests.oracle.brute_items import STRONGEST, Item, admitted, bound, covered, fits, imposed, limit, unconditional
from tests.oracle.brute_law import law
from tests.oracle.brute_made import KEEPS, Made
from tests.oracle.brute_world import AskedError, Holder, Leaf, World, alternatives, either, of_leaf, spread, trails

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from licet.catalogue.model import Record, Term
    from licet.release.graph import Release

# The release has material of its own beside the origin's, so it is itself the work "under that licence already".
COMBINES = {"incorporates", "vendors", "links-statically", "links-dynamically", "merges", "trains-on", "collects"}


def judge(release: Release, layer: str = "worldwide") -> str:
    """Return "yes", "no" or "unknown" for a release of a handful of components."""
    found = set()
    for holders, labels in choices(release):
        found.add(agreed([Case(release, holders, outbound, layer) for outbound in labels]))
        if "yes" in found:
            return "yes"
    return "unknown" if "unknown" in found else "no"


def agreed(cases: list[Case]) -> str:
    """Return the answer that all completions of one choice share, or "unknown".

    A recipient may take any branch of an OR that the release goes out under: `cases` has one for each.
    """
    seen: set[str] = set()
    waiting: list[dict[Hashable, Any]] = [{}]
    case = cases[0]
    sold = {"commercial": True} if "commercial" in case.performed() else {}
    refuses = either([one.refused for one in cases])
    while waiting and len(seen) < 2:
        answers = waiting.pop()
        try:
            refused = refuses(World(answers, {**sold, **case.release.facts}))
            seen.add("no" if refused else "yes")
        except AskedError as question:
            waiting += [{**answers, question.key: option} for option in question.options]
    return seen.pop() if len(seen) == 1 else "unknown"


def choices(release: Release) -> Iterator[tuple[tuple[Holder, ...], list[tuple[Leaf, ...] | None]]]:
    """Yield every combination: the holders that a choice of branches leaves, and the branches of the label."""
    each: list[list[tuple[Holder, ...]]] = []
    for origin in release.origins:
        found = tuple(trails(release, origin.name))
        claim = origin.licence
        branches = alternatives(claim.readings[0]) if claim and len(claim.readings) == 1 else [(("",),)]
        each.append([tuple(Holder(origin.name, origin.kind, leaf, t) for leaf in b for t in found) for b in branches])
    stated = release.root.licence
    for picked in product(*each):
        holders = tuple(holder for group in picked for holder in group)
        if stated is not None:
            yield holders, list(spread(stated.readings[0]))
            continue
        yield holders, [None]
        named = {i for h in holders for i in h.leaf if law(i) for t in law(i).of_kind("outbound")  # type: ignore[union-attr]
                 for i in (h.leaf[0] if j == "self" else j for j in t.licences)}  # fmt: skip
        for one in sorted(named):
            yield holders, [((one,),)]


@dataclass(frozen=True)
class Case(Made):
    """A release under one choice, with the licence it goes out under (section 3)."""

    def refused(self, world: World) -> bool:
        """Return whether any objection holds; raises AskedError while that hangs on an open question."""
        waiting: AskedError | None = None
        for objection in self.objections():
            try:
                if objection(world):
                    return True
            except AskedError as question:
                waiting = waiting or question
        if waiting:
            raise waiting
        return False

    def objections(self) -> Iterator[Callable[[World], bool]]:
        for h in self.holders:
            yield lambda w, h=h: h.law(w) is None and self.unread(h, w)
            for check in (
                self.acts, self.making, self.uses, self.steps, self.floor, self.named, self.honest, self.misnamed,
            ):  # fmt: skip
                yield lambda w, h=h, check=check: h.law(w) is not None and check(h, w)
            yield lambda w, h=h: h.law(w) is not None and self.over_ceiling(h, w)
        for i, h in enumerate(self.holders):
            for g in self.holders[i + 1 :]:
                yield lambda w, h=h, g=g: self.clash(h, g, w)
        for leaf in self.outbound or ():
            yield lambda w, leaf=leaf: of_leaf(leaf, w) is None and bool(w.ask(("unrecorded", leaf)))
            yield lambda w, leaf=leaf: of_leaf(leaf, w) is not None and self.over_own_ceiling(leaf, w)
            yield lambda w, leaf=leaf: self.granted_by_another(leaf, w)

    def granted_by_another(self, leaf: Leaf, w: World) -> bool:
        """A licence that names its licensor, who is not the releaser and of whose nothing is in the release."""
        law = of_leaf(leaf, w)
        if law is None or law.licensor is None or law.licensor.name in w.facts.get("licensor", ()):
            return False
        for h in self.holders:
            own = h.law(w)
            same = own is not None and own.licensor is not None and own.licensor.name == law.licensor.name
            if same and self.standing(h, w) != "apart":
                return False
        return bool(w.ask(("whose", law.licensor.name)))

    def going_out(self, w: World) -> list[Record]:
        found = [of_leaf(leaf, w) for leaf in self.outbound or ()]
        return [law for law in found if law is not None]

    def clash(self, h: Holder, g: Holder, w: World) -> bool:
        """Two prescribed beginnings of the name, neither of which begins with the other."""
        found = [self.prefixes(one, w) for one in (h, g)]
        pairs = [(a.lower(), b.lower()) for a in found[0] for b in found[1]]
        return any(not a.startswith(b) and not b.startswith(a) for a, b in pairs)

    def prefixes(self, h: Holder, w: World) -> list[str]:
        return self.words(h, "name-prefix", w)

    def words(self, h: Holder, duty: str, w: World) -> list[str]:
        law, standing = h.law(w), self.standing(h, w) if h.law(w) else "apart"
        duties = [t for t in law.of_kind("duty") if t.duty == duty] if law else []
        return [t.text for t in duties if standing in t.object and self.applies(h, w, t)]

    def misnamed(self, h: Holder, w: World) -> bool:
        """Return whether the name lacks a beginning that a licence prescribes, or holds a word that it bans."""
        if not self.release.named:
            return False
        name = self.release.root.name.rpartition("/")[2].lower()
        within = self.shipped(h) or self.standing(h, w) == "derivative"
        beside = any(link.relation in KEEPS for link in h.trail)
        banned = self.words(h, "name-ban", w) if within and not beside else []
        lacking = [word for word in self.prefixes(h, w) if not name.startswith(word.lower())]
        return bool(lacking) or any(word.lower() in name for word in banned)

    def labels(self, w: World) -> set[str]:
        found = self.outbound or ()
        return {leaf[0] if len(leaf) == 1 else w.ask(("reading", leaf), leaf) for leaf in found}

    def carried(self, law: Record, item: Item, w: World) -> bool:
        out = self.going_out(w)
        if any(one.id == law.id for one in out) or len(out) < len(self.outbound or ()):
            return True  # what a label says that nobody recorded is asked once, for all of it
        # What binds only some, or only where the release was made so, is not what a label can be relied on for.
        always = [i for one in out for i in imposed(one, STRONGEST, lambda t: limit(t) or unconditional(t))]
        return covered(item, always, w)

    def floor(self, h: Holder, w: World) -> bool:
        law, modes = h.law(w), {"clause", "equivalent-clause", "own-terms-no-less-protective"}
        assert law is not None
        standing = self.standing(h, w)
        for term in law.of_kind("flow-down"):
            if not fits(term.object, standing) or not self.applies(h, w, term):
                continue
            if term.mode == "no-distribution" and "distribute" in self.needed(h, standing):
                return True
            if term.mode in modes and self.whole(h, w) and self.outbound is not None:
                items = bound(law, term, standing)
                if either(lambda w, i=i: not self.carried(law, i, w) for i in items)(w):
                    return True
        return False

    def names(self, h: Holder, w: World) -> set[str] | None:
        """Return the licences that the holder's outbound terms name for the whole; None: any."""
        law = h.law(w)
        assert law is not None
        standing, found = self.standing(h, w), set()
        if standing not in {"same", "derivative"}:
            return None
        terms = [t for t in law.of_kind("outbound") if standing in t.object and self.applies(h, w, t)]
        for term in terms:
            ids = {law.id if i == "self" else i for i in term.licences}
            found |= ids & self.beside(h, w) if term.combined and not COMBINES & self.relations(h, w) else ids
        modes = [t for t in law.of_kind("flow-down") if standing in t.object and t.mode == "same-licence"]
        if not terms and any(self.applies(h, w, t) for t in modes):
            return {law.id}
        return found if terms else None

    def beside(self, h: Holder, w: World) -> set[str]:
        """Return the licences of the other works inside the same whole; an exception may be left behind."""
        others = [g for g in self.holders if g.name != h.name and g.law(w) and self.inside(g, w)]
        return {i for g in others if (law := g.law(w)) for i in (law.id, law.id.partition(" WITH ")[0])}

    def named(self, h: Holder, w: World) -> bool:
        if self.outbound is None:
            return self.names(h, w) is not None
        names = self.names(h, w)
        return names is not None and not names & self.labels(w)

    def honest(self, h: Holder, w: World) -> bool:
        """Return whether the label hides a limit on use of the work (so: True is an objection)."""
        law = h.law(w)
        assert law is not None
        if self.outbound is None or not self.whole(h, w):
            return False
        items = imposed(law, (self.standing(h, w),), lambda t: self.applies(h, w, t, when=False))
        limits = [i for i in items if not i.duty]
        return either(lambda w, i=i: not self.carried(law, i, w) for i in limits)(w)

    def over_ceiling(self, h: Holder, w: World) -> bool:
        law = h.law(w)
        assert law is not None
        standing = self.standing(h, w)
        if standing not in {"same", "derivative"}:
            return False
        terms = [t for t in law.of_kind("ceiling") if standing in t.object and self.applies(h, w, t)]
        if not terms or (self.labels(w) & (self.names(h, w) or set()) and law.id not in self.labels(w)):
            return False
        items = [i for one in self.added(law, w) for i in imposed(one, STRONGEST)]
        others = [g for g in self.holders if g is not h and g.law(w) is not law]
        return self.bound_by(others, terms, law, w) or either(
            lambda w, i=i: not admitted(i, terms, law) for i in items
        )(w)

    def over_own_ceiling(self, leaf: Leaf, w: World) -> bool:
        law = of_leaf(leaf, w)
        assert law is not None
        # A ceiling over unchanged copies alone says nothing of a work that others' material has gone into.
        terms = [t for t in law.of_kind("ceiling") if "derivative" in t.object and w.holds(t.when)]
        if not terms:
            return False
        items = [i for one in self.added(law, w) for i in imposed(one, STRONGEST)]
        others = [g for g in self.holders if g.law(w) is not law]
        return self.bound_by(others, terms, law, w) or either(
            lambda w, i=i: not admitted(i, terms, law) for i in items
        )(w)

    def added(self, law: Record, w: World) -> list[Record]:
        """Return what the label puts on the whole beside `law`: a part that keeps its own licence is named with it."""
        keep = {g.law(w) for g in self.holders if g.law(w) and self.standing(g, w) in {"same", "derivative", "part"}}
        beside = any(one.id == law.id for one in self.going_out(w))
        return [one for one in self.going_out(w) if one.id != law.id and not (beside and one in keep)]

    def bound_by(self, others: list[Holder], terms: list[Term], law: Record, w: World) -> bool:
        """Return whether what another component keeps imposing, or its licence as such, is beyond a ceiling."""
        checks = [lambda w, g=g: self.kept_apart(g, law, w) for g in others]
        checks += [lambda w, i=i: not admitted(i, terms, law) for g in others for i in self.binding(g, w)]
        return either(checks)(w)

    def kept_apart(self, g: Holder, whole: Record, w: World) -> bool:
        """A licence that claims the whole with all its parts, and a part that may go out under its own alone."""
        law = g.law(w)
        if law is None or not self.binds(g, w) or self.standing(g, w) != "part":
            return False
        own = [t for t in law.of_kind("outbound") if {"same", "part"} & set(t.object)]
        allowed = {law.id if i == "self" else i for t in own for i in t.licences}
        claims = any("derivative" in t.object for t in whole.of_kind("outbound"))
        return claims and bool(own) and whole.id not in allowed

    def binds(self, g: Holder, w: World) -> bool:
        """Return whether a component's licence stays on it: not where the label is one that its text lets it take."""
        law = g.law(w)
        if law is None or not self.inside(g, w):
            return False
        return law.id in self.labels(w) or not self.labels(w) & (self.names(g, w) or set())

    def binding(self, g: Holder, w: World) -> list[Item]:
        law = g.law(w)
        if law is None or not self.binds(g, w):
            return []
        return imposed(law, (self.standing(g, w),), lambda t: self.applies(g, w, t, when=False))
