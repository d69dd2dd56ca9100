#!/usr/bin/env python3
# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Print how long the reasoner takes, warm, on this machine: `python tools/benchmark.py`.

Figures for a person to read, and no test: a clock on a shared machine proves nothing. Each is the processor
time of the best of several runs.
"""

from __future__ import annotations

import gc
import resource
from functools import partial
from random import Random
from time import process_time
from typing import TYPE_CHECKING

from licet.reason import table
from licet.reason.judge import check
from licet.reason.suggest import suggest
from licet.release.graph import Artefact, Claim, Link, Place, Release
from licet.syntax import parse_expression

if TYPE_CHECKING:
    from collections.abc import Callable

    from licet.release.graph import Kind

HERE = Place("licet.toml", 1)
MODEL: tuple[tuple[str, Kind, str], ...] = (
    ("LicenseRef-Llama-3.1", "model", "fine-tunes"),
    ("Apache-2.0", "model", "merges"),
    ("MIT", "model", "merges"),
    ("CC-BY-4.0", "data", "trains-on"),
    ("CC0-1.0", "data", "trains-on"),
    ("ISC", "code", "vendors"),
    ("MIT", "code", "bundles"),
    ("Apache-2.0", "code", "vendors"),
    ("BSD-3-Clause", "code", "vendors"),
    ("MPL-2.0", "code", "bundles"),
)
PLAIN = ("MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "LGPL-2.1-or-later", "MPL-2.0", "Zlib")
DUAL = (
    "MIT",
    "Apache-2.0",
    "BSD-3-Clause",
    "GPL-2.0-or-later",
    "BSD-2-Clause",
    "LGPL-2.1-or-later",
    "MPL-2.0",
    "EPL-2.0",
)


def claim(expression: str) -> Claim:
    return Claim((expression,), "single", HERE, "manifest", (parse_expression(expression),))


def made(label: str | None, *rows: tuple[str, Kind, str], kind: Kind = "model") -> Release:
    """Return a release of components, each with its licence, kind and relation."""
    origins = tuple(Artefact(f"o{i}", row[1], claim(row[0]), HERE) for i, row in enumerate(rows))
    links = tuple(Link(f"o{i}", row[2], "root", True, HERE) for i, row in enumerate(rows))
    facts: dict[str, object] = {"monthly_active_users": 5}
    return Release(
        Artefact("root", kind, claim(label) if label else None, HERE), origins, links, facts=facts, named=False
    )


def large(count: int, *more: tuple[str, Kind, str]) -> Release:
    """Return a program of many packages, 300 of them under one of 40 expressions with OR."""
    rng = Random(7)
    offers = [" OR ".join(rng.sample(DUAL, 2)) for _ in range(40)]
    rows: list[tuple[str, Kind, str]] = [(rng.choice(PLAIN), "code", "links-statically") for _ in range(count - 300)]
    rows += [(rng.choice(offers), "code", "links-statically") for _ in range(300)]
    return made("GPL-3.0-or-later", *rows, *more, kind="code")


def best(work: Callable[[], object], times: int) -> float:
    """Return the seconds of work that the quickest of `times` runs takes, after one that warms up."""
    work()
    gc.collect()
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append(process_time() - start)
    return min(found)


def row(what: str, seconds: float, aim: str) -> None:
    shown = f"{seconds * 1e6:9.1f} us" if seconds < 1e-3 else f"{seconds * 1e3:9.2f} ms"
    print(f"{what:56} {shown}   (aim: {aim})")


def main() -> None:
    """Print one line for each figure."""
    release = made("LicenseRef-Llama-3.1", *MODEL)
    assert table.looked_up(release) == check(release).answer
    row("answer over 10 components, from the table", best(lambda: table.answer(release), 5000), "20 us")
    row("verdict over 10 components, with its proof", best(lambda: check(release).proof(), 300), "1 ms")
    open_ = made(None, *MODEL[1:])
    row("suggest over the whole catalogue, 9 components", best(lambda: suggest(open_), 20), "10 ms")
    clash: tuple[str, Kind, str] = ("GPL-2.0-only", "code", "links-statically")
    for name, many in (("hold", large(10_000)), ("clash", large(10_000, clash))):
        said = f"10,000 packages, 300 of them dual, that {name}: {check(many).answer}"
        row(said, best(partial(check, many), 3), "3 s with reading and printing")
    print(f"{'memory at most':56} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB")


if __name__ == "__main__":
    main()
