#!/usr/bin/env python3
# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Write src/licet/data/fingerprints.bin from licence texts, which it holds the hashes of and nothing else.

    python tools/build_fingerprints.py --texts DIR [--texts DIR …] [--check]

A text belongs to the records that carry the hash of its words, as licence or as policy; a few texts without a record
are known by the names below. Fails where the text of a record is in none of the folders. --check writes nothing and
fails if the file on disk differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from licet.catalogue.lint import read_text
from licet.catalogue.store import store
from licet.catalogue.words import words_sha256
from licet.reading.fingerprints import Print, encode
from licet.reading.imprint import imprint

TARGET = Path(__file__).resolve().parent.parent / "src" / "licet" / "data" / "fingerprints.bin"
# Texts that no record has: file stem, name.
NAMED = {
    "creativeml-openrail++-m-sdxl": "CreativeML Open RAIL++-M License dated July 26, 2023",
    "gpt-oss-usage-policy": "gpt-oss usage policy",
    "hippocratic-1.0": "Hippocratic License 1.0",
    "hippocratic-1.1": "Hippocratic License 1.1",
    "hippocratic-1.2": "Hippocratic License 1.2",
    "mg-by-nc-nd-1.0": "ModelGo Attribution-NonCommercial-NoDerivatives License 1.0",
    "mg-by-nc-nd-2.0": "ModelGo Attribution-NonCommercial-NoDerivatives License 2.0",
    "mg-by-nc-os-1.0": "ModelGo Attribution-NonCommercial-OpenSource License 1.0",
    "mg-by-nc-rai-1.0": "ModelGo Attribution-NonCommercial-ResponsibleAI License 1.0",
}


def owners() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Return (ids, names, part) by the hash of a text's words; a policy yields to the licence of the same text."""
    kept = store()
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {}
    for id_ in sorted(kept.names("record")):
        record = kept.section(f"record/{id_}")
        sources = [("", record["text"]["sha256"]), *((p["name"], p["sha256"]) for p in record["policies"])]
        for part, hash_ in sources:
            ids, names, before = found.get(hash_, ((), (), part))
            if part and not before and ids:
                continue
            own = () if part else (record["title"], *record["aliases"])
            found[hash_] = ((*ids, id_), tuple(dict.fromkeys((*names, *own))), part)
    return found


def gather(folders: list[Path]) -> tuple[list[Print], list[str]]:
    """Return the fingerprints, by name, and the records whose text is in none of the folders."""
    wanted = owners()
    left = dict(wanted)
    prints = []
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.suffix not in {".txt", ".LICENSE", ".md"}:
                continue
            text = read_text(path)
            hash_ = words_sha256(text)
            if hash_ in left:
                prints.append(imprint(text, *left.pop(hash_)))
            elif hash_ not in wanted and path.stem in NAMED:
                wanted[hash_] = ((), (NAMED[path.stem],), "")
                prints.append(imprint(text, *wanted[hash_]))
    missing = [" ".join((ids[0], part)).strip() for ids, _, part in left.values()]
    return sorted(prints, key=lambda each: (each.name, each.part)), sorted(missing)


def main() -> int:
    """Write or check the file; return the exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", action="append", type=Path, required=True)
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    prints, missing = gather(chosen.texts)
    if missing:
        print("text not at hand: " + ", ".join(missing))
        return 1
    new = encode(prints)
    if not chosen.check:
        TARGET.write_bytes(new)
        print(f"{len(prints)} texts, {sum(each.words for each in prints)} words, {len(new)} bytes")
        return 0
    stale = not TARGET.exists() or TARGET.read_bytes() != new
    if stale:
        print(f"{TARGET.name} is stale: run python tools/build_fingerprints.py")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
