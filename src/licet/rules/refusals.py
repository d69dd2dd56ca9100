# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words that the diagnostics of a policy share: which entry refuses, and where the policy stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import words_of
from licet.rules.rule import Sentence

if TYPE_CHECKING:
    from licet.reason.verdict import Objection, Verdict


def policy_file(verdict: Verdict) -> str:
    """Return the file that holds the policy."""
    policy = verdict.release.policy
    return policy.file if policy is not None else "your policy"


def refusal(objection: Objection, verdict: Verdict) -> Sentence:
    """Return the limb that says which entry refuses what is objected to, or that no entry allows it."""
    from licet.reason.policed import CODES, refused
    from licet.release.policy import Entry

    subject = next(subject for subject, code in CODES.items() if code == objection.code)
    policy = verdict.release.policy
    (party,) = objection.parties
    if policy is not None:
        for word in words_of(objection.what):
            entry = refused(policy, subject, party.artefact, word)
            if isinstance(entry, Entry):
                return Sentence(f"your policy denies {entry.written}", place=str(entry.place))
    return Sentence(f"your policy allows only the {subject} that it lists", place=policy_file(verdict))
