# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pathlib import Path

import pytest

from licet.release.graph import ReleaseError
from licet.release.readers import mergekit
from tests.unit.release.readers.said import links, open_codes


@pytest.mark.parametrize(
    ("text", "related", "open_"),
    [
        ("merge_method: slerp\nbase_model: a/b\nmodels:\n  - model: a/b\n  - model: c/d", ["a/b", "c/d"], []),
        ("slices:\n- sources:\n  - model: a/b\n    layer_range: [0, 2]\n  - {model: c/d}", ["a/b", "c/d"], []),
        ("base_model: a/b\nexperts:\n  - source_model: c/d+e/lora\n", ["a/b", "c/d", "e/lora"], []),
        ("merge_method: x\nmodels:\n- model: {model: {path: a/b}, lora: c/d}", ["c/d", "a/b"], []),
        ("merge_method: x\nmodels: [a/b, c/d]", ["a/b", "c/d"], []),
        ("merge_method: x\nbase_model: a/b\ntokenizer_source: union", ["a/b"], []),
        ("merge_method: x\nbase_model: a/b\ntokenizer_source: c/d", ["a/b", "c/d"], []),
        ("merge_method: x\nbase_model: a/b\ntokenizer: {source: model:c/d}", ["a/b", "c/d"], []),
        ("merge_method: x\nmodels:\n- model: /home/me/m", [], ["base-not-named"]),
    ],
)
def test_models(tmp_path: Path, text: str, related: list[str], open_: list[str]) -> None:
    path = tmp_path / "merge.yaml"
    path.write_text(text)
    assert mergekit.recognises(path, text.encode())
    release = mergekit.read(path)
    assert links(release) == [f"merges {name}" for name in related]
    assert open_codes(release) == open_
    assert all(link.place.line for link in release.links)


def test_other_yaml_is_not_recognised() -> None:
    assert not mergekit.recognises(Path("x.yaml"), b"models:\n- a\nslices: 3\n")
    assert not mergekit.recognises(Path("x.md"), b"merge_method: slerp\n")
    assert mergekit.recognises(Path("mergekit_config.yml"), b"")


@pytest.mark.parametrize("text", ["merge_method: [", "- a", "a: " + "[" * 100])
def test_broken_files(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mergekit.yml"
    path.write_text(text)
    with pytest.raises(ReleaseError):
        mergekit.read(path)
