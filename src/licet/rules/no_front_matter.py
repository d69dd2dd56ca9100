# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A README has no front matter, so it claims nothing.

## What it finds

A Markdown file was given as a card, and it does not begin with a block of YAML between two lines of `---`.

## Why it matters

Prose about licences is not read: a sentence such as “released under MIT, except the weights” needs a reader.

## Example

```text README.md
# A model

Released under MIT.
```

## How to resolve

Add front matter with `license`, or write a `licet.toml`.

## References

- the Hub's documentation of model cards: the keys of the front matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "no-front-matter"
TITLE = "the card claims nothing"
SEVERITY: Severity = "note"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "add front matter with a license key, or write a licet.toml"
