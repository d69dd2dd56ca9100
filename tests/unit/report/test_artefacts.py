# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Releases of several artefacts in every report that speaks of a release."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import licet
from licet.cli.app import app
from licet.reason.verdict import Verdict
from licet.report import json as as_json
from licet.report import lineage, prose
from licet.report.style import Style

HEAD = '[release]\nname = "acme/kit"\nkind = "code"\n'
KIT = (
    HEAD
    + """
[[artefact]]
name = "acme/weights"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
[[artefact]]
name = "acme/server"
kind = "code"
licence = "MIT"
[[component]]
name = "a/base"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
relation = "fine-tunes"
of = "acme/weights"
[[component]]
name = "gnu/library"
kind = "code"
licence = "GPL-3.0-only"
relation = "links-statically"
of = "acme/server"
"""
)
OPEN = KIT.replace('"GPL-3.0-only"', '"LicenseRef-nobody-knows"')
ICON = '[[component]]\nname = "b/icon"\nkind = "data"\nlicence = "MIT"\nrelation = "incorporates"\n'


def verdict(tmp_path: Path, text: str) -> Verdict:
    (tmp_path / "licet.toml").write_text(text, encoding="utf-8")
    return licet.check(licet.load(tmp_path / "licet.toml"))


def run(tmp_path: Path, text: str, *call: str) -> tuple[int, str]:
    (tmp_path / "licet.toml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, [*call, str(tmp_path / "licet.toml")])
    return done.exit_code, done.output


def test_the_text_says_the_answer_on_each(tmp_path: Path) -> None:
    lines = prose.write(verdict(tmp_path, KIT), Style()).splitlines()
    assert lines[0] == "no   acme/kit cannot be published as described"
    assert lines[2:5] == [
        "  its artefacts, each judged by itself",
        "    yes      acme/weights (model), under CreativeML-OpenRAIL-M",
        "    no       acme/server (code), under MIT",
    ]
    assert "  server cannot go out under MIT. [outbound-not-named]" in lines
    assert "    - put acme/server under GPL-3.0-only" in lines


def test_the_text_says_what_an_open_one_hangs_on_and_what_one_without_a_licence_may_take(tmp_path: Path) -> None:
    text = prose.write(
        verdict(tmp_path, OPEN.replace('licence = "LicenseRef-CreativeML-OpenRAIL-M"\n', "", 1)), Style()
    )
    assert "unknown  acme/server (code), under MIT: hangs on what nobody-knows says" in text
    assert "yes      acme/weights (model), which may go out under CreativeML-OpenRAIL-M" in text


def test_what_is_in_no_artefact_has_a_line_where_there_is_anything(tmp_path: Path) -> None:
    text = prose.write(verdict(tmp_path, KIT + ICON), Style())
    assert "the rest of acme/kit (code), which may go out under" in text
    assert "the rest of" not in prose.write(verdict(tmp_path, KIT), Style())


def test_a_release_of_one_says_nothing_of_artefacts(tmp_path: Path) -> None:
    text = prose.write(verdict(tmp_path, HEAD + ICON), Style())
    assert "artefacts" not in text


@pytest.mark.parametrize("text", [KIT, OPEN, KIT + ICON, KIT.replace("GPL-3.0-only", "MIT")])
def test_json_tells_each_by_the_schema(tmp_path: Path, text: str) -> None:
    judged = verdict(tmp_path, text)
    found = json.loads(as_json.write(judged))
    schema = json.loads((Path(licet.__file__).parent / "data" / "licet-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator({**schema, "$ref": "#/$defs/verdict"}).validate(found)
    assert [(one["name"], one["answer"]) for one in found["parts"]] == [
        ("acme/weights", "yes"),
        ("acme/server", str(judged.answer)),
    ]
    assert found["parts"][1]["components"] == ["gnu/library"]
    assert found["parts"][1]["licence"]["raw"] == ["MIT"]
    raised = [one["artefact"] for one in (*found["conflicts"], *found["open"])]
    assert set(raised) <= {"acme/server"}
    assert [one["says"] for one in found["parts"][1]["conflicts"]] == [one["says"] for one in found["conflicts"]]


def test_a_release_of_one_has_no_parts_in_json(tmp_path: Path) -> None:
    found = json.loads(as_json.write(verdict(tmp_path, HEAD + ICON)))
    assert found["parts"] == []


def test_the_drawing_has_a_box_for_each(tmp_path: Path) -> None:
    judged = verdict(tmp_path, KIT)
    drawing = lineage.draw(judged)
    assert {(box.id, box.tone) for box in drawing.boxes if box.id.startswith("acme/")} == {
        ("acme/kit", "no"),
        ("acme/weights", "yes"),
        ("acme/server", "no"),
    }
    assert {(one.source, one.target) for one in drawing.arrows if one.lit} == {("acme/server", "gnu/library")}
    plain = lineage.plain(judged)["graph"]
    assert [one["name"] for one in plain["artefacts"]] == [
        "acme/kit",
        "acme/weights",
        "acme/server",
        "a/base",
        "gnu/library",
    ]
    assert [one["decisive"] for one in plain["artefacts"]] == [True, False, True, False, True]


def test_licences_are_suggested_for_each(tmp_path: Path) -> None:
    status, text = run(tmp_path, KIT, "suggest")
    assert status == 0
    assert "acme/weights may go out under" in text
    assert "acme/server may go out under" in text
    status, text = run(tmp_path, KIT, "suggest", "--format", "json")
    found = json.loads(text)
    assert [one["release"] for one in found["parts"]] == ["acme/weights", "acme/server"]
    assert {one["licence"] for one in found["licences"]} == {
        one["licence"] for one in found["parts"][0]["licences"]
    } & {one["licence"] for one in found["parts"][1]["licences"]}
    assert (found["release"], found["answer"]) == ("acme/kit", "yes")


def test_nothing_is_suggested_where_one_of_them_may_not_go_out(tmp_path: Path) -> None:
    changed = KIT.replace("links-statically", "modifies").replace("GPL-3.0-only", "CC-BY-ND-4.0")
    status, text = run(tmp_path, changed, "suggest", "--format", "json")
    found = json.loads(text)
    assert (status, found["answer"], found["licences"]) == (1, "no", [])


def test_a_use_is_asked_of_the_licence_of_each(tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text(KIT.replace("GPL-3.0-only", "MIT"), encoding="utf-8")
    found = CliRunner().invoke(app, ["may", "minors", str(tmp_path / "licet.toml"), "--format", "json"])
    rows = json.loads(found.output)["permission"]["components"]
    assert list(dict.fromkeys((row["component"], row["answer"]) for row in rows)) == [
        ("acme/weights", "conditional"),
        ("a/base", "conditional"),
        ("acme/server", "permitted"),
        ("gnu/library", "permitted"),
    ]


def test_a_notice_names_the_works_of_others(tmp_path: Path) -> None:
    status, text = run(tmp_path, KIT.replace("GPL-3.0-only", "MIT"), "notice")
    assert status == 0
    assert text.index("a/base") < text.index("gnu/library")
    assert "acme/server" not in text
