# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.readers import reader_for, spdx_tag_value
from tests.unit.release.bom.told import codes, links, parts, readings

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: a document
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
"""
APP = """## Package
PackageName: app
SPDXID: SPDXRef-app
PackageLicenseDeclared: MIT
PackageLicenseConcluded: NOASSERTION
"""


def read(tmp_path: Path, text: str) -> Release:
    path = tmp_path / "app.spdx"
    path.write_text(text, encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is spdx_tag_value
    return spdx_tag_value.read(path)


def test_sections_and_lines(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        HEAD
        + APP
        + """
FileName: ./a.c
SPDXID: SPDXRef-a
LicenseConcluded: GPL-2.0-only
PackageName: one
SPDXID: SPDXRef-one
PackageVersion: 1.10
PackageLicenseDeclared: LicenseRef-x
ExternalRef: PACKAGE-MANAGER purl pkg:cargo/one@1.10
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-one
LicenseID: LicenseRef-x
ExtractedText: <text>PackageName: not a package
Relationship: SPDXRef-app CONTAINS SPDXRef-DOCUMENT

nor this</text>
LicenseName: some name
""",
    )
    assert (release.root.name, readings(release.root.licence)) == ("app", ["MIT"])
    assert parts(release) == {"./a.c": ["GPL-2.0-only"], "one": []}
    assert links(release) == {("./a.c", "vendors", "app"), ("one", "links-statically", "app")}
    claim = next(origin.licence for origin in release.origins if origin.name == "one")
    assert claim is not None
    assert (claim.raw, claim.place.line) == (("LicenseRef-x",), 18)
    assert '"PackageName: not a package' in claim.question


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [("ExtractedText: <text>never\nends", 11, "not closed"), ("Relationship: SPDXRef-a CONTAINS", 11, "two ids")],
)
def test_what_is_broken_is_an_error_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ReleaseError, match=message) as caught:
        read(tmp_path, HEAD + APP + text)
    assert caught.value.place.line == line


def test_a_version_that_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "app.spdx"
    path.write_text("SPDXVersion: SPDX-1.2\nSPDXID: x\n", encoding="utf-8")
    assert not spdx_tag_value.recognises(path, path.read_bytes())
    with pytest.raises(ReleaseError, match="SPDX-1.2"):
        spdx_tag_value.read(path)


def test_an_unknown_tag_and_a_comment_are_no_matter(tmp_path: Path) -> None:
    release = read(tmp_path, HEAD + "# PackageName: no\nNoSuchTag: x\nnot a tag\n" + APP)
    assert (release.origins, codes(release)) == ((), [("lineage-not-stated", "unknown")])


def test_ten_thousand_packages_take_less_than_three_seconds(tmp_path: Path) -> None:
    many = "".join(
        f"PackageName: p{i}\nSPDXID: SPDXRef-p{i}\nPackageLicenseDeclared: MIT OR ISC\n"
        f"Relationship: SPDXRef-app CONTAINS SPDXRef-p{i}\n"
        for i in range(10_000)
    )
    start = time.process_time()
    assert len(read(tmp_path, HEAD + APP + many).links) == 10_000
    assert time.process_time() - start < 3
