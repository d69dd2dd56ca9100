# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Parse one clause as a licence words it: text and the lead that governs it in, `Clause` out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from licet.reading.clause import SLOTS, parts
from licet.reading.denote import denote
from licet.reading.inline import sentences
from licet.reading.model import Clause, Phrase

if TYPE_CHECKING:
    from licet.reading.clause import Part
    from licet.reading.model import Modality, Span
    from licet.reading.words import Word

LONGEST = 6000
"""Characters of one clause that are parsed; what stands behind them is `unread`."""

_MODALITY: dict[str, Modality] = {"BAN": "ban", "ONLY": "limit", "DUTY": "duty", "MAY": "permission"}
_SLOT = {"aside": "examples", "aim": "intent", "way": "object"}
_LIFTING = re.compile(
    r"\s*(?:note that |however,? |for (?:the avoidance of doubt|clarity),? )?"
    r"(?:this|these|the (?:previous|fore|above)\w*|nothing)\b[^.]{0,60}?"
    r"(?:(?:does|do|shall|is|are) not (?:include|apply|cover|prohibit|restrict|limit|intended)|shall limit)",
    re.IGNORECASE,
)
_INSTANCES = re.compile(
    r"\s*(?:this|these|that|such \w+)?\s*"
    r"(?:includes?|may include|examples? (?:include|are)|for (?:example|instance)|e\.g\.)\b",
    re.IGNORECASE,
)


def parse_clause(text: str, lead: str = "") -> Clause:
    """Return the clause that `text` words, under the `lead` it continues ("You agree not to use the Model:").

    Spans are offsets into `text`. Raises TypeError for what is not a str; any str is read as far as it can be.
    """
    if not isinstance(text, str) or not isinstance(lead, str):
        raise TypeError("a clause and its lead are str")
    return parse_governed(text, _governing(lead))


@lru_cache(maxsize=512)
def parse_governed(text: str, governing: Modality) -> Clause:
    """Return the clause that `text` words where what governs it is known to ban, to limit or to oblige."""
    cut = text[:LONGEST]
    merged = _Merged(text)
    for number, (start, end) in enumerate(sentences(cut) or [(0, len(cut))]):
        sentence = cut[start:end]
        if _LIFTING.match(sentence):
            merged.put("exceptions", start, end)
            continue
        if number and _INSTANCES.match(sentence):
            merged.put("examples", start, end)
            continue
        merged.add(sentence, start, governing, number)
    if len(text) > LONGEST:
        merged.unread.append(Phrase(text[LONGEST:], (LONGEST, len(text))))
    return merged.clause(governing)


def _governing(lead: str) -> Modality:
    """Return the modality of a lead: that of its last sentence that has one."""
    near = lead[-LONGEST:]
    for start, end in reversed(sentences(near)):
        # A list inside a list: "… the following conditions: You must not use it to:"; the nearest colon governs.
        for piece in reversed(near[start:end].rstrip(" :").split(": ")):
            modality = modality_of(parts(piece)[1])
            if modality != "none":
                return modality
    return "none"


def modality_of(found: list[Part]) -> Modality:
    """Return the modality that the main modal of a sentence gives it."""
    for part in found:
        if part.slot in _MODALITY:
            return _MODALITY[part.slot]
    return "none"


class _Merged:
    """The sentences of one clause, put together."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.slots: dict[str, list[Phrase]] = {slot: [] for slot in SLOTS}
        self.must: set[str] = set()
        self.may: set[str] = set()
        self.narrowed: set[str] | None = None
        self.unread: list[Phrase] = []
        self.modality: Modality = "none"
        self.omits = False

    def put(self, slot: str, start: int, end: int) -> None:
        """Take a whole sentence into one slot: what the ban does not cover, or instances of what it does."""
        self.slots[slot].append(Phrase(self.text[start:end], (start, end)))

    def add(self, sentence: str, offset: int, governing: Modality, number: int) -> None:
        """Take one sentence of the clause."""
        words, found = parts(sentence)
        modality = modality_of(found)
        if number and modality == "permission" and self.must:
            self.put("exceptions", offset, offset + len(sentence))
            return
        effective = modality if modality != "none" else governing
        meaning = denote(words, found, limits=effective == "limit", duty=effective == "duty")
        if self.modality == "none":
            self.modality = modality
        self.omits = self.omits or (number == 0 and any(part.slot == "acts" and part.marker for part in found))
        for part in found:
            slot = _SLOT.get(part.slot, part.slot)
            if slot in self.slots and part.cells:
                self.slots[slot].append(_phrase(self.text, words, part.cells, offset))
        self.must |= set(meaning.must)
        self.may |= set(meaning.may)
        if meaning.must:
            # What narrows one sentence does not narrow another that bans without it.
            self.narrowed = set(meaning.narrowed) if self.narrowed is None else self.narrowed & set(meaning.narrowed)
        self.unread += [_phrase(self.text, words, (i,), offset) for i in meaning.unread]

    def clause(self, governing: Modality) -> Clause:
        """Return the clause."""
        modality = self.modality if self.modality != "none" else governing
        if self.omits and modality in ("ban", "none"):
            modality = "duty"
        slots = {slot: tuple(phrases) for slot, phrases in self.slots.items()}
        return Clause(
            text=self.text,
            modality=modality,
            span=(0, len(self.text)),
            unread=tuple(self.unread),
            must=tuple(sorted(self.must)),
            may=tuple(sorted(self.may - self.must)),
            narrowed=tuple(sorted(self.narrowed or ())),
            **slots,
        )


def _phrase(text: str, words: list[Word], cells: tuple[int, ...], offset: int) -> Phrase:
    span: Span = (offset + words[min(cells)].start, offset + words[max(cells)].end)
    return Phrase(text[span[0] : span[1]], span)
