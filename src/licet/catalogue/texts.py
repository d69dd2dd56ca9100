# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which records a text is the text of, when every word agrees."""

from __future__ import annotations

from licet.catalogue.store import store
from licet.catalogue.words import words_sha256


def exact(text: str) -> tuple[str, ...]:
    """Return the ids of the records whose text has the same words: the GPL's does not say only or or-later."""
    return tuple(store().section("texts").get(words_sha256(text), ()))
