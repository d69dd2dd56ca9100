# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as a CycloneDX 1.6 bill of materials in JSON, with a model card for each model.

Restrictions on use stand among the ethical considerations of the card: a name for what is ruled out, and under
mitigation how it is to be passed on. Relations stand in the pedigree, the data sets of a card and the dependencies,
and which each is exactly in a property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release.bom import marks
from licet.release.bom.claimed import NOASSERTION, OF_WORDS
from licet.release.bom.natives import LEARNED, PEDIGREE
from licet.report.bom import NOT_STATED, compose, created, document, identified, restricted
from licet.rules.phrases import use

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from licet.reason.verdict import Verdict
    from licet.release.graph import Kind, Link
    from licet.report.bom import Component, Inventory
    from licet.report.bom_words import Restriction
    from licet.report.style import Style

_TYPES: dict[Kind, str] = {"model": "machine-learning-model", "data": "data", "code": "library", "output": "data"}
_NATIVE: dict[str, Kind] = {"machine-learning-model": "model", "data": "data"}
_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the verdict as a CycloneDX 1.6 document."""
    from licet.report import bom_words

    found = compose(verdict)
    restrictions = restricted(verdict)
    said = [
        ("licet:answer", str(verdict.answer)),
        ("licet:says", bom_words.answer(verdict)),
        *(("licet:question", asks) for asks in bom_words.questions(verdict)),
        *(("licet:accepted", each) for each in bom_words.accepted(verdict)),
        *(("licet:duty", duty) for duty in bom_words.duties(verdict)),
    ]
    if found.release.kind != "model":  # a card belongs to models alone
        said += [("licet:restriction", str(one)) for one in restrictions[found.release.name]]
    rows = [_property(*row) for row in said]
    return document(identified(lambda id_: _document(found, restrictions, rows, id_)), style)


def _document(
    found: Inventory, restrictions: Mapping[str, list[Restriction]], said: list[dict[str, str]], id_: str
) -> dict[str, Any]:
    from licet.version import __version__

    tool = {"type": "application", "name": "licet", "version": __version__}
    leading: dict[str, list[Link]] = {}
    for link in found.links:
        leading.setdefault(link.target, []).append(link)
    named = {one.name: one for one in found.all}
    cards = {one.name: _considered(one, found, restrictions.get(one.name, [])) for one in found.all}
    main, *rest = (_component(one, leading.get(one.name, ()), named, cards[one.name]) for one in found.all)
    main["properties"] = [*said, *main.get("properties", ())]
    time = created()
    depends = [
        {"ref": one.name, "dependsOn": list(dict.fromkeys(link.origin for link in leading[one.name]))}
        if one.name in leading
        else {"ref": one.name}
        for one in found.all
    ]
    return {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{id_}",
        "version": 1,
        "metadata": {
            **({"timestamp": time} if time != NOT_STATED else {}),
            "tools": {"components": [tool]},
            "component": main,
            "properties": [_property(marks.RELEASE, marks.written(found.mark()))],
        },
        "components": rest,
        "dependencies": depends,
        "compositions": [
            {"aggregate": "incomplete" if found.is_incomplete else "unknown", "assemblies": [found.release.name]}
        ],
    }


def _considered(one: Component, found: Inventory, restrictions: list[Restriction]) -> dict[str, Any]:
    """Return the considerations on a model: what it is meant for, and what it may not be used for."""
    considered: dict[str, Any] = {}
    if one.kind != "model":
        return considered
    if one.own == "release" and found.uses:
        considered["useCases"] = [use(each) for each in found.uses]
    if restrictions:
        considered["ethicalConsiderations"] = [
            {"name": f"use restriction: {each.rules_out}", "mitigationStrategy": f"{each.where}: {each.passed_on}"}
            for each in restrictions
        ]
    return considered


def _component(
    one: Component, links: Iterable[Link], named: dict[str, Component], considered: dict[str, Any]
) -> dict[str, Any]:
    type_ = "application" if one.own == "release" and one.kind == "code" else _TYPES[one.kind]
    content: dict[str, Any] = {"type": type_, "bom-ref": one.name, "name": one.name}
    licences, declared, concluded = _licences(one)
    if licences:
        content["licenses"] = licences
    if one.purl:
        content["purl"] = one.purl
    ancestors = list(dict.fromkeys(link.origin for link in links if link.relation in PEDIGREE))
    if ancestors:
        content["pedigree"] = {"ancestors": [_ancestor(named[name]) for name in ancestors]}
    card: dict[str, Any] = {}
    learned = [link.origin for link in links if link.relation in LEARNED and named[link.origin].kind == "data"]
    if learned and one.kind == "model":
        card["modelParameters"] = {"datasets": [{"ref": name} for name in dict.fromkeys(learned)]}
    if considered:
        card["considerations"] = considered
    if card:
        content["modelCard"] = card
    mark = one.mark(_NATIVE.get(type_, "code"), declared, concluded)
    rows = [_property(marks.COMPONENT, marks.written(mark))] if mark else []
    rows += [_property(marks.RELATION, marks.written(marks.of_link(link) | {"origin": link.origin})) for link in links]
    rows += [_property("licet:notice", line) for line in one.notices]
    return content | ({"properties": rows} if rows else {})


def _ancestor(one: Component) -> dict[str, Any]:
    """Return a component as an ancestor: no second one, but a pointer to the one that is listed."""
    content: dict[str, Any] = {"type": _TYPES[one.kind], "name": one.name}
    if one.purl:
        content["purl"] = one.purl
    return content | {"properties": [_property(marks.COMPONENT, marks.written({"ref": one.name}))]}


def _licences(one: Component) -> tuple[list[dict[str, Any]], str, str]:
    """Return the entries, and the words that they say of what is declared and of what is concluded.

    CycloneDX 1.6 takes either one expression or a list of ids and names; so two expressions are two names.
    """
    declared = "" if one.declared == NOASSERTION else one.declared
    concluded = "" if one.concluded == NOASSERTION else one.concluded
    if declared.startswith(OF_WORDS):
        declared = one.words
    elif declared and concluded in ("", declared) and not _is_id(declared):
        how = "concluded" if concluded else "declared"
        entry = {"expression": declared, "acknowledgement": how}
        return [entry], "" if concluded else declared, concluded
    said = (("declared", declared), ("concluded", concluded))
    rows = [_entry(words, how) for how, words in said if words]
    return rows, declared, concluded


def _entry(words: str, how: str) -> dict[str, Any]:
    return {"license": {"id" if _is_id(words) else "name": words, "acknowledgement": how}}


def _is_id(words: str) -> bool:
    """Whether the list of CycloneDX has the id: it lags behind that of SPDX, the catalogue's records are older."""
    from licet.catalogue.expand import record

    return not words.startswith("LicenseRef-") and " " not in words and record(words) is not None


def _property(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}
