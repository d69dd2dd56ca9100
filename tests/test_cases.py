# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every case of tests/cases: a story, a release, and the verdict a lawyer would expect, in one file.

A case file is a manifest (licet.toml) with more keys and a further table:

    story = "one sentence of what happens"
    defaults = "us"                                 # the layer of defaults; default: worldwide
    [expect]
    answer = "no"
    argument = "one sentence with the sections that decide"
    codes = ["further-restriction"]                 # the diagnostics of the conflicts (or of what is open)
    cites = ["LicenseRef-CreativeML-OpenRAIL-M 4"]  # licence and section that the answer names
    asks = ["training-makes-a-derivative"]          # subjects of the questions, when unknown
    duties = ["keep-notices"]                       # duties that must be listed
    holds_if = ["put it under …"]                   # repairs that must be offered
    artefacts = ["yes", "no"]                       # of a release of several artefacts: the answer on each, in order
    authorities = ["17 U.S.C. 101"]                 # how authorities of the layer begin, or names in them

What is not listed is not checked, except that `codes` must be complete.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import licet
from licet.reason.verdict import Objection, Verdict

KEYS = {
    "answer",
    "argument",
    "artefacts",
    "asks",
    "authorities",
    "cites",
    "codes",
    "duties",
    "holds_if",
}
CASES = sorted((Path(__file__).parent / "cases").rglob("*.toml"))


def named(verdict: Verdict) -> set[str]:
    """Return every "licence section" that an objection of the verdict cites, by term or by default."""
    objections: tuple[Objection, ...] = (*verdict.conflicts, *verdict.open)
    return {f"{p.licence} {p.cite.section}".strip() for o in objections for p in o.parties if p.cite is not None}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path, tmp_path: Path) -> None:
    case: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    manifest = text[text.index("[release]") : text.index("[expect]")]
    (tmp_path / "licet.toml").write_text(manifest, encoding="utf-8")
    expect = case["expect"]
    release = licet.load(tmp_path / "licet.toml")
    scenario = licet.Scenario(release.acts, release.facts, release.uses, case.get("defaults", "worldwide"))
    verdict = licet.check(release, scenario=scenario)
    objections = verdict.conflicts or verdict.open
    assert len(case["story"].split()) >= 5
    assert len(expect["argument"].split()) >= 5
    assert str(verdict.answer) == expect["answer"], [(o.code, o.what) for o in (*verdict.conflicts, *verdict.open)]
    assert sorted({o.code for o in objections}) == sorted(expect.get("codes", []))
    assert set(expect.get("cites", [])) <= named(verdict)
    assert set(expect.get("asks", [])) <= {q.unknown.subject for q in verdict.questions}
    assert set(expect.get("duties", [])) <= {d.duty for d in verdict.duties}
    assert set(expect.get("holds_if", [])) <= {r.change for r in verdict.repairs()}
    assert [str(part.answer) for part in verdict.parts] == expect.get("artefacts", [])
    leaves = list(verdict.proof().leaves())
    cites = {leaf.cite.authority if leaf.cite is not None else leaf.value for leaf in leaves}
    assert [name for name in expect.get("authorities", []) if not any(name in cite for cite in cites)] == []
    assert set(expect) <= KEYS


def test_there_are_cases() -> None:
    assert len(CASES) >= 30
