# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release import reuse_headers, reuse_precedence
from licet.release.graph import ReleaseError
from licet.release.load import load
from licet.release.readers import reuse
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path

ROW = '[[annotations]]\npath = {}\nSPDX-FileCopyrightText = "x"\nSPDX-License-Identifier = {}\n'
TAG = "SPDX-" + "License-Identifier"  # in two pieces, or this file would carry it


def test_one_licence_is_that_of_the_project(tmp_path: Path) -> None:
    path = tmp_path / "REUSE.toml"
    path.write_text('version = 1\nSPDX-PackageName = "thing"\n' + ROW.format('"**"', '"MIT"'))
    release = reuse.read(path)
    assert (release.root.name, release.named, readings(release.root.licence)) == ("thing", True, ["MIT"])
    assert release.origins == ()


def test_several_licences_are_parts(tmp_path: Path) -> None:
    rows = [
        ROW.format('["src/**.py", "docs/a.md"]', '"MIT"'),
        ROW.format('"docs/*.md"', '["CC-BY-4.0", "CC0-1.0"]'),
        ROW.format('"x.json"', '"MIT"'),
        '[[annotations]]\npath = "y"\nSPDX-FileCopyrightText = "x"\n',
        ROW.format("3", '"MIT"'),
        ROW.format('"z"', "[]"),
    ]
    (tmp_path / "REUSE.toml").write_text("version = 1\n" + "".join(rows))
    release = reuse.read(tmp_path / "REUSE.toml")
    assert links(release) == [
        "vendors files src/**.py",
        "bundles files docs/a.md and 1 more",
        "bundles files docs/*.md",
    ]
    assert [readings(origin.licence) for origin in release.origins] == [["MIT"], ["MIT"], ["CC-BY-4.0 AND CC0-1.0"]]
    assert open_codes(release) == ["value-not-a-name", "value-not-a-name"]


def test_dep5(tmp_path: Path) -> None:
    folder = tmp_path / ".reuse"
    folder.mkdir()
    text = "Format: x\nUpstream-Name: thing\n\nFiles: *.py\nCopyright: me\nLicense: MIT\n text\n"
    text += "\nFiles: a.png\n b.png\nLicense: CC0-1.0\n"
    (folder / "dep5").write_text(text + "\nFiles: c\nCopyright: me\n")
    release = reuse.read(folder / "dep5")
    assert release.root.name == "thing"
    assert links(release) == ["vendors files *.py", "bundles files a.png and 1 more"]
    assert [origin.place.line for origin in release.origins] == [6, 11]
    assert open_codes(release) == ["value-not-a-name"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("REUSE.toml", "annotations = 3"),
        ("REUSE.toml", "["),
        ("dep5", "Files: a\nFiles: b\n"),
        ("dep5", "no field\n"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ReleaseError):
        reuse.covered_by(tmp_path / name)


def test_headers_of_the_files_of_a_project(tmp_path: Path) -> None:
    (tmp_path / "LICENSES").mkdir()
    for name in ("MIT", "CC0-1.0", "GPL-3.0-only"):
        (tmp_path / "LICENSES" / f"{name}.txt").write_text("x")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text(f"#!/x\n# {TAG}: MIT\nx = '{TAG}: ISC'\n")
    (tmp_path / "src" / "b.c").write_text(f"/* {TAG}: MIT */\n")
    (tmp_path / "page.html").write_text(f"<!-- {TAG}: CC0-1.0 -->\n")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "image.png.license").write_text(f"{TAG}: CC0-1.0\n")
    (tmp_path / "ignored.md").write_text(f"<!-- REUSE-IgnoreStart -->\n{TAG}: ISC\n<!-- REUSE-IgnoreEnd -->\n")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "x.js").write_text(f"// {TAG}: ISC\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "thing"\nlicense = "MIT"\n')
    release = load(tmp_path)
    assert (release.root.name, readings(release.root.licence)) == ("thing", ["MIT"])
    assert links(release) == [
        "vendors files page.html",
        "bundles files image.png",
        "vendors files src/a.py and 1 more",
    ]
    assert [finding.message for finding in release.findings if finding.effect == "unknown"] == [
        "the text of GPL-3.0-only lies in LICENSES/, and no file is said to be under it"
    ]
    assert release.origins[0].place.line == 1


def annotated(folder: Path, *rows: tuple[str, str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = "version = 1\n"
    for path, licence, precedence in rows:
        text += f'[[annotations]]\npath = "{path}"\n{TAG} = "{licence}"\n'
        text += f'precedence = "{precedence}"\n' if precedence else ""
    (folder / "REUSE.toml").write_text(text)


def program(folder: Path, name: str, licence: str = "") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# {TAG}: {licence}\n" if licence else "pass\n")


def said(folder: Path) -> dict[str, str]:
    """Return the licence of the project, else of each part by its label."""
    release = reuse_headers.read_project(folder)
    if release.root.licence is not None:
        return {"all": readings(release.root.licence)[0]}
    return {origin.name.removeprefix("files "): readings(origin.licence)[0] for origin in release.origins}


@pytest.mark.parametrize(
    ("precedence", "expected"),
    [
        ("", {"**": "MIT", "a.py": "ISC"}),
        ("closest", {"**": "MIT", "a.py": "ISC"}),
        ("aggregate", {"**": "MIT", "a.py": "ISC"}),
        ("override", {"all": "MIT"}),
    ],
)
def test_an_annotation_beside_a_header(tmp_path: Path, precedence: str, expected: dict[str, str]) -> None:
    annotated(tmp_path, ("**", "MIT", precedence))
    program(tmp_path, "a.py", "ISC")
    program(tmp_path, "b.py")
    assert said(tmp_path) == expected


@pytest.mark.parametrize(
    ("precedence", "expected"), [("closest", {"all": "ISC"}), ("aggregate", {"**": "MIT", "a.py": "ISC"})]
)
def test_a_header_leaves_nothing_to_what_is_closest(tmp_path: Path, precedence: str, expected: dict[str, str]) -> None:
    annotated(tmp_path, ("**", "MIT", precedence))
    program(tmp_path, "a.py", "ISC")
    (tmp_path / "REUSE.toml.license").write_text(f"{TAG}: ISC\n")
    found = said(tmp_path)
    assert found.keys() == expected.keys() or "**" in expected
    assert ("MIT" in found.values()) is ("MIT" in expected.values())


def test_the_closest_file_of_annotations_is_the_one(tmp_path: Path) -> None:
    annotated(tmp_path, ("**.py", "MIT", ""), ("sub/x.py", "GPL-3.0-only", ""))
    annotated(tmp_path / "sub", ("**", "ISC", ""))
    program(tmp_path, "a.py")
    program(tmp_path, "sub/x.py")
    assert said(tmp_path) == {"**.py": "MIT", "sub/**": "ISC"}


def test_the_topmost_override_takes_all(tmp_path: Path) -> None:
    annotated(tmp_path, ("**", "MIT", "override"))
    annotated(tmp_path / "sub", ("**", "ISC", "override"))
    program(tmp_path, "sub/x.py", "GPL-3.0-only")
    assert said(tmp_path) == {"all": "MIT"}


def test_the_last_annotation_of_a_file_is_the_one(tmp_path: Path) -> None:
    annotated(tmp_path, ("**", "MIT", ""), ("a.py", "ISC", ""), ("far/away.py", "Zlib", ""))
    program(tmp_path, "a.py")
    program(tmp_path, "b/c.py")
    assert said(tmp_path) == {"**": "MIT", "a.py": "ISC", "far/away.py": "Zlib"}


@pytest.mark.parametrize(
    ("glob", "fits"),
    [("*.py", ["a.py"]), ("**.py", ["a.py", "b/c.py"]), ("b/*", ["b/c.py"]), (r"\\*.py", []), ("a.p", [])],
)
def test_what_a_star_stands_for(tmp_path: Path, glob: str, fits: list[str]) -> None:
    annotated(tmp_path, ("**", "MIT", ""), (glob, "ISC", ""), ("REUSE.toml", "MIT", ""))
    program(tmp_path, "a.py")
    program(tmp_path, "b/c.py")
    every = reuse_precedence.Annotations(reuse.covered_by(tmp_path / "REUSE.toml")[0])
    for file in ("a.py", "b/c.py"):
        every.of(file, False)
    held = {str(one.claim.readings[0]) for one in every.holding(["a.py", "b/c.py"])}
    assert held == ({"MIT", "ISC"} if len(fits) < 2 else {"ISC", "MIT"})
    assert [file for file in ("a.py", "b/c.py") if every._fits(1, file)] == fits


def test_a_pattern_that_takes_long_counts_beside_all_else(tmp_path: Path) -> None:
    annotated(tmp_path, ("**a" * 400 + "b", "ISC", ""), ("**", "MIT", ""))
    program(tmp_path, "a" * 200 + ".py", "Zlib")
    assert set(said(tmp_path).values()) == {"ISC", "MIT", "Zlib"}  # MIT for REUSE.toml itself


def test_an_unknown_precedence_and_a_broken_file_below_are_told(tmp_path: Path) -> None:
    annotated(tmp_path, ("**", "MIT", "nearest"))
    program(tmp_path, "a.py", "ISC")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "REUSE.toml").write_text("[[")
    release = reuse_headers.read_project(tmp_path)
    assert {finding.code for finding in release.findings} == {"value-not-a-name", "file-not-read"}
    assert set(said(tmp_path).values()) == {"MIT", "ISC"}
