# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A data set states conditions of use beside its licence.

## What it finds

`usageInfo` of Croissant metadata: terms of the Data Use Ontology, an ODRL offer, an address, or words.

## Why it matters

Such conditions may rule out what the licence allows, and no licence hands them on to whoever gets the data next. licet
names the uses that they rule out, but does not judge them, so the answer is not yes until somebody has.

## Example

```json croissant.json
{
  "@context": { "@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/" },
  "@type": "Dataset",
  "conformsTo": "http://mlcommons.org/croissant/1.1",
  "name": "readings",
  "license": "https://creativecommons.org/licenses/by/4.0/",
  "usageInfo": { "@type": "DefinedTerm", "termCode": "DUO_0000018" }
}
```

## How to resolve

State the data set in `licet.toml` with the licence that you hold it under, if you have settled the conditions; drop
`usageInfo` if it restricts nothing.

## References

- docs/formats/croissant.md: the terms that are known, and the uses that each rules out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "use-conditions-stated"
TITLE = "conditions of use stand beside the licence"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "settle the conditions with whoever states them"
