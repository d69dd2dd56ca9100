# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conditions of use that a data set states in terms of the Data Use Ontology (DUO), on their own or in an ODRL offer.

They bind beside the licence, and no licence carries them on. So each is named with the uses of the taxonomy that it
rules out, and asked about: it is never judged as if it were not there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_CODE = re.compile(r"\bduo(?:[_:]|%3A)(?:DUO_)?(\d{7})\b", re.IGNORECASE)
_MOST_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class Condition:
    """What one term says in few words, and the uses that it rules out for certain. `free`: it restricts nothing."""

    says: str
    bans: tuple[str, ...] = ()
    free: bool = False


_RESEARCH = ("non-research",)
TERMS = {
    "0000004": Condition("no restriction", free=True),
    "0000006": Condition("health, medical or biomedical research only", _RESEARCH),
    "0000007": Condition("research on a named disease only", _RESEARCH),
    "0000011": Condition("research on population origins or ancestry only", _RESEARCH),
    "0000012": Condition("certain kinds of research only", _RESEARCH),
    "0000014": Condition("research use only", _RESEARCH),
    "0000015": Condition("no research on general methods"),
    "0000016": Condition("genetic studies only", _RESEARCH),
    "0000018": Condition("not-for-profit organisations, non-commercial use only", ("commercial",)),
    "0000019": Condition("results have to be published"),
    "0000020": Condition("collaboration with the investigators is required"),
    "0000021": Condition("ethics approval is required"),
    "0000022": Condition("in a named region only"),
    "0000024": Condition("no publication before a date"),
    "0000025": Condition("for a limited time"),
    "0000026": Condition("by named users only"),
    "0000027": Condition("in a named project only"),
    "0000028": Condition("at a named institution only"),
    "0000029": Condition("derived data have to be returned"),
    "0000042": Condition("general research use", _RESEARCH),
    "0000043": Condition("clinical care use"),
    "0000044": Condition("no research on population origins or ancestry"),
    "0000045": Condition("by not-for-profit organisations only"),
    "0000046": Condition("non-commercial use only", ("commercial",)),
}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a statement of usage says: its conditions by code, and the words of what is not a known term."""

    conditions: dict[str, Condition]
    rest: tuple[str, ...]

    @property
    def free(self) -> bool:
        """Whether it restricts nothing: every term is known and says so."""
        return bool(self.conditions) and not self.rest and all(one.free for one in self.conditions.values())

    def __str__(self) -> str:
        said = [
            f"{one.says} (DUO_{code}" + (f", rules out {', '.join(one.bans)})" if one.bans else ")")
            for code, one in self.conditions.items()
        ]
        return "; ".join([*said, *self.rest])


def read_usage(value: Any) -> Usage:
    """Return what a `usageInfo` says: a text, an address, a defined term, an offer, or a list of these."""
    conditions: dict[str, Condition] = {}
    rest: dict[str, None] = {}
    items = value if isinstance(value, list) else [value]
    for item in items[:_MOST_VALUES]:
        texts = list(_texts(item))
        codes = [code for text in texts for code in _CODE.findall(text)]
        conditions |= {code: TERMS[code] for code in codes if code in TERMS}
        # In an offer a prohibition, a duty or a further constraint may stand beside terms that are known.
        offer = isinstance(item, dict) and any("odrl" in text.lower() or ":" in text for text in _keys(item))
        if offer or not codes or any(code not in TERMS for code in codes):
            rest[_brief(item)] = None
    return Usage(conditions, tuple(rest))


def _texts(value: Any) -> list[str]:
    """Return every text in a value, to a limit."""
    found: list[str] = []
    waiting = [value]
    while waiting and len(found) < _MOST_VALUES:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            waiting += reversed([each for key, each in one.items() if key != "@context"])
    return found


def _keys(value: dict[str, Any]) -> list[str]:
    type_ = value.get("@type")
    types = type_ if isinstance(type_, list) else [type_]
    return [*value, *(each for each in types if isinstance(each, str))]


def _brief(value: Any) -> str:
    if isinstance(value, str):
        return value[:100]
    if isinstance(value, dict):
        name = value.get("name") or value.get("url") or value.get("@id")
        terms = ", ".join(key for key in value if not key.startswith("@") and key not in ("name", "url"))
        if isinstance(name, str) and name:
            return f"{name[:80]} ({terms[:80]})" if terms else name[:80]
    return json.dumps(value, ensure_ascii=False, sort_keys=True)[:100]
