# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The public surface: few names, each documented, each importable, each found again."""

from __future__ import annotations

import subprocess
import sys

import pytest

import licet

NAMES = [name for name in licet.__all__ if not name.startswith("__")]


def test_the_surface_is_small() -> None:
    assert len(NAMES) <= 12
    assert dir(licet) == sorted(licet.__all__)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_there_and_documented(name: str) -> None:
    found = getattr(licet, name)
    assert found.__doc__
    assert found.__doc__.split("\n")[0].rstrip().endswith(".")


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = licet.nothing


def test_importing_costs_next_to_nothing() -> None:
    code = "import sys; import licet; print(sum(name.startswith('licet') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 2


def test_the_names_work_together() -> None:
    assert str(licet.parse_expression("mit or isc")) == "MIT OR ISC"
    assert licet.compatible("MIT", "GPL-3.0-only").answer is licet.Answer.YES
    assert licet.compatible("gemma", "MIT", relation="fine-tunes", kind="model").answer == "no"
    assert licet.compatible("gpl", "MIT").answer == "unknown"
    with pytest.raises(licet.ExpressionError):
        licet.compatible("MIT AND", "MIT")
    with pytest.raises(licet.ReleaseError):
        licet.load("no/such/place")
    with pytest.raises(ValueError, match="unknown relation"):
        licet.compatible("MIT", "MIT", relation="hugs")


def test_what_a_licence_text_says_can_be_asked() -> None:
    reading = licet.read_licence("You may not use the Model for military purposes.")
    assert [clause.must for clause in reading.clauses] == [("military",)]
    clause = licet.parse_clause("To exploit or harm minors", "You agree not to use the Model:")
    assert clause.modality == "ban"
