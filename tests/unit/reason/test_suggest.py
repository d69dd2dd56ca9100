# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a release may go out under."""

from __future__ import annotations

from licet.reason.choose import leaf
from licet.reason.judge import check
from licet.reason.suggest import GROUPS, suggest
from licet.reason.truth import Answer
from licet.release.graph import Release
from tests.property.releases import artefact, link


def release(*parts: tuple[str, str, str]) -> Release:
    origins = tuple(artefact(f"o{i}", kind, licence) for i, (kind, licence, _) in enumerate(parts))
    links = tuple(link(f"o{i}", relation) for i, (_, _, relation) in enumerate(parts))
    return Release(artefact("root", "model", "MIT"), origins, links, named=False)


def test_the_least_burdensome_come_first_and_every_one_holds() -> None:
    made = release(("model", "Apache-2.0", "fine-tunes"))
    found = suggest(made)
    certain = [one for one in found.licences if one.answer is Answer.YES]
    assert certain[0].group == "nothing"
    assert [GROUPS.index(one.group) for one in certain] == sorted(GROUPS.index(one.group) for one in certain)
    assert {"MIT", "Apache-2.0", "GPL-3.0-only"} <= {one.licence for one in certain}
    assert "GPL-2.0-only" not in {one.licence for one in found.licences}
    for one in certain[:40]:
        assert check(made, outbound=leaf(one.licence)).answer is Answer.YES


def test_copyleft_leaves_its_own_licences() -> None:
    found = suggest(release(("code", "GPL-3.0-only", "incorporates")))
    assert {one.licence for one in found.licences if one.answer is Answer.YES} <= {
        "GPL-3.0-only",
        "AGPL-3.0-only",
        "AGPL-3.0-or-later",
    }


def test_what_own_terms_would_have_to_ban_is_told() -> None:
    found = suggest(release(("model", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes")))
    assert "minors" in found.must_carry
    assert {"MIT", "Apache-2.0"}.isdisjoint(one.licence for one in found.licences)


def test_where_nothing_works_nothing_is_suggested() -> None:
    found = suggest(
        release(("model", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes"), ("code", "GPL-3.0-only", "incorporates"))
    )
    assert found.licences == ()
    assert found.verdict.answer is Answer.NO
