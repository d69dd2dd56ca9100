# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Prescribed lines in other people's texts."""

from __future__ import annotations

import pytest

from licet.release.quoted import find_line, has_gap, may_go_on, passage, plain, whole_line

LINE = "Built with Llama"


@pytest.mark.parametrize(
    "text",
    [
        "Built with Llama",
        "# Tax helper\n\n**Built with Llama**\n",
        "> built with LLAMA.",
        "A tax helper. Built with Llama. It answers questions.",
        "It shows “Built with Llama” on its first page.",
        "[Built with Llama](https://example.org)",
        "| Built with Llama | yes |",
        "Built\nwith Llama",
        "No-code tax helper\n\nBuilt with Llama",
    ],
)
def test_a_line_is_said(text: str) -> None:
    spoken = find_line(LINE, text)
    assert spoken is not None
    assert spoken.plainly


@pytest.mark.parametrize(
    "text",
    [
        "Built with llama.cpp",
        "Built with Llama-2",
        "Built with Llama 3.1",
        "It was built with Llama",
        "It is not “Built with Llama”.",
        "We never say Built with Llama",
        "How it is built. With Llama",
        "Built\n\nwith Llama",
        "What we built: with Llama",
    ],
)
def test_words_said_in_passing_are_not_a_line(text: str) -> None:
    spoken = find_line(LINE, text)
    assert spoken is None or not spoken.plainly


def test_words_that_are_not_there() -> None:
    assert find_line(LINE, "Built with LlamaIndex") is None
    assert find_line(LINE, "") is None
    assert find_line("©", "Copyright ©") is None


def test_a_plain_place_wins_over_one_in_passing() -> None:
    text = "It was built with Llama.\n\nBuilt with Llama\n"
    spoken = find_line(LINE, text)
    assert spoken is not None
    assert (spoken.at, spoken.plainly) == (text.rindex("Built"), True)


def test_a_fragment_stands_within_a_sentence() -> None:
    spoken = find_line("based in part on the work of Acme", "This software is based in part on the work of Acme.")
    assert spoken is not None
    assert spoken.plainly


def test_signs_are_no_words() -> None:
    spoken = find_line("Owl is licensed, Copyright © Acme.", "Owl is licensed, Copyright (c) Acme.")
    assert spoken is not None
    assert spoken.plainly


def test_what_nobody_sees_is_blanked_and_lines_stay() -> None:
    text = "<!-- Built\nwith Llama --><b>bold</b> <https://example.org> [fill in: Built with Llama]\n"
    seen = plain(text)
    assert len(seen) == len(text)
    assert seen.count("\n") == 2
    assert seen.split() == ["bold", "<https://example.org>"]
    assert has_gap(text)
    assert not has_gap(seen)


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("Built with Llama", False),
        ("Owl is provided under and subject to the Owl Terms of Use", True),
        ("DBRX is provided under the License,", True),
        ("developed by the <organization>.", True),
    ],
)
def test_a_line_that_fills_a_quote_may_go_on(line: str, more: bool) -> None:
    assert may_go_on(line) is more


def test_the_whole_line_is_read_between_its_quotation_marks() -> None:
    text = "You must say: “Owl is licensed under the Owl License,\n  Copyright © Acme. All rights reserved.” And so on."
    assert whole_line("Owl is licensed under the Owl License,", text).endswith(
        "License, Copyright © Acme. All rights reserved."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Owl is licensed under the Owl License, Copyright Acme.",
        "“Owl is licensed under the Owl License, Copyright Acme.",
        "“Owl is licensed under the Owl License, Copyright <owner>.”",
        "“Owl is licensed under the Owl License, " + "x " * 80 + "”",
        "nothing of the kind",
    ],
)
def test_a_line_without_an_end_is_not_whole(text: str) -> None:
    assert whole_line("Owl is licensed under the Owl License,", text) == ""


def test_a_quotation_within_the_line_does_not_end_it() -> None:
    said = "Owl is licensed under the Owl License, by the makers of “Owl”."
    assert whole_line("Owl is licensed under the Owl License,", f"retain “{said}” in copies") == said
    assert whole_line("Owl is licensed", 'retain "Owl is licensed." in copies') == "Owl is licensed."


def test_a_passage_is_the_item_that_holds_the_quote() -> None:
    text = (
        "You agree not to use it:\n\n  (a) to harm owls,\n      or any bird;\n  (b) to scare cats;\n\nOther things.\n"
    )
    assert passage("harm owls", text) == "(a) to harm owls, or any bird;"
    assert passage("scare cats", text) == "(b) to scare cats;"
    assert passage("You agree", text) == "You agree not to use it:"


def test_a_passage_that_is_not_known_is_not_guessed() -> None:
    assert passage("owls", "harm owls\n\nfeed owls\n") == ""
    assert passage("owls", "harm cats") == ""
    assert passage("owls", "owls " + "x " * 900) == ""
