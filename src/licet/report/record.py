# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A record as a page that a lawyer can check: each term with its section, its quote, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.reason.scenario import write as condition
from licet.report.layout import Span, block, wrap
from licet.rules.phrases import listed, section

if TYPE_CHECKING:
    from licet.catalogue.model import Answer, Cite, Reach, Record, Restriction, Term
    from licet.report.style import Style

_KINDS = (
    ("grant", "grants"),
    ("duty", "duties"),
    ("prohibition", "prohibitions"),
    ("flow-down", "flow-down: what must bind the next recipient"),
    ("ceiling", "ceilings: what may at most be imposed"),
    ("outbound", "outbound: under what the result goes out"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One term: what it says in the words of the vocabulary, where it was read, its quote, and what it is about."""

    term: str
    where: str
    quote: str
    about: str


@dataclass(frozen=True, slots=True)
class Page:
    """A record laid out: title, facts of the reading, groups of rows."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]


def lay_out(record: Record) -> Page:
    """Return the page of a record."""
    groups = [(title, tuple(_term(term) for term in record.of_kind(kind))) for kind, title in _KINDS]
    groups.append(("lifted from the licence it is added to", tuple(_term(term) for term in record.lifts)))
    groups.append(("reach: what it takes a child for", tuple(_reach(entry) for entry in record.reach)))
    groups.append(("use restrictions", tuple(_restriction(one) for one in record.restrictions)))
    groups.append(("answers", tuple(_answer(one) for one in record.answers)))
    return Page(
        record.id,
        record.title,
        tuple(_facts(record)),
        record.review.doubts,
        tuple(group for group in groups if group[1]),
    )


def _facts(record: Record) -> list[tuple[str, str]]:
    review = record.review
    rows = [
        ("kind", record.kind),
        ("also written", ", ".join(record.aliases)),
        ("families", ", ".join(record.families)),
        ("added to", ", ".join(record.applies_to)),
        ("granted by", f"{record.licensor.name}: {record.licensor.cite.quote}" if record.licensor else ""),
        ("text", f"{record.text.source} ({record.text.words:,} words, sha256 {record.text.sha256[:12]}…)"),
        *(
            ("policy", f"{p.source} ({p.words:,} words, sha256 {p.sha256[:12]}…, read {p.read})")
            for p in record.policies
        ),
        ("review", f"{review.state.replace('-', ' ')}, {review.on}"),
    ]
    return [(name, value) for name, value in rows if value]


def _row(term: str, cite: Cite | None, *about: str) -> Row:
    where = section(cite) if cite is not None else ""
    return Row(term, where, cite.quote if cite is not None else "", "; ".join(part for part in about if part))


def _term(term: Term) -> Row:
    acts = f"on {listed(term.on, 'or')}" if term.on and term.kind not in {"grant", "prohibition"} else ""
    return _row(
        _says(term),
        term.cite,
        acts,
        f"of {listed(term.object, 'or')}",
        f"by {listed(term.relation, 'or')}" if term.relation else "",
        f"when {condition(term.when)}" if term.when is not None else "",
        term.note,
    )


def _says(term: Term) -> str:
    match term.kind:
        case "grant":
            return f"may {listed(term.on)}"
        case "duty":
            means = vocabulary.duties()[term.duty].means
            return f"{term.duty}: {means}" + (f": “{term.text}”" if term.text else "")
        case "prohibition":
            narrowed = f" [only: {', '.join(term.narrowed)}]" if term.narrowed else ""
            return (
                "no use for " + listed(term.use, "or") if term.use else "may not " + listed(term.on, "or")
            ) + narrowed
        case "flow-down":
            return f"{term.mode}: {listed(term.binds)}" if term.binds else term.mode
        case "ceiling":
            return f"no further restrictions but {listed(term.admits)}" if term.admits else "no further restrictions"
    how = " (a recipient may switch)" if term.switch else " (in a combination only)" if term.combined else ""
    return listed(term.licences, "or") + how


def _reach(entry: Reach) -> Row:
    of = "" if entry.origin == ("same", "derivative") else f"of {listed(entry.origin, 'or')}"
    kind = f"of a {listed(entry.kind, 'or')}" if entry.kind else ""
    when = f"when {condition(entry.when)}" if entry.when is not None else ""
    return _row(f"{listed(entry.relation)}: {' or '.join(entry.standing)}", entry.cite, of, kind, when)


def _restriction(one: Restriction) -> Row:
    narrowed = next((atom.narrowed for atom in (*one.must, *one.may) if atom.narrowed), ())
    words = listed(atom.use for atom in one.must)
    if one.may:
        words += (", perhaps " if words else "perhaps ") + listed(atom.use for atom in one.may)
    when = f"when {condition(one.when)}" if one.when is not None else ""
    row = _row(words, one.cite, f"only: {', '.join(narrowed)}" if narrowed else "", when)
    return Row(row.term, one.label or row.where, row.quote, row.about)


def _answer(one: Answer) -> Row:
    asks = vocabulary.questions()[one.question].asks
    return _row(f"{one.question}: {one.answer}", one.cite, asks)


def write(record: Record, style: Style) -> str:
    """Return the page of a record as text."""
    page = lay_out(record)
    head = wrap([Span(page.id, "strong"), " — ", page.title], style)
    width = max(len(name) for name, _ in page.facts)
    for name, value in page.facts:
        head += wrap(value, style, f"  {name.ljust(width)}  ")
    doubts = [line for doubt in page.doubts for line in wrap(doubt, style, "  - ", "    ")]
    groups = [_group(title, rows, style) for title, rows in page.groups]
    return "\n".join(block(head, [style.paint("strong", "doubts"), *doubts] if doubts else [], *groups)) + "\n"


def _group(title: str, rows: tuple[Row, ...], style: Style) -> list[str]:
    lines = [style.paint("strong", title)]
    for row in rows:
        lines += wrap(row.term, style, "  ", "    ")
        quote = f"“{row.quote}” " if row.quote else ""
        if row.where or quote or row.about:
            lines += wrap([Span(row.where, "strong"), " ", Span(quote, "faint"), row.about], style, "      ")
    return lines


def plain(record: Record) -> dict[str, Any]:
    """Return the record as plain data, conditions as text."""
    from dataclasses import asdict

    found = asdict(record)
    for rows in (found["terms"], found["reach"], found["restrictions"], found["lifts"]):
        for row in rows:
            row["when"] = condition(row["when"]) if row.get("when") is not None else None
    return {"record": found}
