# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.load import load

if TYPE_CHECKING:
    from pathlib import Path

MIT = "SPDX-License-Identifier: MIT\n"
ISC = "SPDX-License-Identifier: ISC\n"
OURS = "Our own terms\n\nDo as we say.\n"
CARD = "---\nlicense: mit\nbase_model: a/b\n---\n"
MANIFEST = '[release]\nname = "acme/chat"\nkind = "model"\n'
PROJECT = '[project]\nname = "thing"\nlicense = "MIT"\n'


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / name.replace("__", ".").replace("_0_", "-")).write_text(text, encoding="utf-8")
    return tmp_path


def said(release: Release) -> tuple[list[str], str, list[tuple[str, str]]]:
    claim = release.root.licence
    readings = [str(reading) for one in (claim, *claim.disputed_by) for reading in one.readings] if claim else []
    return (
        readings,
        claim.unknown if claim else "",
        [(f.code, f.effect) for f in release.findings if f.code != "lineage-not-stated"],
    )


@pytest.mark.parametrize(
    ("files", "readings", "unknown", "findings"),
    [
        ({"README__md": CARD}, ["MIT"], "", []),
        ({"README__md": CARD, "LICENSE": MIT}, ["MIT"], "", []),
        ({"README__md": CARD, "LICENSE": ISC}, ["MIT", "ISC"], "", [("claims-disagree", "note")]),
        ({"README__md": CARD, "LICENSE": OURS}, ["MIT"], "", [("licence-text-unread", "unknown")]),
        ({"README__md": CARD, "LICENSE_0_CODE": ISC}, ["MIT"], "", []),
        ({"README__md": CARD, "LICENSE__md": MIT, "NOTICE": "hello"}, ["MIT"], "", []),
        ({"README__md": CARD, "LICENSE_0_THIRD_PARTY": OURS}, ["MIT"], "", []),
        ({"readme__md": "---\nbase_model: a/b\n---", "COPYING": ISC}, ["ISC"], "", []),
        ({"README__md": "---\nbase_model: a/b\n---", "LICENSE": OURS}, [], "licence-other", []),
        ({"README__md": "---\nbase_model: a/b\n---"}, [], "", [("licence-not-stated", "note")]),
        ({"README__md": "---\nlicense: other\nbase_model: a/b\n---", "LICENSE": MIT}, ["MIT"], "", []),
        (
            {"README__md": "---\nlicense: other\nbase_model: a/b\n---", "LICENSE": OURS},
            [],
            "licence-other",
            [("licence-text-unread", "unknown")],
        ),
        (
            {
                "README__md": "---\nlicense: other\nlicense_link: https://example.org\nbase_model: a/b\n---",
                "LICENSE": MIT,
            },
            [],
            "licence-other",
            [],
        ),
        (
            {"README__md": "---\nlicense: [mit, isc]\nbase_model: a/b\n---", "LICENSE_0_MIT": MIT},
            ["MIT AND ISC", "MIT OR ISC"],
            "",
            [],
        ),
        ({"licet__toml": MANIFEST + 'licence = "ISC"\n', "LICENSE": MIT}, ["ISC"], "", [("claims-disagree", "note")]),
        ({"licet__toml": MANIFEST + 'licence = "ISC"\n', "LICENSE": OURS}, ["ISC"], "", []),
        ({"licet__toml": MANIFEST, "LICENSE": MIT}, ["MIT"], "", []),
        (
            {"licet__toml": MANIFEST + 'licence = "ISC"\n', "README__md": CARD},
            ["ISC"],
            "",
            [("claims-disagree", "note")],
        ),
        ({"licet__toml": MANIFEST, "README__md": CARD}, ["MIT"], "", []),
        ({"pyproject__toml": PROJECT, "LICENSE": MIT}, ["MIT"], "", []),
        ({"pyproject__toml": PROJECT, "LICENSE": ISC}, ["MIT", "ISC"], "", [("claims-disagree", "note")]),
        ({"pyproject__toml": PROJECT, "README__md": "# A title"}, ["MIT"], "", []),
        ({"pyproject__toml": PROJECT, "README__md": CARD}, ["MIT"], "", []),
        ({"LICENSE": MIT, "main__py": "x"}, ["MIT"], "", [("kind-assumed", "note")]),
        ({"LICENSE": OURS}, [], "licence-other", [("kind-assumed", "note")]),
        (
            {"LICENSE_0_MIT": MIT, "LICENSE_0_ISC": ISC},
            ["ISC", "MIT"],
            "",
            [("kind-assumed", "note"), ("claims-disagree", "note")],
        ),
    ],
)
def test_the_files_of_a_folder_complete_each_other(
    tmp_path: Path, files: dict[str, str], readings: list[str], unknown: str, findings: list[tuple[str, str]]
) -> None:
    assert said(load(folder(tmp_path, **files))) == (readings, unknown, findings)


def test_a_manifest_wins_and_is_completed_by_the_card(tmp_path: Path) -> None:
    manifest = MANIFEST + '[[component]]\nname = "A/B"\nrelation = "distils"\nlicence = "ISC"\n'
    card = "---\nlicense: mit\nbase_model: [a/b, c/d]\nbase_model_relation: merge\ndatasets: [a/rows]\n---\n"
    release = load(folder(tmp_path, licet__toml=manifest, README__md=card))
    assert [(link.relation, link.origin, link.target) for link in release.links] == [
        ("distils", "A/B", "acme/chat"),
        ("merges", "c/d", "acme/chat"),
        ("trains-on", "a/rows", "acme/chat"),
    ]
    assert [origin.name for origin in release.origins] == ["A/B", "c/d", "a/rows"]
    assert [(f.code, f.effect) for f in release.findings] == [("relations-disagree", "note")]
    assert said(load(tmp_path / "licet.toml")) == said(release)


def test_the_manifest_settles_what_the_card_leaves_open(tmp_path: Path) -> None:
    card = (
        "---\nbase_model: a/b\nbase_model_relation: tuned\ntraining_data: rows\nlicense: mit\nlicense_name: isc\n---\n"
    )
    release = load(folder(tmp_path, README__md=card))
    assert [(f.code, f.effect) for f in release.findings] == [
        ("relation-unknown", "unknown"),
        ("key-not-read", "unknown"),
        ("claims-disagree", "note"),
    ]
    row = '[[component]]\nname = "{}"\nrelation = "{}"\n'
    manifest = MANIFEST + 'licence = "MIT"\n' + row.format("a/b", "fine-tunes") + row.format("rows", "trains-on")
    release = load(folder(tmp_path, licet__toml=manifest))
    assert {f.effect for f in release.findings} == {"note"}
    assert not any(f.question for f in release.findings)


def test_the_kind_and_name_of_a_manifest_may_stand_in_the_card(tmp_path: Path) -> None:
    card = "---\nlicense: mit\nmodel_name: acme/chat\n---\n"
    release = load(folder(tmp_path, README__md=card, licet__toml="[facts]\ncommercial = true\n"))
    assert (release.root.name, release.root.kind, release.named) == ("acme/chat", "model", True)
    assert release.facts == {"commercial": True}


def test_two_manifests_are_one_too_many(tmp_path: Path) -> None:
    project = PROJECT + '[tool.licet.release]\nname = "other"\nkind = "code"\n'
    release = load(folder(tmp_path, licet__toml=MANIFEST, pyproject__toml=project))
    assert release.root.name == "acme/chat"
    assert "manifest-ignored" in [f.code for f in release.findings]
    (tmp_path / "licet.toml").unlink()
    assert load(tmp_path).root.name == "other"
    assert load(tmp_path / "pyproject.toml").root.name == "other"


@pytest.mark.parametrize("files", [{}, {"README__md": "# only a title"}, {"main__py": "x"}, {"README__md": ""}])
def test_a_folder_without_a_release_is_an_error_that_says_what_was_looked_for(
    tmp_path: Path, files: dict[str, str]
) -> None:
    with pytest.raises(ReleaseError, match="nothing here describes a release") as error:
        load(folder(tmp_path, **files))
    assert "licet.toml" in error.value.hint
    assert "README.md" in error.value.hint


def test_kinds_of_bare_folders(tmp_path: Path) -> None:
    release = load(folder(tmp_path, LICENSE=MIT, x__gguf="x"))
    assert (release.root.kind, release.named) == ("model", False)
    (tmp_path / "x.gguf").rename(tmp_path / "x.csv")
    assert load(tmp_path).root.kind == "data"
    assert load(tmp_path / "LICENSE").root.licence is not None


def test_a_binary_licence_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_bytes(b"a\n\0b")
    with pytest.raises(ReleaseError, match="LICENSE:2: the file is binary"):
        load(folder(tmp_path, README__md=CARD))


def test_an_adapter_without_a_card_still_has_its_base(tmp_path: Path) -> None:
    config = '{"base_model_name_or_path": "bigscience/bloom"}'
    release = load(folder(tmp_path, adapter_config__json=config, LICENSE=MIT, README__md="# A title"))
    assert [(link.relation, link.origin) for link in release.links] == [("adapts", "bigscience/bloom")]
    assert said(release) == (["MIT"], "", [])
    assert not release.named
    release = load(folder(tmp_path, licet__toml=MANIFEST))
    assert [link.target for link in release.links] == ["acme/chat"]
