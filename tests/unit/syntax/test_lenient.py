# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.syntax import LENIENT, ExpressionError, Mode, parse_expression, parse_lenient, walk

NAMES = {
    "llama3.1": "LicenseRef-Llama-3.1",
    "openrail++": "LicenseRef-OpenRAIL-PP-M",
    "dual": "MIT OR Apache-2.0",
    "bison": "GPL-3.0-or-later WITH Bison-exception-2.2",
    "mit": "ISC",
    "gpl-3.0": "GPL-3.0-only",
    "通义千问": "LicenseRef-Tongyi",
}

# Every row: text, what it is read as, what was changed (written, read).
READ = [
    ("MIT", "MIT", []),
    ("mit or apache-2.0", "MIT OR Apache-2.0", []),
    ("NOASSERTION", "NOASSERTION", []),
    ("MIT Or ISC", "MIT OR ISC", [("Or", "OR")]),
    ("MIT | ISC", "MIT OR ISC", [("|", "OR")]),
    ("MIT || ISC", "MIT OR ISC", [("||", "OR")]),
    ("MIT & ISC", "MIT AND ISC", [("&", "AND")]),
    ("MIT/Apache-2.0", "MIT OR Apache-2.0", [("/", "OR")]),
    ("MIT / BSD-3-Clause / Zlib", "MIT OR BSD-3-Clause OR Zlib", [("/", "OR"), ("/", "OR")]),
    ("GPLv2+", "GPL-2.0-or-later", [("GPLv2+", "GPL-2.0-or-later")]),
    ("GPL v2", "GPL-2.0", [("GPL v2", "GPL-2.0")]),
    ("GNU GPL version 3 only", "GPL-3.0-only", [("GNU GPL version 3 only", "GPL-3.0-only")]),
    ("Apache 2.0", "Apache-2.0", [("Apache 2.0", "Apache-2.0")]),
    ("Apache License 2.0", "Apache-2.0", [("Apache License 2.0", "Apache-2.0")]),
    ("MIT AND CC BY-SA 4.0", "MIT AND CC-BY-SA-4.0", [("CC BY-SA 4.0", "CC-BY-SA-4.0")]),
    ("(GPL v2 or later) AND MIT", "GPL-2.0-or-later AND MIT", [("GPL v2 or later", "GPL-2.0-or-later")]),
    ("GPLv3 (or any later version)", "GPL-3.0-or-later", [("GPLv3 (or any later version)", "GPL-3.0-or-later")]),
    (
        "GNU General Public License, version 2 AND MIT",
        "GPL-2.0 AND MIT",
        [("GNU General Public License, version 2", "GPL-2.0")],
    ),
    (
        'BSD 3-Clause "New" or "Revised" License',
        "BSD-3-Clause",
        [('BSD 3-Clause "New" or "Revised" License', "BSD-3-Clause")],
    ),
    ("The MIT License (MIT)", "MIT", [("The MIT License (MIT)", "MIT")]),
    ("MIT (MIT) OR ISC", "MIT OR ISC", [("MIT (MIT)", "MIT")]),
    (
        "GPL v2 with Classpath exception 2.0",
        "GPL-2.0 WITH Classpath-exception-2.0",
        [("GPL v2", "GPL-2.0"), ("Classpath exception 2.0", "Classpath-exception-2.0")],
    ),
    ("GPL-2.0+ OR MIT", "GPL-2.0-or-later OR MIT", [("GPL-2.0+", "GPL-2.0-or-later")]),
    ("AGPL-3.0+", "AGPL-3.0-or-later", [("AGPL-3.0+", "AGPL-3.0-or-later")]),
    ("GPL-2.0-or-later+ OR MIT Or ISC", "GPL-2.0-or-later OR MIT OR ISC", None),
    ("GFDL-1.1-invariants+", "GFDL-1.1-invariants-or-later", None),
    ("Apache-2.0+", "Apache-2.0+", []),
    ("StandardML-NJ", "SMLNJ", [("StandardML-NJ", "SMLNJ")]),
    ("eCos-2.0 AND MIT", "GPL-2.0-or-later WITH eCos-exception-2.0 AND MIT", None),
    ("GPL-2.0-with-GCC-exception", "GPL-2.0 WITH GCC-exception-2.0", None),
    ("GPL-2.0-with-GCC-exception+", "GPL-2.0-or-later WITH GCC-exception-2.0", None),
    ("GPL-3.0", "GPL-3.0", [("GPL-3.0", "GPL-3.0")]),
    ("wxWindows", "wxWindows", [("wxWindows", "wxWindows")]),
    ("llama3.1", "LicenseRef-Llama-3.1", [("llama3.1", "LicenseRef-Llama-3.1")]),
    ("LLaMA3.1 AND MIT", "LicenseRef-Llama-3.1 AND MIT", [("LLaMA3.1", "LicenseRef-Llama-3.1")]),
    ("openrail++", "LicenseRef-OpenRAIL-PP-M", None),
    ("dual AND ISC", "(MIT OR Apache-2.0) AND ISC", [("dual", "(MIT OR Apache-2.0)")]),
    ("ISC OR bison", "ISC OR GPL-3.0-or-later WITH Bison-exception-2.2", None),
    ("通义千问", "LicenseRef-Tongyi", None),
    ("https://spdx.org/licenses/MIT.html", "MIT", None),
    ("http://www.apache.org/licenses/LICENSE-2.0 AND MIT", "Apache-2.0 AND MIT", None),
    ("(https://opensource.org/licenses/MIT)", "MIT", [("https://opensource.org/licenses/MIT", "MIT")]),
    ("creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0", None),
]


@pytest.mark.parametrize(("text", "canonical", "changes"), READ)
def test_reads(text: str, canonical: str, changes: list[tuple[str, str]] | None) -> None:
    parsed = parse_lenient(text, names=NAMES)
    assert str(parsed.expression) == canonical
    if changes is not None:
        assert [(repair.written, repair.read) for repair in parsed.repairs] == changes
    for repair in parsed.repairs:
        assert text[slice(*repair.span)] == repair.written
        assert repair.why
    if str(parse_or_none(text)) != canonical:
        assert parsed.repairs


def parse_or_none(text: str) -> object:
    try:
        return parse_expression(text)
    except ExpressionError:
        return None


# Every row: text, reason, what the span covers.
REFUSED = [
    ("", "empty", ""),
    ("(MIT", "unbalanced-parenthesis", "("),
    ("GPL", "no-version", "GPL"),
    ("MIT AND BSD", "no-version", "BSD"),
    ("Apache/ MIT", "no-version", "Apache"),
    ("CC BY-NC", "no-version", "CC BY-NC"),
    ("GPL or later", "no-version", "GPL or later"),
    ("MIT, Apache-2.0", "ambiguous-separator", ","),
    ("MIT; ISC", "ambiguous-separator", ";"),
    ("MIT/CC-BY-NC-4.0", "ambiguous-separator", "/"),
    ("MIT/Apache-2.0 AND ISC", "ambiguous-separator", "/"),
    ("MIT and/or Apache-2.0", "ambiguous-separator", "/"),
    ("MIT/", "ambiguous-separator", "/"),
    ("MIT/0", "unknown-id", "0"),
    ("(MIT)/ISC", "ambiguous-separator", "/"),
    ("MIT Apache-2.0", "expected-operator", "Apache-2.0"),
    ("MIT License (Apache-2.0)", "expected-operator", "("),
    ("MIT License (non-commercial)", "unknown-id", "non-commercial"),
    ("gemma", "unknown-id", "gemma"),
    ("my_own_licence AND MIT", "unknown-id", "my_own_licence"),
    ("not++known", "unknown-id", "not++known"),
    ("MIT AND Not A Licence OR ISC", "unknown-id", "Not A Licence"),
    ("Limited Use License", "unknown-id", "Limited Use License"),
    ("modified MIT", "unknown-id", "modified MIT"),
    ("GFDL-1.2-invariants", "unknown-id", "GFDL-1.2-invariants"),
    ("MIT or later", "unknown-id", "MIT or later"),
    ("other", "unknown-id", "other"),
    ("LicenseRef-", "bad-reference", "LicenseRef-"),
    ("Apache 2.0 with Commons Clause", "unknown-exception", "Commons Clause"),
    ("MIT WITH Nothing", "unknown-exception", "Nothing"),
    ("MIT WITH", "expected-exception", ""),
    ("Apache 2.0 OR", "expected-licence", ""),
    ("Apache 2.0 WITH ISC", "not-an-exception", "ISC"),
    ("Apache 2.0 OR NONE", "special-combined", "NONE"),
    ("LLVM-exception", "not-a-licence", "LLVM-exception"),
    ("GPL-2.0-with-GCC-exception WITH LLVM-exception", "second-exception", "WITH"),
    ("dual WITH LLVM-exception", "exception-on-group", "WITH"),
    ("https://example.org/licence", "unknown-address", "https://example.org/licence"),
    ("https://creativecommons.org/licenses/by/3.0/xx/", "unknown-address", None),
    ("MIT\u200b/ISC", "control-character", "\u200b"),
    ("Apache Lіcense 2.0", "look-alike", "і"),
    ("MIT OR 许可", "bad-character", "许"),
]


@pytest.mark.parametrize(("text", "reason", "covered"), REFUSED)
def test_refuses(text: str, reason: str, covered: str | None) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_lenient(text, names=NAMES)
    error = caught.value
    assert error.reason == reason
    assert error.text == text
    assert text[slice(*error.span)] == (text if covered is None else covered)


def test_what_has_no_version_is_offered_one() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_lenient("BSD")
    assert caught.value.nearest[:2] == ("BSD-3-Clause", "BSD-2-Clause")


def test_an_id_of_the_list_always_means_itself() -> None:
    assert str(parse_lenient("MIT", names=NAMES).expression) == "MIT"
    vague = parse_lenient("gpl-3.0", names=NAMES)
    assert str(vague.expression) == "GPL-3.0"
    assert "neither GPL-3.0-only nor GPL-3.0-or-later" in vague.repairs[0].why


def test_spans_are_those_of_the_text_as_written() -> None:
    text = "(Apache License 2.0 Or MIT) & GPLv2+"
    parsed = parse_lenient(text)
    assert {str(node): text[slice(*node.span)] for node in walk(parsed.expression)} == {
        "Apache-2.0": "Apache License 2.0",
        "MIT": "MIT",
        "Apache-2.0 OR MIT": "Apache License 2.0 Or MIT",
        "GPL-2.0-or-later": "GPLv2+",
        "(Apache-2.0 OR MIT) AND GPL-2.0-or-later": text,
    }


def test_spans_inside_an_exception() -> None:
    text = "Apache 2 with LLVM exception OR  MIT WITH AdditionRef-x"
    tree = parse_lenient(text).expression
    first, second = tree.terms  # type: ignore[union-attr]
    assert text[slice(*first.exception.span)] == "LLVM exception"
    assert text[slice(*second.exception.span)] == "AdditionRef-x"
    assert text[slice(*second.span)] == "MIT WITH AdditionRef-x"


@pytest.mark.parametrize(
    ("liberty", "text"),
    [
        ("operators", "MIT Or ISC"),
        ("slash", "MIT/ISC"),
        ("names", "Apache 2.0"),
        ("addresses", "https://spdx.org/licenses/MIT"),
    ],
)
def test_each_liberty_can_be_taken_alone(liberty: str, text: str) -> None:
    assert parse_lenient(text, mode=Mode("one", **{liberty: True})).repairs
    every = {"operators": True, "slash": True, "names": True, "addresses": True, "successors": True}
    with pytest.raises(ExpressionError):
        parse_lenient(text, mode=Mode("all but one", **{**every, liberty: False}))


def test_without_successors_a_deprecated_id_stays() -> None:
    assert parse_lenient("GPL-2.0+", mode=Mode("names", names=True)).repairs == ()
    assert LENIENT.successors


def test_a_wrong_mapping_is_the_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="the name 'x' is mapped to 'y z'"):
        parse_lenient("x", names={"x": "y z"})


def test_only_str() -> None:
    with pytest.raises(TypeError):
        parse_lenient(b"MIT")  # type: ignore[arg-type]
