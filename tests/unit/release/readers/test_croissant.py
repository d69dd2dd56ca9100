# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import licet
from licet.release.graph import Release, ReleaseError
from licet.release.readers import croissant, reader_for
from tests.unit.release.bom.told import codes, links, parts, readings

if TYPE_CHECKING:
    from pathlib import Path

CONTEXT = {"@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/"}


def read(tmp_path: Path, **keys: Any) -> Release:
    path = tmp_path / "croissant.json"
    path.write_text(json.dumps({"@context": CONTEXT, "@type": "sc:Dataset", **keys}), encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is croissant
    return croissant.read(path)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("cc-by-4.0", ["CC-BY-4.0"]),
        ("https://creativecommons.org/licenses/by/4.0/", ["CC-BY-4.0"]),
        ("https://choosealicense.com/licenses/odc-by/", ["ODC-By-1.0"]),
        ({"@type": "CreativeWork", "name": "MIT"}, ["MIT"]),
        ({"@id": "https://spdx.org/licenses/ISC.html"}, ["ISC"]),
        (["mit", "isc"], ["MIT AND ISC", "MIT OR ISC"]),
        ("https://example.org/terms", []),
        ("other", []),
        (True, []),
        ({"a": 1}, []),
        ("", None),
        (None, None),
    ],
)
def test_the_licence(tmp_path: Path, licence: Any, expected: list[str] | None) -> None:
    for key in ("license", "sc:license", "https://schema.org/license"):
        release = read(tmp_path, name="rows", **{key: licence})
        assert readings(release.root.licence) == expected
        if release.root.licence is not None:
            pointer = "/https:~1~1schema.org~1license" if "/" in key else f"/{key}"
            assert release.root.licence.place.pointer == pointer


def test_the_address_of_a_licence_is_kept_as_written(tmp_path: Path) -> None:
    claim = read(tmp_path, license="https://choosealicense.com/licenses/odc-by/").root.licence
    assert claim is not None
    assert claim.raw == ("https://choosealicense.com/licenses/odc-by/",)


def test_where_the_data_come_from(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        name="rows",
        isBasedOn=["https://huggingface.co/datasets/acme/first", {"@type": "Dataset", "name": "second"}],
        distribution=[
            {"@type": "cr:FileObject", "name": "f", "prov:wasDerivedFrom": {"@id": "x", "prov:label": "acme/third"}}
        ],
        **{
            "prov:wasGeneratedBy": {"@type": "prov:Activity", "prov:used": "https://huggingface.co/acme/writer"},
            "recordSet": [{"field": [], "data": [{"license": "MIT", "isBasedOn": "not metadata"}]}],
        },
    )
    assert links(release) == {
        ("acme/first", "derives-from", "rows"),
        ("second", "derives-from", "rows"),
        ("acme/third", "derives-from", "rows"),
        ("acme/writer", "generated-by", "rows"),
    }
    assert codes(release) == []


def test_a_part_with_a_licence_of_its_own(tmp_path: Path) -> None:
    files = [{"name": "a", "license": "mit"}, {"name": "b", "license": "cc-by-sa-4.0"}]
    release = read(tmp_path, name="rows", license="mit", distribution=files)
    assert parts(release) == {"b": ["CC-BY-SA-4.0"]}
    assert links(release) == {("b", "collects", "rows")}


def test_nothing_said_of_origins_is_asked(tmp_path: Path) -> None:
    release = read(tmp_path, license="mit")
    assert (codes(release), release.named) == ([("lineage-not-stated", "unknown")], False)


OFFER = {
    "@type": ["CreativeWork", "odrl:Offer"],
    "name": "our policy",
    "odrl:permission": {
        "odrl:action": {"@id": "duo:0000006"},
        "odrl:constraint": [{"odrl:operator": {"@id": "odrl:eq"}, "odrl:rightOperand": {"@id": "duo:0000018"}}],
    },
}


@pytest.mark.parametrize(
    ("usage", "effect", "said"),
    [
        ({"@type": "DefinedTerm", "termCode": "DUO_0000018"}, "unknown", "rules out commercial"),
        ({"@type": "DefinedTerm", "url": "duo:0000042"}, "unknown", "rules out non-research"),
        ("http://purl.obolibrary.org/obo/DUO_0000046", "unknown", "non-commercial use only"),
        ({"termCode": "DUO_0000004"}, "note", "no restriction"),
        ([{"termCode": "DUO_0000004"}, {"termCode": "DUO_0000021"}], "unknown", "ethics approval"),
        ([{"termCode": "DUO_0000004"}, "ask us first"], "unknown", "ask us first"),
        ({"termCode": "DUO_9999999"}, "unknown", "DUO_9999999"),
        (OFFER, "unknown", "our policy (odrl:permission)"),
        ({"@type": "odrl:Offer", "odrl:permission": {"odrl:action": "duo:0000004"}}, "unknown", "odrl:permission"),
        ("https://example.org/policy", "unknown", "https://example.org/policy"),
        (7, "unknown", "7"),
    ],
)
def test_conditions_of_use_beside_the_licence(tmp_path: Path, usage: Any, effect: str, said: str) -> None:
    release = read(tmp_path, name="rows", license="cc-by-4.0", isBasedOn="acme/first", usageInfo=usage)
    finding = next(one for one in release.findings if one.code == "use-conditions-stated")
    assert (finding.effect, finding.place.pointer) == (effect, "/usageInfo")
    assert said in finding.message
    assert bool(finding.question) == (effect == "unknown")


def test_conditions_of_use_keep_the_answer_from_yes(tmp_path: Path) -> None:
    origin = {"isBasedOn": "acme/first"}
    (tmp_path / "licet.toml").write_text("", encoding="utf-8")
    release = read(tmp_path, name="rows", license="cc0-1.0", distribution=[{"name": "a", "license": "mit"}])
    assert str(licet.check(release).answer) == "yes"
    held = read(
        tmp_path, name="rows", license="cc0-1.0", distribution=[{"name": "a", "license": "mit"}], usageInfo=OFFER
    )
    assert str(licet.check(held).answer) == "unknown"
    assert origin


@pytest.mark.parametrize("value", [None, 3, [], {}, [None], [[]], "x", {"@id": []}, [{"@id": 3}]])
@pytest.mark.parametrize(
    "key", ["name", "url", "license", "usageInfo", "isBasedOn", "distribution", "prov:wasDerivedFrom"]
)
def test_a_wrong_type_is_no_crash(tmp_path: Path, key: str, value: Any) -> None:
    assert read(tmp_path, **{key: value}).root.kind == "data"


def test_what_is_broken_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "croissant.json"
    for text in ('{"a": "mlcommons.org/croissant"', '["mlcommons.org/croissant"]', '{"name": "a\\u202eb"}'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ReleaseError):
            croissant.read(path)
