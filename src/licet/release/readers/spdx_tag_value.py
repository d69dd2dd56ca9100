# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2.2 and 2.3 as tag-value text: one `Tag: value` a line, sections begun by their first tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release.bom.rows import Row
from licet.release.bom.tree import read_data
from licet.release.document import decode, shown
from licet.release.graph import Place, ReleaseError
from licet.release.readers import spdx2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from licet.release.graph import Release

_TAG = re.compile(r"[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*:[ \t]*(.*)")
_SPDX = re.compile(rb"^\s*SPDXVersion:\s*SPDX-2", re.MULTILINE)
# Tags that begin a section, and the list that it goes into.
_BEGINS = {
    "PackageName": ("packages", "name"),
    "FileName": ("files", "fileName"),
    "SnippetSPDXID": ("snippets", "SPDXID"),
    "SnippetSPDXIdentifier": ("snippets", "SPDXID"),
    "LicenseID": ("hasExtractedLicensingInfos", "licenseId"),
}
_KEYS = {
    "SPDXVersion": "spdxVersion",
    "SPDXID": "SPDXID",
    "PackageVersion": "versionInfo",
    "PackageLicenseDeclared": "licenseDeclared",
    "PackageLicenseConcluded": "licenseConcluded",
    "PackageLicenseInfoFromFiles": "licenseInfoFromFiles",
    "PackageDownloadLocation": "downloadLocation",
    "PackageHomePage": "homepage",
    "PrimaryPackagePurpose": "primaryPackagePurpose",
    "LicenseConcluded": "licenseConcluded",
    "LicenseInfoInFile": "licenseInfoInFiles",
    "SnippetLicenseConcluded": "licenseConcluded",
    "LicenseInfoInSnippet": "licenseInfoInSnippets",
    "SnippetFromFileSPDXID": "snippetFromFile",
    "ExtractedText": "extractedText",
    "LicenseName": "name",
}


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether a line of the file is the version of an SPDX 2 document in tag-value form."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"<", b"") and _SPDX.search(head) is not None


def read(path: Path) -> Release:
    """Return the release that a tag-value document describes. Raises ReleaseError with the line."""
    from licet.release.bom.assemble import assemble

    file = shown(path)
    document = _document(decode(read_data(path), path), file)
    return assemble(spdx2.bill_of(document, file), path)


def _document(text: str, file: str) -> Row:
    document = section = Row(file, 1)
    package: Row | None = None
    for tag, value, line in _tags(text, file):
        if tag in _BEGINS:
            name, key = _BEGINS[tag]
            section = document.put(name, "", line)
            section.put(key, value, line)
            if name == "packages":
                package = section
        elif tag == "Relationship":
            _relationship(document, value, line)
        elif tag == "ExternalRef":
            section.put("externalRefs", "", line).put("referenceLocator", value.split(maxsplit=2)[-1], line)
        elif tag in _KEYS:
            section.put(_KEYS[tag], value, line)
            # A file belongs to the package that it is listed under (SPDX 2.3 §8).
            if tag == "SPDXID" and package is not None and section.get("fileName") is not None:
                package.put("hasFiles", value, line)
    return document


def _relationship(document: Row, value: str, line: int) -> None:
    words = value.split()
    if len(words) < 3:
        message = "a relationship is two ids with a type between them"
        raise ReleaseError(message, document.put("broken", "", line).place)
    row = document.put("relationships", "", line)
    row.put("spdxElementId", words[0])
    row.put("relationshipType", words[1])
    row.put("relatedSpdxElement", words[2])


def _tags(text: str, file: str) -> Iterator[tuple[str, str, int]]:
    """Yield each tag with its value and line. A value in <text>…</text> may run over lines."""
    lines = iter(enumerate(text.split("\n"), 1))
    for number, line in lines:
        found = _TAG.match(line)
        if found is None or line.lstrip().startswith("#"):
            continue
        value = found[2]
        if value.startswith("<text>"):
            parts = [value.removeprefix("<text>")]
            while "</text>" not in parts[-1]:
                following = next(lines, None)
                if following is None:
                    raise ReleaseError("<text> is not closed", Place(file, number), "end it with </text>")
                parts.append(following[1])
            value = "\n".join(parts).partition("</text>")[0]
        yield found[1], value.strip(), number
