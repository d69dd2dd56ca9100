# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bills of materials and data set metadata, damaged: what comes out is a release or a ReleaseError, nothing else."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import ReleaseError, ordered
from licet.release.readers import croissant, cyclonedx, datapackage, spdx2, spdx3, spdx_rdf, spdx_tag_value
from tests.unit.release.readers import test_cyclonedx, test_spdx_rdf, test_spdx_tag_value

if TYPE_CHECKING:
    from licet.release.readers import Reader

SPDX2 = {
    "spdxVersion": "SPDX-2.3",
    "SPDXID": "SPDXRef-DOCUMENT",
    "documentDescribes": ["SPDXRef-app"],
    "hasExtractedLicensingInfos": [{"licenseId": "LicenseRef-1", "extractedText": "words", "name": "MIT"}],
    "packages": [
        {"SPDXID": "SPDXRef-app", "name": "app", "licenseDeclared": "MIT", "hasFiles": ["SPDXRef-f"]},
        {"SPDXID": "SPDXRef-b", "name": "b", "licenseConcluded": "LicenseRef-1 OR ISC", "versionInfo": "1"},
        {"SPDXID": "SPDXRef-b", "name": "B", "licenseInfoFromFiles": ["GPL-2.0-only"]},
    ],
    "files": [{"SPDXID": "SPDXRef-f", "fileName": "f", "licenseInfoInFiles": ["MIT", "ISC"]}],
    "relationships": [
        {"spdxElementId": "SPDXRef-app", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": "SPDXRef-b"},
        {"spdxElementId": "SPDXRef-b", "relationshipType": "STATIC_LINK", "relatedSpdxElement": "SPDXRef-app"},
    ],
}
SPDX3 = {
    "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
    "@graph": [
        {"type": "SpdxDocument", "spdxId": "d", "rootElement": ["m"]},
        {"type": "ai_AIPackage", "spdxId": "m", "name": "m"},
        {"type": "dataset_DatasetPackage", "spdxId": "r", "name": "r"},
        {"type": "expandedlicensing_ConjunctiveLicenseSet", "spdxId": "s", "expandedlicensing_member": ["s", "l"]},
        {"type": "expandedlicensing_CustomLicense", "spdxId": "l", "simplelicensing_licenseText": "words"},
        {"type": "Relationship", "from": "m", "relationshipType": "trainedOn", "to": ["r"]},
        {"type": "Relationship", "from": "r", "relationshipType": "hasDeclaredLicense", "to": ["s"]},
        {"type": "Relationship", "from": "r", "relationshipType": "descendantOf", "to": ["m"]},
    ],
}
CYCLONEDX = {
    "bomFormat": "CycloneDX",
    "metadata": {"component": {"type": "application", "name": "app", "bom-ref": "app"}},
    "components": [
        {
            "type": "library",
            "name": "a",
            "bom-ref": "a",
            "licenses": [{"license": {"id": "MIT", "text": {"content": "x"}}}],
        },
        {"type": "data", "name": "b", "licenses": [{"expression": "MIT OR ISC", "acknowledgement": "concluded"}]},
        {
            "type": "machine-learning-model",
            "name": "c",
            "modelCard": {"modelParameters": {"datasets": [{"ref": "a"}, {"name": "x"}]}},
            "pedigree": {"ancestors": [{"name": "y", "purl": "pkg:huggingface/a/b@1"}]},
            "components": [{"name": "z"}],
        },
    ],
    "dependencies": [{"ref": "app", "dependsOn": ["a"]}, {"ref": "a", "dependsOn": ["app", "nowhere"]}],
}
CROISSANT = {
    "@context": {"cr": "http://mlcommons.org/croissant/"},
    "name": "rows",
    "license": ["mit", {"@id": "https://spdx.org/licenses/ISC"}],
    "usageInfo": {"@type": "odrl:Offer", "odrl:permission": {"odrl:action": {"@id": "duo:0000006"}}},
    "prov:wasDerivedFrom": [{"@id": "x"}, "https://huggingface.co/datasets/a/b"],
    "distribution": [{"name": "f", "license": "cc-by-4.0"}],
}
PACKAGE = {
    "name": "rows",
    "licenses": [{"name": "MIT", "path": "https://spdx.org/licenses/MIT"}],
    "sources": [{"title": "x"}],
    "resources": [{"name": "y", "licenses": [{"path": "LICENCE"}], "sources": ["z"]}],
}
JSON: list[tuple[Reader, str, Any]] = [
    (spdx2, "x.spdx.json", SPDX2),
    (spdx3, "x.spdx3.json", SPDX3),
    (cyclonedx, "bom.json", CYCLONEDX),
    (croissant, "croissant.json", CROISSANT),
    (datapackage, "datapackage.json", PACKAGE),
]
TEXTS: list[tuple[Reader, str, str]] = [
    *((reader, name, json.dumps(value, indent=1)) for reader, name, value in JSON),
    (cyclonedx, "bom.xml", test_cyclonedx.XML),
    (spdx_rdf, "x.rdf", test_spdx_rdf.HEAD + test_spdx_rdf.APP + test_spdx_rdf.TAIL),
    (spdx_tag_value, "x.spdx", test_spdx_tag_value.HEAD + test_spdx_tag_value.APP),
]
ODD = [
    None,
    True,
    0,
    -1.5,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    {"": None},
    "LicenseRef-1",
    "\0",
    "a\u202eb",
    "(" * 50,
    10**400,
]
DEEP: Any = []
for _ in range(60):
    DEEP = [{"components": DEEP, "name": "n"}]


def holds(reader: Reader, path: Path, data: bytes) -> None:
    """Read `data`: a release whose names are its own and whose links have no circle, or a ReleaseError."""
    path.write_bytes(data)
    try:
        release = reader.read(path)
    except ReleaseError:
        return
    assert len(ordered(release)) == len(release.links)
    names = [release.root.name, *(origin.name for origin in release.origins)]
    assert len({name.lower() for name in names}) == len(names)
    assert {link.origin for link in release.links} == set(names[1:])
    assert {link.target for link in release.links} <= set(names)


def copied(value: Any) -> Any:
    return json.loads(json.dumps(value))


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Return every container of a value with each of its keys."""
    found = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        keys = one if isinstance(one, dict) else range(len(one))
        found += [(one, key) for key in keys]
        waiting += [one[key] for key in keys if isinstance(one[key], dict | list)]
    return found


def damaged(value: Any, dice: random.Random) -> Any:
    """Return a copy in which a few values are of another type, gone, doubled, or somewhere else."""
    value = copied(value)
    for _ in range(dice.randint(1, 4)):
        where = spots(value)
        if not where:
            break
        holder, key = dice.choice(where)
        other, from_key = dice.choice(where)
        match dice.randrange(5):
            case 0:
                holder[key] = copied(dice.choice(ODD))
            case 1:
                holder[key] = [holder[key], copied(holder[key])]
            case 2:
                holder[key] = copied(other[from_key])
            case 3:
                holder[key] = copied(DEEP)
            case _:
                del holder[key]
    return value


@pytest.mark.parametrize(("reader", "name", "value"), JSON, ids=lambda value: value if isinstance(value, str) else "")
@settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_values_of_another_kind(
    reader: Reader, name: str, value: Any, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = json.dumps(damaged(value, random.Random(seed)))
    holds(reader, tmp_path_factory.getbasetemp() / name, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("reader", "name", "text"), TEXTS, ids=lambda value: value[:12] if isinstance(value, str) else ""
)
@settings(max_examples=100)
@given(
    cut=st.integers(0, 10_000),
    at=st.integers(0, 10_000),
    put=st.binary(max_size=8),
    again=st.booleans(),
    drop=st.integers(0, 9),
)
def test_bytes_that_are_missing_changed_or_doubled(
    reader: Reader,
    name: str,
    text: str,
    cut: int,
    at: int,
    put: bytes,
    again: bool,
    drop: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    data = text.encode()
    at %= len(data)
    data = data[:at] + put + data[at + drop :] + (data[at:] if again else b"")
    holds(reader, tmp_path_factory.getbasetemp() / name, data[: cut or None])


@pytest.mark.parametrize(("reader", "name", "value"), JSON, ids=lambda value: value if isinstance(value, str) else "")
def test_every_value_once_of_every_other_kind(reader: Reader, name: str, value: Any, tmp_path: Path) -> None:
    for number in range(len(spots(json.loads(json.dumps(value))))):
        for odd in ODD:
            copy = json.loads(json.dumps(value))
            holder, key = spots(copy)[number]
            holder[key] = odd
            holds(reader, tmp_path / name, json.dumps(copy).encode())
