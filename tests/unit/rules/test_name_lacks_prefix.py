# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_shows_the_name_and_the_one_that_would_do(tmp_path: Path) -> None:
    paragraph, advice = said("name-lacks-prefix", tmp_path)
    clause, _, name = paragraph.because
    assert clause.subject == "Llama-3.1 §1.b.i"
    assert clause.says.endswith("to begin with “Llama”")
    assert name.says == "the release is named chat-7b"
    assert advice == "name it Llama-chat-7b"
