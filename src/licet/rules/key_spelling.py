# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A key of the front matter is spelt in a way that the Hub does not read.

## What it finds

Spellings such as `licence`, `licenses` or `base_models`, which are read here as what they mean.

## Why it matters

The Hub ignores them: the page of the model then shows no licence, though its author wrote one.

## Example

```yaml README.md
---
licence: mit
library_name: transformers
---
```

## How to resolve

Correct the spelling.

## References

- the Hub's documentation of model cards: the keys of the front matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "key-spelling"
TITLE = "a key is spelt as the Hub does not read it"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "correct the spelling, so that the Hub reads it too"
