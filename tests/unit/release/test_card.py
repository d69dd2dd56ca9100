# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Artefact, Claim, Kind, Link, Place, Release, ReleaseError
from licet.release.merge import same_work
from licet.release.readers import card

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, front: str, name: str = "README.md", **files: str) -> Release:
    for file, text in files.items():
        (tmp_path / file.replace("__", ".")).write_text(text, encoding="utf-8")
    path = tmp_path / name
    path.write_text(f"---\n{front}\n---\n\n# Some title\n", encoding="utf-8")
    return card.read(path)


def licence(release: Release) -> Claim:
    assert release.root.licence is not None
    return release.root.licence


def readings(claim: Claim) -> list[str]:
    return [str(reading) for one in (claim, *claim.disputed_by) for reading in one.readings]


def links(release: Release) -> list[tuple[str, str, int | None]]:
    return [(link.relation, link.origin, link.place.line) for link in release.links]


def codes(release: Release) -> list[tuple[str, str, int | None]]:
    """Return the findings but one: most cards here name no origin, which `test_a_card_without_origins` is about."""
    return [(f.code, f.effect, f.place.line) for f in release.findings if f.code != "lineage-not-stated"]


# --- licence ---------------------------------------------------------------------------------------------------------


def test_a_tag_of_the_hub_is_the_claim(tmp_path: Path) -> None:
    release = read(tmp_path, "language: en\nlicense: mit\nbase_model: a/b")
    claim = licence(release)
    assert readings(claim) == ["MIT"]
    assert (claim.raw, claim.place.line, claim.source) == (("mit",), 3, "model card")


def test_a_list_is_undefined(tmp_path: Path) -> None:
    claim = licence(read(tmp_path, "license:\n- mit\n- apache-2.0\nlibrary_name: x"))
    assert (claim.listing, claim.place.line) == ("undefined", 3)
    assert readings(claim) == ["MIT AND Apache-2.0", "MIT OR Apache-2.0"]
    claim = licence(read(tmp_path, "license: [mit]\nlibrary_name: x"))
    assert (claim.listing, readings(claim)) == ("single", ["MIT"])


@pytest.mark.parametrize(
    ("front", "raw", "unknown"),
    [
        ("license: no", ("no",), "licence-not-a-string"),
        ("license: 2024-01-01", ("2024-01-01",), "licence-not-a-string"),
        ("license: 1.0", ("1.0",), "licence-not-a-string"),
        ("license: {a: mit}", ("a mapping",), "licence-not-a-string"),
        ("license: [[mit]]", ("a list",), "licence-not-a-string"),
        ("license: 'no'", ("no",), "licence-unknown-id"),
        ("license: unknown", ("unknown",), "licence-other"),
        ("license: other", ("other",), "licence-other"),
        ("license: gpl", ("gpl",), "licence-family"),
        ("license: our-terms", ("our-terms",), "licence-unknown-id"),
        ("license: [mit, other]", ("mit", "other"), "licence-other"),
    ],
)
def test_what_is_no_licence_is_unknown_and_keeps_its_words(
    tmp_path: Path, front: str, raw: tuple[str, ...], unknown: str
) -> None:
    claim = licence(read(tmp_path, front))
    assert (claim.raw, claim.unknown, claim.readings) == (raw, unknown, ())
    assert "?" in claim.question


@pytest.mark.parametrize("front", ["language: en", "license:", "license: ''", "license: []", "license: ~"])
def test_nothing_stated_is_no_claim(tmp_path: Path, front: str) -> None:
    assert read(tmp_path, front).root.licence is None


def test_another_spelling_of_a_key_is_read_and_noted(tmp_path: Path) -> None:
    release = read(tmp_path, "Licence: mit\nbase_models: a/b\nmodel_name: x")
    assert readings(licence(release)) == ["MIT"]
    assert links(release) == [("fine-tunes", "a/b", 3)]
    assert codes(release) == [("key-spelling", "note", 2), ("key-spelling", "note", 3)]


def test_the_form_of_the_hubs_api_is_read_from_tags(tmp_path: Path) -> None:
    release = read(tmp_path, "tags:\n- license:mit\n- dataset:a/rows\n- base_model:a/b\n- base_model:adapter:a/b\n")
    assert readings(licence(release)) == ["MIT"]
    assert licence(release).place.line == 3
    assert links(release) == [("adapts", "a/b", 6), ("trains-on", "a/rows", 4)]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("license: other\nlicense_name: MIT", ["MIT"]),
        ("license: other\nlicense_link: https://opensource.org/licenses/MIT", ["MIT"]),
        ("license: other\nlicense_link: LICENSE", ["MIT"]),
        ("license: other\nlicense_name: our-name\nlicense_link: LICENSE", ["MIT"]),
        ("license: mit\nlicense_link: LICENSE", ["MIT"]),
        ("license: mit\nlicense_link: https://example.org/terms", ["MIT"]),
        ("license_name: mit", ["MIT"]),
        ("license: gemma\nlicense_name: LicenseRef-Gemma-2025-03-24", ["LicenseRef-Gemma-2025-03-24"]),
        (
            "license: other\nlicense_link: https://huggingface.co/Qwen/Qwen2.5-7B-Instruct/blob/main/LICENSE",
            ["Apache-2.0"],
        ),
    ],
)
def test_name_and_link_say_what_other_stands_for(tmp_path: Path, front: str, expected: list[str]) -> None:
    release = read(tmp_path, front + "\nlibrary_name: x", LICENSE="SPDX-License-Identifier: MIT\n")
    assert readings(licence(release)) == expected
    assert codes(release) == []


@pytest.mark.parametrize(
    ("front", "expected", "effect", "line"),
    [
        ("license: mit\nlicense_name: isc", ["MIT", "ISC"], "note", 2),
        ("license: apache-2.0\nlicense_link: LICENSE", ["Apache-2.0", "MIT"], "note", 2),
        ("license: mit\nlicense_name: our-name", ["MIT"], "unknown", 3),
        (
            "license: other\nlicense_name: our-name\n"
            "license_link: https://huggingface.co/Qwen/Qwen2.5-7B-Instruct/blob/main/LICENSE",
            ["Apache-2.0"],
            "unknown",
            3,
        ),
    ],
)
def test_a_card_that_says_two_things_is_judged_by_the_stricter(
    tmp_path: Path, front: str, expected: list[str], effect: str, line: int
) -> None:
    release = read(tmp_path, front + "\nlibrary_name: x", LICENSE="SPDX-License-Identifier: MIT\n")
    assert readings(licence(release)) == expected
    assert codes(release) == [("claims-disagree", effect, line)]
    finding = release.findings[0]
    assert "?" in finding.question
    assert finding.message.count("README.md:") >= 1


def test_the_question_names_all_that_a_card_gives(tmp_path: Path) -> None:
    claim = licence(read(tmp_path, "license: other\nlicense_name: our-terms\nlicense_link: TERMS.md\nlibrary_name: x"))
    assert claim.unknown == "licence-other"
    assert claim.raw == ("other", "our-terms", "TERMS.md")
    assert 'license_name "our-terms" (line 3), license_link "TERMS.md" (line 4)' in claim.question


@pytest.mark.parametrize("link", ["../secret", "/etc/hostname", "a\\0b", "x" * 5_000])
def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path, link: str) -> None:
    (tmp_path / "secret").write_text("SPDX-License-Identifier: MIT\n")
    folder = tmp_path / "model"
    folder.mkdir()
    claim = licence(read(folder, f"license: other\nlicense_link: '{link}'\nlibrary_name: x"))
    assert claim.readings == ()


# --- lineage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("base_model: a/b", [("fine-tunes", "a/b", 2)]),
        ("base_model: a/b\nbase_model_relation: quantized", [("quantises", "a/b", 2)]),
        ("base_model:\n- a/b\n- c/d", [("merges", "a/b", 3), ("merges", "c/d", 4)]),
        ("base_model: [a/b, A/B]", [("fine-tunes", "a/b", 2)]),
        ("base_model: https://huggingface.co/a/b/tree/main", [("fine-tunes", "a/b", 2)]),
        ("base_model: a/b@main\ntags: [gguf]", [("quantises", "a/b", 2)]),
        ("library_name: peft\nbase_model: a/b", [("adapts", "a/b", 3)]),
        ("datasets: a/rows\nmodel_name: x", [("trains-on", "a/rows", 2)]),
        ("base_model: a/b\ndatasets: a/b", [("fine-tunes", "a/b", 2), ("trains-on", "datasets/a/b", 3)]),
        ("base_model:", []),
        ("quantized_by: me\nmodel_link: https://huggingface.co/a/b", [("quantises", "a/b", 3)]),
    ],
)
def test_bases_and_data_sets(tmp_path: Path, front: str, expected: list[tuple[str, str, int]]) -> None:
    release = read(tmp_path, front)
    assert links(release) == expected
    assert [origin.name for origin in release.origins] == [origin for _, origin, _ in expected]
    assert all(origin.licence is None for origin in release.origins)
    assert all(link.ships == (link.relation != "trains-on") for link in release.links)


def test_what_is_inferred_says_from_what(tmp_path: Path) -> None:
    release = read(tmp_path, "base_model: a/b\ntags:\n- LoRA")
    assert release.links[0].inferred == "tag LoRA"
    assert read(tmp_path, "base_model: a/b\nbase_model_relation: adapter").links[0].inferred == ""


def test_an_unknown_relation_is_a_finding_with_the_nearest(tmp_path: Path) -> None:
    release = read(tmp_path, "base_model: a/b\nbase_model_relation: quantised")
    assert codes(release) == [("relation-unknown", "unknown", 3)]
    assert "did you mean quantized?" in release.findings[0].message
    assert links(release) == [("fine-tunes", "a/b", 2)]


def test_what_is_no_name_is_kept_and_told(tmp_path: Path) -> None:
    release = read(
        tmp_path, "base_model: our own model\ndatasets:\n- audiofolder\n- {name: x}\ntraining_data: some rows"
    )
    assert [origin.name for origin in release.origins] == ["our own model", "audiofolder"]
    assert codes(release) == [
        ("name-not-an-id", "note", 2),
        ("value-not-a-name", "unknown", 5),
        ("data-not-named", "note", 4),
        ("key-not-read", "unknown", 6),
    ]
    assert release.findings[-1].about == "some rows"


def test_the_sources_of_a_data_set(tmp_path: Path) -> None:
    sources = ("original", "extended|squad", "a/rows", "extended|wikipedia|a/b", "extended|other-web", "extended")
    release = read(tmp_path, "source_datasets:" + "".join(f"\n- {source}" for source in sources))
    assert release.root.kind == "data"
    assert links(release) == [
        ("derives-from", "squad", 4),
        ("derives-from", "a/rows", 5),
        ("derives-from", "wikipedia", 6),
        ("derives-from", "a/b", 6),
    ]
    assert codes(release) == [("source-not-named", "unknown", 7), ("source-not-named", "unknown", 8)]
    assert release.findings[0].about == "other-web"


def test_a_space_holds_its_models_beside_its_program(tmp_path: Path) -> None:
    release = read(tmp_path, "sdk: gradio\nlicense: mit\nmodels:\n- a/b\ndatasets:\n- a/rows")
    assert release.root.kind == "code"
    assert links(release) == [("bundles", "a/b", 5), ("bundles", "a/rows", 7)]
    assert not any(link.ships for link in release.links)


def test_kinds_and_names(tmp_path: Path) -> None:
    assert read(tmp_path, "task_categories: [x]\npretty_name: Our Rows").root.name == "Our Rows"
    release = read(tmp_path, "model_name: acme/chat\nlicense: mit")
    assert (release.root.name, release.named) == ("acme/chat", True)
    release = read(tmp_path, "license: mit", "other.md")
    assert (release.root.name, release.named, release.root.kind) == ("./other", False, "model")
    assert codes(release) == [("kind-assumed", "note", 1)]
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: mit\n---\n# Dataset Card for rows\n")
    assert card.read(path).root.kind == "data"


def test_a_card_without_front_matter_claims_nothing(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("# Title\n")
    release = card.read(path)
    assert release.root.licence is None
    assert codes(release) == [("no-front-matter", "note", 1)]


# --- adapter_config.json ----------------------------------------------------------------------------------------------


def test_the_base_of_an_adapter_is_one_more_claim(tmp_path: Path) -> None:
    config = json.dumps({"base_model_name_or_path": "acme/Base", "r": 8}, indent=1)
    release = read(tmp_path, "license: mit", adapter_config__json=config)
    assert links(release) == [("adapts", "acme/Base", 2)]
    release = read(tmp_path, "base_model: acme/base")
    assert links(release) == [("adapts", "acme/base", 2)]
    release = read(tmp_path, "base_model: acme/other")
    assert links(release) == [("adapts", "acme/other", 2), ("adapts", "acme/Base", 2)]
    assert codes(release) == [("bases-disagree", "note", 2)]


def test_a_path_is_no_base(tmp_path: Path) -> None:
    config = '{"base_model_name_or_path": "/workspace/models/step-5"}'
    release = read(tmp_path, "library_name: peft", adapter_config__json=config)
    assert release.links == ()
    assert codes(release) == [("base-not-named", "unknown", 1)]
    assert codes(read(tmp_path, "base_model: a/b")) == [("base-not-named", "note", 1)]


@pytest.mark.parametrize(
    ("config", "line"), [("{\n 1}", 2), ("[" * 100_000, None), ('{"base_model_name_or_path": "a\\u0007"}', 1)]
)
def test_a_broken_configuration_is_an_error(tmp_path: Path, config: str, line: int | None) -> None:
    with pytest.raises(ReleaseError) as error:
        read(tmp_path, "license: mit", adapter_config__json=config)
    assert error.value.place.line == line
    assert error.value.place.file.endswith("adapter_config.json")


@pytest.mark.parametrize(
    "config", ["[]", "3", "{}", '{"base_model_name_or_path": null}', '{"base_model_name_or_path": 3}']
)
def test_a_configuration_that_names_no_base_adds_none(tmp_path: Path, config: str) -> None:
    assert read(tmp_path, "license: mit", adapter_config__json=config).links == ()


def test_a_control_character_in_a_value_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="control character") as error:
        read(tmp_path, 'license: mit\nbase_model: "a/b\\u202e"')
    assert error.value.place.line == 3


def test_a_large_card_is_read_as_far_as_its_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(b"---\nlicense: mit\n---\n" + b"words\n" * 2_000_000)
    assert readings(licence(card.read(path))) == ["MIT"]
    path.write_bytes(b"---\nlicense: mit\n" + b"words: 1\n" * 1_000_000)
    with pytest.raises(ReleaseError, match="not closed"):
        card.read(path)


@pytest.mark.parametrize(
    ("front", "asked"),
    [
        ("license: mit", True),
        ("license: mit\nbase_model: a/b", False),
        ("license: mit\ndatasets: [a/b]", False),
        ("license: mit\npretty_name: X\nsource_datasets: [original]", False),
        ("license: mit\npretty_name: X", True),
        # An adapter or a quantised model stems from another one, whatever data is named.
        ("license: mit\ndatasets: [a/b]\nlibrary_name: peft", True),
        ("license: mit\ndatasets: [a/b]\ntags: [gguf]", True),
        ("license: mit\ndatasets: [a/b]\ntags: [merge]", True),
        ("license: mit\ndatasets: [a/b]\ntags: [gguf]\nbase_model: c/d", False),
        ("license: mit\ndatasets: [a/b]\nlibrary_name: mlx", True),
        ("license: mit\ndatasets: [a/b]\nlibrary_name: transformers", False),
        # Data that a machine wrote is original, and still the output of something.
        ("license: mit\npretty_name: X\nsource_datasets: [original]\nlanguage_creators: [machine-generated]", True),
        ("license: mit\ntask_ids: [x]\nbase_model: a/b\nlanguage_creators: [machine-generated]", False),
        ("license: mit\npretty_name: X\nlanguage_creators: [machine-generated]", True),
        ("license: mit\npretty_name: X\nsource_datasets: [original]\nlanguage_creators: [found]", False),
        # Data may be original; of a model that says nothing about what it was made from.
        ("license: mit\nlibrary_name: transformers\nsource_datasets: [original]", True),
    ],
)
def test_a_card_without_origins_is_not_judged_as_if_it_had_none(tmp_path: Path, front: str, asked: bool) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"---\n{front}\n---\n", encoding="utf-8")
    found = [f.effect for f in card.read(path).findings if f.code == "lineage-not-stated"]
    assert found == (["unknown"] if asked else [])


def test_another_file_settles_which_base_is_meant_only_by_naming_one(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: mit\ndatasets: [a/b]\ntags: [gguf]\n---\n", encoding="utf-8")
    one, place = card.read(path), Place("other", 1)
    root = Artefact("other", "model", None, place)
    cases: tuple[tuple[Kind, list[str]], ...] = (("data", ["unknown"]), ("model", []))
    for kind, asked in cases:
        origin = Artefact("c/d", kind, None, place)
        other = Release(root, (origin,), (Link("c/d", "quantises", "other", True, place, ""),))
        for whole in (same_work(one, other), same_work(other, one)):
            assert [f.effect for f in whole.findings if f.code == "lineage-not-stated"] == asked
