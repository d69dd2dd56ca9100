# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A bill of materials does not say which one thing it describes.

## What it finds

A CycloneDX document without `metadata.component`, or an SPDX document that describes nothing or several things. One
component to which all others lead is taken for the release; otherwise everything that is listed is taken to be
released together.

## Why it matters

What the licences of the others reach depends on what they are parts of. Things that are described side by side are
judged as an aggregate, and what nothing relates to the rest as a part of the whole, which is the stricter reading.

## Example

```json bom.json
{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "components": [
    { "type": "library", "name": "one", "licenses": [{ "license": { "id": "MIT" } }] },
    { "type": "library", "name": "two", "licenses": [{ "license": { "id": "ISC" } }] }
  ]
}
```

## How to resolve

Name the release in the document (`metadata.component`, `DESCRIBES`, `rootElement`), or write a `licet.toml`.

## References

- docs/formats/spdx.md and docs/formats/cyclonedx.md: how the release is found in a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "root-assumed"
TITLE = "a document does not say which of its components is released"
SEVERITY: Severity = "note"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "name what is released in the document, or in licet.toml"
