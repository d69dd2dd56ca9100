# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence is refused by your policy.

## What it finds

A component is under a licence that `[policy.licences]` denies, or that is not among those it allows. Of licences that
are offered as alternatives the one that your policy lets pass is chosen.

## Why it matters

The licences may be compatible and still be ones that your house has decided not to take in: too costly to comply with,
or not yet looked into.

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
```

## How to resolve

Replace the component, choose another licence where it offers one, or write an exception for it, with a reason and
perhaps a last day.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import root, short
from licet.rules.refusals import policy_file, refusal
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "policy-licence"
TITLE = "a licence is refused by your policy"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is the licence."""
    (party,) = objection.parties
    limbs = (Sentence(f"{party.artefact} is under {short(party.licence)}"), refusal(objection, verdict))
    return Paragraph(limbs, f"your policy refuses {root(verdict)}")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say which entry would have to change."""
    (party,) = objection.parties
    return f"replace {party.artefact}, or except it in {policy_file(verdict)}, with the reason"
