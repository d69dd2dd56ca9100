# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as plain data, by schema "licet/1": keys are added, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from licet.catalogue.model import Cite
    from licet.reason.proof import Node
    from licet.reason.truth import Literals
    from licet.reason.verdict import Objection, Party, Verdict
    from licet.release.graph import Artefact, Claim, Link, Place

SCHEMA = "licet/1"


def plain(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as dictionaries, lists, strings, numbers and booleans."""
    return {
        "schema": SCHEMA,
        "answer": str(verdict.answer),
        "basis": verdict.basis,
        "defaults": verdict.defaults,
        "release": {
            **artefact(verdict.release.root),
            "acts": list(verdict.release.acts),
            "facts": {k: list(v) if isinstance(v, (list, tuple)) else v for k, v in verdict.release.facts.items()},
            "uses": list(verdict.release.uses),
        },
        "proposed": verdict.proposed or None,
        "outbound": list(verdict.outbound),
        "components": [artefact(one) for one in verdict.release.origins],
        "links": [link(one) for one in verdict.release.links],
        **found(verdict),
        "repairs": [
            {"kind": r.kind, "change": r.change, "answer": str(r.answer)} for r in verdict.repairs()
        ],
        "accepted": [
            {"code": a.objection.code, "components": list(dict.fromkeys(p.artefact for p in a.objection.parties)),
             "reason": a.reason, "expires": a.expires or None, **place(a.place)}
            for a in verdict.accepted
        ],
        "findings": [
            {"code": f.code, "message": f.message, "effect": f.effect, **place(f.place)}
            for f in verdict.release.findings
        ],
        "parts": [part(own, one) for own, one in zip(verdict.release.parts, verdict.parts, strict=True)]
        if verdict.parts else [],
        "proof": node(verdict.proof()),
    }  # fmt: skip


def part(own: Artefact, verdict: Verdict) -> dict[str, Any]:
    """Return what was found of one artefact of several, with the licence that is stated for it."""
    return {
        **artefact(own),
        "answer": str(verdict.answer),
        "basis": verdict.basis,
        "proposed": verdict.proposed or None,
        "outbound": list(verdict.outbound),
        "components": [one.name for one in verdict.release.origins],
        **found(verdict),
    }


def found(verdict: Verdict) -> dict[str, Any]:
    """Return what stands in the way, what is open, what is owed and what was chosen."""
    return {
        "conflicts": [of_artefact(one, verdict) for one in verdict.conflicts],
        "open": [of_artefact(one, verdict) for one in verdict.open],
        "questions": [
            {"asks": q.asks, "hint": q.hint or None, "about": list(q.about), "components": list(q.components),
             "kind": q.unknown.kind, "subject": q.unknown.subject, "blocks_if": q.if_yes or None}
            for q in verdict.questions
        ],
        "duties": [
            {"duty": d.duty, "text": d.text or None, "do": d.done, "discharged": d.discharged,
             "discharged_by": [place(where)["place"] for where in d.discharged_by],
             "conditional": [condition(d.literals)] if d.literals else [], "from": [party(p) for p in d.parties]}
            for d in verdict.duties
        ],
        "restrictions": [
            {"label": r.label, "uses": list(r.uses), "perhaps": list(r.vague), "narrowed": list(r.narrowed),
             "mode": r.mode, "from": party(r.party)}
            for r in verdict.restrictions
        ],
        "choices": [
            {"component": c.artefact, "chosen": c.chosen, "instead_of": list(c.instead_of)} for c in verdict.choices
        ],
    }  # fmt: skip


def place(where: Place | None) -> dict[str, Any]:
    """Return file, line and pointer of a place."""
    return {"place": {"file": where.file, "line": where.line, "pointer": where.pointer} if where else None}


def artefact(one: Artefact) -> dict[str, Any]:
    """Return an artefact with what is claimed for it and how that was read."""
    licence = None
    if one.licence is not None:
        licence = {**claim(one.licence), "disputed_by": [claim(other) for other in one.licence.disputed_by]}
    return {"name": one.name, "kind": one.kind, "licence": licence, **place(one.place)}


def claim(one: Claim) -> dict[str, Any]:
    """Return what somebody says a licence is, as written and as read."""
    return {
        "raw": list(one.raw),
        "listing": one.listing,
        "read_as": [str(reading) for reading in one.readings],
        "source": one.source,
        "notes": list(one.notes),
        "unknown": one.unknown or None,
        **place(one.place),
    }


def link(one: Link) -> dict[str, Any]:
    """Return a link between two artefacts."""
    return {
        "of": one.target,
        "relation": one.relation,
        "component": one.origin,
        "ships": one.ships,
        "inferred": one.inferred or None,
        **place(one.place),
    }


def cite(found: Cite | None) -> dict[str, Any] | None:
    """Return a citation, or None where a side has none."""
    if found is None:
        return None
    rows = {"section": found.section, "quote": found.quote, "text": found.text, "authority": found.authority}
    return {key: value for key, value in rows.items() if value or key == "section"}


def party(one: Party) -> dict[str, Any]:
    """Return one side: the component, its licence, the term with its citation, and how the release stands to it."""
    stand = one.stand
    return {
        "component": one.artefact,
        "licence": one.licence or None,
        "cite": cite(one.cite),
        "standing": stand.standing if stand else None,
        "path": [f"{s.link.target} {s.link.relation} {s.link.origin}" for s in reversed(stand.trail)] if stand else [],
    }


def condition(literals: Literals) -> list[dict[str, str]]:
    """Return what a conditional statement hangs on, each unknown with the value that it is about."""
    return [
        {"subject": unknown.subject, "is": unknown.means[value] if unknown.means else str(value)}
        for unknown, value in sorted(literals, key=lambda one: (one[0].kind, one[0].subject))
    ]


def objection(one: Objection) -> dict[str, Any]:
    """Return an objection with its parties and conditions."""
    return {
        "code": one.code,
        "what": one.what,
        "certain": one.certain,
        "if": condition(one.literals),
        "parties": [party(side) for side in one.parties],
    }


def of_artefact(one: Objection, verdict: Verdict) -> dict[str, Any]:
    """Return an objection with the name of what it is raised against: the release, or one of its artefacts."""
    return {**objection(one), "artefact": verdict.of(one).release.root.name}


def node(root: Node) -> dict[str, Any]:
    """Return a proof as nested dictionaries. Its depth is fixed by how proofs are built, so this may recurse."""
    out: dict[str, Any] = {"kind": root.kind, "subject": root.subject, "value": root.value}
    if root.cite is not None:
        out["cite"] = cite(root.cite)
    if root.basis:
        out["basis"] = root.basis
    if root.place is not None:
        out |= place(root.place)
    if root.children:
        out["children"] = [node(child) for child in root.children]
    return out
