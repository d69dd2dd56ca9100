# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.release.hub_names import file_of, is_id, is_local, normal


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("acme/base", "acme/base"),
        ("gpt2", "gpt2"),
        (" 'acme/base' ", "acme/base"),
        ("https://huggingface.co/acme/base", "acme/base"),
        ("https://huggingface.co/acme/base/tree/main", "acme/base"),
        ("hf.co/acme/base?x=1", "acme/base"),
        ("https://huggingface.co/gpt2/tree/main", "gpt2"),
        ("https://huggingface.co/datasets/acme/rows", "acme/rows"),
        ("https://huggingface.co/datasets/rows", "rows"),
        ("acme/base@refs", "acme/base"),
        ("models/acme/base", "acme/base"),
        ("hf://acme/base", "acme/base"),
        ("/home/me/base", "/home/me/base"),
        ("./base", "./base"),
        ("a model of ours", "a model of ours"),
        ("https://example.org/acme/base", "https://example.org/acme/base"),
    ],
)
def test_an_id_is_found_in_what_people_write(written: str, id_: str) -> None:
    assert normal(written) == id_


def test_ids_and_local_paths_are_told_apart() -> None:
    assert is_id("acme/base-7b.v1")
    assert not is_id("a/b/c")
    assert not is_id("https://example.org/a")
    for path in ("/data/base", "./base", "../base", "~/base", "C:\\models\\base", "out/run/step-5"):
        assert is_local(path), path
    assert not is_local("acme/base")
    assert not is_local("https://huggingface.co/acme/base/tree/main")


def test_the_address_of_a_file_names_its_work() -> None:
    assert file_of("https://huggingface.co/acme/base/blob/main/LICENSE") == ("model", "acme/base", "LICENSE")
    assert file_of("https://huggingface.co/datasets/acme/rows/raw/main/a/L.md") == ("data", "acme/rows", "L.md")
    assert file_of("https://huggingface.co/acme/base") is None
    assert file_of("https://example.org/blob/main/LICENSE") is None
