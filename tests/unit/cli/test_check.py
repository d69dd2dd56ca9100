# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""check: the exit status is the answer, the worst of several; options change the scenario; errors point."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.runs import licet, on_a_terminal
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED

if TYPE_CHECKING:
    from pathlib import Path

CARD = "---\nlicense: mit\nbase_model: acme/nobody-knows-it\n---\n# A model\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (
        ("no", REFUSED),
        ("yes", PERMITTED),
        ("unknown", OPEN),
        ("wrong", "[release]\nkind = 'modle'\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "licet.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "status"), [("yes", 0), ("no", 1), ("unknown", 3)])
def test_the_exit_status_is_the_answer(folder: Path, name: str, status: int) -> None:
    for path in (name, f"{name}/licet.toml"):
        run = licet("check", path, cwd=folder)
        assert (run.status, run.err) == (status, "")
        assert run.out.startswith(f"{name} ")


def test_without_a_path_this_folder_is_meant(folder: Path) -> None:
    assert licet("check", cwd=folder / "no").status == 1


@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["yes", "unknown"], 3),
        (["unknown", "no", "yes"], 1),
        (["yes", "yes"], 0),
        (["no", "wrong", "yes"], 2),
        (["yes", "nowhere"], 2),
    ],
)
def test_of_several_paths_the_worst_answer_decides(folder: Path, names: list[str], status: int) -> None:
    run = licet("check", *names, cwd=folder)
    assert run.status == status
    for name in names:
        assert f"{name}:\n{name}" in run.out or name in {"wrong", "nowhere"}
    assert bool(run.err) == (status == 2)


def test_an_error_shows_the_line_a_caret_and_the_nearest_word(folder: Path) -> None:
    run = licet("check", "wrong", cwd=folder)
    assert run.status == 2
    assert run.out == ""
    assert run.err.splitlines() == [
        'error: wrong/licet.toml:2: unknown kind "modle"',
        "  kind = 'modle'",
        "          ^^^^^",
        "  did you mean model?",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("licet.toml", "[release\n"),
        ("licet.toml", ""),
        ("licet.toml", "\x00"),
        ("licet.toml", '[release]\nkind = "model"\nlicence = "MTI"\n'),
        ("README.md", "---\nlicense: [mit\n---\n"),
        ("README.md", "---\nlicense: mit\nlicense: gpl\n---\n"),
    ],
)
def test_bad_input_is_a_message_and_never_a_traceback(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    run = licet("check", name, cwd=tmp_path)
    assert run.status == 2
    assert run.out == ""
    assert run.err.startswith(f"error: {name}")
    assert "Traceback" not in run.err
    assert "bug" not in run.err


def test_another_licence_can_be_proposed(folder: Path) -> None:
    assert licet("check", "unknown", "--as", "CC-BY-SA-4.0", cwd=folder).status == 0
    run = licet("check", "yes", "--as", "MIT AND", cwd=folder)
    assert run.status == 2
    assert "^" in run.err


def test_a_label_that_names_a_family_is_open_and_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text(
        PERMITTED.replace('licence = "LicenseRef-Creative', 'licence = "openrail" #', 1)
    )
    run = licet("check", cwd=tmp_path)
    assert run.status == 3
    assert "which OpenRAIL licence" in run.out


def test_acts_facts_and_uses_come_from_options_too(folder: Path, tmp_path: Path) -> None:
    nc = OPEN.replace("CC-BY-SA-4.0", "CC-BY-NC-4.0").replace("trains-on", "derives-from").replace('"model"', '"data"')
    (tmp_path / "licet.toml").write_text(nc.replace("MIT", "CC-BY-NC-4.0"))
    assert licet("check", "licet.toml", cwd=tmp_path).status == 0
    assert licet("check", "licet.toml", "--act", "sell", cwd=tmp_path).status == 1
    assert licet("check", "licet.toml", "--for", "commercial", cwd=tmp_path).status == 1
    run = licet("check", "yes", "--fact", "monthly_active_users=12_000", "--fact", "territory=de,EU", cwd=folder)
    assert run.status == 0
    found = json.loads(licet("check", "yes", "--fact", "territory=de", "--format", "json", cwd=folder).out)
    assert found["release"]["facts"] == {"territory": ["DE"]}


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--act", "publsh"], "did you mean publish?"),
        (["--for", "comercial"], "did you mean commercial?"),
        (["--fact", "monthly_users=1"], "did you mean monthly_active_users?"),
        (["--fact", "multimodal=perhaps"], "multimodal is true or false"),
        (["--fact", "monthly_active_users=many"], "monthly_active_users is a whole number"),
        (["--fact", "territory=Germany"], "--fact: unknown word"),
        (["--fact", "multimodal"], "expected name=value"),
        (["--defaults", "worldwid"], "did you mean worldwide?"),
        (["--format", "xml"], "xml"),
        (["--no-such-option"], "no-such-option"),
    ],
)
def test_a_wrong_option_names_the_nearest_right_one(folder: Path, arguments: list[str], hint: str) -> None:
    run = licet("check", "yes", *arguments, cwd=folder)
    assert run.status == 2
    assert run.out == ""
    assert hint in run.err


def test_a_file_can_be_written_and_has_no_colour(folder: Path) -> None:
    run = on_a_terminal("check", "no", "-o", "verdict.txt", cwd=folder)
    assert (run.status, run.out, run.err) == (1, "", "")
    written = (folder / "verdict.txt").read_text(encoding="utf-8")
    assert written.startswith("no   acme/chat-7b")
    assert "\x1b" not in written
    assert "§" in written
    run = licet("check", "no", "-o", "no/such/folder/x", cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert run.err == "error: -o: no/such/folder/x: no such file or directory\n"


def test_colour_is_for_terminals_and_no_color_ends_it(folder: Path) -> None:
    assert "\x1b" not in licet("check", "no", cwd=folder).out
    shown = on_a_terminal("check", "no", cwd=folder).out
    assert shown.startswith("\x1b[1;31mno\x1b[0m")
    assert "\x1b" not in on_a_terminal("check", "no", cwd=folder, NO_COLOR="1").out
    assert "\x1b" in on_a_terminal("check", "no", cwd=folder, NO_COLOR="").out
    assert "\x1b" not in on_a_terminal("check", "no", cwd=folder, TERM="dumb").out


def test_the_width_is_the_terminal_s(folder: Path) -> None:
    lines = on_a_terminal("check", "no", cwd=folder, NO_COLOR="1").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert max(map(len, licet("check", "no", cwd=folder).out.splitlines())) <= 100


def test_a_stream_without_unicode_gets_ascii(folder: Path) -> None:
    run = licet("check", "no", cwd=folder, PYTHONIOENCODING="ascii")
    assert run.status == 1
    assert "GPL-3.0-only sec. 10" in run.out
    found = licet("check", "no", "--format", "json", cwd=folder, PYTHONIOENCODING="ascii").out
    assert json.loads(found)["answer"] == "no"


def test_the_call_without_options_says_the_same_as_the_one_with(folder: Path) -> None:
    for name in ("yes", "no", "unknown"):
        assert licet("check", name, cwd=folder) == licet("check", name, "--format", "text", cwd=folder)


def test_json_of_several_paths_is_one_document(folder: Path) -> None:
    run = licet("check", "yes", "no", "--format", "json", cwd=folder)
    assert run.status == 1
    assert [one["answer"] for one in json.loads(run.out)["verdicts"]] == ["yes", "no"]


@pytest.mark.parametrize(
    ("name", "text", "status"),
    [
        ("README.md", "# No front matter\n", 0),
        ("README.md", "", 0),
        ("README.md", "---\nlayout: page\n---\n", 0),
        ("README.md", CARD, 3),
        ("pyproject.toml", "[tool.ruff]\nline-length = 100\n", 0),
        ("pyproject.toml", '[project]\nname = "x"\n', 0),
        ("pyproject.toml", '[tool.licet.release]\nkind = "modle"\n', 2),
        ("pyproject.toml", "[tool\n", 2),
    ],
)
def test_if_any_passes_over_files_that_say_nothing(tmp_path: Path, name: str, text: str, status: int) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    run = licet("check", "--if-any", name, cwd=tmp_path)
    assert run.status == status, run
    if status == 0:
        assert run.out == ""


def test_a_reader_that_went_away_is_no_error(folder: Path) -> None:
    import subprocess
    import sys

    program = [sys.executable, "-m", "licet", "list"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(timeout=60) == 0


def test_a_path_that_is_no_text_is_shown_and_not_a_fault(tmp_path: Path) -> None:
    import os

    name = os.fsdecode(b"caf\xff")
    (tmp_path / name).mkdir()
    (tmp_path / name / "licet.toml").write_text(PERMITTED, encoding="utf-8")
    for arguments in ([name], [name, name], [name, "--format", "json"], [name, name, "--format", "json"]):
        run = licet("check", *arguments, cwd=tmp_path)
        assert (run.status, run.err) == (0, ""), run
    assert "udcff" in licet("check", name, name, cwd=tmp_path).out
