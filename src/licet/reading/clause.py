# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A clause to its slots: the parser that grammar/clause.lark describes, and the actions that it runs.

No tree is built: each rule hands up the parts of the clause, and each part is a slot and the words in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from licet.reading.tokens import fronted, tokens
from licet.reading.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from licet.reading.words import Word

SLOTS = (
    "agent",
    "acts",
    "object",
    "purpose",
    "intent",
    "effect",
    "basis",
    "means",
    "conditions",
    "exceptions",
    "examples",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words in one slot; `marker` are the words that opened it, as "without" or "in order to"."""

    slot: str
    cells: tuple[int, ...]
    marker: tuple[int, ...] = ()


Parts: TypeAlias = list[Part]


def _cells(items: list[Any]) -> tuple[int, ...]:
    """Return the indices of the words in a list of tokens and lists of tokens."""
    found: list[int] = []
    for item in items:
        if isinstance(item, list):
            found.extend(_cells(list(item)) if item and not isinstance(item[0], Part) else ())
        else:
            found.extend(range(*item.value))
    return tuple(found)


def _modifier(slot: str, absorbs: bool = False) -> Callable[[Actions, list[Any]], Parts]:
    def action(_self: Actions, items: list[Any]) -> Parts:
        marker, rest, *inner = items
        opened = tuple(range(*marker.value))
        # "Created by a human": the "by" is part of what is said.
        parts = [Part(slot, (opened if slot == "means" else ()) + _cells([rest]), opened)]
        for found in inner:
            # What a condition, an exception or an example absorbs is of its kind, whatever marker opened it.
            parts += [Part(slot if absorbs else part.slot, part.marker + part.cells) for part in found]
        return parts

    return action


class Actions:
    """One method for each rule of the grammar."""

    def start(self, items: list[Any]) -> Parts:
        """The whole clause."""
        return [part for parts in items for part in parts]

    def front(self, items: list[Any]) -> Parts:
        """What stands before the main modal, and the modal."""
        before = [item for item in items if not isinstance(item, list)]
        modal = [part for item in items if isinstance(item, list) for part in item]
        return ([Part("agent", _cells(before))] if before else []) + modal

    def modal(self, items: list[Any]) -> Parts:
        """The main modal; the type of its token is the name of its slot."""
        return [Part(items[0].type, _cells(items))]

    def head(self, items: list[Any]) -> Parts:
        """Verbs, then their object."""
        return [part for parts in items for part in parts]

    def acts(self, items: list[Any]) -> Parts:
        """Coordinated verbs, each a part; "attempting to exploit" is one."""
        parts: Parts = []
        run: list[Any] = []
        for item in items:
            if item.type in ("COORD", "COMMA"):
                if run:
                    parts.append(Part("acts", _cells(run), ("OMIT",) if _omits(run) else ()))  # type: ignore[arg-type]
                run = []
            else:
                run.append(item)
        if run:
            parts.append(Part("acts", _cells(run), ("OMIT",) if _omits(run) else ()))  # type: ignore[arg-type]
        return parts

    def object(self, items: list[Any]) -> Parts:
        """Everything behind the verbs up to the first marker."""
        *first, rest = items
        return [Part("object", _cells([*first, rest]))]

    def rest(self, items: list[Any]) -> list[Any]:
        """Words up to the next marker."""
        return items

    def aside(self, items: list[Any]) -> Parts:
        """A parenthesis explains or gives examples: it widens nothing. A condition in it is a condition."""
        _, rest, *inner, _, after = items
        parts = [Part("aside", _cells([rest]))]
        parts += [Part(p.slot if p.slot in _LIFTS else "aside", p.cells, p.marker) for found in inner for p in found]
        return [*parts, Part("object", _cells([after]))]

    def way(self, items: list[Any]) -> Parts:
        """What a way opens: in "in violation of the law" the words of the marker say something themselves."""
        return [Part("way", _cells(items), tuple(range(*items[0].value)))]

    resumed = _modifier("object")
    purpose = _modifier("purpose")

    def intent(self, items: list[Any]) -> Parts:
        """What is meant: "designed to mislead" is what is banned, "in order to mislead" only why something is done."""
        marker, rest = items
        return [Part("aim" if marker.type == "AIM" else "intent", _cells([rest]), tuple(range(*marker.value)))]

    effect = _modifier("effect")
    basis = _modifier("basis")
    means = _modifier("means")
    relative = _modifier("object")
    condition = _modifier("conditions", absorbs=True)
    exception = _modifier("exceptions", absorbs=True)
    example = _modifier("examples", absorbs=True)


_LIFTS = frozenset(("conditions", "exceptions"))


def _omits(items: list[Any]) -> bool:
    return any(item.type == "OMIT" for item in items)


@cache
def _parser() -> Callable[[Any], Any]:
    from lark import Lark, Token
    from lark.lexer import Lexer

    from licet.locate import find

    class Stream(Lexer):
        """Hands the tokens of licet.reading.tokens to the parser."""

        def __init__(self, _conf: object) -> None:
            pass

        def lex(self, lexer_state: Any, _parser_state: Any = None) -> Iterator[Token]:
            for type_, first, last in lexer_state:
                token = Token(type_, "")
                token.value = (first, last)  # a Token is a str; the range of its words rides on `value`
                yield token

    path = str(find("grammar") / "clause.lark")
    lark = Lark.open(path, parser="lalr", lexer=Stream, transformer=Actions(), maybe_placeholders=False)
    return lark.parse


def parts(text: str) -> tuple[list[Word], Parts]:
    """Return the words of one sentence and the parts that the grammar finds in it."""
    found = words(text)
    stream = fronted(tokens(found), found)
    return found, _parser()([(token.type, token.first, token.last) for token in stream])
