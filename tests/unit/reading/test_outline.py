# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The outline: marks, indentation, lists inside a line, and layouts that break naive readers."""

from __future__ import annotations

import pytest

from licet.reading.outline import Outline, outline


def leaves(text: str) -> list[tuple[str, str]]:
    found = outline(text)
    return [(found.section(n), n.text) for n in found.nodes if n.kind == "item" and found.is_leaf(n)]


def labels(text: str) -> list[str]:
    return [section for section, _ in leaves(text)]


def item(found: Outline, text: str):
    return next(n for n in found.nodes if n.text.startswith(text))


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        ("(a)", "(b)", ["(a)", "(b)"]),
        ("a.", "b.", ["a", "b"]),
        ("i.", "ii.", ["i", "ii"]),
        ("1)", "2)", ["1", "2"]),
        ("(iv)", "(v)", ["(iv)", "(v)"]),
        ("1.", "2.", ["1", "2"]),
        ("3.1", "3.2", ["3.1", "3.2"]),
    ],
)
def test_marks(first, second, want):
    text = f"You must not use it to:\n{first} Spy on people;\n{second} Cheat people.\n"
    assert leaves(text) == [(want[0], "Spy on people;"), (want[1], "Cheat people.")]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "◦", "- (a)"])
def test_bullets(bullet):
    text = f"You must not use it to:\n\n{bullet} Spy on people;\n{bullet} Cheat people.\n"
    assert [text for _, text in leaves(text)] == ["Spy on people;", "Cheat people."]


def test_same_mark_deeper_is_a_member_and_the_list_goes_on():
    text = "You must not:\n\n1. Break it, including to:\n    1. spy\n    2. cheat\n2. Sell it\n4. Burn it\n"
    assert labels(text) == ["1.1", "1.2", "2", "4"]


def test_letters_below_numbers_without_indentation():
    text = "1. USES\na. Grant of rights to you.\nb. Nothing else is granted.\n2. LIMITS\na. None are known here.\n"
    assert labels(text) == ["1.a", "1.b", "2.a"]


def test_roman_list_below_a_letter():
    text = "1. Rights.\na. Grant. You may use it.\nb. Redistribution.\ni. Give a copy on.\nii. Keep it whole.\n"
    assert labels(text) == ["1.a", "1.b.i", "1.b.ii"]


def test_a_list_that_restarts_or_repeats_a_label():
    assert labels("Never:\n1. spy\n2. cheat\n1. steal\n1. lie\n") == ["1", "2", "1", "1"]


def test_indentation_alone():
    text = (
        "You may not use it to:\n\n    Spy on people, such as:\n\n        Children;\n"
        "        Workers; or\n\n    Cheat.\n"
    )
    assert [text for _, text in leaves(text)] == ["Children;", "Workers; or", "Cheat."]


def test_lost_marks():
    text = "You will not use it to:\n\nSpy on people\nCheat people\n\nPlease write to us about this policy.\n"
    assert [text for _, text in leaves(text)] == ["Spy on people", "Cheat people"]


def test_run_on_list():
    text = "You agree not to use it: in any way that is illegal; to spy (on people; on states); or to cheat."
    assert [text for _, text in leaves(text)] == [
        "in any way that is illegal",
        "to spy (on people; on states)",
        "to cheat.",
    ]


def test_run_on_list_below_its_lead_on_wrapped_lines():
    text = "You agree not to use the Model:\nTo spy on people who\nlive here; For war; To\ncheat people.\n"
    assert [text for _, text in leaves(text)] == ["To spy on people who live here", "For war", "To cheat people."]


def test_inline_list_with_nested_members():
    text = (
        "You may not use it (i) for war, (ii) to spy on (a) children or (b) workers, and "
        "(iii) in any way that is illegal."
    )
    found = outline(text)
    assert labels(text) == ["(i)", "(ii)(a)", "(ii)(b)", "(iii)"]
    assert item(found, "You may not").text == "You may not use it"


def test_inline_list_may_skip_a_number():
    assert labels("You may not (i) spy, (ii) cheat, (iv) steal.") == ["(i)", "(ii)", "(iv)"]


def test_references_are_no_lists():
    assert leaves("The duties of Sections 5(a) and 5(b) and of items (a) and (b) stay in force.") == []


def test_sentences_behind_an_inline_list_are_its_tail():
    found = outline("You may not use it to (a) spy or (b) cheat. We may end this.")
    (tail,) = [n for n in found.nodes if n.tail]
    assert tail.text == "We may end this."


def test_wrapped_lines_that_begin_like_marks():
    text = (
        "a. use or copy the software in whole or in part, by any means, for (i) any commercial purposes,\n"
        "(ii) military purposes or in the service of somebody, (iii) purposes of surveillance of people,\n"
        "or (iv) any other purpose;\n\nb. remove notices.\n"
    )
    assert labels(text) == ["a(i)", "a(ii)", "a(iii)", "a(iv)", "b"]


def test_a_dash_inside_an_open_parenthesis_is_no_bullet():
    text = (
        "You agree not to use it:\n(a) To make and spread malware of all sorts and kinds and so on (including\n"
        "- ransomware) and worse things; and\n(b) To cheat people who live in this country or in that country.\n"
    )
    assert labels(text) == ["(a)", "(b)"]


def test_headings_and_attachments():
    text = (
        "Section IV: RULES\n\n5. Output\nYours.\n\nAttachment A\n\nUse Restrictions\n\n"
        "You agree not to use it:\n\n(a) To spy;\n(b) To cheat.\n"
    )
    assert labels(text)[-2:] == ["Attachment A, (a)", "Attachment A, (b)"]
    found = outline(text)
    assert found.section(item(found, "Output")) == "5"


def test_markdown_headings_keep_their_number():
    text = "# Acme Licence\n\n## 3. Limits\n\na. Do not spy on people.\nb. Do not cheat.\n"
    assert labels(text) == ["3.a", "3.b"]


def test_crlf_html_and_entities_keep_the_way_back():
    text = "<p>You may not use it to:</p>\r\n<ul><li>spy &amp; <b>cheat</b></li><li>steal</li></ul>"
    found = outline(text)
    spans = {n.text: text[slice(*n.span)] for n in found.nodes if n.kind == "item"}
    assert spans["steal"] == "steal"
    assert spans["spy & cheat"] == "spy &amp; <b>cheat"


def test_spans_are_of_the_original_text():
    text = "You may not:\n\n  (a) spy on   people,\n      ever;\n  (b) cheat.\n"
    found = outline(text)
    assert text[slice(*item(found, "spy").span)] == "spy on   people,\n      ever;"


def test_lead_and_ancestors():
    found = outline("# Prohibited\n\nYou agree not to use it:\n\n1. To harm, including:\n   a. Children\n")
    leaf = item(found, "Children")
    assert found.lead(leaf) == "You agree not to use it: To harm, including:"
    assert [n.text for n in found.ancestors(leaf)] == ["To harm, including:", "You agree not to use it:", "Prohibited"]


def test_look_alike_letters_and_invisible_marks():
    found = outline("You may nоt use it to:\n- sp\u200by on \u202epeople\n")
    assert found.nodes[0].text == "You may not use it to:"
    assert found.nodes[1].text == "spy on people"
    assert found.source.notes == ("1 words are written with look-alike letters",)


@pytest.mark.parametrize("text", ["", "\n\n", "\x00\x01", "((((", "(a)", "1.", "-", "\ufeff", ":", "#", "a" * 5000])
def test_any_text_has_an_outline(text):
    assert isinstance(outline(text).nodes, tuple)


def test_deep_lists_stay_flat_enough():
    text = "".join(f"{' ' * n}{'1.' if n % 2 else 'a.'} item {n}:\n" for n in range(300))
    assert max(node.depth for node in outline(text).nodes) <= 41
