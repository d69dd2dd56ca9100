# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""compat: one pair, read as a card would be; relation and kind from closed lists."""

from __future__ import annotations

import json

import pytest

from tests.unit.cli.runs import licet


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["MIT", "GPL-3.0-only"], 0),
        (["GPL-3.0-only", "MIT"], 1),
        (["mit", "LicenseRef-Unheard-Of"], 3),
        (["MIT OR GPL-2.0-only", "Apache-2.0"], 0),
        (["llama3.1", "MIT", "--relation", "quantises", "--kind", "model"], 1),
        (["gemma", "Apache-2.0", "--relation", "fine-tunes", "--kind", "model"], 1),
        (["CC-BY-SA-4.0", "MIT", "--relation", "trains-on", "--kind", "data"], 3),
    ],
)
def test_the_exit_status_is_the_answer(arguments: list[str], status: int) -> None:
    run = licet("compat", *arguments)
    assert (run.status, run.err) == (status, "")
    assert run.out.startswith({0: "yes ", 1: "no ", 3: "unknown "}[status])


def test_a_family_without_its_version_is_asked_about() -> None:
    run = licet("compat", "gpl", "MIT")
    assert run.status == 3
    assert "which version of the GPL" in run.out


def test_a_name_that_was_read_leniently_is_noticed() -> None:
    said = " ".join(licet("compat", "Apache 2.0", "Apache-2.0").out.split())
    assert "noticed" in said
    assert "is read as Apache-2.0" in said
    assert "noticed" not in licet("compat", "apache-2.0", "Apache-2.0").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["MIT", "Apache-2.0 AND"], "expected a licence at the end"),
        (["MIT", "XYZ"], 'unknown licence: "XYZ" at 0'),
        (["", "MIT"], "there is no expression"),
        (["MIT", "MIT", "--relation", "finetunes"], '--relation: unknown word "finetunes": did you mean fine-tunes?'),
        (["MIT", "MIT", "--kind", "modl"], '--kind: unknown word "modl": did you mean model?'),
        (["MIT"], "Missing argument"),
        (["MIT", "MIT", "MIT"], "extra argument"),
    ],
)
def test_a_wrong_call_is_told_on_standard_error(arguments: list[str], message: str) -> None:
    run = licet("compat", *arguments)
    assert (run.status, run.out) == (2, "")
    assert message in run.err


def test_an_error_of_an_expression_has_a_caret() -> None:
    assert licet("compat", "MIT", "MIT XOR ISC").err.splitlines()[1:3] == ["  MIT XOR ISC", "      ^^^"]


def test_facts_count_for_a_pair_too() -> None:
    pair = ["LicenseRef-Llama-3.1", "LicenseRef-Llama-3.1", "--relation", "fine-tunes", "--kind", "model"]
    run = licet("compat", *pair, "--fact", "monthly_active_users=800_000_000", "--format", "json")
    assert json.loads(run.out)["release"]["facts"] == {"monthly_active_users": 800_000_000}


def test_the_call_without_options_says_the_same_as_the_one_with() -> None:
    for pair in (("MIT", "Apache-2.0"), ("GPL-2.0-only", "Apache-2.0"), ("MIT", "XYZ")):
        assert licet("compat", *pair) == licet("compat", *pair, "--kind", "code")
