# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Score the reading of licence texts against rows annotated by hand.

    python -m licet.reading.score --texts DIR [--gold DIR] [--list]

A gold file names a text by its stem and holds one row for each use restriction: the first words (at most 12), the
section, and what a careful reader takes from it. Texts are never part of the project, so a text that is not in DIR
is counted as absent.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from licet.reading.model import Read

_TITLE = 80
"""Characters of a title or adverb that may stand before the first words of a row ("Use: You shall not …")."""
SLOTS = ("intent", "effect", "basis", "conditions", "exceptions", "examples")


@dataclass(slots=True)
class Tally:
    """Right, spurious and missed items of one kind."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, want: Iterable[str], got: Iterable[str]) -> None:
        """Count one row."""
        wanted, gotten = set(want), set(got)
        self.right += len(wanted & gotten)
        self.spurious += len(gotten - wanted)
        self.missed += len(wanted - gotten)

    @property
    def precision(self) -> float:
        """Share of what was said that is right; 1 where nothing was said."""
        return self.right / ((self.right + self.spurious) or 1) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Share of what is right that was said."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The tallies of one split, and the rows that were read otherwise."""

    texts: int = 0
    found: Tally = field(default_factory=Tally)
    must: Tally = field(default_factory=Tally)
    covered: Tally = field(default_factory=Tally)
    narrowed: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})
    uses: dict[str, Tally] = field(default_factory=dict)
    labels: Counter[bool] = field(default_factory=Counter)
    modality: Counter[bool] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


def _plain(text: str) -> str:
    table = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
    return " ".join(text.translate(table).casefold().split())


def score_text(gold: dict[str, Any], reads: tuple[Read, ...], score: Score) -> None:
    """Add one text to the score: rows are matched to clauses in order, by their first words."""
    score.texts += 1
    free = list(reads)
    for row in gold["clause"]:
        begins = _plain(row["begins"])
        match = next((read for read in free if 0 <= _plain(read.text).find(begins) <= _TITLE), None)
        if match is None:
            score.found.missed += 1
            score.misses.append(f"{gold['text']}: not found: {row['begins']}")
            score.must.missed += len(row["must"])
            continue
        free.remove(match)
        score.found.right += 1
        _score_row(gold["text"], row, match, score)
    if gold.get("complete"):
        score.found.spurious += len(free)
        score.misses += [f"{gold['text']}: not in the gold set: {read.text[:80]} {read.must}" for read in free]


def _score_row(text: str, row: dict[str, Any], read: Read, score: Score) -> None:
    want, got = set(row["must"]), set(read.must)
    score.must.add(want, got)
    # What is certainly banned must at least be among what may be: the interval never loses a ban.
    score.covered.add(want, want & (got | set(read.may)))
    score.narrowed.add(row.get("narrowed", ()), read.narrowed)
    for slot in SLOTS:
        score.slots[slot].add(
            [slot] if slot in row.get("slots", ()) else [], [slot] if getattr(read.clause, slot) else []
        )
    for use in want | got:
        score.uses.setdefault(use, Tally()).add({use} & want, {use} & got)
    score.modality[row["modality"] == read.modality] += 1
    if row.get("section"):
        score.labels[row["section"] == read.section] += 1
        if row["section"] != read.section:
            score.misses.append(f"{text}: section {read.section!r}, not {row['section']!r}")
    if want != got:
        score.misses.append(f"{text}: {row['begins'][:60]}: missed {sorted(want - got)}, spurious {sorted(got - want)}")


def score_folder(gold: Path, texts: Path) -> tuple[dict[str, Score], list[str]]:
    """Return the score of each split, and the stems of the texts that are not in `texts`."""
    import tomllib

    from licet.reading.clauses import restrictions
    from licet.reading.outline import outline

    scores: dict[str, Score] = {}
    absent = []
    for path in sorted(gold.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        place = texts / f"{table['text']}.txt"
        if not place.is_file():
            absent.append(table["text"])
            continue
        leaves, _heads = restrictions(outline(place.read_text(encoding="utf-8")))
        score_text(table, leaves, scores.setdefault(table["split"], Score()))
    return scores, absent


def _line(name: str, tally: Tally) -> str:
    return (
        f"  {name:<12} precision {tally.precision:.3f}  recall {tally.recall:.3f}  F1 {tally.f1:.3f}"
        f"  ({tally.right} right, {tally.spurious} spurious, {tally.missed} missed)"
    )


def report(scores: dict[str, Score], listing: bool) -> str:
    """Return the score as text."""
    lines = []
    for split, score in sorted(scores.items()):
        lines.append(f"{split}: {score.texts} texts, {score.found.right + score.found.missed} clauses")
        lines += [_line("clauses", score.found), _line("must", score.must), _line("narrowed", score.narrowed)]
        lines.append(f"  {'covered':<12} recall {score.covered.recall:.3f} of the uses are in must or may")
        lines += [_line(slot, tally) for slot, tally in score.slots.items()]
        for name, count in (("modality", score.modality), ("section", score.labels)):
            lines.append(f"  {name:<12} {count[True]} of {count.total()} right")
        wrong = {use: t for use, t in sorted(score.uses.items()) if t.spurious or t.missed}
        lines += [_line(use, tally) for use, tally in wrong.items()] if listing else []
        lines += [f"  {miss}" for miss in score.misses] if listing else []
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Print the score. Status 2 where no text was found."""
    from argparse import ArgumentParser
    from pathlib import Path

    parser = ArgumentParser(prog="python -m licet.reading.score", description="score the reading of licence texts")
    parser.add_argument("--texts", type=Path, required=True, help="folder of texts, <stem>.txt")
    parser.add_argument("--gold", type=Path, default=Path("tests/reading/gold"))
    parser.add_argument("--list", action="store_true", help="print every row that was read otherwise")
    given = parser.parse_args(arguments)
    scores, absent = score_folder(given.gold, given.texts)
    print(report(scores, given.list))
    if absent:
        print("absent:", ", ".join(absent))
    return 0 if scores else 2


if __name__ == "__main__":
    sys.exit(main())
