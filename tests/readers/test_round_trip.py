# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reading back a bill of materials that licet wrote gives the same release and the same answer.

Every verdict case, and random releases: claims that are unclear or disputed, artefacts of one's own, open findings.
"""

from __future__ import annotations

import tempfile
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import licet
from licet.reason.verdict import Verdict
from licet.release import claims
from licet.release.graph import Claim, Finding, Release
from licet.report import Format, write
from licet.report.style import Style
from tests.property.releases import HERE, releases
from tests.readers.told import told
from tests.test_cases import CASES
from tests.unit.report import boms

FORMATS: tuple[Format, ...] = ("spdx", "spdx3", "cyclonedx")
WORDS = (
    "llama3.1", "gpl", "other", "my own terms", "LicenseRef-Acme", "GPL-3.0", "NONE", "NOASSERTION", "", "a\nb",
    "MIT, Apache-2.0", "MIT OR GPL-2.0-only", "Apache-2.0+", "DocumentRef-x:LicenseRef-y", "see “the file” <é>",
    "GPL-2.0-only WITH Classpath-exception-2.0", "LicenseRef-Llama-3.1 AND (MIT OR LicenseRef-Acme)",
)  # fmt: skip


def again(verdict: Verdict, format: Format, folder: Path) -> Release:
    path = folder / f"{format}.json"
    path.write_text(write(verdict, format, Style()), encoding="utf-8")
    return licet.load(path)


def same(verdict: Verdict, format: Format, folder: Path) -> None:
    read = again(verdict, format, folder)
    assert told(read) == told(verdict.release)
    assert licet.check(read, scenario=verdict.scenario).answer == verdict.answer


def judged(path: Path, folder: Path) -> Verdict:
    text = path.read_text(encoding="utf-8")
    (folder / "case").mkdir()
    manifest = folder / "case" / "licet.toml"
    manifest.write_text(text[text.index("[release]") : text.index("[expect]")], encoding="utf-8")
    release = licet.load(manifest)
    layer = tomllib.loads(text).get("defaults", "worldwide")
    return licet.check(release, scenario=licet.Scenario(release.acts, release.facts, release.uses, layer))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_case_comes_back(path: Path, tmp_path: Path) -> None:
    verdict = judged(path, tmp_path)
    for format in FORMATS:
        same(verdict, format, tmp_path)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_case_is_valid(path: Path, tmp_path: Path) -> None:
    verdict = judged(path, tmp_path)
    assert boms.spdx2(write(verdict, "spdx", Style()), tmp_path) == []
    assert boms.spdx3(write(verdict, "spdx3", Style())) == []
    assert boms.cyclonedx(write(verdict, "cyclonedx", Style())) == []


@st.composite
def unclear(draw: st.DrawFn) -> Claim:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
    listing: Any = draw(st.sampled_from(["and", "or", "undefined"])) if len(words) > 1 else "single"
    claim = claims.read(words, listing, HERE, "manifest")
    other = claims.read(["MIT"], "single", HERE, "card")
    return replace(claim, disputed_by=(other,)) if draw(st.integers(0, 5)) == 0 else claim


@st.composite
def odd(draw: st.DrawFn) -> Release:
    """Draw a release that says less, or more, than one of plain expressions."""
    release = draw(releases(most=3, outbound=draw(st.booleans()), choices=True))
    origins = [replace(one, licence=draw(unclear())) if draw(st.booleans()) else one for one in release.origins]
    if draw(st.integers(0, 3)) == 0:
        origins[0] = replace(origins[0], kind="output")
    if draw(st.integers(0, 3)) == 0:
        release = replace(release, root=replace(release.root, licence=draw(unclear())))
    own = tuple(origins[:1]) if len(origins) > 1 and draw(st.booleans()) else ()
    missing = Finding("base-not-named", "a base is not named", HERE, "unknown", "which base?", "x")
    return replace(
        release,
        origins=tuple(origins[len(own) :]),
        parts=own,
        links=tuple(replace(link, ships=draw(st.booleans())) for link in release.links),
        findings=(missing,) if draw(st.integers(0, 4)) == 0 else (),
        named=draw(st.booleans()),
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(odd())
def test_random_releases_come_back(release: Release) -> None:
    verdict = licet.check(release)
    with tempfile.TemporaryDirectory() as folder:
        for format in FORMATS:
            same(verdict, format, Path(folder))
        assert boms.spdx3(write(verdict, "spdx3", Style())) == []
        assert boms.cyclonedx(write(verdict, "cyclonedx", Style())) == []


def test_a_second_time_nothing_changes(tmp_path: Path) -> None:
    verdict = judged(next(path for path in CASES if path.stem == "llama-lora-labelled-mit"), tmp_path)
    for format in FORMATS:
        once = again(verdict, format, tmp_path)
        assert told(again(licet.check(once, scenario=verdict.scenario), format, tmp_path)) == told(once)
