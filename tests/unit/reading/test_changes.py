# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the differences of a text from the licence it nearly is change."""

from __future__ import annotations

from licet.catalogue.store import store
from licet.reading.changes import Effect, effect
from licet.reading.identify import Hunk, Identification
from licet.report import reading
from licet.report.style import Style

ID = "LicenseRef-CreativeML-OpenRAIL-M"
RECORD = store().section(f"record/{ID}")


def text(without: str = "", more: str = "") -> str:
    """Return a text in which the words stand that the record quotes, but for those of one use."""
    rooms = ("term", "reach", "answer", "restriction")
    rows = [row for room in rooms for row in RECORD[room] if without not in (use[0] for use in row.get("must", ()))]
    quotes = dict.fromkeys(row["cite"]["quote"] for row in rows if row.get("cite", {}).get("quote"))
    return "\n\n".join(f"{quote}." for quote in quotes) + f"\n\n{more}\n"


def found(whole: str, added: str) -> Identification:
    at = whole.find(added) if added else 0
    hunk = Hunk("", added, 0 if added else 4, (at, at + len(added)), "")
    return Identification("is-with-differences", ID, (ID,), "", 0.99, (hunk,))


def test_a_ban_in_added_words_is_new() -> None:
    added = "You must not use the weights for gambling."
    whole = text(more=added)
    result = effect(whole, found(whole, added))
    assert [use for use, _ in result.adds] == ["crime.gambling"]
    assert result.adds[0][1].text == added
    assert not result.reworded


def test_a_use_on_record_is_not_new_when_it_is_said_again() -> None:
    added = "You must not use the weights to harass people."
    whole = text(more=added)
    assert effect(whole, found(whole, added)).adds == ()


def test_words_that_stand_no_more_no_longer_forbid() -> None:
    whole = text(without="profession.medical")
    result = effect(whole, found(whole, ""))
    assert result.drops == ("profession.medical",)
    assert "restriction profession.medical" in result.reworded


def test_an_answer_read_from_added_words_is_told() -> None:
    added = "The licensor may revoke this revocable license at any time at its sole discretion."
    whole = text(more=added)
    (row,) = (row for row in effect(whole, found(whole, added)).answers if row.question == "revocable")
    assert (row.before, row.after) == ("no", "yes")


def test_nothing_is_told_of_a_text_that_is_no_changed_copy() -> None:
    whole = text()
    for kind in ("is", "nearest", "none"):
        assert effect(whole, Identification(kind, ID, (ID,))) == Effect()  # type: ignore[arg-type]
    assert effect(whole, Identification("is-with-differences", "MIT-of-somebody")) == Effect()


def test_the_page_says_it() -> None:
    from licet.reading.read import read_licence

    added = "You must not use the weights for gambling."
    whole = text(without="profession.medical", more=added)
    page = reading.Page("a text", whole, read_licence(whole), found(whole, added))
    written = reading.write(page, Style())
    assert "it also forbids crime.gambling" in written
    assert "it no longer forbids profession.medical" in written
    plain = reading.plain(page)["reading"]["identified"]["changes"]
    assert plain["drops"] == ["profession.medical"]
    assert plain["adds"][0]["use"] == "crime.gambling"
