# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.act_not_granted import say
from tests.unit.rules.examples import judged, objection, said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_names_the_silent_licence_and_who_reserves_the_act(tmp_path: Path) -> None:
    paragraph, advice = said("act-not-granted", tmp_path)
    silent, reserved, path = paragraph.because
    assert silent.subject == "ChatGLM-6B"
    assert "grants no right to distribute" in silent.says
    assert silent.place.endswith("licet.toml:8")
    assert "WIPO Copyright Treaty" in reserved.says
    assert path.says == "chat-7b fine-tunes acme/base-7b"
    assert path.place.endswith("licet.toml:9")
    assert paragraph.so == "chat-7b cannot be published"
    assert "ask the licensor of acme/base-7b" in advice


def test_the_act_of_the_scenario_is_the_one_that_falls(tmp_path: Path) -> None:
    manifest = """
[release]
name = "acme/service"
kind = "model"
acts = ["publish", "host"]
[[component]]
name = "acme/base"
kind = "model"
licence = "LicenseRef-ChatGLM-6B"
relation = "fine-tunes"
"""
    verdict = judged(manifest, tmp_path)
    said = say(objection("act-not-granted", verdict), verdict)
    assert said.so == "service cannot be published and offered as a service"
