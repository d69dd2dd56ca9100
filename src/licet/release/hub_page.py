# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The page of a work on the Hub as a release: its files as in their folder, and what only the Hub itself states."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from licet.release import relations
from licet.release.document import shown
from licet.release.graph import Artefact, Place, Release, ReleaseError
from licet.release.relabel import relabel

if TYPE_CHECKING:
    from licet.release.graph import Kind

# What of the card the Hub repeats in `cardData`, also for a work whose files are gated.
_KEYS = (
    "license",
    "license_name",
    "license_link",
    "base_model",
    "base_model_relation",
    "datasets",
    "source_datasets",
    "tags",
    "library_name",
    "pipeline_tag",
    "task_categories",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What the Hub tells of one work: the answer of its interface, and the files that it gave."""

    name: str
    kind: Kind
    endpoint: str
    told: dict[str, Any]
    files: dict[str, bytes]


def read_page(page: Page) -> Release:
    """Return the release that the work is. A card that cannot be read leaves its claim to what the Hub tells."""
    revision = str(page.told.get("sha") or "")[:8]
    changed = str(page.told.get("lastModified") or "")[:10]
    where = f"{page.endpoint}/{page.name}" + (f"@{revision}" if revision else "")
    source = "the Hub" + (f" (revision {revision}, changed {changed})" if revision or changed else "")
    release = _of_files(page.name, page.files, where, source) or _of_files(page.name, _card(page), where, source)
    if release is None:
        return Release(Artefact(page.name, page.kind, None, Place(where)), named=False)
    return _as_tagged(release, page.told.get("tags"))


def _of_files(name: str, files: dict[str, bytes], where: str, source: str) -> Release | None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from licet.release.discover import read_folder

    if "README.md" not in files:
        return None
    with TemporaryDirectory(prefix="licet-") as place:
        folder = Path(place)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        try:
            release = read_folder(folder)
        except ReleaseError:
            return None
    return relabel(release, shown(folder), name, where, source)


def _card(page: Page) -> dict[str, bytes]:
    """Return a card that states what the Hub repeats of the real one: JSON is YAML."""
    told = page.told.get("cardData")
    data = {key: told[key] for key in _KEYS if told.get(key)} if isinstance(told, dict) else {}
    tags = page.told.get("tags")
    if isinstance(tags, list):
        data["tags"] = [tag for tag in tags if isinstance(tag, str)]
    if not data:
        return {}
    files = {name: content for name, content in page.files.items() if name != "README.md"}
    return {**files, "README.md": f"---\n{json.dumps(data)}\n---\n".encode()}


def _as_tagged(release: Release, tags: Any) -> Release:
    """Return the release with the relations that the Hub itself tags, where they were only inferred."""
    listed = tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
    tagged = relations.tagged_bases(listed)
    links = []
    for link in release.links:
        found = tagged.get(link.origin.lower())
        if link.inferred and found is not None and found.relation:
            link = replace(link, relation=found.relation, inferred=f"the Hub's tag {found.tag}")
        links.append(link)
    return replace(release, links=tuple(links))
