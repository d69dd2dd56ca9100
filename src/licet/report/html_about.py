# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is told of a node of the picture once it is chosen: its licence, who says so, how it stands, what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue.expand import record
from licet.report.html_element import NOTHING, Html, element, joined, listing, named, place, tag
from licet.report.html_picture import claimed_as
from licet.report.lineage import decisive
from licet.rules.phrases import artefact, cited, claimed, listed, section, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licet.reason.verdict import Party, Verdict
    from licet.release.graph import Artefact
    from licet.report.html_picture import Picture, Spot

_NAMES = 12
_QUOTES = 6


def about(picture: Picture, verdict: Verdict) -> Html:
    """Return an article for each node of the picture, in its order."""
    under = _under(verdict)
    return joined(
        element("article", *_told(spot, verdict, under), id=f"about-{spot.id}", tabindex=-1)
        for spot in picture.spots
        if spot.sort != "mark"
    )


def _told(spot: Spot, verdict: Verdict, under: dict[str, dict[str, None]]) -> tuple[Html, ...]:
    if spot.sort == "work":
        return _work(spot, verdict)
    return _licence(spot, verdict, list(under.get(spot.title, ()))) if spot.sort == "licence" else _group(spot)


def _under(verdict: Verdict) -> dict[str, dict[str, None]]:
    """Return the works under each licence, and those that each claim which is not read stands for."""
    found: dict[str, dict[str, None]] = {}
    for part in (verdict, *verdict.parts):
        if part.proposed:
            found.setdefault(short(part.proposed), {})[part.release.root.name] = None
    for holding in verdict.holdings:
        found.setdefault(short(holding.part.id), {})[holding.artefact] = None
    for one in verdict.release.origins:
        found.setdefault(claimed_as(one), {})[one.name] = None
    return found


def _rows(rows: Iterable[tuple[str, str]]) -> Html:
    pairs = [element("div", element("dt", head), element("dd", said)) for head, said in rows if said]
    return element("dl", *pairs) if pairs else NOTHING


def _work(spot: Spot, verdict: Verdict) -> tuple[Html, ...]:
    one = artefact(verdict, spot.names[0])
    root = one is verdict.release.root or one in verdict.release.parts
    claim = one.licence
    said = joined((claimed_as(one), *_heard(one))) if claim is not None else _silent(root)
    parties = _parties(verdict, {one.name})
    rows = [
        ("Licence", said),
        ("Stated at" if claim is not None else "Named at", place(claimed(verdict, one.name) or str(one.place))),
        ("Notes", joined(claim.notes, "; ") if claim is not None else NOTHING),
        ("Seen as", NOTHING if root else _standings(one, verdict)),
    ]
    return (
        element("h3", named(one.name), " ", tag(one.kind)),
        _rows(rows),
        _quotes("Decides", parties),
        _asks(verdict, "" if root else one.name),
    )


def _silent(root: bool) -> Html:
    """Return what stands for a licence that nobody states."""
    return element("em", "none proposed" if root else "nobody states it")


def _heard(one: Artefact) -> tuple[Html, ...]:
    """Return the words of a claim where they were read as something else, and whose they are."""
    assert one.licence is not None
    raw = listed(one.licence.raw)
    words = f" (stated as “{raw}”)" if raw and raw != claimed_as(one) else ""
    return (element("span", words, class_="faint"), element("span", f" · {one.licence.source}", class_="faint"))


def _standings(one: Artefact, verdict: Verdict) -> Html:
    """Return how the release stands to a work in the eyes of each of its licences, and by which words."""
    found: dict[str, Html] = {}
    for holding in verdict.holdings:
        if holding.artefact != one.name:
            continue
        stand, licence = holding.stand, short(holding.part.id)
        entry = stand.trail[-1].entry if stand.trail else None
        why = NOTHING
        if entry is not None and entry.cite.quote:
            why = joined((" · ", element("q", entry.cite.quote, class_="law"), " ", section(entry.cite)))
        elif entry is not None:
            why = joined((" · ", entry.cite.authority))
        line = joined((element("b", stand.standing), f" to {licence}", why))
        found.setdefault(line, line)
    return listing(found.values(), "plain")


def _licence(spot: Spot, verdict: Verdict, under: Sequence[str]) -> tuple[Html, ...]:
    known = record(spot.licence)
    works = listing([*(named(name) for name in under[:_NAMES]), *_more(len(under) - _NAMES)], "plain")
    title = known.title if known else "" if spot.licence != spot.title else "no record of it in the catalogue"
    parties = [p for p in _parties(verdict, set(under)) if short(p.licence) == spot.title]
    rows = [("Title", title if title != spot.title else ""), ("Works", works)]
    return (
        element("h3", spot.title, " ", tag("licence")),
        _rows(rows),
        _quotes("Decides", parties),
        _asks(verdict, "", spot.title),
    )


def _group(spot: Spot) -> tuple[Html, ...]:
    names = [*(named(name) for name in spot.names[:_NAMES]), *_more(len(spot.names) - _NAMES)]
    return element("h3", spot.title, " ", tag(spot.line)), listing(names, "plain")


def _more(count: int) -> list[Html]:
    link = element("a", "see the table", href="#works")
    return [joined((f"and {count} more: ", link))] if count > 0 else []


def _parties(verdict: Verdict, names: set[str]) -> list[Party]:
    return [party for one in decisive(verdict) for party in one.parties if party.artefact in names]


def _quotes(head: str, parties: Sequence[Party]) -> Html:
    """Return the clauses of these sides that decide, quoted, each once."""
    found: dict[str, Html] = {}
    for party in parties:
        if party.cite is not None:
            quote = element("q", party.cite.quote, class_="law") if party.cite.quote else NOTHING
            found.setdefault(cited(party), joined((element("b", cited(party)), " ", quote)))
    return joined((element("h4", head), listing(list(found.values())[:_QUOTES], "plain"))) if found else NOTHING


def _asks(verdict: Verdict, name: str, licence: str = "") -> Html:
    """Return how much is asked for the sake of a work, a licence, or (neither given) of anything."""

    def meant(party: Party) -> bool:
        return (not name or party.artefact == name) and (not licence or short(party.licence) == licence)

    duties = sum(any(meant(party) for party in one.parties) for one in verdict.duties)
    bans = sum(meant(one.party) for one in verdict.restrictions)
    said = [f"{duties} {'duty' if duties == 1 else 'duties'}"] if duties else []
    said += [f"{bans} use restriction{'' if bans == 1 else 's'}"] if bans else []
    to = "#duties" if duties else "#restrictions"
    return element("p", "Asks for ", element("a", listed(said), href=to), ".") if said else NOTHING
