# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A restriction on use is refused by your policy.

## What it finds

A clause of a component restricts a use that `[policy.uses]` denies any restriction of, or one that is not among those
where it allows restrictions. A clause that may or may not restrict it makes the answer unknown.

## Why it matters

Your users rely on that use. A release that forbids it to them is not what your house wants to ship, even where its
licences fit together.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/base-7b"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
relation = "fine-tunes"

[policy.uses]
deny = ["law"]
```

## How to resolve

Build on another component, get its licensor's leave in writing and record that as an exception, or allow the
restriction.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import listed, root, speaks, thing, use, words_of
from licet.rules.refusals import policy_file, refusal
from licet.rules.rule import Paragraph, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "policy-use"
TITLE = "a restriction on use is refused by your policy"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is the use."""
    (party,) = objection.parties
    limbs = (
        speaks(
            party,
            verdict,
            f"restricts {listed([use(one) for one in words_of(objection.what)], 'or')} of {thing(party)}",
        ),
        refusal(objection, verdict),
    )
    return Paragraph(limbs, f"your policy refuses {root(verdict)}")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say which entry would have to change."""
    (party,) = objection.parties
    return f"replace {party.artefact}, or except it in {policy_file(verdict)}, with the reason"
