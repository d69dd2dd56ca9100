# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which edits of its own files a release can be given without asking anybody, each of them judged again.

An edit is offered only where it follows from the verdict, where the answer afterwards is no worse, and where it mends
or ticks something. No author, year or other fact is ever made up: what is not known stays a place to fill in.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.release import edits, evidence, frontmatter
from licet.release.document import shown
from licet.release.graph import Place, ReleaseError
from licet.report import card_keys, notice_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from licet.reason.verdict import Verdict
    from licet.release.edits import Edit

_RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
_CARDS = ("readme.md", "readme.markdown")
_MANIFESTS = ("licet.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Mending:
    """The edits that were found, in the order of the files, and the verdict before and after them."""

    folder: Path
    edits: tuple[Edit, ...]
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class _State:
    """A release as it would be: its verdict, what its card leaves unsaid, and the files that were changed."""

    verdict: Verdict
    unsaid: int
    edits: tuple[Edit, ...] = ()

    def measure(self) -> _Measure:
        verdict = self.verdict
        undone = sum(len(duty.parties) for duty in verdict.duties if duty.discharged is not True)
        inferred = sum(bool(link.inferred) for link in verdict.release.links)
        return _Measure(
            _RANK[verdict.answer],
            len(verdict.conflicts),
            len(verdict.open),
            len(verdict.questions),
            len(verdict.release.findings),
            inferred,
            undone,
            self.unsaid,
        )


@dataclass(frozen=True, slots=True)
class _Measure:
    rank: int
    conflicts: int
    open: int
    questions: int
    findings: int
    inferred: int
    undone: int
    unsaid: int

    def improves(self, old: _Measure) -> bool:
        """Whether the answer is better, or it is the same and something is mended and nothing is worse."""
        if self.rank != old.rank:
            return self.rank < old.rank
        pairs = [(getattr(self, field.name), getattr(old, field.name)) for field in fields(self)]
        return all(new <= before for new, before in pairs) and any(new < before for new, before in pairs)


def mend(path: Path, judged: Callable[[Path], Verdict]) -> Mending:
    """Return the edits that mend the release which `path` describes: a folder, or the manifest or card of one.

    `judged` loads, judges and ticks what a path describes. Raises ReleaseError.
    """
    folder, subject, card = _situated(path)
    before = judged(path)
    state = _start(folder, subject, card, judged)
    for stage in (_licence, _lineage, _notice, _shown):
        for candidate in stage(state, folder, card):
            state = _accepted(state, folder, subject, card, candidate, judged)
    found = edits.joined(state.edits)
    return Mending(folder, tuple(sorted(found, key=lambda edit: edit.file)), before, state.verdict if found else before)


def _start(folder: Path, subject: str, card: str, judged: Callable[[Path], Verdict]) -> _State:
    """Return the state without edits, judged on a copy like the others, so that only edits make a difference."""
    with edits.tried(folder, ()) as copy:
        verdict = judged(copy / subject if subject else copy)
        return _State(verdict, _unsaid(verdict, copy, card))


def _situated(path: Path) -> tuple[Path, str, str]:
    """Return the folder of a release, the name in it of the file that was given ("": none), and of its card."""
    from licet.release.document import read_bytes

    if not path.is_dir():
        read_bytes(path, 1)  # says what is wrong with it
        if path.suffix.lower() not in (".md", ".markdown") and path.name not in _MANIFESTS:
            hint = "expected a folder, its README.md, licet.toml or pyproject.toml"
            raise ReleaseError("not a file that licet fix can edit", Place(shown(path)), hint)
        folder, subject = path.parent, path.name
    else:
        folder, subject = path, ""
    names = [subject] if subject and subject not in _MANIFESTS else sorted(each.name for each in folder.iterdir())
    cards = [name for name in names if name == subject or name.lower() in _CARDS]
    return folder, subject, next((name for name in cards if _is_card(folder, name)), "")


def _is_card(folder: Path, name: str) -> bool:
    text = edits.read(folder / name)
    try:
        return text is not None and frontmatter.split(text.replace("\r\n", "\n"), name) is not None
    except ReleaseError:
        return False


def _accepted(
    state: _State, folder: Path, subject: str, card: str, candidate: list[Edit], judged: Callable[[Path], Verdict]
) -> _State:
    """Return the state with an edit if that improves it, else as it was."""
    changed = (*state.edits, *candidate)
    try:
        with edits.tried(folder, edits.joined(changed)) as copy:
            verdict = judged(copy / subject if subject else copy)
            after = _State(verdict, _unsaid(verdict, copy, card), changed)
    except ReleaseError:
        return state
    return after if after.measure().improves(state.measure()) else state


def _unsaid(verdict: Verdict, folder: Path, card: str) -> int:
    if not card:
        return 0
    said = card_keys.read(folder / card)
    here = _evidence(folder, card)
    return len(card_keys.licence(verdict, said, here)) + len(card_keys.lineage(verdict, said)) if said else 0


def _evidence(folder: Path, card: str) -> evidence.Evidence:
    return evidence.gather(folder / card if card else folder) or evidence.Evidence()


def _licence(state: _State, folder: Path, card: str) -> Iterator[list[Edit]]:
    """Yield the edit of the licence that the release states: in its card, and in its manifest where that speaks."""
    found: list[Edit] = []
    said = card_keys.read(folder / card) if card else None
    text = edits.read(folder / card) if card else None
    wanted = card_keys.licence(state.verdict, said, _evidence(folder, card)) if said else {}
    if wanted and text is not None:
        found += card_keys.edit(card, text, wanted)
    if state.verdict.answer is not Answer.YES:
        found += card_keys.in_manifest(state.verdict, folder)
    if found:
        yield found


def _lineage(state: _State, folder: Path, card: str) -> Iterator[list[Edit]]:
    """Yield the edit of the base models that the card names, and of how the release relates to them."""
    text = _current(state, folder, card)
    said = card_keys.read(folder / card) if card else None
    wanted = card_keys.lineage(state.verdict, said) if said else {}
    if wanted and text is not None:
        yield card_keys.edit(card, text, wanted)


def _notice(state: _State, folder: Path, card: str) -> Iterator[list[Edit]]:
    # No notice makes a release that may not go out one that may.
    if state.verdict.answer is not Answer.NO and not _evidence(folder, card).alone:
        yield from notice_edits.notice(state.verdict, _evidence(folder, card), folder)


def _shown(state: _State, folder: Path, card: str) -> Iterator[list[Edit]]:
    text = _current(state, folder, card)
    if state.verdict.answer is not Answer.NO and text is not None:
        yield from notice_edits.display(state.verdict, _evidence(folder, card), card, text)


def _current(state: _State, folder: Path, file: str) -> str | None:
    """Return a file as the edits accepted so far leave it, None where there is none."""
    if not file:
        return None
    changed = next((edit.after for edit in reversed(state.edits) if edit.file == file), None)
    return changed if changed is not None else edits.read(folder / file)
