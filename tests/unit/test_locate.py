# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet import locate

if TYPE_CHECKING:
    from pathlib import Path


def test_a_checkout_has_the_grammars_beside_src() -> None:
    assert (locate.find("grammar") / "expression.lark").is_file()


def test_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "licet"
    (package / "grammar").mkdir(parents=True)
    monkeypatch.setattr(locate, "__file__", str(package / "locate.py"))
    assert locate.find("grammar") == package / "grammar"


def test_a_stranger_above_the_package_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "licet"
    package.mkdir(parents=True)
    (tmp_path / "licenses").mkdir()
    monkeypatch.setattr(locate, "__file__", str(package / "locate.py"))
    with pytest.raises(FileNotFoundError, match=r"no folder 'licenses' at .*site-packages"):
        locate.find("licenses")
