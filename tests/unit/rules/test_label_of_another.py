# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_whose_licence_it_is_is_quoted(tmp_path: Path) -> None:
    paragraph, advice = said("label-of-another", tmp_path)
    label, lineage = paragraph.because
    assert label.subject == "Llama-3.1"
    assert label.says == "Llama-3.1 is granted by Meta, over works of its own"
    assert label.quote == "“Meta” or “we” means Meta Platforms Ireland Limited"
    assert label.place.endswith("licet.toml:4")
    assert lineage.says == "nothing that Llama-support-bot is said to be made from is under a licence of Meta"
    assert advice.startswith("name the work of Meta's that Llama-support-bot was made from")
