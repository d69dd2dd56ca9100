# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The answers read from licence texts, against those of the records: the scores do not fall.

The texts are not part of the project. LICET_TEXTS names folders that hold them, separated by ":"; without it a folder
`shared/texts` beside the checkout is looked for.
"""

from __future__ import annotations

import os
import time
from functools import cache
from pathlib import Path

import pytest

from licet.reading.outline import outline
from licet.reading.score_terms import Score, score_folders
from licet.reading.terms import read_terms

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "texts"
_FOLDERS = [Path(p) for p in os.environ.get("LICET_TEXTS", str(_BESIDE)).split(":") if Path(p).is_dir()]
# Least share right, most confidently wrong, of the texts in the folder beside the checkout.
LEAST = {"dev": (0.97, 0.015), "held-out": (0.94, 0.04)}

pytestmark = pytest.mark.skipif(not _FOLDERS, reason="no licence texts here (set LICET_TEXTS to a folder of them)")


@cache
def scores() -> dict[str, Score]:
    return score_folders(_FOLDERS)


@pytest.mark.parametrize("split", LEAST)
def test_the_answers_stay_right(split):
    score, (right, wrong) = scores()[split], LEAST[split]
    assert score.all.accuracy >= right, "\n".join(score.misses)
    assert score.all.confidently_wrong <= wrong, "\n".join(score.misses)


def test_a_text_of_3000_words_is_read_in_time():
    text = (_FOLDERS[0] / "creativeml-openrail-m.txt").read_text(encoding="utf-8")
    read = outline(text)
    read_terms(read)
    start = time.perf_counter()
    read_terms(read)
    assert time.perf_counter() - start < 0.25  # some 40 ms on an idle machine


def test_every_quote_stands_in_its_text():
    for path in sorted(_FOLDERS[0].glob("*.txt")):
        read = outline(path.read_text(encoding="utf-8", errors="replace"))
        texts = [node.text for node in read.nodes]
        for question, term in read_terms(read)["terms"].items():
            assert len(term.quote.split()) <= 12
            assert not term.quote or any(term.quote in " ".join(text.split()) for text in texts), (path.stem, question)
