# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""GitLab's code quality report: issues with the five keys that GitLab reads, each with a fingerprint of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

import licet
from licet.release.graph import Finding, Place
from licet.report import gitlab
from licet.report.remarks import remarks
from licet.report.style import Style
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged
from tests.unit.report.stories import HOSTILE, stories

# GitLab publishes no schema: this is the table of its page "Code Quality report format".
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(document: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(document)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def test_every_story_is_a_report_with_fingerprints_of_its_own() -> None:
    for verdict in (*stories(), judged(HOSTILE), licet.compatible("Apache-2.0", "GPL-2.0-only")):
        found = issues(gitlab.write(verdict))
        assert [one["check_name"] for one in found] == [one.code for one in remarks(verdict)]
        assert len({one["fingerprint"] for one in found}) == len(found)


@pytest.mark.parametrize(("manifest", "severity"), [(REFUSED, "critical"), (OPEN, "major")])
def test_severities(manifest: str, severity: str) -> None:
    assert issues(gitlab.write(judged(manifest)))[0]["severity"] == severity


def test_a_permission_is_an_empty_list() -> None:
    assert gitlab.write(judged(PERMITTED)) == "[]\n"


def test_fingerprints_survive_moved_lines_and_tell_two_files_apart() -> None:
    first = [one["fingerprint"] for one in issues(gitlab.write(judged(THRESHOLD)))]
    assert first == [one["fingerprint"] for one in issues(gitlab.write(judged("#\n" + THRESHOLD)))]
    verdict = judged(PERMITTED)
    findings = tuple(Finding("key-not-read", "a key", Place(file, 1)) for file in ("a.md", "b.md"))
    found = issues(gitlab.write(replace(verdict, release=replace(verdict.release, findings=findings))))
    assert len({one["fingerprint"] for one in found}) == 2


def test_a_path_is_relative_and_a_place_without_a_line_is_the_first() -> None:
    verdict = judged(PERMITTED)
    findings = (
        Finding("key-not-read", "a", Place("/w/r/s/bom.json", None, "/x")),
        Finding("key-not-read", "b", Place("./c.md", 4)),
    )
    document = gitlab.write(replace(verdict, release=replace(verdict.release, findings=findings)), Style(base="/w/r"))
    assert issues(document)[0]["location"] == {"path": "s/bom.json", "lines": {"begin": 1}}
    plain = gitlab.write(replace(verdict, release=replace(verdict.release, findings=findings[1:])))
    assert issues(plain)[0]["location"] == {"path": "c.md", "lines": {"begin": 4}}


def test_several_verdicts_are_one_list_and_nothing_is_told_twice() -> None:
    refused = judged(REFUSED)
    found = issues(gitlab.join([("a", refused), ("b", refused), ("c", judged(OPEN))]))
    assert len(found) == len(remarks(refused)) + len(remarks(judged(OPEN)))


def test_ascii_where_asked() -> None:
    assert gitlab.write(judged(REFUSED), Style(ascii=True)).isascii()
