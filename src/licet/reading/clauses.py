# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which places of an outline are use restrictions: members of prohibiting lists, and sentences that restrict use.

A sentence of running text counts only if it names a use: a licence says "may not" about trade marks, notices and
liability too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.reading import wording
from licet.reading.clause import parts
from licet.reading.grow import leads
from licet.reading.inline import sentences
from licet.reading.language import is_readable
from licet.reading.members import FORMALITIES, governed, has_members, member, reading, settled, spread, with_conditions
from licet.reading.parse import modality_of, parse_clause, parse_governed

if TYPE_CHECKING:
    from licet.reading.model import Clause, Modality, Read
    from licet.reading.outline import Node, Outline

MOST = 2000
"""Restrictions that are read from one text; no licence has a tenth of them, and a hostile text may have any number."""
_DISCLOSED = frozenset(("deception.undisclosed-ai", "safety.undisclosed-risk"))
# What no sentence on notices, liability or assignment bans: "may not decompile, or remove copyright notices from, …".
_NO_FORMALITY = (
    "safety",
    "training",
    "military",
    "weapons",
    "surveillance",
    "abuse",
    "minors",
    "sexual",
    "crime.m",
    "state",
)
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
            leaves += [read] if read is not None else _sentences(outline, node, leading=True)
            if read is not None:
                taken.add(node.index)
        elif read is None:
            leaves += _sentences(outline, node)
        elif not has_members(outline, node):
            leaves.append(read)
        elif wording.CONDITIONS.search(node.text) and not wording.DEFINES_BAN.search(node.text):
            leaves.append(with_conditions(outline, node, read))
            taken.add(node.index)
        elif leads(node.text):
            heads += [read] if read.must or read.may else []
        elif node.text.endswith((".", ";")):
            leaves.append(read)  # it stands for itself, whatever hangs below it
    return settled(outline, leaves, heads)


def _listed(outline: Outline, node: Node, above: Modality, by_use: bool) -> Read | None:
    if node.kind != "item" or node.tail or _is_prose(node.text):
        return None
    if above == "none" and by_use and not wording.MODAL.search(node.text):
        # In a policy on uses a member that names one is banned, unless something says otherwise.
        read = member(outline, node, "ban", False)
        return read if read is not None and read.must and read.modality == "ban" else None
    if above not in ("ban", "limit"):
        return None
    return member(outline, node, above, by_use)


def _is_prose(text: str) -> bool:
    """Return whether a numbered paragraph is no member but running text: several sentences, each with its own modal."""
    found = sentences(text)
    return len(found) > 1 and sum(_is_said(text[a:b]) for a, b in found) > 1


def _is_said(sentence: str) -> bool:
    return bool(wording.SUBJECT.search(sentence)) and modality_of(parts(sentence)[1]) in ("ban", "limit", "permission")


def _sentences(outline: Outline, node: Node, leading: bool = False) -> list[Read]:
    """Return the sentences of a paragraph, or of a member of a list that bans nothing, that restrict use.

    `leading`: the last one leads into a list, whose members say what it restricts.
    """
    found = []
    whole = sentences(node.text)
    until = whole[-1][0] if leading and whole else len(node.text)
    formal = [(a, b) for a, b in whole if wording.FORMAL.search(node.text, a, b)]
    for start, end in statements(node.text):
        sentence = node.text[start:end]
        if start >= until or not wording.MODAL.search(sentence) or not _is_addressed(sentence):
            continue
        if wording.DEFINES.match(sentence) or wording.TELLS.match(sentence):
            continue
        spoken = any(a <= start < b for a, b in formal) and not _bans_use(sentence)
        if spoken and not wording.FORBIDS.match(sentence):
            continue
        clause = parse_clause(sentence)
        if spoken and not (any(use.startswith(_NO_FORMALITY) for use in clause.must) or _infringes(clause, sentence)):
            continue
        clause = _labelled(clause, sentence)
        if _restricts(clause, sentence):
            # Exact where the node stands on one line; within a few spaces where it was wrapped.
            length, size = max(1, len(node.text)), node.span[1] - node.span[0]
            span = (node.span[0] + start * size // length, node.span[0] + end * size // length)
            found.append(reading(outline, node, clause, "", span, sentence))
    return found


def _is_addressed(sentence: str) -> bool:
    """Return whether a sentence speaks of users and the work, tells its reader what not to do, or bans for all."""
    rows = (wording.SUBJECT.search, wording.IMPERATIVE.match, wording.CLOSES.search)
    return any(row(sentence) is not None for row in rows)


def _bans_use(sentence: str) -> bool:
    """Return whether a sentence with words of formality bans a use of the work for all that."""
    return wording.BANS_USE.search(sentence) is not None and wording.NAMES.search(sentence) is None


def _labelled(clause: Clause, sentence: str) -> Clause:
    """Give a ban that names no use itself that of its label: "Gambling: do not use our services for it."."""
    label, colon, _ = sentence.partition(": ")
    if clause.modality != "ban" or clause.must or clause.may or not colon or len(label) > 60:
        return clause
    return replace(clause, must=parse_governed(label, "ban").must)


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
    if wording.PROMISES.match(sentence):
        return False
    return bool(must - FORMALITIES) or bool(clause.may) or _infringes(clause, sentence)


def _infringes(clause: Clause, sentence: str) -> bool:
    """Return whether a user is told not to infringe the rights of others: more than a formality."""
    told = wording.FORBIDS.match(sentence) is not None and wording.INFRINGES.search(sentence) is not None
    return told and clause.modality == "ban" and "rights.ip" in clause.must
