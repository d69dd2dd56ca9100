# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The derivation of the answer, unfolding step by step down to quotes, lines of the user's files and defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.report.html_element import NOTHING, Html, element, folded, joined, named, place, tag
from licet.rules import CODES, find
from licet.rules.phrases import section, short

if TYPE_CHECKING:
    from licet.reason.proof import Node
    from licet.reason.verdict import Verdict

# Steps of a large release that are alike stand for each other beyond this many.
_BRANCHES = 60
_BASES = {
    "text": "the licence's own words",
    "family": "words shared by a family of licences",
    "settled-default": "a settled default",
    "contested-default": "a contested default",
    "assumed": "assumed",
}


def proof(verdict: Verdict) -> Html:
    """Return the tree with its root and first steps unfolded."""
    return element("div", _node(verdict.proof(), 0), class_="proof")


def _node(one: Node, depth: int) -> Html:
    """Return a step and those it rests on. Its depth is fixed by how proofs are built, so this may recurse."""
    if not one.children:
        return element("p", _said(one), class_=f"leaf {one.kind}")
    shown = one.children[:_BRANCHES]
    children = [_node(child, depth + 1) for child in shown]
    rest = len(one.children) - len(shown)
    more = (
        element("p", f"and {rest} more like these: the JSON report holds them all", class_="faint") if rest else NOTHING
    )
    return folded(_said(one), *children, more, class_=f"step {one.kind}", open_=depth == 0)


def _said(one: Node) -> Html:
    """Return a step in words: what follows, from whom, and where it stands."""
    match one.kind:
        case "answer":
            said = joined((tag(one.value, one.value), " ", named(one.subject)))
        case "objection":
            title = find(one.subject).title if one.subject in CODES else one.value
            said = joined((element("b", title), " ", tag(one.subject)))
        case "holds":
            said = joined((element("b", short(one.value)), " holds over ", named(one.subject)))
        case "stands":
            said = joined(("to ", named(one.subject), " the release is ", element("b", one.value or "itself")))
        case "link":
            said = joined((named(one.subject), " ", element("i", one.value)))
        case "claim":
            words = f"“{one.value}”" if one.value else "nothing"
            of = f" ({one.basis})" if one.basis else ""
            said = joined(("the licence stated for ", named(one.subject), f" is {words}{of}"))
        case "fact" | "question":
            said = joined((element("b", one.subject), f": {one.value}"))
        case "accepted":
            said = joined((tag(one.subject), " is accepted by your policy: ", one.value))
        case "default":
            said = joined((f"default ({one.subject}): ", one.value))
        case "grant":
            said = joined((element("b", short(one.subject)), f" grants to {one.value}"))
        case _:
            said = joined((element("b", short(one.subject)), " ", "" if one.kind == "term" else one.value))
    rests = _rests(one) if one.kind != "claim" else NOTHING
    return joined((said, _quoted(one), " ", place(str(one.place)) if one.place is not None else NOTHING, rests))


def _rests(one: Node) -> Html:
    words = _BASES.get(one.basis, "")
    return element("span", f" · {words}", class_="faint") if words else NOTHING


def _quoted(one: Node) -> Html:
    if one.cite is None:
        return NOTHING
    if one.cite.authority:
        return joined((" · ", one.cite.authority))
    where = section(one.cite)
    return joined((" ", element("span", where, class_="section") if where else NOTHING, " ",
                   element("q", one.cite.quote, class_="law") if one.cite.quote else NOTHING))  # fmt: skip
