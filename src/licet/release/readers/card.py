# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cards of the Hub: README.md of a model, a data set or a Space, with YAML front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release import frontmatter
from licet.release.adapter import add_adapter
from licet.release.card_licence import licence_of
from licet.release.card_lineage import Lineage, add_bases, add_data, add_space_models
from licet.release.document import display_name, read_front, shown
from licet.release.fields import Fields
from licet.release.graph import Artefact, Finding, Kind, Place, Release, lineage_not_stated
from licet.release.relations import Signs, shown_base

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DATA_KEYS = frozenset(
    {
        "task_categories",
        "task_ids",
        "size_categories",
        "annotations_creators",
        "language_creators",
        "multilinguality",
        "source_datasets",
        "dataset_info",
        "configs",
        "paperswithcode_id",
        "pretty_name",
        "train_eval_index",
        "viewer",
    }
)
_MODEL_KEYS = frozenset(
    {
        "base_model",
        "base_model_relation",
        "library_name",
        "pipeline_tag",
        "model_index",
        "inference",
        "widget",
        "model_name",
        "new_version",
        "datasets",
        "metrics",
        "quantized_by",
        "model_type",
    }
)
_DATA_HEADING = re.compile(r"^#\s*data\s?(?:set)? card\b", re.IGNORECASE | re.MULTILINE)
_MOST_FILES = 10_000
_WHAT = {"model": "model", "data": "data set", "code": "Space", "output": "output"}


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is Markdown that begins with front matter, or a README."""
    if path.name.lower() == "readme":
        return True
    if path.suffix.lower() not in (".md", ".markdown"):
        return False
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"---", b"<!--")) or path.stem.lower() == "readme"


def read(path: Path) -> Release:
    """Return the release that a card describes, its origins without a licence yet.

    Raises ReleaseError with the line where the file is no text, the YAML is broken, or a key stands twice.
    """
    file = shown(path)
    text = read_front(path)
    front = frontmatter.split(text, file)
    table = frontmatter.compose(front, file) if front else None
    fields = Fields(table, file)
    kind, why = kind_of(fields, front.body if front else text)
    files = neighbours(path)
    name, named = name_of(fields, path, kind)
    lineage = Lineage(name)
    signs = Signs(tuple(tag.text for tag in fields.tags()), fields.text("library_name"), files, name)
    if kind == "code":
        add_space_models(lineage, fields)
    add_bases(lineage, fields, signs, kind)
    if kind == "model":
        add_adapter(lineage, fields, path.parent, files)
    add_data(lineage, fields, kind)
    source = {"model": "model card", "data": "data set card", "code": "Space card"}[kind]
    licence, disagreements = licence_of(fields, path.parent, source)
    findings = [*fields.findings, *disagreements]
    if table is None:
        findings.append(Finding("no-front-matter", "the card has no front matter: it claims nothing", Place(file, 1)))
    elif why:
        taken = f"the card is taken for that of a {_WHAT[kind]}: {why}"
        findings.append(Finding("kind-assumed", taken, Place(file, 1)))
    if not lineage.origins and not (kind == "data" and _is_original(fields)):
        findings.append(lineage_not_stated(f"the card of this {_WHAT[kind]} names", Place(file, 1)))
    elif kind == "data" and not any(origin.kind == "model" for origin in lineage.origins):
        findings.extend(_generated(fields))
    elif kind == "model" and not any(origin.kind == "model" for origin in lineage.origins):
        findings.extend(_baseless(signs, Place(file, 1)))
    root = Artefact(name, kind, licence, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=named)


def _is_original(fields: Fields) -> bool:
    """Whether the card says that the data was made by whoever releases it."""
    return any(value.text.strip().lower() == "original" for value in fields.texts("source_datasets"))


def _generated(fields: Fields) -> Iterator[Finding]:
    """Yield a finding where the card says that a machine wrote the data, and nothing in it names a model."""
    for value in fields.values("language_creators"):
        if value.text.strip().lower() == "machine-generated":
            message = "language_creators says machine-generated, and the card names no model that wrote it"
            question = "which model generated the data? (if a program of your own did, a licet.toml says so)"
            yield Finding("lineage-not-stated", message, Place(fields.file, value.line), "unknown", question, "model")


def _baseless(signs: Signs, place: Place) -> Iterator[Finding]:
    """Yield a finding where signs show that a model stems from another one, and the card names none."""
    if shown := shown_base(signs):
        message = f"the card names no base model, and {shown[1]} shows that there is one ({shown[0]})"
        question = f"which model is it that this one {shown[0]}? (name it under base_model)"
        yield Finding("lineage-not-stated", message, place, "unknown", question, "model")


def kind_of(fields: Fields, body: str) -> tuple[Kind, str]:
    """Return what the card is of, and on what that rests where its keys do not tell."""
    keys = fields.keys.keys()
    if "sdk" in keys:
        return "code", ""
    if keys & _MODEL_KEYS:
        return "model", ""
    if keys & _DATA_KEYS:
        return "data", ""
    if _DATA_HEADING.search(body[:2_000]):
        return "data", "by its heading"
    return "model", "nothing in it tells"


def name_of(fields: Fields, path: Path, kind: Kind) -> tuple[str, bool]:
    """Return the name of the release, and whether the card states it or the folder's name stands in."""
    stated = fields.text({"model": "model_name", "data": "pretty_name"}.get(kind, ""))
    if stated:
        return stated, True
    return display_name(path), False


def neighbours(path: Path) -> tuple[str, ...]:
    """Return the names of the files beside a README: those of one repository, and no other card's."""
    if path.stem.lower() != "readme":
        return ()
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return ()
    return tuple(names[:_MOST_FILES])
