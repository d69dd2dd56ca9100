# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a build has to pass, whichever back-end asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.plugins import gate

HOLDS = '[release]\nname = "acme/owl"\nkind = "code"\nlicence = "MIT"\n'
PARSER = '\n[[component]]\nname = "acme/parser"\nkind = "code"\nlicence = "{}"\nrelation = "incorporates"\n'


def project(folder: Path, manifest: str = HOLDS, licence: str = '"MIT"') -> Path:
    (folder / "licet.toml").write_text(manifest, encoding="utf-8")
    stated = f"license = {licence}\n" if licence else ""
    (folder / "pyproject.toml").write_text(f'[project]\nname = "owl"\nversion = "1"\n{stated}', encoding="utf-8")
    return folder


def test_settings_are_a_closed_list_with_types() -> None:
    assert gate.settings({}, "[x]") == gate.Settings(".", "worldwide", True)
    assert gate.settings({"path": "a", "notice": False}, "[x]") == gate.Settings("a", "worldwide", False)
    with pytest.raises(gate.RefusedError, match=r"\[x\]: unknown key \"notise\": did you mean notice\?"):
        gate.settings({"notise": True}, "[x]")
    with pytest.raises(gate.RefusedError, match=r"\[x\]: notice is true or false"):
        gate.settings({"notice": "no"}, "[x]")
    with pytest.raises(gate.RefusedError, match=r"\[x\]: path is a text"):
        gate.settings({"path": 1}, "[x]")


def test_a_yes_without_duties_ships_nothing(tmp_path: Path) -> None:
    assert gate.enter(project(tmp_path), gate.Settings()) == gate.Passed()


def test_a_notice_is_composed_lent_and_taken_back(tmp_path: Path) -> None:
    passed = gate.enter(project(tmp_path, HOLDS + PARSER.format("ISC")), gate.Settings())
    assert passed.file == "NOTICE"
    assert passed.gaps == passed.notice.count("[fill in") > 0
    assert not (tmp_path / "NOTICE").exists()
    lent = gate.lend(tmp_path, passed)
    assert lent == tmp_path / "NOTICE"
    assert lent.read_text(encoding="utf-8") == passed.notice
    assert gate.lend(tmp_path, gate.Passed()) is None


def test_the_authors_own_notice_is_shipped_as_it_is(tmp_path: Path) -> None:
    project(tmp_path, HOLDS + PARSER.format("ISC"))
    (tmp_path / "NOTICE.md").write_text("ours\n", encoding="utf-8")
    assert gate.enter(tmp_path, gate.Settings()) == gate.Passed("NOTICE.md")
    assert gate.enter(tmp_path, gate.Settings(notice=False)) == gate.Passed()


@pytest.mark.parametrize(("licence", "word"), [("GPL-3.0-only", "no "), ("gpl", "unknown ")])
def test_no_and_unknown_are_refused_with_the_report(tmp_path: Path, licence: str, word: str) -> None:
    with pytest.raises(gate.RefusedError) as refused:
        gate.enter(project(tmp_path, HOLDS + PARSER.format(licence)), gate.Settings())
    assert str(refused.value).startswith(f"licet refuses to build this release:\n\n{word}")


def test_what_the_package_says_of_itself_counts(tmp_path: Path) -> None:
    unlabelled = HOLDS.replace('licence = "MIT"\n', "") + PARSER.format("GPL-3.0-only")
    assert gate.enter(project(tmp_path, unlabelled, '"GPL-3.0-only"'), gate.Settings()).file == "NOTICE"
    with pytest.raises(gate.RefusedError, match="refuses to build this release:\n\nno "):
        gate.enter(project(tmp_path, unlabelled, '"MIT"'), gate.Settings())
    with pytest.raises(gate.RefusedError, match="what is built would be mislabelled"):
        gate.enter(project(tmp_path, HOLDS, '"ISC"'), gate.Settings())
    assert gate.enter(project(tmp_path, HOLDS, ""), gate.Settings()) == gate.Passed()


def test_what_cannot_be_judged_is_refused(tmp_path: Path) -> None:
    with pytest.raises(gate.RefusedError, match="cannot judge this release: .*licet.toml:5"):
        gate.enter(project(tmp_path, HOLDS + "lisence = 'x'\n"), gate.Settings())
    with pytest.raises(gate.RefusedError, match="unknown defaults 'eurp': did you mean eu"):
        gate.enter(project(tmp_path), gate.Settings(defaults="eurp"))
    with pytest.raises(gate.RefusedError, match="no such file or folder"):
        gate.enter(project(tmp_path), gate.Settings(path="nowhere"))
