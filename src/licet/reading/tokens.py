# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words to the terminals of grammar/clause.lark, by the phrases of licenses/vocabulary/grammar-words.toml."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from licet.reading.words import stem, words

if TYPE_CHECKING:
    from licet.reading.words import Word

PURPOSES = frozenset(("purpose", "purposes"))
MODALS = frozenset(("BAN", "ONLY", "DUTY", "MAY"))
# What may stand before the main modal of a sentence. A "that" only behind a verb of saying: "You agree that you …".
_BEFORE_MODAL = frozenset(
    ("WORD", "AGENT", "PREP", "COMMA", "COORD", "ACT", "LPAR", "RPAR", "ADVERB", "EXAMPLE", "EXCEPT", "TRY")
)
_SAYING = frozenset(
    map(
        stem,
        ("agree", "agrees", "acknowledge", "ensure", "understand", "warrant", "represent", "covenant", "undertake"),
    )
)
_CLOSING = (
    *("prohibited", "forbidden", "disallowed", "not allowed", "not permitted", "unacceptable", "not acceptable"),
    *("not tolerated", "be tolerated", "not welcome"),
)
# "You may use it for research only" limits, wherever the "only" stands.
_ONLY = frozenset(("only", "solely", "exclusively"))
_FILLERS = frozenset(
    (
        "is",
        "are",
        "be",
        "also",
        "strictly",
        "expressly",
        "explicitly",
        "by",
        "under",
        "this",
        "license",
        "licence",
        "policy",
        "agreement",
        "the",
        "hereby",
        ".",
    )
)
# "Any use where a failure could lead to death": what kind of use, and no condition.
KINDS = frozenset(
    map(
        stem,
        [
            "use",
            "purpose",
            "activity",
            "application",
            "environment",
            "context",
            "scenario",
            "setting",
            "area",
            "situation",
            "circumstance",
            "case",
            "field",
            "domain",
            "system",
            "way",
            "manner",
            "content",
            "service",
        ],
    )
)
# To use the work is no act of its own: "use it for the purpose of X" bans X, and does not only say why.
_USING = frozenset(map(stem, ["use", "access", "employ", "utilize", "utilise", "deploy", "operate", "exercise", "run"]))
_NOT = frozenset(("not", "never"))
_USED = frozenset(("use", "used", "employed", "deployed", "accessed", "access"))
_NO = frozenset(("no", "none", "nobody", "neither"))
_ENSURING = frozenset(map(stem, ["ensure", "cause", "guarantee", "procure", "ascertain"]))
_GRANTING = frozenset(("grant", "grants", "granted", "licenses", "licensed", "permission"))
_NONCOMMERCIAL = ("noncommercial", "non-commercial")
_MARKS = {",": "COMMA", "(": "LPAR", ")": "RPAR", "/": "COORD", "&": "COORD", ";": "COMMA"}


@dataclass(frozen=True, slots=True)
class Token:
    """A terminal with the words that make it up: indices first to last (exclusive) into the words of the clause."""

    type: str
    first: int
    last: int


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases of each terminal by their first word, the longest first."""
    from licet.catalogue.store import store

    table = store().section("vocabulary/grammar-words")
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in ("modal", "marker"):
        for type_, phrases in table[group].items():
            for phrase in phrases:
                key = tuple(word.text.lower() for word in words(phrase))
                found.setdefault(key[0], []).append((key, type_))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def act_stems() -> frozenset[str]:
    """Return the stems of the verbs that a clause can begin with."""
    from licet.catalogue.store import store

    return frozenset(stem(word) for word in store().section("vocabulary/grammar-words")["act"]["words"])


def _type(found: list[Word], lower: list[str], at: int) -> tuple[str, int]:
    for key, type_ in _phrases().get(lower[at], ()):
        if tuple(lower[at : at + len(key)]) == key:
            return type_, len(key)
    text = lower[at]
    if text in _MARKS:
        return _MARKS[text], 1
    if text.endswith("ly") and len(text) > 4:
        return "ADVERB", 1
    if found[at].stem in act_stems():
        return "ACT", 1
    return "WORD", 1


def tokens(found: list[Word]) -> list[Token]:
    """Return the terminals of the words of one sentence. Every word but a full stop, colon or dash is in one."""
    lower = [word.text.lower() for word in found]
    done: list[Token] = []
    at = 0
    while at < len(found):
        type_, size = _type(found, lower, at)
        if type_ != "WORD" or found[at].text.isalnum() or "'" in found[at].text:
            done.append(Token(type_, at, at + size))
        at += size
    return _balanced(_resumed(_kinds(_aims(_infinitives(done, lower), found, lower), found, lower)))


def _infinitives(done: list[Token], lower: list[str]) -> list[Token]:
    """Tell "to" before a verb from the preposition: first in a clause it is TO, later it opens a purpose."""
    for i, token in enumerate(done):
        if token.type != "PREP" or lower[token.first] != "to" or i + 1 == len(done):
            continue
        if done[i + 1].type in ("ACT", "ADVERB", "TRY", "OMIT"):
            headed = all(t.type in ("TO", "ACT", "COORD", "COMMA", "ADVERB", "TRY", "OMIT") for t in done[:i])
            done[i] = replace(token, type="TO" if headed else "PURPOSE")
    return done


def _aims(done: list[Token], found: list[Word], lower: list[str]) -> list[Token]:
    """Tell "for the purpose of" that says what is banned, first in a clause, from one that says why: an aim."""
    acted = False
    for i, token in enumerate(done):
        beside = i > 0 and done[i - 1].type == "COORD"  # "to break the law or for the purpose of harassing"
        if token.type == "PURPOSE" and acted and not beside and PURPOSES & set(lower[token.first : token.last]):
            done[i] = replace(token, type="AIM")
        acted = acted or (token.type == "ACT" and found[token.first].stem not in _USING)
    return done


def _kinds(done: list[Token], found: list[Word], lower: list[str]) -> list[Token]:
    """Tell the "where" that says which uses are meant from the one that opens a condition."""
    for i, token in enumerate(done[1:], 1):
        if token.type == "CONDITION" and lower[token.first] == "where" and found[token.first - 1].stem in KINDS:
            done[i] = replace(token, type="WAY")
    return done


def _resumed(done: list[Token]) -> list[Token]:
    """Mark the "that" or "which" behind a comma that closes an example set off by commas.

    A "without" with no comma before it belongs to the example that it stands in.
    """
    inside = example = False
    if done and done[0].type in ("EXCEPT", "WITHOUT", "CONDITION"):
        # "Except with permission, commercial use is prohibited": the exception ends at the comma.
        at = next((i for i, token in enumerate(done) if token.type == "COMMA"), 0)
        if at and at + 1 < len(done) and done[at + 1].type in ("WORD", "ADVERB", "ACT"):
            done[at] = replace(done[at], type="RESUME")
    outer: list[tuple[bool, bool]] = []
    for i, token in enumerate(done[1:], 1):
        after_comma = done[i - 1].type == "COMMA"
        if token.type == "EXAMPLE":
            inside, example = after_comma, True
        elif token.type == "LPAR":
            outer.append((inside, example))
        elif token.type == "RPAR":
            inside, example = outer.pop() if outer else (False, False)
        elif token.type in ("WITHOUT", "CONDITION") and example and not after_comma:
            done[i] = replace(token, type="PREP")  # a condition of the example only
        elif token.type == "RELATIVE" and inside and (after_comma or _parallel(done, i)):
            done[i] = replace(token, type="RESUME")
            inside = False
        elif token.type in ("PURPOSE", "WAY") and example and _parallel(done, i):
            done[i] = replace(token, type="RESUME")  # "power plants, nor for biometrics"
            inside = example = False
    return done


def _parallel(done: list[Token], i: int) -> bool:
    """Return whether the purpose at `i` stands beside the one that the example before it belongs to."""
    return i > 1 and done[i - 1].type == "COORD" and done[i - 2].type == "COMMA" and done[i].last - done[i].first <= 4


def _balanced(done: list[Token]) -> list[Token]:
    """Make words of the parentheses that have no partner."""
    opened: list[int] = []
    for i, token in enumerate(done):
        if token.type == "LPAR":
            opened.append(i)
        elif token.type == "RPAR":
            if opened:
                opened.pop()
            else:
                done[i] = replace(token, type="WORD")
    for i in opened:
        done[i] = replace(done[i], type="WORD")
    return done


def modal_place(done: list[Token], found: list[Word]) -> int:
    """Return the index of the main modal of a sentence, or -1 where it has none (a list member, a heading)."""
    clean = True
    for i, token in enumerate(done):
        if token.type in MODALS:
            agent = i > 0 and done[i - 1].type == "AGENT"
            if clean or agent:
                return i
            continue
        if token.type == "RELATIVE" and i > 0 and found[done[i - 1].first].stem in _SAYING:
            continue
        clean = clean and token.type in _BEFORE_MODAL
    return -1


def _granted(done: list[Token], found: list[Word]) -> tuple[list[Token], int]:
    """Return the tokens, and where a grant limits itself: "a license to use the Foo Model solely for", or -1.

    What is granted "for non-commercial use" is granted for nothing else.
    """
    granting = False
    for i, token in enumerate(done):
        text = [word.text.lower() for word in found[token.first : token.last]]
        if token.type == "MAY" or token.type == "BAN":
            break
        if granting and token.type == "ONLY":
            return done, i
        behind = "".join(word.text.lower() for word in found[token.last : token.last + 3])
        if granting and token.type == "PURPOSE" and text[0] == "for" and behind.startswith(_NONCOMMERCIAL):
            return [*done[:i], replace(token, type="ONLY"), *done[i + 1 :]], i
        granting = granting or any(word.text.lower() in _GRANTING for word in found[token.first : token.last])
    return done, -1


def fronted(done: list[Token], found: list[Word]) -> list[Token]:
    """Mark what stands before the main modal as FRONT; "… is prohibited" is read as "prohibited: …".

    Modals in any other place are words of the clause.
    """
    closing = _closing(done, found)
    if closing >= 0:
        rest = done[:closing]
        done, place = [done[closing], *rest], 0
    else:
        place = modal_place(done, found)
        if place < 0:
            done, place = _granted(done, found)
    if place >= 0:
        done = _settled(done, found, place)
    elif _refuses(done, found):
        done, place = [replace(done[0], type="BAN"), *done[1:]], 0
    out = []
    run = place
    while 0 <= run < len(done) - 1 and done[run + 1].type in MODALS:
        run += 1
    for i, token in enumerate(done):
        if i < place:
            out.append(replace(token, type="FRONT"))
        elif i == run:
            out.append(token)
        elif i < run:
            out.append(replace(token, type="FRONT"))
        elif token.type in MODALS:
            out.append(replace(token, type="WORD"))
        else:
            out.append(token)
    return _balanced(out)


def _refuses(done: list[Token], found: list[Word]) -> bool:
    """Return whether a phrase without a modal refuses what it names: "No spam", "Not use it for …"."""
    if len(done) < 2 or done[0].last - done[0].first > 1:
        return False
    first = found[done[0].first].text.lower()
    return first == "no" or (first == "not" and done[1].type == "ACT")


def _settled(done: list[Token], found: list[Word], place: int) -> list[Token]:
    """Return the tokens with the modal at `place` told by what stands around it: "no part … may", "may … only"."""
    type_ = done[place].type
    behind = [word.text.lower() for word in found[done[place].first + 1 :]]
    before = {word.text.lower() for word in found[: done[place].first]}
    if type_ in ("MAY", "DUTY") and before & _NO:
        type_ = "BAN"
    elif type_ == "MAY" and _ONLY.intersection(behind):
        type_ = "ONLY"
    elif type_ == "DUTY" and _ONLY.intersection(behind) and _USED.intersection(behind[:3]):
        type_ = "ONLY"  # "shall be used for research only", "shall use it only for research"
    elif type_ == "DUTY" and _ensures_not(done, found, place):
        type_ = "BAN"
    return [replace(token, type=type_) if i == place else token for i, token in enumerate(done)]


def _ensures_not(done: list[Token], found: list[Word], place: int) -> bool:
    """Return whether a duty is to see that something is not done: "must ensure that the Model is not used for …"."""
    behind = done[place : place + 24]
    ensures = any(found[i].stem in _ENSURING for token in behind[:3] for i in range(token.first, token.last))
    for token in behind if ensures else ():
        if token.type in ("EXAMPLE", "WAY", "PURPOSE", "INTENT", "EFFECT"):
            return False
        if _NOT & {found[i].text.lower() for i in range(token.first, token.last)}:
            return True
    return False


def _closing(done: list[Token], found: list[Word]) -> int:
    """Return the index of a "prohibited" that ends its sentence, or -1."""
    for i in range(len(done) - 1, max(-1, len(done) - 9), -1):
        token = done[i]
        if token.type == "BAN" and " ".join(w.text.lower() for w in found[token.first : token.last]).endswith(_CLOSING):
            return i if i > 1 else -1
        if found[token.first].text.lower() not in _FILLERS:
            return -1
    return -1
