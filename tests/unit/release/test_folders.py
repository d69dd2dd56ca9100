# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A folder with many descriptions of one release: nothing that any of them says is lost."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import licet
from licet.release import merge
from licet.release.graph import Artefact, Link, Place, Release, ReleaseError, ordered
from licet.release.load import load
from tests.unit.release.readers.gguf_files import header
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path

CARD = "---\nlicense: apache-2.0\nbase_model: a/b\n---\n"


def incorporates(origin: str, target: str) -> Link:
    return Link(origin, "incorporates", target, True, Place("f"))


def tensors(path: Path, **metadata: str) -> None:
    data = json.dumps({"__metadata__": metadata}).encode()
    path.write_bytes(struct.pack("<Q", len(data)) + data)


def test_card_licence_file_and_header_that_disagree(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    (tmp_path / "LICENSE").write_text("SPDX-License-Identifier: LicenseRef-Llama-3.1\n")
    (tmp_path / "model.gguf").write_bytes(header({"general.license": "gemma"}))
    release = load(tmp_path)
    assert readings(release.root.licence) == [
        "Apache-2.0",
        "LicenseRef-Gemma-2024-04-01",
        "LicenseRef-Gemma-2025-03-24",
        "LicenseRef-Llama-3.1",
    ]
    found = [finding for finding in release.findings if finding.code == "claims-disagree"]
    assert {finding.effect for finding in found} == {"note"}
    assert "README.md:2" in found[0].message
    assert "model.gguf#general.license" in found[0].message
    assert "LICENSE:1" in found[1].message
    assert str(licet.check(release).answer) != "yes"


def test_claims_that_agree_narrow_each_other(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: gpl-3.0\nbase_model: a/b\n---\n")
    (tmp_path / "model.gguf").write_bytes(header({"general.license": "GPL-3.0-only"}))
    release = load(tmp_path)
    assert (readings(release.root.licence), open_codes(release)) == (["GPL-3.0-only"], [])


def test_a_claim_that_cannot_be_read_beside_one_that_can(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    tensors(tmp_path / "model.safetensors", license="our terms")
    release = load(tmp_path)
    assert (readings(release.root.licence), open_codes(release)) == (["Apache-2.0"], ["claims-disagree"])


def test_lineage_of_all_files_is_joined(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/b\nbase_model_relation: finetune\n---\n")
    tensors(tmp_path / "x-00001-of-00002.safetensors", base_model="A/b", datasets="c/rows")
    tensors(tmp_path / "x-00002-of-00002.safetensors", merged_from="a/b, d/e")
    (tmp_path / "config.json").write_text('{"model_type": "x", "_name_or_path": "f/g"}')
    (tmp_path / "mergekit_config.yml").write_text("merge_method: x\nmodels:\n- model: d/e\n- model: h/i\n")
    release = load(tmp_path)
    assert sorted(links(release)) == [
        "fine-tunes a/b",
        "fine-tunes f/g",
        "merges a/b",
        "merges d/e",
        "merges h/i",
        "trains-on c/rows",
    ]
    assert [finding.code for finding in release.findings] == ["relations-disagree"]


def test_a_program_beside_a_model_is_a_part_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "tool"\nlicense = "GPL-3.0-only"\n')
    (tmp_path / "package.json").write_text('{"name": "page", "license": "GPL-3.0-only"}')
    release = load(tmp_path)
    assert links(release) == ["fine-tunes a/b", "bundles tool"]
    assert readings(release.root.licence) == ["Apache-2.0"]
    assert [(part.name, part.kind, readings(part.licence)) for part in release.parts] == [
        ("tool", "code", ["GPL-3.0-only"])
    ]


def test_what_a_program_beside_a_model_was_made_from_is_judged_under_its_own_licence(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    (tmp_path / "package.json").write_text('{"name": "page", "license": "MIT"}')
    release = load(tmp_path)
    library = Artefact("lib", "code", release.parts[0].licence, Place("f"))
    made = replace(release, origins=(*release.origins, library), links=(*release.links, incorporates("lib", "page")))
    verdict = licet.check(made)
    assert [holding.artefact for holding in verdict.parts[0].holdings] == ["lib"]
    assert [holding.artefact for holding in verdict.members[0].holdings] == []  # nobody knows the licence of a/b


@pytest.mark.parametrize(
    ("card", "project"),
    [
        (CARD, '{"name": "page"}'),  # states no licence: whose it is, and what holds for it, is not plain
        (CARD, '{"license": "MIT"}'),  # has no name of its own
        ("---\nbase_model: a/b\n---\n", '{"name": "page", "license": "MIT"}'),  # the licence may be that of all
    ],
)
def test_a_program_that_is_not_plainly_a_work_of_its_own_ships_with_the_model(
    tmp_path: Path, card: str, project: str
) -> None:
    (tmp_path / "README.md").write_text(card)
    (tmp_path / "package.json").write_text(project)
    release = load(tmp_path)
    assert release.parts == ()
    assert [origin.kind for origin in release.origins] == ["model", "code"]


def test_settings_of_tools_are_no_program(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 100\n")
    release = load(tmp_path)
    assert (links(release), open_codes(release)) == (["fine-tunes a/b"], [])


def test_a_citation_speaks_of_the_work_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    (tmp_path / "CITATION.cff").write_text("title: Chat\nlicense: MIT\n")
    release = load(tmp_path)
    assert (release.root.name, release.root.kind, release.named) == ("Chat", "model", True)
    assert open_codes(release) == ["claims-disagree"]


def test_weights_beside_a_program_are_a_part_if_they_say_anything(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "tool"\nlicense = "MIT"\n')
    tensors(tmp_path / "model.safetensors", format="pt")
    assert links(load(tmp_path)) == []
    tensors(tmp_path / "model.safetensors", license="cc-by-nc-4.0", base_model="a/b")
    release = load(tmp_path)
    name = release.origins[0].name
    assert name == "the weights in ./model"
    assert (links(release), release.root.kind) == ([f"fine-tunes a/b > {name}", f"bundles {name}"], "code")


def test_weights_alone(tmp_path: Path) -> None:
    (tmp_path / "model.gguf").write_bytes(header({"general.license": "mit"}))
    release = load(tmp_path)
    assert (release.root.kind, readings(release.root.licence)) == ("model", ["MIT"])
    assert "lineage-not-stated" in [finding.code for finding in release.findings]


def test_a_broken_file_asks_and_does_not_end_the_reading(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD)
    (tmp_path / "model.gguf").write_bytes(b"GGUF")
    (tmp_path / "CITATION.cff").write_text("license: [")
    (tmp_path / "config.json").write_text("{")
    release = load(tmp_path)
    assert open_codes(release) == ["file-not-read"] * 3
    assert str(licet.check(release).answer) != "yes"
    (tmp_path / "README.md").unlink()
    for name in ("CITATION.cff", "config.json"):
        (tmp_path / name).unlink()
    with pytest.raises(ReleaseError, match="cut off"):
        load(tmp_path)


def test_a_manifest_is_completed_by_headers_and_wins_over_them(tmp_path: Path) -> None:
    manifest = '[release]\nname = "acme/chat"\nkind = "model"\nlicence = "MIT"\n'
    (tmp_path / "licet.toml").write_text(manifest)
    keys = {"general.license": "gemma", "general.base_model.0.repo_url": "https://huggingface.co/a/b"}
    (tmp_path / "model.gguf").write_bytes(header(keys))
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "t"\nlicense = "ISC"\ndependencies = ["x"]\n')
    for path in (tmp_path, tmp_path / "licet.toml"):
        release = load(path)
        assert (readings(release.root.licence), links(release)) == (["MIT"], ["fine-tunes a/b"])
        assert [(finding.code, finding.effect) for finding in release.findings] == [("claims-disagree", "note")]


@pytest.mark.parametrize(
    ("config", "related"),
    [
        ({"_name_or_path": "a/b"}, ["fine-tunes a/b"]),
        ({"_name_or_path": "acme/CHAT"}, []),  # the folder's own name
        ({"_name_or_path": "/data/base"}, []),
        ({"_name_or_path": ""}, []),
        ({"_name_or_path": ["a/b"]}, []),
        ({"architectures": ["X"]}, []),
        ({"other": 1}, []),
        ([1], []),
    ],
)
def test_config_json(tmp_path: Path, config: Any, related: list[str]) -> None:
    folder = tmp_path / "chat"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "README.md").write_text("---\nlicense: mit\n---\n")
    release = load(folder)
    assert links(release) == related
    assert ("lineage-not-stated" in [finding.code for finding in release.findings]) is not bool(related)


def test_one_name_for_two_works_stays_two(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/b\ndatasets: [c/d]\n---\n")
    tensors(tmp_path / "model.safetensors", datasets="a/b", base_model="c/d")
    release = load(tmp_path)
    assert sorted((origin.kind, origin.name) for origin in release.origins) == [
        ("data", "c/d"),
        ("data", "datasets/a/b"),
        ("model", "a/b"),
        ("model", "models/c/d"),
    ]


def test_a_name_that_a_part_has_is_not_taken_for_the_release(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\ntask_ids: x\n---\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\nlicense = "MIT"\n')
    (tmp_path / "codemeta.json").write_text('{"name": "A", "@type": "x"}')
    release = load(tmp_path)
    assert ([part.name for part in release.parts], release.named) == (["a"], False)


def test_two_files_that_contradict_each_other_make_no_circle() -> None:
    place = Place("f")
    root, one, two = (Artefact(name, "model", None, place) for name in ("r", "a", "b"))
    links_ = [Link("a", "fine-tunes", "r", True, place), Link("b", "fine-tunes", "r", True, place)]
    first = Release(root, (one, two), (*links_, Link("a", "fine-tunes", "b", True, place)))
    second = Release(root, (two, one), (links_[0], Link("b", "fine-tunes", "a", True, place)))
    whole = merge.same_work(first, second)
    assert len(ordered(whole)) == len(whole.links)
    assert whole.links[:3] == first.links
    assert [finding.effect for finding in whole.findings] == ["unknown"]
    assert merge.same_work(first, first) == first


def gguf(path: Path, **keys: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        header({"general.architecture": "llama", **{f"general.{key}": text for key, text in keys.items()}})
    )


def test_weights_below_a_model_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/base\n---\n")
    gguf(tmp_path / "gguf" / "q4" / "m.gguf", license="apache-2.0", name="other")
    gguf(tmp_path / "gguf" / "q8" / "m.gguf")
    (tmp_path / "lora").mkdir()
    (tmp_path / "lora" / "adapter_config.json").write_text('{"base_model_name_or_path": "b/base"}')
    release = load(tmp_path)
    assert readings(release.root.licence) == ["MIT", "Apache-2.0"]
    assert sorted(links(release)) == ["adapts b/base", "fine-tunes a/base"]
    assert open_codes(release) == ["claims-disagree"]
    assert not release.named


@pytest.mark.parametrize("place", ["a/b/c/d/m.gguf", ".cache/m.gguf", "_old/m.gguf", "node_modules/m.gguf"])
def test_weights_that_are_not_looked_for(tmp_path: Path, place: str) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/base\n---\n")
    gguf(tmp_path / place, license="apache-2.0")
    assert readings(load(tmp_path).root.licence) == ["MIT"]


def test_weights_below_a_program_are_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "p"\nlicense = "MIT"\n')
    gguf(tmp_path / "tests" / "m.gguf", license="apache-2.0")
    release = load(tmp_path)
    assert (release.root.kind, readings(release.root.licence)) == ("code", ["MIT"])


def test_broken_weights_below_a_model_ask(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/base\n---\n")
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "m.safetensors").write_bytes(b"x")
    (tmp_path / "lora").mkdir()
    (tmp_path / "lora" / "adapter_config.json").write_text("{")
    assert open_codes(load(tmp_path)) == ["file-not-read", "file-not-read"]


@pytest.mark.parametrize(
    ("card", "files"),
    [
        ("license: mit", {"CITATION.cff": "cff-version: 1.2.0\ntitle: t\nlicense: Acme-9\n"}),
        ("license: mit", {"LICENSE": "Terms of our own.\nLook, and do not touch.\n"}),
        ("license: mit\nlicense_name: acme-terms", {}),
    ],
)
def test_a_question_about_two_places_names_both(tmp_path: Path, card: str, files: dict[str, str]) -> None:
    (tmp_path / "README.md").write_text(f"---\n{card}\nbase_model: a/base\n---\n")
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    (asked,) = [one for one in load(tmp_path).findings if one.effect == "unknown"]
    assert "README.md:2" in asked.question
    other = "acme-terms" if not files else "Terms of our own" if "LICENSE" in files else "Acme-9"
    assert other in asked.question


def test_a_choice_that_only_one_file_offers_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: GPL-3.0-only\nbase_model: a/b\n---\n")
    (tmp_path / "model.gguf").write_bytes(header({"general.license": "MIT OR GPL-3.0-only"}))
    release = load(tmp_path)
    assert readings(release.root.licence) == ["GPL-3.0-only", "MIT OR GPL-3.0-only"]
    assert open_codes(release) == ["claims-disagree"]
