# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The graph: what composes, which licences behave alike, and what is written of it."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations, product
from xml.etree import ElementTree

import networkx
import pytest

from licet.atlas.build import build, classes, conversions, star
from licet.atlas.export import document, graphml, whole_dot

NAMES = (
    "MIT", "ISC", "BSD-3-Clause", "Apache-2.0", "CPL-1.0", "EPL-1.0", "EPL-2.0", "LGPL-2.1-or-later", "GPL-2.0-only",
    "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "AGPL-3.0-only", "OSL-2.1", "OSL-3.0", "NPOSL-3.0",
    "LicenseRef-OpenRAIL-AMS",
)  # fmt: skip


@cache
def graph() -> networkx.MultiDiGraph[str]:
    return build(NAMES, ("derivative", "part"), ("code",))


def answer(source: str, target: str, standing: str = "derivative") -> str:
    found = graph().get_edge_data(source, target, (standing, "code"))
    return str(found["answer"]) if found else "no"


def test_every_licence_is_a_node_and_a_name_given_twice_is_one() -> None:
    assert tuple(graph()) == NAMES
    assert list(build(("MIT", "MIT"), ("same",), ("code",))) == ["MIT"]
    assert graph().nodes["MIT"]["kind"] == "software"


def test_a_licence_without_a_record_is_an_error() -> None:
    with pytest.raises(KeyError):
        build(("MIT", "LicenseRef-Unheard-Of"))


def test_conversions_follow_switches_one_after_the_other() -> None:
    assert conversions(graph(), "CPL-1.0") == {
        "EPL-1.0": ("CPL-1.0", "EPL-1.0"),
        "EPL-2.0": ("CPL-1.0", "EPL-1.0", "EPL-2.0"),
    }
    assert conversions(graph(), "GPL-2.0-or-later").keys() == {"GPL-2.0-only", "GPL-3.0-only", "GPL-3.0-or-later"}


def test_what_only_entails_or_combines_is_no_conversion() -> None:
    assert answer("MIT", "GPL-3.0-only") == "yes"
    assert conversions(graph(), "MIT") == {}
    assert answer("GPL-3.0-only", "AGPL-3.0-only") == "yes"
    assert conversions(graph(), "GPL-3.0-only") == {}
    with pytest.raises(KeyError):
        conversions(graph(), "Zlib")


def test_following_edges_that_do_not_compose_would_be_false() -> None:
    # Why only some edges compose: from BSD to MPL to the GPL is right by luck, from Apache over MIT it is wrong.
    assert (answer("Apache-2.0", "MIT"), answer("MIT", "GPL-2.0-only")) == ("yes", "yes")
    assert answer("Apache-2.0", "GPL-2.0-only") == "no"


def alike(one: str, other: str) -> bool:
    swap = {one: other, other: one}
    return all(
        answer(a, b, standing) == answer(swap.get(a, a), swap.get(b, b), standing)
        for a, b in product(NAMES, NAMES)
        for standing in ("derivative", "part")
    )


def test_classes_are_the_licences_that_can_be_exchanged() -> None:
    found = classes(graph())
    of = {name: members for members in found for name in members}
    assert sorted(of) == sorted(NAMES)
    assert of["MIT"] == ("BSD-3-Clause", "ISC", "MIT")
    for one, other in combinations(NAMES, 2):
        assert (of[one] == of[other]) == alike(one, other), (one, other)


def test_a_star_holds_one_licence_and_what_it_meets() -> None:
    found = star("GPL-2.0-only", "derivative", "code")
    assert found.has_edge("MIT", "GPL-2.0-only")
    assert "Apache-2.0" not in found
    assert all("GPL-2.0-only" in (a, b) for a, b in found.edges())
    assert found.number_of_edges() == len(set(found.edges()))


def test_the_document_holds_every_edge() -> None:
    found = json.loads(json.dumps(document(graph())))["graph"]
    assert len(found["edges"]) == graph().number_of_edges()
    assert ["BSD-3-Clause", "ISC", "MIT"] in found["classes"]
    assert ["CPL-1.0", "EPL-1.0", "EPL-2.0"] in found["conversions"]
    assert document(graph(), star=True)["graph"]["classes"] == []


def test_graphml_is_read_back_as_the_same_graph() -> None:
    text = graphml(graph())
    ElementTree.fromstring(text)
    read = networkx.parse_graphml(text, force_multigraph=True)
    assert set(read) == set(NAMES)
    assert read.number_of_edges() == graph().number_of_edges()
    edge = read.get_edge_data("CPL-1.0", "EPL-1.0")["derivative/code"]
    assert (edge["edge"], edge["composes"]) == ("named", True)


def test_the_whole_as_dot_has_a_line_for_each_edge() -> None:
    text = whole_dot(graph())
    assert text.count(" -> ") == graph().number_of_edges()
    assert '"LicenseRef-OpenRAIL-AMS" -> "MIT" [standing=derivative, kind=code, edge=entailed, answer=unknown' in text
