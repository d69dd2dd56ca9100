# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Resolvers: who is asked, what they answer, and lineage that is followed to its root."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import licet
from licet.release import claims, hub_cache
from licet.release.graph import Artefact, Finding, Link, Place, Release, ordered
from licet.release.load import load
from licet.release.resolve import bundled, cached, resolve
from tests.unit.release.readers.gguf_files import header
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.resolve import Known

REVISION = "0123456789abcdef0123456789abcdef01234567"
PLACE = Place("f", 1)


def work(name: str, licence: str = "", kind: str = "model") -> Artefact:
    claim = claims.read((licence,), "single", PLACE, "x") if licence else None
    return Artefact(name, kind, claim, PLACE)  # type: ignore[arg-type]


def made(name: str, *bases: str, licence: str = "", findings: tuple[Finding, ...] = ()) -> Release:
    """Return a release of that name, fine-tuned from each of the bases."""
    related = tuple(Link(base, "fine-tunes", name, True, PLACE, "x") for base in bases)
    return Release(work(name, licence), tuple(work(base) for base in bases), related, findings=findings)


class Shelf:
    """A resolver that knows these releases, and remembers what it was asked."""

    def __init__(self, *releases: Release) -> None:
        self.known = {release.root.name: release for release in releases}
        self.asked: list[str] = []

    def __call__(self, origin: Artefact) -> Known:
        self.asked.append(origin.name)
        return self.known.get(origin.name)


def test_the_artefacts_of_somebody_else_are_works_that_this_one_holds() -> None:
    known = made("b", "c", licence="mit")
    tool = work("tool", "gpl-3.0-only", "code")
    known = replace(known, parts=(tool,), links=(*known.links, Link("tool", "bundles", "b", True, PLACE)))
    release = resolve(made("a", "b"), (Shelf(known),))
    assert links(release) == ["fine-tunes b", "fine-tunes c > b", "bundles tool > b"]
    assert release.parts == ()
    assert [(origin.name, readings(origin.licence)) for origin in release.origins[1:2]] == [("tool", ["GPL-3.0-only"])]


def test_a_name_of_an_own_artefact_is_not_asked_for() -> None:
    shelf = Shelf(made("b", "Rows"))
    own = replace(made("a", "b"), parts=(work("rows"),))
    release = resolve(own, (shelf,))
    assert shelf.asked == ["b"]
    assert [link.origin for link in release.links if link.target == "b"] == ["rows"]


def test_lineage_is_followed_to_the_root() -> None:
    shelf = Shelf(made("b", "c", licence="mit"), made("c", "d", licence="gemma"))
    release = resolve(made("a", "b"), (shelf,))
    assert links(release) == ["fine-tunes b", "fine-tunes c > b", "fine-tunes d > c"]
    assert [readings(origin.licence)[0] for origin in release.origins] == [
        "MIT",
        "LicenseRef-Gemma-2024-04-01",
        "licence-not-stated",
    ]
    assert release.origins[2].licence is not None
    assert "what is the licence of d?" in release.origins[2].licence.question
    assert shelf.asked == ["b", "c", "d"]


@pytest.mark.parametrize(
    "shelf", [Shelf(made("b", "b")), Shelf(made("b", "c"), made("c", "b")), Shelf(made("b", "c"), made("c", "A"))]
)
def test_a_circle_is_a_finding_and_no_circle(shelf: Shelf) -> None:
    release = resolve(made("a", "b"), (shelf,))
    assert len(ordered(release)) == len(release.links)
    found = [finding for finding in release.findings if finding.effect == "unknown"]
    assert [finding.code for finding in found] == ["relations-disagree"]
    assert found[0].question.startswith("which was made from which")
    assert str(licet.check(release).answer) != "yes"


def test_a_work_reached_twice_is_one_work() -> None:
    shelf = Shelf(made("b", "D"), made("c", "d"))
    release = resolve(made("a", "b", "c"), (shelf,))
    assert [origin.name for origin in release.origins] == ["b", "c", "D"]
    assert links(release) == ["fine-tunes b", "fine-tunes c", "fine-tunes D > b", "fine-tunes D > c"]


def test_a_model_and_a_data_set_of_one_name_stay_two() -> None:
    rows = Release(work("b"), (work("x/y", kind="data"),), (Link("x/y", "trains-on", "b", False, PLACE),))
    release = resolve(made("a", "b", "x/y"), (Shelf(rows),))
    assert [(origin.kind, origin.name) for origin in release.origins][2] == ("data", "datasets/x/y")


def test_what_is_open_in_an_origin_is_open_in_the_release() -> None:
    open_ = Finding("relation-unknown", "m", PLACE, "unknown", "q?")
    own = Finding("lineage-not-stated", "m", PLACE, "unknown", "q?")
    note = Finding("kind-assumed", "m", PLACE)
    release = resolve(made("a", "b"), (Shelf(made("b", findings=(open_, own, note), licence="mit")),))
    assert [(finding.code, finding.message) for finding in release.findings] == [("relation-unknown", "b: m")]


def test_the_first_claim_counts_and_lineage_may_come_from_another() -> None:
    knows_licence = Shelf(made("b", licence="isc"))
    knows_lineage = Shelf(made("b", "c", licence="mit"))
    release = resolve(
        made("a", "b"), (lambda origin: knows_licence(origin) and work("b", "isc").licence, knows_lineage)
    )
    assert readings(release.origins[0].licence) == ["ISC"]
    assert links(release) == ["fine-tunes b", "fine-tunes c > b"]


def test_a_stated_licence_stays_and_its_lineage_is_followed() -> None:
    release = Release(work("a"), (work("b", "isc"),), made("a", "b").links)
    found = resolve(release, (Shelf(made("b", "c", licence="mit")),))
    assert readings(found.origins[0].licence) == ["ISC"]
    assert [origin.name for origin in found.origins] == ["b", "c"]


def test_a_lineage_without_end_ends() -> None:
    def endless(origin: Artefact) -> Known:
        return made(origin.name, f"{origin.name}x", licence="mit")

    release = resolve(made("a", "b"), (endless,))
    assert len(release.origins) == 500
    assert [finding.code for finding in release.findings] == ["lineage-not-stated"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv("HF_HUB_CACHE", str(folder))
    return folder


def snapshot(
    cache: Path, repository: str, revision: str = REVISION, main: str = REVISION, **files: str | bytes
) -> Path:
    folder = cache / repository / "snapshots" / revision
    folder.mkdir(parents=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    if main:
        (cache / repository / "refs").mkdir(exist_ok=True)
        (cache / repository / "refs" / "main").write_text(main)
    return folder


def test_the_cache_is_asked_before_the_index(tmp_path: Path, cache: Path) -> None:
    card = "---\nlicense: mit\nbase_model: acme/base\ndatasets: [acme/rows]\n---\n"
    snapshot(cache, "models--bigscience--bloom", README__md=card)
    snapshot(cache, "models--acme--base", LICENSE="SPDX-License-Identifier: ISC\n", config__json='{"model_type": "x"}')
    snapshot(cache, "datasets--acme--rows", README__md="---\nlicense: cc-by-4.0\ntask_ids: [x]\n---\n")
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: bigscience/bloom\n---\n")
    release = load(tmp_path / "README.md")
    assert links(release) == [
        "fine-tunes bigscience/bloom",
        "fine-tunes acme/base > bigscience/bloom",
        "trains-on acme/rows > bigscience/bloom",
    ]
    assert [readings(origin.licence) for origin in release.origins] == [["MIT"], ["ISC"], ["CC-BY-4.0"]]
    claim = release.origins[0].licence
    assert claim is not None
    assert claim.source == "Hub cache (bigscience/bloom, revision 01234567), model card"
    assert str(claim.place) == "bigscience/bloom@01234567/README.md:2"
    assert str(cache) not in repr(release.origins)
    assert readings(load(tmp_path / "README.md", (bundled,)).origins[0].licence) == [
        "LicenseRef-BigScience-BLOOM-RAIL-1.0"
    ]


def test_a_card_without_a_licence_leaves_it_to_the_index(cache: Path) -> None:
    snapshot(cache, "models--bigscience--bloom", README__md="---\nbase_model: acme/base\n---\n")
    release = resolve(made("a", "bigscience/bloom"), (cached, bundled))
    assert readings(release.origins[0].licence) == ["LicenseRef-BigScience-BLOOM-RAIL-1.0"]
    assert links(release)[1:] == ["fine-tunes acme/base > bigscience/bloom"]


@pytest.mark.parametrize(
    ("files", "main"),
    [
        ({}, REVISION),
        ({"config__json": "{}"}, REVISION),
        ({"README__md": "---\nlicense: [\n---\n"}, REVISION),
        ({"README__md": "# title"}, REVISION),
    ],
)
def test_what_says_nothing_is_no_answer(cache: Path, files: dict[str, str], main: str) -> None:
    snapshot(cache, "models--a--b", main=main, **files)
    assert hub_cache.find(work("a/b")) is None


def test_which_snapshot(cache: Path) -> None:
    other = "f" * 40
    snapshot(cache, "models--a--b", README__md="---\nlicense: mit\n---\n", main="")
    found = hub_cache.find(work("a/b"))
    assert found is not None
    snapshot(cache, "models--a--b", other, README__md="---\nlicense: isc\n---\n", main="")
    assert hub_cache.find(work("a/b")) is None  # two, and nothing says which
    (cache / "models--a--b" / "refs").mkdir()
    (cache / "models--a--b" / "refs" / "main").write_text(other)
    found = hub_cache.find(work("a/b"))
    assert found is not None
    assert readings(found.root.licence) == ["ISC"]
    (cache / "models--a--b" / "refs" / "main").write_text("../../../etc")
    assert hub_cache.find(work("a/b")) is None


def test_what_is_not_looked_for(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot(cache, "models--a--b", README__md="---\nlicense: mit\n---\n")
    assert hub_cache.find(work("a/b", kind="code")) is None
    assert hub_cache.find(work("../a")) is None
    monkeypatch.delenv("HF_HUB_CACHE")
    monkeypatch.setenv("HF_HOME", str(cache.parent))
    assert hub_cache.folder() is None
    cache.rename(cache.parent / "hub")
    assert hub_cache.find(work("a/b")) is not None


def test_weights_in_the_cache_speak_too_and_an_own_name_is_no_circle(cache: Path) -> None:
    config = '{"model_type": "x", "_name_or_path": "a/b"}'
    snapshot(cache, "models--a--b", model__gguf=header({"general.license": "gemma"}), config__json=config)
    release = resolve(made("r", "a/b"), (cached,))
    assert readings(release.origins[0].licence)[0] == "LicenseRef-Gemma-2024-04-01"
    assert (links(release), open_codes(release), release.findings) == (["fine-tunes a/b"], [], ())
