# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two licences prescribe beginnings of the name that no name has.

## What it finds

Two licences in the stack each ask that the name of the release begin with their own word, and neither word begins
the other.

## Why it matters

No name fulfils both clauses, so a merge of two such models cannot be published under any name.

## Example

```toml licet.toml
[release]
name = "acme/Llama-merged-7b"
kind = "model"

[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "llama3.1"
relation = "merges"

[[component]]
name = "LGAI-EXAONE/EXAONE-3.5-7.8B"
kind = "model"
licence = "LicenseRef-EXAONE-1.1-NC"
relation = "merges"
```

## How to resolve

Leave one of the two out, or ask one of the licensors to waive the clause.

## References

- semantics, section 4, point 2: a duty that another one excludes is a conflict.
- Llama 3.1 Community License, section 1.b.i; EXAONE AI Model License 1.1 - NC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import how, root, speaks, thing
from licet.rules.rule import Paragraph, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Party, Verdict

CODE = "names-clash"
TITLE = "two prescribed names exclude each other"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection between two parties that each prescribe a beginning."""
    first, second = objection.parties
    limbs = (
        speaks(first, verdict, _asks(first)),
        speaks(second, verdict, _asks(second)),
        *how(verdict, objection.parties),
    )
    return Paragraph(limbs, f"no name can be given to {root(verdict)}")


def _asks(party: Party) -> str:
    return f"requires the name of {thing(party)} to begin with “{getattr(party.term, 'text', '')}”"


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what would do."""
    first, second = objection.parties
    return f"leave {first.artefact} or {second.artefact} out, or ask one of the licensors to waive its clause"
