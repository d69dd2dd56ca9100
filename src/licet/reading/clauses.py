# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which places of an outline are use restrictions: members of prohibiting lists, and sentences that restrict use.

A sentence of running text counts only if it names a use: a licence says "may not" about trade marks, notices and
liability too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reading import wording
from licet.reading.grow import leads
from licet.reading.inline import sentences
from licet.reading.language import is_readable
from licet.reading.members import FORMALITIES, governed, has_members, member, reading, settled, spread, with_conditions
from licet.reading.parse import parse_clause

if TYPE_CHECKING:
    from licet.reading.model import Clause, Modality, Read
    from licet.reading.outline import Node, Outline

MOST = 5000
"""Restrictions that are read from one text; no licence has a tenth of them, and a hostile text may have any number."""
_DISCLOSED = frozenset(("deception.undisclosed-ai", "safety.undisclosed-risk"))
_LAWS = frozenset(("law", "law.export"))


def restrictions(outline: Outline) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
    """Return (leaves, heads): the use restrictions, and the texts that ban something and govern a list of instances."""
    leaves: list[Read] = []
    heads: list[Read] = []
    above = governed(outline)
    taken: set[int] = set()
    for node in outline.nodes:
        if node.kind == "heading" or not node.text or node.parent in taken or not is_readable(node.text):
            continue
        if len(leaves) >= MOST:
            break
        read = _listed(outline, node, *above[node.index])
        if read is None and has_members(outline, node):
            read = spread(outline, node)
            leaves += [read] if read is not None else []
            if read is not None:
                taken.add(node.index)
        elif read is None:
            leaves += _sentences(outline, node)
        elif not has_members(outline, node):
            leaves.append(read)
        elif wording.CONDITIONS.search(node.text):
            leaves.append(with_conditions(outline, node, read))
            taken.add(node.index)
        elif leads(node.text):
            heads += [read] if read.must or read.may else []
        elif node.text.endswith((".", ";")):
            leaves.append(read)  # it stands for itself, whatever hangs below it
    return settled(outline, leaves, heads)


def _listed(outline: Outline, node: Node, above: Modality, by_use: bool) -> Read | None:
    if node.kind != "item" or above not in ("ban", "limit") or node.tail:
        return None
    return member(outline, node, above, by_use)


def _sentences(outline: Outline, node: Node) -> list[Read]:
    """Return the sentences of a paragraph, or of a member of a list that bans nothing, that restrict use."""
    found = []
    whole = sentences(node.text)
    formal = [(a, b) for a, b in whole if wording.FORMAL.search(node.text, a, b)]
    for start, end in statements(node.text):
        sentence = node.text[start:end]
        if not wording.MODAL.search(sentence) or not wording.SUBJECT.search(sentence):
            continue
        if wording.DEFINES.match(sentence) or any(a <= start < b for a, b in formal):
            continue
        clause = parse_clause(sentence)
        if _restricts(clause, sentence):
            # Exact where the node stands on one line; within a few spaces where it was wrapped.
            length, size = max(1, len(node.text)), node.span[1] - node.span[0]
            span = (node.span[0] + start * size // length, node.span[0] + end * size // length)
            found.append(reading(outline, node, clause, "", span, sentence))
    return found


def statements(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, those that turn from a duty or a grant to a ban cut in two."""
    found = []
    for start, end in sentences(text):
        at = start
        for turn in wording.TURN.finditer(text, start, end):
            found.append((at, turn.start()))
            at = turn.start(1)
        found.append((at, end))
    return found


def _restricts(clause: Clause, sentence: str) -> bool:
    """Return whether a sentence of running text restricts use, by what it says and not by a word of prohibition."""
    must = set(clause.must)
    if clause.modality == "duty":
        if must & _DISCLOSED:
            return wording.DISCLOSES.search(sentence) is not None
        lawful = bool(must) and must <= _LAWS and wording.COMPLIES.search(sentence)
        return bool(lawful and wording.OF_USE.search(sentence))
    if clause.modality not in ("ban", "limit") or wording.STATES.match(sentence):
        return False
    return bool(must - FORMALITIES) or bool(clause.may)
