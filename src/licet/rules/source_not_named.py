# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A data set says that it extends another, without naming it.

## What it finds

An entry of `source_datasets` such as `extended` or `extended|other-forum`, which is no id.

## Why it matters

The licence of what was extended holds for the result too.

## Example

```yaml README.md
---
license: cc-by-4.0
task_categories:
  - text-classification
source_datasets:
  - extended|other-forum-posts
---
```

## How to resolve

Name the source by its id, or state it as a component in `licet.toml`.

## References

- semantics, section 4: what is unclear is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "source-not-named"
TITLE = "a source is named without an id"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "name the source"
