# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""No licence text stands here: the texts are those of this project and of packages that the tests need anyway."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from licet.release.identify import doubt, identify, title

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


NEST = """\
Nest Model Licence 1.0

1. Grant. You may sit in the nest with all of your friends, at any hour of the day, and sing there as loud as you like.

2. Care. Whoever leaves the nest as the last one for the day sweeps it out and hangs the blanket over the branch.
"""


@pytest.fixture
def nest(monkeypatch: pytest.MonkeyPatch) -> None:
    from licet.reading import identify as reading
    from licet.reading.imprint import imprint

    prints = (
        imprint(NEST, ("LicenseRef-Nest",), ("Nest Model Licence 1.0",)),
        imprint(NEST.replace("nest", "cave").replace("Nest", "Cave"), (), ("Cave Licence",)),
    )
    monkeypatch.setattr(reading, "known", lambda: prints)


def test_a_copy_with_other_labels_and_owners_is_known_by_its_fingerprint(nest: None) -> None:
    copy = "Copyright (c) 2026 Somebody\n\n" + NEST.replace("1. ", "- ").replace("2. ", "- ").replace("\n", "\n> ")
    assert identify(copy) == ("LicenseRef-Nest",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("may sit", "may not sit", 'in section 1 it adds "not"'),
        (" with all of your friends,", "", "in section 1 it lacks 5 words"),
        ("last one for the day", "first one of the day", 'in section 2 it adds "first one of" and lacks 3 words'),
    ],
)
def test_a_text_that_differs_is_a_question_that_says_where(nest: None, old: str, new: str, said: str) -> None:
    text = NEST.replace(old, new)
    assert identify(text) == ()
    assert said in doubt(text)
    assert "LicenseRef-Nest" in doubt(text)


def test_a_text_without_a_record_or_with_another_one_in_it_is_a_question(nest: None) -> None:
    cave = NEST.replace("nest", "cave").replace("Nest", "Cave")
    assert identify(cave) == ()
    assert "Cave Licence" in doubt(cave)
    assert identify(NEST + "\n\n" + cave) == ()
    assert "LicenseRef-Nest" in doubt(NEST + "\n\n" + cave)
    assert "Cave Licence" in doubt(NEST + "\n\n" + cave)
    assert doubt("Something else is written here, and it has got nothing to do with any nest or cave at all.") == ""


def test_the_question_of_a_changed_text_names_the_licence_and_the_words() -> None:
    changed = MIT.replace("any person", "any academic person")
    assert identify(changed) == ()
    assert "MIT" in doubt(changed)
    assert '"academic"' in doubt(changed)
