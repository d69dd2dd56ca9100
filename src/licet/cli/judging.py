# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The two commands that judge, without their options' declarations: typer costs more to load than a verdict to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.cli import WRONG
from licet.cli.output import complain, emit, placed, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.report import Format

# The worse the status, the further to the left: a folder with one "no" and one "unknown" is a "no".
_WORST = (WRONG, 1, 3, 0)
# Written empty where there is nothing to tell: the step of a build that takes the file must find one.
_LISTS = frozenset({"sarif", "gitlab", "junit"})


def compat(
    inbound: str,
    outbound: str,
    relation: str = "incorporates",
    kind: str = "code",
    facts: Sequence[str] = (),
    defaults: str = "worldwide",
    format: Format = "text",
    output: str = "",
    verbose: bool = False,
    quiet: bool = False,
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
    if output or not quiet:
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
    format: Format = "text",
    output: str = "",
    verbose: bool = False,
    online: bool = False,
    environment: str = "",
    quiet: bool = False,
    policy: str = "",
    as_of: str = "",
) -> int:
    """Judge each release, print the verdicts and return the worst exit status: 2 over 1 over 3 over 0.

    `quiet` leaves standard output empty: the exit status is the answer. Errors are told all the same.
    """
    from licet.cli.errors import CallError, told
    from licet.cli.progress import Progress
    from licet.cli.silence import subjects
    from licet.report import join, joins, write

    if not paths:
        paths = (".",)
    elif if_any:
        paths = subjects(paths)
    if len(paths) > 1 and not joins(format):
        raise CallError("--format", f"{format} describes one release: give one PATH")
    if list(paths).count("-") > 1:
        raise CallError("-", "standard input can be read once")
    found: list[tuple[str, Verdict]] = []
    statuses = {0}
    with Progress() as progress:
        for at, path in enumerate(paths, 1):
            of = f" ({at} of {len(paths)})" if len(paths) > 1 else ""
            progress.says(f"reading and judging {'standard input' if path == '-' else path}{of}")
            try:
                verdict = _judged(
                    path, proposed, acts, facts, uses, defaults, if_any, online, environment, policy, as_of
                )
            except ValueError as error:
                message = told(error)
                if message is None:
                    raise
                progress.clear()
                complain(message)
                statuses.add(WRONG)
                continue
            if verdict is not None:
                found.append((path, verdict))
                statuses.add(verdict.exit_code)
        text = ""
        none = not found and statuses == {0} and format in _LISTS  # all were passed over
        if (found or none) and (output or not quiet):
            progress.says("writing the report")
            look = placed(style(output, verbose))
            text = join(found, format, look) if none or len(paths) > 1 else write(found[0][1], format, look)
    if text:
        emit(text, output)
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
    policy: str,
    as_of: str,
) -> Verdict | None:
    """Return the verdict on what `path` describes; None where that is nothing and nothing will do."""
    from licet.api import check as judge
    from licet.api import read_expression, ticked
    from licet.cli.scenario import amended, scenario
    from licet.cli.silence import is_silent, is_silent_file
    from licet.cli.source import release_of

    piped = path == "-"
    if if_any and not piped and is_silent_file(path):
        return None
    stated = release_of(path, online=online, environment=environment, policy=policy, as_of=as_of)
    release = amended(stated, acts, facts, uses)
    if if_any and is_silent(release):
        return None
    outbound = read_expression(proposed) if proposed else None
    verdict = judge(release, outbound=outbound, scenario=scenario(release, defaults))
    return verdict if piped else ticked(verdict, path)
