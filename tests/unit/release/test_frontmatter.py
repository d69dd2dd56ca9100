# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.release.frontmatter import Items, Scalar, Table, compose, split
from licet.release.graph import ReleaseError


def table(text: str) -> Table | None:
    front = split(text, "card")
    return compose(front, "card") if front else None


def scalars(text: str) -> dict[str, tuple[object, int]]:
    found = table(text)
    assert found is not None
    return {key.text: (value.text if isinstance(value, Scalar) else value, key.line) for key, value in found.pairs}


def test_values_keep_their_words_and_keys_their_lines() -> None:
    card = "---\nlicense: no\nversion: 1.10\non: 2024-01-01\nquoted: 'yes'\nlist:\n- a\n- 'no'\n---\nbody"
    found = table(card)
    assert found is not None
    values = {key.text: (value, key.line) for key, value in found.pairs}
    assert values["license"] == (Scalar("no", 2, True), 2)
    assert values["version"][0] == Scalar("1.10", 3, True)
    assert values["on"] == (Scalar("2024-01-01", 4, True), 4)
    assert values["quoted"][0] == Scalar("yes", 5, False)
    assert values["list"][0] == Items((Scalar("a", 7, True), Scalar("no", 8, False)), 7)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("no", True),
        ("True", True),
        ("1.0", True),
        ("2024-01-01", True),
        ("mit", False),
        ("0BSD", False),
        ("1.0-x", False),
    ],
)
def test_a_plain_value_of_another_type_is_known_as_such(text: str, typed: bool) -> None:
    assert Scalar(text, 1, True).typed is typed
    assert not Scalar(text, 1, False).typed


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n---",
        "\n\n---\na: 1\n---\n",
        "--- \t\na: 1\n-----\n",
        "<!-- one\ntwo -->\n\n---\na: 1\n---\n",
        "<!-- x --> <!-- y -->\n---\na: 1\n---\n",
    ],
)
def test_front_matter_is_found_at_the_start(text: str) -> None:
    assert list(scalars(text)) == ["a"]


@pytest.mark.parametrize(
    "text", ["# Title\n---\na: 1\n---", "", "---\n\nA rule, and prose after it.\n", "<!-- open\n---\na: 1\n---", "text"]
)
def test_a_card_without_front_matter_has_none(text: str) -> None:
    assert split(text, "card") is None


@pytest.mark.parametrize("text", ["---\n---", "---\n\n# only a comment\n---\n", "---\n~\n---"])
def test_empty_front_matter_claims_nothing(text: str) -> None:
    assert table(text) is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\na: 1\nb: 2\na: 3\n---", 4, 'the key "a" stands twice, first on line 2'),
        ("---\nx:\n  a: 1\n  a: 3\n---", 4, "stands twice"),
        ("---\na: [1\n---", 3, "broken YAML"),
        ("---\na: b: c\n---", 2, "broken YAML: mapping values are not allowed"),
        ("---\na: 'x\n---", 2, "broken YAML"),
        ("---\na:\n\t- b\n---", 3, "indent with spaces"),
        ("---\n- a\n---", 2, "the front matter is a list"),
        ("---\njust words\n---", 2, 'the front matter is "just words"'),
        ("---\na: 1", 1, "not closed"),
        ("---\na: \x01\n---", 2, "a character that YAML bars: '\\x01'"),
        ("---\nb: *x\n---", 2, "*x stands for nothing before it"),
        ("---\na: &x [*x]\n---", 2, "*x stands for nothing before it"),
        ("---\na: &x {b: 1}\n<<: *x\n---", 3, "merge key"),
        ("---\na: " + "[" * 70 + "]" * 70 + "\n---", 2, "nested more than 64 deep"),
    ],
)
def test_broken_front_matter_is_an_error_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ReleaseError) as error:
        table(text)
    assert error.value.place.line == line
    assert message in str(error.value)


def test_an_alias_shares_its_node_and_is_not_expanded() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 60)]
    found = table("---\n" + "\n".join(lines) + "\n---")
    assert found is not None
    last = found.pairs[-1][1]
    assert isinstance(last, Items)
    assert last.nodes[0] is last.nodes[1]


def test_characters_that_only_yaml_takes_for_line_ends_do_not_move_the_lines() -> None:
    assert scalars("---\na: 'x\u2028y\x85z'\nb: 1\n---")["b"][1] == 3


def test_an_unfilled_template_is_read() -> None:
    found = table("---\nlicense: {{ license }}\nlanguage:\n- {lang}\n---")
    assert found is not None
    assert isinstance(found.pairs[0][1], Table)
