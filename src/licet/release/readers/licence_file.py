# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""LICENSE, COPYING and the like: a file that is the text of a licence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release.document import display_name, read_text, shown
from licet.release.gist import gist
from licet.release.graph import Artefact, Claim, Place, Release
from licet.release.identify import doubt, identify, title
from licet.syntax import parse_expression
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "licence file"
_NAME = re.compile(
    r"(?:(?:model|weights?|data|code)[-_ ])?(?:licen[cs]e|copying|unlicen[cs]e)(?:[-_. ][\w.+ -]*)?", re.IGNORECASE
)
_OTHERS = re.compile(r"(?:third|3rd)[-_ .]?part", re.IGNORECASE)
_NOT_TEXT = re.compile(r"\.(?:py|json|ya?ml|toml|html?|js|ts|go|rs|c|h|sh|spdx|png|svg|csv|ipynb)$", re.IGNORECASE)


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a file that holds the text of a licence, by its name."""
    name = path.name
    return _NAME.fullmatch(name) is not None and not _NOT_TEXT.search(name) and not _OTHERS.search(name)


def read(path: Path) -> Release:
    """Return a release of which only the licence file is known. Raises ReleaseError where it is no text."""
    place = Place(shown(path))
    return Release(Artefact(display_name(path), "model", claim(path), place), named=False)


def claim(path: Path) -> Claim:
    """Return what licence the file is the text of, as a claim. Raises ReleaseError where it is no text.

    The question that an unknown text raises says what was read in it.
    """
    text = read_text(path)
    found = claim_of(text, Place(shown(path), 1), SOURCE)
    seen = "" if found.readings else gist(text)
    return replace(found, question=f"{found.question} ({seen})") if seen else found


def claim_of(text: str, place: Place, source: str) -> Claim:
    """Return the claim that the text of a licence makes."""
    raw = (title(text),)
    found = identify(text)
    if not found:
        question = doubt(text) or (
            f"which licence is the text that begins {brief(raw[0], 60)}? it is not one that is known word for word"
        )
        return Claim(raw, "single", place, source, (), (), "licence-other", question)
    readings = tuple(parse_expression(each) for each in found)
    notes = (f"the text is that of {' or of '.join(found)}, and does not say which",) if len(found) > 1 else ()
    return Claim(raw, "single", place, source, readings, notes)
