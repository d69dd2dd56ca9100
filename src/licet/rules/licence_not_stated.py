# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Nobody says what the licence of something in the release is.

## What it finds

A component, or the release, has no licence in the files that were read, and the bundled index of well-known works
does not know it.

## Why it matters

Without a licence everything is reserved to the author. It may well have one, stated elsewhere, so the answer is
unknown and never yes.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "somebody/base-of-no-fame"
kind = "model"
relation = "fine-tunes"
```

## How to resolve

Look the licence up where the work is published and state it: `licence = "…"` under that component in `licet.toml`, or
`licence_file` with the text.

## References

- semantics, section 4: what is unknown widens what may be, never what is.
- Berne Convention, article 9(1): the rights that are reserved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import claimed, how, root
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "licence-not-stated"
TITLE = "no licence is stated"
SEVERITY: Severity = "warning"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the party is the artefact without a licence."""
    (party,) = objection.parties
    limbs = (
        Sentence(f"nothing says what the licence of {party.artefact} is", place=claimed(verdict, party.artefact)),
        *how(verdict, objection.parties),
    )
    return Paragraph(limbs, f"nobody can say whether {root(verdict)} may go out")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what to look up."""
    (party,) = objection.parties
    return f"look up the licence of {party.artefact} and state it in licet.toml"
