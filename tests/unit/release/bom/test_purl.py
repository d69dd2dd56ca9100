# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.release.bom.purl import Purl, of_address, read_purl


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pkg:npm/%40babel/core@7.0.0?x=y#z", Purl("npm", "@babel/core")),
        ("pkg:GitHub/a/b", Purl("github", "a/b")),
        ("pkg://pypi/numpy@1", Purl("pypi", "numpy")),
        ("pkg:npm/", None),
        ("https://example.org", None),
        ("", None),
        ("pkg:npm/" + "a" * 5000, None),
    ],
)
def test_type_and_name(text: str, expected: Purl | None) -> None:
    assert read_purl(text) == expected


def test_works_of_the_hub() -> None:
    assert Purl("huggingface", "a/b").hub == ("model", "a/b")
    assert Purl("huggingface", "datasets/a/b").hub == ("data", "a/b")
    assert Purl("huggingface", "a/b/c").hub is None
    assert Purl("npm", "a/b").hub is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://huggingface.co/a/b/tree/main", ("model", "a/b")),
        ("https://huggingface.co/datasets/a/b", ("data", "a/b")),
        ("https://huggingface.co/spaces/a/b", None),
        ("https://example.org/a/b", None),
        ("a/b", None),
    ],
)
def test_pages_of_the_hub(address: str, expected: tuple[str, str] | None) -> None:
    assert of_address(address) == expected
