# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The proposed licence does not carry the restrictions that it must carry.

## What it finds

A licence in the stack requires its use restrictions to be terms of the agreement with the next recipient, and the
licence proposed for the release does not have them.

## Why it matters

A copy of the original licence in the folder is not enough: the text asks that the restrictions bind recipients
through *your* licence. A permissive label on such a derivative is the most common false label on model hubs.

## Example

```toml licet.toml
[release]
name = "acme/paint"
kind = "model"
licence = "Apache-2.0"

[[component]]
name = "acme/diffusion"
kind = "model"
licence = "creativeml-openrail-m"
relation = "fine-tunes"
```

## How to resolve

Put the release under the original licence, or add the restrictions to yours and say so
(`Apache-2.0 AND LicenseRef-CreativeML-OpenRAIL-M`).

## References

- semantics, section 3: F, the floor; section 7: when one set of restrictions entails another.
- CreativeML Open RAIL-M, section 4(a).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import claimed, how, imposed, root, short, speaks, thing
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "restrictions-not-carried"
TITLE = "the proposed licence does not carry the restrictions"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the first party's restrictions, the second party the proposed licence, `what` is missing."""
    giver, label = objection.parties
    where = claimed(verdict, label.artefact)
    limbs = (
        speaks(giver, verdict, f"requires its restrictions to be terms of the licence of {thing(giver)}"),
        Sentence(f"{short(label.licence)} does not carry {imposed(objection.what)}", place=where),
        *how(verdict, objection.parties),
    )
    return Paragraph(limbs, f"{root(verdict)} cannot go out under {short(label.licence)} alone")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say what would do."""
    giver, label = objection.parties
    return f"put {root(verdict)} under {giver.licence}, or under {label.licence} AND {giver.licence}"
