# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a licence text that nobody has on record seems to say, in a line: for the question which licence it is.

It answers nothing: the licence stays unknown until it is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.reading.model import Reading

# A licence is a tenth of this; a question is not worth the seconds that a book would take.
_LARGEST = 200_000
_MOST_USES = 4
_ASKED = ("redistribution", "commercial", "derivatives")


def gist(text: str) -> str:
    """Return what `text` was read to forbid and to allow; "" where nothing was read, or the text is too long."""
    if len(text) > _LARGEST:
        return ""
    from licet.reading.read import read_licence

    reading = read_licence(text)
    if reading.language not in ("en", "und"):
        return f"as read, it is not English ({reading.language})"
    parts = [part for part in (_forbids(reading), *_answers(reading)) if part]
    return f"as read, a text that {'; '.join(parts)}" if parts else ""


def _forbids(reading: Reading) -> str:
    uses = list(dict.fromkeys(use for one in reading.clauses if one.modality != "permission" for use in one.must))
    if not uses:
        return ""
    more = f" and {len(uses) - _MOST_USES} more uses" if len(uses) > _MOST_USES else ""
    return f"forbids: {', '.join(uses[:_MOST_USES])}{more}"


def _answers(reading: Reading) -> list[str]:
    found: list[str] = []
    for question in _ASKED:
        term = (reading.terms or {}).get(question)
        if term is None or not term.quote or not getattr(term, "sure", True):
            continue
        where = term.section if not term.section[:1].isdigit() else f"§{term.section}"
        said = f"{question}: {term.answer}" + (f" ({where})" if where else "")
        found.append(said if found else f"says of {said}")
    return found
