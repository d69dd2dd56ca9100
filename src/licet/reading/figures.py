# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lists of a reading: names that must be shown, thresholds in figures, regions in which nothing is granted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reading.answer import Place
from licet.reading.phrases import find, lexicon, split

if TYPE_CHECKING:
    from licet.reading.facts import Facts
    from licet.reading.statements import Statement

_QUOTED = re.compile(r"\"([^\"]{2,160})\"|(?<!\w)'([^']{2,80})'(?!\w)")
_BLANK = re.compile(r"\[[^\[\]]{0,80}\]")
_SHOW = re.compile(
    r"\b(?:display|show|state|mark|include|add|carry|feature|use)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_START = re.compile(
    r"\b(?:at the (?:beginning|start|front) of|as (?:a|the) prefix|begin(?:s|ning)? with|prefix(?:ed)?"
    r"|start(?:s|ing)? with|in the name)\b",
    re.IGNORECASE,
)
_BUILT = re.compile(
    r"\b(?:built|powered|improved|made|created|developed|trained|based)\b \w+|\b(?:is|are) licensed under\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.])(?:US|USD|EUR|RMB|CNY)?\s?[$€¥£]?\s?(\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?)\s*(thousand|million|billion|[kKmMbB]\b)?"
)
_WRITTEN = re.compile(
    r"\b(one|two|five|ten|twenty|fifty|one hundred|a hundred|seven hundred)\s+(thousand|million|billion)\b",
    re.IGNORECASE,
)
_SCALE = {"thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "b": 10**9}
_SPELT = {
    "one": 1,
    "two": 2,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "fifty": 50,
    "one hundred": 100,
    "a hundred": 100,
    "seven hundred": 700,
}
_OVER = re.compile(
    r"\b(?:more|greater|less|fewer|exceed\w*|over|above|under|below|at least|in excess|up to|reach\w*|surpass\w*"
    r"|threshold|than)\b",
    re.IGNORECASE,
)
_UNITS = (
    ("USD", re.compile(r"USD|US\s?\$|\$|dollar", re.IGNORECASE)),
    ("EUR", re.compile(r"EUR\b|€|euros?\b", re.IGNORECASE)),
    ("CNY", re.compile(r"RMB|CNY|¥|yuan", re.IGNORECASE)),
    ("GBP", re.compile(r"GBP|£", re.IGNORECASE)),
)
_CONDITION = re.compile(r"\s*if (?:you|licensee)\b", re.IGNORECASE)  # a list of what to do then is a list of duties
_FAR = 320
"""Characters between a measure and its figure, at most."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name to carry: `prefix` begins the name of what is made, `display` is a line to show. `trigger`: when."""

    kind: str
    text: str
    trigger: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure above which the terms change."""

    measure: str
    value: int
    unit: str = ""
    section: str = ""


def naming(facts: Facts) -> tuple[tuple[Naming, Place], ...]:
    """Return the names that must be carried, without those that are only encouraged."""
    found: dict[tuple[str, str], tuple[Naming, Place]] = {}
    for statement in facts.statements:
        if '"' not in statement.text and "'" not in statement.text:
            continue
        if not {"must", "shall", "will", "required", "agree"}.intersection(
            (*statement.words.words, *split(statement.lead).words)
        ) and not _CONDITION.match(statement.lead):
            continue
        for match in _QUOTED.finditer(statement.text):
            kind, text = _kind(statement, match), _BLANK.sub("", match[1] or match[2]).strip()
            if kind and (kind, text) not in found:
                at = sum(1 for a, _ in statement.words.spans if a < match.start())
                place = Place(statement, max(0, at - 4), at + 2)
                found[kind, text] = (Naming(kind, text, _trigger(statement)), place)
    return tuple(found.values())


def _kind(statement: Statement, match: re.Match[str]) -> str:
    behind, before = (
        statement.text[match.end() : match.end() + 80],
        statement.text[max(0, match.start() - 80) : match.start()],
    )
    text = match[1] or match[2]
    if re.search(r"encourag|\bnotice\b[^.]{0,20}$|not required|\bmeans?\b|trademark|\bread\b", before, re.IGNORECASE):
        return ""
    if re.search(r"\b(?:must|shall)\b[^.;]{0,60}\bnot\b|\bnot use\b", before, re.IGNORECASE):
        return ""
    if (_START.match(behind.lstrip()) or _START.search(before[-40:])) and re.search(
        r"\bnames?d?\b", behind + before, re.IGNORECASE
    ):
        return "prefix"
    if _BUILT.match(text) and _SHOW.search(before) and not text.endswith("."):
        return "display"
    if _BUILT.match(text) and re.search(r'" or $|\bor $', before):
        return "display"
    if _BUILT.search(text) and _SHOW.search(statement.lead) and not before.strip():
        return "display"  # "You shall include the following statement:" and the statement below
    if (
        re.search(
            r"(?:prominently|conspicuously|clearly) (?:display|show|state|mark)\w*[^.;]{0,40}$", before, re.IGNORECASE
        )
        and len(text.split()) < 9
    ):
        return "display"
    return ""


def _trigger(statement: Statement) -> str:
    text = (statement.lead + " " + statement.text).strip()
    match = re.search(r"\bif (?:you|licensee|the licensee)\b(?! meets?\b)[^,:;.]{0,160}", text, re.IGNORECASE)
    return " ".join(match[0].split()[:12]) if match else ""


def thresholds(facts: Facts) -> tuple[tuple[Threshold, Place], ...]:
    """Return the figures on which the grant depends."""
    found: dict[tuple[str, int], tuple[Threshold, Place]] = {}
    measures = {name: lexicon().phrases(rows) for name, rows in lexicon().table["measure"].items()}
    for statement in facts.statements:
        if not any(c.isdigit() for c in statement.text) and "million" not in statement.text:
            continue
        if not _OVER.search(statement.text):
            continue
        for measure, phrases in measures.items():
            place = find(phrases, statement.words)
            if place is None:
                continue
            near = statement.words.spans[place[0]][0]
            value = _nearest(statement.text, near)
            if value is not None and value[0] >= 10:
                unit = next(
                    (u for u, p in _UNITS if p.search(statement.text[max(0, value[1] - 8) : value[1] + 24])), ""
                )
                kept = Threshold(measure, value[0], unit or ("users" if "user" in measure else ""))
                again = any(at == value[0] and other.endswith("revenue") for other, at in found)
                if "revenue" not in measure or (value[0] >= 1000 and not again):
                    found.setdefault((measure, value[0]), (kept, Place(statement, place[0], place[1])))
    return tuple(found.values())


def _nearest(text: str, near: int) -> tuple[int, int] | None:
    """Return (value, offset) of the number that stands nearest to an offset."""
    numbers: list[tuple[int, int, int]] = []
    for match in _NUMBER.finditer(text):
        digits = match[1]
        plain = (
            digits.replace(",", "")
            if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", digits)
            else digits.replace(".", "").replace(",", "")
        )
        if len(plain) > 15:
            continue
        value = int(float(plain) * _SCALE.get((match[2] or "").lower(), 1))
        if (match[2] or value >= 20) and not (1900 < value < 2100 and not match[2]):
            numbers.append((abs(match.start() - near), value, match.start()))
    numbers += [
        (abs(m.start() - near), _SPELT[m[1].lower()] * _SCALE[m[2].lower()], m.start()) for m in _WRITTEN.finditer(text)
    ]
    if not numbers:
        return None
    best = min(numbers)
    if best[0] > _FAR:
        return None
    return best[1], best[2]


def territory(facts: Facts) -> tuple[str, ...]:
    """Return the regions in which nothing is granted, in the order of the vocabulary."""
    regions = {name: lexicon().phrases(rows) for name, rows in lexicon().table["region"].items()}
    found: set[str] = set()
    for fact in facts.said.get("territory", ()):
        for name, phrases in regions.items():
            if find(phrases, fact.statement.words) is not None:
                found.add(name)
    return tuple(name for name in regions if name in found)
