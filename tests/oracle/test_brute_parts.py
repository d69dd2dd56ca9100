# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Releases of several artefacts: the judge against the second one, on random releases made of real records."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from licet.reason.artefacts import check
from licet.reason.truth import Answer
from licet.release.graph import Release
from tests.oracle.brute_parts import judge_parts
from tests.oracle.test_brute import ACTS, EXCEPTED, FACTS, MARKED, made
from tests.property.releases import KINDS, LICENCES, RELATIONS, artefact, link


def drawn(rng: Random) -> Release:
    """Return a release of one to three artefacts with up to three components, which may be shared or in no artefact."""
    names = [f"p{i}" for i in range(rng.choice((1, 2, 2, 3)))]
    licences = [rng.choice((None, rng.choice(LICENCES), rng.choice(rng.choice(MARKED)))) for _ in names]
    licences = [f"{one} OR MIT" if one and rng.random() < 0.1 else one for one in licences]
    links = [link(name, rng.choice(("bundles", "bundles", "collects", "vendors")), "root") for name in names]
    if len(names) > 1 and rng.random() < 0.4:
        links.append(link("p1", rng.choice(("trains-on", "quantises", "incorporates", "bundles")), "p0"))
    origins = []
    for i in range(rng.choice((0, 1, 2, 2, 3))):
        licence = rng.choice(EXCEPTED) if rng.random() < 0.1 else rng.choice(rng.choice(MARKED))
        other = rng.choice((" OR ", " AND ")) + rng.choice(rng.choice(MARKED)) if rng.random() < 0.15 else ""
        origins.append(artefact(f"o{i}", rng.choice(KINDS), licence + other))
        where = (*names, *names, "root", *(f"o{j}" for j in range(i)))
        targets = dict.fromkeys((rng.choice(where), rng.choice(where)))
        links += [link(f"o{i}", rng.choice(RELATIONS), target) for target in targets]
    label = rng.choice((None, None, rng.choice(LICENCES), rng.choice(rng.choice(MARKED)), licences[0]))
    root = artefact("root", rng.choice(KINDS), label)
    parts = tuple(artefact(name, rng.choice(KINDS), one) for name, one in zip(names, licences, strict=True))
    given = {name: rng.choice(FACTS[name]) for name in sorted(FACTS) if rng.random() < 0.25}
    return Release(root, tuple(origins), tuple(links), rng.choice(ACTS), given, named=False, parts=parts)


def agree(release: Release) -> None:
    rows = [f"{x.target} {x.relation} {x.origin}" for x in release.links]
    rows += [f"{one.name}: {one.kind} {one.licence.raw if one.licence else None}" for one in release.works]
    verdict = check(release)
    # Where two artefacts hang on one question the judge may know more than the worst of them.
    split = verdict.answer is Answer.NO and sum(one.answer is Answer.UNKNOWN for one in verdict.members) > 1
    found = judge_parts(release)
    assert str(verdict.answer) == found or (split and found == "unknown"), (release.acts, release.facts, rows)


@pytest.mark.parametrize("seed", range(4))
def test_the_judge_agrees_with_the_oracle(seed: int) -> None:
    rng = Random(seed)
    for _ in range(60):
        agree(drawn(rng))


def test_the_oracle_knows_what_nobody_disputes() -> None:
    alone = made("MIT", ("code", "GPL-3.0-only", "incorporates", "root"), kind="code")
    part = replace(alone.root, name="part")
    links = (link("o0", "incorporates", "part"), link("part", "bundles", "root"))
    several = replace(alone, root=artefact("root", "code", None), parts=(part,), links=links)
    assert judge_parts(several) == "no"
    fitting = replace(several, parts=(artefact("part", "code", "GPL-3.0-only"),))
    assert judge_parts(fitting) == "yes"
    nc = replace(several, origins=(), links=links[1:], parts=(artefact("part", "data", "CC-BY-NC-4.0"),))
    assert judge_parts(nc) == "yes"
    assert judge_parts(replace(nc, root=artefact("root", "code", "MIT"))) == "no"
