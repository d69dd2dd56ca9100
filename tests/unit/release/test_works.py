# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import re
from pathlib import Path

import pytest

from licet.release import claims, works
from licet.release.graph import Artefact, Claim, Link, Place, Release
from licet.release.resolve import resolve

DATA = Path(works.__file__).resolve().parents[1] / "data" / works.WORKS
ROWS = [
    line.split("\t") for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith(("#", "id\t"))
]


def test_the_index_is_well_formed() -> None:
    assert len(ROWS) >= 2000
    assert all(len(row) == 5 and row[1] in ("model", "data") and all(row) for row in ROWS)
    keys = [(row[0].lower(), row[1]) for row in ROWS]
    assert keys == sorted(set(keys))
    assert all(re.fullmatch(r"20\d\d(-\d\d){0,2}", row[3]) for row in ROWS)
    assert DATA.read_bytes().isascii()


def test_every_licence_of_the_index_is_read_or_asked_about() -> None:
    for name in {name for row in ROWS for name in row[2].split(" | ")}:
        claim = claims.read((name,), "single", Place("f"), "t")
        assert claim.readings or claim.unknown in ("licence-unknown-id", "licence-family"), name


@pytest.mark.parametrize(
    ("id_", "kind", "licence"),
    [
        ("meta-llama/Llama-3.1-8B", "model", "llama3.1"),
        ("META-LLAMA/llama-2-7b-HF", "model", "llama2"),
        ("google/gemma-2-9b", "model", "gemma"),
        ("google/gemma-3-4b-pt", "model", "gemma"),
        ("Qwen/Qwen2.5-7B-Instruct", "model", "Apache-2.0"),
        ("Qwen/Qwen3-Embedding-0.6B", "model", "Apache-2.0"),
        ("meta-llama/Llama-2-7b", "model", "llama2"),
        ("gpt2", "model", "MIT"),
        ("openai-community/gpt2", "model", "MIT"),
        ("sentence-transformers/all-MiniLM-L6-v2", "model", "Apache-2.0"),
        ("timm/vit_base_patch16_224.augreg2_in21k_ft_in1k", "model", "Apache-2.0"),
        ("allenai/c4", "data", "ODC-By-1.0"),
        ("mistralai/Mistral-7B-v0.1", "model", "Apache-2.0"),
        ("bigcode/starcoder2-15b", "model", "bigcode-openrail-m"),
        ("stabilityai/stable-diffusion-xl-base-1.0", "model", "openrail++"),
        ("runwayml/stable-diffusion-v1-5", "model", "creativeml-openrail-m"),
        ("bigscience/bloom", "model", "bigscience-bloom-rail-1.0"),
        ("mozilla-foundation/common_voice_17_0", "data", "CC0-1.0"),
    ],
)
def test_well_known_works_are_found_in_any_case(id_: str, kind: str, licence: str) -> None:
    found = works.find(id_, kind)
    assert found is not None
    assert found.licences == (licence,)
    assert DATA.read_text().split("\n")[found.line - 1].split("\t")[0].lower() == id_.lower()


@pytest.mark.parametrize(
    "id_",
    ["", "id", "meta-llama/Llama-3.1", "bert", "模型/甲", "meta-llama/Llama-3.1-8B\tmodel", "a\nb", "#", "x" * 10_000],
)
def test_what_is_not_in_the_index_is_not_known(id_: str) -> None:
    assert works.find(id_, "model") is None


def test_every_row_is_found_and_no_other() -> None:
    for number, row in enumerate(ROWS):
        found = works.find(row[0].upper(), row[1])
        assert found is not None
        assert (found.id, found.kind, found.as_of, found.source) == (row[0], row[1], row[3], row[4]), number
        assert works.find(row[0] + "-", row[1]) is None or f"{row[0]}-".lower() in {r[0].lower() for r in ROWS}
        assert works.find(row[0][:-1], "code") is None


def test_the_kind_is_part_of_the_name() -> None:
    assert works.find("meta-llama/Llama-3.1-8B", "data") is None
    assert works.find("mozilla-foundation/common_voice_17_0", "model") is None


def test_sources_that_differ_leave_each_of_their_licences_possible() -> None:
    found = works.find("black-forest-labs/FLUX.1-dev", "model")
    assert found is not None
    claim = works.claim(found)
    assert [str(reading) for reading in claim.readings] == [
        "LicenseRef-FLUX-1-dev-NC-1.1.1",
        "LicenseRef-FLUX-1-dev-NC",
    ]
    assert "one of" in claim.notes[-1]
    assert "vendor readme, 2025" in claim.source


def release(*origins: Artefact) -> Release:
    root = Artefact("ours", "model", None, Place("f", 1))
    return Release(root, origins, tuple(Link(o.name, "fine-tunes", "ours", True, o.place) for o in origins))


def test_resolvers_are_asked_in_order_and_the_answer_of_nobody_is_a_question() -> None:
    own = claims.read(("mit",), "single", Place("f", 2), "manifest")
    known, unknown, stated = (
        Artefact("bigscience/bloom", "model", None, Place("f", 3)),
        Artefact("nobody/knows", "model", None, Place("f", 4)),
        Artefact("bigscience/bloom-1b1", "model", own, Place("f", 5)),
    )
    asked: list[str] = []

    def first(origin: Artefact) -> Claim | None:
        asked.append(origin.name)
        return None

    from licet.release.resolve import bundled

    found = resolve(release(known, unknown, stated), (first, bundled)).origins
    # The last has a licence of its own; it is asked for all the same, for its lineage.
    assert asked == ["bigscience/bloom", "nobody/knows", "bigscience/bloom-1b1"]
    assert found[0].licence is not None
    assert found[0].licence.source.startswith("index of works")
    assert found[1].licence is not None
    assert found[1].licence.unknown == "licence-not-stated"
    assert found[1].licence.question == "what is the licence of nobody/knows?"
    assert found[1].licence.place == Place("f", 4)
    assert found[2].licence is own


def test_a_data_set_named_apart_from_its_model_is_still_found() -> None:
    origin = Artefact("datasets/cnn_dailymail", "data", None, Place("f", 3))
    found = resolve(release(origin)).origins[0]
    assert found.licence is not None
    assert found.licence.readings
