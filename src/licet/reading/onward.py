# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What binds the next recipient, and how the grant ends: pass-through, policy-by-reference, revocable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reading.answer import Draft, of_fact

if TYPE_CHECKING:
    from licet.reading.facts import Facts
    from licet.reading.outline import Outline

_POLICY = ("use policy", "usage policy", "prohibited use", "use restrictions", "usage guidelines")
_GIVING = ("distribute", "copy", "all", "sublicense", "sell")
_DERIVED = (
    "derivative",
    "adaptation",
    "modif",
    "adapter",
    "adapted",
    "based on",
    "enhanced",
    "combin",
    "larger",
    "as a whole",
    "translation",
    "build upon",
    "contributions",
)


def policy_by_reference(facts: Facts, outline: Outline) -> Draft:
    """Answer whether a use policy that stands outside the text binds."""
    for fact in facts.said.get("policy", ()):
        text = fact.statement.text.lower()
        if "exhibit" in text or "attachment" in text or "appendix" in text or "annex" in text or "schedule" in text:
            continue
        attached = any(
            node.kind == "heading"
            and node.index
            and any(name in node.text.lower() for name in _POLICY)
            and "polic" in node.text.lower()
            and _has_members(outline, node.index)
            for node in outline.nodes
        )
        linked = "http" in text or "www." in text or "available at" in text or "found at" in text
        if linked or not attached:
            return Draft("yes", of_fact(fact))
    return Draft("no")


def _has_members(outline: Outline, index: int) -> bool:
    return sum(1 for node in outline.nodes[index : index + 12] if node.kind == "item") >= 3


def pass_through(facts: Facts, policy: Draft) -> Draft:
    """Answer what must bind the next recipient: the strictest mode that holds."""
    same = next(
        (
            f
            for f in facts.said.get("same-licence", ())
            if any(word in (f.statement.context + " " + f.statement.text).lower() for word in _DERIVED)
        ),
        None,
    )
    shares = any(True for _ in facts.deeds("grant", "distribute", "all", "sublicense"))
    modes = (
        ("no-distribution", None if shares else facts.first("no-onward")),
        ("same-licence", same or facts.first("bind-licence")),
        ("own-terms-no-less-protective", facts.first("own-terms")),
        ("clause", facts.first("clause")),
        ("equivalent-clause", facts.first("equivalent-clause")),
    )
    said = [(mode, fact) for mode, fact in modes if fact is not None]
    for mode, fact in said[:1]:
        others = ", ".join(other for other, _ in said[1:])
        return Draft(mode, of_fact(fact), not others, f"the text has words for {others} too" if others else "")
    copy = facts.first("copy")
    if copy is not None:
        return Draft("copy-and-policy", policy.place) if policy.answer == "yes" else Draft("copy", of_fact(copy))
    notice = facts.first("notice")
    # A policy that asks for a disclaimer asks nothing of those who pass a work on: nobody may, for all it says.
    passed = any(
        bool(deed.objects & {"work", "derivative"}) or deed.act == "all"
        for mode in ("grant", "condition", "duty")
        for deed, _ in facts.deeds(mode, *_GIVING)
    )
    return (
        Draft("notice", of_fact(notice), passed, "" if passed else "nothing is said of passing it on")
        if notice is not None
        else Draft("none")
    )


def revocable(facts: Facts) -> Draft:
    """Answer whether the grant can end other than for the licensee's breach or suit."""
    ends = facts.first("threshold-ends", "term-limit")
    loose, firm, fault = facts.first("revocable"), facts.first("irrevocable"), facts.first("ends-on-fault")
    if ends is not None:
        return Draft("yes", of_fact(ends))
    if loose is not None:
        return Draft("yes", of_fact(loose), firm is None, "" if firm is None else "called irrevocable elsewhere")
    if firm is not None:
        return Draft("no", of_fact(firm))
    return Draft("no", of_fact(fault)) if fault is not None else Draft("silent")
