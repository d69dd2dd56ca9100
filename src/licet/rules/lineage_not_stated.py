# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A description names nothing that the release was made from.

## What it finds

A card, a folder or a project names no base model, no data and no code, and nobody has said that there is none. Or the
card of a data set says that a machine wrote it (`language_creators`), and no model is named that did; or that of a
model shows an adapter, a merge, a quantised or a converted model (library, tags, files, name), and names no base.

## Why it matters

Hardly any model is made from nothing. A licence that stands alone on a card says what its author would like, not what
the works inside it allow, so the answer is unknown and not yes.

## Example

```yaml README.md
---
license: mit
library_name: transformers
---
```

## How to resolve

Name what it was made from in the card (`base_model`, `datasets`), or write a `licet.toml`: a manifest that names no
component says that there is none.

## References

- semantics, section 4: what is not known is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "lineage-not-stated"
TITLE = "nothing is named that it was made from"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "name what it was made from in licet.toml"
