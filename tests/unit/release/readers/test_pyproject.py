# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release.readers import pyproject

if TYPE_CHECKING:
    from pathlib import Path


def test_a_licence_file_of_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(f'[project]\nname = "x"\nlicense = {{ file = "{"x" * 5000}" }}\n', encoding="utf-8")
    claim = pyproject.read(path).root.licence
    assert claim is not None
    assert claim.unknown == "licence-other"
