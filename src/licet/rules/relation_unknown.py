# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A card, or a bill of materials, relates two works by a word that is not known.

## What it finds

A `base_model_relation` other than finetune, adapter, merge or quantized; a relationship of an SPDX document, such as
`OTHER`, that does not say how one of its elements was made from the other.

## Why it matters

How a release was made from its base decides what the licence of the base reaches.

## Example

```yaml README.md
---
license: mit
base_model: acme/base
base_model_relation: distilled
---
```

## How to resolve

Use one of the words of the Hub, or state the relation in `licet.toml`, which knows more of them.

## References

- licenses/vocabulary/relations.toml: the relations, with their names elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "relation-unknown"
TITLE = "the relation between two works is not a known word"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "state the relation in licet.toml"
