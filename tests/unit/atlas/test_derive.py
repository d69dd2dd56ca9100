# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An edge is there exactly where the verdict on the one-component release is not no, and says what it says."""

from __future__ import annotations

import random

import pytest

from licet.atlas.derive import edges, licences
from licet.atlas.edge import KINDS, RELATIONS, STANDINGS, Asked, Edge, Kind
from licet.reason.choose import leaf
from licet.reason.judge import check
from licet.reason.truth import Answer
from licet.reason.verdict import Verdict
from licet.release.pair import pair, stated

Question = tuple[str, str, Asked, Kind]
# Licences whose edges are not plain: they name others, let copies switch, limit use, leave questions open.
KNOTTY = (
    "MIT", "Apache-2.0", "MPL-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "AGPL-3.0-or-later",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "EUPL-1.2", "CECILL-2.1", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0",
    "ODbL-1.0", "NPOSL-3.0", "BSD-4-Clause", "LicenseRef-Llama-3.1", "LicenseRef-Llama-4",
    "LicenseRef-CreativeML-OpenRAIL-M", "LicenseRef-OpenRAIL-AMS", "LicenseRef-DBRX-Open-Model",
)  # fmt: skip


def judged(question: Question) -> Verdict:
    source, target, standing, kind = question
    return check(pair(stated(leaf(source)), stated(leaf(target)), RELATIONS[standing, kind], kind))


def only(*question: str) -> Edge | None:
    source, target, standing, kind = question
    found = list(edges((source,), (target,), (standing,), (kind,)))  # type: ignore[arg-type]
    return found[0] if found else None


def says(one: Edge | None) -> tuple[object, ...]:
    if one is None:
        return (Answer.NO,)
    return one.answer, one.basis, set(one.duties), one.conditions


def verdict_says(verdict: Verdict) -> tuple[object, ...]:
    if verdict.answer is Answer.NO:
        return (Answer.NO,)
    conditions = tuple(dict.fromkeys(question.asks for question in verdict.questions))
    return verdict.answer, verdict.basis, {one.duty for one in verdict.duties}, conditions


def sample(names: tuple[str, ...], count: int) -> list[Question]:
    rng = random.Random(20)
    return [(rng.choice(names), rng.choice(names), rng.choice(STANDINGS), rng.choice(KINDS)) for _ in range(count)]


@pytest.mark.parametrize("questions", [sample(licences(), 2000), sample(KNOTTY, 1000)], ids=["all", "knotty"])
def test_an_edge_is_the_verdict_on_the_pair(questions: list[Question]) -> None:
    rows: dict[tuple[str, Asked, Kind], dict[str, Edge]] = {}
    for source, _, standing, kind in questions:
        targets = [t for s, t, st, k in questions if (s, st, k) == (source, standing, kind)]
        if (source, standing, kind) not in rows:
            found = edges((source,), tuple(dict.fromkeys(targets)), (standing,), (kind,))
            rows[source, standing, kind] = {one.target: one for one in found}
    answers = set()
    for question in questions:
        source, target, standing, kind = question
        verdict = judged(question)
        answers.add(verdict.answer)
        assert says(rows[source, standing, kind].get(target)) == verdict_says(verdict), question
    assert answers == set(Answer)


def test_asking_for_several_at_once_changes_nothing() -> None:
    at_once = {(one.source, one.target, one.standing, one.kind): one for one in edges(KNOTTY, KNOTTY)}
    for question in sample(KNOTTY, 200):
        assert at_once.get(question) == only(*question)


@pytest.mark.parametrize(
    ("source", "target", "standing", "kind", "edge", "composes"),
    [
        ("MIT", "MIT", "same", "code", "same", False),
        ("MIT", "GPL-3.0-only", "derivative", "code", "entailed", False),
        ("GPL-2.0-or-later", "GPL-3.0-only", "derivative", "code", "later", True),
        ("LGPL-2.1-only", "GPL-2.0-only", "derivative", "code", "named", True),
        ("MPL-2.0", "GPL-3.0-only", "derivative", "code", "named", False),
        ("GPL-2.0-or-later", "AGPL-3.0-only", "derivative", "code", "named", False),
        ("GPL-3.0-only", "MIT", "part", "data", "beside", False),
    ],
)
def test_the_kind_of_an_edge_says_why(
    source: str, target: str, standing: str, kind: str, edge: str, composes: bool
) -> None:
    found = only(source, target, standing, kind)
    assert found is not None
    assert (found.edge, found.composes, found.answer) == (edge, composes, Answer.YES)


@pytest.mark.parametrize(("source", "target"), [("GPL-3.0-only", "MIT"), ("Apache-2.0", "GPL-2.0-only")])
def test_a_clash_is_no_edge(source: str, target: str) -> None:
    assert only(source, target, "derivative", "code") is None


def test_an_open_question_is_a_condition_of_the_edge() -> None:
    found = only("NPOSL-3.0", "NPOSL-3.0", "derivative", "code")
    assert found is not None
    assert found.answer is Answer.UNKNOWN
    assert found.conditions


def test_duties_are_cited() -> None:
    found = only("Apache-2.0", "MIT", "derivative", "code")
    assert found is not None
    assert "state-changes" in found.duties
    assert "Apache-2.0 §4(b)" in found.cites
    named = only("MPL-2.0", "GPL-3.0-only", "derivative", "code")
    assert named is not None
    assert named.cites[0] == "MPL-2.0 §3.3"


def test_every_recorded_licence_can_be_asked_about() -> None:
    found = {one.source for one in edges(None, ("GPL-3.0-only",), ("part",), ("data",))}
    assert found < set(licences())
    assert "Classpath-exception-2.0" not in licences()


def test_a_licence_without_a_record_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(edges(("MIT",), ("LicenseRef-Unheard-Of",)))
