# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Expression vectors of other projects: pypa/packaging and EmbarkStudios/spdx.

They are read from a folder beside the checkout and not copied: each is under its own licence. Where SPDX and a vector
disagree, the row is listed here with the reason.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.syntax import ExpressionError, parse_expression, parse_lenient

ORACLE = Path(__file__).resolve().parents[3] / "shared" / "oracle"

# Not on the SPDX list in any version; Embark derives such ids by cutting "-only" and "-or-later".
NOT_LISTED = {"GFDL-1.2-invariants"}
# Embark's lax mode reads "Apache" as Apache-2.0. The name has three versions.
TOO_LAX = {"Apache/ MIT": "no-version"}


def rows(name: str) -> list[dict[str, object]]:
    path = ORACLE / name
    if not path.is_file():
        pytest.skip(f"no oracle data: {name} is not beside this checkout (../shared/oracle)")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", ["expr_packaging.jsonl", "expr_embark_validation.jsonl"])
def test_validity(name: str) -> None:
    wrong = []
    for row in rows(name):
        if row.get("mode") == "lax":
            continue
        try:
            parse_expression(str(row["expr"]))
            valid = True
        except ExpressionError:
            valid = False
        if valid != row["valid"]:
            wrong.append(row)
    assert wrong == []


def test_canonical_forms() -> None:
    """Their canonical form keeps parentheses that say nothing; ours is the same tree with the fewest."""
    seen = 0
    for row in rows("expr_packaging.jsonl"):
        if row["valid"]:
            ours = parse_expression(str(row["expr"]))
            theirs = parse_expression(str(row["canonical"]))
            assert ours == theirs
            assert str(ours).replace("(", "").replace(")", "") == str(row["canonical"]).replace("(", "").replace(
                ")", ""
            )
            seen += 1
    assert seen


def test_everything_they_evaluate_can_be_read() -> None:
    for row in rows("satisfies_embark.jsonl"):
        text = str(row["expr"])
        if text in TOO_LAX:
            with pytest.raises(ExpressionError) as caught:
                parse_lenient(text)
            assert caught.value.reason == TOO_LAX[text]
            continue
        if text in NOT_LISTED:
            with pytest.raises(ExpressionError) as caught:
                parse_expression(text)
            assert caught.value.reason == "unknown-id"
            continue
        assert (parse_expression(text) if row["mode"] == "strict" else parse_lenient(text).expression) is not None
