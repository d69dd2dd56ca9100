# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What lies beside a release that may discharge a duty: licence texts, notices, the words of its card.

Only what is there is gathered; what it discharges is decided in `reason.ticked`. A licence text counts where it is
one word for word: neither a title nor an `SPDX-License-Identifier` line is a copy of a licence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.release import frontmatter
from licet.release.document import decode, read_bytes, read_front, shown
from licet.release.graph import Place, ReleaseError
from licet.release.identify import identify, nearest
from licet.release.quoted import plain
from licet.release.readers import licence_file

if TYPE_CHECKING:
    from pathlib import Path

_MOST_FILES = 200
_LARGEST = 1_000_000
_MOST_PARTS = 60
_SHORTEST = 15  # words: what is shorter is no licence text
_FOLDERS = frozenset({"licenses", "licences"})
_NOTICE = re.compile(
    r"(?:.*[-_. ])?(?:notices?|attributions?|credits|acknowledge?ments?)(?:[-_. ].*)?|.*(?:third|3rd)[-_ .]?part.*",
    re.IGNORECASE,
)
_POLICY = re.compile(r".*(?:use|usage)[-_ .]?policy.*|.*acceptable[-_ .]?use.*|.*prohibited[-_ .]?use.*", re.IGNORECASE)
_READABLE = re.compile(r"[^.]*|.*\.(?:txt|md|markdown|rst|notice|\d+|licen[cs]e)", re.IGNORECASE)
_CARD = frozenset({"readme.md", "readme.markdown"})
# A path to one of these means the folder that it describes.
_DESCRIBES = _CARD | {"licet.toml", "pyproject.toml"}
_HEADER = re.compile(r"^.*SPDX-License-Identifier:.*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*([-=*_#~])\1{9,}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """The visible words of a card or notice; `before` lines stand before them in the file."""

    file: str
    text: str
    before: int = 0
    raw: str = ""

    def place(self, offset: int) -> Place:
        """Return the line on which an offset into the text stands."""
        return Place(self.file, self.before + self.text.count("\n", 0, offset) + 1)


@dataclass(frozen=True, slots=True)
class Copy:
    """A text of a licence, or (`part` "policy") of the use policy of one: the ids that it is the text of.

    `file` is its path from the folder of the release, as a notice names it.
    """

    ids: tuple[str, ...]
    place: Place
    text: str
    part: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was looked at. `unread`: texts that are not known word for word, one of which may be what is missed.

    `alone`: a card by itself, in a folder that may hold those of other works: what is beside it was not looked at.
    """

    copies: tuple[Copy, ...] = ()
    unread: tuple[Place, ...] = ()
    notices: tuple[Page, ...] = ()
    cards: tuple[Page, ...] = ()
    alone: bool = False

    def copy_of(self, licence: str, part: str = "") -> Copy | None:
        """Return a copy of the text of a licence, or of its use policy, if one is there."""
        return next((each for each in self.copies if licence in each.ids and each.part == part), None)


def gather(path: Path) -> Evidence | None:
    """Return what lies in a folder, or in the folder that a card or manifest describes; None for any other file."""
    if path.is_dir():
        return _folder(path, None)
    if path.name.lower() in _DESCRIBES:
        return _folder(path.parent, path if path.name.lower() in _CARD else None)
    if path.suffix.lower() in (".md", ".markdown"):
        return Evidence(cards=tuple(_card(path)), alone=True)
    return None


def _folder(folder: Path, card: Path | None) -> Evidence:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        inner = [
            each for entry in entries if entry.name.lower() in _FOLDERS and entry.is_dir() for each in _sorted(entry)
        ]
        files = [each for each in entries if each.is_file()]
    except OSError:
        return Evidence()
    notices = [each for each in files if _NOTICE.fullmatch(each.name) and _READABLE.fullmatch(each.name)]
    policies = [each for each in files if _POLICY.fullmatch(each.name) and _READABLE.fullmatch(each.name)]
    texts = [each for each in files if licence_file.recognises(each, b"")]
    texts += [each for each in (*policies, *inner) if _READABLE.fullmatch(each.name)]
    copies: list[Copy] = []
    unread: list[Place] = []
    for each in dict.fromkeys((*texts, *notices)):
        found = _copies(each)
        copies += [replace(copy, file=each.relative_to(folder).as_posix()) for copy in found]
        if not found and each not in notices:
            unread.append(Place(shown(each), 1))
    cards = [card] if card is not None else [each for each in files if each.name.lower() in _CARD]
    pages = tuple(page for each in cards for page in _card(each))
    return Evidence(tuple(copies), tuple(unread), tuple(page for each in notices for page in _page(each)), pages)


def _sorted(folder: Path) -> list[Path]:
    return sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name)[:_MOST_FILES]


def _text(path: Path) -> str:
    """Return the text of a file; "" where it is none or too large: then nothing is seen in it."""
    try:
        data = read_bytes(path, _LARGEST + 1)
        return decode(data, path) if len(data) <= _LARGEST else ""
    except ReleaseError:
        return ""


def _page(path: Path) -> list[Page]:
    text = _text(path)
    return [Page(shown(path), plain(text), 0, text)] if text else []


def _card(path: Path) -> list[Page]:
    """Return the body of a card: what its front matter says is not shown to anybody as such."""
    try:
        text = read_front(path)
        front = frontmatter.split(text, shown(path))
    except ReleaseError:
        return []
    body = text if front is None else front.body
    before = text[: len(text) - len(body)].count("\n") if text.endswith(body) else 0
    body = body[:_LARGEST]
    return [Page(shown(path), plain(body), before, body)]


def _copies(path: Path) -> list[Copy]:
    """Return the licence texts in a file: the file itself, else those between its ruled lines."""
    text = _text(path)
    whole = _identified(text, Place(shown(path), 1))
    if whole is not None:
        return [whole]
    found: list[Copy] = []
    at = 0
    for rule in list(_RULE.finditer(text))[:_MOST_PARTS]:
        found += _part(path, text, at, rule.start())
        at = rule.end()
    return found + _part(path, text, at, len(text)) if at else []


def _part(path: Path, text: str, start: int, end: int) -> list[Copy]:
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    copy = _identified(text[start:end], Place(shown(path), text.count("\n", 0, start + lead) + 1))
    return [copy] if copy is not None else []


def _identified(text: str, place: Place) -> Copy | None:
    bare = _HEADER.sub("", text)
    if len(bare.split()) < _SHORTEST:
        return None
    ids = identify(bare)
    if ids:
        return Copy(ids, place, text)
    found = nearest(bare)
    return Copy(found.ids, place, text, found.part) if found.kind == "is" and found.part and found.ids else None
