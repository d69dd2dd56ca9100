# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Agreement with a published compatibility matrix, and the reason for every difference.

The matrix is OSADL's (CC-BY-4.0, OSADL eG); it is read where it stands beside the checkout and never copied here. It
is compared with, never an input: `differences.toml` says why licet answers otherwise.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import licet

MATRIX = Path(__file__).resolve().parents[3] / "shared" / "oracle" / "osadl-explicit.jsonl"
DIFFERENCES = Path(__file__).with_name("differences.toml")
PUBLISHED = {"Yes": "yes", "No": "no", "Check dependency": "depends"}


def expected_differences() -> dict[tuple[str, str], tuple[str, str]]:
    """Return what differs by (inbound, outbound): (published, licet)."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for row in tomllib.loads(DIFFERENCES.read_text(encoding="utf-8"))["difference"]:
        assert len(row["reason"].split()) >= 8, "a reason is a sentence"
        for inbound in row["inbound"]:
            for outbound in row["outbound"]:
                assert (inbound, outbound) not in found, "listed twice"
                found[inbound, outbound] = (row["published"], row["licet"])
    return found


@pytest.mark.skipif(not MATRIX.exists(), reason="the published matrix is not beside this checkout")
def test_every_difference_from_the_published_matrix_is_listed_with_its_reason() -> None:
    cells = [json.loads(line) for line in MATRIX.read_text(encoding="utf-8").splitlines()]
    differs = {}
    for cell in cells:
        published = PUBLISHED[cell["verdict"]]
        answer = str(licet.compatible(cell["inbound"], cell["outbound"]).answer)
        if answer != published:
            differs[cell["inbound"], cell["outbound"]] = (published, answer)
    assert differs == expected_differences()


@pytest.mark.skipif(not MATRIX.exists(), reason="the published matrix is not beside this checkout")
def test_no_yes_against_a_published_no_goes_without_a_reason() -> None:
    listed = expected_differences()
    for line in MATRIX.read_text(encoding="utf-8").splitlines():
        cell = json.loads(line)
        if cell["verdict"] == "No" and str(licet.compatible(cell["inbound"], cell["outbound"]).answer) == "yes":
            assert listed[cell["inbound"], cell["outbound"]] == ("no", "yes")


@pytest.mark.skipif(not MATRIX.exists(), reason="the published matrix is not beside this checkout")
def test_agreement_is_at_least_97_percent() -> None:
    cells = [json.loads(line) for line in MATRIX.read_text(encoding="utf-8").splitlines()]
    definite = [cell for cell in cells if cell["verdict"] in {"Yes", "No"}]
    right = sum(
        str(licet.compatible(cell["inbound"], cell["outbound"]).answer) == PUBLISHED[cell["verdict"]]
        for cell in definite
    )
    assert right / len(definite) >= 0.97
