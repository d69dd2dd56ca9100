# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release written down as licet.toml, with comments that say where each part came from and what is still open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from licet.release import claims
from licet.syntax.source import visible

if TYPE_CHECKING:
    from licet.release.graph import Artefact, Claim, Finding, Link, Release

_HEADER = """\
# What is released, for licet. Lines that begin with # are notes: what was read, and what is open.
"""


def write(release: Release) -> str:
    """Return the text of a manifest that states what `release` holds.

    Reading it gives the same artefacts, links, scenario and readings. A licence that no name stands for is left open,
    with its question; one that the index of works knows is left to the index, and shown.
    """
    lines = [_HEADER, *_release(release), *_facts(release)]
    stated: set[str] = set()
    links = list(release.links)
    for part in release.parts:
        link = next((one for one in links if (one.origin, one.target) == (part.name, release.root.name)), None)
        links = [one for one in links if one is not link]  # its [[artefact]] says so
        lines += _artefact(part, link)
        stated.add(part.name)
    origins = {work.name: work for work in (*release.parts, *release.origins)}
    for link in links:
        lines += _component(release, link, origins[link.origin], link.origin in stated)
        stated.add(link.origin)
    lines += _findings(release.findings)
    return "\n".join(lines).rstrip("\n") + "\n"


def _release(release: Release) -> list[str]:
    root = release.root
    lines = ["[release]"]
    if release.named:
        lines.append(f"name = {_quoted(root.name)}")
    else:
        lines.append('# name = "…"  # the name it is released under: some licences have a say in it')
    lines.append(f'kind = "{root.kind}"')
    lines += _licence(root.licence, indexed=False) if root.licence else ['# licence = "…"  # none is stated']
    lines.append(f"acts = {_list(release.acts)}")
    if release.uses:
        lines.append(f"uses = {_list(release.uses)}")
    return lines


def _facts(release: Release) -> list[str]:
    if not release.facts:
        return []
    return ["", "[facts]", *(f"{name} = {_value(value)}" for name, value in sorted(release.facts.items()))]


def _artefact(part: Artefact, link: Link | None) -> list[str]:
    lines = ["", "[[artefact]]", f"name = {_quoted(part.name)}", f'kind = "{part.kind}"']
    lines += _licence(part.licence, indexed=False) if part.licence else ['# licence = "…"  # that of the release']
    if link is not None and link.relation != "bundles":
        lines.append(f'relation = "{link.relation}"')
    return lines


def _component(release: Release, link: Link, origin: Artefact, again: bool) -> list[str]:
    from licet.catalogue.vocabulary import relations

    lines = ["", "[[component]]", f"name = {_quoted(origin.name)}"]
    if not again:
        lines.append(f'kind = "{origin.kind}"')
        lines += _licence(origin.licence, indexed=True) if origin.licence else []
    note = f"  # inferred: {_comment(link.inferred)}" if link.inferred else ""
    lines.append(f'relation = "{link.relation}"{note}')
    if link.target != release.root.name:
        lines.append(f"of = {_quoted(link.target)}")
    if link.ships != relations()[link.relation].ships:
        lines.append(f"ships = {_value(link.ships)}")
    return lines


def _licence(claim: Claim, indexed: bool) -> list[str]:
    """Return the line that states a licence, as a comment where it is open or where the index states it anyway."""
    text = _stated(claim)
    if text is None:
        return [f'# licence = "…"  # {_comment(claim.question or "; ".join(claim.notes))}']
    if indexed and claim.source.startswith("index of works"):
        return [f"# licence = {_quoted(text)}  # {_comment(claim.source)}"]
    return [f"licence = {_quoted(text)}"]


def _stated(claim: Claim) -> str | None:
    """Return a text that reads as the claim does: its own words if one value was written, else the expression."""
    candidates = [*claim.raw] if len(claim.raw) == 1 else []
    if len(claim.readings) == 1:
        candidates.append(str(claim.readings[0]))
    for text in candidates:
        if text and claim.readings and claims.read_words(text).readings == claim.readings:
            return text
    # A word such as "gpl" that asks for more may stand in a manifest too; an unknown one may not.
    if not claim.readings and candidates:
        words = claims.read_words(candidates[0])
        if candidates[0] and words.error is None and words.unknown == claim.unknown:
            return candidates[0]
    return None


def _findings(findings: tuple[Finding, ...]) -> list[str]:
    if not findings:
        return []
    lines = ["", "# Noticed while reading:"]
    for finding in findings:
        lines.append(f"# - {_comment(finding.message)} ({_comment(str(finding.place))})")
        if finding.question:
            lines.append(f"#   {_comment(finding.question)}")
    return lines


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML bars in a string.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(words: tuple[str, ...]) -> str:
    return f"[{', '.join(_quoted(word) for word in words)}]"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return _list(value)
    return _quoted(value) if isinstance(value, str) else repr(value)


def _comment(text: str) -> str:
    return visible(" ".join(text.split()))
