# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every work of the release as a table; and what stands beside the answer: licences that work, choices, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.asides import basis
from licet.report.html_element import NOTHING, Html, element, folded, joined, listing, named, place, tag
from licet.report.html_picture import claimed_as
from licet.report.lineage import artefacts, decisive
from licet.report.style import Style
from licet.rules import CODES, find
from licet.rules.phrases import claimed, listed, short, verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.verdict import Verdict
    from licet.release.graph import Artefact, Place

_SHOWN, _MOST, _LICENCES = 6, 300, 24
# A line of any length: what is written for a terminal is not to be wrapped here.
_WIDE = Style(width=10**6, verbose=True)


def works(verdict: Verdict) -> Html:
    """Return the table of works, with a field that filters it where they are many."""
    if not verdict.release.origins:
        return NOTHING
    relations: dict[str, dict[str, None]] = {}
    for link in verdict.release.links:
        relations.setdefault(link.origin, {})[verb(link.relation)] = None
    standings: dict[str, dict[str, None]] = {}
    for holding in verdict.holdings:
        standings.setdefault(holding.artefact, {})[holding.stand.standing] = None
    lit = artefacts(decisive(verdict))
    places = [_place(one) for one in verdict.release.origins]
    files = {where.file for where in places}
    file = files.pop() if len(files) == 1 and len(places) > 1 else ""
    heads = ("work", "kind", "licence", "the release", "stands as", "stated at")
    top = element("thead", element("tr", *[element("th", head, scope="col") for head in heads]))
    rows = [
        _row(one, listed(relations.get(one.name, ())), listed(standings.get(one.name, ()), "or"), one.name in lit,
             place(str(where).removeprefix(file)))
        for one, where in zip(verdict.release.origins, places, strict=True)
    ]  # fmt: skip
    caption = element("caption", "Places are in ", place(file), ".") if file else NOTHING
    table = element("table", caption, top, element("tbody", *rows), class_="works")
    count = element("output", f"{len(rows)} works", id="count")
    field = element(
        "input", type="search", id="filter", autocomplete="off", placeholder="a name, a licence, a relation"
    )
    label = element("label", "Filter ", field)
    tools = element("p", label, " ", count, class_="filter", hidden=True) if len(rows) > _SHOWN else NOTHING
    box = element("div", table, class_="scroll", tabindex=0, role="region", aria_label="Works of the release")
    return joined((tools, box))


def _place(one: Artefact) -> Place:
    return one.licence.place if one.licence is not None else one.place


def _row(one: Artefact, relation: str, standing: str, lit: bool, where: Html) -> Html:
    mark = joined((" ", tag("decides"))) if lit else NOTHING
    cells = (joined((named(one.name), mark)), one.kind, claimed_as(one), relation, standing, where)
    return element("tr", *[element("td", cell) for cell in cells])


def outbound(verdict: Verdict) -> Html:
    """Return the licences that the release may go out under, as far as they were tried; of a yes only."""
    if verdict.answer is not Answer.YES or verdict.outbound == (verdict.proposed,):
        return NOTHING
    if not verdict.outbound:
        own = not verdict.proposed and not verdict.parts
        return element("p", "It may go out under terms of your own that say what follows.") if own else NOTHING
    names = [f"{short(name)} (proposed)" if name == verdict.proposed else short(name) for name in verdict.outbound]
    more = [f"and {len(names) - _LICENCES} more"] if len(names) > _LICENCES else []
    return listing([*names[:_LICENCES], *more], "names")


def choices(verdict: Verdict) -> Html:
    """Return the choices that were made between licences, works with the same choice together."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in verdict.choices:
        alike.setdefault((one.chosen, one.instead_of), []).append(one.artefact)
    items = []
    for (chosen, instead_of), names in list(alike.items())[:_MOST]:
        rest = listed([short(name) for name in instead_of], "or", 3)
        said = joined((element("b", short(chosen)), f" was chosen instead of {rest}"))
        works = joined([named(name) for name in names[:_MOST]], ", ")
        if len(names) == 1:
            items.append(joined((works, ": ", said)))
        else:
            items.append(folded(joined((said, f" for {len(names)} works")), element("p", works)))
    return listing(items, "plain chosen")


def findings(verdict: Verdict) -> Html:
    """Return what the readers noticed and what was understood, with file and line; of many the rest folded."""
    rows = list(dict.fromkeys(_findings(verdict)))
    shown = listing(rows[:_SHOWN], "findings")
    rest = len(rows) - _MOST
    more = [*rows[_SHOWN:_MOST], *([f"and {rest} more"] if rest > 0 else [])]
    return joined(
        (shown, folded(f"{len(rows) - _SHOWN} more", listing(more, "findings"), class_="more") if more else NOTHING)
    )


def _findings(verdict: Verdict) -> Iterator[Html]:
    for one in verdict.release.works:
        for note in one.licence.notes if one.licence is not None else ():
            yield joined((note, " ", place(claimed(verdict, one.name))))
    asked = {question.asks for question in verdict.questions}
    for finding in verdict.release.findings:
        if finding.question not in asked:  # else it stands among the questions, with its place
            severity = find(finding.code).severity if finding.code in CODES else "note"
            sign = tag(finding.code, "unknown" if severity == "warning" else "no" if severity == "error" else "")
            yield joined((finding.message, " ", place(str(finding.place)), " ", sign))


def scenario(verdict: Verdict) -> Html:
    """Return what it was judged for: acts, facts, uses, what silence means; and what the answer rests on."""
    release = verdict.release
    facts = [joined((element("code", name), " = ", _value(value))) for name, value in sorted(release.facts.items())]
    rests = basis(verdict, _WIDE)
    rows = (
        ("Acts", listed(release.acts)),
        ("Facts", joined(facts, "; ") if facts else "none stated"),
        ("Intended uses", listed(release.uses) if release.uses else "none stated"),
        ("Where licences are silent", f"the defaults of the layer “{verdict.defaults}”"),
        ("Rests on", " ".join(rests).strip().removeprefix("rests on: ")),
    )
    return element("dl", *[element("div", element("dt", a), element("dd", b)) for a, b in rows if b], class_="scenario")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return listed([str(one) for one in value]) if isinstance(value, list | tuple) else str(value)
