# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Standing, acts and uses for the brute-force judge (docs/semantics.md, sections 2 and 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.expand import defaults, record, reserved
from licet.catalogue.model import Atom, Record, Term
from tests.oracle.brute_items import fits
from tests.oracle.brute_world import Holder, Leaf, World, either

if TYPE_CHECKING:
    from collections.abc import Callable

    from licet.release.graph import Release

KEEPS = {"bundles", "collects"}
MIT = record("MIT")
assert MIT is not None
BARE = replace(MIT, id="", terms=(), reach=(), restrictions=())  # a licence of which only the defaults can tell


@dataclass(frozen=True)
class Made:
    """A release under one choice: which licence holds for each component, and which goes out."""

    release: Release
    holders: tuple[Holder, ...]
    outbound: tuple[Leaf, ...] | None
    layer: str

    # Standing (section 2).

    def unread(self, h: Holder, w: World) -> bool:
        """A licence that nobody recorded, over a work from which the defaults do not set the release apart."""
        steps = self.fold(h, w, BARE) or [("", "", "same")]
        return steps[-1][2] != "apart" and bool(w.ask(("unrecorded", h.name, h.leaf)))

    def fold(self, h: Holder, w: World, law: Record | None = None) -> list[tuple[str, str, str]]:
        """Return (standing before, relation as it counts, standing after) for each step of the trail."""
        law = law or h.law(w)
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
        if getattr(term, "lifted", ()) and set(term.lifted) & self.relations(h, w):
            return False
        return w.holds(term.when) if when else w.possible(term.when)

    def whole(self, h: Holder, w: World) -> bool:
        """Return whether the release is the work or its derivative: an unshipped copy leaves nothing in it."""
        return self.standing(h, w) == "derivative" or (self.standing(h, w) == "same" and self.inside(h, w))

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
        """Return the acts of the one step that the release took, verbatim copies before it aside."""
        steps = [link.relation for link in h.trail if link.relation != "copies"]
        if len(steps) > 1 or (steps and h.trail[-1].relation == "copies"):
            return set()
        return set(vocabulary.relations()[steps[0] if steps else "copies"].acts)

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
        # Who must obey the law may not use the work against it.
        table = vocabulary.duties()
        bans += [(Atom(use), t) for t in law.of_kind("duty") for use in table[t.duty].bans]
        bans += [(atom, clause) for clause in law.restrictions for atom in (*clause.must, *clause.may)]
        pairs = [(a, t, use) for a, t in bans for use in sorted(self.performed()) if a.use in vocabulary.parents(use)]
        pairs += [(a, t, use) for a, t in bans for use in self.release.uses if use in vocabulary.parents(a.use)]
        return either(lambda w, p=p: self.banned(h, w, *p) for p in pairs)(w)

    def banned(self, h: Holder, w: World, atom: Atom, source: Any, use: str) -> bool:
        if isinstance(source, Term) and source.relation and not set(source.relation) & self.relations(h, w):
            return False
        limited = set(source.on) if isinstance(source, Term) and source.kind == "prohibition" else set()
        if not self.in_reach(h, w, source.object, limited) or not w.holds(source.when):
            return False
        plain = not atom.clause and not atom.narrowed and atom.use in vocabulary.parents(use)
        return plain or bool(w.ask(("narrow", atom, use)))

    def in_reach(self, h: Holder, w: World, objects: tuple[str, ...], limited: set[str]) -> bool:
        """The ban speaks of the release; or, speaking of the work itself, of what making the release did with it."""
        if fits(objects, self.standing(h, w)):
            return True
        acts = self.made_by(h) if "same" in objects else set()
        acts = acts & limited if limited else acts
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
            taken = [*self.fold(h, w), *(("", "", "") for link in h.trail[-1:] if link.relation == "copies")]
            # The first such step used the work or what it generated; later ones use what came of that.
            first = [(at, step) for at, step in enumerate(taken) if step[1] in term.relation][:1]
            for at, (before, _, _) in first:
                spoken = {"same", "output", before} & set(term.object)
                if before != "apart" and spoken and self.step_banned(h, w, term, last=at == len(taken) - 1):
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
        sort = "training.foundation-models"
        if set(term.use) == {sort} and sort not in self.release.uses and not w.ask((sort, h.trail[-1].target)):
            return False
        return w.holds(term.when) and (last or bool(w.ask(("made-by-others", h.name))))

    def family(self, g: Holder, h: Holder, w: World) -> bool:
        """Having learned from a model makes no member of its family: only its weights do."""
        learned = {"distils", "trains-on-outputs-of"} & self.relations(g, w) if g.law(w) else {""}
        return g.law(w) is h.law(w) and self.whole(g, w) and not learned
