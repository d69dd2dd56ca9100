# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import subprocess
import sys

import pytest

from licet.syntax import (
    LENIENT,
    STRICT,
    And,
    ExpressionError,
    License,
    LicenseRef,
    NoAssertion,
    NoneTerm,
    Or,
    parse,
    parse_expression,
    walk,
)

MIT, ISC, ZLIB = License("MIT"), License("ISC"), License("Zlib")


def test_and_binds_tighter_than_or() -> None:
    assert parse_expression("MIT OR ISC AND Zlib") == Or((MIT, And((ISC, ZLIB))))
    assert parse_expression("MIT AND ISC OR Zlib") == Or((And((MIT, ISC)), ZLIB))
    assert parse_expression("(MIT OR ISC) AND Zlib") == And((Or((MIT, ISC)), ZLIB))


def test_one_operator_gives_one_node() -> None:
    assert parse_expression("MIT OR ISC OR Zlib") == Or((MIT, ISC, ZLIB))
    assert parse_expression("MIT AND (ISC AND Zlib)") == And((MIT, ISC, ZLIB))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("MIT", {"MIT": (0, 3)}),
        ("  MIT\n", {"MIT": (2, 5)}),
        ("(MIT)", {"MIT": (1, 4)}),
        ("MIT OR  ISC", {"MIT": (0, 3), "ISC": (8, 11), "MIT OR ISC": (0, 11)}),
        (
            "( MIT OR ISC ) AND Zlib+",
            {"MIT OR ISC": (2, 12), "Zlib+": (19, 24), "(MIT OR ISC) AND Zlib+": (0, 24)},
        ),
        ("(MIT) AND (ISC)", {"MIT AND ISC": (0, 15), "ISC": (11, 14)}),
        ("MIT OR gpl-2.0-only  WITH Bison-exception-2.2", {"GPL-2.0-only WITH Bison-exception-2.2": (7, 45)}),
        ("DocumentRef-d:LicenseRef-x OR NTP", {"DocumentRef-d:LicenseRef-x": (0, 26)}),
    ],
)
def test_spans(text: str, spans: dict[str, tuple[int, int]]) -> None:
    found = {str(node): node.span for node in walk(parse_expression(text))}
    assert spans.items() <= found.items()


def test_the_exception_has_a_span_of_its_own() -> None:
    tree = parse_expression("MIT WITH AdditionRef-x")
    assert tree.exception.span == (9, 22)  # type: ignore[union-attr]


def test_special_terms() -> None:
    assert parse_expression("NONE") == NoneTerm()
    assert parse_expression(" NOASSERTION ").span == (1, 12)
    assert parse_expression("NOASSERTION AND MIT") == And((NoAssertion(), MIT))
    assert parse_expression("MIT OR (NOASSERTION AND ISC)") == Or((MIT, And((NoAssertion(), ISC))))


def test_references() -> None:
    assert parse_expression("LicenseRef-a.b-c") == LicenseRef(None, "a.b-c")
    assert parse_expression("LICENSEREF-A OR MIT") == Or((LicenseRef(None, "A"), MIT))


def test_deprecated_ids_are_valid() -> None:
    assert parse_expression("GPL-2.0") == License("GPL-2.0")
    assert parse_expression("gpl-2.0+ AND wxwindows") == And((License("GPL-2.0", True), License("wxWindows")))


def test_white_space_is_free_between_words() -> None:
    assert parse_expression("MIT\n\tOR\r\nISC") == Or((MIT, ISC))
    assert parse_expression("(MIT)AND(ISC)") == And((MIT, ISC))


def test_words_that_begin_like_operators() -> None:
    assert parse_expression("LicenseRef-and OR LicenseRef-or") == Or((LicenseRef(None, "and"), LicenseRef(None, "or")))


# Every row: text, reason, what the span covers.
WRONG = [
    ("", "empty", ""),
    (" \t\n", "empty", " \t\n"),
    ("()", "empty-parentheses", "()"),
    ("MIT AND (  )", "empty-parentheses", "(  )"),
    ("(MIT", "unbalanced-parenthesis", "("),
    ("MIT OR ISC)", "unbalanced-parenthesis", ")"),
    ("MIT OR", "expected-licence", ""),
    ("OR MIT", "expected-licence", "OR"),
    ("MIT AND OR ISC", "expected-licence", "OR"),
    ("(MIT AND) ISC", "expected-licence", ")"),
    ("with", "expected-licence", "with"),
    ("MIT ISC", "expected-operator", "ISC"),
    ("MIT (ISC)", "expected-operator", "("),
    ("(MIT) ISC", "expected-operator", "ISC"),
    ("MIT WITH", "expected-exception", ""),
    ("MIT WITH AND", "expected-exception", "AND"),
    ("MIT WITH (ISC)", "expected-exception", "("),
    ("(MIT WITH) ISC", "expected-exception", ")"),
    ("MIT Or ISC", "bad-operator", "Or"),
    ("MIT aND ISC", "bad-operator", "aND"),
    ("MIT +", "bad-plus", "+"),
    ("+MIT", "bad-plus", "+"),
    ("M+IT", "bad-plus", "+"),
    ("MIT OR ISC AND+", "bad-plus", "+"),
    ("MIT OR +", "bad-plus", "+"),
    ("LicenseRef-a+", "bad-plus", "+"),
    ("NONE+", "bad-plus", "+"),
    ("MIT WITH LLVM-exception+", "bad-plus", "+"),
    ("LicenseRef-", "bad-reference", "LicenseRef-"),
    ("MIT OR LicenseRef-", "bad-reference", "LicenseRef-"),
    ("DocumentRef-a", "bad-reference", "DocumentRef-a"),
    ("DocumentRef-:LicenseRef-b", "bad-reference", "DocumentRef-:LicenseRef-b"),
    ("MIT OR DocumentRef-a:b", "bad-reference", "DocumentRef-a:b"),
    ("AdditionRef-a", "bad-reference", "AdditionRef-a"),
    ("MIT:ISC", "bad-reference", "MIT:ISC"),
    ("MTI", "unknown-id", "MTI"),
    ("MTI+", "unknown-id", "MTI+"),
    ("MIT OR MTI AND ISC", "unknown-id", "MTI"),
    ("none", "unknown-id", "none"),
    ("My License", "unknown-id", "My"),
    ("MIT OR My License", "unknown-id", "My"),
    ("MIT WITH Nothing", "unknown-exception", "Nothing"),
    ("Nothing WITH Nothing", "unknown-id", "Nothing"),
    ("LLVM-exception", "not-a-licence", "LLVM-exception"),
    ("MIT OR LLVM-exception", "not-a-licence", "LLVM-exception"),
    ("Apache-2.0 WITH MIT", "not-an-exception", "MIT"),
    ("Apache-2.0 WITH LicenseRef-a", "not-an-exception", "LicenseRef-a"),
    ("(MIT) WITH LLVM-exception", "exception-on-group", "WITH"),
    ("MIT WITH LLVM-exception WITH LLVM-exception", "second-exception", "WITH"),
    ("MIT OR NONE", "special-combined", "NONE"),
    ("(NOASSERTION) OR MIT", "special-combined", "NOASSERTION"),
    ("NONE WITH LLVM-exception", "special-combined", "WITH"),
    ("MIT WITH NONE", "unknown-exception", "NONE"),
    ("MIT/ISC", "bad-character", "/"),
    ("MIT, ISC", "bad-character", ","),
    ("LicenseRef-a_b", "bad-character", "_"),
    ("MIT®", "bad-character", "®"),
    ("MIT\x00", "control-character", "\x00"),
    ("MIT\u202eOR ISC", "control-character", "\u202e"),
    ("\ufeffMIT", "control-character", "\ufeff"),
    ("MIT\u00a0OR ISC", "control-character", "\u00a0"),
    ("MIT\vOR ISC", "control-character", "\v"),
    ("MIT\ud800", "control-character", "\ud800"),
    ("МIT", "look-alike", "М"),
    ("ＭIT", "look-alike", "Ｍ"),
    ("MIT OR Αpache-2.0", "look-alike", "Α"),
]


@pytest.mark.parametrize(("text", "reason", "covered"), WRONG)
def test_reason_and_span(text: str, reason: str, covered: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression(text)
    error = caught.value
    assert (error.reason, text[slice(*error.span)]) == (reason, covered)
    assert error.text == text
    if not covered and text:
        assert error.span == (len(text), len(text))


def test_of_two_faults_the_first_is_reported() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_expression("MIT OR OR ISC AND AND")
    assert caught.value.span == (7, 9)


def test_two_hundred_levels_and_no_more() -> None:
    assert parse_expression("(" * 200 + "MIT" + ")" * 200) == MIT
    deep = "MIT"
    for level in range(200):
        deep = f"(ISC {'AND' if level % 2 else 'OR'} {deep})"
    assert sum(1 for _ in walk(parse_expression(deep))) == 401
    with pytest.raises(ExpressionError) as caught:
        parse_expression("(" * 201 + "MIT" + ")" * 201)
    assert (caught.value.reason, caught.value.span) == ("too-deep", (200, 201))


def test_many_terms_make_one_wide_node() -> None:
    tree = parse_expression(" OR ".join(["MIT"] * 1000))
    assert len(tree.terms) == 1000  # type: ignore[union-attr]
    assert tree.span == (0, 1000 * 7 - 4)


@pytest.mark.parametrize("text", [b"MIT", None, 3, ["MIT"]])
def test_only_str(text: object) -> None:
    with pytest.raises(TypeError, match="is a str, not"):
        parse_expression(text)  # type: ignore[arg-type]


def test_mode_is_a_value() -> None:
    assert parse("MIT OR ISC", STRICT) == parse("MIT Or ISC", LENIENT) == Or((MIT, ISC))
    with pytest.raises(ExpressionError):
        parse("MIT Or ISC", STRICT)


@pytest.mark.parametrize("text", ["MIT", "gpl-3.0-only", "LicenseRef-a", "NONE", "CDDL-1.0+"])
def test_one_word_does_not_load_the_parser(text: str) -> None:
    code = f"import sys; from licet.syntax import parse_expression as p; p({text!r}); sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
