# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Labels that speak for somebody else: a licence that names its licensor, on a work that holds nothing of theirs (§4).

"Meta grants you …" is a licence over works of Meta's. On a release that names no such work either the lineage is
missing, and with it the duties and limits that come from there, or the label grants in the name of somebody else.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from licet.reason.choose import TooManyAlternativesError, alternatives
from licet.reason.truth import ALWAYS, Unknown, together, unless
from licet.reason.verdict import Objection, Party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from licet.catalogue.model import Record
    from licet.reason.conflict import Holding
    from licet.reason.scenario import Scenario
    from licet.reason.truth import Literals
    from licet.release.graph import Release
    from licet.syntax import Expression

# So many ways in which the release may hold a work of the licensor's are told apart; of more, it may hold none.
_MOST_WAYS = 8


def stated_objections(holdings: Sequence[Holding], release: Release, scenario: Scenario) -> Iterator[Objection]:
    """Yield what the licence that a release states for itself leaves open, whatever it is to go out under."""
    claim = release.root.licence
    if claim is None or is_asked(release):
        return
    for one in (claim, *claim.disputed_by):
        for expression in one.readings:
            yield from label_objections(named(expression), holdings, release, scenario)


def label_objections(
    label: Iterable[Record],
    holdings: Sequence[Holding],
    release: Release,
    scenario: Scenario,
    literals: Literals = ALWAYS,
) -> Iterator[Objection]:
    """Yield an objection for each licence of a label whose licensor is neither the releaser nor that of an origin."""
    for record in label:
        if record.licensor is None or is_asked(release) or _is_releaser(record.licensor.name, scenario):
            continue
        asks = frozenset({(_whose(release.root.name, record.licensor.name), 1)})
        for left in unless(literals, _ways(record.licensor.name, holdings)):
            both = together(left, asks)
            if both is not None:
                party = Party(release.root.name, record.id, record.licensor)
                yield Objection("label-of-another", (party,), record.licensor.name, both)


def is_asked(release: Release) -> bool:
    """Return whether a pair of licences is asked about: then the label is given by whoever may give it."""
    claim = release.root.licence
    return claim is not None and claim.source == "asked"


def names_a_licensor(release: Release) -> bool:
    """Return whether a release states a licence for itself whose text says who the licensor is."""
    claim = release.root.licence
    if claim is None:
        return False
    return any(named(expression) for one in (claim, *claim.disputed_by) for expression in one.readings)


@cache
def named(expression: Expression) -> tuple[Record, ...]:
    """Return the records that an expression names whose text says who the licensor is."""
    try:
        readings = alternatives(expression, switching=False)
    except TooManyAlternativesError:
        return ()  # which is an objection of its own
    found = [part.record for one in readings for branch in one.alternatives for part in branch.parts]
    return tuple(dict.fromkeys(record for record in found if record is not None and record.licensor is not None))


def _ways(name: str, holdings: Sequence[Holding]) -> list[Literals]:
    """Return under which literals something of a licensor's is in the release."""
    found = [
        holding.literals
        for holding in holdings
        if holding.stand.standing != "apart" and holding.part.record is not None
        if holding.part.record.licensor is not None and holding.part.record.licensor.name == name
    ]
    ways = [ALWAYS] if ALWAYS in found else list(dict.fromkeys(found))
    return ways if len(ways) <= _MOST_WAYS else []


def _is_releaser(name: str, scenario: Scenario) -> bool:
    stated = scenario.facts.get("licensor", ())
    return name.casefold() in {str(word).casefold() for word in ([stated] if isinstance(stated, str) else stated)}


def _whose(root: str, name: str) -> Unknown:
    return Unknown(
        "claim",
        f"{root}: {name}",
        2,
        f"are you {name}, or which of its works was {root} made from?",
        f'state that work as a [[component]] in licet.toml; or, if you are {name}, licensor = ["{name}"] under [facts]',
        (f"something of {name}'s is in it, and is named", f"nothing of {name}'s is in it"),
    )
