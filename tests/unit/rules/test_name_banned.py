# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_shows_the_word_and_the_name_that_holds_it(tmp_path: Path) -> None:
    paragraph, advice = said("name-banned", tmp_path)
    clause, _, name = paragraph.because
    assert clause.subject == "PHP-3.01 §4"
    assert clause.says.startswith("keeps “PHP” out of the name")
    assert name.says == "the release is named php-tools"
    assert "“PHP”" in advice
