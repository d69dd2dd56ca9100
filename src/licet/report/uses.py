# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A use in words: what it is, in which cases, and where the clause stands that speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.report.layout import Span, wrap
from licet.rules.phrases import listed, section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from licet.catalogue.model import Cite
    from licet.reason.clause_set import Ban, Owed
    from licet.report.style import Style

# What a qualifier of a ban means for a use that has it, and for one that has it not.
WITH = {
    "intent": "with that intent",
    "effect": "with that effect",
    "knowing": "knowingly",
    "without-consent": "without the consent of the person concerned",
    "without-right": "without the right to",
    "without-disclosure": "without telling those concerned",
    "without-oversight": "without human oversight",
    "without-safeguards": "without suitable safety measures",
    "unlawful": "where the law forbids it",
    "automated": "fully by machine",
    "adverse": "with an adverse effect on somebody",
    "publicly": "in public",
    "commercial": "commercially",
    "large-scale": "in bulk",
    "some-groups": "towards the groups that the clause names",
    "competing": "for what competes with the licensor",
    "except-licensor-family": "with models that are not the licensor's own",
}
WITHOUT = {
    "intent": "without that intent",
    "effect": "without that effect",
    "knowing": "unknowingly",
    "without-consent": "with the consent of the person concerned",
    "without-right": "with the right to",
    "without-disclosure": "with those concerned told",
    "without-oversight": "with human oversight",
    "without-safeguards": "with suitable safety measures",
    "unlawful": "where no law forbids it",
    "automated": "not fully by machine",
    "adverse": "without an adverse effect on anybody",
    "publicly": "not in public",
    "commercial": "not commercially",
    "large-scale": "not in bulk",
    "some-groups": "towards other groups than the clause names",
    "competing": "for what does not compete with the licensor",
    "except-licensor-family": "with the licensor's own models",
}


def means(use: str) -> str:
    """Return the definition of a use."""
    return vocabulary.uses().get(use, use)


def cases(given: Iterable[str], lacking: Iterable[str] = (), outside: Iterable[str] = ()) -> str:
    """Return the cases that qualifiers describe: those that hold, those that do not, conditions met or not."""
    words = [*(WITH[word] for word in given), *(WITHOUT[word] for word in lacking)]
    words += [f"where {condition}" for condition in outside]
    return listed(words)


def limits(ban: Ban) -> str:
    """Return what limits a ban, in brackets; "" for a ban on the use as such."""
    words = [WITH[word] for word in ban.atom.narrowed]
    words += [f"when {ban.when}"] if ban.when else []
    words += [f"unless {ban.unless}"] if ban.unless else []
    return f"[only {'; '.join(words)}]" if words else ""


def place(one: Ban | Owed) -> str:
    """Return where a clause stands, as its record labels it or as lawyers write it."""
    label = getattr(one, "label", "")
    return label or section(one.cite)


def quoted(one: Ban | Owed, style: Style, indent: str) -> list[str]:
    """Return the line that says where a clause stands, with its words."""
    words = f"“{one.cite.quote}”" if one.cite.quote else ""
    return wrap([place(one), "  " if words else "", Span(words, "faint")], style, indent, indent + "  ")


def cite(found: Cite | None) -> dict[str, str] | None:
    """Return a citation as plain data."""
    if found is None:
        return None
    rows = {"section": found.section, "quote": found.quote, "text": found.text, "authority": found.authority}
    return {key: value for key, value in rows.items() if value or key == "section"}


def plain_ban(ban: Ban) -> dict[str, Any]:
    """Return a ban as plain data."""
    return {
        "use": ban.atom.use,
        "certain": not ban.is_vague,
        "narrowed": list(ban.atom.narrowed),
        "when": ban.when or None,
        "unless": ban.unless or None,
        "label": ban.label or None,
        "cite": cite(ban.cite),
    }


def plain_owed(owed: Owed) -> dict[str, Any]:
    """Return a duty, or acts that are forbidden, as plain data."""
    return {
        "duty": owed.duty or None,
        "text": owed.text or None,
        "forbidden_acts": list(owed.acts),
        "when": owed.when or None,
        "cite": cite(owed.cite),
    }


def duty(owed: Owed, acts: Sequence[str]) -> str:
    """Return a duty, or forbidden acts (`acts` in words), in words."""
    when = f" (when {owed.when})" if owed.when else ""
    if owed.acts:
        return f"may not {listed(acts, 'or')}{when}"
    said = vocabulary.duties()[owed.duty].means
    return f"{owed.duty}: {said}" + (f": “{owed.text}”" if owed.text else "") + when
