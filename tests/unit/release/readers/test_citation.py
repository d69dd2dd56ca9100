# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import ReleaseError
from licet.release.readers import citation
from tests.unit.release.readers.said import open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "cff-version: 1.2.0\ntitle: Thing\n"


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ("license: MIT", ["MIT"], 3),
        ("license: [MIT, Apache-2.0]", ["MIT OR Apache-2.0"], 3),
        ("license:\n  - MIT\n  - ISC", ["MIT OR ISC"], 4),
        ("license-url: https://spdx.org/licenses/MIT.html", ["MIT"], 3),
        ("license: MIT\nlicense-url: https://spdx.org/licenses/ISC", ["MIT", "ISC"], 3),
        ("license: MIT\nlicense-url: https://example.org/x", ["MIT"], 3),
        ("license: {name: MIT}", ["licence-not-a-string"], 3),
        ("license: Ours", ["licence-unknown-id"], 3),
        ("license: no", ["licence-unknown-id"], 3),
        ("references:\n  - title: x\n    license: GPL-3.0-only", ["nothing"], None),
    ],
)
def test_licences(tmp_path: Path, text: str, expected: list[str], line: int | None) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text(HEAD + text + "\n")
    release = citation.read(path)
    assert readings(release.root.licence) == expected
    assert (release.root.licence.place.line if release.root.licence else None) == line
    assert open_codes(release) == (["claims-disagree"] if len(expected) == 2 else [])
    assert (release.root.name, release.named, release.root.kind) == ("Thing", True, "code")


def test_a_data_set_and_a_file_without_a_title(tmp_path: Path) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text("type: dataset\nlicense: MIT\n")
    release = citation.read(path)
    assert (release.root.kind, release.named) == ("data", False)


@pytest.mark.parametrize("text", ["- a", "a: [", "a: 1\na: 2", "title: 'a\\u202e'\n<<: *x", "license: 'a\u202eb'"])
def test_broken_files(tmp_path: Path, text: str) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text(text)
    with pytest.raises(ReleaseError) as error:
        citation.read(path)
    assert "front matter" not in str(error.value)
