# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A folder has a licet.toml and a [tool.licet] table.

## What it finds

Both forms of the manifest stand in one folder; licet.toml is read.

## Why it matters

What the other states has no effect.

## Example

```toml licet.toml
[release]
kind = "code"
licence = "MIT"
```

```toml pyproject.toml
[tool.licet.release]
kind = "code"
licence = "Apache-2.0"
```

## How to resolve

Keep one of the two.

## References

- docs/manifest.md: where a manifest stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "manifest-ignored"
TITLE = "two manifests, one is read"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "keep one of the two manifests"
