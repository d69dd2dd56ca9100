# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from licet.release import claims, manifest
from licet.release.graph import Artefact, Claim, Link, Place, Release
from licet.release.load import load

HERE = Place("somewhere.md", 7)


def read(text: str) -> Release:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "licet.toml"
        path.write_text(text, encoding="utf-8")
        return load(path)


def meaning(release: Release) -> object:
    """What must survive being written and read: everything but places and the way it was known."""

    def of(claim: Claim | None) -> object:
        return claim and (set(map(str, claim.readings)), claim.unknown)

    return (
        (release.root.name, release.root.kind, of(release.root.licence)),
        [(part.name, part.kind, of(part.licence)) for part in release.parts],
        [(origin.name, origin.kind, of(origin.licence)) for origin in release.origins],
        [(link.origin, link.relation, link.target, link.ships) for link in release.links],
        release.acts,
        release.facts,
        release.uses,
    )


def test_what_a_card_says_becomes_a_manifest_with_its_open_questions(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(
        "---\nlicense: [mit, isc]\nbase_model: bigscience/bloom\ntags: [lora]\ndatasets: [nobody/knows]\n"
        "training_data: x\n---\n"
    )
    release = load(path)
    text = manifest.write(release)
    assert manifest.write(load(path)) == text
    lines = text.split("\n")
    assert '# name = "…"  # the name it is released under: some licences have a say in it' in lines
    assert '# licence = "…"  # a list: the format does not say whether all of them apply or one may be chosen' in lines
    assert '# licence = "bigscience-bloom-rail-1.0"  # index of works (hub page, 2023-04)' in lines
    assert 'relation = "adapts"  # inferred: tag lora' in lines
    assert '# licence = "…"  # what is the licence of nobody/knows?' in lines
    assert any("what does training_data" in line for line in lines)
    again = read(text)
    assert again.origins[0].licence == release.origins[0].licence
    assert [(link.relation, link.origin) for link in again.links] == [
        ("adapts", "bigscience/bloom"),
        ("trains-on", "nobody/knows"),
    ]


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
LICENCES = st.sampled_from(
    [
        "MIT",
        "apache-2.0",
        "gemma",
        "gpl-3.0",
        "gpl",
        "other",
        "MIT OR ISC",
        "LicenseRef-Ours",
        "GPL-2.0-only",
        "Apache 2.0",
    ]
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "commercial": st.booleans(),
        "seats": st.integers(0, 10**12),
        "annual_revenue_usd": st.floats(0, 1e15, allow_nan=False) | st.integers(0, 10**15),
        "territory": st.lists(st.sampled_from(["EU", "US", "DE"]), min_size=1, max_size=3).map(tuple),
        "licensee": st.sampled_from(["company", "academic"]),
    },
)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique_by=str.lower))
    root = Artefact(
        names[0], draw(st.sampled_from(["model", "data", "code"])), _claim(draw(st.none() | LICENCES)), HERE
    )
    origins, links, parts = [], [], []
    own = draw(st.integers(0, len(names) - 1))
    for name in names[1 : own + 1]:
        claim = _claim(draw(st.none() | LICENCES))
        parts.append(Artefact(name, draw(st.sampled_from(["model", "data", "code"])), claim, HERE))
        links.append(Link(name, draw(st.sampled_from(["bundles", "collects"])), names[0], True, HERE))
    if own > 1 and draw(st.booleans()):
        links.append(Link(names[2], "trains-on", names[1], False, HERE))
    for at, name in enumerate(names[own + 1 :], own + 1):
        licence = draw(LICENCES)
        origins.append(Artefact(name, draw(st.sampled_from(["model", "data", "code"])), _claim(licence), HERE))
        target = names[draw(st.integers(0, at - 1))]
        relation = draw(st.sampled_from(["copies", "bundles", "calls", "trains-on", "adapts"]))
        links.append(Link(name, relation, target, draw(st.booleans()), HERE))
    acts = tuple(draw(st.lists(st.sampled_from(["publish", "host", "sell"]), min_size=1, unique=True)))
    uses = tuple(draw(st.lists(st.sampled_from(["military", "privacy"]), unique=True)))
    return Release(root, tuple(origins), tuple(links), acts, draw(FACTS), uses, parts=tuple(parts))


def _claim(text: str | None) -> Claim | None:
    return claims.read((text,), "single", HERE, "test") if text else None


@given(releases())
def test_what_is_written_reads_the_same(release: Release) -> None:
    text = manifest.write(release)
    assert meaning(read(text)) == meaning(release), text
