# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Trove classifiers of Python packages that speak of a licence: some name one, some a family, some none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.release.graph import Claim, Place

LEAD = "License ::"
_OSI = "License :: OSI Approved"
_NAMES = {
    "Boost Software License 1.0 (BSL-1.0)": "BSL-1.0",
    "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
    "European Union Public Licence 1.1 (EUPL 1.1)": "EUPL-1.1",
    "European Union Public Licence 1.2 (EUPL 1.2)": "EUPL-1.2",
    "GNU Affero General Public License v3": "AGPL-3.0-only",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
    "GNU Lesser General Public License v2 (LGPLv2)": "LGPL-2.0-only",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "Historical Permission Notice and Disclaimer (HPND)": "HPND",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT No Attribution License (MIT-0)": "MIT-0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "zlib/libpng License": "Zlib",
}
# Families: the ids that a licence of one begins with. The classifier alone does not say which it is.
_FAMILIES: dict[str, tuple[str, ...]] = {
    "Academic Free License (AFL)": ("AFL-",),
    "Apache Software License": ("Apache-",),
    "Artistic License": ("Artistic-",),
    "BSD License": ("BSD-", "0BSD"),
    "GNU Affero General Public License v3": ("AGPL-3.0",),
    "GNU Free Documentation License (FDL)": ("GFDL-",),
    "GNU General Public License (GPL)": ("GPL-",),
    "GNU General Public License v2 (GPLv2)": ("GPL-2.0",),
    "GNU General Public License v3 (GPLv3)": ("GPL-3.0",),
    "GNU Library or Lesser General Public License (LGPL)": ("LGPL-",),
    "GNU Lesser General Public License v2 (LGPLv2)": ("LGPL-2",),
    "GNU Lesser General Public License v2 or later (LGPLv2+)": ("LGPL-2",),
    "GNU Lesser General Public License v3 (LGPLv3)": ("LGPL-3.0",),
    "Mozilla Public License 2.0 (MPL 2.0)": ("MPL-2.0",),
    "Python Software Foundation License": ("PSF-", "Python-", "CNRI-Python"),
    "Zope Public License": ("ZPL-",),
}


def names(classifiers: Sequence[object]) -> list[tuple[int, str]]:
    """Return (index, last part) of each classifier that says more of a licence than that OSI approved it."""
    return [
        (index, each.strip().rpartition(" :: ")[2])
        for index, each in enumerate(classifiers)
        if isinstance(each, str) and each.startswith(LEAD) and each.strip() != _OSI
    ]


def read(raw: Sequence[str], place: Place, source: str) -> Claim:
    """Return what the last parts of classifiers claim together; of several it is not said whether all apply."""
    found = [_NAMES.get(name, "") for name in raw]
    if not all(found):
        unclear = next(name for name, licence in zip(raw, found, strict=True) if not licence)
        question = f"which licence, by version, does the classifier {unclear!r} stand for?"
        unknown = "licence-family" if unclear in _FAMILIES else "licence-other"
        return claims.unread(place, source, raw, unknown, question)
    return replace(claims.read(found, "undefined", place, source), raw=tuple(raw))


def allow(raw: Sequence[str], ids: Sequence[str]) -> bool:
    """Whether every one of `ids` is a licence that one of the classifiers names, or is of its family.

    Classifiers are coarse: "GNU General Public License v3 (GPLv3)" stands on packages under "or later" too.
    """
    starts = tuple(start for name in raw for start in (*_FAMILIES.get(name, ()), _NAMES.get(name, "")) if start)
    return bool(starts) and all(id_.startswith(starts) for id_ in ids)
