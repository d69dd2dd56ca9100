# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The two commands that judge, without their options' declarations: typer costs more to load than a verdict to find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from licet.cli import WRONG
from licet.cli.output import complain, emit, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict

# The worse the status, the further to the left: a folder with one "no" and one "unknown" is a "no".
_WORST = (WRONG, 1, 3, 0)


def compat(
    inbound: str,
    outbound: str,
    relation: str = "incorporates",
    kind: str = "code",
    facts: Sequence[str] = (),
    defaults: str = "worldwide",
    format: Literal["text", "json"] = "text",
    output: str = "",
    verbose: bool = False,
) -> int:
    """Judge one pair of expressions, print the verdict and return the exit status."""
    from licet.api import check as judge
    from licet.catalogue import vocabulary
    from licet.cli.errors import one_of
    from licet.cli.scenario import amended, scenario
    from licet.release.claims import asked
    from licet.release.pair import pair
    from licet.report import write

    one_of("--relation", relation, vocabulary.relations())
    one_of("--kind", kind, vocabulary.kinds())
    release = amended(pair(asked(inbound), asked(outbound), relation, kind), facts=facts)  # type: ignore[arg-type]
    verdict = judge(release, scenario=scenario(release, defaults))
    emit(write(verdict, format, style(output, verbose)), output)
    return verdict.exit_code


def check(
    paths: Sequence[str] = (),
    proposed: str = "",
    acts: Sequence[str] = (),
    facts: Sequence[str] = (),
    uses: Sequence[str] = (),
    defaults: str = "worldwide",
    if_any: bool = False,
    format: Literal["text", "json"] = "text",
    output: str = "",
    verbose: bool = False,
    online: bool = False,
    environment: str = "",
) -> int:
    """Judge each release, print the verdicts and return the worst exit status: 2 over 1 over 3 over 0."""
    from licet.cli.errors import told
    from licet.report import join, write

    found: list[tuple[str, Verdict]] = []
    statuses = {0}
    for path in paths or (".",):
        try:
            verdict = _judged(path, proposed, acts, facts, uses, defaults, if_any, online, environment)
        except ValueError as error:
            message = told(error)
            if message is None:
                raise
            complain(message)
            statuses.add(WRONG)
            continue
        if verdict is not None:
            found.append((path, verdict))
            statuses.add(verdict.exit_code)
    if found:
        look = style(output, verbose)
        emit(join(found, format, look) if len(paths) > 1 else write(found[0][1], format, look), output)
    return next(status for status in _WORST if status in statuses)


def _judged(
    path: str,
    proposed: str,
    acts: Sequence[str],
    facts: Sequence[str],
    uses: Sequence[str],
    defaults: str,
    if_any: bool,
    online: bool,
    environment: str,
) -> Verdict | None:
    """Return the verdict on what `path` describes; None where that is nothing and nothing will do."""
    from licet.api import check as judge
    from licet.api import load, read_expression, ticked
    from licet.cli.scenario import amended, scenario
    from licet.cli.silence import is_silent, is_silent_file

    if if_any and is_silent_file(path):
        return None
    release = amended(load(path, online=online, environment=environment or None), acts, facts, uses)
    if if_any and is_silent(release):
        return None
    outbound = read_expression(proposed) if proposed else None
    return ticked(judge(release, outbound=outbound, scenario=scenario(release, defaults)), path)
