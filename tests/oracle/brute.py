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


class AskedError(Exception):
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
            raise AskedError(key, options)
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

    def possible(self, condition: Condition | None, wanted: bool = True) -> bool:
        """Return whether a condition holds for some recipient: what is true of this licensee binds nobody else."""
        if condition is None:
            return True
        head, *rest = condition
        if head == "not":
            return self.possible(rest[0], not wanted)
        if head in {"any", "all"}:
            parts = [lambda w, p=p: w.possible(p, wanted) for p in rest]
            if (head == "any") == wanted:
                return either(parts)(self)
            return not either(lambda w, p=p: not p(w) for p in parts)(self)
        return vocabulary.facts()[rest[0]].of == "licensee" or self.holds(condition) is wanted

    def _several(self, head: str, parts: list[Condition]) -> bool:
        """Kleene's and/or: a part that is not answered matters only if no other part decides."""
        waiting: AskedError | None = None
        for part in parts:
            try:
                if self.holds(part) is (head == "any"):
                    return head == "any"
            except AskedError as question:
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
    """One licence of one origin, on one way to the release: what AND joins and every way hold side by side."""

    name: str
    kind: str
    leaf: Leaf
    trail: tuple[Link, ...]

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
        except AskedError as question:
            waiting += [{**answers, question.key: option} for option in question.options]
    return seen.pop() if len(seen) == 1 else "unknown"


def choices(release: Release) -> Iterator[tuple[tuple[Holder, ...], tuple[Leaf, ...] | None]]:
    """Yield every combination: the holders that a choice of branches leaves, and the outbound licences."""
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


def imposed(law: Record, standings: Iterable[str], applies: Callable[[Any], bool] = lambda _: True) -> list[Item]:
    """Return what a licence imposes on whoever gets a thing that stands so to the licensed work."""
    found = []
    for term in law.terms:
        # A duty binds a part only where the record says so; what is forbidden is forbidden for a part as well.
        if not any(s in term.object or (term.kind != "duty" and fits(term.object, s)) for s in standings):
            continue
        if not applies(term):
            continue
        if term.kind == "duty":
            found.append(Item(duty=term.duty, text=term.text))
        elif term.kind == "prohibition" and term.use:
            found += [Item(atom=Atom(use, term.narrowed)) for use in term.use]
        elif term.kind == "prohibition":
            found.append(Item(limit=term))
    for clause in law.restrictions:
        if any(fits(clause.object, s) for s in standings) and applies(clause):
            found += [Item(atom=atom) for atom in (*clause.must, *clause.may)]
    return found


def covered(item: Item, by: Iterable[Item], world: World | None) -> bool:
    """Return whether what `by` imposes carries `item`; asks (in a world) where a clause is vague on either side."""
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
    return vague and world is not None and bool(world.ask(("vague", item.atom)))


def contains(wide: Atom, narrow: Atom) -> bool:
    return wide.use in vocabulary.parents(narrow.use) and set(wide.narrowed) <= set(narrow.narrowed)


def limit(term: Any) -> bool:
    return isinstance(term, Term) and term.kind == "prohibition" and not term.use


def unconditional(term: Any) -> bool:
    return term.when is None and not getattr(term, "relation", ())


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
            yield lambda w, h=h: h.law(w) is None and bool(w.ask(("unrecorded", h.name, h.leaf)))
            for check in (self.acts, self.making, self.uses, self.steps, self.floor, self.named, self.honest):
                yield lambda w, h=h, check=check: h.law(w) is not None and check(h, w)
            yield lambda w, h=h: h.law(w) is not None and self.over_ceiling(h, w)
        for i, h in enumerate(self.holders):
            for g in self.holders[i + 1 :]:
                yield lambda w, h=h, g=g: self.clash(h, g, w)
        for leaf in self.outbound or ():
            yield lambda w, leaf=leaf: of_leaf(leaf, w) is None and bool(w.ask(("unrecorded", leaf)))
            yield lambda w, leaf=leaf: of_leaf(leaf, w) is not None and self.over_own_ceiling(leaf, w)

    # Standing (section 2).

    def fold(self, h: Holder, w: World) -> list[tuple[str, str, str]]:
        """Return (standing before, relation as it counts, standing after) for each step of the trail."""
        law = h.law(w)
        assert law is not None
        steps: list[tuple[str, str, str]] = []
        now = "same"
        for link in h.trail:
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
        seen = "same" if before in {"part", "output"} else before
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
        return (self.fold(h, w) or [("", "", "same")])[-1][2]

    def relations(self, h: Holder, w: World) -> set[str]:
        return {step[1] for step in self.fold(h, w)}

    def shipped(self, h: Holder) -> bool:
        return all(link.ships for link in h.trail)

    def inside(self, h: Holder, w: World) -> bool:
        """Return whether what the holder's licence imposes binds recipients of the one work."""
        standing = self.standing(h, w)
        if standing in {"output", "apart"}:
            return False
        return all(link.relation not in KEEPS and (link.ships or standing == "derivative") for link in h.trail)

    def applies(self, h: Holder, w: World, term: Any, *, when: bool = True) -> bool:
        if getattr(term, "relation", ()) and not set(term.relation) & self.relations(h, w):
            return False
        return w.holds(term.when) if when else w.possible(term.when)

    # Acts and uses (section 4).

    def needed(self, h: Holder, standing: str) -> set[str]:
        acts = {need for act in self.release.acts for need in vocabulary.acts()[act]}
        return acts - {"distribute", "sell"} if standing in {"same", "part"} and not self.shipped(h) else acts

    def acts(self, h: Holder, w: World) -> bool:
        standing = self.standing(h, w)
        needs = self.needed(h, standing)
        return either([
            lambda w: self.forbidden(h, w, needs | self.made_by(h), standing),
            lambda w: standing not in {"output", "apart"} and self.ungranted(h, w, needs, standing),
        ])(w)  # fmt: skip

    def making(self, h: Holder, w: World) -> bool:
        """The acts that the release's own step took with the origin as it came."""
        acts = self.made_by(h)
        return either([
            lambda w: self.ungranted(h, w, acts, "same"),
            lambda w: self.needs_leave(acts, w, lambda act: self.forbidden(h, w, {act}, "same")),
        ])(w)  # fmt: skip

    def needs_leave(self, acts: set[str], w: World, banned: Callable[[str], bool]) -> bool:
        """Return whether an act is banned that needs permission: reserved, or contested and so in this world."""

        def one(act: str, w: World) -> bool:
            answer, status, _ = reserved(self.layer, act)
            if status == "settled":
                return answer == "reserved" and banned(act)
            return banned(act) and bool(w.ask(("reserved", act)))

        return either(lambda w, act=act: one(act, w) for act in sorted(acts))(w)

    def made_by(self, h: Holder) -> set[str]:
        return set(vocabulary.relations()[h.trail[0].relation].acts) if len(h.trail) == 1 else set()

    def ungranted(self, h: Holder, w: World, acts: set[str], standing: str) -> bool:
        return either(lambda w, act=act: self.lacks(h, w, act, standing) for act in sorted(acts))(w)

    def lacks(self, h: Holder, w: World, act: str, standing: str) -> bool:
        answer, status, _ = reserved(self.layer, act)
        if answer == "free" and status == "settled":
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
        if isinstance(source, Term) and source.relation and not set(source.relation) & self.relations(h, w):
            return False
        if not self.in_reach(h, w, source.object) or not w.holds(source.when):
            return False
        plain = not atom.clause and not atom.narrowed and atom.use in vocabulary.parents(use)
        return plain or bool(w.ask(("narrow", atom, use)))

    def in_reach(self, h: Holder, w: World, objects: tuple[str, ...]) -> bool:
        """The ban speaks of the release; or, speaking of the work itself, of what making the release did with it."""
        if fits(objects, self.standing(h, w)):
            return True
        acts = self.made_by(h) if "same" in objects else set()
        # Using needs no permission under copyright; whether the licence binds such use as a contract is open.
        return either([
            lambda w: self.needs_leave(acts, w, lambda _: True),
            lambda w: "use" in acts and bool(w.ask(("contract", h.law(w).id))),  # type: ignore[union-attr]
        ])(w)  # fmt: skip

    def steps(self, h: Holder, w: World) -> bool:
        """A prohibition of making other models with the work or with what it generated."""
        law = h.law(w)
        assert law is not None
        for term in law.of_kind("prohibition"):
            if not term.relation or (term.use and not any(use.startswith("training") for use in term.use)):
                continue
            taken = self.fold(h, w)
            for at, (before, relation, _) in enumerate(taken):
                # The thing in hand is the work, or what it generated on the way.
                spoken = {"same", "output", before} & set(term.object)
                if before != "apart" and relation in term.relation and spoken and (
                    self.step_banned(h, w, term, last=at == len(taken) - 1)
                ):  # fmt: skip
                    return True
        return False

    def step_banned(self, h: Holder, w: World, term: Term, *, last: bool) -> bool:
        if "except-licensor-family" in term.narrowed and either(
            lambda w, g=g: self.family(g, h, w) for g in self.holders
        )(w):
            return False
        if "competing" in term.narrowed and not w.holds(("fact", "competes_with_licensor")):
            return False
        if "commercial" in term.narrowed and not ("commercial" in self.performed() or w.holds(("fact", "commercial"))):
            return False
        return w.holds(term.when) and (last or bool(w.ask(("made-by-others", h.name))))

    def family(self, g: Holder, h: Holder, w: World) -> bool:
        """Having learned from a model makes no member of its family: only its weights do."""
        learned = {"distils", "trains-on-outputs-of"} & self.relations(g, w) if g.law(w) else {""}
        return g.law(w) is h.law(w) and self.whole(g, w) and not learned

    # The outbound licence (section 3).

    def going_out(self, w: World) -> list[Record]:
        found = [of_leaf(leaf, w) for leaf in self.outbound or ()]
        return [law for law in found if law is not None]

    def clash(self, h: Holder, g: Holder, w: World) -> bool:
        """Two prescribed beginnings of the name, neither of which begins with the other."""
        found = [self.prefixes(one, w) for one in (h, g)]
        pairs = [(a.lower(), b.lower()) for a in found[0] for b in found[1]]
        return any(not a.startswith(b) and not b.startswith(a) for a, b in pairs)

    def prefixes(self, h: Holder, w: World) -> list[str]:
        law, standing = h.law(w), self.standing(h, w) if h.law(w) else "apart"
        duties = [t for t in law.of_kind("duty") if t.duty == "name-prefix"] if law else []
        return [t.text for t in duties if standing in t.object and self.applies(h, w, t)]

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

    def whole(self, h: Holder, w: World) -> bool:
        """Return whether the release is the work or its derivative: an unshipped copy leaves nothing in it."""
        return self.standing(h, w) == "derivative" or (self.standing(h, w) == "same" and self.inside(h, w))

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
        """Return the licences of the other works inside the same whole."""
        others = [g for g in self.holders if g.name != h.name and g.law(w) and self.inside(g, w)]
        return {law.id for g in others if (law := g.law(w)) is not None}

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


def either(checks: Iterable[Callable[[World], bool]]) -> Callable[[World], bool]:
    """Return a check that is true where one of `checks` is; an open one matters only if no other decides."""

    def check(w: World) -> bool:
        waiting: AskedError | None = None
        for one in checks:
            try:
                if one(w):
                    return True
            except AskedError as question:
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


def admitted(item: Item, ceiling: list[Term], law: Record) -> bool:
    admits = {word for term in ceiling for word in term.admits}
    if item.duty and (item.duty in admits or f"class:{vocabulary.duties()[item.duty].group}" in admits):
        return True
    return "own" in admits and covered(item, imposed(law, STRONGEST), None)
