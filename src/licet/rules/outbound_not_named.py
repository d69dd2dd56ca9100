# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence names the licences of the result, and the proposed one is none of them.

## What it finds

Something in the release is under a copyleft or same-licence clause that reaches the release, and the release is to go
out under a licence that the clause does not name.

## Why it matters

Share-alike clauses say under what a derivative may go out, not only what must be written on it. A licence that is
merely more permissive, or merely as strict, does not fulfil them.

## Example

```toml licet.toml
[release]
name = "acme/tool"
kind = "code"
licence = "MIT"

[[component]]
name = "acme/parser"
kind = "code"
licence = "GPL-3.0-only"
relation = "incorporates"
```

## How to resolve

Put the release under a licence that the clause names, keep the component in a place that the clause does not reach
(a separate program, an aggregate), or replace it.

## References

- semantics, section 3: N, the named licences.
- GPL-3.0, section 5(c); CC-BY-SA-4.0, section 3(b)(1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import claimed, how, listed, root, short, speaks, thing, words_of
from licet.rules.rule import Paragraph, Sentence, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict

CODE = "outbound-not-named"
TITLE = "the proposed licence is not one that the text names"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: `what` lists the licences that would do."""
    (party,) = objection.parties
    names = listed([short(name) for name in words_of(objection.what)], "or", 4)
    limbs = [speaks(party, verdict, f"lets {thing(party)} go out under no licence but {names}")]
    limbs.extend(how(verdict, objection.parties))
    if verdict.proposed:
        where = claimed(verdict, verdict.release.root.name)
        limbs.append(Sentence(f"{short(verdict.proposed)} is proposed for {root(verdict)}", place=where))
        return Paragraph(tuple(limbs), f"{root(verdict)} cannot go out under {short(verdict.proposed)}")
    return Paragraph(tuple(limbs), f"no licence that was tried fits {root(verdict)}")


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say what would do."""
    (party,) = objection.parties
    first = words_of(objection.what)[0] if objection.what else party.licence
    return f"put {root(verdict)} under {first}, or ask the licensor of {party.artefact} for another licence"
