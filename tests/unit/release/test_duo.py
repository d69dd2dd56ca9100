# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.catalogue.vocabulary import uses
from licet.release.duo import TERMS, read_usage


def test_every_use_that_a_term_rules_out_is_in_the_taxonomy() -> None:
    assert {use for term in TERMS.values() for use in term.bans} <= set(uses())
    assert [code for code, term in TERMS.items() if term.free] == ["0000004"]


@pytest.mark.parametrize(
    "text", ["DUO_0000018", "duo:0000018", "http://purl.obolibrary.org/obo/DUO_0000018", "DUO:0000018"]
)
def test_a_term_in_each_form(text: str) -> None:
    assert list(read_usage(text).conditions) == ["0000018"]
    assert not read_usage(text).free


@pytest.mark.parametrize("value", [None, 3, "", [], {}, [None], [[["DUO_0000004"]]], {"a": {"b": "words"}}])
def test_what_is_not_understood_is_never_free(value: object) -> None:
    assert not read_usage(value).free or value == [[["DUO_0000004"]]]
