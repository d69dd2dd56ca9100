# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence text as it was read, for a person: what it is, who may do what, what it forbids, what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.model import Cite
from licet.reason.clause_set import quote
from licet.report.layout import Span, block, columns, wrap
from licet.report.uses import WITH, means
from licet.rules.phrases import listed, section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licet.reading.identify import Hunk, Identification
    from licet.reading.model import Phrase, Read, Reading, Term
    from licet.report.style import Style

_HUNKS = 8
_GAPS = 6
_MODES = {"ban": "forbidden", "limit": "forbidden", "duty": "required", "permission": "allowed", "none": "named"}


@dataclass(frozen=True, slots=True)
class Page:
    """A reading with the text it was read from, the name of that text, and what the text is."""

    name: str
    text: str
    reading: Reading
    identified: Identification

    @property
    def is_read(self) -> bool:
        """Return whether anything was read: a text that is not English, or holds no term, was not."""
        reading = self.reading
        answered = any(term.quote for term in (reading.terms or {}).values())
        return reading.language in ("en", "und") and bool(reading.clauses or answered)


def write(page: Page, style: Style) -> str:
    """Return the page as text."""
    reading = page.reading
    limits = [one for one in (*reading.heads, *reading.clauses) if one.modality not in ("duty", "permission")]
    duties = [one for one in (*reading.heads, *reading.clauses) if one.modality == "duty"]
    allowed = [one for one in reading.clauses if one.modality == "permission"]
    lines = block(
        wrap(Span(page.name, "strong"), style) + _identity(page.identified, style) + _notes(reading, style),
        _effect(page, style),
        _terms(reading, style),
        _clauses("what it forbids", limits, style),
        _duties(reading, duties, style),
        _clauses("what it allows beside that", allowed, style),
        _gaps(page, style),
    )
    return "\n".join(lines) + "\n"


def _identity(found: Identification, style: Style) -> list[str]:
    names = listed(found.ids or (found.id,), "or")
    of = f"the use policy of {names}" if found.part else names
    if found.kind == "none":
        return wrap("no known licence is near: it is read on its own", style, "  ")
    if found.kind == "is":
        lines = wrap(f"it is {of}, word for word", style, "  ")
    elif found.kind == "nearest":
        lines = wrap(
            f"the nearest known text is {of} ({found.similarity:.0%} alike): it is read on its own", style, "  "
        )
    else:
        lines = wrap(f"it is {of} ({found.similarity:.1%} alike) with these differences", style, "  ")
        shown = found.differences if style.verbose else found.differences[:_HUNKS]
        for hunk in shown:
            lines += wrap(_hunk(hunk), style, "    - ", "      ")
        if len(found.differences) > len(shown):
            rest = f"and {len(found.differences) - len(shown)} more: see them with --verbose"
            lines += wrap(Span(rest, "faint"), style, "    ")
    for other in found.beside:
        lines += wrap(f"beside it stands {listed(other.ids or (other.id,), 'or')}", style, "  ")
    return lines


def _effect(page: Page, style: Style) -> list[str]:
    """Return what the differences from a known licence change, as far as that can be told."""
    from licet.reading.changes import effect

    found = effect(page.text, page.identified, page.reading)
    lines: list[str] = []
    for row in found.answers:
        doubt = "" if row.sure else " (not sure)"
        lines += wrap(f"{row.question}: {row.before} there, {row.after} here{doubt}", style, "  ", "    ")
        if row.quote:
            where = section(Cite(row.section, ""))
            lines += wrap([where, "  ", Span(f"“{row.quote}”", "faint")], style, "      ")
    for use, read in found.adds:
        where = section(Cite(read.section, "")) or f"“{quote(read.text)}”"
        lines += wrap(f"it also forbids {use} ({means(use)}): {where}", style, "  ", "    ")
    lines += [line for use in found.drops for line in wrap(f"it no longer forbids {use} ({means(use)})", style, "  ")]
    if found.reworded:
        shown = found.reworded if style.verbose else found.reworded[:_HUNKS]
        rest = f" and {len(found.reworded) - len(shown)} more" if len(shown) < len(found.reworded) else ""
        lines += wrap(f"worded otherwise, to be read again: {'; '.join(shown)}{rest}", style, "  ", "    ")
    return [style.paint("strong", "what the differences change"), *lines] if lines else []


def _hunk(hunk: Hunk) -> str:
    where = f"in section {hunk.section}" if hunk.section else f"after “{hunk.after}”" if hunk.after else "at the start"
    parts = [f"adds “{quote(hunk.added)}”"] if hunk.added else []
    parts += [f"lacks {hunk.missing} word{'s' if hunk.missing > 1 else ''}"] if hunk.missing else []
    return f"{where} it {' and '.join(parts)}"


def _notes(reading: Reading, style: Style) -> list[str]:
    return [line for note in reading.notes for line in wrap(Span(note, "unknown"), style, "  ", "    ")]


def _terms(reading: Reading, style: Style) -> list[str]:
    lines = [style.paint("strong", "who may do what")] if reading.terms else []
    for question, term in (reading.terms or {}).items():
        asks = vocabulary.questions()[question].asks
        doubt = "" if getattr(term, "sure", True) else " (not sure)"
        answer = Span(term.answer + doubt, _ink(term))
        lines += wrap([f"{question}: ", answer, "  ", Span(f"({asks})", "faint")], style, "  ", "    ")
        lines += _source(term, style)
    return lines


def _ink(term: Term) -> Any:
    if not getattr(term, "sure", True):
        return "unknown"
    return {"forbidden": "no", "conditional": "unknown", "silent": "faint"}.get(term.answer, "strong")


def _source(term: Term, style: Style) -> list[str]:
    why = getattr(term, "why", "")
    lines = wrap(Span(why, "faint"), style, "      ") if why else []
    if not term.quote:
        return lines
    return wrap([section(Cite(term.section, "")), "  ", Span(f"“{term.quote}”", "faint")], style, "      ") + lines


def _clauses(title: str, reads: Iterable[Read], style: Style) -> list[str]:
    rows = list(reads)
    lines = [style.paint("strong", f"{title} ({len(rows)})")] if rows else []
    for one in rows:
        lines += _clause(one, style)
    return lines


def _clause(one: Read, style: Style) -> list[str]:
    where = section(Cite(one.section, "")) or "a sentence"
    lines = wrap([where, "  ", Span(f"“{quote(one.text)}”", "faint")], style, "  ", "    ")
    uses = [f"{use} ({means(use)})" if style.verbose else use for use in one.must]
    words = f"{_MODES[one.modality]}: {listed(uses)}" if uses else ""
    if one.may:
        words += ("; " if words else "") + f"perhaps {_MODES[one.modality]}: {listed(one.may)}"
    words = words or "not understood: it names no use that is known"
    words += f" [only {'; '.join(WITH[word] for word in one.narrowed)}]" if one.narrowed else ""
    lines += wrap(words, style, "      ")
    excepted = "; ".join(phrase.text for phrase in one.clause.exceptions)
    return lines + (wrap(f"excepted: {excepted}", style, "      ") if excepted else [])


def _duties(reading: Reading, reads: list[Read], style: Style) -> list[str]:
    lines: list[str] = []
    for row in reading.naming:
        said = f"begin the name with “{row.text}”" if row.kind == "prefix" else f"show “{row.text}”"
        when = f", {row.trigger}" if getattr(row, "trigger", "") else ""
        lines += wrap(f"{said}{when}{_at(row)}", style, "  ", "    ")
    for row in reading.thresholds:
        lines += wrap(f"the terms change at {row.value:,} {row.unit} ({row.measure}){_at(row)}", style, "  ", "    ")
    if reading.territory:
        lines += wrap(f"nothing is granted in: {listed(reading.territory)}", style, "  ", "    ")
    for one in reads:
        lines += _clause(one, style)
    return [style.paint("strong", "duties, names, figures, places"), *lines] if lines else []


def _at(row: Any) -> str:
    where = section(Cite(getattr(row, "section", ""), ""))
    return f" ({where})" if where else ""


def _gaps(page: Page, style: Style) -> list[str]:
    rows = [(f"line {page.text.count(chr(10), 0, gap.span[0]) + 1}", gap.reason) for gap in page.reading.gaps]
    shown = rows if style.verbose else rows[:_GAPS]
    lines = columns(shown, style, "  ")
    if len(rows) > len(shown):
        lines += wrap(Span(f"and {len(rows) - len(shown)} more: see them with --verbose", "faint"), style, "  ")
    for one in (*page.reading.heads, *page.reading.clauses):
        if one.unread:
            where = section(Cite(one.section, "")) or f"“{quote(one.text)}”"
            lines += wrap(f"{where}: the words {listed([f'“{word}”' for word in one.unread])}", style, "  ", "    ")
    if not page.is_read:
        lines += wrap(Span("nothing was read that a licence would say", "unknown"), style, "  ")
    return [style.paint("strong", "what could not be read"), *lines] if lines else []


def plain(page: Page) -> dict[str, Any]:
    """Return the page as plain data; spans are offsets into the text."""
    reading, found = page.reading, page.identified
    return {
        "reading": {
            "name": page.name,
            "read": page.is_read,
            "language": reading.language,
            "identified": {
                "kind": found.kind,
                "ids": list(found.ids or ((found.id,) if found.id else ())),
                "part": found.part or None,
                "similarity": found.similarity,
                "differences": [
                    {"section": h.section, "adds": h.added, "lacks": h.missing, "span": list(h.span)}
                    for h in found.differences
                ],
                "beside": [list(other.ids or (other.id,)) for other in found.beside],
                "changes": _plain_effect(page),
            },
            "nearest": list(reading.nearest) if reading.nearest else None,
            "terms": {question: _plain_term(term) for question, term in (reading.terms or {}).items()},
            "clauses": [_plain_read(one) for one in reading.clauses],
            "heads": [_plain_read(one) for one in reading.heads],
            "naming": [_plain_row(row) for row in reading.naming],
            "thresholds": [_plain_row(row) for row in reading.thresholds],
            "territory": list(reading.territory),
            "gaps": [{"span": list(gap.span), "reason": gap.reason} for gap in reading.gaps],
            "notes": list(reading.notes),
        }
    }


def _plain_effect(page: Page) -> dict[str, Any]:
    from licet.reading.changes import effect

    found = effect(page.text, page.identified, page.reading)
    return {
        "answers": [
            {"question": row.question, "before": row.before, "after": row.after, "sure": row.sure}
            for row in found.answers
        ],
        "adds": [{"use": use, "section": read.section, "text": quote(read.text)} for use, read in found.adds],
        "drops": list(found.drops),
        "reworded": list(found.reworded),
    }


def _plain_term(term: Term) -> dict[str, Any]:
    cite = {"section": term.section, "quote": term.quote} if term.quote else None
    return {
        "answer": term.answer,
        "cite": cite,
        "sure": getattr(term, "sure", True),
        "why": getattr(term, "why", "") or None,
    }


def _plain_row(row: Any) -> dict[str, Any]:
    names = ("kind", "text", "trigger", "measure", "value", "unit", "section")
    return {name: getattr(row, name) for name in names if hasattr(row, name)}


def _plain_read(one: Read) -> dict[str, Any]:
    slots = ("agent", "acts", "object", "purpose", "intent", "effect", "basis", "means", "conditions", "exceptions")
    return {
        "section": one.section,
        "text": one.text,
        "span": list(one.span),
        "lead": one.lead,
        "modality": one.modality,
        "must": list(one.must),
        "may": list(one.may),
        "narrowed": list(one.narrowed),
        "unread": list(one.unread),
        "clause": {slot: _texts(getattr(one.clause, slot)) for slot in (*slots, "examples")},
    }


def _texts(phrases: Iterable[Phrase]) -> list[dict[str, Any]]:
    return [{"text": phrase.text, "span": list(phrase.span)} for phrase in phrases]
