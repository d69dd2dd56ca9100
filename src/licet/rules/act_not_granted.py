# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An act needs permission, and the licence does not give it.

## What it finds

A release is published, hosted, sold or changed, the law keeps that act for the author of something in it, and no
grant of that work's licence covers the act for what the release is: the work itself, or a derivative of it.

## Why it matters

Whatever the author has not allowed is reserved. A licence that lets you change a work for yourself does not thereby
let you give the changed work to others, and one that speaks of use alone lets you give nothing to anybody.

## Example

A licence that grants much for its own model, and says nothing of publishing a changed one:

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/base-7b"
kind = "model"
licence = "LicenseRef-ChatGLM-6B"
relation = "fine-tunes"
```

## How to resolve

Ask the licensor for the missing permission and state it as a licence of its own in `licet.toml`; or leave the
component out; or do only what is granted (`--act use` instead of `--act publish`).

## References

- semantics, section 4, point 1: each act is granted by every origin that the release derives from.
- licenses/defaults/worldwide.toml, `[reserved]`: which acts need a grant at all, and on whose authority.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import act, claimed, done, how, listed, root, short, thing, words_of
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "act-not-granted"
TITLE = "an act is not granted"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` is the act, `because` the authority that reserves it."""
    (party,) = objection.parties
    where = claimed(verdict, party.artefact)
    silent = Sentence(f"grants no right to {_acts(objection)} {thing(party)}", short(party.licence), place=where)
    reserved = Sentence(f"what is not granted stays with the author: {objection.because}")
    return Paragraph((silent, reserved, *how(verdict, objection.parties)), f"{root(verdict)} cannot be {done(verdict)}")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say whom to ask for what."""
    (party,) = objection.parties
    return f"ask the licensor of {party.artefact} for permission to {_acts(objection)} {thing(party)}"


def _acts(objection: Objection) -> str:
    return listed([act(word) for word in words_of(objection.what)], "or")
