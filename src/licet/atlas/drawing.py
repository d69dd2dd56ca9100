# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A drawing as values, before any format: boxes, arrows, and what each says when it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["", "yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Box:
    """A node: `title` and `lines` stand in it, `about` is told of it. `lit`: it is on the path that decides.

    `name` is what a list calls it, where that is more than its title.
    """

    id: str
    title: str
    lines: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    tone: Tone = ""
    lit: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge between two boxes, by their ids. `dashed`: nothing of the origin ships, or the edge names no licence."""

    source: str
    target: str
    label: str = ""
    about: str = ""
    tone: Tone = ""
    dashed: bool = False
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A title, what it shows in a sentence, the answer's paragraphs, boxes, arrows, and what the strokes mean."""

    title: str
    summary: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    paragraphs: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
    tone: Tone = ""


def plain(text: str) -> str:
    """Return `text` without control and direction characters: names come from files that others wrote."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def brief(text: str, most: int) -> str:
    """Return `text` in at most so many letters, with its middle left out where it is longer."""
    text = plain(text)
    if len(text) <= most:
        return text
    tail = (most - 1) // 2
    return f"{text[: most - 1 - tail]}…{text[len(text) - tail :]}"
