# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from licet.release.graph import Release, ReleaseError, ordered
from licet.release.readers import reader_for, spdx3
from tests.unit.release.bom.told import codes, links, parts, readings

if TYPE_CHECKING:
    from pathlib import Path

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"


def element(type_: str, id_: str, **more: Any) -> dict[str, Any]:
    return {"type": type_, "spdxId": f"urn:{id_}", "name": id_, **more}


def relation(one: str, sort: str, *others: str, **more: Any) -> dict[str, Any]:
    to = [other if ":" in other else f"urn:{other}" for other in others]
    type_ = "LifecycleScopedRelationship" if "scope" in more else "Relationship"
    return {
        "type": type_,
        "spdxId": f"urn:r{one}{sort}",
        "from": f"urn:{one}",
        "relationshipType": sort,
        "to": to,
        **more,
    }


def expression(id_: str, text: str) -> dict[str, Any]:
    return element("simplelicensing_LicenseExpression", id_, simplelicensing_licenseExpression=text)


def read(tmp_path: Path, *nodes: dict[str, Any], root: str = "model") -> Release:
    document = element("SpdxDocument", "document", rootElement=["urn:bom"])
    bom = element("software_Sbom", "bom", rootElement=[f"urn:{root}"])
    path = tmp_path / "x.spdx3.json"
    path.write_text(json.dumps({"@context": CONTEXT, "@graph": [document, bom, *nodes]}), encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is spdx3
    return spdx3.read(path)


def test_a_model_its_data_and_its_base(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        element("ai_AIPackage", "model"),
        element("ai_AIPackage", "base", software_packageUrl="pkg:huggingface/meta-llama/Llama-3.1-8B"),
        element("dataset_DatasetPackage", "rows"),
        element("dataset_DatasetPackage", "test"),
        element("software_Package", "lib", software_packageVersion="1", software_primaryPurpose="library"),
        element("software_File", "weights", software_primaryPurpose="model"),
        expression("e1", "apache-2.0"),
        relation("model", "contains", "weights"),
        relation("weights", "trainedOn", "rows"),
        relation("model", "testedOn", "test"),
        relation("model", "descendantOf", "base"),
        relation("model", "dependsOn", "lib"),
        relation("model", "hasDeclaredLicense", "e1"),
        relation("rows", "hasConcludedLicense", "https://spdx.org/licenses/CC-BY-SA-4.0"),
    )
    assert (release.root.name, release.root.kind, readings(release.root.licence)) == ("model", "model", ["Apache-2.0"])
    assert parts(release) == {"meta-llama/Llama-3.1-8B": None, "rows": ["CC-BY-SA-4.0"], "test": None, "lib": None}
    assert links(release) == {
        ("rows", "trains-on", "model"),
        ("test", "evaluates-on", "model"),
        ("meta-llama/Llama-3.1-8B", "fine-tunes", "model"),
        ("lib", "links-dynamically", "model"),
    }
    assert codes(release) == []
    assert release.origins[1].licence is not None
    assert release.origins[1].licence.place.pointer == "/@graph/15"


def test_licences_made_of_parts(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        element("ai_AIPackage", "model"),
        *(element("software_Package", name) for name in ("set", "with", "later", "own", "simple", "none", "odd")),
        element(
            "expandedlicensing_DisjunctiveLicenseSet",
            "s",
            expandedlicensing_member=["https://spdx.org/licenses/MIT", "urn:c"],
        ),
        element("expandedlicensing_ConjunctiveLicenseSet", "c", expandedlicensing_member=["urn:l", "urn:l2"]),
        element("expandedlicensing_ListedLicense", "l") | {"spdxId": "urn:l"},
        {"type": "expandedlicensing_ListedLicense", "spdxId": "https://spdx.org/licenses/ISC"},
        element(
            "expandedlicensing_WithAdditionOperator",
            "w",
            expandedlicensing_subjectExtendableLicense="https://spdx.org/licenses/GPL-2.0-only",
            expandedlicensing_subjectAddition="https://spdx.org/licenses/Classpath-exception-2.0",
        ),
        element(
            "expandedlicensing_OrLaterOperator",
            "o",
            expandedlicensing_subjectLicense="https://spdx.org/licenses/LGPL-2.1",
        ),
        element("expandedlicensing_CustomLicense", "our terms", simplelicensing_licenseText="Do as we say."),
        element(
            "simplelicensing_LicenseExpression",
            "x",
            simplelicensing_licenseExpression="MIT AND LicenseRef-a",
            simplelicensing_customIdToUri=[{"type": "DictionaryEntry", "key": "LicenseRef-a", "value": "urn:text"}],
        ),
        element(
            "simplelicensing_SimpleLicensingText", "text", simplelicensing_licenseText="https://spdx.org/licenses/ISC"
        ),
        relation("set", "hasDeclaredLicense", "s"),
        relation("with", "hasDeclaredLicense", "w"),
        relation("later", "hasDeclaredLicense", "o"),
        relation("own", "hasDeclaredLicense", "urn:our terms"),
        relation("simple", "hasDeclaredLicense", "x"),
        relation("none", "hasDeclaredLicense", "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoneLicense"),
        relation("odd", "hasDeclaredLicense", "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense"),
    )
    found = parts(release)
    assert found["set"] == []  # urn:l is no licence of the list
    assert found["with"] == ["GPL-2.0-only WITH Classpath-exception-2.0"]
    assert found["later"] == ["LGPL-2.1-or-later"]
    assert found["own"] == found["none"] == []
    assert found["simple"] == ["MIT AND LicenseRef-a"]
    assert found["odd"] is None
    asked = next(origin.licence for origin in release.origins if origin.name == "own")
    assert asked is not None
    assert "Do as we say." in asked.question


def test_what_is_used_to_develop_is_a_tool(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        element("software_Package", "model"),
        element("software_Package", "a"),
        element("software_Package", "b"),
        relation("model", "dependsOn", "a", scope="test"),
        relation("model", "dependsOn", "b", scope="runtime"),
        relation("model", "usesTool", "urn:somebody"),
        element("Tool", "somebody"),
    )
    assert {(link.origin, link.relation, link.ships) for link in release.links} == {
        ("a", "calls", False),
        ("b", "links-dynamically", True),
    }


def test_a_list_that_says_it_is_not_complete_keeps_the_answer_open(tmp_path: Path) -> None:
    nodes = [element("ai_AIPackage", "model"), element("dataset_DatasetPackage", "rows")]
    release = read(tmp_path, *nodes, relation("model", "trainedOn", "rows", completeness="incomplete"))
    assert codes(release) == [("lineage-not-stated", "unknown")]
    assert '"model" trainedOn' in release.findings[0].message
    assert codes(read(tmp_path, *nodes, relation("model", "trainedOn", "rows", completeness="complete"))) == []


def test_relations_of_other_profiles_are_no_lineage(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        element("ai_AIPackage", "model"),
        element("software_Package", "a"),
        relation("model", "hasAssociatedVulnerability", "urn:v"),
        relation("model", "other", "a"),
    )
    assert parts(release) == {"a": None}
    assert codes(release) == [("relation-unknown", "unknown")]


def test_a_graph_without_elements(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"@context": CONTEXT, "@graph": []}), encoding="utf-8")
    with pytest.raises(ReleaseError, match="no elements"):
        spdx3.read(path)


@pytest.mark.parametrize("value", [None, 3, [], {}, [None], "x", {"spdxId": []}])
@pytest.mark.parametrize("key", ["from", "to", "relationshipType", "type", "spdxId", "rootElement", "name"])
def test_a_wrong_type_is_no_crash(tmp_path: Path, key: str, value: Any) -> None:
    nodes = [element("ai_AIPackage", "model"), element("software_Package", "a"), relation("model", "contains", "a")]
    for at in range(len(nodes)):
        release = read(tmp_path, *(node | {key: value} if at == i else node for i, node in enumerate(nodes)))
        assert len(ordered(release)) == len(release.links)


def test_ten_thousand_packages_take_less_than_three_seconds(tmp_path: Path) -> None:
    nodes: list[dict[str, Any]] = [element("ai_AIPackage", "model"), expression("e", "MIT OR ISC")]
    for i in range(10_000):
        nodes.append(element("software_Package", f"p{i}"))
        nodes.append(relation(f"p{i}", "hasDeclaredLicense", "e"))
        nodes.append(relation(f"p{i // 2}" if i else "model", "dependsOn", f"p{i}"))
    start = time.process_time()
    assert len(read(tmp_path, *nodes).links) == 10_000
    assert time.process_time() - start < 3
