# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A duty is refused by your policy.

## What it finds

A component imposes a duty that `[policy.duties]` denies, or that is not among those it allows.

## Why it matters

Some duties cost more than a component is worth: to offer source, to show a line in every interface, to begin the name
of a model with another's.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "LicenseRef-Llama-3.1"
relation = "fine-tunes"

[policy.duties]
deny = ["display-line"]
```

## How to resolve

Replace the component, or allow the duty: for this component by an exception with its reason, or for all.

## References

- policy: what a policy may say, and what it never can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import listed, root, short, words_of
from licet.rules.refusals import policy_file, refusal
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "policy-duty"
TITLE = "a duty is refused by your policy"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is the duty."""
    (party,) = objection.parties
    limbs = (
        Sentence(f"{short(party.licence)} asks for {listed(words_of(objection.what))} on account of {party.artefact}"),
        refusal(objection, verdict),
    )
    return Paragraph(limbs, f"your policy refuses {root(verdict)}")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say which entry would have to change."""
    (party,) = objection.parties
    return f"replace {party.artefact}, or except it in {policy_file(verdict)}, with the reason"
