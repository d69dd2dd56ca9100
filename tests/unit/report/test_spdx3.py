# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Any

from licet.report.bom import NOT_STATED
from licet.report.spdx3 import write
from tests.unit.report.releases import OPEN, PERMITTED, judged

# What the AI and the Dataset profile of SPDX 3.0.1 ask for beyond what their classes demand.
MODEL = {
    "suppliedBy", "software_downloadLocation", "software_packageVersion", "software_primaryPurpose", "releaseTime",
}  # fmt: skip
DATA = {
    "builtTime", "originatedBy", "releaseTime", "software_downloadLocation", "software_primaryPurpose",
    "dataset_datasetType",
}  # fmt: skip


def graph(manifest: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write(judged(manifest)))["@graph"]
    return found


def of_type(elements: list[dict[str, Any]], type_: str) -> list[dict[str, Any]]:
    return [one for one in elements if one["type"] == type_]


def test_each_package_has_one_declared_and_one_concluded_licence() -> None:
    for manifest in (PERMITTED, OPEN, OPEN.replace("CC-BY-SA-4.0", "gpl")):
        elements = graph(manifest)
        packages = [one["spdxId"] for one in elements if one["type"].endswith("Package")]
        assert len(packages) == len(set(packages)) >= 2
        for sort in ("hasDeclaredLicense", "hasConcludedLicense"):
            rows = [one for one in elements if one.get("relationshipType") == sort]
            assert [one["from"] for one in rows] == packages
            assert all(len(one["to"]) == 1 for one in rows)


def test_the_profiles_have_what_they_ask_for() -> None:
    elements = graph(OPEN)
    (model,) = of_type(elements, "ai_AIPackage")
    (data,) = of_type(elements, "dataset_DatasetPackage")
    assert set(model) >= MODEL
    assert set(data) >= DATA
    assert (model["releaseTime"], data["builtTime"]) == (NOT_STATED, NOT_STATED)
    assert data["dataset_datasetType"] == ["noAssertion"]
    assert len(data["originatedBy"]) == 1
    (document,) = of_type(elements, "SpdxDocument")
    assert document["profileConformance"] == ["core", "software", "simpleLicensing", "extension", "ai", "dataset"]


def test_lineage() -> None:
    elements = graph(OPEN)
    (model,) = of_type(elements, "ai_AIPackage")
    (data,) = of_type(elements, "dataset_DatasetPackage")
    (row,) = [one for one in elements if one.get("relationshipType") == "trainedOn"]
    assert (row["from"], row["to"]) == (model["spdxId"], [data["spdxId"]])


def test_no_profile_is_claimed_for_code() -> None:
    code = PERMITTED.replace('kind = "model"', 'kind = "code"').replace("fine-tunes", "modifies")
    elements = graph(code)
    assert of_type(elements, "SpdxDocument")[0]["profileConformance"][-1] == "extension"
    assert not of_type(elements, "Agent")


def test_restrictions_and_the_answer() -> None:
    elements = graph(PERMITTED)
    root, base = of_type(elements, "ai_AIPackage")
    assert "Attachment A" in root["ai_limitation"]
    assert "ai_limitation" not in base
    said = [one["statement"] for one in of_type(elements, "Annotation") if one["subject"] == root["spdxId"]]
    assert "answers yes" in said[0]


def test_a_reference_leads_to_what_stands_for_its_text() -> None:
    elements = graph(PERMITTED)
    texts = {one["spdxId"]: one for one in of_type(elements, "simplelicensing_SimpleLicensingText")}
    expressions = of_type(elements, "simplelicensing_LicenseExpression")
    entries = [entry for one in expressions for entry in one.get("simplelicensing_customIdToUri", ())]
    assert [entry["key"] for entry in entries] == ["LicenseRef-CreativeML-OpenRAIL-M"]
    assert texts[entries[0]["value"]]["simplelicensing_licenseText"].endswith("Its text is not in this document.")
