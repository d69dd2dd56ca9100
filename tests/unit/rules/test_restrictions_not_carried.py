# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.rules.examples import said

if TYPE_CHECKING:
    from pathlib import Path


def test_it_says_what_the_label_lacks_and_counts_it(tmp_path: Path) -> None:
    paragraph, advice = said("restrictions-not-carried", tmp_path)
    clause, label, _ = paragraph.because
    assert clause.subject.startswith("CreativeML-OpenRAIL-M §4")
    assert clause.says == "requires its restrictions to be terms of the licence of a derivative of acme/diffusion"
    assert label.says.startswith("Apache-2.0 does not carry ")
    assert "use restrictions (" in label.says
    assert label.says.endswith("more)")
    assert label.place.endswith("licet.toml:4")
    assert paragraph.so == "paint cannot go out under Apache-2.0 alone"
    assert advice.endswith("under Apache-2.0 AND LicenseRef-CreativeML-OpenRAIL-M")
