# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from licet.release.graph import Release, ReleaseError, ordered
from licet.release.readers import reader_for, spdx2
from tests.unit.release.bom.told import codes, links, parts, readings


def package(name: str, licence: str = "NOASSERTION", **more: Any) -> dict[str, Any]:
    return {
        "SPDXID": f"SPDXRef-{name}",
        "name": name,
        "downloadLocation": "NOASSERTION",
        "licenseDeclared": licence,
        "licenseConcluded": "NOASSERTION",
        **more,
    }


def relation(one: str, sort: str, other: str) -> dict[str, str]:
    return {
        "spdxElementId": f"SPDXRef-{one}",
        "relationshipType": sort,
        "relatedSpdxElement": f"SPDXRef-{other}" if ":" not in other and other != "NOASSERTION" else other,
    }


def document(packages: list[dict[str, Any]], relations: list[dict[str, str]] = [], **more: Any) -> dict[str, Any]:  # noqa: B006
    return {
        "spdxVersion": "SPDX-2.3",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "a document",
        "dataLicense": "CC0-1.0",
        "documentDescribes": ["SPDXRef-app"],
        "packages": packages,
        "relationships": relations,
        **more,
    }


def read(tmp_path: Path, value: Any, name: str = "app.spdx.json") -> Release:
    path = tmp_path / name
    text = value if isinstance(value, str) else json.dumps(value)
    path.write_text(text, encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is spdx2
    return spdx2.read(path)


def test_packages_licences_and_relations(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        document(
            [package("app", "MIT", versionInfo="1"), package("one", "apache-2.0"), package("two", "GPL-2.0+ OR MIT")],
            [
                relation("app", "CONTAINS", "one"),
                relation("two", "STATIC_LINK_X", "app"),
                relation("one", "DEPENDS_ON", "two"),
            ],
        ),
    )
    assert (release.root.name, release.root.kind, readings(release.root.licence)) == ("app", "code", ["MIT"])
    assert parts(release) == {"one": ["Apache-2.0"], "two": ["GPL-2.0-or-later OR MIT"]}
    assert links(release) == {("one", "vendors", "app"), ("two", "links-dynamically", "one")}
    assert codes(release) == [("relation-unknown", "unknown")]
    claim = release.origins[0].licence
    assert claim is not None
    assert (claim.raw, str(claim.place)) == (("apache-2.0",), f"{tmp_path}/app.spdx.json#/packages/1/licenseDeclared")
    assert all(link.inferred for link in release.links)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("CONTAINS", ("other", "vendors", "app")),
        ("DEPENDS_ON", ("other", "links-dynamically", "app")),
        ("STATIC_LINK", ("other", "links-statically", "app")),
        ("DYNAMIC_LINK", ("other", "links-dynamically", "app")),
        ("GENERATED_FROM", ("other", "modifies", "app")),
        ("DESCENDANT_OF", ("other", "modifies", "app")),
        ("COPY_OF", ("other", "copies", "app")),
        ("DISTRIBUTION_ARTIFACT", ("other", "bundles", "app")),
    ],
)
def test_a_relation_of_the_release_to_another(tmp_path: Path, sort: str, expected: tuple[str, str, str]) -> None:
    release = read(tmp_path, document([package("app"), package("other")], [relation("app", sort, "other")]))
    assert links(release) == {expected}


@pytest.mark.parametrize(
    ("sort", "expected", "ships"),
    [
        ("CONTAINED_BY", "vendors", True),
        ("DEPENDENCY_OF", "links-dynamically", True),
        ("RUNTIME_DEPENDENCY_OF", "links-dynamically", True),
        ("OPTIONAL_DEPENDENCY_OF", "links-dynamically", False),
        ("TEST_DEPENDENCY_OF", "calls", False),
        ("BUILD_TOOL_OF", "calls", False),
        ("DOCUMENTATION_OF", "bundles", True),
        ("GENERATES", "modifies", True),
        ("PATCH_APPLIED", "incorporates", True),
    ],
)
def test_a_relation_of_another_to_the_release(tmp_path: Path, sort: str, expected: str, ships: bool) -> None:
    release = read(tmp_path, document([package("app"), package("other")], [relation("other", sort, "app")]))
    assert [(link.origin, link.relation, link.ships) for link in release.links] == [("other", expected, ships)]


def test_a_library_that_links_the_program_is_taken_the_other_way_round(tmp_path: Path) -> None:
    release = read(tmp_path, document([package("app"), package("lib")], [relation("lib", "STATIC_LINK", "app")]))
    assert links(release) == {("lib", "links-statically", "app")}
    assert "other way round" in release.links[0].inferred


def test_what_nothing_relates_is_part_of_the_release(tmp_path: Path) -> None:
    packages = [package("app"), package("lone"), package("inner"), package("ring"), package("round")]
    relations = [
        relation("lone", "CONTAINS", "inner"),
        relation("ring", "DEPENDS_ON", "round"),
        relation("round", "DEPENDS_ON", "ring"),
    ]
    release = read(tmp_path, document(packages, relations))
    assert {("lone", "vendors", "app"), ("inner", "vendors", "lone")} <= links(release)
    assert {name for name, _, target in links(release) if target == "app"} == {"lone", "ring", "round"}


def test_circles_are_opened(tmp_path: Path) -> None:
    packages = [package("app"), package("a"), package("b"), package("c")]
    relations = [
        relation("app", "DEPENDS_ON", "a"),
        relation("a", "STATIC_LINK", "b"),
        relation("b", "DEPENDS_ON", "a"),
        relation("b", "DEPENDS_ON", "c"),
    ]
    release = read(tmp_path, document(packages, relations))
    assert len(ordered(release)) == len(release.links)
    assert {
        ("a", "links-dynamically", "app"),
        ("b", "links-dynamically", "app"),
        ("b", "links-statically", "app"),
        ("c", "links-dynamically", "b"),
    } <= links(release)


def test_declared_and_concluded_must_each_hold(tmp_path: Path) -> None:
    one = package("one", "MIT", licenseConcluded="GPL-2.0-only")
    two = package("two", "MIT OR Apache-2.0", licenseConcluded="Apache-2.0 OR MIT")
    three = package("three", "GPL", licenseConcluded="GPL-2.0-only")
    other = package("other", "Acme Commercial License", licenseConcluded="MIT")
    four = package("four", "MIT", licenseConcluded="See the file")
    five = package("five", "MIT", licenseConcluded="NONE")
    found = parts(read(tmp_path, document([package("app"), one, two, three, four, five, other])))
    assert found["one"] is not None
    assert set(found["one"]) == {"MIT", "GPL-2.0-only", "GPL-2.0-only AND MIT"}
    assert found["two"] == ["Apache-2.0 OR MIT"]
    assert found["three"] == ["GPL-2.0-only"]
    assert found["four"] == found["five"] == found["other"] == []


def test_noassertion_is_no_claim_and_a_wrong_type_is_one_that_asks(tmp_path: Path) -> None:
    packages = [
        package("app"),
        package("one"),
        package("two", licenseDeclared=["MIT"]),
        package("three", "MIT", licenseConcluded=3),
    ]
    release = read(tmp_path, document(packages))
    claims = {origin.name: origin.licence for origin in release.origins}
    assert claims["one"] is None
    assert [claims[name].unknown for name in ("two", "three")] == ["licence-not-a-string"] * 2  # type: ignore[union-attr]


def test_a_reference_means_what_the_document_says(tmp_path: Path) -> None:
    apache = (Path(__file__).parents[4] / "LICENSES" / "Apache-2.0.txt").read_text(encoding="utf-8")
    texts = [
        {"licenseId": "LicenseRef-1", "extractedText": apache},
        {"licenseId": "LicenseRef-2", "extractedText": "Whatever we say, " * 40, "name": "MIT"},
        {"licenseId": "LicenseRef-Llama-3.1", "extractedText": "Words that are not those. " * 40},
        {"licenseId": "LicenseRef-4", "extractedText": "http://www.apache.org/licenses/LICENSE-2.0"},
    ]
    packages = [
        package("app"),
        package("known", "LicenseRef-1 AND MIT"),
        package("unknown", "LicenseRef-2"),
        package("named", "LicenseRef-Llama-3.1"),
        package("linked", "LicenseRef-4"),
        package("loose", "LicenseRef-Llama-3.2"),
    ]
    release = read(tmp_path, document(packages, hasExtractedLicensingInfos=texts))
    assert parts(release) == {
        "known": ["Apache-2.0 AND MIT"],
        "unknown": [],
        "named": [],
        "linked": ["Apache-2.0"],
        "loose": ["LicenseRef-Llama-3.2"],
    }
    asked = {origin.name: origin.licence.question for origin in release.origins if origin.licence}
    assert "Whatever we say" in asked["unknown"]
    assert "LicenseRef-Llama-3.1" in asked["named"]


def test_files_under_other_terms_stand_apart(tmp_path: Path) -> None:
    def file(name: str, licence: str = "NOASSERTION", **more: Any) -> dict[str, Any]:
        return {"SPDXID": f"SPDXRef-{name}", "fileName": name, "licenseConcluded": licence, **more}

    files = [
        file("a.c", "MIT"),
        file("b.c"),
        file("c.c", "GPL-2.0-only"),
        file("d.c", "GPL-2.0-only"),
        file("e.c", licenseInfoInFiles=["ISC", "MIT"]),
        file("f.c", "NONE"),
    ]
    app = package("app", "MIT", hasFiles=[each["SPDXID"] for each in files])
    release = read(tmp_path, document([app], files=files))
    found = parts(release)
    assert found == {
        '2 files of app under "GPL-2.0-only"': ["GPL-2.0-only"],
        "e.c": ["ISC AND MIT", "ISC OR MIT"],
        "f.c": [],
    }
    assert {link.relation for link in release.links} == {"vendors"}


def test_files_that_are_all_under_the_licence_of_their_program_are_the_program(tmp_path: Path) -> None:
    files = [{"SPDXID": "SPDXRef-f", "fileName": "f", "licenseConcluded": "MIT"}]
    analysed = read(tmp_path, document([package("app", "MIT", hasFiles=["SPDXRef-f"])], files=files))
    assert (analysed.origins, codes(analysed)) == ((), [])
    files = [{"SPDXID": "SPDXRef-f", "fileName": "f"}]
    listed = read(tmp_path, document([package("app", "MIT", hasFiles=["SPDXRef-f"])], files=files))
    assert codes(listed) == [("lineage-not-stated", "unknown")]


def test_licences_found_in_files_that_nobody_weighed_are_parts(tmp_path: Path) -> None:
    found = ["MIT", "GPL-2.0-only", "NOASSERTION"]
    release = read(tmp_path, document([package("app"), package("one", "MIT", licenseInfoFromFiles=found)]))
    assert parts(release) == {"one": ["MIT"], "files of one under GPL-2.0-only": ["GPL-2.0-only"]}
    concluded = package("one", "MIT", licenseInfoFromFiles=found, licenseConcluded="MIT")
    assert list(parts(read(tmp_path, document([package("app"), concluded])))) == ["one"]
    only = read(tmp_path, document([package("app"), package("one", licenseInfoFromFiles=found)])).origins[0].licence
    assert only is not None
    assert (only.readings, only.unknown) == ((), "licence-not-stated")
    assert "GPL-2.0-only" in only.question


def test_works_of_the_hub_go_by_their_id(tmp_path: Path) -> None:
    def purl(locator: str) -> list[dict[str, str]]:
        return [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": locator}]

    packages = [
        package("app"),
        package("m", externalRefs=purl("pkg:huggingface/meta-llama/Llama-3.1-8B@abc")),
        package("d", externalRefs=purl("pkg:huggingface/datasets/acme/rows")),
        package("h", downloadLocation="https://huggingface.co/datasets/acme/more"),
        package("g", externalRefs=purl("pkg:golang/example.com/x@v1")),
    ]
    release = read(tmp_path, document(packages, [relation("app", "DEPENDS_ON", "g")]))
    assert {(origin.name, origin.kind) for origin in release.origins} == {
        ("meta-llama/Llama-3.1-8B", "model"),
        ("acme/rows", "data"),
        ("acme/more", "data"),
        ("g", "code"),
    }
    assert ("g", "links-statically", "app") in links(release)


def test_a_container_holds_things_side_by_side(tmp_path: Path) -> None:
    app = package("app", primaryPackagePurpose="CONTAINER")
    release = read(tmp_path, document([app, package("a"), package("b")], [relation("app", "CONTAINS", "a")]))
    assert links(release) == {("a", "bundles", "app"), ("b", "bundles", "app")}


def test_several_described_are_released_side_by_side(tmp_path: Path) -> None:
    value = document(
        [package("a", "MIT"), package("b", "ISC"), package("c", "MIT")], documentDescribes=["SPDXRef-a", "SPDXRef-b"]
    )
    release = read(tmp_path, value)
    assert (release.root.name, release.named, release.root.licence) == ("./app.spdx", False, None)
    assert links(release) == {
        ("a", "bundles", "./app.spdx"),
        ("b", "bundles", "./app.spdx"),
        ("c", "vendors", "./app.spdx"),
    }
    assert codes(release) == [("root-assumed", "note")]


def test_what_all_else_leads_to_is_the_release(tmp_path: Path) -> None:
    value = document([package("a"), package("b")], [relation("a", "CONTAINS", "b")], documentDescribes=[])
    release = read(tmp_path, value)
    assert (release.root.name, links(release)) == ("a", {("b", "vendors", "a")})
    assert codes(release) == [("root-assumed", "note")]


def test_names_are_unique_and_versions_tell_them_apart(tmp_path: Path) -> None:
    packages = [
        package("app"),
        package("x", SPDXID="SPDXRef-1", versionInfo="1"),
        package("X", SPDXID="SPDXRef-2", versionInfo="2"),
        package("x", SPDXID="SPDXRef-3", versionInfo="1"),
        package("x", SPDXID="SPDXRef-3", versionInfo="3"),
    ]
    assert list(parts(read(tmp_path, document(packages)))) == ["x 1", "X 2", "x 1 (2)", "x 3"]


def test_an_id_that_nothing_carries_is_a_thing_of_unknown_licence(tmp_path: Path) -> None:
    relations = [relation("app", "CONTAINS", "DocumentRef-other:SPDXRef-x"), relation("app", "CONTAINS", "NOASSERTION")]
    release = read(tmp_path, document([package("app", "MIT")], relations))
    assert parts(release) == {"DocumentRef-other:SPDXRef-x": None}


def test_documents_inside_others(tmp_path: Path) -> None:
    inner = document([package("app", "MIT"), package("one", "ISC")])
    for key in ("sbom", "predicate"):
        release = read(tmp_path, {"predicateType": "https://spdx.dev/Document", key: inner})
        assert parts(release) == {"one": ["ISC"]}
        assert release.origins[0].place.pointer == f"/{key}/packages/1"


def test_yaml_and_xml_say_the_same_as_json(tmp_path: Path) -> None:
    value = document(
        [package("app", "MIT"), package("one", "ISC", versionInfo="1.10")],
        [relation("app", "CONTAINS", "one")],
        hasExtractedLicensingInfos=[{"licenseId": "LicenseRef-1", "extractedText": "x"}],
    )
    expected = read(tmp_path, value)

    def element(name: str, held: Any) -> str:
        if isinstance(held, list):
            return "".join(element(name, each) for each in held)
        inner = "".join(element(key, each) for key, each in held.items()) if isinstance(held, dict) else held
        return f"<{name}>{inner}</{name}>\n"

    for name, text in (("app.spdx.yaml", yaml.safe_dump(value)), ("app.spdx.xml", element("Document", value))):
        release = read(tmp_path, text, name)
        assert (parts(release), links(release)) == (parts(expected), links(expected))
        claim = release.origins[0].licence
        assert claim is not None
        assert claim.place.line is not None
        assert "ISC" in (tmp_path / name).read_text(encoding="utf-8").splitlines()[claim.place.line - 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"spdxVersion": "SPDX-2.3", "SPDXID": ', "broken JSON"),
        ('{"SPDXID": "x", "spdxVersion": "SPDX-1.2"}', "not SPDX 2"),
        ('{"spdxVersion": "SPDX-2.3", "SPDXID": "x", "SPDXID": "y"}', "stands twice"),
        ('{"spdxVersion": "SPDX-2.3", "packages": ' + "[" * 100_000, "nested"),
        (
            '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b">]><Document><SPDXID>&a;</SPDXID></Document>',
            "document type",
        ),
        ("<Document><SPDXID>" + "<a>" * 300, "nested more than"),
        ("<Document><SPDXID></Document>", "broken XML"),
        ('{"spdxVersion": "SPDX-2.3", "packages": [{"SPDXID": "a", "name": "x\\u202ey"}]}', "control character"),
        ("spdxVersion: SPDX-2.3\npackages: [", "broken YAML"),
    ],
)
def test_what_is_broken_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / ("bad.yaml" if text.startswith("spdx") else "bad.json")
    path.write_text(text, encoding="utf-8")
    assert spdx2.recognises(path, path.read_bytes()) or "SPDX-1" in text
    with pytest.raises(ReleaseError, match=message):
        spdx2.read(path)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [None], [[]], [{"name": []}], [{"SPDXID": 4}], {"a": "b"}])
@pytest.mark.parametrize(
    "key", ["packages", "files", "relationships", "documentDescribes", "hasExtractedLicensingInfos", "snippets"]
)
def test_a_wrong_type_is_no_crash(tmp_path: Path, key: str, value: Any) -> None:
    release = read(tmp_path, document([package("app", "MIT"), package("b", "MIT")]) | {key: value})
    assert len(ordered(release)) == len(release.links)


def test_ten_thousand_packages_take_less_than_three_seconds(tmp_path: Path) -> None:
    packages = [
        package("app", "MIT"),
        *(package(f"p{i}", ("MIT", "ISC", "MIT OR Apache-2.0")[i % 3]) for i in range(10_000)),
    ]
    relations = [relation("app" if i < 50 else f"p{i // 2}", "DEPENDS_ON", f"p{i}") for i in range(10_000)]
    path = tmp_path / "big.json"
    path.write_text(json.dumps(document(packages, relations)), encoding="utf-8")
    start = time.process_time()
    release = spdx2.read(path)
    assert time.process_time() - start < 3
    assert (len(release.origins), len(release.links)) == (10_000, 10_000)
