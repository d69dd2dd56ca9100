# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which recorded licences a release may go out under, and what each would impose (semantics.md §3: Out)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.catalogue.expand import ids, record
from licet.catalogue.model import Atom
from licet.reason.choose import Part
from licet.reason.demand import Burden, Limit, imposes
from licet.reason.judge import check, scenario_of, trials
from licet.reason.truth import Answer
from licet.release.graph import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.catalogue.model import Record
    from licet.reason.scenario import Scenario
    from licet.reason.verdict import Verdict
    from licet.release.graph import Release

# What a licence imposes, the least burdensome kind first.
GROUPS = ("nothing", "notices", "terms", "source", "limits on use")
_NOTICES = frozenset({"notice", "credit"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One licence the release may (yes) or might (unknown) go out under, with what it imposes on recipients.

    `group` is one of `GROUPS`; `duties` are ids of duties, `bans` ids of uses, both in alphabetical order.
    """

    licence: str
    answer: Answer
    group: str
    duties: tuple[str, ...]
    bans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Every licence that works, and the bans that terms of the releaser's own would have to carry."""

    licences: tuple[Suggestion, ...]
    must_carry: tuple[str, ...]
    verdict: Verdict


def suggest(release: Release, scenario: Scenario | None = None) -> Suggestions:
    """Return every recorded licence that may be the outbound one, the least burdensome first.

    Licences under which the answer is no are left out. Raises ReleaseError where the links form a cycle.
    """
    from dataclasses import replace

    scenario = scenario or scenario_of(release)
    findings = (*release.findings, *_missing(release, scenario))
    unlabelled = replace(release, root=replace(release.root, licence=None), findings=findings)
    open_verdict = check(unlabelled, scenario=scenario)
    found = []
    if open_verdict.answer is not Answer.NO:
        answer_under = trials(unlabelled, scenario)
        for id_ in ids():
            kept = record(id_)
            if kept is None or kept.kind == "exception":
                continue
            answer = answer_under(Part(id_, kept))
            if answer is not Answer.NO:
                found.append(_suggestion(kept, answer))
    found.sort(
        key=lambda s: (s.answer is not Answer.YES, GROUPS.index(s.group), len(s.duties) + len(s.bans), s.licence)
    )
    carried = {use for passed in open_verdict.restrictions for use in passed.uses}
    return Suggestions(tuple(found), tuple(sorted(carried)), open_verdict)


def _missing(release: Release, scenario: Scenario) -> Iterator[Finding]:
    """Yield what the label that is left out tells of the release: that something under it is in there, unnamed."""
    from licet.reason.licensor import names_a_licensor

    if not names_a_licensor(release):
        return
    for one in check(release, scenario=scenario).open:
        if one.code == "label-of-another":
            message = f"{release.root.name} is labelled {one.parties[0].licence}, and names no work of {one.what}'s"
            asks = next(unknown.asks for unknown, _ in one.literals if unknown.kind == "claim")
            yield Finding("lineage-not-stated", message, release.root.place, "unknown", asks)


def _suggestion(kept: Record, answer: Answer) -> Suggestion:
    what = imposes(kept)
    duties = {one.duty for one in what if isinstance(one, Burden)}
    bans = {one.use for one in what if isinstance(one, Atom) and not one.clause}
    limited = bans or any(isinstance(one, Limit) or (isinstance(one, Atom) and one.clause) for one in what)
    return Suggestion(kept.id, answer, _group(duties, bool(limited)), tuple(sorted(duties)), tuple(sorted(bans)))


def _group(duties: set[str], limited: bool) -> str:
    from licet.catalogue import vocabulary

    classes = {vocabulary.duties()[duty].group for duty in duties}
    if limited:
        return "limits on use"
    if "source" in classes:
        return "source"
    if classes - _NOTICES - {"naming", "patent"}:
        return "terms"
    return "notices" if classes else "nothing"
