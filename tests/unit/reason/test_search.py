# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The best of many OR branches, found without trying every combination."""

from __future__ import annotations

from dataclasses import replace

import pytest

from licet.catalogue.expand import record
from licet.reason import search
from licet.reason.choose import Part, leaf
from licet.reason.judge import answer, check, trials
from licet.reason.truth import Answer
from licet.release.graph import Release
from tests.property.releases import artefact, claim, link

# Each offers another pair, so that no two of a release are one choice.
WEAK = ("MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause", "ISC", "Zlib", "0BSD", "BSL-1.0", "Unlicense", "MIT-0")


def program(label: str | None, *licences: str, relation: str = "incorporates") -> Release:
    origins = tuple(artefact(f"o{i}", "code", one) for i, one in enumerate(licences))
    links = tuple(link(f"o{i}", relation) for i in range(len(licences)))
    return Release(artefact("root", "code", label), origins, links, named=False)


def duals(other: str) -> list[str]:
    return [f"{other} OR {one}" for one in WEAK if one != other]


def test_the_branch_that_fits_is_found_among_many_combinations() -> None:
    verdict = check(program("GPL-2.0-only", *duals("Apache-2.0"), "MIT"))
    assert verdict.answer is Answer.YES
    assert "Apache-2.0" not in {choice.chosen for choice in verdict.choices}


def test_the_branch_written_first_is_kept_where_it_will_do() -> None:
    verdict = check(program("GPL-3.0-only", *duals("Apache-2.0")))
    assert verdict.answer is Answer.YES
    assert {choice.chosen for choice in verdict.choices} == {"Apache-2.0"}


def test_a_choice_that_only_another_one_rules_out_is_revised() -> None:
    """Apache-2.0 is refused by GPL-2.0-only, which stands in one branch of another component."""
    firsts = ["GPL-2.0-only OR MIT", *duals("Apache-2.0")[2:], "Apache-2.0"]
    verdict = check(program(None, *firsts, relation="vendors"))
    assert verdict.answer is Answer.YES
    assert next(c.chosen for c in verdict.choices if c.artefact == "o0") == "MIT"


def test_no_means_no_for_every_combination() -> None:
    verdict = check(program("MIT", *duals("Apache-2.0"), "GPL-3.0-only"))
    assert verdict.answer is Answer.NO
    assert {party.licence for one in verdict.conflicts for party in one.parties if party.stand} == {"GPL-3.0-only"}
    assert not verdict.open


def test_no_is_said_where_each_branch_is_refused() -> None:
    verdict = check(program("MIT", *duals("Apache-2.0"), "GPL-3.0-only OR AGPL-3.0-only"))
    assert verdict.answer is Answer.NO
    assert answer(verdict.release) is Answer.NO


def test_what_is_unknown_of_one_component_stays_the_only_question() -> None:
    verdict = check(program("MIT", *duals("Apache-2.0"), "CC-BY-SA-4.0 OR GPL-3.0-only", relation="links-dynamically"))
    assert verdict.answer is Answer.UNKNOWN
    assert {code for question in verdict.questions for code in question.about} == {"outbound-not-named"}


def test_a_search_that_is_broken_off_never_says_no(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = program("MIT", *duals("Apache-2.0"), "GPL-3.0-only")
    assert check(refused).answer is Answer.NO
    monkeypatch.setattr(search, "_solve", lambda _rows, _strict: (None, True))
    monkeypatch.setattr(search.Problem, "refuses", lambda _self, _offers: False)
    monkeypatch.setattr(search, "_stands", lambda _offer, _strict: True)
    verdict = check(refused)
    assert verdict.answer is Answer.UNKNOWN
    assert any("too many alternatives" in question.asks for question in verdict.questions)


def test_an_unreadable_label_leaves_what_no_label_mends() -> None:
    made = program("MIT", *duals("GPL-3.0-only"), "GPL-2.0-only", "Apache-2.0")
    unread = replace(made.root, licence=replace(claim("MIT"), readings=(), unknown="licence-other"))
    assert check(replace(made, root=unread)).answer is Answer.NO


@pytest.mark.parametrize("licence", ["MIT", "GPL-2.0-only", "GPL-3.0-only", "AGPL-3.0-only", "CC-BY-SA-4.0"])
def test_a_trial_of_a_label_searches_too(licence: str) -> None:
    made = program(None, *duals("Apache-2.0"), "GPL-2.0-or-later OR MPL-2.0")
    assert trials(made)(Part(licence, record(licence))) == check(made, outbound=leaf(licence)).answer


def test_thousands_of_packages_are_one_question_each_sort() -> None:
    names = [f"{a} OR {b}" for a in WEAK for b in WEAK if a != b]
    rows = [names[i % len(names)] for i in range(3000)]
    verdict = check(program("GPL-2.0-only", *rows, "Apache-2.0", relation="links-statically"))
    assert verdict.answer is Answer.NO
    # Every clash is with the one package that has no other branch, and with those that offer no better one.
    assert {p.artefact for o in verdict.conflicts for p in o.parties if p.stand} >= {"o3000"}
    assert len(verdict.holdings) >= 3001
