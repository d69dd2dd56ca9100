# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The edits that put a notice where it belongs: a NOTICE file, and a section of the card for what users must see.

Nothing is written twice: what a notice file or the card says already is left out, and a file that is there is only
added to.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import edits
from licet.release.edits import Edit
from licet.release.quoted import find_line, has_gap
from licet.report import notice_text
from licet.report.notice import compose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from licet.reason.verdict import Verdict
    from licet.release.evidence import Evidence

FILE = "NOTICE"


def notice(verdict: Verdict, here: Evidence, folder: Path) -> Iterator[list[Edit]]:
    """Yield the edit of the NOTICE file: a new one, or what the one that is there does not say yet."""
    composed = compose(verdict, here)
    raw = "\n".join(page.raw for page in here.notices)
    file = here.notices[0].file.rpartition("/")[2] if here.notices else FILE
    before = edits.read(folder / file)
    if before is None and here.notices:
        return
    missing = replace(
        composed,
        entries=tuple(entry for entry in composed.entries if entry.name not in raw),
        passed=tuple(one for one in composed.passed if _words(notice_text.head(one)) not in _words(raw)),
        show=composed.show if before is None else (),
    )
    if not (missing.entries or missing.passed):
        return
    text = notice_text.write(missing) if before is None else _appended(before, notice_text.body(missing))
    names = ", ".join(dict.fromkeys([entry.name for entry in missing.entries] + [one.name for one in missing.passed]))
    yield [Edit(file, before, text, (f"the notices of {names}",))]


def display(verdict: Verdict, here: Evidence, card: str, text: str) -> Iterator[list[Edit]]:
    """Yield the edit of the card's body: the lines that licences want to be seen, where it does not say them."""
    composed = compose(verdict, here)
    lines = [line for line in composed.show if not has_gap(line) and not _is_said(line, here)]
    if not lines:
        return
    heading = notice_text.HEADING
    ends = "\r\n" if "\r\n" in text else "\n"
    section = [line for one in lines for line in ("", one)]
    if f"{ends}{heading}{ends}" in text:
        start, _, rest = text.partition(f"{ends}{heading}{ends}")
        after = f"{start}{ends}{heading}{ends}{ends.join(section)}{ends}{rest}"
    else:
        after = _appended(text, "\n".join([heading, *section]) + "\n")
    yield [Edit(card, text, after, tuple(f"shows “{line}”" for line in lines))]


def _is_said(line: str, here: Evidence) -> bool:
    return any((said := find_line(line, page.text)) is not None and said.plainly for page in here.cards)


def _appended(text: str, more: str) -> str:
    """Return `text` with `more` behind it and a blank line between, in the line ends of the file."""
    ends = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text.strip() or text.endswith(ends * 2) else ends if text.endswith(ends) else ends * 2
    return text + gap + more.replace("\n", ends)


def _words(text: str) -> str:
    return " ".join(text.split())
