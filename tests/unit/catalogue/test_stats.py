# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Counts of records by kind, and their sum."""

from __future__ import annotations

from typing import Any

from licet.catalogue.compile import pack
from licet.catalogue.stats import Tally, count, stats
from licet.catalogue.store import Store, store

QUOTED = {"cite": {"section": "1", "quote": "a b"}}


def record(kind: str, state: str = "read-once", **more: Any) -> dict[str, Any]:
    rows: dict[str, Any] = {"term": [], "reach": [], "restriction": [], "answer": [], "policies": []}
    return {"kind": kind, "review": {"state": state, "doubts": ["one", "two"]}, **rows, **more}


def test_rows_quotes_and_doubts_are_counted_by_kind() -> None:
    model = record(
        "model", term=[QUOTED, {"cite": {"authority": "x"}}], answer=[{"answer": "silent"}, QUOTED], policies=[{}]
    )
    lifted = record("exception", "read-twice", lift=[QUOTED], reach=[QUOTED], restriction=[QUOTED])
    tallies = {tally.kind: tally for tally in count([model, lifted, model])}
    assert tallies["model"] == Tally("model", records=2, terms=4, answers=4, quotes=4, policies=2, doubts=4)
    assert tallies["exception"] == Tally(
        "exception", records=1, terms=1, reach=1, restrictions=1, quotes=3, read_twice=1, doubts=2
    )
    assert tallies["all"] == Tally("all", 3, 5, 1, 1, 4, 7, 2, 1, 6)


def test_no_records_are_no_counts() -> None:
    assert count([]) == (Tally("all"),)


def test_a_compiled_catalogue_is_counted() -> None:
    kept = Store(pack({"record/A": record("data", term=[QUOTED]), "vocabulary/x": {}}))
    assert stats(kept) == (Tally("data", 1, 1, quotes=1, doubts=2), Tally("all", 1, 1, quotes=1, doubts=2))


def test_the_catalogue_at_hand_adds_up() -> None:
    *kinds, total = stats(store())
    assert total.records == len(store().names("record")) == sum(tally.records for tally in kinds)
    assert total.quotes > 1000
