# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What stands in a mark does not overrule the fields that somebody edited, and what is no mark says nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import licet
from licet.release.bom import claimed, marks
from licet.release.bom.natives import SPDX2, SPDX3, spdx2_origin_first, spdx3_origin_first
from licet.release.bom.spdx2_relations import RELATIONS as NAMES2
from licet.release.bom.spdx3_relations import FROM, TO
from licet.release.graph import Place, Release
from licet.report import Format, write
from licet.report.style import Style
from tests.property.releases import RELATIONS, artefact, claim, link
from tests.unit.release.bom.told import codes, links, parts

FORMATS: tuple[Format, ...] = ("spdx", "spdx3", "cyclonedx")


def release(licence: str = "MIT OR GPL-2.0-only", relation: str = "distils", kind: str = "model") -> Release:
    return Release(artefact("root", kind, "MIT"), (artefact("a", kind, licence),), (link("a", relation),))


def edited(tmp_path: Path, format: Format, old: str, new: str, given: Release | None = None) -> Release:
    text = write(licet.check(given or release()), format, Style())
    assert old in text
    path = tmp_path / "edited.json"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return licet.load(path)


@pytest.mark.parametrize("format", FORMATS)
def test_as_written_the_claim_is_what_was_claimed(format: Format, tmp_path: Path) -> None:
    assert parts(edited(tmp_path, format, "root", "root")) == {"a": ["MIT OR GPL-2.0-only"]}


def test_an_edited_field_is_not_overruled(tmp_path: Path) -> None:
    for format, old, new in (
        ("spdx", '"licenseDeclared": "MIT OR GPL-2.0-only"', '"licenseDeclared": "AGPL-3.0-only"'),
        ("spdx3", 'Expression": "MIT OR GPL-2.0-only"', 'Expression": "AGPL-3.0-only"'),
        ("cyclonedx", '"name": "MIT OR GPL-2.0-only"', '"name": "AGPL-3.0-only"'),
    ):
        found = edited(tmp_path, format, old, new)  # type: ignore[arg-type]
        readings = parts(found)["a"]
        assert readings is not None
        assert any("AGPL-3.0-only" in reading for reading in readings)
        assert "MIT OR GPL-2.0-only" not in readings


def test_a_mark_cannot_deny_the_fields(tmp_path: Path) -> None:
    verdict = licet.check(release("GPL-3.0-only"))
    document = json.loads(write(verdict, "spdx", Style()))
    package = document["packages"][1]
    lie = {"licence": marks.of_claim(claim("MIT"), "GPL-3.0-only", "GPL-3.0-only")}
    package["annotations"] = [{"comment": marks.marked(lie)}]
    path = tmp_path / "lie.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert parts(licet.load(path)) == {"a": ["GPL-3.0-only"]}
    # Nor what was concluded: GPL-3.0-only is no branch of MIT.
    package["licenseDeclared"] = "MIT"
    lie = {"licence": marks.of_claim(claim("MIT"), "MIT", "GPL-3.0-only")}
    package["annotations"] = [{"comment": marks.marked(lie)}]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert parts(licet.load(path)) == {"a": ["GPL-3.0-only", "MIT", "GPL-3.0-only AND MIT"]}


def test_a_text_that_was_put_in_counts(tmp_path: Path) -> None:
    text = (Path(__file__).parents[4] / "LICENSES" / "Apache-2.0.txt").read_text(encoding="utf-8")
    document = json.loads(write(licet.check(release("LicenseRef-Acme", "merges")), "spdx", Style()))
    path = tmp_path / "text.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert parts(licet.load(path)) == {"a": ["LicenseRef-Acme"]}
    document["hasExtractedLicensingInfos"][0]["extractedText"] = text
    path.write_text(json.dumps(document), encoding="utf-8")
    assert parts(licet.load(path)) == {"a": ["Apache-2.0"]}


def test_an_edited_relation_is_not_overruled(tmp_path: Path) -> None:
    found = edited(tmp_path, "spdx", '"relationshipType": "OTHER"', '"relationshipType": "DESCENDANT_OF"')
    assert links(found) == {("a", "fine-tunes", "root")}
    found = edited(tmp_path, "spdx3", '"relationshipType": "other"', '"relationshipType": "descendantOf"')
    assert links(found) == {("a", "fine-tunes", "root")}


def test_without_its_mark_a_relation_without_a_name_is_asked_about(tmp_path: Path) -> None:
    found = edited(tmp_path, "spdx", "licet/1 {", "{")
    assert ("relation-unknown", "unknown") in codes(found)
    assert ("relation-unknown", "unknown") in codes(edited(tmp_path, "spdx3", "licet:relation", "other:relation"))


def test_what_cyclonedx_says_besides_a_mark_is_kept(tmp_path: Path) -> None:
    document = json.loads(write(licet.check(release()), "cyclonedx", Style()))
    main = document["metadata"]["component"]
    assert links(_load(tmp_path, document)) == {("a", "distils", "root")}
    main["pedigree"] = {"ancestors": [{"type": "machine-learning-model", "name": "a", "bom-ref": "a"}]}
    assert ("a", "fine-tunes", "root") in links(_load(tmp_path, document))


def test_components_that_were_taken_out_leave_the_lineage_open(tmp_path: Path) -> None:
    alone = Release(artefact("root", "model", "MIT"))
    document = json.loads(write(licet.check(alone), "cyclonedx", Style()))
    assert codes(_load(tmp_path, document)) == []
    document = json.loads(write(licet.check(release()), "cyclonedx", Style()))
    document["components"] = document["dependencies"] = []
    document["metadata"]["component"].pop("properties")
    assert codes(_load(tmp_path, document)) == [("lineage-not-stated", "unknown")]


def _load(tmp_path: Path, document: dict[str, Any]) -> Release:
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return licet.load(path)


@pytest.mark.parametrize("text", ["", "[1]", "{", "nul", '{"relation": 1}', "1" * 9999, "[" * 9999])
def test_what_is_no_mark(text: str) -> None:
    for found in (marks.held(text), marks.commented(text), marks.commented(marks.MARK + text)):
        assert marks.relation(found) is None
        assert marks.component(found) == marks.Component()


@pytest.mark.parametrize(
    "licence",
    [
        {},
        {"raw": ["MIT"], "listing": "single"},
        {"raw": ["MIT"], "listing": "some", "readings": ["MIT"]},
        {"raw": "MIT", "listing": "single", "readings": ["MIT"]},
        {"raw": ["MIT"], "listing": "single", "readings": ["MIT OR"]},
        {"raw": ["MIT"], "listing": "single", "readings": [1]},
        {"raw": ["MIT"], "listing": "single", "unknown": "because"},
        {"raw": ["MIT"], "listing": "single", "readings": ["MIT"], "disputed_by": 1},
        {"raw": ["MIT"], "listing": "single", "readings": ["MIT"], "disputed_by": [[]]},
        {"raw": ["MIT"], "listing": "single", "readings": ["MIT"], "unknown": "licence-other"},
    ],
)
def test_half_a_claim_is_none(licence: dict[str, Any]) -> None:
    assert marks.component({"licence": licence}).claim is None


def test_marks_of_odd_types() -> None:
    assert marks.component({"kind": ["model"], "part": 1, "licence": []}) == marks.Component()
    assert marks.relation({"relation": "fine-tunes", "ships": 1}) is None
    assert marks.relation({"relation": "loves", "ships": True}) is None
    found = marks.release({"components": True, "named": 0, "open": [1, {}, {"code": 2}]}, Place("x"))
    assert found is not None
    assert (found.origins, found.named) == (-1, True)
    assert [(one.code, one.effect) for one in found.findings] == [("lineage-not-stated", "unknown")] * 2


def test_every_relation_has_a_name_in_each_format() -> None:
    assert set(SPDX2) == set(SPDX3) == set(RELATIONS)
    assert set(SPDX2.values()) - {"OTHER"} <= set(NAMES2)
    assert set(SPDX3.values()) - {"other"} <= {*FROM, *TO}
    assert spdx2_origin_first("RUNTIME_DEPENDENCY_OF")
    assert not spdx2_origin_first("CONTAINS")
    assert spdx3_origin_first("copiedTo")
    assert not spdx3_origin_first("other")


@pytest.mark.parametrize(
    ("declared", "concluded", "may"),
    [
        ("MIT OR GPL-2.0-only", "MIT", True),
        ("MIT", "GPL-2.0-only", False),
        ("MIT", "MIT OR", False),
        ("GPL-2.0-or-later", "GPL-3.0-only", True),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", False),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", True),
        ("MIT", "NOASSERTION", True),
    ],
)
def test_what_may_be_concluded(declared: str, concluded: str, may: bool) -> None:
    assert claimed.may_conclude(claim(declared), concluded) is may


def test_the_names_are_those_of_the_vocabulary() -> None:
    from licet.catalogue.vocabulary import relations

    stated = {name: relation.spdx for name, relation in relations().items() if relation.spdx}
    # An element is invoked by an agent (SPDX 3.0.1, RelationshipType): a program that calls another is none.
    assert [name for name, names in stated.items() if SPDX3[name] not in names] == ["calls"]
