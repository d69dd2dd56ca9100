# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_the_false_label_is_named_with_its_line(tmp_path: Path) -> None:
    paragraph, advice = said("label-promises-more", tmp_path)
    clause, label, path = paragraph.because
    assert clause.subject.startswith("Llama-3.1 ")
    assert label.says == "MIT tells recipients nothing of it"
    assert label.place.endswith("licet.toml:4")
    assert path.says == "Llama-chat-7b quantises meta-llama/Llama-3.1-8B"
    assert paragraph.so == "MIT alone is a false label for Llama-chat-7b"
    assert advice == "label Llama-chat-7b MIT AND LicenseRef-Llama-3.1, or LicenseRef-Llama-3.1"
