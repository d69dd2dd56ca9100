# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Options to the scenario a release is judged in. A word outside its closed list is an error with the nearest one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.cli.errors import CallError, one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.scenario import Scenario
    from licet.release.graph import Release

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_WANTED = {"boolean": "true or false", "integer": "a whole number", "money": "an amount", "word": "one word"}
_PLACES = frozenset({"territory", "domicile"})


def amended(release: Release, acts: Sequence[str] = (), facts: Sequence[str] = (), uses: Sequence[str] = ()) -> Release:
    """Return the release with acts in place of its own, and with facts and uses added to them. Raises CallError."""
    if not (acts or facts or uses):
        return release
    return replace(
        release,
        acts=tuple(one_of("--act", act, vocabulary.acts()) for act in dict.fromkeys(acts)) or release.acts,
        facts={**release.facts, **stated(facts)},
        uses=tuple(dict.fromkeys((*release.uses, *(one_of("--for", use, vocabulary.uses()) for use in uses)))),
    )


def scenario(release: Release, defaults: str) -> Scenario:
    """Return the scenario of a release under a layer of defaults. Raises CallError."""
    from licet.catalogue.expand import layers
    from licet.reason.judge import scenario_of

    return scenario_of(release, one_of("--defaults", defaults, layers()))


def stated(facts: Sequence[str]) -> dict[str, object]:
    """Return the facts that options state, by name. Raises CallError."""
    return dict(_fact(text) for text in facts)


def _fact(text: str) -> tuple[str, object]:
    name, _, value = (part.strip() for part in text.partition("="))
    if not value:
        raise CallError("--fact", f"expected name=value, found {text!r}")
    fact = vocabulary.facts()[one_of("--fact", name, vocabulary.facts())]
    typed = _typed(fact.type, value)
    if typed is None:
        raise CallError("--fact", f"{name} is {_WANTED.get(fact.type, 'words, with commas between them')}: {fact.asks}")
    if name in _PLACES:
        typed = tuple(_place(word) for word in typed)
    return name, typed


def _typed(kind: str, value: str) -> Any:
    """Return a value in the type of its fact, None where it is of another."""
    match kind:
        case "boolean":
            return _TRUTHS.get(value.lower())
        case "integer" | "money":
            digits = value.replace("_", "").replace(",", "")
            return int(digits) if digits.isascii() and digits.isdigit() else None
        case "word":
            return value if len(value.split()) == 1 else None
    words = tuple(word.strip() for word in value.split(","))
    return words if all(words) else None


def _place(word: str) -> str:
    """Return a territory in capitals: two letters of ISO 3166, or a group that the catalogue lists."""
    code = word.upper()
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    return one_of("--fact", code, vocabulary.territories())
