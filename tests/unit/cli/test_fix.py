# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet fix`: what follows from the verdict is mended, byte for byte nothing else, and the check ticks it."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from licet.cli.app import app

CARD = """---
# the card of our owl
library_name: "peft"
license: 'mit'   # as everything of ours
tags: [owls, "no"]
language:
- en
base_model: meta-llama/Llama-3.1-8B-Instruct
---
# Llama-3.1-owl

A LoRA adapter; see `licet.toml`.
"""
EXAMPLES = sorted(Path(__file__).resolve().parents[3].glob("docs/examples/*/"))
RANK = {"yes": 0, "unknown": 1, "no": 2}
MANIFEST = """[release]
name = "acme/Llama-3.1-owl"
kind = "model"

[facts]
monthly_active_users = 12_000
"""
GEMMA = "---\nlicense: apache-2.0\nbase_model: google/gemma-2-9b\nbase_model_relation: finetune\n---\n# Recipes\n"
PHOTOS = """[release]
name = "acme/album"
kind = "data"
licence = "CC-BY-4.0"

[[component]]
name = "acme/photos"
kind = "data"
licence = "CC-BY-4.0"
relation = "bundles"
"""


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def checked(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("check", str(folder), "--format", "json")[1])
    return found


def ticks(folder: Path) -> set[tuple[str, str]]:
    duties = checked(folder)["duties"]
    return {(duty["duty"], side["component"]) for duty in duties if duty["discharged"] for side in duty["from"]}


def folder(where: Path, **files: str) -> Path:
    where.mkdir(exist_ok=True)
    for name, text in files.items():
        (where / name.replace("_", ".")).write_bytes(text.encode())
    return where


def held(where: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in where.iterdir()}


@pytest.fixture
def owl(tmp_path: Path) -> Path:
    return folder(tmp_path / "owl", README_md=CARD, licet_toml=MANIFEST)


def test_a_false_label_becomes_the_only_honest_one(owl: Path) -> None:
    assert checked(owl)["answer"] == "unknown"
    status, out, err = run("fix", str(owl), "--write")
    assert (status, out) == (0, "")
    assert "the answer is yes instead of unknown" in err
    card = (owl / "README.md").read_text(encoding="utf-8")
    wanted = CARD.replace("'mit'", "'llama3.1'").replace("-Instruct\n", "-Instruct\nbase_model_relation: adapter\n")
    assert card == wanted + "\n## Licences and notices\n\nBuilt with Llama\n"
    after = checked(owl)
    assert after["answer"] == "yes"
    assert {("display-line", "meta-llama/Llama-3.1-8B-Instruct")} <= ticks(owl)
    assert ("pass-on-warning", "meta-llama/Llama-3.1-8B-Instruct") in ticks(owl)


def test_nothing_is_written_without_being_asked(owl: Path) -> None:
    before = held(owl)
    status, out, err = run("fix", str(owl))
    assert status == 0
    assert held(owl) == before
    assert "-license: 'mit'   # as everything of ours\n+license: 'llama3.1'   # as everything of ours\n" in out
    assert "the answer would be yes instead of unknown" in err
    assert "--write" in err


def test_the_diff_is_one_that_git_applies(owl: Path, tmp_path: Path) -> None:
    other = folder(tmp_path / "other" / "owl" if (tmp_path / "other").mkdir() is None else owl)
    for name, data in held(owl).items():
        (other / name).write_bytes(data)
    patch = tmp_path / "fix.patch"
    run("fix", str(owl), "-o", str(patch))
    subprocess.run(["git", "apply", str(patch)], cwd=other, check=True, capture_output=True)
    run("fix", str(owl), "--write")
    assert held(other) == held(owl)


def test_a_second_time_there_is_nothing_to_do(owl: Path) -> None:
    run("fix", str(owl), "--write")
    before = held(owl)
    status, out, err = run("fix", str(owl), "--write")
    assert (status, out) == (0, "")
    assert "nothing to fix" in err
    assert held(owl) == before


def test_a_label_that_leaves_the_version_open_is_set_for_both(tmp_path: Path) -> None:
    where = folder(tmp_path / "recipes", README_md=GEMMA.replace("\n", "\r\n"))
    assert checked(where)["answer"] == "no"
    assert run("fix", str(where), "--write")[0] == 0
    assert (where / "README.md").read_bytes() == GEMMA.replace("apache-2.0", "gemma").replace("\n", "\r\n").encode()
    assert checked(where)["answer"] == "yes"


def test_the_manifest_is_mended_with_the_card(tmp_path: Path) -> None:
    manifest = (
        MANIFEST.replace("Llama-3.1-owl", "owl") + '\n[[component]]\nname = "google/gemma-2-9b"\nkind = "model"\n'
        'relation = "fine-tunes"\n'
    ).replace('kind = "model"\n\n[facts]', "kind = \"model\"\nlicence = 'mit' # ours\n\n[facts]")
    where = folder(tmp_path / "owl", licet_toml=manifest, README_md="---\nlicense: mit\n---\n# Owl\n")
    assert checked(where)["answer"] == "no"
    assert run("fix", str(where), "--write")[0] == 0
    assert (where / "licet.toml").read_text(encoding="utf-8") == manifest.replace("'mit'", "'gemma'")
    card = (where / "README.md").read_text(encoding="utf-8")
    front = "---\nlicense: gemma\nbase_model: google/gemma-2-9b\nbase_model_relation: finetune\n---\n# Owl\n"
    assert card == front


def test_a_notice_is_written_where_it_ticks_something(tmp_path: Path) -> None:
    where = folder(tmp_path / "album", licet_toml=PHOTOS)
    assert ("attribution", "acme/photos") not in ticks(where)
    status, _, err = run("fix", str(where), "--write")
    assert status == 0
    assert "wrote NOTICE" in err
    assert ("attribution", "acme/photos") in ticks(where)


def test_a_notice_that_is_there_is_added_to(tmp_path: Path) -> None:
    where = folder(tmp_path / "album", licet_toml=PHOTOS, NOTICE="Our album.\nCopyright 2026 Acme")
    assert run("fix", str(where), "--write")[0] == 0
    text = (where / "NOTICE").read_text(encoding="utf-8")
    assert text.startswith("Our album.\nCopyright 2026 Acme\n\nacme/photos\n")
    assert ("attribution", "acme/photos") in ticks(where)
    assert "nothing to fix" in run("fix", str(where), "--write")[2]


def test_what_is_the_authors_to_choose_is_left(tmp_path: Path) -> None:
    card = "---\ndatasets:\n- acme/photos\n---\n# Eyes\n"
    manifest = PHOTOS.replace('licence = "CC-BY-4.0"\n\n', "\n", 1).replace('"data"\n\n', '"model"\n\n', 1)
    for old, new in (("acme/album", "acme/eyes"), ("CC-BY-4.0", "CC0-1.0"), ("bundles", "trains-on")):
        manifest = manifest.replace(old, new)
    where = folder(tmp_path / "eyes", README_md=card, licet_toml=manifest)
    before = held(where)
    run("fix", str(where), "--write")
    assert held(where)["README.md"] == before["README.md"]


def test_a_licence_is_corrected_and_never_granted(tmp_path: Path) -> None:
    card = GEMMA.replace("license: apache-2.0\n", "")
    where = folder(tmp_path / "recipes", README_md=card)
    _, _, err = run("fix", str(where), "--write")
    assert (where / "README.md").read_text(encoding="utf-8") == card
    assert "which licence to grant is yours to choose" in err


@pytest.mark.parametrize("stated", ["bigcode-openrail-m", "mit"])
def test_a_label_that_hangs_on_what_training_is_is_left(tmp_path: Path, stated: str) -> None:
    data = "datasets:\n- databricks/databricks-dolly-15k\nlibrary_name: transformers"
    card = f"---\nlicense: {stated}\n{data}\n---\n# Star\n"
    where = folder(tmp_path / "star", README_md=card)
    assert checked(where)["answer"] == "unknown"
    run("fix", str(where), "--write")
    assert (where / "README.md").read_text(encoding="utf-8") == card


def test_a_program_that_holds_the_gpl_goes_out_under_it(tmp_path: Path) -> None:
    manifest = PHOTOS.replace('"data"', '"code"').replace("CC-BY-4.0", "MIT", 1).replace("CC-BY-4.0", "GPL-3.0-only")
    where = folder(tmp_path / "tool", licet_toml=manifest.replace("bundles", "incorporates"))
    assert checked(where)["answer"] == "no"
    assert run("fix", str(where), "--write")[0] == 0
    assert 'licence = "GPL-3.0-only"\n\n[[component]]' in (where / "licet.toml").read_text(encoding="utf-8")


def test_a_clash_is_no_matter_of_labels(tmp_path: Path) -> None:
    clash = PHOTOS.replace("CC-BY-4.0", "MIT", 1).replace("bundles", "derives-from")
    where = folder(tmp_path / "album", licet_toml=clash.replace("CC-BY-4.0", "CC-BY-ND-4.0"), README_md=CARD)
    before = held(where)
    assert checked(where)["answer"] == "no"
    status, _, err = run("fix", str(where), "--write")
    assert status == 1
    assert "nothing to fix" in err
    assert held(where) == before


def test_only_its_own_files_are_edited(tmp_path: Path) -> None:
    where = folder(tmp_path / "x", Cargo_toml="[package]\nname = 'x'\n")
    status, _, err = run("fix", str(where / "Cargo.toml"))
    assert status == 2
    assert "not a file that licet fix can edit" in err


def test_as_json(owl: Path) -> None:
    status, out, _ = run("fix", str(owl), "--format", "json")
    found = json.loads(out)
    schema = json.loads((resources.files("licet") / "data" / "licet-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    fix = found["fix"]
    assert (status, fix["answer_before"], fix["answer"], fix["written"]) == (0, "unknown", "yes", False)
    assert [edit["file"] for edit in fix["edits"]] == ["NOTICE", "README.md"]
    assert fix["edits"][0]["new"]
    assert any(tick.startswith("show prominently: “Built with Llama”") for tick in fix["ticks"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_checked_fixed_and_checked_again(example: Path, tmp_path: Path) -> None:
    where = tmp_path / example.name
    shutil.copytree(example, where)
    before, done = checked(where)["answer"], ticks(where)
    diff = run("fix", str(where))[1]
    status = run("fix", str(where), "--write")[0]
    after = checked(where)["answer"]
    assert RANK[after] <= RANK[before]
    assert status == run("check", str(where))[0]
    assert done <= ticks(where)
    if before == after and diff:
        assert done < ticks(where)
    assert run("fix", str(where))[1] == ""
