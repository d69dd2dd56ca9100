# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.release.graph import Place, ReleaseError
from licet.release.toml_lines import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = '''\
# comment with [brackets] = and "quotes"
top = 1
[release]
name = "a = [b]"   # x = 1
"quoted key" = 'literal # no comment'
acts = [
  "publish",
  # between
  "host",
]
a.b.c = 1
inline = { x = 1, y = { z = [1,
 2] } }
text = """
[component]
k = 1
"""
other = \'\'\'
[release]
\'\'\'
when = 1979-05-27T07:32:00Z
[[component]]
name = "x"
[component.sub]
z = 1
[[component.more]]
u = 1
[[component]]
name = "y"
[tool.licet]
component = [ { name = "1" },
  { name = "2" } ]
'''


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        yield (*path, key)
        yield from paths(below, (*path, key))


def test_every_key_and_element_has_its_line() -> None:
    toml = read_toml(TEXT, "f")
    assert set(toml.lines) == set(paths(toml.values))
    lines = TEXT.split("\n")
    for path, line in toml.lines.items():
        if isinstance(path[-1], str) and path[-1] not in ("b", "a", "tool", "component", "sub", "more"):
            assert path[-1] in lines[line - 1], path
    assert toml.lines["component", 0] == 22
    assert toml.lines["component", 1, "name"] == 29
    assert toml.lines["component", 0, "more", 0, "u"] == 27
    assert toml.lines["release", "acts", 1] == 9
    assert toml.lines["tool", "licet", "component", 1] == 32


def test_a_place_without_a_line_falls_back_to_what_holds_it() -> None:
    toml = read_toml(TEXT, "f")
    assert toml.place("component", 1, "kind") == Place("f", 28)
    assert toml.place("nothing") == Place("f", 1)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a = 1\nb = ", 2, "invalid value"),
        ("a = 1\na = 2\n", 2, "cannot overwrite"),
        ("[a]\nb = 'x", 2, "expected"),
        ("x = " + "[" * 5_000, None, "nested too deeply"),
    ],
)
def test_broken_toml_is_an_error_with_its_line(text: str, line: int | None, message: str) -> None:
    with pytest.raises(ReleaseError) as error:
        read_toml(text, "f")
    assert message in str(error.value)
    assert error.value.place.line == line


@given(st.text(alphabet="ab.= \"\n[]{},#'\\1", max_size=60))
def test_whatever_is_toml_has_a_line_for_every_path(text: str) -> None:
    try:
        toml = read_toml(text, "f")
    except ReleaseError:
        return
    assert set(toml.lines) == set(paths(toml.values))
