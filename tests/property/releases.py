# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Random releases made of real records."""

from __future__ import annotations

from hypothesis import strategies as st

from licet.catalogue import vocabulary
from licet.catalogue.expand import ids, record
from licet.release.graph import Artefact, Claim, Link, Place, Release
from licet.syntax import Expression, parse_expression

HERE = Place("licet.toml", 1)
LICENCES = tuple(i for i in ids() if (found := record(i)) is not None and found.kind != "exception")
RELATIONS = tuple(vocabulary.relations())
KINDS = ("model", "data", "code")


def claim(expression: str | Expression) -> Claim:
    tree = parse_expression(expression) if isinstance(expression, str) else expression
    return Claim((str(tree),), "single", HERE, "manifest", (tree,))


def artefact(name: str, kind: str, licence: str | Expression | None) -> Artefact:
    return Artefact(name, kind, None if licence is None else claim(licence), HERE)  # type: ignore[arg-type]


def link(origin: str, relation: str, target: str = "root") -> Link:
    return Link(origin, relation, target, vocabulary.relations()[relation].ships, HERE)


@st.composite
def releases(draw: st.DrawFn, most: int = 4, outbound: bool = True, choices: bool = False) -> Release:
    """Draw a release of up to `most` origins; each hangs on the root or on an origin drawn before it."""
    count = draw(st.integers(1, most))
    origins, links = [], []
    for i in range(count):
        licence = draw(st.sampled_from(LICENCES))
        if choices and draw(st.booleans()):
            licence = f"{licence} OR {draw(st.sampled_from(LICENCES))}"
        origins.append(artefact(f"o{i}", draw(st.sampled_from(KINDS)), licence))
        target = draw(st.sampled_from(["root", *(f"o{j}" for j in range(i))]))
        links.append(link(f"o{i}", draw(st.sampled_from(RELATIONS)), target))
    licence = draw(st.sampled_from(LICENCES)) if outbound else None
    acts = draw(st.sampled_from([("publish",), ("host",), ("publish", "sell")]))
    root = artefact("root", draw(st.sampled_from(KINDS)), licence)
    return Release(root, tuple(origins), tuple(links), acts, named=False)
