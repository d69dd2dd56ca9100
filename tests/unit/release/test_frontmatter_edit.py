# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Keys of a card set in place: whatever else stands in the file stays as it was, or nothing is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.release import frontmatter
from licet.release.frontmatter_edit import set_keys

CARD = """---
# our card
license: "mit"   # keep me
tags:
- a
# of what
base_model:
- x/y{0}
language: no
---
# Hi
---{0}
""".replace("{0}", "   ")


def test_quotes_comments_order_and_body_stay() -> None:
    wanted = {
        "license": "other",
        "license_name": "llama3.1",
        "license_link": "LICENSE",
        "base_model": ("a/b", "c/d"),
        "base_model_relation": "merge",
    }
    assert set_keys(CARD, wanted) == CARD.replace(
        '"mit"   # keep me\n', '"other"   # keep me\nlicense_name: llama3.1\nlicense_link: LICENSE\n'
    ).replace("- x/y   \n", "- a/b\n- c/d\nbase_model_relation: merge\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_stay(ends: str, mark: str) -> None:
    text = mark + CARD.replace("\n", ends)
    assert set_keys(text, {"license": "gemma"}) == text.replace('"mit"', '"gemma"')


@pytest.mark.parametrize(
    ("front", "wanted", "after"),
    [
        ("license:", {"license": "mit"}, "license: mit"),
        ("license: mit", {"license": "mit"}, "license: mit"),
        ("licence: mit", {"license": "mit"}, "license: mit"),
        ("license:\n  - mit\n  - isc\na: 1", {"license": "mit"}, "license: mit\na: 1"),
        ("'license': mit", {"license": "isc"}, "'license': isc"),
        ("a: 1", {"license": "mit"}, "license: mit\na: 1"),
        ("a: 1\n", {"base_model": "x/y"}, "a: 1\nbase_model: x/y\n"),
        ("license: mit", {"license_name": "A AND B"}, "license: mit\nlicense_name: A AND B"),
        ("license: mit", {"license_name": "no"}, 'license: mit\nlicense_name: "no"'),
        ("license: mit", {"license_name": "a: b # c"}, 'license: mit\nlicense_name: "a: b # c"'),
        ("license: it's\nb: c", {"license": "mit"}, "license: mit\nb: c"),
        ("license: [mit, isc]", {"license": "mit"}, None),
        ("{license: mit}", {"license": "isc"}, None),
        ("license: &x mit\na: *x", {"license": "isc"}, None),
        ("license: |\n  mit", {"license": "isc"}, None),
        ("license:\n- mit # why\n- isc", {"license": "isc"}, None),
        ("license:\n# why\n- mit", {"license": "isc"}, None),
        ("license: mit\nlicence: isc", {"license": "isc"}, None),
        ("a: {", {"license": "isc"}, None),
    ],
)
def test_values(front: str, wanted: dict[str, str], after: str | None) -> None:
    text = f"---\n{front}\n---\nbody"
    assert set_keys(text, wanted) == (None if after is None else f"---\n{after}\n---\nbody")


@pytest.mark.parametrize("text", ["", "# words\n", "---\na: 1\n", "---\nlicense: mit\r\n---\n", "---\na: 1\r---\n"])
def test_what_is_no_card_or_has_mixed_line_ends_is_left(text: str) -> None:
    assert set_keys(text, {"license": "mit"}) is None


NAMES = st.sampled_from(["license", "tags", "language", "base_model", "x", "license_name"])
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=5), VALUES, VALUES)
def test_nothing_else_is_ever_changed(pairs: list[tuple[str, str]], body: str, value: str) -> None:
    text = "---\n" + "\n".join(f"{key}: {said}" for key, said in pairs) + f"\n---\n{body}"
    found = set_keys(text, {"license": value})
    if found is None:
        return
    before, after = frontmatter.split(text, ""), frontmatter.split(found, "")
    assert before is not None
    assert after is not None
    assert after.body == before.body
    was, is_ = frontmatter.compose(before, ""), frontmatter.compose(after, "")
    assert was is not None
    assert is_ is not None
    kept = [(key.text, node.text) for key, node in was.pairs if key.text != "license"]  # type: ignore[union-attr]
    assert [(key.text, node.text) for key, node in is_.pairs if key.text != "license"] == kept  # type: ignore[union-attr]
    assert [node.text for key, node in is_.pairs if key.text == "license"] == [value]  # type: ignore[union-attr]
