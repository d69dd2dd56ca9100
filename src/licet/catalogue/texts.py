# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which record a text is the text of, when every word agrees."""

from __future__ import annotations

from licet.catalogue.store import store
from licet.catalogue.words import words_sha256


def exact(text: str) -> str | None:
    """Return the id of the record whose text has the same words, or None."""
    found: str | None = store().section("texts").get(words_sha256(text))
    return found
