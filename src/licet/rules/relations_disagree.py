# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two places state different relations between the same works.

## What it finds

A relation that the card states outright is not among those that `licet.toml` states for that component; the manifest
is taken. Or two files of a folder state different relations; both are taken. Or each of two works is said to be made
from the other, by their cards or by two files: which of them came first is not known, and the answer hangs on it.

## Why it matters

The card is what others read.

## Example

```yaml README.md
---
base_model: acme/base-7b
base_model_relation: quantized
---
```

```toml licet.toml
[release]
kind = "model"

[[component]]
name = "acme/base-7b"
licence = "MIT"
relation = "fine-tunes"
```

## How to resolve

Correct the one that is wrong.

## References

- docs/manifest.md: what a manifest completes and what it overrides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "relations-disagree"
TITLE = "two places state different relations"
SEVERITY: Severity = "note"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "correct the card or the manifest"
