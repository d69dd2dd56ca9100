# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_names_the_licence_that_nobody_has_read(tmp_path: Path) -> None:
    paragraph, advice = said("licence-not-recorded", tmp_path)
    assert paragraph.because[0].says == "acme/library is under Acme-Terms-1.0"
    assert paragraph.because[1].says == "the catalogue holds no record of what Acme-Terms-1.0 says"
    assert advice == "read the text of Acme-Terms-1.0, or replace acme/library"
