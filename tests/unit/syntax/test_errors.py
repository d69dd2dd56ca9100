# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pickle
from pathlib import Path
from typing import get_args

import pytest

from licet.syntax import REASONS, ExpressionError, parse_expression
from licet.syntax.errors import Fault, Reason


def refused(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    return caught.value


def test_it_is_a_value_error_of_one_line() -> None:
    error = refused("MIT OR\nMTI")
    assert isinstance(error, ValueError)
    assert str(error) == 'unknown licence: "MTI" at 7'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "there is no expression"),
        ("MIT OR", "expected a licence at the end"),
        ("MIT OR OR ISC", 'expected a licence, found "OR" at 7'),
        ("(MIT", 'a parenthesis without its partner: "(" at 0'),
        ("MIT\x07", 'an invisible character: "\\x07" at 3'),
    ],
)
def test_messages(text: str, line: str) -> None:
    assert str(refused(text)) == line


def test_show_points() -> None:
    assert refused("MIT OR MTI").show().splitlines() == [
        'unknown licence: "MTI" at 7',
        "  MIT OR MTI",
        "         ^^^",
        "  did you mean: MIT, iMatix",
    ]


def test_show_says_what_was_expected() -> None:
    assert refused("MIT WITH").show().splitlines() == [
        "expected an exception after WITH at the end",
        "  MIT WITH",
        "          ^",
        "  expected: an exception id, AdditionRef-...",
    ]


def test_show_escapes_and_cuts() -> None:
    shown = refused("\x1b[31m" + "MIT OR " * 5000).show()
    assert shown.isprintable() or all(line.isprintable() for line in shown.splitlines())
    assert all(len(line) < 100 for line in shown.splitlines())


def test_look_alikes_are_named() -> None:
    assert refused("МIT").expected == ('"M" instead of U+041C CYRILLIC CAPITAL LETTER EM',)


def test_nearest_only_where_a_name_is_wrong() -> None:
    assert refused("Apache-2").nearest[0] == "Apache-2.0"
    assert refused("MIT WITH LLVM-exceptoin").nearest[0] == "LLVM-exception"
    assert refused("x" * 5000).nearest == ()
    assert refused("MIT OR").nearest == ()


def test_pickle() -> None:
    error = refused("MIT OR MTI")
    again = pickle.loads(pickle.dumps(error))
    assert (again.show(), again.reason, again.span) == (error.show(), error.reason, error.span)


def test_codes_are_kebab_case_and_each_has_a_sentence() -> None:
    assert get_args(Reason) == REASONS
    for reason in REASONS:
        assert reason == reason.lower().replace("_", "-")
        assert str(Fault(reason, (0, 1)).within("x"))


def test_the_user_page_explains_every_reason() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "grammar.md").read_text(encoding="utf-8")
    explained = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert set(REASONS) <= set(explained)
