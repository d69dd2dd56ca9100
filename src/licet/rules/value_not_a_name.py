# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A key that names works holds a list or a mapping where a name is expected.

## What it finds

A `base_model`, `datasets` or like key with a nested list or mapping in it.

## Why it matters

What it names may be an origin of the release, with duties of its own.

## Example

```yaml README.md
---
license: mit
base_model:
  - name: acme/base
    revision: main
---
```

## How to resolve

Write the name as a text.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "value-not-a-name"
TITLE = "a value is no name"
SEVERITY: Severity = "warning"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "write the name as a text"
