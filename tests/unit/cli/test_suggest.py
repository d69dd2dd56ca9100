# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet suggest`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from licet.cli.app import app

MANIFEST = """[release]
name = "a/b"
kind = "model"
[[component]]
name = "c"
kind = "model"
relation = "fine-tunes"
"""


def run(tmp_path: Path, licence: str, *options: str) -> tuple[int, str]:
    (tmp_path / "licet.toml").write_text(MANIFEST + f'licence = "{licence}"\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["suggest", str(tmp_path / "licet.toml"), *options])
    return done.exit_code, done.output


def test_licences_are_grouped_by_what_they_impose(tmp_path: Path) -> None:
    status, text = run(tmp_path, "Apache-2.0")
    assert status == 0
    assert text.index("imposes nothing") < text.index("asks for notices") < text.index("limits what")
    assert "and " in text


def test_json_carries_the_schema(tmp_path: Path) -> None:
    status, text = run(tmp_path, "CC-BY-ND-4.0", "--format", "json")
    found = json.loads(text)
    assert found["schema"] == "licet/1"
    assert found["licences"] == []
    assert status == 1
