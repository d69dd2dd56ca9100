# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A data set is named by its loader or a placeholder.

## What it finds

Names such as `imagefolder`, `generator` or `json` under `datasets`, which training scripts write where no data set
was named.

## Why it matters

There was a data set, and its licence may reach the model; the card does not say which it was.

## Example

```yaml README.md
---
license: mit
library_name: transformers
datasets:
  - imagefolder
---
```

## How to resolve

Name the data set under `datasets`, or state it in `licet.toml`.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "data-not-named"
TITLE = "a data set is given as a placeholder"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "name the data set"
