# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.use_forbidden import say
from tests.unit.rules.examples import judged, objection, said

if TYPE_CHECKING:
    from pathlib import Path

INTENDED = """
[release]
name = "acme/scout"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
uses = ["minors"]
[[component]]
name = "acme/base"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
relation = "fine-tunes"
"""


def test_selling_is_commercial_use(tmp_path: Path) -> None:
    paragraph, advice = said("use-forbidden", tmp_path)
    clause, path, deed = paragraph.because
    assert clause.subject.startswith("CC-BY-NC-4.0 §")
    assert clause.says == "forbids commercial use of a derivative of acme/base-7b"
    assert path.says == "chat-7b fine-tunes acme/base-7b"
    assert deed.says == "chat-7b is to be sold"
    assert "commercial use" in advice


def test_an_intended_use_is_named_as_such(tmp_path: Path) -> None:
    verdict = judged(INTENDED, tmp_path)
    paragraph = say(objection("use-forbidden", verdict), verdict)
    assert any(limb.says == "scout is meant for minors" for limb in paragraph.because)
