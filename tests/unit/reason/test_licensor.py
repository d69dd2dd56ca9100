# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Labels that only one licensor can give (`reason.licensor`)."""

from __future__ import annotations

from dataclasses import replace

import pytest

import licet
from licet.catalogue.expand import ids, record
from licet.reason.choose import Part, leaf
from licet.reason.judge import check, trials
from licet.reason.licensor import names_a_licensor
from licet.reason.repair import repairs
from licet.reason.suggest import suggest
from licet.reason.verdict import Verdict
from licet.release.graph import Release
from tests.property.releases import artefact, claim, link

GEMMA = "LicenseRef-Gemma-2025-03-24"


def release(label: str | None, *rows: tuple[str, str, str], **more: object) -> Release:
    origins = tuple(artefact(f"o{i}", kind, licence) for i, (kind, licence, _) in enumerate(rows))
    links = tuple(link(f"o{i}", relation) for i, (_, _, relation) in enumerate(rows))
    return Release(artefact("root", "model", label), origins, links, named=False, **more)  # type: ignore[arg-type]


def codes(verdict: Verdict) -> set[str]:
    return {one.code for one in (*verdict.conflicts, *verdict.open)}


@pytest.mark.parametrize(
    ("label", "licence", "relation", "asked"),
    [
        (GEMMA, "MIT", "fine-tunes", True),
        (GEMMA, GEMMA, "fine-tunes", False),
        (GEMMA, "LicenseRef-Gemma-2024-04-01", "fine-tunes", False),
        (GEMMA, f"{GEMMA} OR MIT", "fine-tunes", False),
        (GEMMA, GEMMA, "bundles", False),
        (GEMMA, GEMMA, "evaluates-on", True),  # measured on Gemma, made from something else
        (GEMMA, "LicenseRef-Llama-3.1", "fine-tunes", True),
        (f"MIT OR {GEMMA}", "MIT", "fine-tunes", True),  # a recipient may take either
        ("LicenseRef-BigCode-OpenRAIL-M-1.0", "MIT", "fine-tunes", False),  # anybody may be its licensor
    ],
)
def test_it_is_asked_where_nothing_of_the_licensor_is_in_it(
    label: str, licence: str, relation: str, asked: bool
) -> None:
    verdict = check(release(label, ("model", licence, relation)))
    assert ("label-of-another" in codes(verdict)) is asked
    assert not asked or str(verdict.answer) != "yes"


def test_a_work_that_may_be_the_licensors_settles_it_only_if_it_is() -> None:
    either = artefact("o0", "model", GEMMA)
    assert either.licence is not None
    doubtful = replace(either.licence, readings=(*either.licence.readings, leaf("MIT")))
    one = release(GEMMA, ("model", GEMMA, "fine-tunes"))
    verdict = check(replace(one, origins=(replace(either, licence=doubtful),)))
    assert str(verdict.answer) == "unknown"
    (objection,) = [one for one in verdict.open if one.code == "label-of-another"]
    assert {unknown.kind for unknown, _ in objection.literals} == {"claim", "reading"}


def test_the_licensor_itself_is_not_asked() -> None:
    one = release(GEMMA, ("data", "CC0-1.0", "trains-on"))
    assert str(check(one).answer) == "unknown"
    assert str(check(replace(one, facts={"licensor": ("google",)})).answer) == "yes"
    assert str(check(replace(one, facts={"licensor": ("Meta",)})).answer) == "unknown"


def test_another_label_does_not_make_the_lineage_known() -> None:
    one = release(GEMMA, ("data", "CC0-1.0", "trains-on"))
    verdict = check(one, outbound=leaf("MIT"))
    assert codes(verdict) == {"label-of-another"}
    assert repairs(verdict) == ()
    assert str(trials(one)(Part("MIT", record("MIT")))) == "unknown"
    assert {str(each.answer) for each in suggest(one).licences} == {"unknown"}


def test_a_proposed_label_is_asked_about_as_well() -> None:
    one = release("MIT", ("data", "CC0-1.0", "trains-on"))
    assert str(check(one).answer) == "yes"
    assert codes(check(one, outbound=leaf(GEMMA))) == {"label-of-another"}
    assert GEMMA not in {each.licence for each in suggest(release(None, ("data", "CC0-1.0", "trains-on"))).licences
                         if str(each.answer) == "yes"}  # fmt: skip


def test_a_pair_of_licences_is_asked_about_without_a_releaser() -> None:
    assert str(licet.compatible("MIT", GEMMA).answer) == "yes"


def test_one_of_many_choices_can_settle_it() -> None:
    rows = [("model", f"{GEMMA} OR MIT", "fine-tunes")] + [("code", "MIT OR Apache-2.0", "bundles")] * 6
    one = release(GEMMA, *rows)
    plain = replace(one, origins=tuple(replace(o, name=f"o{i}") for i, o in enumerate(one.origins)))
    assert str(check(plain).answer) == "yes"
    without = release(GEMMA, *[("code", f"MIT OR {GEMMA if i > 9 else 'Apache-2.0'}", "bundles") for i in range(6)])
    assert str(check(without).answer) == "unknown"


def test_a_claim_that_names_a_licensor_is_seen_in_a_disputing_place() -> None:
    one = release("MIT", ("data", "CC0-1.0", "trains-on"))
    assert not names_a_licensor(one)
    assert one.root.licence is not None
    disputed = replace(one.root, licence=replace(one.root.licence, disputed_by=(claim(GEMMA),)))
    assert names_a_licensor(replace(one, root=disputed))


def test_records_that_name_a_licensor_cite_it() -> None:
    found = [kept for id_ in ids() if (kept := record(id_)) is not None and kept.licensor is not None]
    assert len(found) >= 30
    for kept in found:
        assert kept.licensor is not None
        assert 1 < len(kept.licensor.cite.quote.split()) <= 12
    names = {kept.licensor.name for kept in found if kept.licensor}
    assert {"Meta", "Google", "Alibaba Cloud", "NVIDIA", "Stability AI", "Black Forest Labs", "DeepSeek"} <= names
