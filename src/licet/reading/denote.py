# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A clause to the uses it bans: the interval [must, may] over the use taxonomy (semantics.md §7).

Only the words of the ban itself count (verbs, object, purpose, intent, effect, basis, means); examples never widen, a
condition or exception narrows, and what narrows in a way no qualifier names moves the uses from must to may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.reading.lexicon import lexicon, neutral, table
from licet.reading.tokens import PURPOSES
from licet.reading.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licet.reading.clause import Part
    from licet.reading.lexicon import Hit
    from licet.reading.words import Word

BANNED = frozenset(("acts", "object", "way", "purpose", "intent", "effect", "basis", "means"))
# A vague or fallback reading never displaces a definite one.
_RANK = {"vague": 0, "alone": 1, "say": 2, "omit": 2, "only": 2, "condition": 2}
_COORDINATORS = frozenset(("or", "and", "and/or", "nor"))
_LIGHT = frozenset(map(stem, ("content", "material", "imagery", "image", "images", "media", "activity", "act")))
"""Nouns that name no use: "sexual content involving minors" is no sexual content besides."""
_MERELY = frozenset(("solely", "only", "exclusively"))
_USE = stem("use")
_BESIDE = frozenset((*_COORDINATORS, ","))
_BREAKING = frozenset(map(stem, ("violate", "infringe", "breach", "contravene", "misappropriate")))
_SAID = frozenset(("say", "vague", "alone"))


@dataclass(frozen=True, slots=True)
class Denotation:
    """What a clause bans, by use ids; `unread` are the indices of the words nothing could place."""

    must: tuple[str, ...]
    may: tuple[str, ...]
    narrowed: tuple[str, ...]
    unread: tuple[int, ...]


def denote(words: list[Word], parts: list[Part], limits: bool = False, duty: bool = False) -> Denotation:
    """Return the denotation of one sentence.

    `limits`: it says what the work may *only* be used for; `duty`: what must be done, so that not doing it is banned.
    """
    banned = [i for part in parts if part.slot in BANNED for i in part.cells]
    omitted = any(part.slot == "acts" and part.marker for part in parts)
    groups = _SAID | ({"omit"} if omitted or duty else set()) | ({"only"} if limits else set())
    hits = list(dict.fromkeys(hit for cells in _beside(words, parts) for hit in _find(words, cells, groups)))
    if limits:
        hits = [hit for hit in hits if hit.group == "only"]
    if duty and not omitted:
        hits = [hit for hit in hits if hit.group == "omit" or hit.meaning.split(".")[0] == "law"]
    for cells in _others(words, parts):
        hits += _find(words, cells, {"only"})
    aims = [i for part in parts if part.slot == "aim" for i in part.cells]
    why = _find(words, aims, {"say", "alone"})
    if not any(hit.meaning and hit.group != "vague" for hit in hits):
        hits, why = hits + why, []
    if not any(hit.group in ("say", "omit", "only") and hit.meaning for hit in hits):
        # "Generate content without disclosing that …": the ban is on what is left out.
        for cells in _conditions(parts):
            hits += _find(words, cells, {"condition"})
    unsaid = duty and not hits
    if unsaid:
        # "Must tell users when they interact with a machine": what must be said stands in a "when".
        told = [i for part in parts if part.slot in BANNED or part.slot == "conditions" for i in part.cells]
        hits = [hit for hit in _find(words, sorted(told), {"omit"}) if hit.meaning == "deception.undisclosed-ai"]
    heard = {i for hit in hits for i in hit.cells}
    said = {i for hit in hits if hit.group == "say" and hit.meaning.split(".")[0] != "law" for i in hit.cells}
    hits = _widest(hits)
    lawless = _lawless(words, parts, hits)
    hits = [hit for hit in hits if hit not in lawless]
    narrowed, vague = _narrowing(words, parts, banned, hits, said)
    if lawless:
        narrowed = tuple(sorted({*narrowed, "unlawful"}))
    hits = [_listed(words, hit) for hit in hits]
    light = frozenset(i for i, word in enumerate(words) if word.stem in _LIGHT)
    lesser = _lesser(words, parts, hits)
    if any(part.slot == "purpose" and hit.cells <= set(part.cells) for hit in lesser for part in parts):
        narrowed = tuple(sorted({*narrowed, "intent"}))
    vague = (vague and not unsaid) or _is_qualified(words, parts, hits)
    why += [hit for hit in hits if hit in lesser]
    hits = [hit for hit in hits if hit not in lesser]
    must = _specific((hit for hit in hits if hit.group in ("say", "omit", "only", "condition")), light)
    if not must:
        must = _specific(hit for hit in hits if hit.group == "alone")
    may = _specific(
        hit for hit in [*hits, *_widest(why)] if hit.group == "vague" or (hit in why and hit.group == "say")
    )
    if not must and not may:
        examples = [i for part in parts if part.slot in ("examples", "aside") for i in part.cells]
        named = _specific(_widest(_find(words, examples, {"say"})))
        # "High-risk scenarios such as military use": an instance of what is banned is banned. Where the words in front
        # of it could not be read for another reason, it may be no instance of that.
        if _is_bare(words, banned):
            must = named
        else:
            may = named
    must, narrowed = _become(must, narrowed)
    if vague:
        must, may = (), (*must, *may)
    wider = {parent for use in must for parent in vocabulary.parents(use)}
    may = tuple(sorted(set(may) - wider))
    return Denotation(tuple(sorted(must)), may, narrowed, _unread(words, banned, heard))


def _find(words: list[Word], cells: Iterable[int], groups: Iterable[str]) -> list[Hit]:
    """Return the hits among some words of a clause, with indices into the clause."""
    from licet.reading.lexicon import Hit

    given = set(cells)
    # The "or" between two verbs is in no slot: "misleading or deceptive information".
    given |= {i + 1 for i in given if i + 2 in given and words[i + 1].text.lower() in _COORDINATORS}
    order = sorted(i for i in given if words[i].text[0].isalnum())
    found = lexicon().find([words[i] for i in order], frozenset(groups))
    return [Hit(hit.group, hit.meaning, frozenset(order[i] for i in hit.cells)) for hit in found]


def _listed(words: list[Word], hit: Hit) -> Hit:
    """Return a hit that stands for itself where it heads a list: "unlawful, threatening, … material"."""
    from licet.reading.lexicon import Hit

    last = max(hit.cells) + 1
    heads = hit.group == "alone" and hit.meaning == "law" and last < len(words) and words[last].text == ","
    return Hit("say", hit.meaning, hit.cells) if heads else hit


def _beside(words: list[Word], parts: list[Part]) -> list[list[int]]:
    """Return the words of the ban, those of parallel purposes apart: "to run power plants, nor in any way that harms".

    The verbs belong to each of them.
    """
    acts = [i for part in parts if part.slot == "acts" for i in part.cells]
    found: list[list[int]] = [list(acts)]
    for part in parts:
        if part.slot not in BANNED or part.slot == "acts":
            continue
        at = part.marker[0] - 1 if part.marker else -1
        if at >= 0 and words[at].text.lower() in _COORDINATORS and len(found[-1]) > len(acts):
            found.append(list(acts))
        found[-1] += part.cells
    return found


def _widest(hits: list[Hit]) -> list[Hit]:
    """Drop each hit whose words are all part of a wider hit: "child sexual abuse" is not "sexual" beside "child"."""
    kept = []
    for hit in hits:
        weight = len(hit.cells)
        if not any(
            (hit.cells < other.cells or (len(other.cells) >= 2 * weight and 2 * len(hit.cells & other.cells) >= weight))
            and _RANK[other.group] >= _RANK[hit.group]
            for other in hits
        ):
            kept.append(hit)
    return kept


def _specific(hits: Iterable[Hit], light: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Return the uses, without those that only repeat a more specific one in the same words, `light` ones aside."""
    by_use: dict[str, list[frozenset[int]]] = {}
    for hit in hits:
        if hit.meaning:
            by_use.setdefault(hit.meaning, []).append(hit.cells)
    kept = []
    for use, places in by_use.items():
        below = {
            i
            for other, cells in by_use.items()
            if other != use and use in vocabulary.parents(other)
            for c in cells
            for i in c
        }
        # Their last word is the noun: "export control laws" takes "violate … laws" with it, "illegal substances" leaves
        # "illegal … goods" alone.
        if any(max(place - light or place) not in below for place in places):
            kept.append(use)
    return tuple(sorted(kept))


def _narrowing(
    words: list[Word], parts: list[Part], banned: list[int], hits: list[Hit], heard: set[int]
) -> tuple[tuple[str, ...], bool]:
    """Return the qualifiers of the whole clause, and whether something narrows it that no qualifier names."""
    found: set[str] = set()
    vague = False
    intent = any(part.slot in ("intent", "aim") or _is_purposive(words, part) for part in parts)
    effect = any(part.slot == "effect" for part in parts)
    if intent and not effect:
        found.add("intent")
    for cells in _conditions(parts):
        if any(words[i].text.lower() == "not" for i in cells[1:3]):
            continue  # "… was made by a human when it was not": no condition at all
        if words[cells[0]].stem == "use" and all(words[i].stem in neutral() for i in cells if words[i].text.isalpha()):
            continue  # "when using the Model": nothing else is spoken of
        named = {hit.meaning for hit in _find(words, cells, {"qualifier.condition"})}
        said = any(hit.group == "condition" for hit in hits)
        found |= set() if said else named
        vague = vague or not (named or said)
    for part in parts:
        if part.slot == "exceptions":
            found |= {hit.meaning for hit in _find(words, part.cells, {"qualifier.exception"})}
    for hit in _find(words, banned, {"qualifier.ban"}):
        if hit.meaning != "unlawful" or not _is_about_law(hits):
            # "fully automated decision" is in the use already: what the use says is no narrowing of it
            if hit.meaning == "intent" and any(word.text.lower().startswith("unintention") for word in words):
                continue  # "intentionally or unintentionally"
            if hit.meaning == "adverse" and any(word.text.lower() == "otherwise" for word in words):
                continue  # "adversely impacts a right or otherwise creates an obligation"
            if (
                hit.meaning in ("automated", "competing", "large-scale", "without-right", "without-consent", "unlawful")
                and hit.cells <= heard
            ):
                continue
            found.add(hit.meaning)
    return tuple(sorted(found)), vague


def _is_bare(words: list[Word], banned: list[int]) -> bool:
    """Return whether what is banned is only a kind that its examples name: "sensitive areas", "high-risk scenarios"."""
    from licet.reading.tokens import KINDS

    return any(words[i].stem in KINDS or words[i].stem in _LIGHT for i in banned)


def _become(must: tuple[str, ...], narrowed: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Turn "sexual content … without consent" into the use that says so."""
    for qualifier, uses in table()["becomes"].items():
        if qualifier in narrowed and any(use in uses for use in must):
            must = tuple(sorted({uses.get(use, use) for use in must}))
            narrowed = tuple(name for name in narrowed if name != qualifier)
    return must, narrowed


def _lawless(words: list[Word], parts: list[Part], hits: list[Hit]) -> list[Hit]:
    """Return the hits of "in a manner that breaks the law" where that only says when something else is banned."""
    found = []
    for part in parts:
        if part.slot != "way" or not part.marker:
            continue
        before = words[part.marker[0] - 1].text.lower() if part.marker[0] else ""
        inside = [hit for hit in hits if hit.meaning == "law" and hit.cells <= set(part.cells)]
        acts = any(
            hit.group == "say" and hit.meaning.split(".")[0] not in ("law", "") and max(hit.cells) < part.marker[0]
            for hit in hits
        )
        if acts and before not in ("or", "and", ",", "and/or"):
            found += inside
    return found


def _lesser(words: list[Word], parts: list[Part], hits: list[Hit]) -> list[Hit]:
    """Return the hits that only say what another ban is for or how it is done: "recognition for law enforcement".

    A kind that is banned for one purpose, or by one means, says nothing of that purpose and that means elsewhere.
    """
    found: list[Hit] = []
    for part in parts:
        if part.slot not in ("purpose", "means") or not part.marker:
            continue
        opened = part.marker[0]
        if opened and words[opened - 1].text.lower() in _BESIDE:
            continue
        if part.slot == "purpose" and (words[opened].text.lower() != "for" or words[opened - 1].stem == _USE):
            continue
        if part.slot == "means" and words[opened].text.lower() == "by":
            behind = words[opened + 1].text.lower() if opened + 1 < len(words) else ""
            if not behind.endswith("ing"):
                continue  # "listed by the State", no means
        before = any(hit.group == "say" and hit.meaning and max(hit.cells) < opened for hit in hits)
        inside = set(part.cells)
        found += [hit for hit in hits if before and hit.meaning and hit.cells <= inside]
    return found


def _is_qualified(words: list[Word], parts: list[Part], hits: list[Hit]) -> bool:
    """Return whether a relative or a "solely" makes less of what is banned: "applications that violate a right"."""
    for part in parts:
        if part.slot not in ("basis", "object") or not part.marker or not part.cells:
            continue
        opened = words[part.marker[0]].text.lower()
        first = words[part.cells[0]]
        around = (part.marker[0] - 1, *part.marker, part.cells[0])
        if part.slot == "basis" and any(i >= 0 and words[i].text.lower() in _MERELY for i in around):
            return True
        if part.slot == "object" and opened in ("that", "which") and first.stem in _BREAKING:
            before = [hit for hit in hits if hit.group == "say" and hit.meaning and max(hit.cells) < part.marker[0]]
            apart = words[part.marker[0] - 1].text.lower() in _BESIDE
            if before and not apart:
                return True
    return False


def _others(words: list[Word], parts: list[Part]) -> list[tuple[int, ...]]:
    """Return what "for any use other than …" leaves: the only use that is allowed."""
    found = []
    for part in parts:
        if part.slot == "exceptions" and part.marker and words[part.marker[0]].text.lower() == "other":
            before = words[part.marker[0] - 1].stem if part.marker[0] else ""
            if before in ("use", "purpos", "activity"):
                found.append(part.cells)
    return found


def _conditions(parts: list[Part]) -> list[tuple[int, ...]]:
    """Return the words of each condition; what a condition absorbed belongs to it."""
    found: list[tuple[int, ...]] = []
    for part in parts:
        if part.slot == "conditions":
            if part.marker or not found:
                found.append(part.cells)
            else:
                found[-1] += part.cells
    return [cells for cells in found if cells]


def _is_purposive(words: list[Word], part: Part) -> bool:
    """Return whether a purpose is one that must be meant ("for the purpose of …"), not a mere kind of use ("for …")."""
    return part.slot == "purpose" and any(words[i].text.lower() in PURPOSES for i in part.marker)


def _is_about_law(hits: list[Hit]) -> bool:
    return any(hit.group != "alone" and hit.meaning.split(".")[0] in ("law", "crime") for hit in hits)


def _unread(words: list[Word], banned: list[int], known: set[int]) -> tuple[int, ...]:
    return tuple(
        i
        for i in sorted(set(banned) - known)
        if words[i].text[:1].isalpha()
        and words[i].text.isalnum()
        and len(words[i].text) > 2
        and words[i].stem not in neutral()
        and not words[i].text.lower().endswith("ly")
    )
