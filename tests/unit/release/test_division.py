# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release of several artefacts, divided into releases of their own."""

from __future__ import annotations

from dataclasses import replace

from licet.release.division import divide
from licet.release.graph import Finding, Place, Release
from tests.property.releases import artefact, link

HERE = Place("licet.toml", 1)
KIT = Release(
    artefact("kit", "code", "MIT"),
    tuple(artefact(name, "data", "MIT") for name in ("base", "corpus", "library", "icon")),
    (
        link("weights", "bundles", "kit"),
        link("rows", "collects", "kit"),
        link("base", "fine-tunes", "weights"),
        link("rows", "trains-on", "weights"),
        link("corpus", "derives-from", "rows"),
        link("icon", "incorporates", "kit"),
        link("library", "incorporates", "icon"),
    ),
    parts=(artefact("weights", "model", "MIT"), artefact("rows", "data", None)),
)


def origins(release: Release) -> list[str]:
    return [one.name for one in release.origins]


def test_each_artefact_has_what_it_was_made_from() -> None:
    weights, rows = divide(KIT).parts
    assert (weights.root.name, origins(weights)) == ("weights", ["base", "corpus"])
    assert [one.name for one in weights.parts] == ["rows"]  # on the way from the corpus, and no origin
    assert (rows.root.name, origins(rows), rows.parts) == ("rows", ["corpus"], ())


def test_the_rest_has_what_is_in_no_artefact_and_what_it_takes_in_otherwise_than_beside_it() -> None:
    rest = divide(KIT).rest
    assert origins(rest) == ["corpus", "library", "icon"]  # rows are collected, not merely bundled
    assert [one.name for one in rest.parts] == ["weights", "rows"]  # what it holds can be named


def test_an_artefact_of_no_licence_is_under_that_of_the_release() -> None:
    weights, rows = divide(KIT).parts
    assert rows.root.licence is KIT.root.licence
    assert weights.root.licence is KIT.parts[0].licence


def test_what_holds_others_is_told() -> None:
    nested = replace(KIT, links=(*KIT.links, link("rows", "vendors", "weights")))
    division = divide(nested)
    assert [(one.origin, one.target) for one in division.held] == [
        ("weights", "kit"),
        ("rows", "kit"),
        ("rows", "weights"),
    ]
    assert division.inside("kit") == ["weights", "rows"]
    assert (division.inside("weights"), division.inside("rows")) == (["rows"], [])


def test_a_finding_asks_where_it_belongs() -> None:
    findings = (
        Finding("key-not-read", "a", HERE, "unknown", "which?", about="Corpus"),
        Finding("file-not-read", "b", HERE, "unknown", "what?"),
        Finding("key-not-read", "c", HERE, "unknown", "who?", about="nobody knows it"),
        Finding("licence-text-unread", "d", HERE, "unknown", "how?", about="weights"),
    )
    division = divide(replace(KIT, findings=findings))
    asked = [
        [one.message for one in each.findings if one.effect == "unknown"] for each in (division.rest, *division.parts)
    ]
    assert asked == [["a", "b", "c"], ["a", "d"], ["a"]]
    assert all(len(each.findings) == 4 for each in division.parts)


def test_a_part_is_named_though_the_release_is_not() -> None:
    division = divide(replace(KIT, named=False))
    assert not division.rest.named
    assert all(one.named for one in division.parts)
