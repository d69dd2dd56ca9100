# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the official validators object to in a bill of materials. No network: the schemas are in their packages."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry, Resource


def spdx2(text: str, folder: Path) -> list[str]:
    """Return the objections of spdx-tools, after a full validation."""
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    path = folder / "valid.spdx.json"
    path.write_text(text, encoding="utf-8")
    return [message.validation_message for message in validate_full_spdx_document(parse_file(str(path)))]


def spdx3(text: str) -> list[str]:
    """Return the objections of spdx-python-model, which is generated from the SHACL shapes of SPDX 3.0.1.

    It raises for a type, a property or a value that the model does not know; what is missing are its own words.
    """
    from spdx_python_model import v3_0_1 as model

    objects = model.SHACLObjectSet()
    try:
        model.JSONLDDeserializer().read(io.BytesIO(text.encode()), objects)
    except (ValueError, TypeError, KeyError) as error:
        return [str(error)]
    return [f"nothing has the id {id_}" for id_ in objects.link() if not id_.startswith("https://spdx.org/rdf/")]


def cyclonedx(text: str) -> list[str]:
    """Return the objections of the schema of CycloneDX 1.6, from cyclonedx-python-lib."""
    found = _schema().iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


@cache
def _schema() -> Any:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.schema._res import BOM_JSON, JSF, SPDX_JSON

    schema = BOM_JSON[SchemaVersion.V1_6]
    assert schema is not None
    main = json.loads(Path(schema).read_text(encoding="utf-8"))
    base = main["$id"].rpartition("/")[0]
    rest = [
        (f"{base}/{Path(file).name}", json.loads(Path(file).read_text(encoding="utf-8"))) for file in (SPDX_JSON, JSF)
    ]
    registry: Registry[Any] = Registry().with_resources([(id_, Resource.from_contents(one)) for id_, one in rest])
    return jsonschema.Draft7Validator(main, registry=registry)
