# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence file holds a text that is not known word for word.

## What it finds

A LICENSE file in the folder is not, after its copyright lines, the exact text of a licence in the catalogue or on the
SPDX list. Or a text lies in `LICENSES/`, and no file of the project is said to be under it.

Texts are told by fingerprints: hashes of the word sequences of each licence in scope. A text is taken for a licence
only where every word of it stands in its order and nothing but copyright lines, dates and addresses stands around it.
One word more or less, and the text is "with differences": it is read on its own, and what was read counts instead.

## Why it matters

A changed sentence can change what is granted. A text that merely looks like a known one is not taken for it.

## Example

```yaml README.md
---
license: mit
library_name: transformers
---
```

```text LICENSE
You may use this model if you are kind.
```

## How to resolve

Run `licet read LICENSE`: it shows which licence the text is nearest to, where the two differ and what that changes.
Replace the file by the exact text, or state in `licet.toml` which licence it is, if you are sure.

## References

- docs/records.md: how a text is recorded, by the hash of its words.
- docs/reading.md: how a text is told by fingerprints, and read where it is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "licence-text-unread"
TITLE = "a licence text is not one that is known"
SEVERITY: Severity = "warning"


def advise(_finding: Finding) -> str:
    """Say how to settle one finding."""
    return "state which licence the text is, or replace it by the exact text"
