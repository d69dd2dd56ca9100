# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""licet.toml, or [tool.licet] in pyproject.toml: what the user states of a release.

A manifest is the user's own word, so a slip in it is an error with its line, never a finding: an unknown key, kind,
relation, act, use, fact or licence, a component stated in two ways, a cycle. What it leaves out a card may complete.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from licet.release.document import display_name, read_text, shown
from licet.release.facts import read_facts
from licet.release.graph import Artefact, Claim, Kind, Place, Release, ReleaseError
from licet.release.manifest_text import write
from licet.release.parts import Part, Parts
from licet.release.statements import Statements
from licet.release.toml_lines import Toml, read_toml

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FILE", "LOOK", "read", "recognises", "write"]

FILE = "licet.toml"
LOOK = 1_000_000
"""How many bytes of a pyproject.toml are searched for [tool.licet]."""
_TABLES = (b"[release]", b"[[artefact]]", b"[[component]]")
# A pyproject.toml that holds no more than a policy describes no release.
_OURS = re.compile(rb"\[\s*tool\s*\.\s*licet\s*(?:\]|\.\s*(?!policy\b))")
_TOP = ("release", "facts", "artefact", "component", "policy")
_RELEASE = ("name", "kind", "licence", "licence_file", "acts", "uses")
_ARTEFACT = ("name", "kind", "licence", "licence_file", "relation")
_COMPONENT = ("name", "kind", "licence", "licence_file", "relation", "of", "ships")


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is a manifest: licet.toml, another TOML file with its tables, or a pyproject.toml with ours."""
    if path.name == FILE:
        return True
    if path.name == "pyproject.toml":
        return _OURS.search(head) is not None
    return path.suffix.lower() == ".toml" and any(table in head for table in _TABLES)


def read(path: Path, card: Release | None = None) -> Release:
    """Return the release that the manifest states, completed by what `card` says of the same release.

    Raises ReleaseError with the line of what is wrong.
    """
    toml = read_toml(read_text(path), shown(path))
    base: tuple[str, ...] = ("tool", "licet") if path.name == "pyproject.toml" else ()
    tables: Any = toml.values
    for key in base:
        tables = tables.get(key, {})
    return _Manifest(toml, base, path, card).read(tables)


class _Manifest:
    """Reads one manifest. Every value is taken through `Statements`, which knows its line."""

    __slots__ = ("_card", "_path", "_say")

    def __init__(self, toml: Toml, base: tuple[str, ...], path: Path, card: Release | None) -> None:
        self._say = Statements(toml, base, path.parent)
        self._path = path
        self._card = card

    def read(self, tables: Any) -> Release:
        say = self._say
        say.table(tables, _TOP)
        stated = tables.get("release", {})
        say.table(stated, _RELEASE, "release")
        own = [self._artefact(row, index) for index, row in enumerate(self._rows(tables, "artefact"))]
        described = self._described(stated, [part for part, _, _ in own])
        root, named = self._root(stated, None if described else self._card)
        acts = self._words(stated, "acts", "acts", ("publish",))
        uses = self._words(stated, "uses", "uses", ())
        facts = read_facts(say, tables.get("facts", {}))
        parts = Parts(root.name)
        for part, relation, place in own:
            parts.add_own(part, relation, place)
        for index, row in enumerate(self._rows(tables, "component")):
            self._component(parts, row, index)
        findings = (*say.findings, *parts.complete(self._card, root, described))
        origins, links, artefacts = parts.build()
        return Release(root, origins, links, acts, facts, uses, findings, named, artefacts)

    def _rows(self, tables: Any, key: str) -> list[Any]:
        rows = tables.get(key, [])
        if not isinstance(rows, list):
            raise ReleaseError(f"{key} is not a list", self._say.place(key), f"write [[{key}]]")
        return rows

    def _described(self, stated: dict[str, Any], own: list[Part]) -> str:
        """Return the artefact that the card speaks of, "" where it speaks of the release: the only one of its kind."""
        alike = [part for part in own if self._card and part.kind == self._card.root.kind]
        of_release = self._card and stated.get("kind", self._card.root.kind) == self._card.root.kind
        return alike[0].name if len(alike) == 1 and not of_release else ""

    def _artefact(self, row: Any, index: int) -> tuple[Part, str, Place]:
        from licet.catalogue.vocabulary import relations

        say, at = self._say, ("artefact", index)
        say.table(row, _ARTEFACT, *at)
        name = say.text(row, "name", *at, "name", required=True)
        kind = self._kind(row, *at, "kind")
        if kind is None:
            words = ", ".join(self._kinds())
            raise ReleaseError(f"artefact {name}: its kind is not stated", say.place(*at), f"kind is one of {words}")
        relation = say.chosen(row, "relation", tuple(relations()), *at, "relation") or "bundles"
        part = Part(name, kind, self._licence(row, *at), say.place(*at, "name"))
        return part, relation, say.place(*at, "relation") if "relation" in row else say.place(*at)

    def _root(self, stated: dict[str, Any], card: Release | None) -> tuple[Artefact, bool]:
        say = self._say
        place = say.place("release")
        name = say.text(stated, "name", "release", "name")
        kind = self._kind(stated, "release", "kind") or (card.root.kind if card else None)
        if kind is None:
            words = ", ".join(self._kinds())
            raise ReleaseError("the kind of the release is not stated", place, f"kind is one of {words}")
        claim = self._licence(stated, "release")
        if claim is None and card:
            claim = card.root.licence
        elif claim is not None and card and card.root.licence:
            say.outdated(claim, card.root.licence)
        if name:
            return Artefact(name, kind, claim, say.place("release", "name")), True
        stands_in = card.root.name if card else display_name(self._path)
        return Artefact(stands_in, kind, claim, place), bool(card and card.named)

    def _component(self, parts: Parts, row: Any, index: int) -> None:
        from licet.catalogue.vocabulary import relations

        say, at = self._say, ("component", index)
        say.table(row, _COMPONENT, *at)
        name = say.text(row, "name", *at, "name", required=True)
        relation = say.chosen(row, "relation", tuple(relations()), *at, "relation")
        if not relation:
            raise ReleaseError(f"component {name}: the relation is not stated", say.place(*at), "state its relation")
        of = say.text(row, "of", *at, "of")
        ships = row.get("ships", relations()[relation].ships)
        if not isinstance(ships, bool):
            raise ReleaseError("ships is true or false", say.place(*at, "ships"))
        kind = self._kind(row, *at, "kind") or (None if parts.has_own(name) else _kind_by(relation))
        part = Part(name, kind, self._licence(row, *at), say.place(*at, "name"))
        parts.add(part, relation, of, ships, (say.place(*at, "relation"), say.place(*at, "of")))

    def _licence(self, row: dict[str, Any], *at: str | int) -> Claim | None:
        stated = self._say.licence(row, *at)
        from_file = self._say.licence_file(row, *at)
        if stated is not None and from_file is not None:
            return self._say.both(stated, from_file)
        return stated or from_file

    def _words(self, row: dict[str, Any], key: str, vocabulary: str, default: tuple[str, ...]) -> tuple[str, ...]:
        from licet.catalogue import vocabulary as lists

        if key not in row:
            return default
        return self._say.words(row[key], tuple(getattr(lists, vocabulary)()), "release", key)

    def _kind(self, row: dict[str, Any], *at: str | int) -> Kind | None:
        return cast("Kind | None", self._say.chosen(row, "kind", self._kinds(), *at) or None)

    def _kinds(self) -> tuple[str, ...]:
        from licet.catalogue.vocabulary import kinds

        return tuple(kinds())


def _kind_by(relation: str) -> Kind | None:
    """Return the kind that an origin must have to stand in `relation`, None where several may."""
    if relation in ("trains-on", "evaluates-on", "derives-from", "annotates"):
        return "data"
    if relation in ("fine-tunes", "adapts", "merges", "quantises", "initialises-from", "distils", "generated-by"):
        return "model"
    return None
