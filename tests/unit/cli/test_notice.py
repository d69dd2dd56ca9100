# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet notice`, and the round trip: what it writes, `licet check` ticks off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from licet.cli.app import app

ROOT = Path(__file__).resolve().parents[3]
MANIFEST = """[release]
name = "acme/Llama-owl"
kind = "model"
licence = "llama3.1 AND Apache-2.0"

[facts]
monthly_active_users = 12_000

[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "llama3.1"
relation = "fine-tunes"

[[component]]
name = "acme/photos"
kind = "data"
licence = "CC-BY-4.0"
relation = "bundles"

[[component]]
name = "acme/loader"
kind = "code"
licence = "Apache-2.0"
relation = "incorporates"
"""
REFUSED = MANIFEST.replace('"llama3.1 AND Apache-2.0"', '"MIT"')


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def duties(folder: Path) -> dict[tuple[str, str], Any]:
    _, out, _ = run("check", str(folder), "--format", "json")
    found = json.loads(out)
    return {
        (duty["duty"], side["component"]): (duty["discharged"], [place["file"] for place in duty["discharged_by"]])
        for duty in found["duties"]
        for side in duty["from"]
    } | {("answer", ""): found["answer"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "licet.toml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Owl\n", encoding="utf-8")
    return tmp_path


def test_what_is_written_is_ticked(folder: Path) -> None:
    before = duties(folder)
    assert before["attribution", "acme/photos"] == (False, [])
    assert before["display-line", "meta-llama/Llama-3.1-8B"] == (False, [])
    assert before["include-text", "acme/photos"][0] is False
    notice = folder / "NOTICE"
    assert run("notice", str(folder), "-o", str(notice))[0] == 0
    _, section, _ = run("notice", str(folder), "--format", "markdown")
    with (folder / "README.md").open("a", encoding="utf-8") as card:
        card.write("\n" + section)
    after = duties(folder)
    assert after["answer", ""] == before["answer", ""] == "yes"
    assert after["attribution", "acme/photos"] == (True, [notice.as_posix()])
    assert after["display-line", "meta-llama/Llama-3.1-8B"] == (True, [(folder / "README.md").as_posix()])
    # gaps that are not filled, and a line whose end is not known, tick nothing
    assert after["notice-file", "acme/loader"][0] is None
    assert after["keep-notices", "acme/loader"][0] is None
    assert after["notice-line", "meta-llama/Llama-3.1-8B"][0] is None
    assert after["include-text", "acme/loader"][0] is False


def test_filled_gaps_are_ticked(folder: Path) -> None:
    (folder / "LICENSES").mkdir()
    for name in ("LICENSE", "LICENSES/CC-BY-4.0.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        (folder / "LICENSES" / Path(name).name).write_text(text, encoding="utf-8")
    notice = folder / "NOTICE"
    run("notice", str(folder), "-o", str(notice))
    assert "text: LICENSES/LICENSE\n" in notice.read_text(encoding="utf-8")
    blocks = notice.read_text(encoding="utf-8").split("\n\n")
    filled = [block for block in blocks if not block.startswith("acme/loader")]
    filled.append("acme/loader\n  licence: Apache-2.0\n  copyright 2026 Acme\n  changes: none\n")
    notice.write_text("\n\n".join(filled), encoding="utf-8")
    after = duties(folder)
    for duty in ("include-text", "notice-file", "keep-notices"):
        assert after[duty, "acme/loader"][0] is True, duty


def test_a_check_shows_where(folder: Path) -> None:
    status, out, _ = run("check", str(folder))
    assert status == 0
    assert "[x] begin the name with “Llama” (Llama-3.1-8B: Llama-3.1 §1.b.i):" in out
    assert "licet.toml:2" in out
    assert "[ ] " in out


def test_remarks_are_not_part_of_the_notice(folder: Path) -> None:
    status, out, err = run("notice", str(folder))
    assert status == 0
    assert "places to fill in" in err
    assert "places to fill in" not in out
    assert "--part card" in err
    assert "no notice discharges these: " in err


def test_no_notice_where_the_answer_is_no(folder: Path) -> None:
    (folder / "licet.toml").write_text(REFUSED, encoding="utf-8")
    status, out, err = run("notice", str(folder), "-o", str(folder / "NOTICE"))
    assert (status, out) == (1, "")
    assert "licet check" in err
    assert not (folder / "NOTICE").exists()


def test_an_open_question_is_said_and_is_the_status(folder: Path) -> None:
    text = MANIFEST.replace('relation = "bundles"', 'relation = "trains-on"').replace("CC-BY-4.0", "CC-BY-SA-4.0")
    (folder / "licet.toml").write_text(text, encoding="utf-8")
    status, out, err = run("notice", str(folder))
    assert status == 3
    assert "unknown" in err
    assert out.startswith("acme/Llama-owl\n")


def test_a_file_that_is_there_is_kept(folder: Path) -> None:
    notice = folder / "NOTICE"
    notice.write_text("ours", encoding="utf-8")
    status, _, err = run("notice", str(folder), "-o", str(notice))
    assert status == 2
    assert "--force" in err
    assert notice.read_text(encoding="utf-8") == "ours"
    assert run("notice", str(folder), "-o", str(notice), "--force")[0] == 0
    assert notice.read_text(encoding="utf-8").startswith("acme/Llama-owl")


def test_json(folder: Path) -> None:
    status, out, _ = run("notice", str(folder), "--format", "json")
    found = json.loads(out)
    assert (status, found["schema"]) == (0, "licet/1")
    assert found["notice"]["show"] == ["Built with Llama"]


def test_parts(folder: Path) -> None:
    _, whole, _ = run("notice", str(folder))
    _, restrictions, err = run("notice", str(folder), "--part", "restrictions")
    assert err == ""
    assert restrictions.startswith("acme/Llama-owl\n\nUse restrictions of LicenseRef-Llama-3.1")
    assert restrictions.partition("\n\n")[2] in whole
    assert run("notice", str(folder), "--part", "card")[1] == run("notice", str(folder), "--format", "markdown")[1]
    _, changes, _ = run("notice", str(folder), "--part", "changes")
    said = "acme/loader (Apache License 2.0 (Apache-2.0))\n  changes: [fill in: what was changed in acme/loader"
    assert said in changes


def test_a_part_of_which_there_is_nothing(folder: Path) -> None:
    (folder / "licet.toml").write_text('[release]\nname = "a/b"\nkind = "code"\nlicence = "MIT"\n', encoding="utf-8")
    status, out, err = run("notice", str(folder), "--part", "restrictions")
    assert (status, out) == (0, "")
    assert "nothing to say of restrictions" in err


def test_another_outbound_licence(folder: Path) -> None:
    (folder / "licet.toml").write_text(REFUSED, encoding="utf-8")
    status, out, _ = run("notice", str(folder), "--as", "llama3.1 AND Apache-2.0")
    assert status == 0
    assert "Built with Llama" in out


def test_a_statement_of_changes_is_ticked(tmp_path: Path) -> None:
    manifest = MANIFEST.partition("\n[facts]")[0].replace("llama3.1 AND Apache-2.0", "CC-BY-4.0")
    manifest += '[[component]]\nname = "acme/base"\nkind = "model"\nlicence = "CC-BY-4.0"\nrelation = "fine-tunes"\n'
    (tmp_path / "licet.toml").write_text(manifest, encoding="utf-8")
    assert duties(tmp_path)["state-changes", "acme/base"][0] is None
    assert run("notice", str(tmp_path), "-o", str(tmp_path / "NOTICE"))[0] == 0
    assert "  changes: acme/Llama-owl was fine-tuned from it\n" in (tmp_path / "NOTICE").read_text(encoding="utf-8")
    assert duties(tmp_path)["state-changes", "acme/base"][0] is True
