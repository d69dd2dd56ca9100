# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JSON: every document validates against the schema that the package ships, and the schema can refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import licet
from licet.catalogue.expand import record
from licet.report import catalogue, expression, join, licence, rule
from licet.report import json as report
from licet.report.style import Style
from licet.rules import CODES, find
from licet.syntax import parse_lenient
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged

SCHEMA = json.loads((Path(licet.__file__).parent / "data" / "licet-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def valid(document: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document)
    VALIDATOR.validate(found)
    return found


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("manifest", [REFUSED, PERMITTED, OPEN, THRESHOLD])
def test_verdicts_validate_and_say_in_words_what_the_text_says(manifest: str) -> None:
    verdict = judged(manifest)
    found = valid(report.write(verdict))
    assert found["schema"] == "licet/1"
    assert found["answer"] == str(verdict.answer)
    assert "acme/" in found["headline"]
    for row in (*found["conflicts"], *found["open"]):
        assert row["says"].startswith("because ")
        assert row["advice"]


def test_several_verdicts_carry_their_paths() -> None:
    verdict = licet.compatible("MIT", "MIT")
    found = valid(join([("a", verdict), ("b", verdict)], "json", Style()))
    assert [one["path"] for one in found["verdicts"]] == ["a", "b"]


@pytest.mark.parametrize(
    "content",
    [
        expression.plain(parse_lenient("(MIT OR Apache 2.0) AND GPL-2.0-only WITH Classpath-exception-2.0")),
        licence.plain(licence.find("MIT")),
        licence.plain(licence.find("LicenseRef-Llama-3.1")),
        licence.plain(licence.find("Aladdin")),
        catalogue.plain(list(catalogue.recorded(kind="model"))),
        {"counts": catalogue.counts()},
        {"rules": [rule.plain(find(code)) for code in CODES]},
        {"rule": rule.plain(find("further-restriction"))},
    ],
    ids=lambda content: next(iter(content)),
)
def test_every_other_document_validates(content: dict[str, Any]) -> None:
    valid(report.document(content))


def test_keys_may_be_added() -> None:
    found = json.loads(report.write(judged(REFUSED)))
    found["new"] = 1
    found["conflicts"][0]["new"] = 1
    VALIDATOR.validate(found)


@pytest.mark.parametrize(
    ("key", "value"),
    [("schema", "licet/2"), ("answer", "maybe"), ("conflicts", []), ("basis", "rumour"), ("components", {})],
)
def test_the_schema_refuses_what_is_wrong(key: str, value: object) -> None:
    found = json.loads(report.write(judged(REFUSED)))
    found[key] = value
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(found)


def test_a_key_left_out_is_refused() -> None:
    found = json.loads(report.write(judged(REFUSED)))
    del found["links"]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(found)


def test_json_is_ascii_where_the_stream_is() -> None:
    verdict = judged(REFUSED)
    assert report.write(verdict, Style(ascii=True)).isascii()
    assert json.loads(report.write(verdict, Style(ascii=True))) == json.loads(report.write(verdict))


def test_conditions_of_a_record_are_text() -> None:
    found = record("LicenseRef-Llama-3.1")
    assert found is not None
    whens = [row["when"] for row in licence.plain(found)["record"]["terms"] if row["when"]]
    assert whens
    assert all(isinstance(when, str) for when in whens)
