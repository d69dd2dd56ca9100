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

from licet.catalogue import vocabulary
from licet.catalogue.expand import defaults, record, reserved
from licet.catalogue.model import Atom, Condition, Record, Term
from licet.catalogue.names import look_up
from licet.syntax.tree import And, Expression, License, LicenseRef, Or

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from licet.release.graph import Link, Release

STRONGEST = ("same", "derivative", "part", "output", "apart")
KEEPS = {"bundles", "collects"}
# The release has material of its own beside the origin's, so it is itself the work "under that licence already".
COMBINES = {"incorporates", "vendors", "links-statically", "links-dynamically", "merges", "trains-on", "collects"}
Leaf = tuple[str, ...]  # the records a name may stand for


class Asked(Exception):
    """A question that this world does not answer yet."""

    def __init__(self, key: Hashable, options: tuple[Any, ...]) -> None:
        self.key, self.options = key, options


@dataclass(frozen=True)
class World:
    """One completion: the answers given so far, and the facts that the scenario states."""

    answers: dict[Hashable, Any]
    facts: dict[str, Any]
    acts: tuple[str, ...]

    def ask(self, key: Hashable, options: tuple[Any, ...] = (False, True)) -> Any:
        if key not in self.answers:
            raise Asked(key, options)
        return self.answers[key]

    def holds(self, condition: Condition | None) -> bool:
        if condition is None:
            return True
        head, *rest = condition
        if head == "not":
            return not self.holds(rest[0])
        if head in {"all", "any"}:
            return self._several(head, rest)
        value = self.facts.get(rest[0])
        if rest[0] == "commercial" and value is None and "sell" in self.acts:
            value = True
        return bool(self.ask(condition)) if value is None else self._compare(head, value, rest[1:], condition)

    def _several(self, head: str, parts: list[Condition]) -> bool:
        """Kleene's and/or: a part that is not answered matters only if no other part decides."""
        waiting: Asked | None = None
        for part in parts:
            try:
                if self.holds(part) is (head == "any"):
                    return head == "any"
            except Asked as question:
                waiting = waiting or question
        if waiting:
            raise waiting
        return head == "all"

    def _compare(self, head: str, value: Any, rest: list[Any], condition: Condition) -> bool:
        if head == "fact":
            return bool(value)
        if head == "compare":
            sign, number = rest
            table = {">": value > number, "<": value < number, ">=": value >= number, "<=": value <= number}
            return bool({**table, "==": value == number, "!=": value != number}[sign])
        groups = vocabulary.territories()
        words = {member for word in rest[0] for member in groups.get(word, {word})} | set(rest[0])
        given = [value] if isinstance(value, str) else value
        inside = [bool(groups.get(item, {item}) <= words) for item in given]
        touched = [bool(groups.get(item, {item}) & words) for item in given]
        if head == "some":
            return any(inside) or (any(touched) and bool(self.ask(condition)))
        return all(inside) or (all(touched) and bool(self.ask(condition)))


@dataclass(frozen=True)
class Holder:
    """One licence of one origin (of several that AND joins, each is a holder), with every way to the release."""

    name: str
    kind: str
    leaf: Leaf
    trails: tuple[tuple[Link, ...], ...]

    def law(self, world: World) -> Record | None:
        """Return the record that holds in this world; None is a licence that nobody recorded."""
        return of_leaf(self.leaf, world)


def of_leaf(leaf: Leaf, world: World) -> Record | None:
    return record(leaf[0] if len(leaf) == 1 else world.ask(("reading", leaf), leaf))


def judge(release: Release, layer: str = "worldwide") -> str:
    """Return "yes", "no" or "unknown" for a release of a handful of components."""
    found = set()
    for holders, outbound in choices(release):
        found.add(agreed(Case(release, holders, outbound, layer)))
        if "yes" in found:
            return "yes"
    return "unknown" if "unknown" in found else "no"


def agreed(case: Case) -> str:
    """Return the answer that all completions of one choice share, or "unknown"."""
    seen: set[str] = set()
    waiting: list[dict[Hashable, Any]] = [{}]
    while waiting and len(seen) < 2:
        answers = waiting.pop()
        try:
            refused = case.refused(World(answers, case.release.facts, case.release.acts))
            seen.add("no" if refused else "yes")
        except Asked as question:
            waiting += [{**answers, question.key: option} for option in question.options]
    return seen.pop() if len(seen) == 1 else "unknown"


def choices(release: Release) -> Iterator[tuple[tuple[Holder, ...], tuple[Leaf, ...] | None]]:
    """Yield every combination: the holders that a choice of branches leaves, and the outbound licences."""
    each: list[list[tuple[Holder, ...]]] = []
    for origin in release.origins:
        found = tuple(trails(release, origin.name))
        claim = origin.licence
        branches = alternatives(claim.readings[0]) if claim and len(claim.readings) == 1 else [(("",),)]
        each.append([tuple(Holder(origin.name, origin.kind, leaf, found) for leaf in b) for b in branches])
    stated = release.root.licence
    for picked in product(*each):
        holders = tuple(holder for group in picked for holder in group if holder.trails)
        if stated is not None:
            yield holders, spread(stated.readings[0])[0]
            continue
        yield holders, None
        named = {i for h in holders for i in h.leaf if record(i) for t in record(i).of_kind("outbound")  # type: ignore[union-attr]
                 for i in (h.leaf[0] if j == "self" else j for j in t.licences)}  # fmt: skip
        for one in sorted(named):
            yield holders, ((one,),)


def trails(release: Release, name: str) -> Iterator[tuple[Link, ...]]:
    if name == release.root.name:
        yield ()
    for link in release.links:
        if link.origin == name:
            for rest in trails(release, link.target):
                yield (link, *rest)


def spread(tree: Expression) -> list[tuple[Leaf, ...]]:
    """Return the OR branches of an expression, each as the leaves that AND joins."""
    if isinstance(tree, Or):
        return [branch for term in tree.terms for branch in spread(term)]
    if isinstance(tree, And):
        return [sum(parts, ()) for parts in product(*(spread(term) for term in tree.terms))]
    if isinstance(tree, License | LicenseRef):
        meaning = look_up(str(tree))
        return [(meaning.readings if meaning and meaning.readings else ("",),)]
    return [(("",),)]


def alternatives(tree: Expression) -> list[tuple[Leaf, ...]]:
    """Return the OR branches, and each of them with any leaf taken under a licence that it lets switch to."""
    return [chosen for branch in spread(tree) for chosen in product(*(switched(leaf) for leaf in branch))]


def switched(leaf: Leaf) -> list[Leaf]:
    found = [leaf]
    for one in found:
        law = record(one[0]) if len(one) == 1 else None
        for term in law.of_kind("outbound") if law else ():
            found += [(i,) for i in term.licences if term.switch and i != "self" and (i,) not in found]
    return [one for one in found if one == leaf or record(one[0])]


def fits(objects: Iterable[str], standing: str) -> bool:
    return standing in objects or (standing == "part" and "same" in objects)


@dataclass(frozen=True)
class Item:
    """One thing imposed on recipients: a duty, a banned use, or a forbidden act."""

    duty: str = ""
    text: str = ""
    atom: Atom | None = None
    limit: Term | None = None


def imposed(law: Record, standings: Iterable[str], applies: Callable[[Term], bool] = lambda _: True) -> list[Item]:
    """Return what a licence imposes on whoever gets a thing that stands so to the licensed work."""
    found = []
    for term in law.terms:
        if not any(fits(term.object, s) for s in standings) or not applies(term):
            continue
        if term.kind == "duty":
            found.append(Item(duty=term.duty, text=term.text))
        elif term.kind == "prohibition" and term.use:
            found += [Item(atom=Atom(use, term.narrowed)) for use in term.use]
        elif term.kind == "prohibition":
            found.append(Item(limit=term))
    for clause in law.restrictions:
        if any(fits(clause.object, s) for s in standings):
            found += [Item(atom=atom) for atom in (*clause.must, *clause.may)]
    return found


def covered(item: Item, by: Iterable[Item], world: World) -> bool:
    """Return whether what `by` imposes carries `item`; asks where a clause is vague on either side."""
    vague = bool(item.atom and item.atom.clause)
    for one in by:
        if item.duty and (item.duty, item.text) == (one.duty, one.text):
            return True
        if item.limit and one.limit and equal_limit(item.limit, one.limit):
            return True
        if item.atom and one.atom and contains(one.atom, item.atom):
            if not one.atom.clause or one.atom.clause == item.atom.clause:
                return True
            vague = True
    return vague and bool(world.ask(("vague", item.atom)))


def contains(wide: Atom, narrow: Atom) -> bool:
    return wide.use in vocabulary.parents(narrow.use) and set(wide.narrowed) <= set(narrow.narrowed)


def equal_limit(limit: Term, other: Term) -> bool:
    wide = set(limit.on) <= set(other.on) and set(limit.object) <= set(other.object)
    return wide and (other.when is None or other.when == limit.when)


@dataclass(frozen=True)
class Case:
    """A release under one choice: which licence holds for each component, and which goes out."""

    release: Release
    holders: tuple[Holder, ...]
    outbound: tuple[Leaf, ...] | None
    layer: str

    def refused(self, world: World) -> bool:
        """Return whether any objection holds; raises Asked while that hangs on an open question."""
        waiting: Asked | None = None
        for objection in self.objections():
            try:
                if objection(world):
                    return True
            except Asked as question:
                waiting = waiting or question
        if waiting:
            raise waiting
        return False

    def objections(self) -> Iterator[Callable[[World], bool]]:
        for h in self.holders:
            yield lambda w, h=h: h.law(w) is None and bool(w.ask(("unrecorded", h.name, h.leaf)))
            for check in (self.acts, self.making, self.uses, self.steps, self.floor, self.named, self.honest):
                yield lambda w, h=h, check=check: h.law(w) is not None and check(h, w)
            yield lambda w, h=h: h.law(w) is not None and self.over_ceiling(h, w)
        for leaf in self.outbound or ():
            yield lambda w, leaf=leaf: of_leaf(leaf, w) is None and bool(w.ask(("unrecorded", leaf)))
            yield lambda w, leaf=leaf: of_leaf(leaf, w) is not None and self.over_own_ceiling(leaf, w)

    # Standing (section 2).

    def fold(self, h: Holder, trail: tuple[Link, ...], w: World) -> list[tuple[str, str, str]]:
        """Return (standing before, relation as it counts, standing after) for each step of a trail."""
        law = h.law(w)
        assert law is not None
        steps: list[tuple[str, str, str]] = []
        now = "same"
        for link in trail:
            relation, before = link.relation, now
            if relation == "copies":
                continue
            if relation == "trains-on" and before == "output":
                relation = "trains-on-outputs-of"
                now = self.look(law, h.kind, "trains-on", "output", w) or self.stand(law, h.kind, relation, "same", w)
            else:
                now = self.stand(law, h.kind, relation, before, w)
            steps.append((before, relation, now))
        return steps

    def stand(self, law: Record, kind: str, relation: str, before: str, w: World) -> str:
        """Return what a step makes of a standing. Output stays output; a part meets a step as the work it is."""
        if before == "apart" or (before in {"part", "output"} and relation in KEEPS):
            return before
        if before == "output" and relation != "trains-on-outputs-of":
            return before
        seen = "same" if before == "part" else before
        open_ = ("standing", law.id, relation)
        return self.look(law, kind, relation, seen, w) or str(w.ask(open_, ("derivative", "apart")))

    def look(self, law: Record, kind: str, relation: str, before: str, w: World) -> str:
        """Return what the licence, else a default, takes the child for; "" where nothing speaks."""
        for entry in (*law.reach, *defaults(self.layer), *defaults("worldwide")):
            if relation in entry.relation and before in entry.origin and (not entry.kind or kind in entry.kind):
                if not w.holds(entry.when):
                    continue
                key = entry.name or (law.id, relation)
                several = tuple(range(len(entry.standing)))
                return entry.standing[0 if len(several) == 1 else w.ask(("standing", key), several)]
        return ""

    def standing(self, h: Holder, w: World) -> str:
        ends = [(self.fold(h, trail, w) or [("", "", "same")])[-1][2] for trail in h.trails]
        return min(ends, key=STRONGEST.index)

    def relations(self, h: Holder, w: World) -> set[str]:
        counted = {step[1] for trail in h.trails for step in self.fold(h, trail, w)}
        return counted | {link.relation for trail in h.trails for link in trail}

    def shipped(self, h: Holder) -> bool:
        return any(all(link.ships for link in trail) for trail in h.trails)

    def inside(self, h: Holder, w: World) -> bool:
        """Return whether what the holder's licence imposes binds recipients of the one work."""
        standing = self.standing(h, w)
        if standing in {"output", "apart"}:
            return False
        return any(
            all(link.relation not in KEEPS and (link.ships or standing == "derivative") for link in trail)
            for trail in h.trails
        )

    def applies(self, h: Holder, w: World, term: Term, *, when: bool = True) -> bool:
        if term.relation and not set(term.relation) & self.relations(h, w):
            return False
        return not when or w.holds(term.when)

    # Acts and uses (section 4).

    def needed(self, h: Holder, standing: str) -> set[str]:
        acts = {need for act in self.release.acts for need in vocabulary.acts()[act]}
        return acts - {"distribute"} if standing in {"same", "part"} and not self.shipped(h) else acts

    def acts(self, h: Holder, w: World) -> bool:
        standing = self.standing(h, w)
        if standing in {"output", "apart"}:
            return standing == "output" and self.forbidden(h, w, self.needed(h, standing), standing)
        needs = self.needed(h, standing)
        return self.forbidden(h, w, needs, standing) or self.ungranted(h, w, needs, standing)

    def making(self, h: Holder, w: World) -> bool:
        """The acts that the release's own step took with the origin as it came."""
        return any(
            self.ungranted(h, w, self.made_by(trail), "same") or self.forbidden(h, w, self.made_by(trail), "same")
            for trail in h.trails
        )

    def made_by(self, trail: tuple[Link, ...]) -> set[str]:
        return set(vocabulary.relations()[trail[0].relation].acts) if len(trail) == 1 else set()

    def ungranted(self, h: Holder, w: World, acts: set[str], standing: str) -> bool:
        return either(lambda w, act=act: self.lacks(h, w, act, standing) for act in sorted(acts))(w)

    def lacks(self, h: Holder, w: World, act: str, standing: str) -> bool:
        answer, status, _ = reserved(self.layer, act)
        if answer == "free":
            return False
        law = h.law(w)
        assert law is not None
        words = {act, "copy"} if act == "train" else {act}
        grants = [t for t in law.of_kind("grant") if words & set(t.on) and fits(t.object, standing)]
        if either(lambda w, t=t: self.applies(h, w, t) for t in grants)(w):
            return False
        return status == "settled" or bool(w.ask(("reserved", act)))

    def forbidden(self, h: Holder, w: World, acts: set[str], standing: str) -> bool:
        law = h.law(w)
        assert law is not None
        bans = [t for t in law.of_kind("prohibition") if not t.use and not t.relation]
        hits = [t for t in bans if set(t.on) & acts and fits(t.object, standing)]
        return either(lambda w, t=t: w.holds(t.when) for t in hits)(w)

    def performed(self) -> set[str]:
        found = {use for act in self.release.acts for use in vocabulary.performs().get(act, ())}
        return found | set(self.release.uses) | ({"commercial"} if self.release.facts.get("commercial") else set())

    def uses(self, h: Holder, w: World) -> bool:
        """A use that is performed or meant, and that a prohibition or a clause bans."""
        law = h.law(w)
        assert law is not None
        bans: list[tuple[Atom, Any]] = [
            (Atom(use, t.narrowed), t)
            for t in law.of_kind("prohibition")
            for use in t.use
            if not (t.relation and use.startswith("training"))
        ]
        bans += [(atom, clause) for clause in law.restrictions for atom in (*clause.must, *clause.may)]
        pairs = [(a, t, use) for a, t in bans for use in sorted(self.performed()) if a.use in vocabulary.parents(use)]
        pairs += [(a, t, use) for a, t in bans for use in self.release.uses if use in vocabulary.parents(a.use)]
        return either(lambda w, p=p: self.banned(h, w, *p) for p in pairs)(w)

    def banned(self, h: Holder, w: World, atom: Atom, source: Any, use: str) -> bool:
        if isinstance(source, Term) and not self.applies(h, w, source, when=False):
            return False
        if not self.in_reach(h, w, source.object) or not w.holds(source.when):
            return False
        plain = not atom.clause and not atom.narrowed and atom.use in vocabulary.parents(use)
        return plain or bool(w.ask(("narrow", atom, use)))

    def in_reach(self, h: Holder, w: World, objects: tuple[str, ...]) -> bool:
        """The ban speaks of the release; or, speaking of the work itself, of what making the release did with it."""
        if fits(objects, self.standing(h, w)):
            return True
        acts = {act for trail in h.trails for act in self.made_by(trail)} if "same" in objects else set()
        ways = [(act, *reserved(self.layer, act)[:2]) for act in sorted(acts)]
        if any(answer == "reserved" and status == "settled" for _, answer, status in ways):
            return True
        open_ = [act for act, answer, status in ways if answer == "reserved" and status == "contested"]
        return either(lambda w, act=act: bool(w.ask(("reserved", act))) for act in open_)(w)

    def steps(self, h: Holder, w: World) -> bool:
        """A prohibition of making other models with the work or with what it generated."""
        law = h.law(w)
        assert law is not None
        for term in law.of_kind("prohibition"):
            if not term.relation or (term.use and not any(use.startswith("training") for use in term.use)):
                continue
            for trail in h.trails:
                taken = self.fold(h, trail, w)
                for at, (before, relation, _) in enumerate(taken):
                    objects = {before, "output"} if relation in {"trains-on-outputs-of", "distils"} else {before}
                    if relation in term.relation and any(fits(term.object, s) for s in objects) and (
                        self.step_banned(h, w, term, last=at == len(taken) - 1)
                    ):  # fmt: skip
                        return True
        return False

    def step_banned(self, h: Holder, w: World, term: Term, *, last: bool) -> bool:
        if "except-licensor-family" in term.narrowed and any(
            g.leaf == h.leaf and self.standing(g, w) in {"same", "derivative"} for g in self.holders
        ):
            return False
        if "competing" in term.narrowed and not w.holds(("fact", "competes_with_licensor")):
            return False
        if "commercial" in term.narrowed and not ("commercial" in self.performed() or w.holds(("fact", "commercial"))):
            return False
        return w.holds(term.when) and (last or bool(w.ask(("made-by-others", h.name))))

    # The outbound licence (section 3).

    def going_out(self, w: World) -> list[Record]:
        found = [of_leaf(leaf, w) for leaf in self.outbound or ()]
        return [law for law in found if law is not None]

    def carried(self, law: Record, item: Item, w: World) -> bool:
        out = self.going_out(w)
        if any(one.id == law.id for one in out):
            return True
        return covered(item, [i for one in out for i in imposed(one, ("same", "derivative"))], w)

    def whole(self, h: Holder, w: World) -> bool:
        return self.standing(h, w) in {"same", "derivative"}

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
        beside = {g.law(w).id for g in self.holders if g.name != h.name and g.law(w)}  # type: ignore[union-attr]
        for term in terms:
            ids = {law.id if i == "self" else i for i in term.licences}
            combining = COMBINES & self.relations(h, w)
            found |= ids & beside if term.combined and not combining else ids
        return found if terms else None

    def named(self, h: Holder, w: World) -> bool:
        if self.outbound is None:
            return self.names(h, w) is not None
        names = self.names(h, w)
        return names is not None and not any(law.id in names for law in self.going_out(w))

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
        out = self.going_out(w)
        if not terms or any(one.id != law.id and one.id in (self.names(h, w) or ()) for one in out):
            return False
        items = [i for one in out if one.id != law.id for i in imposed(one, STRONGEST)]
        items += [i for g in self.holders if g is not h and g.law(w) is not law for i in self.binding(g, w)]
        return either(lambda w, i=i: not admitted(i, terms, law, w) for i in items)(w)

    def over_own_ceiling(self, leaf: Leaf, w: World) -> bool:
        law = of_leaf(leaf, w)
        assert law is not None
        # A ceiling over unchanged copies alone says nothing of a work that others' material has gone into.
        terms = [t for t in law.of_kind("ceiling") if "derivative" in t.object and w.holds(t.when)]
        if not terms:
            return False
        items = [i for one in self.going_out(w) if one.id != law.id for i in imposed(one, STRONGEST)]
        items += [i for g in self.holders if g.law(w) is not law for i in self.binding(g, w)]
        return either(lambda w, i=i: not admitted(i, terms, law, w) for i in items)(w)

    def binding(self, g: Holder, w: World) -> list[Item]:
        law = g.law(w)
        if law is None or not self.inside(g, w):
            return []
        return imposed(law, (self.standing(g, w),), lambda t: self.applies(g, w, t, when=False))


def either(checks: Iterable[Callable[[World], bool]]) -> Callable[[World], bool]:
    """Return a check that is true where one of `checks` is; an open one matters only if no other decides."""

    def check(w: World) -> bool:
        waiting: Asked | None = None
        for one in checks:
            try:
                if one(w):
                    return True
            except Asked as question:
                waiting = waiting or question
        if waiting:
            raise waiting
        return False

    return check


def bound(law: Record, term: Term, standing: str) -> list[Item]:
    """Return what a flow-down binds the next recipient to."""
    found = [Item(duty=word) for word in term.binds if word not in {"restrictions", "licence"}]
    if "licence" in term.binds:
        found.append(Item(duty=f"licence of {law.id}"))
    if "restrictions" in term.binds:
        clauses = [c for c in law.restrictions if fits(c.object, standing)]
        found += [Item(atom=atom) for c in clauses for atom in (*c.must, *c.may)]
    return found


def admitted(item: Item, ceiling: list[Term], law: Record, w: World) -> bool:
    admits = {word for term in ceiling for word in term.admits}
    if item.duty and (item.duty in admits or f"class:{vocabulary.duties()[item.duty].group}" in admits):
        return True
    return "own" in admits and covered(item, imposed(law, STRONGEST), w)
