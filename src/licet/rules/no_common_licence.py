# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Several licences each name the licences of the result, and none is named by all.

## What it finds

Two or more things in the release are under copyleft or same-licence clauses that reach the whole, each clause names
the licences the whole may go out under, and there is no licence that all of them name. Only as many are shown as it
takes.

## Why it matters

Each clause can be fulfilled alone and not together with the others, whatever licence is chosen. No relabelling helps.

## Example

```toml licet.toml
[release]
name = "acme/editor"
kind = "code"

[[component]]
name = "acme/widgets"
kind = "code"
licence = "OSL-3.0"
relation = "incorporates"

[[component]]
name = "acme/parser"
kind = "code"
licence = "EPL-2.0"
relation = "incorporates"
```

## How to resolve

Keep one of them apart (ship it beside the rest, each under its own licence), replace it, or ask one of the licensors
for the licence of another.

## References

- semantics, section 3: N, the named licences; section 5: QuickXplain.
- OSL-3.0, section 1(c); EPL-2.0, section 3.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import how, listed, root, speaks, thing
from licet.rules.rule import Paragraph, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "no-common-licence"
TITLE = "no licence is named by all that name one"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection between parties that each name the licences of the whole."""
    keeps = "lets {} go out under no licence but itself or what it names"
    limbs = [speaks(party, verdict, keeps.format(thing(party))) for party in objection.parties]
    limbs.extend(how(verdict, objection.parties))
    return Paragraph(tuple(limbs), f"no licence is left for {root(verdict)}")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what would do."""
    names = listed([party.artefact for party in objection.parties], "or", 4)
    return f"ship {names} beside the rest under its own licence, or ask its licensor for another"
