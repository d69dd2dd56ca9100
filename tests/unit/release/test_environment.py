# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.core_metadata import need, normal
from licet.release.environment import Environment, beside
from licet.release.graph import ReleaseError
from licet.release.load import load
from tests.unit.release.readers.python_env import environment, install
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path

LEAD = "Classifier: License :: OSI Approved"
MIT = "SPDX-License-Identifier: MIT\n"


@pytest.mark.parametrize(
    ("lines", "files", "expected", "source"),
    [
        (["License-Expression: MIT OR Apache-2.0"], {}, ["MIT OR Apache-2.0"], "License-Expression"),
        (["License-Expression: MIT", "License: GPL"], {}, ["MIT"], "License-Expression"),
        (["License: MIT"], {}, ["MIT"], "License"),
        (["License: Apache 2.0", f"{LEAD} :: Apache Software License"], {}, ["Apache-2.0"], "License"),
        (["License: MIT", f"{LEAD} :: BSD License"], {}, ["licence-other"], "License and classifiers"),
        (["License: MIT", f"{LEAD} :: ISC License (ISCL)"], {}, ["MIT", "ISC"], "License"),
        (
            ["License: GPL-3.0-or-later", f"{LEAD} :: GNU General Public License v3 (GPLv3)"],
            {},
            ["GPL-3.0-or-later"],
            "License",
        ),
        (["License: BSD", f"{LEAD} :: MIT License"], {}, ["MIT"], "classifiers"),
        (["License: ours", f"{LEAD} :: MIT License"], {}, ["licence-unknown-id"], "License"),
        (["License: UNKNOWN", f"{LEAD} :: MIT License"], {}, ["MIT"], "classifiers"),
        ([f"{LEAD} :: BSD License"], {}, ["licence-family"], "classifiers"),
        (
            [f"{LEAD} :: BSD License"],
            {"LICENSE": "SPDX-License-Identifier: BSD-3-Clause\n"},
            ["BSD-3-Clause"],
            "licence file",
        ),
        ([f"{LEAD} :: BSD License"], {"LICENSE": MIT}, ["licence-family"], "classifiers"),
        ([f"{LEAD} :: BSD License"], {"LICENSE": "our own"}, ["licence-family"], "classifiers"),
        (["Classifier: License :: Other/Proprietary License"], {"LICENSE": MIT}, ["licence-other"], "classifiers"),
        ([], {"LICENSE": MIT}, ["MIT"], "licence file"),
        (
            [],
            {"LICENSE": MIT, "LICENSE.isc": "SPDX-License-Identifier: ISC\n"},
            ["MIT AND ISC", "MIT OR ISC"],
            "licence file",
        ),
        ([], {}, ["licence-not-stated"], "metadata"),
        (["License: Our own", "        terms of use"], {}, ["licence-other"], "License"),
    ],
)
def test_the_licence_of_a_distribution(
    tmp_path: Path, lines: list[str], files: dict[str, str], expected: list[str], source: str
) -> None:
    install(environment(tmp_path), "thing", *lines, **files)
    found = Environment(tmp_path).find("Thing")
    assert found is not None
    assert (readings(found[1]), found[1].source) == (expected, source)
    assert str(tmp_path) not in str(found[1])


def test_names_and_requirements() -> None:
    assert normal("Foo._-Bar") == "foo-bar"
    assert [
        need(text) and (need(text).name, need(text).extra, need(text).marked)
        for text in (  # type: ignore[union-attr]
            "a_b",
            "a [x,y] >=1,<2 ; python_version < '3'",
            'c; extra == "test"',
            "d @ https://x.y/z",
            ">=1",
            "",
        )
    ] == [("a-b", False, False), ("a", False, True), ("c", True, True), ("d", False, False), None, None]


def test_an_environment_needs_something_installed(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no Python distributions are installed"):
        Environment(tmp_path)
    environment(tmp_path / ".venv")
    assert beside(tmp_path) is None


def test_two_versions_and_broken_metadata(tmp_path: Path) -> None:
    site = environment(tmp_path)
    install(site, "a", "License: MIT")
    install(site, "a", "License: ISC", version="2.0")
    (install(site, "b") / "METADATA").write_bytes(b"\xff\xfe")
    found = Environment(tmp_path)
    assert list(found) == ["a", "b"]
    assert readings(found.find("a")[1]) == ["licence-unreadable"]  # type: ignore[index]
    assert found.find("b") is None
    assert found.find("c") is None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    site = environment(tmp_path / ".venv")
    install(
        site, "a", "License: MIT", "Requires-Dist: b>=1", 'Requires-Dist: c; extra == "x"', "Requires-Dist: w; os=='x'"
    )
    install(site, "b", "License-Expression: GPL-3.0-only", "Requires-Dist: a", "Requires-Dist: gone")
    install(site, "c", "License: ISC")
    return tmp_path


def test_dependencies_of_a_project_are_taken_from_its_environment(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "p"\nlicense = "MIT"\ndependencies = ["a", "d; os"]\n')
    release = load(project)
    assert links(release) == ["links-dynamically a", "links-dynamically b"]
    assert [readings(origin.licence) for origin in release.origins] == [["MIT"], ["GPL-3.0-only"]]
    assert not any(link.ships for link in release.links)
    assert [finding.message for finding in release.findings] == [
        'the licences of 1 dependencies are not read, for they are not in the environment: "gone"'
    ]


def test_dynamic_and_poetry(project: Path) -> None:
    path = project / "pyproject.toml"
    path.write_text('[project]\nname = "p"\ndynamic = ["dependencies"]\n')
    assert open_codes(load(path)) == ["dependencies-not-read"]
    path.write_text('[tool.poetry]\nname = "p"\nlicense = "MIT"\n[tool.poetry.dependencies]\npython = "^3"\nc = "*"\n')
    release = load(path)
    assert (readings(release.root.licence), links(release)) == (["MIT"], ["links-dynamically c"])
    assert open_codes(release) == []


def test_requirements(project: Path) -> None:
    (project / "more.txt").write_text("c==1.0 --hash=sha256:00\n-r requirements.txt\n")
    (project / "requirements.txt").write_text(
        "# x\n-r more.txt\n--index-url https://x.y\nB==9.0 \\\n  ; os == 'x'\n./local\n-e .\nz\n"
    )
    release = load(project / "requirements.txt")
    assert links(release) == ["links-dynamically b", "links-dynamically c", "links-dynamically a"]
    claim = release.origins[0].licence
    assert claim is not None
    assert (claim.unknown, "1.0" in claim.question, "9.0" in claim.question) == ("licence-not-stated", True, True)
    assert release.origins[0].place.line == 4
    assert open_codes(release) == ["dependencies-not-read"] * 3
    (project / "requirements.txt").write_text("-r nowhere.txt\n")
    with pytest.raises(ReleaseError, match="there is no file"):
        load(project / "requirements.txt")


UV = """\
version = 1
[[package]]
name = "p"
source = { editable = "." }
dependencies = [{ name = "a" }, { name = "q" }]
[package.dev-dependencies]
dev = [{ name = "c" }]
[[package]]
name = "a"
version = "1.0"
dependencies = [{ name = "b" }]
[[package]]
name = "b"
version = "2.0"
[[package]]
name = "c"
version = "1.0"
[[package]]
name = "q"
version = "1.0"
"""


def test_uv_lock(project: Path) -> None:
    (project / "uv.lock").write_text(UV)
    release = load(project / "uv.lock")
    assert release.root.name == "p"
    assert {origin.name: readings(origin.licence) for origin in release.origins} == {
        "a": ["MIT"],
        "b": ["licence-not-stated"],  # another version is installed
        "q": ["licence-not-stated"],
    }
    (project / "pyproject.toml").write_text('[project]\nname = "p"\nlicense = "MIT"\ndependencies = ["a", "q"]\n')
    whole = load(project)
    assert (whole.root.name, readings(whole.root.licence), open_codes(whole)) == ("p", ["MIT"], [])
    assert sorted(origin.name for origin in whole.origins) == ["a", "b", "q"]


@pytest.mark.parametrize("text", ["", "version = 1\n", "package = 3\n", "[[package]]\nversion = '1'\n"])
def test_broken_locks(tmp_path: Path, text: str) -> None:
    (tmp_path / "uv.lock").write_text(text)
    with pytest.raises(ReleaseError):
        load(tmp_path / "uv.lock")


def test_pylock(project: Path) -> None:
    (project / "pylock.toml").write_text('lock-version = "1.0"\n[[packages]]\nname = "c"\nversion = "1.0"\n')
    release = load(project / "pylock.toml")
    assert (links(release), readings(release.origins[0].licence)) == (["links-dynamically c"], ["ISC"])


def test_a_whole_environment_as_dependencies(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "pyproject.toml").write_text('[project]\nname = "p"\nlicense = "MIT"\ndependencies = ["a", "nope"]\n')
    assert open_codes(load(other)) == ["dependencies-not-read"]
    release = load(other, environment=project / ".venv")
    assert sorted(links(release)) == ["links-dynamically a", "links-dynamically b", "links-dynamically c"]
    assert [finding.question.split("?")[0] for finding in release.findings if finding.effect == "unknown"] == [
        'which licences are these under: "nope", "gone"',
        'which licences are these under: "gone"',
    ]
    assert open_codes(load(other)) == ["dependencies-not-read"]  # nothing is left behind
    assert str(tmp_path) not in str([origin.licence for origin in release.origins])
