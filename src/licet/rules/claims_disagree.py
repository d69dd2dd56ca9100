# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two places name different licences for the same work.

## What it finds

The card says one licence and its `license_name`, its `license_link`, the LICENSE file beside it, the header of the
weights, a project file or the manifest says another, and neither is part of the other.

## Why it matters

One of the two is what the author granted, and whoever takes the work may rely on either. Until somebody says which, the
stricter reading is judged: each counts as if it held, a licence that you show included. A name or text that cannot be
read at all keeps the answer unknown. Where a manifest speaks, it is taken and the other is noted as out of date.

## Example

```yaml README.md
---
license: apache-2.0
license_name: llama3.1
base_model: mistralai/Mistral-7B-v0.1
---
```

## How to resolve

Correct the card, or state the licence in `licet.toml`.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "claims-disagree"
TITLE = "two claims on one work name different licences"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "correct the one that is out of date"
