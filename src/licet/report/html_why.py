# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Why: the clauses that clash side by side, each with the way that brought it; and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.reason.verdict import Party
from licet.report.clash import left_open, ranked
from licet.report.headline import is_pair
from licet.report.html_element import NOTHING, Html, element, folded, joined, listing, named, place, raised, tag
from licet.report.lineage import decisive
from licet.rules import objection_rule
from licet.rules.phrases import brief_name, cited, claimed, how, section, short, verb
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Objection, Verdict
    from licet.rules import Sentence

_OPEN, _MOST = 3, 60


def why(verdict: Verdict) -> Html:
    """Return an article for each conflict, or each clause an open answer turns on: three open, the others folded."""
    groups = _groups(verdict)
    articles = [_article(number, group, verdict) for number, group in enumerate(groups[:_MOST], 1)]
    first = joined(articles[:_OPEN])
    more = len(groups) - _OPEN
    if more <= 0:
        return first
    rest = len(groups) - _MOST
    counted = element("p", f"and {rest} more: the JSON report holds them all", class_="faint") if rest > 0 else NOTHING
    of = "clashes" if verdict.answer is Answer.NO else "points"
    return joined((first, folded(f"{more} more {of}", joined(articles[_OPEN:]), counted, class_="more")))


def _groups(verdict: Verdict) -> list[list[Objection]]:
    """Return what decides; of an open answer only what cites a clause, since the rest is said by its questions."""
    if verdict.answer is Answer.NO:
        return ranked(verdict)
    found = decisive(verdict)
    return [[one] for one in found if any(party.term is not None for party in one.parties)]


def _article(number: int, group: Sequence[Objection], verdict: Verdict) -> Html:
    """Return a conflict: its sides, what else it rests on, what follows, and for which versions it is alike."""
    one, *alike = group
    own = verdict.of(one)
    said = objection_rule(one.code).say(one, verdict)
    ways = [str(limb) for limb in how(own, one.parties)]
    limbs = [limb for limb in said.because if str(limb) not in ways]
    cards, told = [], []
    for party in sides(one, verdict):
        limb = _limb_of(party, limbs)
        cards.append(_clause(party, limb, own))
        told += [limb] if limb is not None else []
    facts = listing([_fact(limb) for limb in limbs if limb not in told], "facts")
    pair = element("div", *cards, _against() if len(cards) == 2 else NOTHING, class_=f"clauses of-{len(cards)}")
    condition = raised(f"{supposed(one.literals, verdict)}:") if one.literals else ""
    supposing = element("p", condition, class_="supposing") if condition else NOTHING
    so = element("p", element("span", "So", class_="so"), f" {said.so}. ", tag(one.code), class_="conclusion")
    likewise = listing([f"likewise {supposed(other.literals, verdict)}" for other in alike], "facts")
    return element(
        "article", supposing, pair, facts, so, likewise, class_=f"objection {verdict.answer}", id=f"why-{number}"
    )


def sides(one: Objection, verdict: Verdict) -> tuple[Party, ...]:
    """Return the parties of an objection; and the proposed licence where that is what a sole party speaks against."""
    own = verdict.of(one)
    if one.code != "outbound-not-named" or not own.proposed or len(one.parties) > 1:
        return one.parties
    return (*one.parties, Party(own.release.root.name, own.proposed))


def _against() -> Html:
    """Return the mark between two sides that cannot both be met."""
    cross = element("svg", element("path", d="M3 3 15 15M15 3 3 15"), viewBox="0 0 18 18")
    return element("span", cross, class_="against", aria_hidden="true")


def _limb_of(party: Party, limbs: Sequence[Sentence]) -> Sentence | None:
    """Return the limb in which a side speaks: under its own citation, or of its licence by name."""
    name = short(party.licence)
    for limb in limbs:
        if limb.subject and limb.subject in {cited(party), name}:
            return limb
    return next((limb for limb in limbs if name and not limb.subject and limb.says.startswith(name + " ")), None)


def _clause(party: Party, limb: Sentence | None, verdict: Verdict) -> Html:
    """Return one side: its licence and section, the quote, what it says, how it came here and from which line."""
    name = short(party.licence) or brief_name(verdict, party.artefact)
    where = cited(party).removeprefix(name).strip() or section(party.cite)
    quote = party.cite.quote if party.cite is not None else ""
    says = limb.says.removeprefix(name).strip() if limb is not None else ""
    at = claimed(verdict, party.artefact)
    return element(
        "section",
        element("h3", name, " ", element("span", where, class_="section") if where else NOTHING),
        element("blockquote", quote, class_="law") if quote else NOTHING,
        element("p", says, class_="says") if says else NOTHING,
        _way(party, verdict),
        element("p", "stated at ", place(at), class_="faint") if at else NOTHING,
        class_="clause",
    )


def _way(party: Party, verdict: Verdict) -> Html:
    """Return the path from the release to the work under this licence, with the lines that state each step."""
    if party.stand is None or not party.stand.trail:
        root = party.artefact == verdict.release.root.name
        of = joined(("the licence of ", element("b", named(brief_name(verdict, party.artefact)))))
        return element("p", of, class_="way") if root and party.licence else NOTHING
    steps = [element("b", named(brief_name(verdict, party.stand.trail[-1].link.target)))]
    for step in reversed(party.stand.trail):
        link = step.link
        about = f"{link.place}; inferred: {link.inferred}" if link.inferred else str(link.place)
        steps.append(element("span", f" {verb(link.relation)} ", class_="relation"))
        steps.append(joined((element("b", named(brief_name(verdict, link.origin))), " ", place(about))))
    return element("p", *steps, class_="way")


def _fact(limb: Sentence) -> Html:
    subject = joined((element("b", limb.subject), " ")) if limb.subject else NOTHING
    quote = joined((" ", element("q", limb.quote, class_="law"))) if limb.quote else NOTHING
    return joined((subject, limb.says, quote, " ", place(limb.place)))


def besides(verdict: Verdict) -> Html:
    """Return what would be open still once the conflicts of a refusal are mended."""
    if verdict.answer is not Answer.NO:
        return NOTHING
    found = left_open(verdict)
    items = [*found[:_MOST], *([f"and {len(found) - _MOST} more"] if len(found) > _MOST else [])]
    return folded(f"Open besides: {len(found)}", listing(items), class_="more") if found else NOTHING


def mend(verdict: Verdict) -> Html:
    """Return the single changes that were judged again and help; else whom to ask for what."""
    repairs = [one for one in verdict.repairs() if one.kind != "drop" or not is_pair(verdict)]
    if repairs:
        items = [joined((_answer(one.answer), " ", element("span", raised(one.change)))) for one in repairs]
        lead = "Each of these single changes was judged again, and gives the answer beside it."
        return joined((element("p", lead, class_="faint"), listing(items, "mends", "ul")))
    if verdict.answer is not Answer.NO:
        return NOTHING
    advice = dict.fromkeys(objection_rule(one.code).advise(one, verdict) for one in verdict.conflicts[:_MOST])
    lead = element("p", "No single change was found that cures it. You could:", class_="faint")
    return joined((lead, listing([raised(words) for words in list(advice)[:6]], "advice")))


def _answer(answer: Answer) -> Html:
    return tag(str(answer), str(answer))
