# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest

from licet.release.graph import Release, ReleaseError, ordered
from licet.release.readers import cyclonedx, reader_for
from tests.unit.release.bom.told import codes, links, parts, readings

MIT = "SPDX-License-Identifier: MIT"
APACHE = (Path(__file__).parents[4] / "LICENSES" / "Apache-2.0.txt").read_text(encoding="utf-8")


def component(name: str, *licences: Any, type: str = "library", **more: Any) -> dict[str, Any]:
    held = (
        {"licenses": [{"license": {"id": each}} if isinstance(each, str) else each for each in licences]}
        if licences
        else {}
    )
    return {"type": type, "name": name, "bom-ref": name, **held, **more}


def read(tmp_path: Path, *components: Any, main: Any = None, **more: Any) -> Release:
    metadata = {"component": main or component("app", "MIT", type="application")}
    value = {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": metadata, "components": components, **more}
    return read_text(tmp_path, json.dumps(value), "bom.json")


def read_text(tmp_path: Path, text: str, name: str) -> Release:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is cyclonedx
    return cyclonedx.read(path)


def claim(tmp_path: Path, *licences: Any, **more: Any) -> list[str] | None:
    return parts(read(tmp_path, component("one", *licences, **more)))["one"]


def test_components_and_dependencies(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        component("a", "ISC", purl="pkg:npm/a@1"),
        component("b", "MIT", components=[component("inner", "0BSD")]),
        component("c"),
        component("t", scope="excluded"),
        dependencies=[{"ref": "app", "dependsOn": ["a"]}, {"ref": "a", "dependsOn": ["b", "pkg:npm/elsewhere@2"]}],
        services=[component("s", type="")],
    )
    assert (release.root.name, readings(release.root.licence)) == ("app", ["MIT"])
    assert parts(release) == {
        "a": ["ISC"],
        "b": ["MIT"],
        "inner": ["0BSD"],
        "c": None,
        "t": None,
        "s": None,
        "elsewhere": None,
    }
    assert links(release) == {
        ("a", "links-dynamically", "app"),
        ("b", "links-dynamically", "a"),
        ("elsewhere", "links-dynamically", "a"),
        ("inner", "vendors", "b"),
        ("c", "vendors", "app"),
        ("t", "calls", "app"),
        ("s", "calls", "app"),
    }
    assert all(link.ships for link in release.links if link.relation == "links-dynamically")
    assert release.origins[0].licence is not None
    assert release.origins[0].licence.place.pointer == "/components/0/licenses/0/license/id"


def test_models_their_cards_and_their_ancestors(tmp_path: Path) -> None:
    model = component(
        "chat",
        type="machine-learning-model",
        group="acme",
        modelCard={
            "modelParameters": {
                "datasets": [
                    {"ref": "rows"},
                    {
                        "type": "dataset",
                        "name": "more",
                        "contents": {"url": "https://huggingface.co/datasets/acme/more"},
                    },
                    {"name": "unplaced"},
                ]
            }
        },
        pedigree={"ancestors": [{"type": "machine-learning-model", "name": "Llama-3.1-8B", "group": "meta-llama"}]},
    )
    release = read(tmp_path, component("rows", "CC-BY-4.0", type="data"), component("loose", type="data"), main=model)
    assert (release.root.name, release.root.kind) == ("acme/chat", "model")
    assert {(origin.name, origin.kind) for origin in release.origins} == {
        ("meta-llama/Llama-3.1-8B", "model"),
        ("rows", "data"),
        ("acme/more", "data"),
        ("unplaced", "data"),
        ("loose", "data"),
    }
    assert links(release) == {
        ("rows", "trains-on", "acme/chat"),
        ("acme/more", "trains-on", "acme/chat"),
        ("unplaced", "trains-on", "acme/chat"),
        ("loose", "trains-on", "acme/chat"),
        ("meta-llama/Llama-3.1-8B", "fine-tunes", "acme/chat"),
    }


def test_a_model_in_a_program_goes_by_its_id_on_the_hub(tmp_path: Path) -> None:
    page = [{"type": "website", "url": "https://huggingface.co/acme/tiny"}]
    release = read(tmp_path, component("tiny", type="machine-learning-model", externalReferences=page))
    assert links(release) == {("acme/tiny", "vendors", "app")}
    assert release.origins[0].kind == "model"


def test_one_licence_in_each_form(tmp_path: Path) -> None:
    assert claim(tmp_path, {"expression": "MIT OR Apache-2.0"}) == ["MIT OR Apache-2.0"]
    assert claim(tmp_path, {"license": {"name": "Apache License 2.0"}}) == ["Apache-2.0"]
    assert claim(tmp_path, {"license": {"name": "Acme terms"}}) == []
    assert claim(tmp_path, {"license": {"name": "Acme terms", "url": "https://spdx.org/licenses/ISC.html"}}) == ["ISC"]
    assert claim(tmp_path, {"license": {"name": "Acme terms", "text": {"content": MIT}}}) == ["MIT"]
    assert claim(tmp_path, {"license": {"name": "Acme terms", "text": {"content": "other words"}}}) == []
    encoded = {"content": base64.b64encode(MIT.encode()).decode(), "encoding": "base64"}
    assert claim(tmp_path, {"license": {"text": encoded}}) == ["MIT"]
    assert claim(tmp_path, {"license": {"id": "NOASSERTION"}}) is None
    assert claim(tmp_path, {"license": {"id": "NONE"}}) == []
    assert claim(tmp_path, {"license": {"name": APACHE}}) == ["Apache-2.0"]
    assert claim(tmp_path, {"license": {"url": "https://huggingface.co/acme/x/blob/main/LICENSE"}}) == []
    assert claim(tmp_path, {"license": {}}) == []
    assert claim(tmp_path, {"license": {"id": ["MIT"]}}) == []
    assert claim(tmp_path, {"expression": {"a": 1}}) == []


def test_a_text_that_contradicts_its_name_must_hold_too(tmp_path: Path) -> None:
    found = claim(tmp_path, {"license": {"id": "ISC", "text": {"content": MIT}}})
    assert found is not None
    assert set(found) == {"ISC", "MIT", "MIT AND ISC"}


def test_details_say_what_a_reference_means(tmp_path: Path) -> None:
    details = [{"licenseIdentifier": "LicenseRef-x", "text": {"content": MIT}}]
    assert claim(tmp_path, {"expression": "LicenseRef-x AND ISC", "expressionDetails": details}) == ["MIT AND ISC"]


def test_a_list_has_no_stated_meaning(tmp_path: Path) -> None:
    release = read(tmp_path, component("one", "MIT", "ISC"))
    assert parts(release)["one"] == ["MIT AND ISC", "MIT OR ISC"]
    held = release.origins[0].licence
    assert held is not None
    assert (held.listing, held.raw) == ("undefined", ("MIT", "ISC"))
    assert claim(tmp_path, "MIT", {"license": {"name": "Acme terms"}}) == []


def test_declared_and_concluded(tmp_path: Path) -> None:
    declared = {"license": {"id": "MIT", "acknowledgement": "declared"}}
    concluded = {"expression": "GPL-2.0-only", "acknowledgement": "concluded"}
    found = claim(tmp_path, declared, concluded)
    assert found is not None
    assert set(found) == {"MIT", "GPL-2.0-only", "GPL-2.0-only AND MIT"}


def test_licences_found_in_files(tmp_path: Path) -> None:
    evidence = {"licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "GPL-2.0-only"}}]}
    release = read(tmp_path, component("one", "MIT", evidence=evidence))
    assert parts(release) == {"one": ["MIT"], "files of one under GPL-2.0-only": ["GPL-2.0-only"]}
    only = read(tmp_path, component("one", evidence=evidence)).origins[0].licence
    assert only is not None
    assert only.readings == ()
    assert "GPL-2.0-only" in only.question


def test_a_container_holds_things_side_by_side(tmp_path: Path) -> None:
    release = read(tmp_path, component("a"), component("b"), main=component("image", type="container"))
    assert links(release) == {("a", "bundles", "image"), ("b", "bundles", "image")}


def test_a_list_that_says_it_is_not_complete_keeps_the_answer_open(tmp_path: Path) -> None:
    release = read(tmp_path, component("a", "MIT"), compositions=[{"aggregate": "incomplete_third_party_only"}])
    assert codes(release) == [("lineage-not-stated", "unknown")]
    assert codes(read(tmp_path, component("a", "MIT"), compositions=[{"aggregate": "complete"}])) == []


def test_one_reference_carried_twice(tmp_path: Path) -> None:
    twice = component("a", "MIT")
    release = read(tmp_path, twice, twice, component("a", "ISC"), dependencies=[{"ref": "app", "dependsOn": ["a"]}])
    assert parts(release) == {"a": ["MIT"], "a (2)": ["ISC"]}
    assert links(release) == {("a", "links-dynamically", "app"), ("a (2)", "links-dynamically", "app")}


XML = """<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.7">
  <metadata><component type="machine-learning-model" bom-ref="m"><group>acme</group><name>chat</name>
    <licenses><expression acknowledgement="declared">MIT</expression></licenses>
    <pedigree><ancestors><component type="machine-learning-model"><name>base</name></component></ancestors></pedigree>
    <modelCard><modelParameters><datasets><dataset><name>rows</name></dataset><ref>d</ref></datasets></modelParameters>
    </modelCard></component></metadata>
  <components>
    <component type="data" bom-ref="d"><name>data</name></component>
    <component type="library" bom-ref="l"><name>lib</name>
      <licenses>
        <license acknowledgement="declared"><id>ISC</id></license>
        <license acknowledgement="concluded"><name>MIT License</name></license>
      </licenses>
    </component>
    <component type="library" bom-ref="x"><name>deep</name>
      <licenses><expression-detailed expression="LicenseRef-a">
        <details license-identifier="LicenseRef-a"><text>words of ours</text></details>
      </expression-detailed></licenses>
    </component>
  </components>
  <dependencies><dependency ref="m"><dependency ref="l"/></dependency></dependencies>
</bom>
"""


def test_xml_says_the_same(tmp_path: Path) -> None:
    release = read_text(tmp_path, XML, "bom.xml")
    assert (release.root.name, release.root.kind, readings(release.root.licence)) == ("acme/chat", "model", ["MIT"])
    found = parts(release)
    assert found["lib"] is not None
    assert set(found["lib"]) == {"ISC", "MIT", "MIT AND ISC"}
    assert found["deep"] == []
    assert {name for name, relation, _ in links(release) if relation == "trains-on"} == {"rows", "data"}
    assert ("base", "fine-tunes", "acme/chat") in links(release)
    assert ("lib", "links-dynamically", "acme/chat") in links(release)
    for origin in release.origins:
        assert origin.place.line is not None
        assert origin.name in "\n".join(XML.splitlines()[origin.place.line - 1 :][:2])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"bomFormat": "CycloneDX", ', "broken JSON"),
        ('{"": "CycloneDX", "bomFormat": 3}', "not CycloneDX"),
        ('<x xmlns="http://cyclonedx.org/schema/bom/1.5"/>', "not CycloneDX"),
        (
            '<!DOCTYPE bom SYSTEM "file:///etc/passwd"><bom xmlns="http://cyclonedx.org/schema/bom/1.5"/>',
            "document type",
        ),
        (
            '{"bomFormat": "CycloneDX", "components": ' + '[{"name": "a", "components": ' * 60 + "[]" + "}]" * 60 + "}",
            "deep",
        ),
    ],
)
def test_what_is_broken_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bom.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReleaseError, match=message):
        cyclonedx.read(path)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, [None], [[]], [{"name": []}], {"component": 3}, [{"ref": 1}]])
@pytest.mark.parametrize("key", ["metadata", "components", "dependencies", "services", "compositions"])
def test_a_wrong_type_is_no_crash(tmp_path: Path, key: str, value: Any) -> None:
    release = read(tmp_path, component("a", "MIT"), **{key: value}) if key != "components" else read(tmp_path, *[value])
    assert len(ordered(release)) == len(release.links)


def test_ten_thousand_components_take_less_than_three_seconds(tmp_path: Path) -> None:
    many = [component(f"p{i}", ("MIT", "ISC", "Apache-2.0")[i % 3], purl=f"pkg:npm/p{i}@1") for i in range(10_000)]
    edges = [{"ref": f"p{i}", "dependsOn": [f"p{2 * i + 1}", f"p{2 * i + 2}"]} for i in range(4_999)]
    start = time.process_time()
    release = read(tmp_path, *many, dependencies=[{"ref": "app", "dependsOn": ["p0"]}, *edges])
    assert time.process_time() - start < 3
    assert len(release.origins) == 10_000
