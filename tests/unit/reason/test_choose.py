# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an expression offers: readings, alternatives, switches, exceptions."""

from __future__ import annotations

import pytest

from licet.catalogue.expand import record
from licet.reason.choose import Part, TooManyAlternativesError, alternatives, resolve, switches
from licet.syntax import parse_expression


def offered(text: str, switching: bool = False) -> list[list[str]]:
    return [[str(a) for a in reading.alternatives] for reading in alternatives(parse_expression(text), switching)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIT", [["MIT"]]),
        ("MIT OR Apache-2.0", [["MIT", "Apache-2.0"]]),
        ("MIT AND Apache-2.0", [["MIT AND Apache-2.0"]]),
        ("MIT AND (ISC OR Zlib)", [["MIT AND ISC", "MIT AND Zlib"]]),
        ("(MIT OR ISC) AND MIT", [["MIT", "ISC AND MIT"]]),
        ("GPL-2.0-only WITH Classpath-exception-2.0", [["GPL-2.0-only WITH Classpath-exception-2.0"]]),
        ("NOASSERTION", [["NOASSERTION"]]),
        ("LicenseRef-Unheard-Of", [["LicenseRef-Unheard-Of"]]),
        # The deprecated id does not say only or or-later, so both readings must hold.
        ("GPL-3.0", [["GPL-3.0-only"], ["GPL-3.0-or-later"]]),
        ("GPL-2.0+", [["GPL-2.0-or-later"]]),
    ],
)
def test_what_an_expression_offers(text: str, expected: list[list[str]]) -> None:
    assert offered(text) == expected


def test_a_recipient_may_switch_to_what_the_text_names() -> None:
    assert "GPL-3.0-only" in offered("GPL-2.0-or-later", switching=True)[0]
    assert "GPL-3.0-only" not in offered("GPL-2.0-only", switching=True)[0]
    found = {part.id for part in switches(Part("LGPL-2.1-only", record("LGPL-2.1-only")))}
    assert "GPL-2.0-only" in found


def test_an_exception_changes_only_the_licences_it_is_made_for() -> None:
    ((reading,),) = [alternatives(parse_expression("GPL-2.0-only WITH Classpath-exception-2.0"), False)]
    assert reading.alternatives[0].parts[0].record is not None
    ((other,),) = [alternatives(parse_expression("MIT WITH Classpath-exception-2.0"), False)]
    assert other.alternatives[0].parts[0].record is None


def test_names_without_a_version_stand_for_each_version() -> None:
    assert resolve("gemma") == ("LicenseRef-Gemma-2024-04-01", "LicenseRef-Gemma-2025-03-24")
    assert resolve("licenseref-llama-3.1") == ("LicenseRef-Llama-3.1",)
    assert resolve("LicenseRef-unheard-of") == ("LicenseRef-unheard-of",)


def test_too_many_alternatives_are_refused_and_not_enumerated() -> None:
    text = " AND ".join(f"(MIT OR LicenseRef-{i})" for i in range(40))
    with pytest.raises(TooManyAlternativesError):
        alternatives(parse_expression(text), False)
