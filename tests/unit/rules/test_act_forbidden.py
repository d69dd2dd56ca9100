# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_quotes_the_clause_and_names_what_it_forbids(tmp_path: Path) -> None:
    paragraph, advice = said("act-forbidden", tmp_path)
    clause, path = paragraph.because
    assert clause.subject.startswith("CC-BY-ND-4.0 §")
    assert 3 <= len(clause.quote.split()) <= 12
    assert clause.says == "forbids to distribute a derivative of acme/essays"
    assert path.says == "corpus modifies acme/essays"
    assert "another licence" in advice
