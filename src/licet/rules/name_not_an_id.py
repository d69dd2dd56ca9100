# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A base model or data set is named by something that is no id of the Hub.

## What it finds

A path, a title or a word with blanks where `owner/name` is expected.

## Why it matters

It cannot be looked up, so its licence stays unknown until it is stated.

## Example

```yaml README.md
---
license: mit
base_model: our best model of last year
---
```

## How to resolve

Write the id, or state the work with its licence in `licet.toml`.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "name-not-an-id"
TITLE = "a work is named by something that is no id"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "write it as owner/name, or state the work in licet.toml"
