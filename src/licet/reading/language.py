# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which language a text is in: by its script, else by its commonest short words. What is not English is not read."""

from __future__ import annotations

import re
from functools import lru_cache

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_COMMON = {
    "en": "the of and to in or for any you not that with use by this be is as shall may on are your",
    "de": "der die das und oder nicht für mit den von zu ist sie auf dem des ein eine werden dürfen im",
    "fr": "le la les de des et ou du pour une est dans vous que ne pas sur aux par au votre ce",
    "es": "el los las de del y o para una es en que no con por su se al usted uso este",
    "it": "il lo gli di del della e o per una è in che non con si dei alla uso questo sono",
    "pt": "o os as de do da e ou para uma é em que não com por se ao uso este são você",
    "nl": "de het een van en of niet voor met op te in is dat u zijn worden door deze aan",
    "pl": "i w na z do nie się jest lub oraz dla że przez od po tego o jako być",
    "sv": "och i att det som en på är av för med till den inte eller om ett får du",
    "tr": "ve bir bu için ile veya olarak da de olan en her daha değil kadar sonra",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 8
"""Words below which a Latin text is taken for English unless its letters say otherwise."""


@lru_cache(maxsize=4096)
def language(text: str) -> str:
    """Return the two-letter code of the language of `text`, by its first 20,000 characters; "und" if too short."""
    sample = text[:20000]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return "und"
    for code, script in _SCRIPTS:
        # One character of such a script says as much as several Latin letters.
        share = len(script.findall(sample)) / letters
        if share > (0.05 if code == "ja" else 0.25):
            return code
    found = [word.lower() for word in _WORD.findall(sample)]
    if len(found) < _ENOUGH:
        return "und"
    counts = {code: sum(word in common for word in found) for code, common in _WORDS.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= 0.06 * len(found) else "und"


def is_readable(text: str) -> bool:
    """Return whether a paragraph may be English; a short one is, if its letters are Latin."""
    return language(text) in ("en", "und") and (text.isascii() or language(text * 3) in ("en", "und"))
