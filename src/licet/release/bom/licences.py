# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a bill of materials says of licences: declared, concluded, found in files, or defined by a text of its own.

`LicenseRef-1` means what the document says it means. Its text decides, where it is known word for word; a name for a
text that is not known is no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.bom.marks import ABSENT
from licet.release.graph import Claim, Place
from licet.syntax import And, Or, all_of, licences, parse_expression
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.syntax import Expression

_REF = re.compile(r"(?<![\w.:+-])(?:DocumentRef-[\w.+-]+:)?LicenseRef-[\w.+-]+")
_SHORT = 300  # characters: a name or an address, not a licence
_MOST_TEXTS = 200
_MOST_VARIANTS = 16
# What is declared so says less than a licence, and whoever concluded one has weighed it.
_WEIGHED = frozenset({"licence-family", "licence-unreadable", "licence-not-stated"})
_NOTHING = frozenset({"", "noassertion"})


@dataclass(frozen=True, slots=True)
class Defined:
    """What the document says of a reference of its own: the text, and a name for it."""

    text: str
    name: str


class Licences:
    """Reads the expressions of one document, each once. `source` names its format in claims."""

    __slots__ = ("_defined", "_read", "_source", "_texts")

    def __init__(self, source: str) -> None:
        self._source = source
        self._defined: dict[str, Defined] = {}
        self._read: dict[tuple[str, str], Claim] = {}
        self._texts: dict[str, tuple[str, ...]] = {}

    def define(self, ref: str, text: str, name: str) -> None:
        """Take up what the document says of a reference. Of two texts for one, the first that is known counts."""
        if ref and (ref not in self._defined or not self._defined[ref].text):
            self._defined[ref] = Defined(text, name)

    def all_absent(self, *expressions: str) -> bool:
        """Whether the document holds no text for the references of these expressions, but what licet put there."""
        refs = {ref for expression in expressions for ref in _REF.findall(expression)}
        texts = [(self._defined[ref].text, self._defined[ref].name) for ref in refs if ref in self._defined]
        return all(text.endswith(ABSENT) or text == name for text, name in texts)

    def known_text(self, text: str) -> tuple[str, ...]:
        """Return the licences that `text` may be the text of; none beyond a number of texts that are not known."""
        if text.endswith(ABSENT):
            return ()
        if text not in self._texts:
            from licet.catalogue import texts
            from licet.release.identify import identify

            # The classifier takes long: a document of ten thousand texts is looked up by their words alone.
            many = len(self._texts) >= _MOST_TEXTS
            self._texts[text] = texts.exact(text) if many else identify(text)
        return self._texts[text]

    def expression(self, raw: str, place: Place, what: str = "") -> Claim | None:
        """Return what an expression claims, None for NOASSERTION. `what`: declared, concluded, found."""
        raw = raw.strip()
        if raw.lower() in _NOTHING:
            return None
        key = (raw, what)
        if key not in self._read:
            self._read[key] = self._expression(raw, place, f"{self._source}, {what}" if what else self._source)
        return replace(self._read[key], place=place)

    def odd(self, what: str, place: Place) -> Claim:
        """Return the claim of a field that holds no text."""
        question = f"which licence is meant? the field holds {what} where an expression is expected"
        return claims.unread(place, self._source, (what,), "licence-not-a-string", question)

    def _expression(self, raw: str, place: Place, source: str) -> Claim:
        if raw.upper() == "NONE":
            question = "may it be used at all? the document says that it has no licence"
            return claims.unread(place, source, (raw,), "licence-not-stated", question)
        if len(raw) > _SHORT or "\n" in raw:
            known = self.known_text(raw)
            if known:  # a whole text where a name belongs
                return Claim((raw[:80],), "single", place, source, tuple(map(parse_expression, known)))
        variants = self._variants(raw)
        if isinstance(variants, str):
            return claims.unread(place, source, (raw,), "licence-other", variants)
        found = [claims.read((variant,), "single", place, source) for variant in variants]
        unread = next((claim for claim in found if not claim.readings), None)
        if unread is not None:
            return replace(unread, raw=(raw,))
        readings = tuple(dict.fromkeys(reading for claim in found for reading in claim.readings))
        notes = tuple(dict.fromkeys(note for claim in found for note in claim.notes))
        if variants != [raw]:
            notes += (f"{brief(raw)} is read as {' or '.join(variants)}, by the texts in the document",)
        return Claim((raw,), "single", place, source, readings, notes)

    def _variants(self, raw: str) -> list[str] | str:
        """Return `raw` with the document's references resolved, in every way; or the question where that fails."""
        refs = list(dict.fromkeys(ref for ref in _REF.findall(raw) if ref in self._defined))
        choices: list[list[str]] = []
        for ref in refs:
            meant = self._meant(ref, alone=ref == raw)
            if isinstance(meant, str):
                return meant
            choices.append(meant)
        found = list(islice(product(*choices), _MOST_VARIANTS + 1))
        if len(found) > _MOST_VARIANTS:
            return f"which licences are {', '.join(refs)} in {brief(raw)}? each may be one of several"
        return [_substituted(raw, dict(zip(refs, each, strict=True))) for each in found]

    def _meant(self, ref: str, *, alone: bool) -> list[str] | str:
        from licet.catalogue.names import look_up

        defined = self._defined[ref]
        text = defined.text.strip()
        known = self.known_text(text) if text else ()
        if known:
            return list(known)
        if alone:
            said = text if len(text) <= _SHORT and "\n" not in text else ""
            for name in (said, defined.name if said or not text else ""):
                words = claims.read_words(name) if name and name.lower() not in _NOTHING else claims.Words()
                if words.readings:
                    return [str(reading) for reading in words.readings]
        if text.endswith(ABSENT) and look_up(ref) is not None:
            return [ref]
        if len(text) > _SHORT and look_up(ref) is not None:
            return f"is the text that the document gives for {ref} that of the licence of this name? the words differ"
        if alone and look_up(ref) is None:
            named = f", {brief(defined.name, 60)}," if defined.name else ""
            return f"which licence is {ref}{named} whose text begins {brief(text, 60)}?"
        return [ref]


def together(declared: Claim | None, concluded: Claim | None, found: Sequence[Claim] = ()) -> Claim | None:
    """Return the claim that what is declared and what is concluded make together; None where neither is stated.

    Where the two differ either may be right, or both apply: each must hold. `found`: what was found in files, for the
    question where nothing is declared or concluded.
    """
    if declared is None or concluded is None:
        only = concluded or declared
        return only if only is not None else _only_found(found)
    if not concluded.readings or declared.raw == concluded.raw:
        return concluded
    if not declared.readings and declared.unknown not in _WEIGHED:
        question = f"which licence applies: {claims.shown(declared)}, as declared, or {claims.shown(concluded)}?"
        raw = (*declared.raw, *concluded.raw)
        return claims.unread(declared.place, declared.source, raw, declared.unknown, question)
    if not declared.readings:
        note = f"declared is {claims.shown(declared)}, which is not read: what was concluded is taken"
        return replace(concluded, notes=(*concluded.notes, note))
    pairs = list(islice(product(concluded.readings, declared.readings), _MOST_VARIANTS + 1))
    if len(pairs) > _MOST_VARIANTS:
        question = f"which licence applies: {claims.shown(declared)} or {claims.shown(concluded)}?"
        raw = (*declared.raw, *concluded.raw)
        return claims.unread(concluded.place, concluded.source, raw, "licence-unreadable", question)
    both = [all_of({_unordered(term): term for term in _terms(all_of(pair))}.values()) for pair in pairs]
    readings = {_unordered(reading): reading for reading in (*both, *declared.readings, *concluded.readings)}
    if len(readings) == len({_unordered(reading) for reading in concluded.readings}):
        return concluded
    note = f"declared is {claims.shown(declared)}, concluded {claims.shown(concluded)}: each must hold, and both"
    return Claim(
        (*declared.raw, *concluded.raw),
        "undefined",
        concluded.place,
        concluded.source,
        tuple(reversed(readings.values())),
        (*declared.notes, *concluded.notes, note),
    )


def _terms(expression: Expression) -> tuple[Expression, ...]:
    return expression.terms if isinstance(expression, And) else (expression,)


def _unordered(expression: Expression) -> object:
    """Return what is equal for expressions that differ in the order of their terms alone."""
    return (type(expression), frozenset(expression.terms)) if isinstance(expression, And | Or) else expression


def besides(claim: Claim | None, found: Sequence[Claim]) -> list[Claim]:
    """Return what was found in files and is not named by the claim on the whole."""
    if claim is None or not claim.readings:
        return []
    named = {each for reading in claim.readings for each in licences(reading)}
    rest: dict[tuple[str, ...], Claim] = {}
    for one in found:
        if not one.readings or any(not set(licences(reading)) <= named for reading in one.readings):
            rest.setdefault(one.raw, one)
    return list(rest.values())


def _only_found(found: Sequence[Claim]) -> Claim | None:
    if not found:
        return None
    raw = tuple(dict.fromkeys(word for claim in found for word in claim.raw))
    words = ", ".join(brief(word, 40) for word in raw[:10])
    question = f"what is the licence of the whole? none is stated; its files were found to be under {words}"
    return claims.unread(found[0].place, found[0].source, raw, "licence-not-stated", question)


def _substituted(raw: str, meant: dict[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        new = meant.get(match[0], match[0])
        return f"({new})" if " " in new and new != raw else new

    return _REF.sub(one, raw)
