# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The diagnostics: one file each, whose docstring is its page. A module is loaded when its code is asked for.

`OBJECTIONS` are made by reason/ (semantics.md §4), `FINDINGS` by the readers of release/. Codes are permanent.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from licet.rules.rule import FindingRule, ObjectionRule, Paragraph, Rule, Sentence, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from licet.reason.verdict import Objection, Verdict

Said = TypeVar("Said")

__all__ = [
    "CODES",
    "FINDINGS",
    "OBJECTIONS",
    "FindingRule",
    "ObjectionRule",
    "Paragraph",
    "Rule",
    "Sentence",
    "Severity",
    "find",
    "finding_rule",
    "objection_rule",
]

OBJECTIONS: tuple[str, ...] = (
    "act-not-granted",
    "act-forbidden",
    "use-forbidden",
    "outputs-training-banned",
    "further-restriction",
    "outbound-not-named",
    "no-common-licence",
    "restrictions-not-carried",
    "label-promises-more",
    "label-of-another",
    "name-lacks-prefix",
    "name-banned",
    "names-clash",
    "licence-not-stated",
    "licence-unreadable",
    "licence-not-recorded",
    "claim-unclear",
    "policy-licence",
    "policy-use",
    "policy-duty",
)
FINDINGS: tuple[str, ...] = (
    "lineage-not-stated",
    "claims-disagree",
    "licence-text-unread",
    "no-front-matter",
    "kind-assumed",
    "key-spelling",
    "key-not-read",
    "value-not-a-name",
    "name-not-an-id",
    "data-not-named",
    "source-not-named",
    "base-not-named",
    "bases-disagree",
    "relation-unknown",
    "relations-disagree",
    "manifest-ignored",
    "dependencies-not-read",
    "root-assumed",
    "use-conditions-stated",
    "file-not-read",
    "policy-accepted",
    "policy-entry-unused",
    "policy-entry-expired",
    "policy-text-changed",
)
CODES: tuple[str, ...] = OBJECTIONS + FINDINGS


def find(code: str) -> Rule:
    """Return the rule of a code. Raises KeyError for a code that is not registered."""
    return objection_rule(code) if code in OBJECTIONS else finding_rule(code)


@cache
def objection_rule(code: str) -> ObjectionRule:
    """Return a rule of the reasoner. Raises KeyError for any other code."""
    if code not in OBJECTIONS:
        raise KeyError(code)
    module = _module(code)
    say, advise = _of_its_own(module.say), _of_its_own(module.advise)
    return ObjectionRule(module.CODE, module.TITLE, module.SEVERITY, _page(module), say, advise)


def _of_its_own(words: Callable[[Objection, Verdict], Said]) -> Callable[[Objection, Verdict], Said]:
    """Return a way of wording that speaks of the artefact that an objection is about, where a release has several."""

    def worded(objection: Objection, verdict: Verdict) -> Said:
        return words(objection, verdict.of(objection))

    return worded


@cache
def finding_rule(code: str) -> FindingRule:
    """Return a rule of the readers. Raises KeyError for any other code."""
    if code not in FINDINGS:
        raise KeyError(code)
    module = _module(code)
    return FindingRule(module.CODE, module.TITLE, module.SEVERITY, _page(module), module.advise)


def _module(code: str) -> ModuleType:
    from importlib import import_module

    return import_module(f"licet.rules.{code.replace('-', '_')}")


def _page(module: ModuleType) -> str:
    return (module.__doc__ or "").strip() + "\n"
