# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Any

import pytest

from licet.report.cyclonedx import write
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, judged


def bill(manifest: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(judged(manifest)))
    return found


def said(component: dict[str, Any], name: str) -> list[str]:
    return [one["value"] for one in component.get("properties", ()) if one["name"] == name]


def test_components_and_licences() -> None:
    found = bill(PERMITTED)
    root = found["metadata"]["component"]
    base, loader = found["components"]
    assert (root["type"], base["type"], loader["type"]) == (
        "machine-learning-model",
        "machine-learning-model",
        "library",
    )
    expression = "LicenseRef-CreativeML-OpenRAIL-M"
    assert root["licenses"] == [{"expression": expression, "acknowledgement": "concluded"}]
    assert [(one["license"]["id"], one["license"]["acknowledgement"]) for one in loader["licenses"]] == [
        ("Apache-2.0", "declared"),
        ("Apache-2.0", "concluded"),
    ]


def test_a_choice_is_declared_whole_and_concluded_as_it_was_made() -> None:
    loader = bill(PERMITTED.replace("apache 2.0", "GPL-2.0-only OR MIT"))["components"][1]
    assert loader["licenses"] == [
        {"license": {"name": "GPL-2.0-only OR MIT", "acknowledgement": "declared"}},
        {"license": {"id": "MIT", "acknowledgement": "concluded"}},
    ]


def test_restrictions_are_considerations_of_the_card() -> None:
    found = bill(PERMITTED)
    risks = found["metadata"]["component"]["modelCard"]["considerations"]["ethicalConsiderations"]
    assert len(risks) > 5
    assert all(one["name"].startswith("use restriction: ") for one in risks)
    assert all("CreativeML-OpenRAIL-M Attachment A" in one["mitigationStrategy"] for one in risks)
    assert all("enforceable term" in one["mitigationStrategy"] for one in risks)
    assert "considerations" not in found["components"][0].get("modelCard", {})


def test_a_release_that_is_no_model_has_no_card() -> None:
    program = bill(PERMITTED.replace('name = "acme/paint"\nkind = "model"', 'name = "acme/paint"\nkind = "code"'))
    root = program["metadata"]["component"]
    assert root["type"] == "application"
    assert "modelCard" not in root
    assert len(said(root, "licet:restriction")) > 5


def test_lineage() -> None:
    found = bill(PERMITTED)
    root = found["metadata"]["component"]
    (ancestor,) = root["pedigree"]["ancestors"]
    assert (ancestor["name"], "bom-ref" in ancestor) == ("acme/diffusion", False)
    assert found["dependencies"][0] == {"ref": "acme/paint", "dependsOn": ["acme/diffusion", "acme/loader"]}
    trained = bill(OPEN)["metadata"]["component"]
    assert trained["modelCard"]["modelParameters"]["datasets"] == [{"ref": "acme/corpus"}]
    assert json.loads(said(trained, "licet:relation")[0]) == {
        "relation": "trains-on",
        "ships": False,
        "origin": "acme/corpus",
    }


@pytest.mark.parametrize(("manifest", "answer"), [(PERMITTED, "yes"), (REFUSED, "no"), (OPEN, "unknown")])
def test_the_answer(manifest: str, answer: str) -> None:
    root = bill(manifest)["metadata"]["component"]
    assert said(root, "licet:answer") == [answer]
    assert f"answers {answer}: " in said(root, "licet:says")[0]
    assert bool(said(root, "licet:question")) == (answer == "unknown")


def test_a_time_is_said_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "timestamp" not in bill(OPEN)["metadata"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert bill(OPEN)["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
