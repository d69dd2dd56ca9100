# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""No licence text stands here: the texts are those of this project and of packages that the tests need anyway."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from licet.release.identify import identify, title

APACHE = (Path(__file__).resolve().parents[3] / "LICENSES" / "Apache-2.0.txt").read_text(encoding="utf-8")


def licence_of(package: str) -> str:
    files = distribution(package).files or []
    path = next(file for file in files if file.name.lower().startswith("licen"))
    return str(path.locate().read_text(encoding="utf-8"))  # type: ignore[attr-defined]


MIT = licence_of("pluggy")
BSD = licence_of("click")
MPL = licence_of("pathspec")
TEXTS = {"Apache-2.0": APACHE, "MIT": MIT, "BSD-3-Clause": BSD, "MPL-2.0": MPL}
# One text, and a notice beside it that makes the difference.
KNOWN = {id_: (id_,) for id_ in TEXTS} | {"MPL-2.0": ("MPL-2.0", "MPL-2.0-no-copyleft-exception")}


@pytest.mark.parametrize("id_", TEXTS)
def test_a_whole_text_is_known(id_: str) -> None:
    text = TEXTS[id_]
    assert identify(text) == KNOWN[id_]
    assert identify(text.upper().replace("\n", "\r\n")) == KNOWN[id_]


@pytest.mark.parametrize("id_", TEXTS)
@pytest.mark.parametrize(
    "term",
    ["You may not use this commercially.", "for research purposes", "The work shall be used for good.", "No training."],
)
def test_a_text_with_a_term_more_is_not_known(id_: str, term: str) -> None:
    text = TEXTS[id_]
    half = text.index("\n", len(text) // 2)
    blank = re.search(r"\n\s*\n", text)
    assert blank
    first = blank.start()
    for changed in (
        f"{term}\n\n{text}",
        f"{text}\n\n{term}\n",
        f"{text[:half]}\n{term}{text[half:]}",
        f"{text[:first]}\n{term}{text[first:]}",
    ):
        assert identify(changed) == (), changed[:80]


@pytest.mark.parametrize("id_", ["MIT", "BSD-3-Clause"])
def test_no_place_in_a_short_text_takes_a_word_more(id_: str) -> None:
    words = TEXTS[id_].split(" ")
    for at in range(len(words) // 4, len(words), 3):
        assert identify(" ".join([*words[:at], "noncommercial", *words[at:]])) == (), at


def test_a_term_in_the_copyright_line_is_seen() -> None:
    assert "Copyright" in MIT
    changed = MIT.replace("Copyright", "For research only. Copyright", 1)
    assert identify(changed) == ()
    line = next(line for line in MIT.split("\n") if line.startswith("Copyright"))
    assert identify(MIT.replace(line, f"{line}\nNot for commercial use.")) == ()
    assert identify(MIT.replace(line, f"{line} Not for commercial use.")) == ()
    assert identify(MIT.replace(line, f"{line}\nCopyright (c) 2026 Somebody Else")) == ("MIT",)


def test_two_texts_in_one_file_are_not_known() -> None:
    assert identify(f"{APACHE}\n\n{MIT}") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SPDX-License-Identifier: MIT OR ISC\n", ("MIT OR ISC",)),
        ("<!-- SPDX-License-Identifier: MIT -->", ("MIT",)),
        ("SPDX-License-Identifier: MIT\nSPDX-License-Identifier: ISC\n", ()),
        ("SPDX-License-Identifier: none of ours\n", ()),
        ("SPDX-License-Identifier: MIT\n" + "words " * 100, ()),
        ("MIT License", ()),
        ("Licensed under the Apache License, Version 2.0", ()),
        ("See https://example.org/licence", ()),
        ("", ()),
    ],
)
def test_a_header_names_a_licence_and_a_title_does_not(text: str, found: tuple[str, ...]) -> None:
    assert identify(text) == found


def test_the_title_is_the_first_line_that_says_something() -> None:
    assert title("\n=====\n# OUR LICENCE 1.0 #\ntext") == "OUR LICENCE 1.0"
    assert title(" \n") == ""
