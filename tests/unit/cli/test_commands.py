# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The other commands, help, and what a fault of licet itself looks like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from licet.cli.app import NAMES, app
from licet.version import __version__
from tests.unit.cli.runs import licet

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

CARD = "---\nlicense: mit\nbase_model: acme/nobody-knows-it\n---\n# A model\n"


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)  # type: ignore[return-value]


def test_version() -> None:
    assert run("--version").output == f"licet {__version__}\n"


def test_help_lists_the_commands_and_the_exit_statuses() -> None:
    found = run("--help")
    assert found.exit_code == 0
    assert "0 yes, 1 no, 2 the input or the call is wrong, 3 unknown" in " ".join(found.output.split())
    for name in NAMES:
        assert f"\n  {name} " in found.output


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_command_has_an_example(name: str) -> None:
    found = run(name, "--help")
    assert found.exit_code == 0
    assert f"Example: licet {name} " in " ".join(found.output.split())


def test_an_unknown_command_is_an_error_with_the_nearest() -> None:
    found = licet("chekc")
    assert found.status == 2
    assert found.err == 'error: command: unknown word "chekc": did you mean check?\n'


def test_parse_prints_the_canonical_form_and_the_tree() -> None:
    found = run("parse", "mit or apache-2.0")
    assert found.exit_code == 0
    assert found.output.startswith("MIT OR Apache-2.0\n")
    assert "Apache License 2.0" in found.output


def test_parse_is_strict_unless_asked() -> None:
    assert licet("parse", "Apache 2.0").status == 2
    lenient = run("parse", "Apache 2.0", "--lenient", "--format", "json")
    assert json.loads(lenient.output)["expression"] == "Apache-2.0"
    assert json.loads(lenient.output)["repairs"][0]["written"] == "Apache 2.0"


def test_parse_reads_standard_input() -> None:
    assert licet("parse", "-", stdin=b"mit\n").out.startswith("MIT\n")
    assert licet("parse", "-", stdin=b"\xff\xfe").status == 2
    assert licet("parse", "-", stdin=b"").err.startswith("error: there is no expression")


def test_parse_points_at_the_fault() -> None:
    found = licet("parse", "MIT AND (ISC OR Zlibb)")
    assert found.status == 2
    assert found.err.splitlines()[:3] == [
        'error: unknown licence: "Zlibb" at 16',
        "  MIT AND (ISC OR Zlibb)",
        "                  ^^^^^",
    ]
    assert "did you mean: Zlib" in found.err


def test_show_prints_a_record() -> None:
    found = run("show", "apache 2.0")
    assert found.exit_code == 0
    assert found.output.startswith("Apache-2.0 — Apache License 2.0\n")
    assert json.loads(run("show", "MIT", "--format", "json").output)["record"]["id"] == "MIT"


@pytest.mark.parametrize("name", ["gemma", "gpl", "MTI", ""])
def test_show_of_no_single_licence_is_an_error(name: str) -> None:
    found = licet("show", name)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("error: ")


def test_list_filters_and_counts() -> None:
    assert "LicenseRef-Llama-3.1 " in run("list", "--kind", "model").output
    assert "\nMIT " not in run("list", "--kind", "model").output
    assert "\nMIT " in run("list").output
    assert "Aladdin" in run("list", "--not-recorded").output
    assert "records" in run("list", "--stats").output
    assert json.loads(run("list", "--stats", "--format", "json").output)["counts"]["records"] > 100
    assert json.loads(run("list", "--permits", "sell", "--format", "json").output)["licences"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [(["--kind", "modl"], "model"), (["--forbids", "weapon"], "weapons"), (["--permits", "distribut"], "distribute")],
)
def test_list_knows_its_words(arguments: list[str], hint: str) -> None:
    found = licet("list", *arguments)
    assert found.status == 2
    assert f"did you mean {hint}?" in found.err


def test_explain_prints_a_page_or_all_codes() -> None:
    assert run("explain", "further-restriction").output.startswith("further-restriction: ")
    assert "claims-disagree" in run("explain").output
    assert "rules" in json.loads(run("explain", "--format", "json").output)
    wrong = licet("explain", "further-restrictions")
    assert wrong.status == 2
    assert "did you mean further-restriction?" in wrong.err


def test_init_writes_what_the_folder_shows_and_keeps_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD, encoding="utf-8")
    found = licet("init", cwd=tmp_path)
    assert (found.status, found.out) == (0, "")
    written = (tmp_path / "licet.toml").read_text(encoding="utf-8")
    assert 'name = "acme/nobody-knows-it"' in written
    assert 'licence = "mit"' in written
    assert licet("check", "licet.toml", cwd=tmp_path).status == 3
    again = licet("init", cwd=tmp_path)
    assert again.status == 2
    assert "licet.toml is there" in again.err
    (tmp_path / "licet.toml").write_text('[release]\nkind = "model"\n', encoding="utf-8")
    assert licet("init", "--force", cwd=tmp_path).status == 0
    assert licet("init", "-o", "-", cwd=tmp_path).out.startswith("# What is released")


def test_init_of_a_folder_that_shows_nothing_is_an_error(tmp_path: Path) -> None:
    found = licet("init", cwd=tmp_path)
    assert found.status == 2
    assert not (tmp_path / "licet.toml").exists()


def test_a_fault_of_licet_is_no_answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import licet.cli.judging
    from licet.cli import main

    def fail(*_: object) -> int:
        raise KeyError("something")

    monkeypatch.setattr(licet.cli.judging, "compat", fail)
    monkeypatch.setattr("sys.argv", ["licet", "compat", "MIT", "MIT"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("licet failed, which is a bug and no answer: KeyError at ")


def test_a_policy_of_another_file_and_a_day(tmp_path: Path) -> None:
    release = tmp_path / "licet.toml"
    release.write_text(
        '[release]\nname = "acme/x"\nkind = "code"\nlicence = "MIT"\n'
        '[[component]]\nname = "tool"\nkind = "code"\nlicence = "ISC"\nrelation = "calls"\n',
        encoding="utf-8",
    )
    house = tmp_path / "house.toml"
    house.write_text(
        '[policy.licences]\ndeny = ["ISC"]\n'
        '[[policy.exceptions]]\ncomponent = "tool"\nallow = ["ISC"]\nreason = "agreed"\nexpires = 2027-01-31\n',
        encoding="utf-8",
    )
    assert run("check", str(release)).exit_code == 0
    allowed = run("check", str(release), "--policy", str(house), "--as-of", "2027-01-31")
    assert (allowed.exit_code, "excepted until 2027-01-31: agreed" in allowed.output) == (0, True)
    expired = run("check", str(release), "--policy", str(house), "--as-of", "2027-02-01")
    assert (expired.exit_code, "[policy-licence]" in expired.output) == (1, True)
    assert run("check", str(release), "--policy", str(house), "--as-of", "soon").exit_code == 2
    assert run("check", str(release), "--policy", str(release)).exit_code == 2
