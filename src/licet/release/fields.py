# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The keys of a card's front matter that speak of licences and lineage, as lists of texts with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.release.document import reject_controls
from licet.release.frontmatter import Items, Scalar, Table
from licet.release.graph import Finding, Place
from licet.syntax.source import brief

if TYPE_CHECKING:
    from licet.release.frontmatter import Node

SPELLINGS = {
    "licence": "license",
    "licenses": "license",
    "licences": "license",
    "licence_name": "license_name",
    "licence_link": "license_link",
    "base_models": "base_model",
    "basemodel": "base_model",
    "dataset": "datasets",
    "source_dataset": "source_datasets",
}
"""Spellings in use that the Hub itself does not read, with what they are read as."""
_READ = frozenset(
    {
        "license",
        "license_name",
        "license_link",
        "license_details",
        "base_model",
        "base_model_relation",
        "datasets",
        "source_datasets",
        "language_creators",
        "models",
        "tags",
        "library_name",
        "model_name",
        "pretty_name",
        "sdk",
        "quantized_by",
        "model_link",
    }
)
# Keys that people use for what was trained on. The Hub reads none of them; their values are prose as often as names.
LOOSE = (
    "training_data",
    "train_data",
    "train_datasets",
    "training_datasets",
    "training_dataset",
    "parent_model",
)


@dataclass(frozen=True, slots=True)
class Value:
    """One text under a key. `typed`: YAML would read no text here; `odd`: what stands here instead of a text."""

    text: str
    line: int
    typed: bool = False
    odd: str = ""


class Fields:
    """The front matter of one card, by key. What could not be used is told in `findings`."""

    __slots__ = ("_nodes", "file", "findings", "keys")

    def __init__(self, table: Table | None, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._nodes: dict[str, list[tuple[int, Node]]] = {}
        self.keys: dict[str, int] = {}
        for key, node in table.pairs if table else ():
            name = key.text.strip().lower().replace("-", "_")
            self.keys.setdefault(name, key.line)
            known = SPELLINGS.get(name, name)
            if known in _READ or known in LOOSE:
                self._nodes.setdefault(known, []).append((key.line, node))
                if key.text.strip() not in (known, "licenses"):
                    message = f"the key {brief(key.text)} is read as {known}, though the Hub reads only that"
                    self.findings.append(Finding("key-spelling", message, Place(file, key.line)))

    def place(self, key: str, line: int | None = None) -> Place:
        """Return where `key` stands, or `line` of the same file."""
        if line is None and self._nodes.get(key):
            line = self._nodes[key][0][0]
        return Place(self.file, line)

    def values(self, key: str) -> tuple[Value, ...]:
        """Return every text under `key`: one, or the items of a list. Nothing where nothing is written.

        Raises ReleaseError for a text with control characters.
        """
        found: list[Value] = []
        for line, node in self._nodes.get(key, ()):
            if isinstance(node, Items):
                found += (self._value(item, item.line) for item in node.nodes)
            else:
                found.append(self._value(node, line))
        return tuple(value for value in found if value.text or value.odd)

    def texts(self, key: str) -> tuple[Value, ...]:
        """Return the values that are texts; whatever else stands under `key` becomes a finding that asks."""
        values = self.values(key)
        for value in values:
            if value.odd:
                message = f"{key}: {value.odd} where a name is expected"
                question = f"what does {key} name?"
                place = Place(self.file, value.line)
                self.findings.append(Finding("value-not-a-name", message, place, "unknown", question))
        return tuple(value for value in values if not value.odd)

    def text(self, key: str) -> str:
        """Return the only text under `key`, "" where there is none or more than one."""
        values = [value for value in self.values(key) if not value.odd]
        return values[0].text if len(values) == 1 else ""

    def tags(self) -> tuple[Value, ...]:
        """Return the tags; anything else among them says nothing of licences."""
        return tuple(value for value in self.values("tags") if not value.odd)

    def tagged(self, prefix: str) -> tuple[Value, ...]:
        """Return what tags of the form `prefix:value` hold, the form in which the Hub repeats other keys."""
        lead = prefix + ":"
        return tuple(
            Value(value.text[len(lead) :].strip(), value.line) for value in self.tags() if value.text.startswith(lead)
        )

    def _value(self, node: Node, line: int) -> Value:
        if isinstance(node, Scalar):
            if node.null:
                return Value("", line)
            text = reject_controls(node.text.strip(), Place(self.file, line), "the value")
            return Value(text, line, node.typed)
        return Value("", line, odd="a list" if isinstance(node, Items) else "a mapping")
