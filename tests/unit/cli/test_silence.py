# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a hook judges for the files that it is given: each described folder once."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.cli.silence import subjects
from tests.unit.cli.runs import licet

CARD = "---\nlicense: mit\n---\n# Owl\n"
HOLDS = '[release]\nname = "acme/owl"\nkind = "code"\nlicence = "MIT"\n'


def written(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_judged_once_whichever_of_its_files_have_changed(here: Path) -> None:
    written(here, README_md=CARD, LICENSE="x", CITATION_cff="x", a__licet_toml=HOLDS, a__NOTICE="x")
    assert subjects(["LICENSE", "README.md", "a/NOTICE", "CITATION.cff", "a/licet.toml"]) == [".", "a"]


def test_a_licence_text_by_itself_is_no_release(here: Path) -> None:
    written(
        here, LICENSE="x", README_md="# Words\n", a__COPYING="x", b__LICENSE_txt="x", b__pyproject_toml="[tool.x]\n"
    )
    assert subjects(["LICENSE", "README.md", "a/COPYING", "b/LICENSE.txt", "b/pyproject.toml"]) == []
    run = licet("check", "--if-any", "LICENSE", "README.md", cwd=here)
    assert (run.status, run.out, run.err) == (0, "", "")


def test_other_paths_stand_for_themselves(here: Path) -> None:
    written(here, sbom_json="{}", card_md=CARD, a__licet_toml=HOLDS)
    assert subjects(["sbom.json", "card.md", "a", "-", "no-such"]) == ["sbom.json", "card.md", "a", "-", "no-such"]


def test_a_page_beside_a_licence_says_nothing_of_a_release(here: Path) -> None:
    written(here, README_md="---\nlayout: page\n---\n", LICENSE="Do as you like.\n")
    run = licet("check", "--if-any", "README.md", "LICENSE", cwd=here)
    assert (run.status, run.out) == (0, "")


def test_a_licence_that_contradicts_the_card_is_found_from_either(here: Path) -> None:
    text = (Path(__file__).resolve().parents[3] / "LICENSE").read_text(encoding="utf-8")
    written(here, README_md=CARD.replace("mit", "gpl-3.0"), LICENSE=text)
    first, second = (licet("check", "--if-any", name, cwd=here) for name in ("README.md", "LICENSE"))
    assert first == second
    assert first.status != 0
    assert "licence file says" in first.out


def test_without_the_option_a_licence_file_is_judged(here: Path) -> None:
    written(here, LICENSE="x")
    assert licet("check", "LICENSE", cwd=here).status == 3
