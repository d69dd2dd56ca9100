# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Configurations of mergekit: every model that goes into a merge, at whatever depth the method names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release import hub_names
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.frontmatter import Scalar, Table
from licet.release.graph import Artefact, Finding, Place, Release, lineage_not_stated
from licet.release.yaml_text import child, read_yaml, scalars, walk
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.frontmatter import Node

_METHOD = re.compile(rb"^merge_method[ \t]*:", re.MULTILINE)
_PARTS = re.compile(rb"^(?:slices|experts)[ \t]*:", re.MULTILINE)
_SOURCE = re.compile(rb"^[ \t-]*(?:sources|source_model)[ \t]*:", re.MULTILINE)
_MODELS = frozenset({"model", "base_model", "source_model"})
_TOKENISERS = frozenset({"union", "base", "none"})


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is a configuration of mergekit: by its name, or YAML with a merge method at its top."""
    if path.suffix.lower() not in (".yml", ".yaml"):
        return False
    if "mergekit" in path.name.lower() or _METHOD.search(head):
        return True
    return _PARTS.search(head) is not None and _SOURCE.search(head) is not None


def read(path: Path) -> Release:
    """Return the merged model with the models that go into it. Raises ReleaseError."""
    file = shown(path)
    table = read_yaml(read_text(path), file)
    lineage = Lineage(display_name(path))
    findings: list[Finding] = []
    for key, node in walk(table):
        if key in _MODELS:
            for text, line in _names(node):
                _add(lineage, text, Place(file, line), findings)
        elif key in ("models", "source_models"):
            # A plain list of names is allowed beside the longer form.
            for value in scalars(node):
                _add(lineage, value.text, Place(file, value.line), findings)
        elif key in ("tokenizer_source", "source") and isinstance(node, Scalar) and not node.null:
            name = node.text.removeprefix("model:")
            if name not in _TOKENISERS and ("/" in name or node.text != name):
                _add(lineage, name, Place(file, node.line), findings)
    if not lineage.origins and not findings:
        findings.append(lineage_not_stated("the merge configuration names", Place(file, 1)))
    root = Artefact(lineage.root, "model", None, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=False)


def _names(node: Node) -> list[tuple[str, int]]:
    """Return the models that one value names: "id", "id+lora", or a mapping with a path and a lora."""
    if isinstance(node, Scalar):
        return [(part.strip(), node.line) for part in node.text.split("+") if part.strip() and not node.null]
    found: list[tuple[str, int]] = []
    waiting: list[Node | None] = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Table):
            waiting += [child(here, key) for key in ("path", "model", "lora")]
        elif here is not None:
            found += [(each.text.strip(), each.line) for each in scalars(here)]
    return found


def _add(lineage: Lineage, text: str, place: Place, findings: list[Finding]) -> None:
    name = reject_controls(hub_names.normal(text), place)
    if not hub_names.is_id(name) and hub_names.is_local(name):
        message = f"a path on the machine that merged it: {brief(text)}"
        findings.append(Finding("base-not-named", message, place, "unknown", "which model went into the merge?"))
        return
    if not lineage.has(name, "model"):
        lineage.add(name, "model", "merges", place)
