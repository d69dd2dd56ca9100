# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a place of a text stands under the section that a citation names.

A citation writes a section as the text labels it: "4(a)", "2(a)(1)(B)", "1.b.i", "Attachment A", "Attachment A, 3",
"Preamble". Parts after a comma narrow. A label holds at a place if its marker is the nearest one of its level before
the place: no other marker of the same form stands between them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LABEL = re.compile(r"\(\s*[A-Za-z0-9]{1,5}\s*\)|\d+(?:\.\d+)+|\d+|[A-Za-z]{1,5}(?=[.)(\]]|$)|[A-Za-z][\w' -]*")
_AHEAD = r"(?:^|(?<=\n))[^\w\n(\"“]*(?:(?:section|sect|article|clause|part|§)\.?\s*)?"


@lru_cache(maxsize=4096)
def labels(section: str) -> tuple[str, ...]:
    """Return the labels of a citation from the outermost to the innermost: "4(a)" is ("4", "(a)")."""
    found = []
    for part in section.replace("§", " ").split(","):
        text = re.sub(r"^\s*(?:section|article|clause)\s+(?=\d)", "", part.strip(), flags=re.IGNORECASE)
        if re.search(r"[A-Za-z]{6,}|\s", text):
            found.append(text.strip())
        else:
            found.extend(label.strip() for label in _LABEL.findall(text))
    return tuple(label for label in found if label)


def _marker(label: str) -> tuple[str, str]:
    """Return (pattern of this label's marker, pattern of any marker of the same form)."""
    core = label.strip("()").strip()
    if label.startswith("("):
        form = r"\d+" if core.isdigit() else r"[ivxlc]+" if re.fullmatch(r"[ivxlc]+", core) else "[A-Za-z]"
        return rf"\(\s*{re.escape(core)}\s*\)|(?:^|(?<=\n))\s*{re.escape(core)}[.)]", rf"\(\s*{form}\s*\)"
    if re.fullmatch(r"\d+(?:\.\d+)*|[ivxlcIVXLC]+|[A-Za-z]", core):
        form = r"\d+(?:\.\d+)*" if core[0].isdigit() else r"[ivxlcIVXLC]+" if len(core) > 1 else "[A-Za-z]"
        if core[0].isdigit():
            form = r"\.".join([r"\d+"] * (core.count(".") + 1))
        exact = rf"{_AHEAD}\(?{re.escape(core)}(?![\w])(?!\.\d)|(?<=[.;:] )\(?{re.escape(core)}[.)]\s"
        return exact, rf"{_AHEAD}{form}[.)\s](?!\d)"
    loose = r"[\s\W]+".join(re.escape(word) for word in re.findall(r"\w+", core))
    return loose, r"(?!)"


def is_under(text: str, place: int, section: str) -> bool:
    """Return whether the offset `place` of `text` stands under `section`, as the text's own markers show."""
    start = 0
    for label in labels(section):
        exact, _form = _marker(label)
        found = [m.start() for m in re.finditer(exact, text[: place + 1], re.IGNORECASE) if m.start() >= start]
        if not found:
            return False
        start = found[-1] if len(label) < 6 else found[0]
    return True
