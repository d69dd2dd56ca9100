# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Laws of licence expressions."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.syntax import (
    AdditionRef,
    And,
    Expression,
    ExpressionError,
    License,
    LicenseException,
    LicenseRef,
    NoAssertion,
    NoneTerm,
    Or,
    With,
    all_of,
    any_of,
    ids,
    licences,
    parse_expression,
    parse_lenient,
    render,
    walk,
)

ID_TEXT = st.text(string.ascii_letters + string.digits + "-.", min_size=1, max_size=12)
SIMPLE = st.one_of(
    st.builds(License, st.sampled_from([row[0] for row in ids.table("licences").values()]), st.booleans()),
    st.builds(LicenseRef, st.none() | ID_TEXT, ID_TEXT),
)
ADDITION = st.one_of(
    st.builds(LicenseException, st.sampled_from([row[0] for row in ids.table("exceptions").values()])),
    st.builds(AdditionRef, st.none() | ID_TEXT, ID_TEXT),
)
LICENCE = SIMPLE | st.builds(With, SIMPLE, ADDITION)
SPECIAL = st.just(NoneTerm()) | st.just(NoAssertion())


def compounds(terms: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    named = terms.filter(lambda term: not isinstance(term, NoneTerm | NoAssertion))
    return st.one_of(
        st.lists(terms, min_size=2, max_size=4).map(all_of),
        st.lists(named, min_size=2, max_size=4).map(any_of),
    )


EXPRESSION: st.SearchStrategy[Expression] = st.recursive(LICENCE | SPECIAL, compounds, max_leaves=20)

# Texts near the language, so that errors are found behind its front door.
SHARDS = st.sampled_from(
    [
        *("MIT", "mit ", "GPL-2.0+", "GPLv2 ", "Apache License 2.0", "https://spdx.org/licenses/MIT"),
        *("or", " OR ", " AND ", "and", " WITH ", "(", ")", " ", "+", "/", ",", "|", "&", ":", ".org/", "_"),
        *("LicenseRef-", "LicenseRef-a", "DocumentRef-", "AdditionRef-b", "LLVM-exception"),
        *("NONE", "NOASSERTION", "later", "\n", "\x00", "\u202e", "М", "ß"),
    ]
)
NEAR = st.lists(SHARDS, max_size=12).map("".join)
BLANKS = st.sampled_from([" ", "  ", "\t", "\n"])


@given(EXPRESSION)
def test_parse_undoes_render(expression: Expression) -> None:
    text = render(expression)
    again = parse_expression(text)
    assert again == expression
    assert hash(again) == hash(expression)
    assert render(again) == text


@given(EXPRESSION, st.data())
def test_spelling_does_not_matter(expression: Expression, data: st.DataObject) -> None:
    words = render(expression).replace("(", "( ").replace(")", " )").split()
    spelt = [
        word if word in ("NONE", "NOASSERTION") else data.draw(st.sampled_from([word, word.lower()])) for word in words
    ]
    text = "((" + data.draw(BLANKS).join(spelt) + "))"
    assert parse_expression(text) == expression


@given(EXPRESSION)
def test_every_span_holds_what_its_node_says(expression: Expression) -> None:
    text = f"( {render(expression)} )"
    for node in walk(parse_expression(text)):
        assert parse_expression(text[slice(*node.span)]) == node


@given(LICENCE, LICENCE, LICENCE)
def test_and_binds_tighter_than_or(a: Expression, b: Expression, c: Expression) -> None:
    assert parse_expression(f"{a} OR {b} AND {c}") == Or((a, And((b, c))))
    assert parse_expression(f"{a} AND {b} OR {c}") == Or((And((a, b)), c))
    assert parse_expression(f"({a} OR {b}) AND {c}") == And((Or((a, b)), c))


@given(EXPRESSION, EXPRESSION)
def test_equal_means_the_same_text_without_case(one: Expression, other: Expression) -> None:
    assert (one == other) is (render(one).lower() == render(other).lower())


def tree_or_error(text: str, *, lenient: bool) -> Expression | ExpressionError:
    try:
        return parse_lenient(text).expression if lenient else parse_expression(text)
    except ExpressionError as error:
        return error


@given(st.text() | NEAR, st.booleans())
@settings(max_examples=800)
def test_no_text_raises_anything_else(text: str, lenient: bool) -> None:
    found = tree_or_error(text, lenient=lenient)
    if isinstance(found, ExpressionError):
        start, end = found.span
        assert 0 <= start <= end <= len(text)
        assert found.show().startswith(str(found))
        assert all(line.isprintable() for line in found.show().splitlines())
    else:
        assert parse_expression(render(found)) == found
        assert all(0 <= node.span[0] < node.span[1] <= len(text) for node in walk(found))


@given(NEAR)
@settings(max_examples=400)
def test_lenient_reads_what_strict_reads_and_never_as_something_else(text: str) -> None:
    try:
        strict = parse_expression(text)
    except ExpressionError:
        return
    lenient = parse_lenient(text)
    assert lenient.repairs or lenient.expression == strict
    assert len(list(licences(lenient.expression))) == len(list(licences(strict)))


@given(st.integers(1, 3), st.sampled_from(["MIT", "(MIT)", "MIT WITH AdditionRef-a", "LicenseRef-a"]))
@settings(max_examples=12, deadline=None)
def test_nodes_grow_with_the_text_and_no_faster(tens: int, term: str) -> None:
    count = 10**tens
    tree = parse_expression(" OR ".join([term] * count))
    each = 2 if "WITH" in term else 1
    assert sum(1 for _ in walk(tree)) == count * each + 1


def test_a_hundred_thousand_terms_are_one_node_deep() -> None:
    tree = parse_expression(" AND ".join(["MIT OR ISC"] * 50_000))
    assert isinstance(tree, Or)
    assert sum(1 for _ in walk(tree)) == 100_000 + 49_999 + 1
    assert parse_expression(render(tree)) == tree
