# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the two folders that are not Python live: the grammars and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path


def find(room: Literal["grammar", "licenses"]) -> Path:
    """Return the folder `room`, of an installed package or of a checkout.

    A wheel carries both folders inside the package. In a checkout (an editable install) they stand beside
    `src/`, two levels above the package. Raises FileNotFoundError that names the places looked at.
    """
    from pathlib import Path  # costs milliseconds that `licet compat MIT MIT` need not pay

    package = Path(__file__).resolve().parent
    places = [package / room]
    if package.parent.name == "src":  # else the folder above is site-packages, where a "grammar" is not ours
        places.append(package.parent.parent / room)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"licet is not installed whole: no folder {room!r} at " + " or ".join(map(str, places)))
