# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The verdicts on the stories of tests/cases, and one on a release whose names try to break out of every format."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.report.releases import judged

if TYPE_CHECKING:
    from licet import Verdict

FOLDER = Path(__file__).resolve().parents[2] / "cases"
HOSTILE = """[release]
name = "acme/x"
kind = "model"
licence = "MIT"

[[component]]
name = "acme/`c`|<script>alert(1)</script>&@octocat#12 [a](http://b) ::error::%0A,%,*_x_"
kind = "code"
licence = "GPL-3.0-only"
relation = "incorporates"

[[component]]
name = "acme/]]>&lt;\\"'--><!--"
kind = "data"
relation = "trains-on"
"""


@cache
def stories() -> tuple[Verdict, ...]:
    """Return the verdict on each case, in the scenario that it states."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.toml"))]
    return tuple(judged(text[text.index("[release]") : text.index("[expect]")]) for text in texts)
