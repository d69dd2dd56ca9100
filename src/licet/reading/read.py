# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Read an unseen licence text: outline, use restrictions, terms, and an account of what was not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from licet.reading.clauses import MOST, restrictions
from licet.reading.language import is_readable, language
from licet.reading.model import Gap, Reading
from licet.reading.outline import outline

if TYPE_CHECKING:
    from licet.reading.outline import Outline

_TITLE = re.compile(
    r"\b(?:licen[sc]e(?: agreement)?|terms of (?:use|service)|(?:acceptable|prohibited) use policy|usage policy)\b"
    r"[^.;:]{0,40}\Z",
    re.IGNORECASE,
)


def read_licence(text: str) -> Reading:
    """Return what a licence text says, as far as it could be read. Raises TypeError for what is not a str.

    Nothing in a text is obeyed: a licence that addresses its reader is read like any other. Deterministic, and linear
    in the length of the text up to source.LIMIT.
    """
    if not isinstance(text, str):
        raise TypeError(f"a licence text is a str, not {type(text).__name__}")
    whole = outline(text)
    spoken = language(whole.source.plain)
    notes = list(whole.source.notes)
    gaps = _gaps(whole, text)
    if not whole.nodes:
        notes.append("the text is empty")
    if spoken not in ("en", "und"):
        notes.append(f"the text is not English ({spoken}); only its English paragraphs were read")
    elif gaps and any(gap.reason.startswith("not English") for gap in gaps):
        notes.append("paragraphs that are not English were not read")
    titles = _titles(whole)
    if len(titles) > 1:
        notes.append("the text seems to hold several licences or policies: " + "; ".join(titles[:6]))
    leaves, heads = restrictions(whole)
    for read in leaves:
        if not (read.must or read.may):
            gaps.append(Gap(read.span, "no use found in this restriction"))
    if len(leaves) >= MOST:
        notes.append(f"only about the first {MOST} restrictions were read")
    more = _more(whole, text)
    return Reading(
        spoken, leaves, heads, gaps=tuple(sorted(gaps, key=lambda gap: gap.span)), notes=tuple(notes), **more
    )


def _gaps(whole: Outline, text: str) -> list[Gap]:
    from licet.reading.source import LIMIT

    found = [
        Gap(node.span, f"not English ({language(node.text * 3)})")
        for node in whole.nodes
        if node.text and not is_readable(node.text)
    ]
    if len(text) > LIMIT:
        found.append(Gap((LIMIT, len(text)), "behind the part that is read"))
    return found


def _titles(whole: Outline) -> list[str]:
    """Return the headings that name a licence or policy, each once."""
    found: list[str] = []
    for node in whole.nodes:
        if node.kind == "heading" and not node.label and len(node.text) < 90 and _TITLE.search(node.text):
            key = node.text.strip()
            if key.lower() not in (title.lower() for title in found):
                found.append(key)
    return found


def _more(whole: Outline, text: str) -> dict[str, Any]:
    """Return the answers to the questions of vocabulary/terms.toml, and the nearest known licence."""
    from importlib import import_module
    from importlib.util import find_spec

    more: dict[str, Any] = {}
    if find_spec("licet.reading.terms") is not None:
        more |= import_module("licet.reading.terms").read_terms(whole)
    if find_spec("licet.reading.identify") is not None:
        more["nearest"] = import_module("licet.reading.identify").identify(text)
    return more
