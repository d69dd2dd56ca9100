# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A key that people use for training data is not one that is read.

## What it finds

Keys such as `training_data` or `parent_model`, whose values are prose as often as names.

## Why it matters

It may name an origin of the release that nothing else names.

## Example

```yaml README.md
---
license: mit
library_name: transformers
training_data: scraped forum posts
---
```

## How to resolve

State what it names under `datasets` or `base_model`, or in `licet.toml`.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "key-not-read"
TITLE = "a key that may name an origin is not read"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "state it under datasets or base_model"
