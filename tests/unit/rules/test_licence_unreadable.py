# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_repeats_the_words_and_asks_what_they_leave_open(tmp_path: Path) -> None:
    paragraph, advice = said("licence-unreadable", tmp_path)
    stated, open_ = paragraph.because[:2]
    assert stated.says == "the licence of somebody/base-7b is stated as “openrail”"
    assert stated.place.endswith("licet.toml:8")
    assert "which OpenRAIL licence, by name and version" in open_.says
    assert "by name and version" in advice
