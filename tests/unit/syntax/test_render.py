# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.syntax import parse_expression, render


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("mit", "MIT"),
        ("((mit))", "MIT"),
        ("mit or apache-2.0 and isc", "MIT OR Apache-2.0 AND ISC"),
        ("MIT OR (Apache-2.0 AND ISC)", "MIT OR Apache-2.0 AND ISC"),
        ("(MIT OR Apache-2.0) AND ISC", "(MIT OR Apache-2.0) AND ISC"),
        ("ISC AND (MIT OR Apache-2.0)", "ISC AND (MIT OR Apache-2.0)"),
        ("(MIT OR ISC) OR Zlib", "MIT OR ISC OR Zlib"),
        ("MIT AND (ISC AND Zlib)", "MIT AND ISC AND Zlib"),
        ("(MIT OR ISC) AND (Zlib OR NTP)", "(MIT OR ISC) AND (Zlib OR NTP)"),
        ("MIT AND (ISC OR Zlib AND (NTP OR X11))", "MIT AND (ISC OR Zlib AND (NTP OR X11))"),
        ("(GPL-2.0-only with bison-exception-2.2) or MIT", "GPL-2.0-only WITH Bison-exception-2.2 OR MIT"),
        ("licenseref-Foo", "LicenseRef-Foo"),
        ("documentref-D:licenseref-Foo", "DocumentRef-D:LicenseRef-Foo"),
        ("cddl-1.0+", "CDDL-1.0+"),
        ("gpl-2.0+", "GPL-2.0+"),
        ("NONE", "NONE"),
        ("MIT and NOASSERTION", "MIT AND NOASSERTION"),
        ("MIT OR MIT", "MIT OR MIT"),
    ],
)
def test_canonical_text(text: str, canonical: str) -> None:
    tree = parse_expression(text)
    assert render(tree) == str(tree) == canonical
    assert parse_expression(canonical) == tree
