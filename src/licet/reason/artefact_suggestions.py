# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which licences each artefact of a release may go out under, and which of them would do for all together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.reason.artefacts import dishonest
from licet.reason.choose import leaf
from licet.reason.judge import scenario_of
from licet.reason.suggest import suggest
from licet.release.division import divide

if TYPE_CHECKING:
    from licet.reason.scenario import Scenario
    from licet.reason.suggest import Suggestions
    from licet.release.division import Division
    from licet.release.graph import Release


def suggest_each(release: Release, scenario: Scenario | None = None) -> tuple[Suggestions, ...]:
    """Return what is suggested for each artefact, and first for what is in none; of a release of one, for that.

    Raises ReleaseError where the links form a cycle.
    """
    if not release.parts:
        return (suggest(release, scenario),)
    scenario = scenario or scenario_of(release)
    division = divide(release)
    works = [division.rest] if division.rest.origins else []
    return tuple(_honest(release, division, one, scenario) for one in (*works, *division.parts))


def _honest(release: Release, division: Division, work: Release, scenario: Scenario) -> Suggestions:
    """Return the suggestions for one artefact, without those that would promise more than a part that it holds."""
    found = suggest(work, scenario)
    held = [link for link in division.held if link.target == work.root.name]
    if not held:
        return found

    def is_false(name: str) -> bool:
        return any(dishonest(release, work, link, leaf(name), scenario) for link in held)

    return replace(found, licences=tuple(one for one in found.licences if not is_false(one.licence)))
