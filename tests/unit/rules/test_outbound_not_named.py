# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_names_the_licences_that_would_do_and_the_one_proposed(tmp_path: Path) -> None:
    paragraph, advice = said("outbound-not-named", tmp_path)
    clause, path, label = paragraph.because
    assert clause.subject == "GPL-3.0-only §5(c)"
    assert clause.says.startswith("lets a work that contains acme/parser go out under no licence but GPL-3.0-only")
    assert path.says == "tool incorporates acme/parser"
    assert label.says == "MIT is proposed for tool"
    assert label.place.endswith("licet.toml:4")
    assert paragraph.so == "tool cannot go out under MIT"
    assert advice.startswith("put tool under GPL-3.0-only")
