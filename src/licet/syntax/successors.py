# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What to write instead of a deprecated id, where the new text says exactly the same.

Source: the `obsoletedBy` elements and deprecation notes of the SPDX licence list. An id missing here has no
successor without loss: `GPL-3.0` says neither "only" nor "or later", and its successors each say one.
"""

from __future__ import annotations

from licet.syntax import ids

_SAME = {
    "BSD-2-Clause-NetBSD": "BSD-2-Clause",
    "Nunit": "zlib-acknowledgement",
    "StandardML-NJ": "SMLNJ",
    "eCos-2.0": "GPL-2.0-or-later WITH eCos-exception-2.0",
}
# The base stays the deprecated id, for the reason above.
_WITH_EXCEPTION = {
    "GPL-2.0-with-autoconf-exception": ("GPL-2.0", "Autoconf-exception-2.0"),
    "GPL-2.0-with-bison-exception": ("GPL-2.0", "Bison-exception-2.2"),
    "GPL-2.0-with-classpath-exception": ("GPL-2.0", "Classpath-exception-2.0"),
    "GPL-2.0-with-font-exception": ("GPL-2.0", "Font-exception-2.0"),
    "GPL-2.0-with-GCC-exception": ("GPL-2.0", "GCC-exception-2.0"),
    "GPL-3.0-with-autoconf-exception": ("GPL-3.0", "Autoconf-exception-3.0"),
    "GPL-3.0-with-GCC-exception": ("GPL-3.0", "GCC-exception-3.1"),
}


def successor(word: str) -> str | None:
    """Return the expression that says what `word` (an id, perhaps with +) says, or None if there is none."""
    base, plus = word.removesuffix("+"), word.endswith("+")
    id = ids.canonical_licence(base) or base
    if id in _WITH_EXCEPTION:
        licence, exception = _WITH_EXCEPTION[id]
        return f"{licence}-or-later WITH {exception}" if plus else f"{licence} WITH {exception}"
    if plus:
        if id.endswith("-or-later"):
            return id
        return ids.canonical_licence(id + "-or-later")
    return _SAME.get(id)
