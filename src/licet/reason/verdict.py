# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The verdict as values: what was decided, on whose words, and what is still to be done or asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from licet.reason.truth import ALWAYS, Answer, Literals, Unknown

if TYPE_CHECKING:
    from licet.catalogue.model import Cite, Licensor, Restriction, Term
    from licet.reason.conflict import Holding
    from licet.reason.proof import Node
    from licet.reason.reach import Stand
    from licet.reason.scenario import Scenario
    from licet.release.graph import Place, Release
    from licet.syntax import Expression


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an objection or the source of a duty: which artefact, under which licence, by which term.

    `stand` says how the release stands to the artefact, and is None for the release's own outbound licence.
    """

    artefact: str
    licence: str
    term: Term | Restriction | Licensor | None = None
    stand: Stand | None = None

    @property
    def cite(self) -> Cite | None:
        """Return the citation of the term, if the objection rests on a term."""
        return self.term.cite if self.term is not None else None


@dataclass(frozen=True, slots=True)
class Objection:
    """A reason against the release: the code of its diagnostic, when it holds, and the parties it rests on.

    `what` is the thing objected to: an act, a use, a duty or a licence, by its vocabulary id.
    """

    code: str
    parties: tuple[Party, ...]
    what: str = ""
    literals: Literals = ALWAYS
    because: str = ""

    @property
    def certain(self) -> bool:
        """Return whether the objection holds whatever the unknowns are."""
        return not self.literals


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something to do, deduplicated over all who ask for it; `done` is the sentence of a checklist.

    `discharged`: it was found, at `discharged_by`; it was looked for and is not there; or no file can show it (None).
    """

    duty: str
    text: str
    done: str
    parties: tuple[Party, ...]
    literals: Literals = ALWAYS
    discharged: bool | None = None
    discharged_by: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A use restriction that stays on the release, as its clause is labelled, and the mode it is passed on in."""

    label: str
    uses: tuple[str, ...]
    vague: tuple[str, ...]
    narrowed: tuple[str, ...]
    mode: str
    party: Party
    literals: Literals = ALWAYS


@dataclass(frozen=True, slots=True)
class Question:
    """What would settle an unknown: the question, how to answer it, and which objections and components hang on it.

    `if_yes` is the value of the unknown under which the objections hold.
    """

    unknown: Unknown
    asks: str
    hint: str
    about: tuple[str, ...] = ()
    if_yes: str = ""
    components: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that was made for the licensee: an OR branch, or a licence the text lets a recipient switch to."""

    artefact: str
    chosen: str
    instead_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that was judged again and gives a better answer."""

    kind: str
    change: str
    answer: Answer
    subject: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """An open objection that the user's policy takes responsibility for, with the reason given and its last day."""

    objection: Objection
    reason: str
    expires: str
    place: Place


@dataclass(frozen=True, slots=True)
class Verdict:
    """May the release go out as described, under which licence, with what passed on; and if not, why.

    `answer` is yes, no or unknown. `conflicts` are the objections that hold for certain; `open` those that hang on a
    question; `questions` what would settle them; `outbound` the licences it may go out under (as far as tried).
    `label` is the outbound licence that was asked about in place of the release's own, if one was. For a release of
    several artefacts `parts` holds the verdict on each, in their order, and `rest` the one on what is in none of them;
    everything else is what they come to together.
    """

    answer: Answer
    release: Release
    proposed: str
    duties: tuple[Obligation, ...] = ()
    restrictions: tuple[PassedOn, ...] = ()
    outbound: tuple[str, ...] = ()
    conflicts: tuple[Objection, ...] = ()
    open: tuple[Objection, ...] = ()
    questions: tuple[Question, ...] = ()
    choices: tuple[Choice, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    basis: str = "text"
    defaults: str = "worldwide"
    scenario: Scenario | None = field(default=None, compare=False)
    label: Expression | None = field(default=None, compare=False, repr=False)
    holdings: tuple[Holding, ...] = field(default=(), compare=False, repr=False)
    parts: tuple[Verdict, ...] = ()
    rest: Verdict | None = field(default=None, compare=False, repr=False)

    @property
    def exit_code(self) -> int:
        """Return the exit status of a command that gives this verdict: 0 yes, 1 no, 3 unknown."""
        return {Answer.YES: 0, Answer.NO: 1, Answer.UNKNOWN: 3}[self.answer]

    @property
    def members(self) -> tuple[Verdict, ...]:
        """Return the verdicts that this one is made of, the one on no artefact first; itself where it is but one."""
        return (self,) if self.rest is None else (self.rest, *self.parts)

    def of(self, objection: Objection) -> Verdict:
        """Return the verdict that an objection belongs to: on the artefact that it speaks of."""
        if self.rest is None:
            return self
        return next((one for one in self.members if any(o is objection for o in (*one.conflicts, *one.open))), self)

    def repairs(self) -> tuple[Repair, ...]:
        """Return single changes that improve the answer, cheapest first; each was judged again."""
        if self.rest is not None:
            from licet.reason.artefact_repairs import repairs as of_artefacts

            return of_artefacts(self)
        from licet.reason.repair import repairs

        return repairs(self)

    def proof(self) -> Node:
        """Return the derivation of the answer as a tree, built when asked for."""
        from licet.reason.proof import prove

        return prove(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain data: the form of `--format json`, by schema "licet/1"."""
        from licet.reason.plain import plain

        return plain(self)
