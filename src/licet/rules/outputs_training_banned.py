# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence forbids to train other models on what its model generates.

## What it finds

The release learned from a model's outputs, or was distilled from it, somewhere along its lineage, and that model's
licence bans such training: for everybody, for competitors, or for all but the licensor's own family.

## Why it matters

The ban binds whoever accepted the licence of the generating model. A data set that names only an open licence may
well have been generated under such terms, and says nothing about them.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "meta-llama/Llama-2-7b"
kind = "model"
licence = "llama2"
relation = "trains-on-outputs-of"
```

## How to resolve

Train on outputs of a model whose licence allows it, build on that family itself where the family is excepted, or ask
the licensor.

## References

- semantics, section 2: outputs have a standing of their own.
- Llama 2 Community License, section 1.b.v.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import how, root, speaks
from licet.rules.rule import Paragraph, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "outputs-training-banned"
TITLE = "training on these outputs is forbidden"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection."""
    (party,) = objection.parties
    forbids = speaks(party, verdict, f"forbids to build other models from {party.artefact} or what it generates")
    return Paragraph((forbids, *how(verdict, objection.parties)), f"{root(verdict)} was made against that licence")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say whom to ask for what."""
    (party,) = objection.parties
    return f"ask the licensor of {party.artefact} for permission, or leave out what {root(verdict)} learned from it"
