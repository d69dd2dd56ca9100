# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.release.relations import Signs, TaggedBase, from_hub, infer, tagged_bases


@pytest.mark.parametrize(
    ("signs", "relation", "sign"),
    [
        (Signs(), "fine-tunes", "the Hub's default"),
        (Signs(tags=("base_model:quantized:acme/Base", "lora")), "quantises", "tag base_model:quantized:acme/Base"),
        (Signs(tags=("base_model:quantized:other/one", "lora")), "adapts", "tag lora"),
        (Signs(library="peft", bases=2), "adapts", "library_name peft"),
        (Signs(files=("adapter_config.json", "x.gguf")), "adapts", "file adapter_config.json"),
        (Signs(tags=("LoRA",)), "adapts", "tag LoRA"),
        (Signs(bases=2, tags=("gguf",)), "merges", "2 base models"),
        (Signs(tags=("mergekit",)), "merges", "tag mergekit"),
        (Signs(library="gguf"), "quantises", "library_name gguf"),
        (Signs(tags=("nvfp4",)), "quantises", "tag nvfp4"),
        (Signs(files=("m-q4_k_m.gguf",)), "quantises", "file m-q4_k_m.gguf"),
        (Signs(name="acme/base-AWQ"), "quantises", "name acme/base-AWQ"),
        (Signs(name="acme/base.w4a16"), "quantises", "name acme/base.w4a16"),
        (Signs(name="acme/awqward-int"), "fine-tunes", "default"),
        (Signs(tags=("dataset:int8",)), "fine-tunes", "default"),
    ],
)
def test_the_relation_is_read_off_the_weightiest_sign(signs: Signs, relation: str, sign: str) -> None:
    found, why = infer("acme/base", signs)
    assert found == relation
    assert why.endswith(sign)


def test_the_words_of_the_hub() -> None:
    assert [from_hub(word) for word in ("finetune", "Adapter", "merge", "quantized", "lora", "")] == [
        "fine-tunes",
        "adapts",
        "merges",
        "quantises",
        None,
        None,
    ]


def test_tags_that_name_bases() -> None:
    tags = ("base_model:a/b", "base_model:merge:a/b", "base_model:c/d", "base_model:", "license:mit")
    assert tagged_bases(tags) == {
        "a/b": TaggedBase("a/b", "merges", "base_model:merge:a/b"),
        "c/d": TaggedBase("c/d", "", "base_model:c/d"),
    }
