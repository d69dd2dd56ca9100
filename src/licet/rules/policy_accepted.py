# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Your policy accepts or excepts something.

## What it finds

An open question that an entry under `accept` takes responsibility for, or a refusal that an entry under `exceptions`
lifts for one component. The reason stands in every report.

## Why it matters

Whoever reads the answer has to see that it rests on somebody's decision, and on whose reason.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/corpus"
kind = "data"
licence = "other"
relation = "trains-on"

[[policy.accept]]
component = "acme/corpus"
code = "licence-unreadable"
reason = "a written licence is on file with counsel"
```

## How to resolve

Nothing, while the reason holds. Give it a last day (`expires`) so that somebody looks again.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Finding
    from licet.rules.rule import Severity

CODE = "policy-accepted"
TITLE = "your policy accepts or excepts something"
SEVERITY: Severity = "note"


def advise(finding: Finding) -> str:
    """Say how to settle one finding."""
    return f"look now and then whether the reason still holds ({finding.place})"
