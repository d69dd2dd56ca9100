# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A clause forbids a use that the release is made or meant for.

## What it finds

The scenario makes a use (selling is commercial use; `--for` and `uses` name others), and a licence in the stack
forbids it, for the release or for what was done with a component to make it.

## Why it matters

A ban on a use stays with the work: it binds you and everybody after you, whatever licence the release carries.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"
acts = ["sell"]

[[component]]
name = "acme/base-7b"
kind = "model"
licence = "CC-BY-NC-4.0"
relation = "fine-tunes"
```

## How to resolve

Use it for something else, replace the component, or get a licence from its owner (many sell one).

## References

- semantics, section 7: use restrictions and what they cover.
- CC-BY-NC-4.0, section 1(i): what NonCommercial means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import done, how, listed, root, speaks, thing, use, words_of
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "use-forbidden"
TITLE = "a use is forbidden"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` names the uses, `because` why making the release counts as one."""
    (party,) = objection.parties
    uses = words_of(objection.what)
    forbids = speaks(party, verdict, f"forbids {listed([use(one) for one in uses])} of {thing(party)}")
    stated = [one for one in uses if one in verdict.release.uses]
    meant = f"meant for {listed(stated)}" if stated else f"to be {done(verdict)}"
    limbs = [forbids, *how(verdict, objection.parties), Sentence(f"{root(verdict)} is {meant}")]
    if objection.because:
        limbs.append(Sentence(f"making it needed permission ({objection.because})"))
    return Paragraph(tuple(limbs), f"{root(verdict)} cannot be used so")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say whom to ask for what."""
    (party,) = objection.parties
    uses = listed([use(one) for one in words_of(objection.what)])
    return f"ask the licensor of {party.artefact} for a licence that allows {uses}, or do not make that use"
