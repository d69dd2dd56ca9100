# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may be done with the work: redistribution, modification, derivatives, commercial use, hosting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.reading.answer import Draft, Place, of_deed, of_fact
from licet.reading.deeds import (
    DERIVED,
    GENERATED,
    LIMITED,
    WORKS,
    about_licensee,
    but_by_leave,
    is_conditional,
    is_of_grant,
    is_stated,
    near,
    phrase,
    speaks_of_derivatives,
    whole,
    whose,
)
from licet.reading.statements import Deed

if TYPE_CHECKING:
    from collections.abc import Callable

    from licet.reading.facts import Fact, Facts
    from licet.reading.statements import Statement

    Found = tuple[Deed, Statement]

_SHARE = ("distribute", "all")
_SPEAKING = ("grant", "condition", "define", "duty")
_LEFT = re.compile(
    r"\b(?:for any|for commercial|for profit|except|unless|that|which|without|provided|if|to the extent|other than"
    r"|in a manner)\b"
)
_NOUNS = ("model", "software", "work", "material", "data", "program", "code", "weight")
_DEFINES_USE = re.compile(r"[^\w\"]*\"?(?:use|using|usage|exploit|utili[sz]e)\"?\W", re.IGNORECASE)
_OF_USES = re.compile(r"\bnot\b.*\buse\b|\buse\b.*\bnot\b", re.IGNORECASE)


class Rights:
    """The facts that decide what may be done, each looked up once. `onward` is the answer to pass-through."""

    __slots__ = ("facts", "limits", "onward", "strings")

    def __init__(self, facts: Facts, onward: Draft, strings: Place | None) -> None:
        self.facts = facts
        self.onward = onward
        self.strings = strings  # a naming duty or a threshold
        self.limits = _limits(facts)

    def granted(self, *acts: str, derivative: bool = False) -> Found | None:
        """Return the first grant of one of these acts, one that its own sentence does not limit where there is one."""
        partly = {id(fact.statement) for fact in self.facts.said.get("part-only", ())}
        limited: Found | None = None
        for deed, statement in self.facts.deeds("grant", *acts):
            apart = deed.first == "derivative" and deed.act == "distribute" and deed.at < whole(statement)
            if apart and not derivative:
                continue  # "to redistribute derivative works" says nothing of the work
            if deed.act == "all" and any(other.mode == "except" and other.act in acts for other in statement.deeds):
                continue  # "everything … other than distributing it"
            if not deed.firm or (derivative and not speaks_of_derivatives(deed, statement)):
                continue
            done_to = whose(statement, deed)
            if done_to == "other" or (done_to == "own" and not derivative):
                continue
            if not (deed.objects & {"work", "derivative"} or deed.act == "all" or statement.lead or not deed.objects):
                continue
            if id(statement) not in partly:
                return deed, statement
            limited = limited or (deed, statement)
        if limited is None:
            limited = self._defined(acts, derivative)
        waiver = self.facts.first("waiver")
        if waiver is not None:
            return Deed("all", "grant", frozenset(("work", "derivative")), waiver.first), waiver.statement
        return limited

    def _defined(self, acts: tuple[str, ...], derivative: bool) -> Found | None:
        """Return the grant of a use that a definition says to be these acts: "Use" means copying, distributing …"."""
        meant = any(
            _DEFINES_USE.match(statement.text)
            and (not derivative or any(other.act == "modify" for other in statement.deeds))
            for _, statement in self.facts.deeds("define", *acts)
        )
        return next(self.facts.deeds("grant", "use"), None) if meant else None

    def is_partly(self, found: Found) -> bool:
        """Return whether a grant is limited in its own sentence."""
        return any(fact.statement is found[1] for fact in self.facts.said.get("part-only", ()))

    def presupposed(self, *acts: str, derivative: bool = False) -> Found | None:
        """Return a condition or duty that takes an act for allowed ("if you distribute …, you must …")."""
        for mode in ("condition", "duty"):
            for deed, statement in self.facts.deeds(mode, *acts):
                if not about_licensee(statement) or whose(statement, deed) == "other":
                    continue
                if ("work" in deed.objects and not derivative) or (derivative and "derivative" in deed.objects):
                    return deed, statement
        return None

    def refused(self, *acts: str) -> bool:
        """Return whether an act is banned in some part, and only its exceptions keep it from being banned whole."""
        return any(
            deed.firm and "work" in deed.objects and "except" in statement.words.words
            for deed, statement in self.facts.deeds("ban", *acts)
        )

    def banned(self, *acts: str, derivative: bool = False) -> Found | None:
        """Return a ban on an act that leaves nothing of it allowed."""
        for deed, statement in self.facts.deeds("except", *acts):
            if any(other.act == "all" and other.mode == "grant" for other in statement.deeds):
                return deed, statement
        for deed, statement in self.facts.deeds("ban", *acts):
            if not deed.firm:
                continue
            behind = statement.words.words[deed.at + 1 :]
            if near(behind[:4], GENERATED) or statement.words.words[-1] in ("for", "to", "that", "in"):
                continue
            if is_conditional(statement, deed) or _OF_USES.search(statement.lead) or is_stated(statement, deed):
                continue
            derived = next((i for i, word in enumerate(behind[:5]) if word.startswith(DERIVED)), -1)
            if derivative:
                open_ = (
                    derived < 0
                    or LIMITED.intersection(behind[:derived])
                    or _LEFT.search(" ".join(behind[derived : derived + 25]))
                )
                if not open_:
                    return deed, statement
            elif (derived < 0 or near(behind[: max(derived, 0)], _NOUNS)) and _is_of_work(deed, statement):
                if not LIMITED.intersection(but_by_leave(phrase(statement, deed))):
                    return deed, statement
            elif "modify" in acts and not LIMITED.intersection(behind[:40]):
                whole = statement.words.words[deed.at : deed.at + 4]  # "make adaptations": act and object
                if near(whole, (*DERIVED, *WORKS)):
                    return deed, statement
        return None


def _is_of_work(deed: Deed, statement: Statement) -> bool:
    """Return whether a deed is done to the work: "distribute the Model", "the corpus may not be passed on"."""
    words = statement.words.words
    if near(words[deed.at + 1 : deed.at + 11], WORKS):
        return True
    return "work" in deed.objects and "be" in words[max(0, deed.at - 3) : deed.at]


def _limits(facts: Facts) -> Place | None:
    """Return what limits use to some purpose: non-commercial, research, internal."""
    grant = facts.first("commercial-grant", "commercial-stated")
    return of_fact(
        (facts.first("noncommercial", "commercial-ban") if grant is None else None)
        or facts.first("purpose-only", "purpose-ban")
    )


def _heavy(rights: Rights) -> Place | None:
    """Return what makes giving the work away conditional: more than notice, copy and attribution."""
    if rights.limits is not None:
        return rights.limits
    if rights.onward.answer in ("copy-and-policy", "equivalent-clause", "clause", "own-terms-no-less-protective"):
        return rights.onward.place
    policy = rights.facts.first("policy", "register", "source-duty")
    return rights.strings or of_fact(policy)


def redistribution(rights: Rights) -> Draft:
    """Answer whether the work itself may be given to others."""
    found = rights.granted(*_SHARE, "sublicense")
    weak = rights.presupposed("distribute") if found is None else None
    ban = rights.banned("distribute")
    if found is None and ban is not None and weak is None:
        return Draft("forbidden", of_deed(ban))
    if found is None and weak is None:
        return _unsaid(rights.granted("use", "copy", "modify") is not None)
    heavy = _heavy(rights)
    both = (
        rights.onward.answer == "same-licence" and rights.onward.place is not None and _covers_work(rights.onward.place)
    )
    if ban is not None and (heavy is not None or both):
        where = heavy or rights.onward.place
        return Draft("conditional", where, False, "granted in one place and forbidden in another")
    if heavy is not None or both:
        said = found is not None and (
            heavy is None or heavy is not rights.limits or is_of_grant(heavy.statement, heavy.last)
        )
        return Draft("conditional", heavy or rights.onward.place, said, "taken for allowed, not granted")
    if ban is not None:
        return Draft("conditional", of_deed(ban), False, "granted in one place and forbidden in another")
    if found is not None and rights.is_partly(found):
        return Draft("conditional", of_deed(found), False, "the sentence that grants it limits it")
    if found is None:
        return Draft("allowed", of_deed(weak), False, "taken for allowed, not granted")
    doubt = rights.facts.first("share-doubt")
    if doubt is not None:
        words = doubt.statement.quote(doubt.first, doubt.last)
        return Draft("allowed", of_deed(found), False, f"perhaps limited: {words}")
    return Draft("allowed", of_deed(found))


def _unsaid(read: bool) -> Draft:
    """Return silence: sure only where some other grant was read, so that the text was understood."""
    return Draft("silent", None, read, "" if read else "no grant was recognised")


def _covers_work(place: Place) -> bool:
    """Return whether a same-licence duty speaks of the unmodified work too."""
    words = place.statement.words.words
    text = " " + " ".join(words) + " " + place.statement.lead.lower()
    if any(
        deed.act in ("distribute", "copy")
        and deed.mode in ("condition", "duty", "grant")
        and deed.first == "work"
        and whose(place.statement, deed) != "own"
        and words[deed.at + 1 : deed.at + 2] != ("any",)
        for deed in place.statement.deeds
    ):
        return True
    return " or any derivative" in text or " any derivative works" in text or " and derivative" in text


def modification(rights: Rights) -> Draft:
    """Answer whether modified versions may be made."""
    found = rights.granted("modify", "all")
    ban = rights.banned("modify")
    weak = rights.presupposed("modify", derivative=True) or rights.presupposed("modify") if found is None else None
    if found is None and ban is not None:
        return Draft("forbidden", of_deed(ban), weak is None)
    if found is None and weak is None:
        return _unsaid(rights.granted("use", "copy", "distribute") is not None)
    if rights.limits is not None:
        sure = ban is None and not rights.refused("modify") and is_of_grant(rights.limits.statement, rights.limits.last)
        return Draft("conditional", rights.limits, sure, "" if sure else "perhaps limited by this, or forbidden")
    return Draft(
        "allowed", of_deed(found or weak), found is not None, "" if found else "taken for allowed, not granted"
    )


def derivatives(rights: Rights, alone: Draft) -> Draft:
    """Answer whether modified versions may be given to others; `alone` answers for the unmodified work."""
    ban = rights.banned("distribute", derivative=True)
    found = rights.granted(*_SHARE, derivative=True)
    if ban is not None:
        return Draft("forbidden", of_deed(ban))
    changing = modification(rights)
    if changing.answer == "forbidden":
        return Draft("forbidden", changing.place, changing.sure)
    weak = rights.presupposed("distribute", derivative=True) if found is None else None
    both = found is None and weak is None and alone.place is not None and changing.answer != "silent"
    if found is None and weak is None and not both:
        return Draft("silent", sure=changing.answer == "silent" or alone.answer == "silent")
    if alone.answer == "forbidden":
        if found is None:
            return Draft("forbidden", alone.place, weak is None and alone.sure, "spoken of as if it were allowed")
        return Draft("conditional", of_deed(found), False, "the unmodified work may not be given away")
    heavy = _heavy(rights)
    if heavy is not None:
        said = (found is not None or alone.sure) and (
            heavy is not rights.limits or is_of_grant(heavy.statement, heavy.last)
        )
        return Draft("conditional", heavy, said, "" if said else "taken for allowed, not granted")
    if rights.onward.answer in ("same-licence", "no-distribution"):
        return Draft("conditional", rights.onward.place)
    if alone.answer == "conditional":
        return Draft("conditional", alone.place, False, alone.why)
    place = of_deed(found or weak) or alone.place
    return Draft(
        "allowed", place, found is not None, "" if found else "granted for the work; not said for changed versions"
    )


def commercial(rights: Rights, threshold: Place | None) -> Draft:
    """Answer whether commercial use is granted."""
    facts = rights.facts
    only = facts.first("noncommercial", "commercial-ban")
    ask = facts.first("commercial-licence", "register")
    grant = facts.first("commercial-grant", "commercial-stated")
    if threshold is not None:
        return Draft("conditional", threshold)
    if only is not None:
        if grant is not None:
            return Draft("conditional", of_fact(ask or grant), ask is not None, "" if ask else "granted and refused")
        return Draft("forbidden", of_fact(only))
    if ask is not None:
        return Draft("conditional", of_fact(ask))
    if rights.limits is not None:
        return Draft("conditional", rights.limits, False, "use is limited to a purpose")
    found = rights.granted("all", "sell", "use", "copy", "distribute", "modify")
    if grant is not None:
        return Draft("allowed", of_fact(grant))
    doubt = facts.first("commercial-doubt")
    if found is not None and (doubt is not None or rights.is_partly(found)):
        return Draft(
            "conditional", of_fact(doubt) or of_deed(found), False, "granted without a limit, but spoken of elsewhere"
        )
    if found is not None:
        patents = "patent" in found[1].text.lower()
        return Draft("allowed", of_deed(found), not patents, "the sentence speaks of patents" if patents else "")
    return Draft("silent", None, False, "no grant was recognised")


def _asks_for_source(fact: Fact) -> bool:
    """Return whether a sentence on hosting asks for source ("as a service, you must make the source available")."""
    words = fact.statement.words.words
    return fact.mode in ("condition", "duty") and "source" in words and bool({"must", "shall"}.intersection(words))


def hosting(rights: Rights, alone: Draft, ban_modes: Callable[[Statement, int], str]) -> Draft:
    """Answer whether the work may be offered as a hosted service; `alone` answers for giving it away."""
    spoken = rights.facts.said.get("hosting", ())
    if not spoken:
        return Draft("silent")
    costly = next((f for f in spoken if _asks_for_source(f)), None)
    if costly is not None:
        return Draft("conditional", of_fact(costly))
    refused = next((f for f in spoken if ban_modes(f.statement, f.first) == "ban"), None)
    if refused is not None:
        limited = bool(LIMITED.difference(("as", "for")).intersection(refused.statement.words.words[refused.first :]))
        of_work = near((*refused.statement.words.words, *refused.statement.lead.lower().split()), WORKS)
        return Draft("conditional" if limited else "forbidden", of_fact(refused), of_work and not limited)
    place = of_fact(next((f for f in spoken if f.mode in ("grant", "condition")), spoken[0]))
    if _heavy(rights) is not None or alone.answer == "conditional":
        said = alone.sure and any(f.mode in _SPEAKING and is_of_grant(f.statement, f.last) for f in spoken)
        return Draft("conditional", place, said, "" if said else "hosting is only mentioned")
    if alone.answer in ("forbidden", "silent"):
        return Draft("conditional", place, False, "hosting is spoken of, giving away is not granted")
    return Draft(
        "allowed",
        place,
        any(f.mode in _SPEAKING for f in spoken),
        "hosting is only mentioned",
    )
