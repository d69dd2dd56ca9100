# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.release import claims
from licet.release.graph import Claim, Place

PLACE = Place("f", 1)


def read(*values: str, listing: str = "undefined") -> Claim:
    return claims.read(values, listing, PLACE, "test")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("mit", ["MIT"]),
        ("MIT OR Apache-2.0", ["MIT OR Apache-2.0"]),
        ("apache 2.0", ["Apache-2.0"]),
        ("Apache-2.0 license", ["Apache-2.0"]),
        ("CC BY-SA 4.0", ["CC-BY-SA-4.0"]),
        ("cc-by-4-0", ["CC-BY-4.0"]),
        ("https://opensource.org/licenses/MIT", ["MIT"]),
        ("LicenseRef-Ours", ["LicenseRef-Ours"]),
        ("gemma", ["LicenseRef-Gemma-2024-04-01", "LicenseRef-Gemma-2025-03-24"]),
        ("gpl-3.0", ["GPL-3.0-only", "GPL-3.0-or-later"]),
        ("GPLv3", ["GPL-3.0-only", "GPL-3.0-or-later"]),
    ],
)
def test_names_are_read_as_people_write_them(written: str, readings: list[str]) -> None:
    claim = read(written)
    assert [str(reading) for reading in claim.readings] == readings
    assert (claim.raw, claim.listing, claim.unknown) == ((written,), "single", "")


@pytest.mark.parametrize(
    ("written", "unknown"),
    [
        ("gpl", "licence-family"),
        ("openrail", "licence-family"),
        ("cc-by-nc-sa", "licence-family"),
        ("other", "licence-other"),
        ("unknown", "licence-other"),
        ("other-our-terms", "licence-other"),
        ("NOASSERTION", "licence-not-stated"),
        ("", "licence-not-stated"),
        ("  ", "licence-not-stated"),
        ("mit, apache-2.0", "licence-unreadable"),
        ("(MIT", "licence-unreadable"),
        ("no", "licence-unknown-id"),
        ("true", "licence-unknown-id"),
        ("our-own-terms", "licence-unknown-id"),
        ("cc-by-9-9", "licence-unknown-id"),
        ("x" * 100_000, "licence-unknown-id"),
    ],
)
def test_what_cannot_be_read_is_unknown_with_a_question(written: str, unknown: str) -> None:
    claim = read(written)
    assert claim.readings == ()
    assert claim.unknown == unknown
    assert unknown in claims.UNKNOWN
    assert claim.question.count("?") >= 1


def test_a_list_that_says_neither_and_nor_or_is_read_both_ways() -> None:
    claim = read("mit", "apache-2.0")
    assert [str(reading) for reading in claim.readings] == ["MIT AND Apache-2.0", "MIT OR Apache-2.0"]
    assert claim.listing == "undefined"
    assert [str(r) for r in read("mit", "isc", listing="or").readings] == ["MIT OR ISC"]
    assert [str(r) for r in read("mit", "isc", listing="and").readings] == ["MIT AND ISC"]


def test_each_reading_of_a_listed_name_is_kept() -> None:
    found = {str(reading) for reading in read("gpl-3.0", "mit").readings}
    assert found == {
        "GPL-3.0-only AND MIT",
        "GPL-3.0-or-later AND MIT",
        "GPL-3.0-only OR MIT",
        "GPL-3.0-or-later OR MIT",
    }


def test_one_name_that_cannot_be_read_leaves_the_whole_list_unknown() -> None:
    claim = read("mit", "other")
    assert claim.readings == ()
    assert claim.unknown == "licence-other"


def test_too_many_readings_are_unknown() -> None:
    claim = read("gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0", "agpl-3.0", "gemma")
    assert (claim.readings, claim.unknown) == ((), "licence-unreadable")


def test_the_same_name_twice_is_one_claim() -> None:
    assert read("mit", "mit ").listing == "single"


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ("mit", "MIT", ["MIT"]),
        ("gemma", "LicenseRef-Gemma-2025-03-24", ["LicenseRef-Gemma-2025-03-24"]),
        ("MIT OR Apache-2.0", "mit", ["MIT OR Apache-2.0"]),
        ("MIT AND LicenseRef-Ours", "LicenseRef-ours", ["MIT AND LicenseRef-Ours"]),
        ("mit", "apache-2.0", None),
        ("mit", "MIT AND Apache-2.0", None),
    ],
)
def test_claims_agree_where_one_names_what_the_other_does(one: str, other: str, agreed: list[str] | None) -> None:
    found = claims.agree(read(one), read(other))
    assert (found and [str(reading) for reading in found.readings]) == agreed


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://choosealicense.com/licenses/{}/", "apache-2.0"),
        ("https://choosealicense.com/licenses/{}/", "gpl-3.0"),
        ("https://choosealicense.com/licenses/{}/", "llama3.1"),
        ("https://choosealicense.com/licenses/{}", "gemma"),
        ("choosealicense.com/licenses/{}/", "odc-by"),
        ("https://choosealicense.com/licenses/{}/", "openrail"),
        ("https://opensource.org/licenses/{}", "lgpl-2.1"),
        ("https://opensource.org/license/{}/", "bsd-3-clause"),
        ("https://spdx.org/licenses/{}.html", "agpl-3.0"),
        ("http://www.spdx.org/licenses/{}.html", "cc-by-sa-4.0"),
    ],
)
def test_the_page_of_a_licence_says_what_its_name_says(address: str, name: str) -> None:
    page = claims.read((address.format(name),), "single", Place("f"), "t")
    named = claims.read((name,), "single", Place("f"), "t")
    assert page.readings == named.readings
    assert page.unknown == named.unknown
    assert page.readings or page.unknown == "licence-family"


@pytest.mark.parametrize(
    ("address", "licences"),
    [
        ("https://ai.google.dev/gemma/terms", ["LicenseRef-Gemma-2024-04-01", "LicenseRef-Gemma-2025-03-24"]),
        ("http://www.llama.com/llama3_3/license/?x=1#top", ["LicenseRef-Llama-3.3"]),
        ("https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/LICENSE", ["LicenseRef-Llama-3.1"]),
        ("https://openmdw.ai/license/1-1/", ["LicenseRef-OpenMDW-1.1"]),
        ("https://ai.google.dev/gemma/terms/more", []),
        ("https://example.org/ai.google.dev/gemma/terms", []),
    ],
)
def test_the_pages_of_vendors(address: str, licences: list[str]) -> None:
    found = claims.read((address,), "single", Place("f"), "t")
    assert [str(reading) for reading in found.readings] == licences
