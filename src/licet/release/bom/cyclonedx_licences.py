# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a CycloneDX component says of its licences: ids, names with texts and addresses, expressions with details.

Several licences beside each other have no stated meaning in CycloneDX: neither AND nor OR. Since 1.6 each says whether
it was declared or concluded.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.bom.licences import together
from licet.release.bom.tree import text_of
from licet.syntax.source import brief

if TYPE_CHECKING:
    from licet.release.bom.licences import Licences
    from licet.release.bom.tree import Node
    from licet.release.graph import Claim

_LONGEST_TEXT = 1_000_000


def claim_of(component: Node, licences: Licences) -> tuple[Claim | None, list[Claim]]:
    """Return what a component claims (None: nothing), and what was found in its files."""
    said: dict[str, list[Claim]] = {"declared": [], "concluded": []}
    for node in component.listed("licenses"):
        concluded = _acknowledged(node) == "concluded"
        claim = _one(node, licences)
        if claim is not None:
            said["concluded" if concluded else "declared"].append(claim)
    evidence = component.get("evidence")
    found = [_one(node, licences) for node in evidence.listed("licenses")] if evidence is not None else []
    held = [claim for claim in found if claim is not None]
    declared, concluded_ = (_listed(each) for each in said.values())
    return together(declared, concluded_, held), held if concluded_ is None else []


def said_of(component: Node) -> tuple[str, str]:
    """Return what is written as declared, and what as concluded: the words of the entries."""
    said: dict[bool, list[str]] = {False: [], True: []}
    for node in component.listed("licenses"):
        inner = node.get("license") or node
        words = (text_of(inner, key) for key in ("id", "name", "expression"))
        said[_acknowledged(node) == "concluded"].append(next((each for each in words if each), node.text))
    return ", ".join(said[False]), ", ".join(said[True])


def _acknowledged(node: Node) -> str:
    inner = node.get("license")
    return text_of(node, "acknowledgement") or (text_of(inner, "acknowledgement") if inner is not None else "")


def _one(node: Node, licences: Licences) -> Claim | None:
    """Return what one entry claims, None for NOASSERTION."""
    if node.tag in ("expression", "expression-detailed"):
        expression: Node | None = node if node.tag == "expression" else node.get("expression")
    else:
        expression = node.get("expression")
    if expression is not None:
        _define(node, licences)
        return (
            licences.odd(expression.odd, expression.place)
            if expression.odd
            else licences.expression(expression.text, expression.place)
        )
    return _named(node.get("license") or node, licences)


def _define(node: Node, licences: Licences) -> None:
    """Give `licences` the texts that the details of an expression hold for its references."""
    for each in node.all("expressionDetails") + node.all("details"):
        ref = text_of(each, "licenseIdentifier") or text_of(each, "license-identifier")
        if ref.startswith("LicenseRef-"):
            licences.define(ref, _text(each), "")


def _text(node: Node) -> str:
    """Return the text of an entry, decoded where it is said to be base64."""
    held = node.get("text")
    if held is None:
        return ""
    content = text_of(held, "content") or held.text
    if text_of(held, "encoding") != "base64":
        return content
    import base64
    import binascii

    try:
        return base64.b64decode(content[:_LONGEST_TEXT], validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _named(node: Node, licences: Licences) -> Claim | None:
    """Return what an entry with an id or a name claims; a text or an address beside it must not say otherwise."""
    stated = node.get("id") or node.get("name")
    text = _text(node)
    known = licences.known_text(text) if text else ()
    if stated is None or not stated.text:
        if stated is not None and stated.odd:
            return licences.odd(stated.odd, stated.place)
        return _unnamed(node, licences, text, known)
    claim = licences.expression(stated.text, stated.place)
    if claim is None:
        return None
    if known:
        # The text is what applies, whatever it is called; where the name is that of another licence, each must hold.
        of_text = _of_known(known, claim)
        return together(claim, of_text) if claim.readings else replace(of_text, raw=claim.raw)
    if claim.readings:
        return claim
    linked = _linked(node, licences)
    if linked is not None and linked.readings:
        note = f"{brief(stated.text)} is taken for the licence at {', '.join(linked.raw)}"
        return replace(linked, raw=claim.raw, place=claim.place, notes=(*linked.notes, note))
    if text:
        question = f"which licence is {brief(stated.text)}, whose text begins {brief(text, 60)}?"
        return replace(claim, question=question)
    return claim


def _of_known(known: tuple[str, ...], claim: Claim) -> Claim:
    from licet.syntax import parse_expression

    return replace(claim, readings=tuple(parse_expression(id_) for id_ in known), unknown="", question="", raw=known)


def _unnamed(node: Node, licences: Licences, text: str, known: tuple[str, ...]) -> Claim:
    linked = _linked(node, licences)
    if known:
        return _of_known(
            known, claims.unread(node.place, linked.source if linked else "CycloneDX document", (), "", "")
        )
    if linked is not None:
        return linked
    raw = (text[:80],) if text else ()
    question = (
        f"which licence is the text that begins {brief(text, 60)}?" if text else "which licence is it? it has no name"
    )
    return claims.unread(
        node.place, "CycloneDX document", raw, "licence-other" if text else "licence-not-stated", question
    )


def _linked(node: Node, licences: Licences) -> Claim | None:
    """Return what the address beside a licence is the address of: a known licence, or the licence of a known work."""
    from licet.release import hub_names, works

    url = node.get("url")
    if url is None or not url.text:
        return None
    work = hub_names.file_of(url.text)
    if work is not None:
        found = works.find(work[1], work[0]) if work[2].lower().startswith(("licen", "copying")) else None
        return replace(works.claim(found), place=url.place) if found else None
    return licences.expression(url.text, url.place)


def _listed(found: list[Claim]) -> Claim | None:
    """Return what several entries mean together: CycloneDX does not say whether all apply or one may be chosen."""
    if len(found) < 2:
        return found[0] if found else None
    raw = tuple(dict.fromkeys(word for claim in found for word in claim.raw))
    first = found[0]
    unread = next((claim for claim in found if not claim.readings), None)
    if unread is not None:
        return replace(unread, raw=raw, listing="undefined", place=first.place)
    readings = claims.combine([claim.readings for claim in found], "undefined")
    if readings is None:
        question = f"which licence applies? {len(found)} are listed"
        return claims.unread(first.place, first.source, raw, "licence-unreadable", question)
    note = "a list: the format does not say whether all of them apply or one may be chosen"
    notes = tuple(note for claim in found for note in claim.notes)
    return replace(first, raw=raw, listing="undefined", readings=readings, notes=(*notes, note))
