# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Taking values out of a manifest: of the right type, from closed lists, with the line and the nearest valid name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_licence import disagreement
from licet.release.document import reject_controls
from licet.release.graph import Claim, Finding, Place, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from licet.release.toml_lines import Toml

SOURCE = "manifest"
_SETTLED_ELSEWHERE = frozenset({"licence-family", "licence-other", "licence-not-stated"})


def nearest(word: str, valid: Iterable[str]) -> str:
    """Return the hint for a word that is not valid: the nearest that is, or all of a short list."""
    from difflib import get_close_matches

    names = list(valid)
    found = get_close_matches(word.lower(), names, 1, 0.5)
    if found:
        return f"did you mean {found[0]}?"
    return f"expected one of {', '.join(names)}" if len(names) <= 12 else ""


class Statements:
    """The tables of one manifest. Each method raises ReleaseError at the line of what it cannot take.

    Paths (`*at`) are keys and indices below the tables of the manifest, as in ("component", 0, "licence").
    """

    __slots__ = ("_base", "_folder", "_toml", "findings")

    def __init__(self, toml: Toml, base: tuple[str, ...], folder: Path) -> None:
        self._toml = toml
        self._base = base
        self._folder = folder
        self.findings: list[Finding] = []

    def place(self, *at: str | int) -> Place:
        """Return where a value stands."""
        return self._toml.place(*self._base, *at)

    def table(self, value: Any, keys: tuple[str, ...], *at: str | int) -> None:
        """Check that `value` is a table with no other keys than these."""
        if not isinstance(value, dict):
            raise ReleaseError(f"{at[-1] if at else 'the manifest'} is not a table", self.place(*at))
        for key in value:
            if key not in keys:
                table = ".".join(str(part) for part in at if isinstance(part, str)) or "the manifest"
                raise ReleaseError(f"unknown key {brief(key)} in {table}", self.place(*at, key), nearest(key, keys))

    def text(self, row: dict[str, Any], key: str, *at: str | int, required: bool = False) -> str:
        """Return the text under `key`, "" where there is none."""
        if key not in row:
            if required:
                raise ReleaseError(f"{key} is missing", self.place(*at[:-1]))
            return ""
        value = row[key]
        if not isinstance(value, str):
            raise ReleaseError(f"{key} is not a text", self.place(*at), f'write it in quotes: {key} = "…"')
        if not value.strip():
            raise ReleaseError(f"{key} is empty", self.place(*at))
        return reject_controls(value.strip(), self.place(*at), key)

    def chosen(self, row: dict[str, Any], key: str, valid: tuple[str, ...], *at: str | int) -> str:
        """Return the word under `key`, one of `valid`; "" where there is none."""
        word = self.text(row, key, *at)
        if word and word not in valid:
            raise ReleaseError(f"unknown {key} {brief(word)}", self.place(*at), nearest(word, valid))
        return word

    def words(self, value: Any, valid: tuple[str, ...], *at: str | int) -> tuple[str, ...]:
        """Return a list of words, each one of `valid`. An empty list is an error: it asks about nothing."""
        name = str(at[-1])
        if not isinstance(value, list):
            raise ReleaseError(f"{name} is not a list", self.place(*at), f'write {name} = ["…"]')
        if not value:
            raise ReleaseError(f"{name} is empty", self.place(*at), nearest("", valid))
        for index, word in enumerate(value):
            if not isinstance(word, str) or word not in valid:
                message = f"unknown word in {name}: {brief(str(word))}"
                raise ReleaseError(message, self.place(*at, index), nearest(str(word), valid))
        return tuple(dict.fromkeys(value))

    def licence(self, row: dict[str, Any], *at: str | int) -> Claim | None:
        """Return what `licence` claims. A family's name, or "other", is a claim that asks; an unknown one an error."""
        text = self.text(row, "licence", *at, "licence")
        if not text:
            return None
        place = self.place(*at, "licence")
        words = claims.read_words(text)
        if words.error is not None and words.unknown not in _SETTLED_ELSEWHERE:
            raise ReleaseError(f"licence {brief(text)}: {words.error}", place, _like(text)) from words.error
        return claims.read((text,), "single", place, SOURCE)

    def licence_file(self, row: dict[str, Any], *at: str | int) -> Claim | None:
        """Return what the text in the file that `licence_file` names claims."""
        name = self.text(row, "licence_file", *at, "licence_file")
        if not name:
            return None
        from licet.release.readers import licence_file

        place = self.place(*at, "licence_file")
        path = self._folder / name
        try:
            missing = not path.is_file()
        except (OSError, ValueError):
            missing = True
        if missing:
            raise ReleaseError(f"licence_file: there is no file {brief(name, 100)}", place)
        return replace(licence_file.claim(path), place=place, source=f"{SOURCE}, licence_file {name}")

    def both(self, stated: Claim, text: Claim) -> Claim:
        """Return the claim of a component with a licence and a licence file, noting where they disagree."""
        if not stated.readings or not text.readings:
            return stated if stated.readings else text
        narrowed = claims.agree(stated, text)
        if narrowed is not None:
            return narrowed
        self.findings.append(disagreement(stated, text))
        return replace(stated, disputed_by=(text,))

    def outdated(self, stated: Claim, card: Claim) -> None:
        """Note where the licence that is proposed is not the one that the card still shows."""
        if card.readings and stated.readings and claims.agree(card, stated) is None:
            self.findings.append(disagreement(stated, card, wins=True))


def _like(licence: str) -> str:
    """Return the hint for a licence that is not known: ids of the SPDX list, and names of the catalogue, like it."""
    from difflib import get_close_matches

    from licet.catalogue.names import aliases
    from licet.syntax import ids

    names = get_close_matches(licence.lower(), [*ids.table("licences"), *aliases()], 3, 0.6)
    found = dict.fromkeys(ids.canonical_licence(name) or name for name in names)
    return f"did you mean {', '.join(found)}?" if found else ""
