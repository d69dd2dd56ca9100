# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The name of the release does not begin with the word that a licence prescribes.

## What it finds

A licence in the stack reaches the release and asks that its name begin with a prescribed word, and the name that is
stated does not. Where no name is stated, nothing is found: the name of a folder is only a guess.

## Why it matters

It is the duty that is broken most often, because it reaches further than lineage suggests: Llama 3.1 asks it of every
model that was trained on what Llama generated.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"
licence = "llama3.1"

[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "llama3.1"
relation = "fine-tunes"
```

## How to resolve

Rename the release (`acme/Llama-chat-7b`) and publish it under that name.

## References

- semantics, section 3: P, what persists.
- Llama 3.1 Community License, section 1.b.i.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import how, root, speaks, thing
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "name-lacks-prefix"
TITLE = "the name lacks a prescribed beginning"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is the prescribed beginning."""
    (party,) = objection.parties
    limbs = (
        speaks(party, verdict, f"requires the name of {thing(party)} to begin with “{objection.what}”"),
        *how(verdict, objection.parties),
        Sentence(f"the release is named {root(verdict)}", place=str(verdict.release.root.place)),
    )
    return Paragraph(limbs, "it cannot go out under this name")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say which name would do."""
    return f"name it {objection.what}-{root(verdict)}"
