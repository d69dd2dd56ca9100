# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Keeps the reading of real texts from falling below what was measured when the gold rows were written.

The texts are not part of the project. LICET_TEXTS names the folder that holds them; without it, the folder `texts` of
the material beside the checkout is used. Where there is none the tests say so by one visible skip.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from licet.catalogue import vocabulary
from licet.reading.score import SLOTS, Score, score_folder

GOLD = Path(__file__).parent / "gold"
ROWS = [(path, tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(GOLD.glob("*.toml"))]
# Measured on the rows of tests/reading/gold; raise these when the score rises, never lower them.
FLOOR = {"found": 0.99, "precision": 0.98, "recall": 0.98, "covered": 0.98, "narrowed": 0.80, "section": 0.98}


def folder() -> Path:
    return Path(os.environ.get("LICET_TEXTS") or GOLD.parents[3] / "shared" / "texts")


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    if not folder().is_dir():
        pytest.skip("the licence texts are not here: set LICET_TEXTS to score the reading of real texts")
    return score_folder(GOLD, folder())[0]


@pytest.mark.parametrize("split", ["dev", "held-out"])
def test_no_score_falls(scores, split):
    score = scores[split]
    assert score.found.recall >= FLOOR["found"]
    assert score.found.precision >= FLOOR["found"]
    assert score.must.precision >= FLOOR["precision"]
    assert score.must.recall >= FLOOR["recall"]
    assert score.covered.recall >= FLOOR["covered"]
    assert score.narrowed.f1 >= FLOOR["narrowed"]
    assert score.labels[True] >= FLOOR["section"] * score.labels.total()
    assert score.modality[False] == 0


@pytest.mark.parametrize(("path", "table"), ROWS, ids=[path.stem for path, _ in ROWS])
def test_rows_use_the_closed_words(path, table):
    assert table["text"] == path.stem
    assert table["split"] in ("dev", "held-out")
    for row in table["clause"]:
        assert len(row["begins"].split()) <= 12
        assert set(row["must"]) | set(row.get("may", ())) <= set(vocabulary.uses())
        assert set(row.get("narrowed", ())) <= set(vocabulary.qualifiers())
        assert set(row.get("slots", ())) <= set(SLOTS)
        assert row["modality"] in ("ban", "duty", "limit")


def test_there_are_enough_rows():
    assert len(ROWS) >= 25
    assert sum(len(table["clause"]) for _, table in ROWS) >= 150
    held_out = sum(table["split"] == "held-out" for _, table in ROWS)
    assert 3 * held_out >= len(ROWS)
