# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may stand around a licence text, and what may not."""

from __future__ import annotations

import pytest

from licet.reading.surplus import is_harmless, is_owner

NAMES = ("LicenseRef-Owl", "Owl Model License 1.0")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-----",
        "Copyright (c) 2026 Nest Inc.",
        "(c) 2026 Nest. All rights reserved.",
        "The Owl Model Licence, version 1.0",
        "SPDX-License-Identifier: LicenseRef-Owl",
        "Last updated: May 3, 2026",
        "https://nest.example/owl",
        "Contact: legal@nest.example",
    ],
)
def test_harmless(line: str) -> None:
    assert is_harmless([line], NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "Not for commercial use.",
        "Elbonians are barred",
        "Elbonians",
        "Owl Model License 2.0",
        "Owl Noncommercial License 1.0",
        "SPDX-License-Identifier: MIT",
        "Copyright (c) 2026 Nest. Research use only.",
        "Copyright (c) 2026 Nest. All rights reserved. No training.",
        "See https://nest.example/terms",
        "Use",
        "Copyright " + "(c) 2026 Nest " * 20,
    ],
)
def test_harmful(line: str) -> None:
    assert not is_harmless([line], NAMES)


def test_names_need_a_heading_and_hold_no_term() -> None:
    assert is_harmless(["Contributors", "Ada Lovelace", "* Charles Babbage"], NAMES)
    assert not is_harmless(["Ada Lovelace"], NAMES)
    assert not is_harmless(["Contributors", "Ada Lovelace may"], NAMES)
    assert not is_harmless(["Contributors", "No Students"], NAMES)
    assert not is_harmless(["Contributors", *["Ada Lovelace"] * 400], NAMES)


def test_a_date_in_the_place_of_a_date_is_another_version() -> None:
    assert is_harmless(["dated May 3, 2026"], NAMES)
    assert not is_harmless(["dated May 3, 2026"], NAMES, dated=False)


def test_an_owner_is_an_owner_only() -> None:
    assert is_owner("# Copyright 2026 Nest")
    assert not is_owner("Copyright 2026 Nest, licensed for research")
