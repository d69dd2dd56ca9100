# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.release.bom.xml import read_xml
from licet.release.graph import ReleaseError


def test_elements_have_names_spaces_texts_and_lines() -> None:
    root = read_xml(b'<a xmlns="urn:x" xmlns:y="urn:y" y:k="1" l="2">\n<b> t<c/>u </b>\n</a>', "f")
    assert (root.name, root.space, root.line) == ("a", "urn:x", 1)
    assert root.attributes == {"urn:y k": "1", "l": "2"}
    assert [(child.name, child.line, child.text) for child in root.children] == [("b", 2, "tu")]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"<a>\n<b></a>", 2, "broken XML"),
        (b"", 1, "broken XML"),
        (b"\n<!DOCTYPE a>\n<a/>", 2, "document type"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 1, "document type"),
        (b"<a>&b;</a>", 1, "broken XML"),
        (b"<a>" * 200, 1, "nested more than"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', 1, "broken XML"),
        (b"<a>\xff</a>", 1, "broken XML"),
        (b"<a>\0</a>", 1, "broken XML"),
    ],
)
def test_what_is_broken_is_an_error_with_its_line(data: bytes, line: int, message: str) -> None:
    with pytest.raises(ReleaseError, match=message) as caught:
        read_xml(data, "f")
    assert caught.value.place.line == line
