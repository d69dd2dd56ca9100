# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An entry of the policy meets nothing.

## What it finds

Something that the policy allows, an exception, an acceptance or a clarified text that nothing in this release meets. A
denial that meets nothing does its work and is not told of.

## Why it matters

An entry that is no longer needed is a hole that nobody watches. A shared policy may name what another release needs:
then this is only a remark.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/tool"
kind = "code"
licence = "MIT"
relation = "calls"

[policy.licences]
allow = ["MIT", "Apache-2.0"]
```

## How to resolve

Delete the entry, or correct its spelling; leave it where the policy is shared.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "policy-entry-unused"
TITLE = "an entry of the policy meets nothing"
SEVERITY: Severity = "note"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return f"delete the entry at {finding.place} if no other release needs it"
