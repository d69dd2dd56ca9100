# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""HTML by elements: what is not made here is a plain string, and a plain string is escaped.

Names, quotes and messages come from files that others wrote. None reaches a page but through `escaped`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE = Style()
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
# Elements that have no content, and so no end tag.
_VOID = frozenset({"br", "input", "meta", "path", "rect", "circle"})


class Html(str):
    """Markup that was made by this module; placed as it is, where any other string is escaped."""

    __slots__ = ()


NOTHING = Html("")


def escaped(words: str) -> Html:
    """Return words as markup that shows them; control and direction characters are made visible."""
    return words if isinstance(words, Html) else Html(_STYLE.spell(words).translate(_ENTITIES))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Return parts, each escaped unless it is markup, with markup or escaped words between them."""
    return Html(escaped(between).join([escaped(part) for part in parts]))


def element(name: str, *inner: str, **attributes: str | int | bool | None) -> Html:
    """Return an element. `class_` gives class and `aria_label` aria-label; None, False and "" leave one out."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escaped(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False and value != ""
    )
    if name in _VOID:
        return Html(f"<{name}{written}>" if name in {"br", "input", "meta"} else f"<{name}{written}/>")
    return Html(f"<{name}{written}>{joined(inner)}</{name}>")


def listing(items: Iterable[str], class_: str = "", name: str = "ul") -> Html:
    """Return a list with an entry for each item; nothing for none."""
    entries = [element("li", item) for item in items]
    return element(name, *entries, class_=class_) if entries else NOTHING


def named(words: str) -> Html:
    """Return a name from a user's file, kept from turning the letters around it."""
    return element("bdi", words)


def place(words: str) -> Html:
    """Return a file and line."""
    return element("span", words, class_="place") if words else NOTHING


def folded(summary: str, *inner: str, class_: str = "", open_: bool = False, id_: str = "") -> Html:
    """Return content that unfolds when its summary is chosen."""
    return element("details", element("summary", summary), *inner, class_=class_, open=open_, id=id_)


def tag(words: str, tone: str = "") -> Html:
    """Return a short word in a frame: a code, a kind, an answer."""
    return element("span", words, class_=f"tag {tone}".strip())


def raised(words: str) -> str:
    """Return a sentence with a capital, where it begins with a word and not with a name."""
    first = words.partition(" ")[0].rstrip(",")
    return words[:1].upper() + words[1:] if first.isalpha() and first.islower() else words
