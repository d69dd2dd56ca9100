# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing says whether this is a model, data or code, so one was assumed.

## What it finds

A card or a folder without any key or file that tells what it describes.

## Why it matters

What a licence reaches depends on the kind: a clause on weights says nothing of a data set.

## Example

```yaml README.md
---
license: mit
---
```

## How to resolve

State `kind` in `licet.toml`, or use a key of the Hub such as `library_name` or `task_categories`.

## References

- semantics, section 2: standing depends on relation and kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "kind-assumed"
TITLE = "what the release is was assumed"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "state the kind in licet.toml"
