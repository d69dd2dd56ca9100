# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence is stated in words that name no licence.

## What it finds

The licence of a component, or of the release, is given as something that cannot be read as a licence: "other", the
name of a family without its version, a name nobody knows, a link to a text that is not at hand.

## Why it matters

"openrail" or "gpl" is not one licence but a family whose members differ where it counts. To pick one would be to
answer a question that nobody asked.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "somebody/base-7b"
kind = "model"
licence = "openrail"
relation = "fine-tunes"
```

## How to resolve

State the licence by its SPDX id, its `LicenseRef` or its id on the Hub, with the version; or give the text with
`licence_file`.

## References

- licenses/vocabulary/names.toml: names that stand for no single licence, each with the question to ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import artefact, claimed, how, listed, root
from licet.rules.rule import Paragraph, Sentence, Severity
from licet.rules.suppositions import asked

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "licence-unreadable"
TITLE = "the stated licence cannot be read"
SEVERITY: Severity = "warning"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the party is the artefact whose claim was not read."""
    (party,) = objection.parties
    claim = artefact(verdict, party.artefact).licence
    words = listed([f"“{word}”" for word in claim.raw]) if claim else ""
    stated = f"the licence of {party.artefact} is stated as {words or 'nothing'}"
    limbs = (
        Sentence(stated, place=claimed(verdict, party.artefact)),
        Sentence(f"that leaves open: {asked(objection)}"),
        *how(verdict, objection.parties),
    )
    return Paragraph(limbs, f"nobody can say whether {root(verdict)} may go out")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what to state."""
    (party,) = objection.parties
    return f"state the licence of {party.artefact} by name and version in licet.toml"
