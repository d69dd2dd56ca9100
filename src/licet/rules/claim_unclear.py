# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Something in the user's files can be read in more than one way, and the verdict hangs on it.

## What it finds

A reader met a claim that it could not use: a licence beside a name that nobody knows, a base model that is only a path,
a key whose value names nothing. Or a choice between licences is too wide to compare.

## Why it matters

Leaving such a claim out would be an answer about another release than yours.

## Example

A card that says two things, one of them unreadable:

```yaml README.md
---
license: mit
license_name: acme-community-licence
base_model: meta-llama/Llama-3.1-8B
---
```

## How to resolve

Correct the file, or write a `licet.toml` (`licet init`) that states what holds: a manifest is your own word and wins.

## References

- semantics, section 4: every set is an interval; what is unclear is named in the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import root
from licet.rules.rule import Paragraph, Sentence, Severity
from licet.rules.suppositions import asked

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "claim-unclear"
TITLE = "a claim is unclear"
SEVERITY: Severity = "warning"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is what the reader noticed."""
    finding = next((one for one in verdict.release.findings if one.message == objection.what), None)
    place = str(finding.place) if finding else ""
    says = objection.what or f"it is open {asked(objection)}"
    return Paragraph((Sentence(says, place=place),), f"nobody can say whether {root(verdict)} may go out")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what to settle."""
    return f"settle it in licet.toml: {asked(objection)}?"
