# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge against a second one that shares no line with it (`brute`), on random releases made of real records."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from licet.catalogue import vocabulary
from licet.catalogue.expand import ids, record
from licet.reason.judge import check
from licet.release.graph import Release
from tests.oracle.brute import judge
from tests.property.releases import KINDS, LICENCES, RELATIONS, artefact, link

Row = tuple[str, str, str, str]  # kind, licence, relation, what it is part of


def made(label: str | None, *rows: Row, kind: str = "model", acts: tuple[str, ...] = ("publish",)) -> Release:
    """Return a release of components o0, o1, …, each with its kind, licence, relation and target."""
    origins = tuple(artefact(f"o{i}", row[0], row[1]) for i, row in enumerate(rows))
    links = tuple(link(f"o{i}", row[2], row[3]) for i, row in enumerate(rows))
    return Release(artefact("root", kind, label), origins, links, acts, named=False)


# The oracle first: what nobody disputes. A judge that always gave one answer would fail here.
@pytest.mark.parametrize(
    ("release", "answer"),
    [
        (made("GPL-3.0-only", ("code", "MIT", "incorporates", "root"), kind="code"), "yes"),
        (made("MIT", ("code", "GPL-3.0-only", "incorporates", "root"), kind="code"), "no"),
        (made("GPL-2.0-only", ("code", "Apache-2.0", "incorporates", "root"), kind="code"), "no"),
        (made("MIT", ("data", "CC-BY-SA-4.0", "trains-on", "root")), "unknown"),
        (made("MIT", ("code", "GPL-3.0-only OR MIT", "incorporates", "root"), kind="code"), "yes"),
        (made("GPL-3.0-only", ("code", "GPL-2.0-or-later", "incorporates", "root"), kind="code"), "yes"),
    ],
)
def test_the_oracle_knows_what_nobody_disputes(release: Release, answer: str) -> None:
    assert judge(release) == answer


# Where the two once differed, made small.
@pytest.mark.parametrize(
    ("release", "answer"),
    [
        # What is learned from a derivative's origin binds the whole although no file of it ships.
        (made("CC-BY-SA-3.0", ("model", "Apache-1.0", "distils", "root")), "unknown"),
        # A label may not add terms to a work whose licence admits none.
        (made("GPL-3.0-only AND LicenseRef-OpenRAIL-AMS", ("code", "GPL-3.0-only", "incorporates", "root")), "no"),
        # The text forbids giving out what the work generated.
        (made("MIT", ("data", "LicenseRef-MDL-2021", "generated-by", "root")), "no"),
        # The label is named under one condition, and other licences without one.
        (made("NPOSL-3.0", ("code", "NPOSL-3.0", "modifies", "root"), kind="code"), "unknown"),
        # A duty of commercial users binds recipients whoever the releaser is.
        (made("LGPL-2.1-only", ("code", "LicenseRef-Moonshot-Modified-MIT-2025", "incorporates", "root")), "no"),
        # Without a label, a licence that one text names for the other may be taken.
        (
            made(None, ("data", "CC-BY-SA-4.0", "modifies", "root"), ("code", "GPL-3.0-only", "modifies", "root")),
            "yes",
        ),
        # A licence that is named for combinations only needs a work under it.
        (
            made(
                "AGPL-3.0-only",
                ("code", "GPL-3.0-only", "modifies", "root"),
                ("code", "AGPL-3.0-only", "modifies", "root"),
            ),
            "yes",
        ),
        (made("AGPL-3.0-only", ("code", "GPL-3.0-only", "modifies", "root")), "no"),
        # A ban in some cases only does not carry a ban in all cases.
        (
            made("LicenseRef-Gemma-2024-04-01", ("model", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes", "root")),
            "no",
        ),
        # A part that may go out under its own licence alone, inside a work that another licence claims whole.
        (made("GPL-2.0-only", ("data", "CC-BY-SA-4.0", "vendors", "root"), kind="code"), "no"),
        # What a licensor grants over works of its own needs such a work in the release.
        (made("LicenseRef-Llama-3.1", ("data", "CC0-1.0", "trains-on", "root")), "unknown"),
        (made("LicenseRef-DINOv3-2025", ("model", "LicenseRef-OPT-175B", "bundles", "root")), "yes"),
        (made("LicenseRef-DeepSeek-1.0", ("model", "LicenseRef-DeepSeek-1.0", "copies", "root")), "yes"),
        # A ban on what is done with outputs, where it is open whether they are outputs of the work at all.
        (
            made(
                "MIT",
                ("code", "MIT", "generated-by", "root"),
                ("model", "LicenseRef-OPT-175B", "adapts", "o0"),
                acts=("publish", "sell"),
            ),
            "unknown",
        ),
        # An exception need not be passed on.
        (
            made("GPL-2.0-only", ("code", "GPL-2.0-only WITH Classpath-exception-2.0", "modifies", "root")),
            "yes",
        ),
        # Of an OR in the label every branch must hold, of an OR over a component one.
        (made("MIT OR GPL-3.0-only", ("code", "GPL-3.0-only", "incorporates", "root")), "no"),
        # Who may copy may train.
        (made("MIT", ("data", "CC-BY-3.0", "trains-on", "root")), "yes"),
    ],
)
def test_both_say_what_the_documents_say(release: Release, answer: str) -> None:
    assert judge(release) == answer
    assert str(check(release).answer) == answer


def telling() -> tuple[tuple[str, ...], ...]:
    """Return the licences by what can go wrong under them, so that rare terms are drawn as often as common ones."""
    marks: dict[str, list[str]] = {}
    for licence in LICENCES:
        law = record(licence)
        assert law is not None
        found = {f"{t.kind} {t.mode}" for t in law.terms if t.kind not in {"grant", "duty"}}
        found |= {"use" if t.use else "act" for t in law.of_kind("prohibition")}
        found |= {"switch" for t in law.terms if t.switch} | {"combined" for t in law.terms if t.combined}
        found |= {f"when {t.kind}" for t in law.terms if t.when} | {f"by {t.kind}" for t in law.terms if t.relation}
        found |= {"reach when" for r in law.reach if r.when} | {"open" for r in law.reach if len(r.standing) > 1}
        for mark in found | ({"clauses"} if law.restrictions else set()):
            marks.setdefault(mark, []).append(licence)
    return (LICENCES, *(tuple(marks[mark]) for mark in sorted(marks)))


MARKED = telling()
FACTS: dict[str, tuple[object, ...]] = {
    "commercial": (True, False),
    "competes_with_licensor": (True, False),
    "multimodal": (True, False),
    "registered": (True, False),
    "de_minimis": (True, False),
    "monthly_active_users": (1, 1_000_000_000),
    "annual_revenue_usd": (1, 1_000_000_000),
    "territory": (["US"], ["DE"], ["EU", "US"]),
    "purpose": (["research"], ["production", "research"]),
    "licensor": (["Meta"], ["Google", "Stability AI"]),
}
ACTS = (("publish",), ("publish",), ("host",), ("publish", "sell"), ("train",), ("use",))


EXCEPTED = tuple(
    f"{base} WITH {name}"
    for name in ids()
    if (found := record(name)) is not None and found.kind == "exception"
    for base in found.applies_to
)
NAMES = ("acme/chat", "acme/Llama-chat", "EXAONE-chat", "acme/gemma-chat", "Qwen-chat", "acme/chat-llama")


def drawn(rng: Random, more: bool = False) -> Release:
    """Return a release of one to three components, with a label that may suit them, facts and an intended use.

    With `more`, exceptions, names and a label that offers two licences are drawn as well.
    """
    rows: list[Row] = []
    for i in range(rng.choice((1, 1, 1, 2, 3))):
        licence = rng.choice(rng.choice(MARKED))
        law = record(licence)
        assert law is not None
        known = sorted({r for entry in (*law.reach, *law.terms) for r in entry.relation})
        relation = rng.choice(known if known and rng.random() < 0.5 else RELATIONS)
        other = rng.choice((" OR ", " AND ")) + rng.choice(rng.choice(MARKED)) if rng.random() < 0.2 else ""
        if more and rng.random() < 0.3:
            licence, other = rng.choice(EXCEPTED), rng.choice(("", "", " OR MIT", " AND MIT"))
            licence = licence if rng.random() < 0.9 else f"{rng.choice(LICENCES)} WITH Classpath-exception-2.0"
        target = rng.choice(("root", "root", *(f"o{j}" for j in range(i))))
        rows.append((rng.choice(KINDS), licence + other, relation, target))
    labels = (None, rng.choice(rng.choice(MARKED)), rng.choice(LICENCES), rows[0][1].split(" OR ")[0])
    label = rng.choice(labels)
    if label and rng.random() < 0.15:
        label += " AND " + rng.choice(rng.choice(MARKED))
    if more and label and rng.random() < 0.3:
        label += rng.choice((" OR MIT", " OR " + rng.choice(rng.choice(MARKED)), " OR " + rows[-1][1].split(" ")[0]))
    release = made(label, *rows, kind=rng.choice(KINDS), acts=rng.choice(ACTS))
    given = {name: rng.choice(FACTS[name]) for name in sorted(FACTS) if rng.random() < 0.25}
    uses = (rng.choice(sorted(vocabulary.uses())),) if rng.random() < 0.2 else ()
    if more and rng.random() < 0.4:
        name = rng.choice(NAMES)
        links = tuple(replace(one, target=name) if one.target == "root" else one for one in release.links)
        release = replace(release, root=replace(release.root, name=name), links=links, named=True)
    return replace(release, facts=given, uses=uses)


# Drawn from a seed and not by hypothesis, which prefers what is simple: rare pairs of terms are the point here.
@pytest.mark.parametrize("seed", range(8))
def test_the_judge_agrees_with_the_oracle(seed: int) -> None:
    rng = Random(seed)
    for _ in range(300):
        agree(drawn(rng))


@pytest.mark.parametrize("seed", range(100, 104))
def test_they_agree_on_exceptions_names_and_labels_that_offer_two(seed: int) -> None:
    rng = Random(seed)
    for _ in range(200):
        agree(drawn(rng, more=True))


def agree(release: Release) -> None:
    rows = [f"{x.target} {x.relation} {x.origin}" for x in release.links]
    rows += [f"{one.name}: {one.kind} {one.licence.raw if one.licence else None}" for one in release.origins]
    label = release.root.licence.raw if release.root.licence else None
    said = (label, release.root.kind, release.acts, release.facts, release.uses, rows)
    assert str(check(release).answer) == judge(release), said
