# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet graph`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import licet
from licet.cli.app import app
from tests.unit.cli.runs import licet as run_licet

SCHEMA = json.loads((Path(licet.__file__).parent / "data" / "licet-1.schema.json").read_text(encoding="utf-8"))
MANIFEST = """[release]
name = "a/b"
kind = "model"
licence = "MIT"
[[component]]
name = "c"
kind = "model"
relation = "fine-tunes"
"""


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["graph", *arguments])
    return done.exit_code, done.output


def manifest(folder: Path, licence: str) -> str:
    path = folder / "licet.toml"
    path.write_text(MANIFEST + f'licence = "{licence}"\n', encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("licence", "status"), [("Apache-2.0", 0), ("CC-BY-ND-4.0", 1), ("LicenseRef-Unheard-Of", 3)])
def test_a_release_is_drawn_and_the_status_is_its_answer(tmp_path: Path, licence: str, status: int) -> None:
    found, text = run(manifest(tmp_path, licence))
    assert found == status
    assert text.startswith("flowchart LR\n")
    assert "fine-tunes" in text


@pytest.mark.parametrize(("format", "begins"), [("dot", "digraph"), ("html", "<!doctype html>"), ("json", "{")])
def test_a_release_has_other_formats(tmp_path: Path, format: str, begins: str) -> None:
    target = tmp_path / "out"
    assert run(manifest(tmp_path, "MIT"), "--format", format, "-o", str(target)) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_acts_and_facts_count(tmp_path: Path) -> None:
    path = manifest(tmp_path, "CC-BY-NC-4.0")
    assert run(path, "--act", "sell")[0] == 1


def valid(text: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ["--licence", "MIT", "--licence", "gpl-3.0-only"],
        ["--licence", "llama3.1", "--kind", "model"],
        ["--kind", "data", "--standing", "part"],
    ],
)
def test_json_follows_the_schema(arguments: list[str]) -> None:
    status, text = run(*arguments, "--format", "json")
    assert status == 0
    found = valid(text)["graph"]
    assert isinstance(found, dict)
    assert found["edges"]


def test_json_of_a_release_follows_the_schema(tmp_path: Path) -> None:
    valid(run(manifest(tmp_path, "GPL-3.0-only"), "--format", "json")[1])


@pytest.mark.parametrize("change", [{"edges": []}, {"classes": None}, {"licences": [{"id": "MIT"}]}, {"edges": [{}]}])
def test_the_schema_refuses_what_is_no_graph(change: dict[str, object]) -> None:
    found = json.loads(run("--licence", "MIT", "--licence", "ISC", "--format", "json")[1])
    found["graph"] |= change
    if change == {"edges": []}:
        del found["graph"]["edges"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(found)


def test_without_arguments_licences_in_common_use_are_drawn() -> None:
    status, text = run()
    assert status == 0
    assert "AGPL-3.0-only" in text


def test_one_licence_is_drawn_with_its_neighbours() -> None:
    text = run("--licence", "gpl-3.0-only")[1]
    assert "GPL-3.0-only<br/>under its own licence: yes" in text
    assert '-->|"named"|' in text


def test_all_is_written_but_not_drawn() -> None:
    status, text = run("--all", "--standing", "same", "--kind", "data", "--format", "dot")
    assert status == 0
    assert text.count(" -> ") > 20_000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--all"], "--all: the whole graph is too dense to draw"),
        (["--all", "--licence", "MIT", "--format", "json"], "--all: is every licence"),
        (["x.toml", "--licence", "MIT"], "--licence: draws licences, and PATH is a release"),
        (["x.toml", "--all"], "--all: draws licences, and PATH is a release"),
        (["--licence", "MTI"], '--licence: unknown licence "MTI"'),
        (["--licence", "gpl"], "--licence: "),
        (["--licence", "Classpath-exception-2.0"], "is an exception"),
        (["--licence", "Adobe-2006"], "has no record"),
        (["--standing", "parts"], '--standing: unknown word "parts": did you mean part?'),
        (["--kind", "output"], '--kind: unknown word "output"'),
        (["nowhere.toml"], "nowhere.toml"),
    ],
)
def test_a_wrong_call_is_told(arguments: list[str], message: str) -> None:
    done = run_licet("graph", *arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_graphml_is_for_licences(tmp_path: Path) -> None:
    done = run_licet("graph", manifest(tmp_path, "MIT"), "--format", "graphml")
    assert done.status == 2
    assert "graphml is for the compatibility graph" in done.err
    assert run("--licence", "MIT", "--licence", "ISC", "--format", "graphml")[1].startswith("<graphml")
