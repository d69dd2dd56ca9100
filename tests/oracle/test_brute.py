# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge against a second one that shares no line with it (`brute`), on random releases made of real records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.catalogue import vocabulary
from licet.reason.judge import check
from licet.release.graph import Release
from tests.oracle.brute import judge
from tests.property.releases import artefact, link, releases

Row = tuple[str, str, str, str]  # kind, licence, relation, what it is part of


def made(label: str | None, *rows: Row, kind: str = "model", acts: tuple[str, ...] = ("publish",)) -> Release:
    """Return a release of components o0, o1, …, each with its kind, licence, relation and target."""
    origins = tuple(artefact(f"o{i}", row[0], row[1]) for i, row in enumerate(rows))
    links = tuple(link(f"o{i}", row[2], row[3]) for i, row in enumerate(rows))
    return Release(artefact("root", kind, label), origins, links, acts, named=False)


# The oracle first: what nobody disputes. A judge that always gave one answer would fail here.
@pytest.mark.parametrize(
    ("release", "answer"),
    [
        (made("GPL-3.0-only", ("code", "MIT", "incorporates", "root"), kind="code"), "yes"),
        (made("MIT", ("code", "GPL-3.0-only", "incorporates", "root"), kind="code"), "no"),
        (made("GPL-2.0-only", ("code", "Apache-2.0", "incorporates", "root"), kind="code"), "no"),
        (made("MIT", ("data", "CC-BY-SA-4.0", "trains-on", "root")), "unknown"),
        (made("MIT", ("code", "GPL-3.0-only OR MIT", "incorporates", "root"), kind="code"), "yes"),
        (made("GPL-3.0-only", ("code", "GPL-2.0-or-later", "incorporates", "root"), kind="code"), "yes"),
    ],
)
def test_the_oracle_knows_what_nobody_disputes(release: Release, answer: str) -> None:
    assert judge(release) == answer


# Where the two once differed, made small.
@pytest.mark.parametrize(
    ("release", "answer"),
    [
        # What is learned from a derivative's origin binds the whole although no file of it ships.
        (made("CC-BY-SA-3.0", ("model", "Apache-1.0", "distils", "root")), "unknown"),
        # A label may not add terms to a work whose licence admits none.
        (made("GPL-3.0-only AND LicenseRef-OpenRAIL-AMS", ("code", "GPL-3.0-only", "incorporates", "root")), "no"),
        # The text forbids giving out what the work generated.
        (made("MIT", ("data", "LicenseRef-MDL-2021", "generated-by", "root")), "no"),
        # The label is named under one condition, and other licences without one.
        (made("NPOSL-3.0", ("code", "NPOSL-3.0", "modifies", "root"), kind="code"), "unknown"),
        # A duty of commercial users binds recipients whoever the releaser is.
        (made("LGPL-2.1-only", ("code", "LicenseRef-Moonshot-Modified-MIT-2025", "incorporates", "root")), "no"),
        # Without a label, a licence that one text names for the other may be taken.
        (
            made(None, ("data", "CC-BY-SA-4.0", "modifies", "root"), ("code", "GPL-3.0-only", "modifies", "root")),
            "yes",
        ),
        # A licence that is named for combinations only needs a work under it.
        (
            made(
                "AGPL-3.0-only",
                ("code", "GPL-3.0-only", "modifies", "root"),
                ("code", "AGPL-3.0-only", "modifies", "root"),
            ),
            "yes",
        ),
        (made("AGPL-3.0-only", ("code", "GPL-3.0-only", "modifies", "root")), "no"),
    ],
)
def test_both_say_what_the_documents_say(release: Release, answer: str) -> None:
    assert judge(release) == answer
    assert str(check(release).answer) == answer


@st.composite
def scenarios(draw: st.DrawFn) -> Release:
    """Draw a release with facts and an intended use, some of which a condition or a ban asks for."""
    release = draw(releases(most=3, choices=True, outbound=draw(st.booleans())))
    facts = {
        "commercial": st.booleans(),
        "competes_with_licensor": st.booleans(),
        "multimodal": st.booleans(),
        "monthly_active_users": st.sampled_from([1, 1_000_000_000]),
        "territory": st.sampled_from([["US"], ["DE"], ["EU", "US"]]),
    }
    known = draw(st.lists(st.sampled_from(sorted(facts)), max_size=2, unique=True))
    uses = draw(st.lists(st.sampled_from(sorted(vocabulary.uses())), max_size=1))
    return replace(release, facts={name: draw(facts[name]) for name in known}, uses=tuple(uses))


@given(scenarios())
@settings(max_examples=300, derandomize=True)
def test_the_judge_agrees_with_the_oracle(release: Release) -> None:
    rows = [f"{x.target} {x.relation} {x.origin}" for x in release.links]
    rows += [f"{one.name}: {one.kind} {one.licence.raw if one.licence else None}" for one in release.origins]
    label = release.root.licence.raw if release.root.licence else None
    assert str(check(release).answer) == judge(release), (label, release.acts, release.facts, release.uses, rows)
