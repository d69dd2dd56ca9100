# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The card and adapter_config.json name different base models.

## What it finds

`base_model` in the card is not what the adapter's configuration names; both are taken as origins.

## Why it matters

One of them may be a copy or a conversion of the other, or the card may be that of another model.

## Example

```yaml README.md
---
license: mit
base_model: acme/base-7b-instruct
---
```

```json adapter_config.json
{"base_model_name_or_path": "acme/base-7b"}
```

## How to resolve

Correct the card, or state in `licet.toml` how the two relate.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "bases-disagree"
TITLE = "card and adapter name different bases"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "correct the card, or say in licet.toml how the two relate"
