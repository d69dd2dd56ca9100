# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The library: expressions, pairs and releases in, verdicts out. Take the names from `licet`, not from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from licet.reading.model import Clause, Reading
    from licet.reason.scenario import Scenario
    from licet.reason.verdict import Verdict
    from licet.release.graph import Claim, Kind, Release
    from licet.syntax import Expression


def parse_expression(text: str) -> Expression:
    """Return the tree of an SPDX licence expression. Raises ExpressionError (a ValueError) with the span at fault."""
    from licet.syntax.parse import parse_expression as parse

    return parse(text)


def parse_clause(text: str, lead: str = "") -> Clause:
    """Return the tree of one use-restriction clause; `lead` is the sentence that introduces its list, if any."""
    from licet.reading.parse import parse_clause as parse

    return parse(text, lead)


def read_licence(text: str) -> Reading:
    """Return what an unseen licence text says: what it is nearest to, its use restrictions, its terms. Never raises."""
    from licet.reading.read import read_licence as read

    return read(text)


def read_expression(text: str) -> Expression:
    """Return the expression that `text` writes, an id that the catalogue knows by another name included.

    A plain id or alias needs no parser. Raises ExpressionError.
    """
    from licet.catalogue.names import aliases, look_up
    from licet.syntax.parse import parse_expression as parse

    meaning = look_up(text)
    if meaning is not None and len(meaning.readings) == 1:
        return parse(meaning.readings[0])
    if meaning is not None and meaning.readings:
        return parse(text)
    from licet.syntax.lenient import parse_lenient

    return parse_lenient(text, names=aliases()).expression


def compatible(
    inbound: str | Expression,
    outbound: str | Expression,
    *,
    relation: str = "incorporates",
    kind: Kind = "code",
) -> Verdict:
    """Return whether a work under `inbound` may stand in `relation` to a release that goes out under `outbound`.

    `relation` is a word of vocabulary/relations.toml: "the release … the work"; `kind` is that of both. Raises
    ExpressionError for a text that is no licence expression, ValueError for an unknown relation or kind.
    """
    from licet.reason.judge import check as judge
    from licet.release.pair import pair

    return judge(pair(_claimed(inbound), _claimed(outbound), relation, kind))


def _claimed(given: str | Expression) -> Claim:
    """Return the claim that a question makes: a name may leave its version open, and then stands for each."""
    from licet.release.claims import asked
    from licet.release.pair import stated

    return asked(given) if isinstance(given, str) else stated(given)


def _expression(given: str | Expression) -> Expression:
    return read_expression(given) if isinstance(given, str) else given


def check(release: Release, *, outbound: str | Expression | None = None, scenario: Scenario | None = None) -> Verdict:
    """Return the verdict on a release, under `outbound` instead of the licence it states where that is given.

    `scenario` replaces the acts, facts and uses that the release states. Raises ExpressionError for `outbound`, and
    ReleaseError where the links of the release form a cycle.
    """
    label = None if outbound is None else _expression(outbound)
    if release.parts:
        from licet.reason.artefacts import check as judge
    else:
        from licet.reason.judge import check as judge
    verdict = judge(release, outbound=label, scenario=scenario)
    if release.policy is None:
        return verdict
    from licet.reason.policed import remarked

    return remarked(verdict, release.policy)


def load(
    path: str | os.PathLike[str],
    *,
    online: bool = False,
    environment: str | os.PathLike[str] | None = None,
    policy: str | os.PathLike[str] | None = None,
    as_of: str = "",
) -> Release:
    """Return the release that a manifest, a card, another document, or a folder describes. Raises ReleaseError.

    `online` lets what no file and no index answers be asked of the Hub over HTTP; without it nothing leaves this
    machine. `environment` is a Python environment whose distributions are taken for dependencies of the release.
    `policy` is a file whose policy is taken in place of the one beside `path`; `as_of` is the day (YYYY-MM-DD) by which
    entries of it expire: without one, an entry that has a last day does not hold.
    """
    from licet.release.load import load as read
    from licet.release.resolve import RESOLVERS

    resolvers = RESOLVERS
    if online:
        from licet.release.hub_online import online as hub

        resolvers = (*RESOLVERS, hub())
    release = read(path, resolvers, environment)
    from licet.release.policy_file import policed

    return policed(release, path, policy, as_of)


def ticked(verdict: Verdict, path: str | os.PathLike[str]) -> Verdict:
    """Return the verdict with the duties ticked that the files in the folder of `path` discharge already.

    `path` is what the release was loaded from. The answer is as it was: a duty left undone does not change it.
    """
    from licet.reason.ticked import tick

    if not verdict.duties:
        return verdict
    from pathlib import Path

    from licet.release.evidence import gather

    return tick(verdict, gather(Path(path)))
