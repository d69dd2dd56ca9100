# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.syntax import ids, parse_expression, walk
from licet.syntax.successors import successor
from licet.syntax.tree import License


@pytest.mark.parametrize(
    ("word", "new"),
    [
        ("GPL-1.0+", "GPL-1.0-or-later"),
        ("lgpl-2.1+", "LGPL-2.1-or-later"),
        ("GFDL-1.3+", "GFDL-1.3-or-later"),
        ("GPL-3.0-or-later+", "GPL-3.0-or-later"),
        ("GPL-3.0-only+", None),
        ("Apache-2.0+", None),
        ("GPL-3.0", None),
        ("Net-SNMP", None),
        ("nunit", "zlib-acknowledgement"),
        ("GPL-3.0-with-autoconf-exception", "GPL-3.0 WITH Autoconf-exception-3.0"),
        ("GPL-3.0-with-autoconf-exception+", "GPL-3.0-or-later WITH Autoconf-exception-3.0"),
        ("nothing+", None),
    ],
)
def test_successor(word: str, new: str | None) -> None:
    assert successor(word) == new


def test_every_successor_is_an_expression_and_nothing_more_deprecated() -> None:
    for id in ids.table("licences"):
        for word in (id, id + "+"):
            new = successor(word)
            if new is None:
                continue
            for node in walk(parse_expression(new)):
                if isinstance(node, License) and node.deprecated:
                    assert node.id in ("GPL-2.0", "GPL-3.0")  # vague before and after
                    assert " WITH " in new
