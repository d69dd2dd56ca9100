# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text as a row of words and a row of hashes of four words each: what a fingerprint is compared by.

The words are those that stay when a text is re-wrapped, re-cased, re-punctuated or marked up; the labels of a list
("(a)", "2.") are left out where punctuation shows them to be labels, because copies of one licence differ in them.
Anything else that could be a word is kept: nothing may hide from the comparison in a tag or behind a link.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

SIZE = 4
"""Words in one hash: a changed word changes four hashes, and stretches of four equal words are found again."""
LIMIT = 1_500_000
"""Characters of a text that are compared; a longer one is never said to be a licence."""

# Attributes that a reader of the page never sees as words; "title" and "alt" are seen.
_ATTRIBUTES = (
    r"(?:\s+(?:class|id|style|align|valign|dir|lang|width|height|start|type|rel|target|role|data-[\w-]{1,30})\s*=\s*"
    r"(?:\"[^\"<>]{0,300}\"|'[^'<>]{0,300}'|[\w#./:%-]{1,100})){0,8}"
)
_MARKUP = re.compile(
    r"</a\s*>|<a\s+(?:name|id|href)\s*=\s*[\"']#?[\w-]{0,80}[\"']\s*>"
    r"|</?(?:b|i|u|p|br|hr|em|li|ol|ul|td|th|tr|dd|dl|dt|div|pre|sub|sup|span|code|font|html|body|head|table|tbody|"
    rf"thead|center|strong|section|article|blockquote|h[1-6]){_ATTRIBUTES}\s*/?>"
    r"|&(?:amp|quot|apos|lt|gt|nbsp|[lr][ds]quo|[mn]dash|copy|bull|hellip|sect|reg|trade|middot|#39|#34|#160|#820\d|"
    r"#821[1267]|#822[016]);"
    r"|^[ \t>]*(?:```|~~~)[ \t]*(?:text|txt|plain|plaintext|md|markdown|none)?[ \t]*$"
    r"|(?<=\])\(#[\w-]{0,80}\)",
    re.IGNORECASE | re.MULTILINE,
)
_LINK = re.compile(r"\[((?:https?://)?[^\s\[\]()]{3,200})\]\((?:mailto:)?([^\s()]{3,200})\)", re.IGNORECASE)
_ROMAN = r"x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}"
_CORE = rf"(?P<core>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|{_ROMAN}|[a-z])"
_LABEL = re.compile(rf"(?<![\w.(\[/-])(?P<paren>[(\[])?{_CORE}[.:)\]]+(?=[\s*_]|\Z)", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:sections?|sec|paragraphs?|clauses?|articles?|parts?|items?|version|exhibit|attachment|annex|schedule|"
    r"appendix|under|of|in|to|by|with|than|copyright)\W{0,3}\Z",
    re.IGNORECASE,
)
_SEPARATES = frozenset('.;:)"”*#>|')
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # written without spaces: each letter is a word
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}](?:[{_INVISIBLE}]*[^\W_{_HAN}])*")
_WORD_PLAIN = re.compile(r"[0-9A-Za-z]+")
_DROPPED = re.compile(f"[{_INVISIBLE}]+")


@dataclass(frozen=True)
class Row:
    """The compared words of a text, each with its span in it; `grams[i]` hashes words[i : i + SIZE]."""

    text: str
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]

    @cached_property
    def grams(self) -> array[int]:
        """The hashes of 24 bits: many enough that two texts share none by chance, too few to read words off."""
        words, found = self.words, array("I")
        for i in range(len(words) - SIZE + 1):
            four = " ".join(words[i : i + SIZE])
            found.append(
                int.from_bytes(blake2b(four.encode("utf-8", "surrogatepass"), digest_size=3).digest(), "little")
            )
        return found

    def slice(self, start: int, end: int) -> str:
        """Return the original text of the words from `start` to before `end`, on one line."""
        if start >= end:
            return ""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split())


def row(text: str) -> Row:
    """Return the compared words of any text, up to LIMIT characters; in time proportional to its length."""
    clean = _without_labels(_without_markup(text[:LIMIT]))
    words: list[str] = []
    starts, ends = array("I"), array("I")
    plain = clean.isascii()
    for match in (_WORD_PLAIN if plain else _WORD).finditer(clean):
        word = match[0]
        pieces = [word.lower()] if plain or word.isascii() else _pieces(word)
        for piece in pieces:
            words.append(piece)
            starts.append(match.start())
            ends.append(match.end())
    return Row(text, tuple(words), starts, ends)


def _pieces(word: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", _DROPPED.sub("", word)).casefold())


def _without_markup(text: str) -> str:
    """Return `text`, of the same length, with blanks for tags, entities, fences and links that repeat their words."""
    text = _LINK.sub(_link, text) if "](" in text else text
    return _MARKUP.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _link(match: re.Match[str]) -> str:
    """Drop the target of a link only where it says what the link's own words say."""
    shown, target = (
        part.casefold().removeprefix("https://").removeprefix("http://").strip("/") for part in match.groups()
    )
    return match[0] if shown != target else f"[{match[1]}]".ljust(len(match[0]))


def _without_labels(text: str) -> str:
    """Return `text`, of the same length, with blanks for the labels of its lists: "(a)", "iv.", "2.1."."""
    return _LABEL.sub(lambda match: " " * len(match[0]) if _is_label(text, match) else match[0], text)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a label opens something: not in "under Section 4. The", nor in "Version 2.0."."""
    start = match.start()
    before = text[max(0, start - 60) : start]
    last = before.rstrip(" \t\r\n\xa0\u3000>")
    gap = before[len(last) :]
    if not last or last[-1] in _SEPARATES or gap.count("\n") > 1:
        return True
    if _REFERS.search(last):
        return False
    # "thirty (30) days" holds no label.
    lettered = match["paren"] is not None and not match["core"][0].isdigit()
    return lettered or ("\n" in gap and last[-1] == ",")


def is_label(text: str, start: int, end: int) -> bool:
    """Whether the word at a span is written like the label of a list: "(a)", "4.", "iv)"."""
    at = start
    while at > start - 9 and at and text[at - 1] in "0123456789.":
        at -= 1
    at -= bool(at) and text[at - 1] in "(["
    match = _LABEL.match(text, at)
    return match is not None and match.start("core") <= start and end <= match.end("core")
