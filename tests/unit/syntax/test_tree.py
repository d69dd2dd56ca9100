# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

from licet.syntax import (
    AdditionRef,
    And,
    License,
    LicenseException,
    LicenseRef,
    NoAssertion,
    NoneTerm,
    Or,
    With,
    all_of,
    any_of,
    licences,
    parse_expression,
    walk,
)

MIT, ISC, BSD = License("MIT"), License("ISC"), License("BSD-3-Clause")


def test_nodes_compare_by_what_they_say() -> None:
    assert License("MIT", span=(0, 3)) == License("MIT", span=(7, 10))
    assert hash(License("MIT", span=(0, 3))) == hash(License("MIT", span=(7, 10)))
    assert And((MIT, ISC), (0, 11)) == And((MIT, ISC))
    assert hash(And((MIT, ISC), (0, 11))) == hash(And((MIT, ISC)))
    assert And((MIT, ISC)) != And((ISC, MIT))
    assert And((MIT, ISC)) != Or((MIT, ISC))
    assert And((MIT, ISC)) != "MIT AND ISC"
    assert License("MIT") != License("MIT", plus=True)
    assert NoneTerm() != NoAssertion()


def test_grouping_is_part_of_what_they_say() -> None:
    assert Or((And((MIT, ISC)), BSD, MIT)) != Or((MIT, And((ISC, BSD)), MIT))


def test_references_compare_without_case() -> None:
    assert LicenseRef(None, "Name") == LicenseRef(None, "name")
    assert hash(LicenseRef("Doc", "Name")) == hash(LicenseRef("doc", "NAME"))
    assert LicenseRef(None, "a") != LicenseRef("d", "a")
    assert LicenseRef(None, "a") != AdditionRef(None, "a")
    assert LicenseRef("Doc", "Name").id == "DocumentRef-Doc:LicenseRef-Name"
    assert LicenseRef("Doc", "Name").key == "documentref-doc:licenseref-name"
    assert AdditionRef(None, "x").id == "AdditionRef-x"


def test_a_plus_means_one_thing_everywhere() -> None:
    assert License("GPL-2.0+") == License("GPL-2.0", plus=True)
    assert str(License("GPL-2.0+")) == "GPL-2.0+"


@pytest.mark.parametrize(
    ("licence", "deprecated"),
    [
        (License("GPL-2.0"), True),
        (License("GPL-2.0", plus=True), True),
        (License("GPL-2.0-only"), False),
        (License("Apache-2.0", plus=True), False),
        (License("Not-on-the-list"), False),
    ],
)
def test_deprecated(licence: License, deprecated: bool) -> None:
    assert licence.deprecated is deprecated


def test_nodes_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        MIT.id = "ISC"  # type: ignore[misc]
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        And((MIT, ISC)).extra = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("terms", [(), (MIT,), (MIT, And((ISC, BSD)))])
def test_a_compound_that_is_not_canonical_cannot_be_built(terms: tuple[License | And, ...]) -> None:
    with pytest.raises(ValueError, match="not canonical"):
        And(terms)


@pytest.mark.parametrize("special", [NoneTerm(), NoAssertion()])
def test_a_choice_of_nothing_cannot_be_built(special: NoneTerm | NoAssertion) -> None:
    with pytest.raises(ValueError, match="not canonical"):
        Or((MIT, special))
    assert And((MIT, special)).terms == (MIT, special)


def test_all_of_and_any_of_flatten() -> None:
    assert all_of([MIT, And((ISC, BSD))]) == And((MIT, ISC, BSD))
    assert any_of([Or((MIT, ISC)), BSD]) == Or((MIT, ISC, BSD))
    assert all_of([MIT, Or((ISC, BSD))]) == And((MIT, Or((ISC, BSD))))
    assert any_of([MIT]) is MIT


def test_walk_yields_parts_first_in_the_order_of_the_text() -> None:
    tree = parse_expression("MIT AND (GPL-2.0-only WITH Bison-exception-2.2 OR ISC)")
    assert [str(node) for node in walk(tree)] == [
        "MIT",
        "GPL-2.0-only",
        "GPL-2.0-only WITH Bison-exception-2.2",
        "ISC",
        "GPL-2.0-only WITH Bison-exception-2.2 OR ISC",
        "MIT AND (GPL-2.0-only WITH Bison-exception-2.2 OR ISC)",
    ]


def test_licences_include_those_before_with() -> None:
    tree = parse_expression("NOASSERTION AND MIT AND (LicenseRef-a WITH AdditionRef-b OR MIT)")
    assert [str(leaf) for leaf in licences(tree)] == ["MIT", "LicenseRef-a", "MIT"]


def tower(levels: int) -> License | And | Or:
    node: License | And | Or = MIT
    for level in range(levels):
        node = And((ISC, node)) if level % 2 else Or((ISC, node))
    return node


def test_nothing_recurses() -> None:
    deep, again = tower(5000), tower(5000)
    assert deep == again
    assert deep != tower(4999)
    assert hash(deep) == hash(again)
    assert sum(1 for _ in walk(deep)) == 10001
    assert len(str(deep)) > 5000
    assert repr(deep).startswith("And<ISC AND (ISC OR")
    assert copy.deepcopy(deep) is deep


def test_pickle_keeps_the_tree_and_its_spans() -> None:
    tree = parse_expression("MIT AND (ISC OR LicenseRef-a WITH AdditionRef-b)")
    again = pickle.loads(pickle.dumps(tree))
    assert again == tree
    assert [node.span for node in walk(again)] == [node.span for node in walk(tree)]


def test_with_holds_typed_parts() -> None:
    tree = parse_expression("mpl-2.0 WITH DocumentRef-d:AdditionRef-a")
    assert tree == With(License("MPL-2.0"), AdditionRef("d", "a"))
    tree = parse_expression("apache-2.0 with llvm-exception")
    assert tree == With(License("Apache-2.0"), LicenseException("LLVM-exception"))
