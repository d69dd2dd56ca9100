# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Any

from licet.report.spdx import write
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, judged


def document(manifest: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(judged(manifest)))
    return found


def test_packages_and_relationships() -> None:
    found = document(PERMITTED)
    root, base, loader = found["packages"]
    assert (root["name"], root["licenseDeclared"]) == ("acme/paint", "LicenseRef-CreativeML-OpenRAIL-M")
    assert root["licenseConcluded"] == "LicenseRef-CreativeML-OpenRAIL-M"
    assert base["licenseComments"].startswith("Declared as “creativeml-openrail-m” (manifest), read as LicenseRef-")
    assert (loader["licenseDeclared"], loader["licenseConcluded"]) == ("Apache-2.0", "Apache-2.0")
    assert {one["downloadLocation"] for one in found["packages"]} == {"NOASSERTION"}
    rows = [
        (one["spdxElementId"], one["relationshipType"], one["relatedSpdxElement"]) for one in found["relationships"]
    ]
    assert rows == [
        ("SPDXRef-DOCUMENT", "DESCRIBES", root["SPDXID"]),
        (root["SPDXID"], "DESCENDANT_OF", base["SPDXID"]),
        (root["SPDXID"], "CONTAINS", loader["SPDXID"]),
    ]
    assert found["relationships"][1]["comment"] == 'licet/1 {"relation": "fine-tunes", "ships": true}'


def test_every_reference_has_a_text() -> None:
    (info,) = document(PERMITTED)["hasExtractedLicensingInfos"]
    assert info["licenseId"] == "LicenseRef-CreativeML-OpenRAIL-M"
    assert info["extractedText"] == f"{info['name']}. Its text is not in this document."
    unclear = document(OPEN.replace("CC-BY-SA-4.0", "gpl"))
    (info,) = unclear["hasExtractedLicensingInfos"]
    assert info["extractedText"] == "gpl"
    assert unclear["packages"][1]["licenseDeclared"] == info["licenseId"]
    assert unclear["packages"][1]["licenseConcluded"] == "NOASSERTION"


def test_the_answer_and_what_is_owed_are_annotations() -> None:
    said = [one["comment"] for one in document(PERMITTED)["packages"][0]["annotations"]]
    assert said[0] == 'licet/1 {"kind": "model"}'
    assert "answers yes: acme/paint may be published under CreativeML-OpenRAIL-M." in said[1]
    assert said[2].startswith("What the release owes:\n- ")
    assert said[3].startswith("Uses that it may not be put to:\n- ")
    refused = [one["comment"] for one in document(REFUSED)["packages"][0]["annotations"]]
    assert any("answers no" in text for text in refused)
    asked = [one["comment"] for one in document(OPEN)["packages"][0]["annotations"]]
    assert any(text.startswith("What the answer hangs on:\n- ") for text in asked)


def test_nothing_of_this_machine_is_said() -> None:
    text = write(judged(PERMITTED))
    assert "licet.toml" not in text
    assert "/tmp" not in text
