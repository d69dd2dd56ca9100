# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_repeats_what_the_reader_noticed_with_its_line(tmp_path: Path) -> None:
    paragraph, advice = said("claim-unclear", tmp_path)
    (limb,) = paragraph.because
    assert '"mit"' in limb.says
    assert '"acme-community-licence"' in limb.says
    assert limb.place.endswith("README.md:3")
    assert advice.startswith("settle it in licet.toml: do terms of the name")
