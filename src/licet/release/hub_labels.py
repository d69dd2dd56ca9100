# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words that the Hub takes under `license:` of a card, and the one that says a given licence and no other.

Source: the Hub's documentation, "Licenses". Any other licence is `other`, with its name under `license_name`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.syntax import Expression

OTHER = "other"

_LISTED = """
    apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0 bigcode-openrail-m
    afl-3.0 artistic-2.0 bsl-1.0 bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear c-uda cc cc0-1.0 cc-by-2.0 cc-by-2.5
    cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0
    cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-1.0
    cdla-permissive-2.0 wtfpl ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1 eupl-1.2 agpl-3.0 gfdl gpl gpl-2.0 gpl-3.0
    lgpl lgpl-2.1 lgpl-3.0 isc h-research intel-research lppl-1.3c ms-pl apple-ascl apple-amlr mpl-2.0 odc-by odbl
    openmdw-1.0 openmdw-1.1 openrail++ osl-3.0 postgresql ofl-1.1 ncsa unlicense zlib pddl lgpl-lr deepfloyd-if-license
    fair-noncommercial-research-license llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 grok2-community gemma
"""

LABELS = tuple(_LISTED.split())
"""Without `other` and `unknown`, which name none."""


def label(readings: Sequence[Expression]) -> str | None:
    """Return the label that says just this: one licence, or the several between which its name leaves it open."""
    from licet.release.claims import read_words

    wanted = set(readings)
    return next((word for word in LABELS if wanted and set(read_words(word).readings) == wanted), None)


def name(expression: Expression) -> str:
    """Return the text for `license_name`: the short name in small letters where it is read as this licence again."""
    from licet.release.claims import read_words

    plain = str(expression)
    short = plain.removeprefix("LicenseRef-").lower()
    return short if " " not in short and read_words(short).readings == (expression,) else plain
