# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A clause forbids an act that the release performs.

## What it finds

The licence of something in the release forbids to give out, host, change or sell what the release is, always or in a
case that the facts meet: no derivatives, no more than so many users, not in this territory.

## Why it matters

A prohibition overrides every grant. It cannot be cured by a notice or by another label: what may not be given out may
not be given out under any licence.

## Example

```toml licet.toml
[release]
name = "acme/corpus"
kind = "data"

[[component]]
name = "acme/essays"
kind = "data"
licence = "CC-BY-ND-4.0"
relation = "modifies"
```

## How to resolve

Keep the work unchanged and ship it beside your own (`relation = "bundles"`), leave it out, or ask its author for
another licence. Where a condition decides (users, revenue, territory), state the fact under `[facts]`.

## References

- semantics, section 4, point 1: forbid overrides permit.
- CC-BY-ND-4.0, section 2(a)(1)(B): adapted material may be produced, and not shared.
- Llama 3.1 Community License, section 2: above 700 million monthly users no right is granted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import act, done, how, listed, root, speaks, thing, words_of
from licet.rules.rule import Paragraph, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "act-forbidden"
TITLE = "an act is forbidden"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` names the acts."""
    (party,) = objection.parties
    acts = listed([act(word) for word in words_of(objection.what)], "or")
    forbids = speaks(party, verdict, f"forbids to {acts} {thing(party)}")
    return Paragraph((forbids, *how(verdict, objection.parties)), f"{root(verdict)} cannot be {done(verdict)}")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say whom to ask for what."""
    (party,) = objection.parties
    acts = listed([act(word) for word in words_of(objection.what)], "or")
    return f"ask the licensor of {party.artefact} for another licence, one that lets you {acts} {thing(party)}"
