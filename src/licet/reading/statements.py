# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The sentences of an outline, each with the words that govern it and the mode in which each of its verbs stands.

Subject, modal, verb and object are recognised over words: a modal ("may", "shall not", "are permitted provided that")
sets the mode of the verbs behind it, or before it where it closes the sentence; a verb is an act; the nouns behind it
say what it is done to. Source: licenses/vocabulary/sentences.toml, tables mode, party, act and object.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from licet.reading.inline import sentences
from licet.reading.language import is_readable
from licet.reading.phrases import lexicon, split
from licet.reading.wording import BAN_HEADING, OTHER_HEADING
from licet.reading.words import stem

if TYPE_CHECKING:
    from licet.reading.outline import Node, Outline
    from licet.reading.phrases import Words

LONGEST = 4000
"""Characters of one sentence that are read at once; a longer one is read in pieces."""
_LEAD = 400
_NEEDED = frozenset(("necessary", "needed", "inability", "obligated"))
_PHRASE = 15
"""Words of an item that a heading such as "Prohibited uses" may ban; a longer one is a sentence of its own."""
_REACH = 60
"""Words behind a verb in which its object is looked for."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An act and the mode it stands in: grant, ban, duty, condition, define, other (not the licensee's), none.

    `first`: the object that stands next behind it. `firm`: the verb belongs to the modal, and is not a noun or a
    participle that merely stands behind it.
    """

    act: str
    mode: str
    objects: frozenset[str]
    at: int
    firm: bool = True
    first: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence. `start` is its offset in the node's text; `lead` what governs it, "" for a sentence of its own.

    `context`: the end of what stands above it, sentence or not.
    """

    node: Node
    text: str
    start: int
    lead: str
    context: str
    words: Words
    modes: tuple[str, ...]
    deeds: tuple[Deed, ...]

    def quote(self, first: int, last: int) -> str:
        """Return at most 12 words of the text, from word `first`, and beyond `last` where that leaves room."""
        spans = self.words.spans
        start = spans[max(0, min(first, len(spans) - 1))][0]
        pieces = self.text[start:].split()
        size = max(last - first, min(12, len(pieces)))
        return " ".join(pieces[: min(12, size)])


Table = dict[str, list[tuple[tuple[str, ...], str]]]


def _table(groups: dict[str, list[str]], stems: bool) -> Table:
    found: Table = {}
    for name, phrases in groups.items():
        for phrase in phrases:
            key = tuple(stem(w) if stems else w for w in phrase.replace("licenc", "licens").split())
            found.setdefault(key[0], []).append((key, name))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def _tables() -> tuple[Table, Table, Table, frozenset[str], frozenset[str]]:
    table = lexicon().table
    return (
        _table(table["mode"], stems=False),
        _table(table["act"], stems=True),
        _table(table["object"], stems=True),
        frozenset(table["party"]["licensor"]),
        frozenset(table["party"]["licensee"]),
    )


def _at(table: Table, words: tuple[str, ...] | list[str], i: int) -> tuple[str, int] | None:
    for key, name in table.get(words[i], ()):
        if tuple(words[i : i + len(key)]) == key:
            return name, len(key)
    return None


def _modes(words: Words, text: str, base: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the mode of each word, `base` before the first modal, and where the modal stands that sets it."""
    table, _, objects, licensors, licensees = _tables()
    modes: list[str] = []
    governed: list[int] = []
    mode, i = base, 0
    opened = 0  # where the current mode began
    given = any(f" {phrase} " in words.joined for phrase in lexicon().table["party"]["giving"])
    while i < len(words.words):
        found = _at(table, words.words, i)
        if found is None:
            modes.append(mode)
            governed.append(opened)
            i += 1
            continue
        name, size = found
        # What a definition says of its word ("… means a work that may be …") grants nothing.
        if name == "neutral" or (mode == "define" and name in ("grant", "closing-grant", "condition")):
            modes += [mode] * size
            governed += [opened] * size
            i += size
            continue
        if name.startswith("closing-"):
            name = name.removeprefix("closing-")
            if i and words.words[i - 1] in ("that", "which", "who") and words.words[i] in ("may", "can"):
                name = "other"  # "information that can be used to …"
            if name != "other" and (mode in (base, "none") or (name == "grant" and mode == "condition")):
                modes[opened:] = [name] * (len(modes) - opened)
                governed[opened:] = [i] * (len(modes) - opened)
        elif name == "grant" and i and words.words[i] in ("may", "can"):
            before = words.words[i - 1]
            proper = (
                text[words.spans[i - 1][0]].isupper()
                and before not in licensees
                and not _at(objects, [stem(before)], 0)
            )
            if i > 1 and words.words[i - 2] in ("its", "our"):
                proper = True  # "Acme and its affiliates may …"
            knows = before in licensees if words.words[i] == "can" else before not in licensors
            name = "other" if not knows or proper else name
        if name == "grant" and given:
            name = "other"
        mode, opened = name, i
        modes += [mode] * size
        governed += [opened] * size
        i += size
    return tuple(modes), tuple(governed)


def _firm(words: Words, opened: int, at: int) -> bool:
    """Return whether the verb at `at` belongs to the modal at `opened`, which may close the sentence."""
    word = words.words[at]
    if word in _nouns() and "of" in words.words[max(0, at - 3) : at]:
        return False  # "after acceptance of the first publication"
    if _names().intersection(words.words[at + 1 : at + 6]):
        return False  # "to use the name of …"
    if _NEEDED.intersection(words.words[max(opened, at - 5) : at]):
        return False  # "rights necessary to use or distribute it"
    if at < opened:
        return not word.endswith("ed")
    between = words.words[opened:at]
    if word in _nouns() and _is_coordinated(words, at):
        return not _relatives().intersection(between[1:]) and len(between) <= 45
    if (word.endswith("ed") or word in _nouns()) and not _is_passive(words, opened, at) and words.words[at - 1] != "to":
        return word == "use" and words.words[at - 1] not in ("the", "of", "such", "for", "your", "in")
    return not _relatives().intersection(between[1:]) and len(between) <= 45


def _is_coordinated(words: Words, at: int) -> bool:
    """Return whether a word that may be a noun stands among verbs: "use, copy, change and sell"."""
    _, acts, _, _, _ = _tables()
    before = words.words[at - 1] if at else ""
    behind = words.words[at + 1] if at + 1 < len(words.words) else ""
    return (before in ("may", "can") or _at(acts, [stem(before)], 0) is not None) and behind not in ("of", "in", "for")


def _is_passive(words: Words, opened: int, at: int) -> bool:
    between = words.words[opened:at]
    return at < opened or opened == 0 or "be" in between or "are" in between or "is" in between


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lexicon().table["party"]["nouns"])


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon().table["party"]["names"])


@cache
def _relatives() -> frozenset[str]:
    return frozenset(lexicon().table["party"]["relative"])


def _deeds(words: Words, modes: tuple[str, ...], governed: tuple[int, ...]) -> tuple[Deed, ...]:
    _, acts, objects, _, _ = _tables()
    stems = [stem(w) for w in words.words]
    nouns: list[tuple[int, str]] = []
    verbs: list[tuple[int, str]] = []
    for i in range(len(stems)):
        noun, verb = _at(objects, stems, i), _at(acts, stems, i)
        if noun is not None:
            nouns.append((i, noun[0]))
        if verb is not None:
            verbs.append((i, verb[0]))
    found, first = [], 0
    for i, act in verbs:
        while first < len(nouns) and nouns[first][0] < i:
            first += 1
        # In "distribute and create derivative works of the Model" the derivative works are the second verb's.
        until = min((at for at, _ in verbs if at > i), default=i + 7)
        nearest = next((name for at, name in nouns[first : first + 1] if at <= i + 6 and at < until), "")
        behind = frozenset(name for at, name in nouns[first : first + 12] if at <= i + _REACH)
        if _is_passive(words, governed[i], i):
            behind |= {name for at, name in nouns[:first] if i - at <= _REACH}
        found.append(Deed(act, modes[i], behind, i, _firm(words, governed[i], i), nearest))
    return tuple(found)


def is_banning(heading: str) -> bool:
    """Return whether what stands below a heading is banned by it."""
    return bool(BAN_HEADING.search(heading)) and not OTHER_HEADING.search(heading)


def _pieces(text: str) -> list[tuple[int, int]]:
    found = []
    for a, b in sentences(text):
        found += [(at, min(b, at + LONGEST)) for at in range(a, b, LONGEST)]
    return found


def statements(outline: Outline) -> tuple[Statement, ...]:
    """Return the sentences of the readable nodes, in reading order."""
    handed: list[tuple[str, str, bool]] = []  # the lead each node hands down, the mode it ends in, only inline
    contexts: list[str] = []
    found: list[Statement] = []
    for node in outline.nodes:
        lead, mode, only_inline = handed[node.parent] if node.parent >= 0 else ("", "none", False)
        if only_inline and not node.inline:
            lead, mode = "", "none"
        context = contexts[node.parent] if node.parent >= 0 else ""
        contexts.append((context + " " + node.text[-_LEAD:])[-_LEAD:])
        if node.kind == "heading" or not node.text or (not node.text.isascii() and not is_readable(node.text)):
            barred = node.kind == "heading" and is_banning(node.text)
            handed.append(
                ("", "barred" if barred else "none", False) if node.kind == "heading" else (lead, mode, only_inline)
            )
            continue
        if mode == "barred":
            mode = "ban" if node.kind == "item" and len(node.text.split()) <= _PHRASE else "none"
        last = ""
        first = True
        ended = "none"
        for a, b in _pieces(node.text):
            text = node.text[a:b]
            words = split(text)
            if not words.words:
                continue
            above, base = (lead, mode) if first and not node.tail else ("", "none")
            modes, governed = _modes(words, text, base)
            found.append(Statement(node, text, a, above, context, words, modes, _deeds(words, modes, governed)))
            first = False
            last, ended = (above + " " + text if above else text), modes[-1]
        # A title without a full stop ("Conditions") governs nothing; a sentence that breaks off does.
        end = last.rstrip()
        governs = end.endswith((":", ",", "-")) or (len(end.split()) >= 8 and not end.endswith((".", ";")))
        handed.append((last[-_LEAD:].lstrip(), ended, not governs))
    return tuple(found)
