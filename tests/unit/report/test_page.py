# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""docs/reports.md has a section for each format, and what it shows of a report is in the report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import licet
from licet.api import ticked
from licet.report import Format, joins, write
from licet.report.style import Style

DOCS = Path(__file__).resolve().parents[3] / "docs"
PAGE = (DOCS / "reports.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- output: (\w+) ([\w-]+) -->\n```\w+\n(.*?)\n```\n", PAGE, re.DOTALL)


def test_every_format_has_a_row_and_a_section() -> None:
    heads = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    for format in get_args(Format):
        assert f"`{format}`" in PAGE
        assert format in heads or (format in {"spdx", "spdx3", "cyclonedx"} and "Bills of materials" in heads)


def test_the_formats_that_take_one_path_are_named() -> None:
    rows = {row.split("|")[1]: row for row in PAGE.splitlines() if row.startswith("| [`")}
    for format in get_args(Format):
        row = next(row for name, row in rows.items() if f"`{format}`" in name)
        assert joins(format) != ("give one" in row)


@pytest.mark.parametrize(("format", "example", "shown"), SHOWN, ids=[row[0] for row in SHOWN])
def test_what_is_shown_is_what_is_written(
    format: Format, example: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(DOCS / "examples")
    verdict = ticked(licet.check(licet.load(example)), example)
    rest = write(verdict, format, Style()).splitlines()
    for line in shown.splitlines():
        if line == "…":
            continue
        begins = line.removesuffix("…")
        at = next((n for n, one in enumerate(rest) if one == line or (line != begins and one.startswith(begins))), None)
        assert at is not None, line
        rest = rest[at + 1 :]


def test_reports_are_shown_at_all() -> None:
    assert {row[0] for row in SHOWN} == {"json", "sarif", "github", "markdown", "junit", "gitlab"}
