# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a card says the release was made from: base models, data sets, the models of a Space.

Every work named becomes an origin, known or not: an origin that is left out would be a duty that is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from licet.release import hub_names, relations
from licet.release.fields import LOOSE, Fields
from licet.release.graph import Artefact, Finding, Kind, Link, Place
from licet.syntax.source import brief

if TYPE_CHECKING:
    from licet.release.fields import Value
    from licet.release.graph import Claim

# Loaders and placeholders that training scripts write where no data set was named.
_NO_DATA_SET = frozenset(
    {"audiofolder", "imagefolder", "generator", "json", "csv", "text", "parquet", "custom", "private"}
)


@dataclass(slots=True)
class Lineage:
    """The origins and links found so far. Names are unique whatever their case; `root` is the name of the release."""

    root: str
    origins: list[Artefact] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _linked: set[tuple[str, str]] = field(default_factory=set)

    def add(
        self,
        name: str,
        kind: Kind,
        relation: str,
        place: Place,
        inferred: str = "",
        licence: Claim | None = None,
        ships: bool | None = None,
    ) -> None:
        """Add the link of the release to one origin, and the origin, under `licence`, if it is new.

        `ships` is as is usual for the relation, unless it is given.
        """
        from licet.catalogue.vocabulary import relations as vocabulary

        # A model and a data set may share an id, and here names are all that tells them apart.
        key = f"{kind} {name}".lower()
        if key not in self._names:
            taken = name.lower() in self._taken or name.lower() == self.root.lower()
            unique = f"{'datasets' if kind == 'data' else kind + 's'}/{name}" if taken else name
            self._names[key] = unique
            self._taken.add(unique.lower())
            self.origins.append(Artefact(unique, kind, licence, place))
        name = self._names[key]
        if (name, relation) not in self._linked:
            self._linked.add((name, relation))
            inside = vocabulary()[relation].ships if ships is None else ships
            self.links.append(Link(name, relation, self.root, inside, place, inferred))

    def has(self, name: str, kind: Kind) -> bool:
        """Whether an origin of this name is there, in any case."""
        return f"{kind} {name}".lower() in self._names


def add_bases(lineage: Lineage, fields: Fields, signs: relations.Signs, kind: Kind) -> None:
    """Add the base models that the card names, each in the relation that it states or shows."""
    lines = {value.text: value.line for value in fields.tags()}
    found = [(_normal(fields, value), value.line) for value in fields.texts("base_model")]
    found += [(tagged.name, lines.get(tagged.tag, 0)) for tagged in relations.tagged_bases(signs.tags).values()]
    bases: dict[str, tuple[str, int]] = {}
    for base, line in found:
        bases.setdefault(base.lower(), (base, line))
    if not bases and fields.text("quantized_by") and fields.values("model_link"):
        _add_linked_model(lineage, fields)
        return
    signs = relations.Signs(signs.tags, signs.library, signs.files, signs.name, len(bases))
    stated = _stated_relation(fields)
    for base, line in bases.values():
        place = fields.place("base_model", line or None)
        if kind == "data":
            lineage.add(base, "model", "generated-by", place, "a data set with a base_model")
        elif stated:
            lineage.add(base, "model", stated, place)
        else:
            lineage.add(base, "model", *_inferred(base, signs, place))


def add_data(lineage: Lineage, fields: Fields, kind: Kind) -> None:
    """Add the data sets that the card names, and those that a data set was made from."""
    values = fields.texts("datasets") or fields.tagged("dataset")
    relation, why = {
        "model": ("trains-on", ""),
        "data": ("derives-from", "a data set that names data sets"),
        "code": ("bundles", "the data sets of a Space, copied to where it runs"),
        "output": ("derives-from", ""),
    }[kind]
    for value in values:
        name = _normal(fields, value)
        if name.lower() in _NO_DATA_SET:
            message = f"datasets: {brief(name)} is a loader or a placeholder, not the name of a data set"
            # The origin is kept, without a licence: that is what makes the answer unknown.
            fields.findings.append(Finding("data-not-named", message, Place(fields.file, value.line)))
        ships = False if kind == "code" else None
        lineage.add(name, "data", relation, Place(fields.file, value.line), why, ships=ships)
    for value in fields.texts("source_datasets"):
        _add_source(lineage, fields, value)
    for key in LOOSE:
        if key in fields.keys:
            message = f"the key {key} is not one that the Hub reads, and is not read here"
            text = fields.text(key)
            question = f"what does {key} {brief(text)} name? state it under datasets or base_model"
            place = Place(fields.file, fields.keys[key])
            fields.findings.append(Finding("key-not-read", message, place, "unknown", question, text))


def add_space_models(lineage: Lineage, fields: Fields) -> None:
    """Add the models that a Space runs: it copies them to where it runs beside its program, and passes none of them on.

    Whoever hosts it uses them, which is more than calling what somebody else runs.
    """
    why = "the models of a Space, copied to where it runs"
    for value in fields.texts("models"):
        place = Place(fields.file, value.line)
        lineage.add(_normal(fields, value), "model", "bundles", place, why, ships=False)


def _add_source(lineage: Lineage, fields: Fields, value: Value) -> None:
    """Read one of source_datasets: "original", an id, or "extended|a|b" with ids or "other-…" for what has none."""
    first, *rest = value.text.split("|")
    place = Place(fields.file, value.line)
    if first.strip().lower() == "original":
        return
    for part in rest if first.strip().lower() == "extended" else [value.text]:
        name = hub_names.normal(part)
        if hub_names.is_id(name) and not name.lower().startswith("other"):
            lineage.add(name, "data", "derives-from", place)
            continue
        message = f"source_datasets: {brief(value.text)} names a source without an id of the Hub"
        question = f"which data set is {brief(part)}, and what is its licence?"
        fields.findings.append(Finding("source-not-named", message, place, "unknown", question, part.strip()))
    if first.strip().lower() == "extended" and not rest:
        question = "which data set does this one extend?"
        message = "source_datasets: extended, without saying what"
        fields.findings.append(Finding("source-not-named", message, place, "unknown", question))


def _add_linked_model(lineage: Lineage, fields: Fields) -> None:
    """Read the form of cards written before base_model was: `quantized_by` beside the address of the model."""
    value = fields.values("model_link")[0]
    name = hub_names.normal(value.text)
    if hub_names.is_id(name):
        place = fields.place("model_link", value.line)
        lineage.add(name, "model", "quantises", place, "quantized_by beside model_link, without base_model")


def _inferred(base: str, signs: relations.Signs, place: Place) -> tuple[str, Place, str]:
    relation, why = relations.infer(base, signs)
    return relation, place, why


def _stated_relation(fields: Fields) -> str:
    """Return the relation that `base_model_relation` states, "" where it states none that is known."""
    values = fields.texts("base_model_relation")
    if not values:
        return ""
    found = relations.from_hub(values[0].text) if len(values) == 1 else None
    if found:
        return found
    from difflib import get_close_matches

    words = relations.hub_words()
    written = ", ".join(value.text for value in values)
    near = get_close_matches(written.lower(), words, 1)
    message = f"base_model_relation: {brief(written)} is none of {', '.join(words)}"
    message += f"; did you mean {near[0]}?" if near else ""
    question = f"how does the release relate to its base: {', '.join(words)}?"
    place = fields.place("base_model_relation", values[0].line)
    fields.findings.append(Finding("relation-unknown", message, place, "unknown", question))
    return ""


def _normal(fields: Fields, value: Value) -> str:
    name = hub_names.normal(value.text)
    if not hub_names.is_id(name):
        message = f"{brief(value.text)} is not an id of the Hub"
        fields.findings.append(Finding("name-not-an-id", message, Place(fields.file, value.line)))
    return name
