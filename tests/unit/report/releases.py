# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Small releases for reports, as manifests."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import licet

if TYPE_CHECKING:
    from licet import Verdict

REFUSED = """[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/base"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
relation = "incorporates"

[[component]]
name = "acme/trainer"
kind = "code"
licence = "GPL-3.0-only"
relation = "incorporates"
"""
PERMITTED = """[release]
name = "acme/paint"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"

[[component]]
name = "acme/diffusion"
kind = "model"
licence = "creativeml-openrail-m"
relation = "fine-tunes"

[[component]]
name = "acme/loader"
kind = "code"
licence = "apache 2.0"
relation = "vendors"
"""
OPEN = """[release]
name = "acme/reader"
kind = "model"
licence = "MIT"

[[component]]
name = "acme/corpus"
kind = "data"
licence = "CC-BY-SA-4.0"
relation = "trains-on"
"""
THRESHOLD = """[release]
name = "acme/Llama-reader"
kind = "model"
licence = "llama3.1"
acts = ["publish", "use"]

[[component]]
name = "acme/base"
kind = "model"
licence = "llama3.1"
relation = "fine-tunes"

[[component]]
name = "acme/mystery"
kind = "model"
relation = "merges"
"""


def judged(manifest: str) -> Verdict:
    """Return the verdict on a manifest; its places read licet.toml:LINE."""
    import os

    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("licet.toml").write_text(manifest, encoding="utf-8")
            return licet.check(licet.load("licet.toml"))
        finally:
            os.chdir(before)
