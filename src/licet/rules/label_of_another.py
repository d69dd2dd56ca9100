# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The label is a licence that one named party gives over works of its own, and none of them is named.

## What it finds

The licence of the release says in its text who the licensor is ("Meta", "Google", "Alibaba Cloud"), and no work that
the release was made from is under a licence of the same licensor: none is stated, or they are all somebody else's.

## Why it matters

Mostly the lineage is missing: the work does come from one of theirs, and the duties to name it, the limits on use and
the thresholds that hold over it are not looked at until it is named. Where there is no such work, the label grants
rights in the name of somebody else, and recipients get none from whoever made the release.

## Example

```toml licet.toml
[release]
name = "acme/Llama-support-bot"
kind = "model"
licence = "llama3.1"

[[component]]
name = "acme/tickets"
kind = "data"
licence = "CC-BY-4.0"
relation = "trains-on"
```

## How to resolve

State the work of theirs as a component, or under `base_model` in the card. If you are the licensor, say so:
`licensor = ["Meta"]` under `[facts]`, or `--fact licensor=Meta`. If nothing of theirs is in it, choose another licence.

## References

- semantics, section 4: what is not known is asked, never taken for permission.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import root, short, speaks
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "label-of-another"
TITLE = "the label is another's to give"
SEVERITY: Severity = "warning"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the party is the label, `what` is the licensor that its text names."""
    (party,) = objection.parties
    limbs = (
        speaks(party, verdict, f"{short(party.licence)} is granted by {objection.what}, over works of its own"),
        Sentence(f"nothing that {root(verdict)} is said to be made from is under a licence of {objection.what}"),
    )
    return Paragraph(
        limbs, f"either something that {root(verdict)} was made from is missing, or the label is not its own"
    )


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say how to settle it."""
    name = objection.what
    return f"name the work of {name}'s that {root(verdict)} was made from, or say that you are {name} (licensor)"
