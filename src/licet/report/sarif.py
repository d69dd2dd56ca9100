# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as SARIF 2.1.0, for code scanning: a result for each remark, on the line of the card or manifest.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0. Rules are our codes, their help is our pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.report.headline import headline
from licet.report.places import relative
from licet.report.remarks import Remark, remarks, rule
from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.release.graph import Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return a SARIF log with one run."""
    return join([("", verdict)], style)


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return one log with one run for all verdicts: code scanning takes one run of a tool for a commit."""
    from json import dumps

    from licet.version import __version__

    style = style or Style()
    told = [(one.release.root.name, remark) for _, one in found for remark in remarks(one)]
    codes = sorted({remark.code for _, remark in told})
    results: dict[tuple[object, ...], dict[str, Any]] = {}
    for name, remark in told:  # a folder and a file in it may both have been asked about
        key = (name, remark.fingerprint, remark.place)
        results.setdefault(key, _result(name, remark, codes.index(remark.code), style))
    driver = {"name": "licet", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the checkout, or the folder licet ran in"}}},
        "columnKind": "unicodeCodePoints",
        "results": list(results.values()),
        "properties": {
            "verdicts": [
                {
                    **({"path": path} if path else {}),
                    "release": one.release.root.name,
                    "answer": str(one.answer),
                    "headline": headline(one),
                }
                for path, one in found
            ]
        },
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, indent=2, ensure_ascii=style.ascii) + "\n"


def _rule(code: str) -> dict[str, Any]:
    found = rule(code)
    return {
        "id": code,
        "shortDescription": {"text": _ended(found.title)},
        "fullDescription": {"text": _first_paragraph(found.page)},
        "help": {"text": found.page, "markdown": found.page},
        "defaultConfiguration": {"level": found.severity},
        "properties": {"tags": ["licence"]},
    }


def _result(name: str, remark: Remark, index: int, style: Style) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": remark.code,
        "ruleIndex": index,
        "level": remark.level,
        "message": {"text": _plain(remark.text)},
    }
    if remark.place is not None:
        result["locations"] = [_location(remark.place, style)]
    if remark.others:
        result["relatedLocations"] = [
            {"id": number, **_location(place, style), "message": {"text": what}}
            for number, (place, what) in enumerate(remark.others, 1)
        ]
    # The second is the one that GitHub compares: https://docs.github.com, "SARIF support for code scanning".
    result["partialFingerprints"] = {
        "licet/v1": remark.fingerprint,
        "primaryLocationLineHash": f"{remark.fingerprint}:1",
    }
    result["properties"] = {"release": name, **({"component": remark.component} if remark.component else {})}
    return result


def _location(place: Place, style: Style) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _address(relative(place.file, style))}
    if place.line is not None:
        physical["region"] = {"startLine": place.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": place.pointer}]
    return location


def _address(path: str) -> dict[str, Any]:
    """Return a path as a URI: relative to where licet was called, or of this machine where it lies elsewhere."""
    from urllib.parse import quote

    if path.startswith("/"):
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path), "uriBaseId": _ROOT}


def _first_paragraph(text: str) -> str:
    """Return what the page of a rule says that it finds."""
    found = text.partition("## What it finds\n\n")[2] or text.partition("\n\n")[2]
    return " ".join(found.partition("\n\n")[0].split())


def _plain(text: str) -> str:
    """Return text that holds no link: in a message "[words](target)" is one (SARIF 2.1.0, §3.11.6)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else sentence + "."
