# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the release owes: duties as a list to tick off, and the uses it may not be put to, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.report.burdens import MODES
from licet.report.html_element import NOTHING, Html, element, folded, joined, listing, place, raised, tag
from licet.report.uses import WITH
from licet.rules.phrases import brief_name, cited, listed, short
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Obligation, Party, PassedOn, Verdict

_NAMES, _CITES, _PLACES, _ROWS = 3, 12, 4, 1500


def duties(verdict: Verdict) -> Html:
    """Return the duties, those that hold anyway first, then by what they hang on."""
    groups: dict[str, list[Obligation]] = {}
    for one in sorted(verdict.duties, key=lambda duty: supposed(duty.literals, verdict)):
        groups.setdefault(supposed(one.literals, verdict), []).append(one)
    found = []
    for condition, members in groups.items():
        head = element("h3", raised(condition)) if condition else NOTHING
        found.append(joined((head, listing([_duty(one, verdict) for one in members], "duties"))))
    return joined(found)


def progress(verdict: Verdict) -> str:
    """Return how many duties were found done, of how many."""
    done = sum(one.discharged is True for one in verdict.duties)
    return f"{done} of {len(verdict.duties)} done"


def _duty(one: Obligation, verdict: Verdict) -> Html:
    done = one.done.replace("its ", "their ") if len(one.parties) > 1 else one.done
    box = element("input", type="checkbox", checked=one.discharged is True)
    if one.discharged:
        places = [place(str(where)) for where in one.discharged_by[:_PLACES]]
        state = element("span", "found at ", joined(places, ", "), class_="state done")
    else:
        words = "not found in the release" if one.discharged is False else "no file can show it"
        state = element("span", words, class_="state")
    return joined((element("label", box, " ", element("span", raised(done))), state, _sources(one, verdict)))


def _sources(one: Obligation, verdict: Verdict) -> Html:
    """Return who asks for a duty, which unfolds to the words it is asked in."""
    names = list(dict.fromkeys(brief_name(verdict, party.artefact) for party in one.parties))
    places = list(dict.fromkeys(cited(party) for party in one.parties))
    asked = f"{listed(places, 'and', _NAMES)} · for {listed(names, 'and', _NAMES)}"
    first: dict[str, Party] = {}
    for party in one.parties:
        first.setdefault(cited(party), party)
    rows = [_quote(party) for party in list(first.values())[:_CITES]]
    rows += [joined((f"and {len(first) - _CITES} more",))] if len(first) > _CITES else []
    return folded(asked, listing(rows), class_="cites")


def _quote(party: Party) -> Html:
    quote = party.cite.quote if party.cite is not None else ""
    said = element("q", quote, class_="law") if quote else NOTHING
    return joined((element("b", cited(party)), " ", said, " ", element("span", party.artefact, class_="faint")))


def restrictions(verdict: Verdict) -> Html:
    """Return the restricted uses as a table, grouped by what they are about; works of one licence share a row."""
    if not verdict.restrictions:
        return NOTHING
    rows: dict[tuple[str, ...], list[PassedOn]] = {}
    for one in verdict.restrictions:
        quote = one.party.cite.quote if one.party.cite is not None else ""
        for sure, uses in (("surely", one.uses), ("perhaps", one.vague)):
            for use in uses:
                key = (use.partition(".")[0], use, sure, one.label, quote, *one.narrowed)
                rows.setdefault(key, []).append(one)
    order = {use: i for i, use in enumerate(vocabulary.uses())}
    ordered = sorted(rows.items(), key=lambda item: (order.get(item[0][0], len(order)), order.get(item[0][1], 0)))
    groups: dict[str, list[tuple[Html, ...]]] = {}
    for (group, use, sure, *_), members in ordered[:_ROWS]:
        groups.setdefault(group, []).append(_row(use, sure, members, verdict))
    heads = ("about", "use", "forbidden", "by", "clause")
    top = element("thead", element("tr", *[element("th", head, scope="col") for head in heads]))
    bodies = [_group(group, members) for group, members in groups.items()]
    rest = len(ordered) - _ROWS
    more = (
        element("p", f"and {rest} more rows: the JSON report holds them all", class_="faint") if rest > 0 else NOTHING
    )
    return joined((_modes(verdict), _scrolled(element("table", top, *bodies, class_="uses")), more))


def _scrolled(table: Html) -> Html:
    return element("div", table, class_="sideways", tabindex=0, role="region", aria_label="Table of restricted uses")


def _modes(verdict: Verdict) -> Html:
    """Return what is to be done with the restrictions, for each way in which a licence has them passed on."""
    modes = dict.fromkeys((one.mode, short(one.party.licence)) for one in verdict.restrictions)
    by: dict[str, list[str]] = {}
    for mode, licence in modes:
        by.setdefault(mode, []).append(licence)
    said = [
        joined((element("b", listed(names, "and", _NAMES)), f": {MODES.get(mode, mode)}")) for mode, names in by.items()
    ]
    return listing(said, "plain modes")


def _group(group: str, rows: Sequence[tuple[Html, ...]]) -> Html:
    head = element("th", group, scope="rowgroup", rowspan=len(rows))
    first, *others = rows
    return element("tbody", element("tr", head, *first), *[element("tr", *row) for row in others])


def _row(use: str, sure: str, members: Sequence[PassedOn], verdict: Verdict) -> tuple[Html, ...]:
    """Return a use that one clause bans, whichever of the licences in force has that clause, for all their works."""
    first = members[0]
    narrowed = f"only {listed([WITH.get(word, word) for word in first.narrowed])}" if first.narrowed else ""
    limits = "; ".join(part for part in (narrowed, _condition(members, verdict)) if part)
    names = list(dict.fromkeys(brief_name(verdict, one.party.artefact) for one in members))
    licences = dict.fromkeys(short(one.party.licence) for one in members)
    cite = first.party.cite
    cells = (
        joined((element("code", use), " ", _faint(vocabulary.uses().get(use, "")))),
        joined((tag(sure, "no" if sure == "surely" else "unknown"), element("div", limits, class_="faint"))),
        joined((listed(licences, "or", _NAMES), " ", _faint(listed(names, "and", _NAMES)))),
        joined((_faint(first.label), " ", element("q", cite.quote, class_="law") if cite is not None else NOTHING)),
    )
    return tuple(element("td", cell) for cell in cells)


def _condition(members: Sequence[PassedOn], verdict: Verdict) -> str:
    """Return what a ban hangs on; nothing where it holds anyway, or in every case of the one question it hangs on."""
    if not all(one.literals for one in members):
        return ""
    met = {literal for one in members if len(one.literals) == 1 for literal in one.literals}
    if any(len({value for other, value in met if other == unknown}) == unknown.options for unknown, _ in met):
        return ""
    return listed(dict.fromkeys(supposed(one.literals, verdict) for one in members), "or", _NAMES)


def _faint(words: str) -> Html:
    return element("span", words, class_="faint") if words else NOTHING
