# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why an edge is there: the term that names its target, and whether whoever has a copy may switch it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from licet.catalogue.expand import record

if TYPE_CHECKING:
    from licet.catalogue.model import Cite


def at(licence: str, cite: Cite | None) -> str:
    """Return where a term stands: "GPL-3.0-only §6", the bare id for a text without sections, "" for no term."""
    if cite is None:
        return ""
    sign = "§" if cite.section[:1].isdigit() else ""
    return f"{licence} {sign}{cite.section}".strip()


@cache
def switch(source: str, target: str) -> str | None:
    """Return where a text lets whoever has a copy take it under `target` instead; None where it does not."""
    found = record(source)
    for term in found.of_kind("outbound") if found is not None else ():
        if term.switch and target in term.licences:
            return at(source, term.cite)
    return None


@cache
def stem(licence: str) -> str:
    """Return the name of a licence without its version: "LGPL" for LGPL-2.1-or-later."""
    return re.split(r"-v?\d", licence, maxsplit=1)[0]
