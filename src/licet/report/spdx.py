# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as an SPDX 2.3 document in JSON.

SPDX 2.3 knows no models and no data, and a handful of our relations: what it has no word for stands in an annotation,
or in the comment of a relationship, as licet's mark (`release/bom/marks`), which its reader takes up again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release.bom import marks
from licet.release.bom.claimed import NOASSERTION
from licet.release.bom.natives import SPDX2, spdx2_origin_first
from licet.report.bom import compose, created, document, identified, slug

if TYPE_CHECKING:
    from licet.reason.verdict import Verdict
    from licet.release.graph import Link
    from licet.report.bom import Component, Inventory
    from licet.report.style import Style

_DOCUMENT = "SPDXRef-DOCUMENT"


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the verdict as an SPDX 2.3 document."""
    from licet.report.bom_words import remarks

    found = compose(verdict)
    said = [_annotation(text) for text in remarks(verdict)]
    return document(identified(lambda id_: _document(found, said, id_)), style)


def _document(found: Inventory, said: list[dict[str, str]], id_: str) -> dict[str, Any]:
    from licet.syntax import ids as listed
    from licet.version import __version__

    ids = {one.name: f"SPDXRef-{at}-{slug(one.name)}" for at, one in enumerate(found.all)}
    described = ids[found.release.name]
    rows = [{"spdxElementId": _DOCUMENT, "relationshipType": "DESCRIBES", "relatedSpdxElement": described}]
    content: dict[str, Any] = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": _DOCUMENT,
        "name": found.release.name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{slug(found.release.name)}-{id_}",
        "creationInfo": {
            "created": created(),
            "creators": [f"Tool: licet-{__version__}"],
            "licenseListVersion": ".".join(listed.list_version().split(".")[:2]),
        },
        "annotations": [_annotation(marks.marked(found.mark()))],
        "packages": [_package(one, ids[one.name]) for one in found.all],
        "relationships": rows + [_relationship(link, ids) for link in found.links],
    }
    content["packages"][0].setdefault("annotations", []).extend(said)
    infos = [
        {"licenseId": ref, "name": meant.name, "extractedText": meant.text} for ref, meant in found.references.items()
    ]
    return content | ({"hasExtractedLicensingInfos": infos} if infos else {})


def _package(one: Component, id_: str) -> dict[str, Any]:
    content: dict[str, Any] = {
        "SPDXID": id_,
        "name": one.name,
        "downloadLocation": one.page or NOASSERTION,
        "filesAnalyzed": False,
        "licenseDeclared": one.declared,
        "licenseConcluded": one.concluded,
        "copyrightText": NOASSERTION,
    }
    if one.kind != "code":
        content["primaryPackagePurpose"] = "OTHER"
    if one.remark:
        content["licenseComments"] = one.remark
    if one.notices:
        content["attributionTexts"] = list(one.notices)
    if one.purl:
        ref = {
            "referenceCategory": "PACKAGE-MANAGER",
            "referenceType": "purl",
            "referenceLocator": one.purl,
        }
        content["externalRefs"] = [ref]
    mark = one.mark("code", one.declared, one.concluded)
    if mark:
        content["annotations"] = [_annotation(marks.marked(mark))]
    return content


def _relationship(link: Link, ids: dict[str, str]) -> dict[str, str]:
    type_ = SPDX2[link.relation]
    ends = (link.origin, link.target) if spdx2_origin_first(type_) else (link.target, link.origin)
    return {
        "spdxElementId": ids[ends[0]],
        "relationshipType": type_,
        "relatedSpdxElement": ids[ends[1]],
        "comment": marks.marked(marks.of_link(link)),
    }


def _annotation(text: str) -> dict[str, str]:
    from licet.version import __version__

    return {
        "annotationDate": created(),
        "annotationType": "OTHER",
        "annotator": f"Tool: licet-{__version__}",
        "comment": text,
    }
