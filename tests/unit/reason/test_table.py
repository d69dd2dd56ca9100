# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the compiled table decides, and what it leaves to the judge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from licet.reason import table
from licet.reason.judge import check, scenario_of
from licet.reason.truth import Answer
from licet.release.graph import Finding, Place, Release, ReleaseError
from tests.property.releases import artefact, claim, link


def program(label: str | None, *licences: str, relation: str = "incorporates") -> Release:
    origins = tuple(artefact(f"o{i}", "code", one) for i, one in enumerate(licences))
    links = tuple(link(f"o{i}", relation) for i in range(len(licences)))
    return Release(artefact("root", "code", label), origins, links, named=False)


@pytest.mark.parametrize(
    ("release", "answer"),
    [
        (program("GPL-3.0-only", "MIT", "Apache-2.0"), Answer.YES),
        (program("MIT", "MIT", "GPL-3.0-only"), Answer.NO),
        (program("GPL-2.0-only", "MIT", "Apache-2.0"), Answer.NO),
        (program("MIT", "MIT", "Apache-2.0 OR GPL-3.0-only"), Answer.YES),
        (program("MIT", "AGPL-3.0-only OR GPL-3.0-only"), Answer.NO),
        (program(None, "MIT", "Apache-2.0"), Answer.YES),
    ],
)
def test_rows_decide_what_is_definite(release: Release, answer: Answer) -> None:
    assert table.looked_up(release) in {answer, None}
    assert table.answer(release) is check(release).answer is answer


def test_rows_decide_these_without_the_judge() -> None:
    assert table.looked_up(program("GPL-3.0-only", "MIT", "Apache-2.0")) is Answer.YES
    assert table.looked_up(program("MIT", "MIT", "GPL-3.0-only")) is Answer.NO
    assert table.looked_up(program(None, "MIT", "Apache-2.0")) is Answer.YES


def test_two_components_that_clash_are_a_pair_whatever_was_met_first() -> None:
    for licences in (("CDDL-1.0", "GPL-2.0-only"), ("GPL-2.0-only", "CDDL-1.0")):
        table.forget()
        for one in licences:
            table.answer(program("GPL-2.0-only", one))
        assert table.answer(program("GPL-2.0-only", *licences)) is Answer.NO


CYCLE = replace(program("MIT", "MIT", "ISC"), links=(link("o0", "vendors", "o1"), link("o1", "vendors", "o0")))


@pytest.mark.parametrize(
    "release",
    [
        replace(program("MIT", "ISC"), findings=(Finding("x", "y", Place("f"), "unknown"),)),
        program("MIT", "LicenseRef-nobody-knows"),
        program("MIT", "CC-BY-SA-4.0", relation="trains-on"),
        replace(program("MIT", "ISC"), origins=(artefact("o0", "code", None),)),
        replace(program("MIT", "ISC"), facts={"territory": ["EU"]}),
        replace(
            program("MIT", "ISC"), root=replace(artefact("r", "code", None), licence=replace(claim("MIT"), readings=()))
        ),
        program(None),
    ],
)
def test_what_may_hang_on_more_is_left_to_the_judge(release: Release) -> None:
    assert table.looked_up(release) is None
    assert table.answer(release) is check(release).answer


def test_a_part_of_a_part_has_a_row_by_its_path() -> None:
    nested = replace(program("MIT", "ISC", "MIT"), links=(link("o0", "vendors", "o1"), link("o1", "incorporates")))
    assert table.looked_up(nested) is Answer.YES is check(nested).answer


def test_a_cycle_is_an_error_as_ever() -> None:
    with pytest.raises(ReleaseError):
        table.answer(CYCLE)


def test_a_scenario_has_a_sheet_of_its_own() -> None:
    release = program("CC-BY-NC-4.0", "CC-BY-NC-4.0", relation="copies")
    sold = replace(scenario_of(release), acts=("publish", "sell"))
    assert table.answer(release) is check(release).answer
    assert table.answer(release, scenario=sold) is check(release, scenario=sold).answer is Answer.NO


def test_the_table_starts_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    table.forget()
    monkeypatch.setattr(table, "_MOST_SHEETS", 2)
    for label in ("MIT", "ISC", "Apache-2.0", "GPL-3.0-only"):
        assert table.answer(program(label, "MIT")) is Answer.YES
    assert table.size() <= 2


def test_a_refusal_that_another_component_lifts_is_no_row_of_its_own() -> None:
    """GPL-3.0-only names AGPL-3.0-only for combinations with a work under it: alone it is refused, beside it not."""
    alone = program("AGPL-3.0-only", "GPL-3.0-only", relation="modifies")
    both = program("AGPL-3.0-only", "GPL-3.0-only", "AGPL-3.0-only", relation="modifies")
    assert table.answer(alone) is Answer.NO
    assert table.looked_up(both) is None
    assert table.answer(both) is check(both).answer is Answer.YES
