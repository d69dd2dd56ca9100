# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What making a release did with an origin, also where nothing of the origin is in the release."""

from __future__ import annotations

import pytest

from licet.reason.judge import check
from licet.reason.truth import Answer
from licet.release.graph import Release
from tests.property.releases import artefact, link


def answer(licence: str, kind: str, relation: str, **more: object) -> tuple[Answer, list[str]]:
    made = Release(
        artefact("root", "model", "MIT"), (artefact("o", kind, licence),), (link("o", relation),), named=False, **more
    )  # type: ignore[arg-type]
    verdict = check(made)
    return verdict.answer, [q.unknown.subject for q in verdict.questions]


@pytest.mark.parametrize("relation", ["calls", "evaluates-on"])
def test_a_non_commercial_model_behind_a_product_that_is_sold_is_a_question(relation: str) -> None:
    found = answer("LicenseRef-MG-BY-NC-2.0", "model", relation, acts=("publish", "sell"))
    assert found == (Answer.UNKNOWN, ["LicenseRef-MG-BY-NC-2.0: use"])
    assert answer("LicenseRef-MG-BY-NC-2.0", "model", relation)[0] is Answer.YES


def test_creative_commons_limits_only_what_needs_permission() -> None:
    assert answer("CC-BY-NC-4.0", "data", "evaluates-on", acts=("publish", "sell"))[0] is Answer.YES
    assert answer("CC-BY-NC-4.0", "data", "trains-on", acts=("publish", "sell"))[0] is Answer.UNKNOWN


def test_a_stated_use_reaches_a_model_that_is_only_called() -> None:
    found = answer("LicenseRef-CreativeML-OpenRAIL-M", "model", "calls", uses=("profession.medical",))
    assert found[0] is Answer.UNKNOWN
