# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Workflow commands: one a line, escaped, the worst first, and no more than GitHub shows."""

from __future__ import annotations

import re
from dataclasses import replace

import licet
from licet.release.graph import Finding, Place
from licet.report import github
from licet.report.remarks import remarks
from licet.report.style import Style
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, judged
from tests.unit.report.stories import HOSTILE, stories

COMMAND = re.compile(r"::(error|warning|notice) (?:file=[^:,]+,(?:line=\d+,)?)?title=[^:,]+::[^\r\n]+")


def found(*findings: Finding, style: Style | None = None) -> list[str]:
    verdict = judged(PERMITTED)
    return github.write(replace(verdict, release=replace(verdict.release, findings=findings)), style).splitlines()


def test_every_line_is_a_command_but_the_last_which_is_the_answer() -> None:
    for verdict in (*stories(), judged(HOSTILE), licet.compatible("Apache-2.0", "GPL-2.0-only")):
        *commands, answer = github.write(verdict).splitlines()
        assert len(commands) == len(remarks(verdict))
        assert all(COMMAND.fullmatch(line) for line in commands)
        assert answer.startswith(f"licet: {verdict.answer}: ")


def test_a_conflict_is_an_error_and_an_open_point_a_warning() -> None:
    assert github.write(judged(REFUSED)).startswith("::error file=licet.toml,line=8,title=further-restriction%3A ")
    assert github.write(judged(OPEN)).startswith("::warning file=licet.toml,line=9,title=outbound-not-named%3A ")


def test_a_permission_is_one_line() -> None:
    assert github.write(judged(PERMITTED)) == ("licet: yes: acme/paint may be published under CreativeML-OpenRAIL-M\n")


def test_what_would_end_a_property_or_a_line_is_escaped() -> None:
    (line, _) = found(Finding("key-not-read", "100%\n::error::x\r", Place("a,b:c%.md", 3)))
    assert line.startswith("::notice file=a%2Cb%3Ac%25.md,line=3,title=")
    assert line.endswith(r"::100%25\n::error::x\r. Spell the key as the format names it.") or "100%25\\n" in line
    assert "\r" not in line


def test_a_place_without_a_line_is_told_in_the_message() -> None:
    (line, _) = found(Finding("key-not-read", "a key", Place("bom.json", None, "/components/3")))
    assert line.startswith("::notice file=bom.json,title=")
    assert line.endswith("(bom.json#/components/3)")


def test_paths_are_relative_to_the_checkout() -> None:
    (line, _) = found(Finding("key-not-read", "a", Place("/w/r/sub/a.md", 1)), style=Style(base="/w/r"))
    assert line.startswith("::notice file=sub/a.md,line=1,")


def test_the_eleventh_is_counted_and_verbose_shows_all() -> None:
    many = [Finding("key-not-read", f"key {number}", Place("a.md", number)) for number in range(1, 13)]
    lines = found(*many)
    assert len(lines) == 11
    assert lines[9] == "::notice title=licet::and 3 more: run licet check to see them"
    assert len(found(*many, style=Style(verbose=True))) == 13
    assert len(found(*many[:10])) == 11
    assert "more" not in found(*many[:10])[9]


def test_there_is_no_colour() -> None:
    assert "\x1b" not in github.write(judged(REFUSED), Style(colour=True))


def test_several_verdicts_end_with_an_answer_each() -> None:
    text = github.join([("a", judged(REFUSED)), ("b", judged(PERMITTED))])
    assert text.count("::error") == 1
    assert [line.split(":")[1] for line in text.splitlines()[-2:]] == [" a", " b"]
