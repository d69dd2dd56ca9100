# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Compile licenses/ into one file: sections of JSON, found by name, each parsed only when it is asked for.

The file is one JSON line (the table of contents: section to offset and length) and then the sections. It is built
with the package, and again in a checkout when a source is newer (`store`).
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from licet.catalogue.read import Reader, RecordError, Words

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1


def load_toml(path: Path) -> dict[str, Any]:
    """Return the tables of one TOML file; RecordError with the file's name where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError(path.name, str(error)) from None


def read_vocabularies(root: Path) -> dict[str, Any]:
    """Return every vocabulary file by its stem."""
    return {path.stem: load_toml(path) for path in sorted((root / "vocabulary").glob("*.toml"))}


def closed_words(vocabulary: dict[str, Any]) -> Words:
    """Return the closed lists that records are checked against."""
    return Words(
        acts=frozenset(vocabulary["acts"]["term"]),
        standings=frozenset(vocabulary["standings"]["standing"]),
        kinds=frozenset(vocabulary["standings"]["kind"]),
        relations=frozenset(vocabulary["relations"]),
        duties={duty: group for group, rows in vocabulary["duties"].items() for duty in rows},
        uses=frozenset(vocabulary["uses"]["use"]),
        qualifiers=frozenset(vocabulary["qualifiers"]["qualifier"]),
        facts=frozenset(vocabulary["facts"]["fact"]),
        questions={q: frozenset(row["answers"]) for q, row in vocabulary["terms"]["question"].items()},
    )


def read_records(root: Path, words: Words, only: set[str] | None = None) -> dict[str, dict[str, Any]]:
    """Return every record and exception (or those of `only`) by id, with the terms of their families."""
    tables = {
        f"{room}/{path.name}": load_toml(path)
        for room in ("records", "exceptions")
        for path in sorted((root / room).glob("*.toml"))
        if only is None or path.stem in only
    }
    families = {
        path.stem: Reader(f"families/{path.name}", words, "family").family(load_toml(path))
        for path in sorted((root / "families").glob("*.toml"))
        if only is None or any(path.stem in table.get("families", ()) for table in tables.values())
    }
    records: dict[str, dict[str, Any]] = {}
    for name, table in tables.items():
        record = Reader(name, words).record(table, families)
        if f"{record['id']}.toml" != name.partition("/")[2]:
            raise RecordError(f"{name}: id", f"the file is named otherwise: {record['id']!r}")
        records[record["id"]] = record
    return records


def read_defaults(root: Path, words: Words) -> dict[str, Any]:
    """Return each layer of defaults: what silence means, by jurisdiction."""
    layers = {}
    for path in sorted((root / "defaults").glob("*.toml")):
        table = load_toml(path)
        reader = Reader(f"defaults/{path.name}", words)
        reader.keys("", table, {"id", "title", "under", "reach", "reserved"}, ("id", "title"))
        reach = []
        for i, row in enumerate(table.get("reach", [])):
            status = reader.chosen(f"reach[{i}].status", row.get("status"), ("settled", "contested"))
            entry = reader.reach(f"reach[{i}]", {k: v for k, v in row.items() if k != "status"})
            reach.append({**entry, "basis": f"{status}-default"})
        reserved = {}
        for act, row in table.get("reserved", {}).items():
            where = f"reserved.{act}"
            reader.chosen(where, act, words.acts)
            reader.keys(where, row, {"status", "answer", "authority", "note"}, ("status", "answer", "authority"))
            reader.chosen(f"{where}.status", row["status"], ("settled", "contested"))
            reader.chosen(f"{where}.answer", row["answer"], ("reserved", "free"))
            reserved[act] = row
        layers[table["id"]] = {**table, "reach": reach, "reserved": reserved}
    return layers


def read_names(vocabulary: dict[str, Any], records: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return what every name means, in lower case: ["is", ids] | ["family", question] | ["unstated", question]."""
    names: dict[str, Any] = {}

    def put(name: str, meaning: list[Any], where: str) -> None:
        key = name.strip().lower()
        if names.get(key, meaning) != meaning:
            raise RecordError(where, f"the name {name!r} is taken: {names[key]} and {meaning}")
        names[key] = meaning

    for record in records.values():
        put(record["id"], ["is", [record["id"]]], record["id"])
        for alias in record["aliases"]:
            put(alias, ["is", [record["id"]]], record["id"])
    for name, ids in vocabulary["names"]["one-of"].items():
        put(name, ["is", ids], "vocabulary/names.toml: one-of")
    for group in ("family", "unstated"):
        for name, question in vocabulary["names"][group].items():
            put(name, [group, question], f"vocabulary/names.toml: {group}")
    return names


def read_addresses(vocabulary: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """Return what the page at an address stands for: the meaning of its name. No address has a scheme, or www."""
    found = {}
    for address, name in vocabulary["names"]["address"].items():
        where = "vocabulary/names.toml: address"
        if address != address.lower().rstrip("/") or "//" in address or address.startswith("www."):
            raise RecordError(where, f"{address!r} is not in lower case, or has a scheme, www or a slash at its end")
        if name.lower() not in names:
            raise RecordError(where, f"{name!r} is no name of a licence")
        found[address] = names[name.lower()]
    return found


def compile_catalogue(root: Path) -> bytes:
    """Return the compiled form of the law under `root` (the folder licenses/). Raises RecordError."""
    vocabulary = read_vocabularies(root)
    words = closed_words(vocabulary)
    records = read_records(root, words)
    sections: dict[str, Any] = {f"vocabulary/{name}": table for name, table in vocabulary.items()}
    sections |= {f"defaults/{name}": layer for name, layer in read_defaults(root, words).items()}
    sections |= {f"record/{id_}": record for id_, record in records.items()}
    sections["names"] = read_names(vocabulary, records)
    sections["addresses"] = read_addresses(vocabulary, sections["names"])
    texts: dict[str, list[str]] = {}
    sections["texts"] = texts
    for id_, record in sorted(records.items()):
        texts.setdefault(record["text"]["sha256"], []).append(id_)
    sections["summary"] = {
        id_: {"title": r["title"], "kind": r["kind"], "state": r["review"]["state"]}
        for id_, r in sorted(records.items())
    }
    return pack(sections)


def pack(sections: dict[str, Any]) -> bytes:
    """Return the sections as one file: the table of contents as the first line, then the sections."""
    bodies, contents, at = [], {}, 0
    for name, value in sections.items():
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        contents[name] = [at, len(body)]
        bodies.append(body)
        at += len(body)
    head = json.dumps({"format": FORMAT, "sections": contents}, separators=(",", ":")).encode() + b"\n"
    return head + b"".join(bodies)
