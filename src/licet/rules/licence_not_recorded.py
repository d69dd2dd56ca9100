# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence is known by name, and the catalogue holds no record of what it says.

## What it finds

An expression names a licence of the SPDX list, or a `LicenseRef`, that nobody has read into licet's catalogue yet.

## Why it matters

licet answers from cited terms only. A licence whose text was not read could ask for anything, so the answer is
unknown, however harmless its name sounds.

## Example

```toml licet.toml
[release]
name = "acme/tool"
kind = "code"

[[component]]
name = "acme/library"
kind = "code"
licence = "LicenseRef-Acme-Terms-1.0"
relation = "incorporates"
```

## How to resolve

Read the text; or replace the component; or write a record (docs/records.md says how) and offer it to the project.

## References

- semantics, section 4: an unrecorded licence widens *may* only, and is named in the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import claimed, how, root, short
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "licence-not-recorded"
TITLE = "the licence has no record"
SEVERITY: Severity = "warning"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the party's licence has no record."""
    (party,) = objection.parties
    limbs = (
        Sentence(f"{party.artefact} is under {short(party.licence)}", place=claimed(verdict, party.artefact)),
        Sentence(f"the catalogue holds no record of what {short(party.licence)} says"),
        *how(verdict, objection.parties),
    )
    return Paragraph(limbs, f"nobody can say whether {root(verdict)} may go out")


def advise(objection: Objection, _verdict: Verdict) -> str:
    """Say what to read."""
    (party,) = objection.parties
    return f"read the text of {short(party.licence)}, or replace {party.artefact}"
