# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_both_prescribed_beginnings_are_cited(tmp_path: Path) -> None:
    paragraph, advice = said("names-clash", tmp_path)
    first, second, _ = paragraph.because
    assert {first.says[-len("“Llama”") :], second.says[-len("“EXAONE”") :]} == {"“Llama”", "“EXAONE”"}
    assert first.quote
    assert second.quote
    assert paragraph.so == "no name can be given to Llama-merged-7b"
    assert "waive" in advice
