# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text that the policy has pinned is another one now.

## What it finds

An entry under `clarify` says which licence a file holds and gives the file's SHA-256. The file is gone or has another
hash.

## Why it matters

What was said of the old text is not true of a new one until somebody has read it, so the entry is not used.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/tool"
kind = "code"
licence = "other"
relation = "calls"

[[policy.clarify]]
component = "acme/tool"
licence = "MIT"
file = "vendor/tool/LICENSE"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
```

## How to resolve

Read the file, and pin its new hash with the licence that it holds.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "policy-text-changed"
TITLE = "a text that the policy has pinned is another one now"
SEVERITY: Severity = "warning"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return finding.question or f"read the text again, then renew the entry at {finding.place}"
