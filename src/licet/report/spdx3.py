# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as an SPDX 3.0.1 document in JSON-LD, with the AI and Dataset profiles.

Those two profiles ask for exactly one declared and one concluded licence of each model and data set, and for times,
a supplier and an address that often nobody knows: the time that stands for "not stated", an agent and an address
NOASSERTION. Marks stand in the properties that SPDX takes from CycloneDX.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release.bom import marks
from licet.release.bom.claimed import NOASSERTION
from licet.release.bom.natives import SPDX3, spdx3_origin_first
from licet.report.bom import NOT_STATED, compose, created, document, identified, restricted, slug

if TYPE_CHECKING:
    from licet.reason.verdict import Verdict
    from licet.release.graph import Kind, Link
    from licet.report.bom import Component, Inventory
    from licet.report.style import Style

_CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
_CREATION = "_:creationInfo"
_NO_LICENCE = "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense"
_TYPES: dict[Kind, tuple[str, str, Kind]] = {
    "model": ("ai_AIPackage", "model", "model"),
    "data": ("dataset_DatasetPackage", "data", "data"),
    "code": ("software_Package", "", "code"),
    "output": ("software_Package", "", "code"),
}
_PROFILES = {"model": "ai", "data": "dataset"}
_TIMES = "Its times of release and making are not known here: the start of 1970 stands for that."


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the verdict as an SPDX 3.0.1 document."""
    from licet.report.bom_words import remarks

    found = compose(verdict)
    limits = {name: "\n".join(map(str, rows)) for name, rows in restricted(verdict).items()}
    return document(identified(lambda id_: _Writer(found, id_).document(remarks(verdict), limits)), style)


class _Writer:
    """Writes one document: elements under ids of its own, each listed in the collection."""

    __slots__ = ("_elements", "_expressions", "_found", "_ids", "_references", "_space", "_texts")

    def __init__(self, found: Inventory, id_: str) -> None:
        self._found = found
        self._space = f"https://spdx.org/spdxdocs/{slug(found.release.name)}-{id_}"
        self._ids = {one.name: f"{self._space}/{at}-{slug(one.name)}" for at, one in enumerate(found.all)}
        self._references = found.references
        self._expressions: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._elements: list[dict[str, Any]] = []

    def document(self, said: list[str], limits: dict[str, str]) -> dict[str, Any]:
        """Return the document, with what is said of the release and the restrictions on the use of each artefact."""
        agent = self._add("SoftwareAgent", "licet", name=_tool())
        nobody = ""
        if any(one.kind in _PROFILES for one in self._found.all):
            nobody = self._add("Agent", "nobody", name=NOASSERTION, comment="Who it is is not known here.")
        for one in self._found.all:
            self._package(one, nobody, limits.get(one.name, ""))
        for at, link in enumerate(self._found.links):
            self._link(at, link)
        root = self._ids[self._found.release.name]
        for at, text in enumerate(said):
            self._add("Annotation", f"said-{at}", annotationType="other", subject=root, statement=text)
        elements = [element["spdxId"] for element in self._elements]
        bill = self._add("software_Sbom", "sbom", rootElement=[root], element=elements)
        self._add(
            "SpdxDocument",
            "document",
            name=self._found.release.name,
            profileConformance=self._profiles(),
            rootElement=[bill],
            element=[*elements, bill],
            extension=_mark(marks.RELEASE, self._found.mark()),
        )
        creation = {
            "type": "CreationInfo",
            "@id": _CREATION,
            "specVersion": "3.0.1",
            "created": created(),
            "createdBy": [agent],
        }
        return {"@context": _CONTEXT, "@graph": [creation, *self._elements]}

    def _add(self, type_: str, end: str, **properties: Any) -> str:
        id_ = end if "://" in end else f"{self._space}/{end}"
        self._elements.append({"type": type_, "spdxId": id_, "creationInfo": _CREATION, **properties})
        return id_

    def _profiles(self) -> list[str]:
        found = ["core", "software", "simpleLicensing", "extension"]
        return found + [name for kind, name in _PROFILES.items() if any(one.kind == kind for one in self._found.all)]

    def _package(self, one: Component, nobody: str, limits: str) -> None:
        type_, purpose, native = _TYPES[one.kind]
        content: dict[str, Any] = {"name": one.name} | ({"software_primaryPurpose": purpose} if purpose else {})
        remarks = [one.remark] if one.remark else []
        if one.kind in _PROFILES:
            time = created() if one.own else NOT_STATED
            remarks += [_TIMES] if time == NOT_STATED else []
            content |= {"software_downloadLocation": one.page or NOASSERTION, "releaseTime": time}
            content |= _of_model(nobody, limits) if one.kind == "model" else _of_data(nobody, time)
        if one.purl:
            content["software_packageUrl"] = one.purl
        if one.notices:
            content["software_attributionText"] = list(one.notices)
        if remarks:
            content["comment"] = " ".join(remarks)
        mark = one.mark(native, one.declared, one.concluded)
        if mark:
            content["extension"] = _mark(marks.COMPONENT, mark)
        id_ = self._add(type_, self._ids[one.name], **content)
        for what, expression in (("hasDeclaredLicense", one.declared), ("hasConcludedLicense", one.concluded)):
            licence = self._expression(expression)
            self._add("Relationship", f"{id_}/{what}", relationshipType=what, **{"from": id_, "to": [licence]})

    def _expression(self, text: str) -> str:
        """Return the id of an expression, which is an element once, with the references that it holds."""
        if text == NOASSERTION:
            return _NO_LICENCE
        if text not in self._expressions:
            refs = dict.fromkeys(word for word in text.replace("(", "").replace(")", "").split() if "Ref-" in word)
            entries = [{"type": "DictionaryEntry", "key": ref, "value": self._text(ref)} for ref in refs]
            custom = {"simplelicensing_customIdToUri": entries} if entries else {}
            self._expressions[text] = self._add(
                "simplelicensing_LicenseExpression",
                f"licence-{len(self._expressions)}",
                simplelicensing_licenseExpression=text,
                **custom,
            )
        return self._expressions[text]

    def _text(self, ref: str) -> str:
        """Return the id of what stands in for the text of a reference."""
        if ref not in self._texts:
            meant = self._references[ref]
            self._texts[ref] = self._add(
                "simplelicensing_SimpleLicensingText", ref, name=meant.name, simplelicensing_licenseText=meant.text
            )
        return self._texts[ref]

    def _link(self, at: int, link: Link) -> None:
        type_ = SPDX3[link.relation]
        ends = (link.origin, link.target) if spdx3_origin_first(type_) else (link.target, link.origin)
        one, other = (self._ids[name] for name in ends)
        extension = _mark(marks.RELATION, marks.of_link(link))
        scoped = {"scope": "runtime"} if link.relation == "calls" else {}
        self._add(
            "LifecycleScopedRelationship" if scoped else "Relationship",
            f"relation-{at}",
            relationshipType=type_,
            **{"from": one, "to": [other]},
            **scoped,
            extension=extension,
        )


def _of_model(nobody: str, limits: str) -> dict[str, Any]:
    """Return what the AI profile asks for, with the restrictions on use as the limitation of the model."""
    content: dict[str, Any] = {"suppliedBy": nobody, "software_packageVersion": NOASSERTION}
    return content | ({"ai_limitation": limits} if limits else {})


def _of_data(nobody: str, time: str) -> dict[str, Any]:
    return {"originatedBy": [nobody], "builtTime": time, "dataset_datasetType": ["noAssertion"]}


def _mark(name: str, content: dict[str, Any]) -> list[dict[str, Any]]:
    entry = {
        "type": "extension_CdxPropertyEntry",
        "extension_cdxPropName": name,
        "extension_cdxPropValue": marks.written(content),
    }
    return [{"type": "extension_CdxPropertiesExtension", "extension_cdxProperty": [entry]}]


def _tool() -> str:
    from licet.version import __version__

    return f"licet {__version__}"
