# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The label promises uses that an upstream licence withholds.

## What it finds

A licence in the stack limits what the work may be used for, or by whom, and the limit stays on the release; the
licence proposed for the release says nothing of it. So it is with a licence for a release as a whole, over an artefact
in it that goes out under a licence with such a limit.

## Why it matters

Whoever reads "MIT" on a quantised Llama believes that everything is allowed. The limits still bind them, so the label
is false, and they rely on it at their own cost. Duties such as notices never make a label false; limits on use do.

## Example

```toml licet.toml
[release]
name = "acme/Llama-chat-7b"
kind = "model"
licence = "MIT"

[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "llama3.1"
relation = "quantises"
```

## How to resolve

Name the upstream licence beside your own (`MIT AND LicenseRef-Llama-3.1`), or put the release under it.

## References

- semantics, section 3: when a label is honest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import claimed, how, imposed, root, short, speaks, thing
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "label-promises-more"
TITLE = "the label promises what is withheld"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the first party withholds `what`, the second party is the label that does not say so."""
    giver, label = objection.parties
    limbs = (
        speaks(giver, verdict, f"puts {imposed(objection.what)} on {thing(giver)}"),
        Sentence(f"{short(label.licence)} tells recipients nothing of it", place=claimed(verdict, label.artefact)),
        *how(verdict, objection.parties),
    )
    return Paragraph(limbs, f"{short(label.licence)} alone is a false label for {root(verdict)}")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say what would do."""
    giver, label = objection.parties
    return f"label {root(verdict)} {label.licence} AND {giver.licence}, or {giver.licence}"
