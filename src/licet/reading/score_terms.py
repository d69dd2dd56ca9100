# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Score the answers read from licence texts against those of the records.

    python -m licet.reading.score_terms --texts DIR [--texts DIR …] [--list] [--split dev|held-out]

A text is found by the hash of its words, so a folder may hold them under any name. A third of the texts is held out:
the stems whose sha256 divides by three.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(slots=True)
class Tally:
    """Answers to one question: right, wrong and sure, wrong but marked as unsure."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0

    @property
    def total(self) -> int:
        """All answers."""
        return self.right + self.wrong + self.unsure

    @property
    def accuracy(self) -> float:
        """Share that is right."""
        return self.right / (self.total or 1)

    @property
    def confidently_wrong(self) -> float:
        """Share that is wrong and not marked as unsure."""
        return self.wrong / (self.total or 1)

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.right += other.right
        self.wrong += other.wrong
        self.unsure += other.unsure


@dataclass(slots=True)
class Score:
    """The tallies of one split."""

    texts: int = 0
    questions: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    misses: list[str] = field(default_factory=list)

    @property
    def all(self) -> Tally:
        """All questions together."""
        whole = Tally()
        for tally in self.questions.values():
            whole.add(tally)
        return whole


def is_held_out(stem: str) -> bool:
    """Return whether a text is kept aside while the phrases are written."""
    from hashlib import sha256

    return int(sha256(stem.encode()).hexdigest(), 16) % 3 == 0


def gold(folders: Iterable[Path]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (stem, text, record) for each text whose record answers the questions, each record once."""
    from licet.catalogue.lint import read_text
    from licet.catalogue.store import store
    from licet.catalogue.texts import exact

    seen: set[str] = set()
    for folder in folders:
        for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".LICENSE")):
            text = read_text(path)
            for name in exact(text)[:1]:
                record = store().section(f"record/{name}")
                if name not in seen and record["answer"]:
                    seen.add(name)
                    yield path.stem, text, record


def score_folders(folders: Iterable[Path]) -> dict[str, Score]:
    """Return the score of each split."""
    from licet.reading.outline import outline
    from licet.reading.terms import read_terms

    scores: dict[str, Score] = {}
    for stem, text, record in gold(folders):
        score = scores.setdefault("held-out" if is_held_out(stem) else "dev", Score())
        score.texts += 1
        terms = read_terms(outline(text))["terms"]
        for row in record["answer"]:
            got, tally = terms[row["question"]], score.questions[row["question"]]
            if got.answer == row["answer"]:
                tally.right += 1
                continue
            sure = getattr(got, "sure", True)
            tally.wrong += sure
            tally.unsure += not sure
            cite = row.get("cite") or {"quote": ""}
            mark = "!" if sure else "?"
            said = f"{got.answer}, not {row['answer']} [{got.quote}] <{cite['quote']}>"
            score.misses.append(f"{row['question']:<19} {mark} {stem}: {said}")
    return scores


def report(scores: dict[str, Score], listing: bool) -> str:
    """Return the score as text."""
    lines = []
    for split, score in sorted(scores.items()):
        lines.append(f"{split}: {score.texts} texts")
        for name, tally in (*score.questions.items(), ("all", score.all)):
            lines.append(
                f"  {name:<20} {tally.accuracy:.3f} right, {tally.confidently_wrong:.3f} confidently wrong"
                f"  ({tally.right} of {tally.total}, {tally.unsure} wrong but marked)"
            )
        lines += [f"  {miss}" for miss in sorted(score.misses)] if listing else []
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Print the score. Status 2 where no text was found."""
    from argparse import ArgumentParser
    from pathlib import Path

    parser = ArgumentParser(prog="python -m licet.reading.score_terms", description="score the answers read from texts")
    parser.add_argument("--texts", type=Path, action="append", required=True, help="folder of licence texts")
    parser.add_argument("--split", choices=("dev", "held-out"), help="only this split")
    parser.add_argument("--list", action="store_true", help="print every answer that differs")
    given = parser.parse_args(arguments)
    scores = score_folders(given.texts)
    print(report({k: v for k, v in scores.items() if given.split in (None, k)}, given.list))
    return 0 if scores else 2


if __name__ == "__main__":
    sys.exit(main())
