# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An exception only grants more (semantics.md §8), over random releases made of real records."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from licet.catalogue.expand import ids, record
from licet.reason.judge import check
from licet.reason.truth import Answer
from licet.release.graph import Release
from tests.property.releases import KINDS, LICENCES, artefact, claim, link

RANK = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
# What an exception's text itself calls a derivative is one: where that was open before, it says more, not less.
EXCEPTIONS = [
    (base, name)
    for name in ids()
    if (found := record(name)) is not None
    and found.kind == "exception"
    and not any("derivative" in entry.standing for entry in found.reach)
    for base in found.applies_to
]
RELATIONS = ("incorporates", "modifies", "vendors", "links-statically", "links-dynamically", "bundles", "calls")


@st.composite
def excepted(draw: st.DrawFn) -> tuple[Release, str]:
    """Draw a release with a component that an exception may be granted for, and the licence with it."""
    base, name = draw(st.sampled_from(EXCEPTIONS))
    kind = draw(st.sampled_from(KINDS))
    origins = [artefact("o", kind, base)]
    links = [link("o", draw(st.sampled_from(RELATIONS)))]
    for i in range(draw(st.integers(0, 2))):
        licence = draw(st.sampled_from([*LICENCES, base, f"{base} WITH {name}"]))
        origins.append(artefact(f"more{i}", draw(st.sampled_from(KINDS)), licence))
        links.append(link(f"more{i}", draw(st.sampled_from(RELATIONS))))
    label = draw(st.sampled_from([None, base, f"{base} WITH {name}", "MIT", draw(st.sampled_from(LICENCES))]))
    root = artefact("root", kind, label)
    return Release(root, tuple(origins), tuple(links), named=False), f"{base} WITH {name}"


@given(excepted())
def test_an_exception_never_worsens_the_answer(drawn: tuple[Release, str]) -> None:
    release, licence = drawn
    first = release.origins[0]
    relaxed = replace(release, origins=(replace(first, licence=claim(licence)), *release.origins[1:]))
    before, after = check(release), check(relaxed)
    assert RANK[after.answer] <= RANK[before.answer], (licence, release, [o.code for o in after.conflicts])


@given(st.sampled_from(EXCEPTIONS), st.sampled_from(["copies", *RELATIONS]))
def test_an_exception_need_not_be_passed_on(pair: tuple[str, str], relation: str) -> None:
    base, name = pair
    release = Release(
        artefact("root", "code", base), (artefact("o", "code", f"{base} WITH {name}"),), (link("o", relation),)
    )
    assert check(replace(release, named=False)).answer is Answer.YES
