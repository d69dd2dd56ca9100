# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two artefacts of each sort are judged, and what is found is said of all of them."""

from __future__ import annotations

from licet.reason.judge import check
from licet.reason.truth import Answer
from licet.release.graph import Release
from tests.property.releases import artefact, link


def many(label: str, **counts: int) -> Release:
    rows = [(name.replace("_", "-"), i) for name, count in counts.items() for i in range(count)]
    licences = {"GPL": "GPL-2.0-only", "Apache": "Apache-2.0", "Nobody": "LicenseRef-nobody-knows"}
    origins = tuple(artefact(f"{name}{i}", "code", licences[name]) for name, i in rows)
    return Release(artefact("root", "code", label), origins, tuple(link(o.name, "incorporates") for o in origins))


def clashing(release: Release, code: str) -> list[tuple[str, ...]]:
    verdict = check(release)
    found = [*verdict.conflicts, *verdict.open]
    return [tuple(p.artefact for p in o.parties if p.stand) for o in found if o.code == code]


def test_every_pair_of_a_few_is_named() -> None:
    pairs = set(clashing(many("GPL-2.0-only", GPL=4, Apache=5), "further-restriction"))
    assert {(f"Apache{i}", f"GPL{j}") for i in range(5) for j in range(4)} <= pairs


def test_of_many_pairs_each_artefact_is_named() -> None:
    pairs = clashing(many("GPL-2.0-only", GPL=60, Apache=50), "further-restriction")
    assert {name for pair in pairs for name in pair} == {f"Apache{i}" for i in range(50)} | {
        f"GPL{i}" for i in range(60)
    }
    assert len(pairs) < 60 + 50 + 60


def test_what_holds_over_each_is_kept_with_its_own_link() -> None:
    verdict = check(many("MIT", GPL=5))
    assert verdict.answer is Answer.NO
    stands = {p.artefact: p.stand for o in verdict.conflicts for p in o.parties if p.stand}
    assert {name: stand.trail[0].link.origin for name, stand in stands.items()} == {
        f"GPL{i}": f"GPL{i}" for i in range(5)
    }
    assert {h.artefact for h in verdict.holdings} == set(stands)


def test_a_licence_without_a_record_is_asked_about_for_each() -> None:
    release = many("MIT", Nobody=4)
    verdict = check(release)
    assert verdict.answer is Answer.UNKNOWN
    assert verdict.questions[0].components == tuple(f"Nobody{i}" for i in range(4))
