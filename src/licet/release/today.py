# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The day by which entries of a policy expire, for programs that a person runs. The only clock there is.

No verdict reads it: it is given to `load` as `as_of`, and every entry that it decides about says so.
"""

from __future__ import annotations

import os


def today() -> str:
    """Return the day as YYYY-MM-DD in UTC: of SOURCE_DATE_EPOCH where that is set, as for reproducible builds."""
    import time

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = int(given) if given.isascii() and given.isdigit() and len(given) < 12 else time.time()
    return time.strftime("%Y-%m-%d", time.gmtime(moment))
