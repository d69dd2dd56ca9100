# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An entry of the policy has expired.

## What it finds

An exception or acceptance whose last day is past, or whose last day cannot be compared because no day was given (the
library judges by no clock: `licet.load(path, as_of="2027-01-31")`).

## Why it matters

It no longer counts: what it lifted is refused or open again.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/tool"
kind = "code"
licence = "GPL-3.0-only"
relation = "calls"

[policy.licences]
deny = ["GPL-3.0-only"]

[[policy.exceptions]]
component = "acme/tool"
allow = ["GPL-3.0-only"]
reason = "until the rewrite is done"
expires = 2020-01-31
```

## How to resolve

Look into the matter again, and either remove what needed it or give it a new last day.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "policy-entry-expired"
TITLE = "an entry of the policy has expired"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return f"look into it again, then mend or renew the entry at {finding.place}"
