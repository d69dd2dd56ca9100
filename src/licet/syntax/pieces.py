# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text as people write it, cut into pieces that are each rewritten as SPDX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from licet.syntax import addresses, ids, names, words
from licet.syntax.check import character_fault
from licet.syntax.errors import Fault
from licet.syntax.parse import Mode, parse_expression
from licet.syntax.successors import successor
from licet.syntax.tree import And, Or

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licet.syntax.source import Span

_LATER = r"or\s+(?:\(?at\s+your\s+option\)?\s+)?(?:any\s+)?(?:later|newer|greater|higher)(?:\s+versions?)?(?![\w-])"
_TOKEN = re.compile(
    rf"""(?P<address>(?:https?://)?(?:[a-z0-9-]+\.)+(?:org|com|dev|io|ai)\b[^\s(),;|]*)
       | (?P<later>\(\s*{_LATER}\s*\)|\b{_LATER})
       | (?P<open>\() | (?P<close>\))
       | (?P<comma>,(?=\s*v(?:er|ersion)?\.?\s*\d|\s*{_LATER}))
       | (?P<choice>[/,;]) | (?P<or>\|\|?) | (?P<and>&&?)
       | (?P<word>[^\s(),;/|&]+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ALIEN = re.compile(r"[^ -~\t\r\n]")


class Piece(NamedTuple):
    """A stretch of the text and the SPDX text it is read as; `why` is empty if no liberty was taken."""

    kind: str
    text: str
    span: Span
    why: str = ""


def cut(text: str, aliases: Mapping[str, str], mode: Mode) -> list[Piece]:
    """Return the pieces of `text` in order. Raises Fault."""
    start = len(text) - len(text.lstrip())
    span = (start, max(start, len(text.rstrip())))
    # Names may hold words that are operators elsewhere ("... v2.0 or later", 'the "New" or "Revised" License').
    whole = Reader(text, aliases, mode).name(span)
    if whole is not None:
        return [whole]
    alien = _ALIEN.search(text)
    if alien is not None:
        raise character_fault(text, alien.start())
    return Reader(text, aliases, mode).pieces()


class Reader:
    """Goes through one text, token by token; a run of tokens that are no operators is a name."""

    def __init__(self, text: str, aliases: Mapping[str, str], mode: Mode) -> None:
        self.text = text
        self.aliases = aliases
        self.mode = mode
        self.done: list[Piece] = []
        self.run: list[re.Match[str]] = []

    def pieces(self) -> list[Piece]:
        """Return the pieces of the whole text."""
        for token in _TOKEN.finditer(self.text):
            kind, word, span = token.lastgroup or "", token.group(), token.span()
            if kind in ("address", "later", "comma") or (kind == "word" and word.lower() not in words.OPERATORS):
                self.run.append(token)
                continue
            self.close()
            self.done.append(self.operator(kind, word, span))
            if kind == "close":
                self.merge_repetition()
        self.close()
        self.check_choices()
        return self.done

    def operator(self, kind: str, word: str, span: Span) -> Piece:
        """Return the piece of one operator or parenthesis."""
        if kind in ("open", "close"):
            return Piece(kind, word, span)
        if kind == "word":
            loose = self.mode.operators and word not in (word.upper(), word.lower())
            return Piece("operator", word.upper() if loose else word, span, "operator in mixed case" if loose else "")
        if kind in ("or", "and") and self.mode.operators:
            return Piece("operator", kind.upper(), span, f"{word} means {kind.upper()}")
        if word == "/" and self.mode.slash:
            return Piece("slash", "OR", span, "a slash between two open-source licences offers the choice")
        raise Fault("ambiguous-separator", span, ("AND", "OR"))

    def close(self) -> None:
        """End the run of words, if there is one: it is a name, or an exception if WITH came before it."""
        if not self.run:
            return
        tokens, self.run = self.run, []
        span = (tokens[0].start(), tokens[-1].end())
        after_with = bool(self.done) and (self.done[-1].kind, self.done[-1].text.lower()) == ("operator", "with")
        piece = self.exception(span) if after_with else self.name(span)
        if piece is None:
            raise self.refusal(tokens, span, after_with)
        self.done.append(piece)

    def refusal(self, tokens: list[re.Match[str]], span: Span, after_with: bool) -> Fault:
        """Say why a run of words is no name. A name that nobody knows is "unknown" whatever its characters."""
        if any(token.lastgroup == "address" for token in tokens):
            return Fault("unknown-address", span, ("the address of a licence text", "a licence id"))
        if len(tokens) > 1:
            if not after_with and tokens[1].lastgroup == "word" and self.name(tokens[0].span()):
                return Fault("expected-operator", tokens[1].span(), words.AN_OPERATOR)
            return Fault("unknown-exception" if after_with else "unknown-id", span)
        if after_with:
            return words.exception_fault(tokens[0].group(), span[0])
        fault = words.licence_fault(tokens[0].group(), span[0])
        referring = tokens[0].group().lower().startswith(words.PREFIXES)
        return fault if referring or fault.reason not in ("bad-plus", "bad-reference") else Fault("unknown-id", span)

    def name(self, span: Span) -> Piece | None:
        """Read a stretch of the text as the name of a licence. Raises Fault for a name that leaves a choice."""
        written = self.text[slice(*span)]
        flat = " ".join(written.split())
        if words.is_licence(flat):
            return self.renewed(flat, span)
        alias = self.aliases.get(flat) or self.aliases.get(flat.lower())
        if alias is not None:
            return Piece("name", _known(flat, alias), span, "a name in use")
        if self.mode.successors and successor(flat):
            return self.renewed(flat, span)
        if self.mode.addresses and "." in flat and (found := addresses.read(flat)):
            return self.renewed(found, span, "the address of its text")
        if self.mode.names and (found := names.read(flat, span)):
            return self.renewed(found, span, "a name in prose")
        return None

    def exception(self, span: Span) -> Piece | None:
        """Read a stretch of the text as the name of an exception."""
        written = " ".join(self.text[slice(*span)].split())
        if words.is_exception(written):
            return Piece("name", written, span)
        found = names.read(written, span, "exceptions") if self.mode.names else None
        return Piece("name", found, span, "a name in prose") if found else None

    def renewed(self, id: str, span: Span, why: str = "") -> Piece:
        """Put the successor in the place of a deprecated id, or say that it has none."""
        reasons = [why] if why else []
        new = successor(id) if self.mode.successors else None
        known = ids.canonical_licence(id) or ids.canonical_licence(id.removesuffix("+"))
        if new is not None and new != id:
            reasons.append("the + says or later" if id.endswith("+") else "the deprecated id says the same")
            known = ids.canonical_licence(new.split()[0])
        if self.mode.successors and known and ids.describe(known).deprecated:
            reasons.append(_vague(known))
        return Piece("name", new or id, span, "; ".join(reasons))

    def merge_repetition(self) -> None:
        """Read "MIT License (MIT)" as one name: a parenthesis that repeats the name before it adds nothing."""
        if len(self.done) < 4 or not self.mode.names:
            return
        name, opening, again, closing = self.done[-4:]
        if (name.kind, opening.kind, again.kind) == ("name", "open", "name") and _same(name.text, again.text):
            span = (name.span[0], closing.span[1])
            self.done[-4:] = [Piece("name", name.text, span, name.why or "a name said twice")]

    def check_choices(self) -> None:
        """Refuse a slash unless both its sides are approved open-source licences, and no AND is near.

        There, the slash is a custom (of Cargo, and of "MIT/GPL" libraries) and means a choice. Elsewhere it does
        not: model cards write "MIT/CC-BY-NC-4.0" for code under one and weights under the other. And nobody has
        said which of a slash and an AND binds tighter; the looser reading would drop a licence.
        """
        conjoined = any(piece.kind == "operator" and piece.text.upper() == "AND" for piece in self.done)
        for place, piece in enumerate(self.done):
            if piece.kind == "slash":
                sides = self.done[max(0, place - 1) : place] + self.done[place + 1 : place + 2]
                if conjoined or len(sides) < 2 or not all(map(_approved, sides)):
                    raise Fault("ambiguous-separator", piece.span, ("AND", "OR"))


def _known(name: str, alias: str) -> str:
    """Return what the caller maps "name" to, in parentheses if it needs them. Raises ValueError if it is wrong."""
    try:
        expression = parse_expression(alias)
    except ValueError as error:
        raise ValueError(f"the name {name!r} is mapped to {alias!r}: {error}") from error
    return f"({alias})" if isinstance(expression, And | Or) else alias


def _same(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _approved(piece: Piece) -> bool:
    id = ids.canonical_licence(piece.text) or ids.canonical_licence(piece.text.removesuffix("+"))
    return piece.kind == "name" and id is not None and ids.describe(id).osi


def _vague(id: str) -> str:
    if ids.canonical_licence(id + "-only"):
        return f"{id} is deprecated: it says neither {id}-only nor {id}-or-later"
    return f"{id} is deprecated, and no other id is known to say the same"
