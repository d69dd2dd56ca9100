# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One licence imposes what another forbids to impose.

## What it finds

A clause of one component binds every recipient to something (a use restriction, a credit, a patent clause), and a
clause of another, or of the licence you propose, forbids any further restriction on the whole. Both clauses are shown.

## Why it matters

Nobody can obey both: passing the restriction on breaks the second licence, dropping it breaks the first. No third
licence cures that, so the work cannot go out at all in this form.

## Example

```toml licet.toml
[release]
name = "acme/chat-7b"
kind = "model"

[[component]]
name = "acme/base-7b"
kind = "model"
licence = "LicenseRef-CreativeML-OpenRAIL-M"
relation = "incorporates"

[[component]]
name = "acme/trainer"
kind = "code"
licence = "GPL-3.0-only"
relation = "incorporates"
```

## How to resolve

Keep the two apart, so that each licence stays on its own part (`relation = "bundles"` or `"calls"`); replace one of
them; or ask for an exception. What the text calls an aggregate or a separate work is decided by each licence.

## References

- semantics, section 3: persisting and floor clauses against the ceiling; section 5: conflicts are pairs.
- GPL-3.0, section 10: no further restrictions; section 7: the few that are admitted.
- CreativeML Open RAIL-M, section 4(a): the restrictions must be an enforceable provision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue.model import Term
from licet.rules.phrases import how, imposed, root, short, speaks, thing
from licet.rules.rule import Paragraph, Severity

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Party, Verdict

CODE = "further-restriction"
TITLE = "a restriction meets a ban on further restrictions"
SEVERITY: Severity = "error"


def say(objection: Objection, verdict: Verdict) -> Paragraph:
    """Word one objection: the first party imposes `what`, the second forbids to."""
    giver, barrier = objection.parties
    limbs = (
        speaks(giver, verdict, _imposes(giver, objection.what)),
        speaks(barrier, verdict, f"forbids any further restriction on {thing(barrier)}"),
        *how(verdict, objection.parties),
    )
    for party in objection.parties:
        if party.stand is None:
            return Paragraph(limbs, f"{root(verdict)} cannot go out under {short(party.licence)}")
    return Paragraph(limbs, f"no licence can be placed on {root(verdict)}")


def _imposes(party: Party, what: str) -> str:
    term = party.term
    whom = f"every recipient of {thing(party)}"
    if isinstance(term, Term) and term.kind == "flow-down":
        return f"requires its use restrictions to bind {whom}"
    return f"imposes {imposed(what)} on {whom}"


def advise(objection: Objection, verdict: Verdict) -> str:
    """Say whom to ask for what."""
    giver, barrier = objection.parties
    if barrier.stand is None:
        return f"choose a licence for {root(verdict)} that admits what {short(giver.licence)} imposes"
    if giver.stand is None:
        return f"choose a licence for {root(verdict)} that imposes no more than {short(barrier.licence)} admits"
    return (
        f"keep {giver.artefact} and {barrier.artefact} apart, ask the licensor of {barrier.artefact} for an exception, "
        f"or that of {giver.artefact} for other terms"
    )
