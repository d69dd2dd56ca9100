# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A file that would speak of the release could not be read.

## What it finds

Beside the card or manifest lies a file in a format that is read, weights or a lock file or a bill of materials, and it
is broken, cut off, or over a limit.

## Why it matters

What it says is not known. It may name a licence that contradicts the card, or a work that the release was made from,
so the answer is not yes until it has been read.

## Example

```yaml README.md
---
license: mit
base_model: bigscience/bloom
---
```

```toml pyproject.toml
[project
name = "chat"
```

## How to resolve

Mend the file, or take it out of the folder. A manifest does not settle this: the file is part of what is released.

## References

- semantics, section 4: what is not known is named in the answer, never left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "file-not-read"
TITLE = "a file beside the card could not be read"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return f"mend {finding.place.file}, or take it out of the folder"
