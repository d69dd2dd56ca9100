# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The derivation of an answer: a tree whose leaves are quotes, places in the user's files, facts and named defaults.

Built when asked for, and said in words only by report/ (semantics.md §5 and §8: every leaf is a verified quote, a
manifest span, a scenario fact or a named default).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.catalogue.expand import reserved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.catalogue.model import Cite
    from licet.reason.conflict import Holding
    from licet.reason.reach import Stand
    from licet.reason.scenario import Scenario
    from licet.reason.verdict import Objection, Party, Verdict
    from licet.release.graph import Place


@dataclass(frozen=True, slots=True)
class Node:
    """One step. `kind` says what it is, `subject` of whom or what, `value` what follows.

    Derived: answer, objection, holds, stands. Leaves: term and grant (with `cite`), reach (with `cite`, of a text or
    of a default), link, claim and accepted (with `place`), fact, question, default (with `cite.authority`).
    """

    kind: str
    subject: str
    value: str = ""
    cite: Cite | None = None
    basis: str = ""
    place: Place | None = None
    children: tuple[Node, ...] = ()

    def leaves(self) -> Iterator[Node]:
        """Yield the leaves from left to right."""
        pending = [self]
        while pending:
            node = pending.pop()
            if node.children:
                pending.extend(reversed(node.children))
            else:
                yield node


def prove(verdict: Verdict) -> Node:
    """Return the derivation of a verdict's answer; of several artefacts, one derivation for each, then for the rest."""
    name = verdict.release.root.name
    if verdict.rest is not None:
        told = [prove(part) for part in verdict.parts]
        rest = verdict.rest
        if rest.holdings or rest.conflicts or rest.open or rest.proposed:
            told.append(prove(rest))
        return Node("answer", name, str(verdict.answer), basis=verdict.basis, children=tuple(told))
    if verdict.conflicts or verdict.open:
        children = [_objection(verdict, objection) for objection in (*verdict.conflicts, *verdict.open)]
    else:
        children = [_holding(verdict, holding) for holding in verdict.holdings]
    children += [Node("accepted", one.objection.code, one.reason, place=one.place) for one in verdict.accepted]
    if not children:
        children = [_claim(verdict, name)]
    return Node("answer", name, str(verdict.answer), basis=verdict.basis, children=tuple(children))


def _objection(verdict: Verdict, objection: Objection) -> Node:
    children = [child for party in objection.parties for child in _party(verdict, party)]
    children.extend(
        Node("fact" if unknown.kind == "fact" else "question", unknown.subject, unknown.asks)
        for unknown, _ in sorted(objection.literals, key=lambda literal: (literal[0].kind, literal[0].subject))
    )
    if objection.because:
        children.append(Node("default", verdict.defaults, objection.because))
    return Node("objection", objection.code, objection.what, children=tuple(children))


def _party(verdict: Verdict, party: Party) -> Iterator[Node]:
    if party.term is not None:
        yield Node("term", party.licence, party.term.cite.section, party.term.cite, party.term.basis)
    if party.stand is not None:
        yield _stand(party.artefact, party.licence, party.stand)
    yield _claim(verdict, party.artefact)


def _claim(verdict: Verdict, name: str) -> Node:
    artefact = next(a for a in verdict.release.works if a.name == name)
    claim = artefact.licence
    if claim is None:
        return Node("claim", name, "", place=artefact.place)
    return Node("claim", name, " | ".join(claim.raw), basis=claim.source, place=claim.place)


def _stand(artefact: str, licence: str, stand: Stand) -> Node:
    children = []
    for step in stand.trail:
        link = step.link
        children.append(Node("link", link.target, f"{link.relation} {link.origin}", place=link.place))
        if step.entry is not None:
            entry = step.entry
            children.append(Node("reach", licence, f"{step.relation}: {step.standing}", entry.cite, entry.basis))
    return Node("stands", artefact, stand.standing, children=tuple(children))


def _holding(verdict: Verdict, holding: Holding) -> Node:
    from licet.reason.grants import acts_on

    record = holding.part.record
    children = [_claim(verdict, holding.artefact), _stand(holding.artefact, holding.part.id, holding.stand)]
    standing = {holding.stand.standing, "same"} if holding.stand.standing == "part" else {holding.stand.standing}
    for act in acts_on(holding.stand, _scenario(verdict)):
        grants = [t for t in record.of_kind("grant") if act in t.on and standing & set(t.object)] if record else []
        if grants:
            children.append(Node("grant", holding.part.id, act, grants[0].cite, grants[0].basis))
        else:
            answer, _status, authority = reserved(verdict.defaults, act)
            children.append(Node("default", verdict.defaults, f"{act} is {answer}: {authority}"))
    return Node("holds", holding.artefact, holding.part.id, children=tuple(children))


def _scenario(verdict: Verdict) -> Scenario:
    from licet.reason.judge import scenario_of

    return verdict.scenario or scenario_of(verdict.release, verdict.defaults)
