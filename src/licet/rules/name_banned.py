# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The name of the release holds a word that a licence keeps out of it.

## What it finds

A licence in the stack forbids a word in the name of what is made from its work, and the stated name holds that word.

## Why it matters

Such clauses protect a trade mark or an author's reputation. The grant of the licence ends for whoever breaks them.

## Example

```toml licet.toml
[release]
name = "acme/php-tools"
kind = "code"
licence = "PHP-3.01"

[[component]]
name = "php"
kind = "code"
licence = "PHP-3.01"
relation = "modifies"
```

## How to resolve

Rename the release, or ask the licensor for permission to use the word.

## References

- semantics, section 3: P, what persists.
- PHP License 3.01, section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import how, root, speaks, thing
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "name-banned"
TITLE = "the name holds a forbidden word"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is the forbidden word."""
    (party,) = objection.parties
    limbs = (
        speaks(party, verdict, f"keeps “{objection.what}” out of the name of {thing(party)}"),
        *how(verdict, objection.parties),
        Sentence(f"the release is named {root(verdict)}", place=str(verdict.release.root.place)),
    )
    return Paragraph(limbs, "it cannot go out under this name")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what would do."""
    (party,) = objection.parties
    return f"take “{objection.what}” out of the name, or ask the licensor of {party.artefact} for it"
