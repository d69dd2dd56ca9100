# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A base model is named by a path on the machine that trained or merged it.

## What it finds

`base_model_name_or_path` in adapter_config.json is a local path; or a merge configuration, a Modelfile or the metadata
of a weight file names one.

## Why it matters

An adapter is made against one model, whose licence may reach it.

## Example

```yaml README.md
---
license: mit
library_name: peft
---
```

```json adapter_config.json
{"base_model_name_or_path": "/mnt/models/checkpoint-12"}
```

## How to resolve

Name the base under `base_model` in the card.

## References

- semantics, section 2: adapts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "base-not-named"
TITLE = "an adapter's base is a path"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or "name the base under base_model"
