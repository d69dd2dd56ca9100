# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages really built, by hatchling and by setuptools, where this package is installed as its users have it."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.installed import install, run, wheel

BACKENDS = {
    "hatchling": '[build-system]\nrequires = ["hatchling", "licet"]\nbuild-backend = "hatchling.build"\n'
    "\n[tool.hatch.build.hooks.licet]\n",
    "setuptools": '[build-system]\nrequires = ["setuptools>=77", "licet"]\nbuild-backend = "setuptools.build_meta"\n'
    "\n[tool.licet-build]\n",
}
PROJECT = """
[project]
name = "owl"
version = "1.0"
requires-python = ">=3.11"
license = "{licence}"
"""
MANIFEST = """[release]
name = "acme/owl"
kind = "code"

[[component]]
name = "acme/photos"
kind = "data"
licence = "CC-BY-4.0"
relation = "bundles"

[[component]]
name = "acme/parser"
kind = "code"
licence = "{parser}"
relation = "{relation}"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("licet")
    return install(wheel(folder), folder / "site")


def project(
    folder: Path,
    backend: str,
    relation: str = "calls",
    parser: str = "GPL-3.0-only",
    licence: str = "MIT",
    more: str = "",
) -> Path:
    (folder / "owl").mkdir(parents=True)
    (folder / "owl" / "__init__.py").write_text("")
    text = BACKENDS[backend] + more + PROJECT.format(licence=licence)
    (folder / "pyproject.toml").write_text(text)
    (folder / "licet.toml").write_text(MANIFEST.format(relation=relation, parser=parser))
    return folder


def build(folder: Path, site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "build", "--no-isolation", "-x", *arguments, cwd=folder, path=site)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in {"owl.egg-info", "build"})


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_notice_travels_in_sdist_and_wheel(backend: str, site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path / "owl", backend)
    # The wheel is built from the sdist: it holds what the verdict needs.
    done = build(folder, site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[fill in: …]" in done.stdout + done.stderr
    with tarfile.open(folder / "dist" / "owl-1.0.tar.gz") as sdist:
        held = sdist.extractfile("owl-1.0/NOTICE")
        assert held is not None
        notice = held.read().decode()
        assert "owl-1.0/licet.toml" in sdist.getnames()
    assert re.search(r"^acme/photos\n  licence: Creative Commons Attribution 4\.0", notice, re.MULTILINE)
    with zipfile.ZipFile(folder / "dist" / "owl-1.0-py3-none-any.whl") as built:
        assert built.read("owl-1.0.dist-info/licenses/NOTICE").decode() == notice
        metadata = message_from_bytes(built.read("owl-1.0.dist-info/METADATA"))
    assert metadata.get_all("License-File") == ["NOTICE"]
    assert names(folder) == ["dist", "licet.toml", "owl", "pyproject.toml"]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_wheel_by_itself_has_it_and_the_authors_own_wins(backend: str, site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path / "owl", backend)
    (folder / "THIRD-PARTY.txt").write_text("Photos by acme/photos, CC-BY-4.0.\n")
    done = build(folder, site, "--wheel")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(folder / "dist" / "owl-1.0-py3-none-any.whl") as built:
        assert built.read("owl-1.0.dist-info/licenses/THIRD-PARTY.txt") == b"Photos by acme/photos, CC-BY-4.0.\n"
        assert not any(name.endswith("/NOTICE") for name in built.namelist())
    assert (folder / "THIRD-PARTY.txt").exists()


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("parser", "word"), [("GPL-3.0-only", "no"), ("gpl", "unknown")])
@pytest.mark.parametrize("target", ["--sdist", "--wheel"])
def test_what_may_not_go_out_is_not_built(
    backend: str, parser: str, word: str, target: str, site: Path, tmp_path: Path
) -> None:
    folder = project(tmp_path / "owl", backend, "incorporates", parser)
    done = build(folder, site, target)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "licet refuses to build this release:" in said
    assert re.search(rf"^{word}\b.*acme/owl", said, re.MULTILINE)
    if word == "no":
        assert "GPL-3.0-only §5(c)" in said
    assert "Traceback" not in said
    assert not list(folder.glob("dist/*"))
    assert not (folder / "NOTICE").exists()


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_wrong_setting_is_told_with_the_nearest(backend: str, site: Path, tmp_path: Path) -> None:
    done = build(project(tmp_path / "owl", backend, more="default = 'eu'\n"), site, "--sdist")
    assert done.returncode != 0
    assert re.search(r'unknown key "?default"?: did you mean defaults\?', done.stdout + done.stderr)


@pytest.mark.parametrize("backend", BACKENDS)
def test_what_would_be_mislabelled_is_not_built(backend: str, site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path / "owl", backend)
    text = (folder / "licet.toml").read_text().replace('kind = "code"\n', 'kind = "code"\nlicence = "ISC"\n', 1)
    (folder / "licet.toml").write_text(text)
    done = build(folder, site, "--sdist")
    assert done.returncode != 0
    assert re.search(r'licet.toml:4 says "?ISC"?, .*pyproject.toml:\d+ says "?MIT"?', done.stdout + done.stderr)


def test_setuptools_without_the_table_is_left_alone(site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path / "owl", "setuptools", "incorporates")
    text = (folder / "pyproject.toml").read_text().replace("[tool.licet-build]\n", "")
    (folder / "pyproject.toml").write_text(text)
    assert build(folder, site, "--sdist").returncode == 0


def test_pytest_finds_the_plug_in_by_its_entry_point(site: Path, tmp_path: Path) -> None:
    folder = project(tmp_path / "owl", "hatchling", "incorporates")
    done = run(sys.executable, "-m", "pytest", "-W", "error", "--licet", ".", cwd=folder, path=site)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "GPL-3.0-only §5(c)" in done.stdout
    assert "1 failed" in done.stdout
