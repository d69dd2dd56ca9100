# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Dependencies of a project whose licences are not known are not part of the verdict.

## What it finds

A project file (pyproject.toml, requirements.txt, package.json, Cargo.toml, …) names dependencies that are not installed
beside it, so that their licences cannot be read.

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

Install them: an environment `.venv` in the folder, or one given with `--environment`, is read, and so is
`node_modules`. Or name what is shipped as components in `licet.toml` or `[tool.licet]`.

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
