# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A project's dependencies are not part of the verdict.

## What it finds

A pyproject.toml with dependencies was read for the licence of the project.

## Why it matters

Most dependencies are installed beside the project and not shipped in it; those that are shipped or linked matter.

## Example

```toml pyproject.toml
[project]
name = "tool"
license = "MIT"
dependencies = ["requests"]
```

## How to resolve

Name what is shipped as components in `licet.toml` or `[tool.licet]`.

## References

- semantics, section 2: vendors, links-dynamically, calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "dependencies-not-read"
TITLE = "a project's dependencies are not read"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "name what is shipped or linked in licet.toml"
