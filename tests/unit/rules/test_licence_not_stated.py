# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_points_at_the_line_that_names_the_work(tmp_path: Path) -> None:
    paragraph, advice = said("licence-not-stated", tmp_path)
    assert paragraph.because[0].says == "nothing says what the licence of somebody/base-of-no-fame is"
    assert paragraph.because[0].place.endswith("licet.toml:6")
    assert advice == "look up the licence of somebody/base-of-no-fame and state it in licet.toml"
