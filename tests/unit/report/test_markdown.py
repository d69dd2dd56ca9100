# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Markdown: the answer first, other people's words stay words, and GitHub takes it whatever the size."""

from __future__ import annotations

import re
from pathlib import Path

import licet
from licet.api import ticked
from licet.report import markdown
from licet.report.markup import Markup
from licet.report.style import Style
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged
from tests.unit.report.stories import HOSTILE, stories
from tests.unit.report.test_remarks import PARTS

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
MARK = "<!-- licet: verdict -->"
# What this project writes itself; any other "<" is somebody's markup.
TAGS = re.compile(r"</?(?:details|summary|sub)>|<!-- licet: verdict -->")


def many(count: int) -> str:
    """Return a manifest of a release with so many components that clash or whose licence nobody states."""
    head = '[release]\nname = "acme/many"\nkind = "code"\nlicence = "MIT"\n'
    rows = (
        f'[[component]]\nname = "acme/part-{n}"\nkind = "code"\nrelation = "incorporates"\n'
        + ('licence = "GPL-3.0-only"\n' if n % 2 else "")
        for n in range(count)
    )
    return head + "\n".join(rows)


def test_the_answer_comes_first() -> None:
    for verdict in (*stories(), judged(HOSTILE), licet.compatible("Apache-2.0", "GPL-2.0-only")):
        first, second, *_ = markdown.write(verdict).splitlines()
        assert first == MARK
        assert re.match(rf"## (?:✅|❌|❓) {verdict.answer}: ", second)


def test_a_refusal_shows_both_clauses_quoted_and_what_would_mend_it() -> None:
    text = markdown.write(judged(REFUSED))
    assert "**no licence can be placed on chat-7b** `further-restriction`, because" in text
    assert "- **CreativeML-OpenRAIL-M §4** requires its use restrictions" in text
    assert "  > MUST be included as an enforceable provision by You" in text
    assert "([licet.toml:14](licet.toml#L14))" in text
    assert "### It would hold if you\n\n- " in text


def test_an_open_answer_shows_the_question_and_either_outcome() -> None:
    text = markdown.write(judged(OPEN))
    assert "1. **does training on a work make the model a derivative of that work?" in text
    assert "   - if training makes a derivative: **no**: CC-BY-SA-4.0 §3(b)(1) lets" in text
    assert "   - if training makes no derivative: **yes**" in text


def test_missing_facts_are_lines_to_paste() -> None:
    assert "```toml\n[facts]\nmonthly_active_users = <number>\n```" in markdown.write(judged(THRESHOLD))


def test_works_without_a_licence_are_one_question() -> None:
    text = markdown.write(judged(many(8).replace('licence = "GPL-3.0-only"\n', "")))
    assert "1. **What are the licences of these 8 works?** `licence-not-stated`" in text
    assert "   - acme/part-3 ([licet.toml:" in text


def test_duties_are_a_task_list_ticked_where_a_file_shows_it() -> None:
    path = EXAMPLES / "llama-lora-done-right"
    text = markdown.write(ticked(licet.check(licet.load(path)), path), Style(base=str(path)))
    assert "### To do for meta-llama/Llama-3.1-8B-Instruct (2 of 9 done)" in text
    assert "- [x] show prominently: “Built with Llama” (Llama-3.1 §1.b.i(B)): [README.md:11](README.md#L11)" in text
    assert "\nIf an adapter is a derivative:\n\n- [ ] " in text


def test_restrictions_are_a_table_by_use() -> None:
    text = markdown.write(judged(PERMITTED))
    assert "| use | ruled out by | perhaps by |\n| --- | --- | --- |\n" in text
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert rows == sorted(rows)
    assert any("“" in row for row in rows)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)


def test_artefacts_have_an_answer_each() -> None:
    text = markdown.write(judged(PARTS))
    assert "| **no** | acme/weights (model), under MIT |\n| **yes** | acme/tools (code), under MIT |" in text


def test_other_peoples_words_format_nothing_link_nowhere_and_notify_nobody() -> None:
    text = markdown.write(judged(HOSTILE))
    assert "octocat" in text
    assert "<" not in TAGS.sub("", text)
    assert not re.search(r"@\w", text)
    assert not re.search(r"(?<!&)#\d", text)
    assert not re.search(r"(?<!\\)\]\(http", text)
    for sign in ("`c`", "*_x_"):
        assert sign not in text
    assert "\\`c\\`" in text


def test_signs() -> None:
    page = Markup(Style(), 20)
    assert page.text("- item") == "\\- item"
    assert page.text("1. item") == "1\\. item"
    assert page.text("# head") == "\\# head"
    assert page.text("a_b _c_ #1") == "a_b \\_c\\_ \\#&#8203;1"
    assert page.text("a|b\\c~d$e&f>") == "a\\|b\\\\c\\~d\\$e&amp;f&gt;"
    assert page.text("x" * 30) == "x" * 20 + " …"
    assert page.text("a\nb\u202e") == "a\\\\nb\\\\u202e"
    assert page.text("é") == "é"


def test_places() -> None:
    page = Markup(Style(base="/w/r", web="https://forge.example/r/blob/1f2e/"), 200)
    link = "[a b.md:3](https://forge.example/r/blob/1f2e/a%20b.md#L3)"
    assert page.places("/w/r/a b.md:3") == link
    assert page.places("/w/r/a b.md:3, /w/r/c.toml:4; inferred: tag x").startswith(f"{link}, [c.toml:4](")
    assert page.places("/w/r/a b.md:3; inferred: tag x").endswith("; inferred: tag x")
    assert page.places("index of works: hub page, 2024-07") == "index of works: hub page, 2024-07"
    assert page.places("/elsewhere/a.md:3") == "/elsewhere/a.md:3"


def test_a_large_release_stays_under_what_github_takes() -> None:
    for manifest in (
        many(600),
        many(600).replace("acme/part", "acme/" + "*" * 800),
        many(3).replace("acme/part", "é*" * 20_000),
    ):
        for style in (Style(), Style(verbose=True), Style(ascii=True)):
            text = markdown.write(judged(manifest), style)
            assert 1_000 < len(text.encode()) <= 60_000
            assert text.startswith(MARK)
            assert text.endswith("\n")
    assert "more" in markdown.write(judged(many(600)))


def test_verbose_leaves_nothing_out_where_there_is_room() -> None:
    few = markdown.write(judged(many(300).replace('licence = "GPL-3.0-only"\n', "")))
    assert "and 200 more" in few
    all_ = markdown.write(judged(many(300).replace('licence = "GPL-3.0-only"\n', "")), Style(verbose=True))
    assert "\n   - and " not in all_
    assert "acme/part-299" in all_


def test_several_verdicts_are_a_table_and_what_fits_of_each() -> None:
    text = markdown.join([("yes/a", judged(PERMITTED)), ("no/b", judged(REFUSED))])
    assert "| yes/a | ✅ **yes** | acme/paint may be published" in text
    assert text.index("## ❌ no/b: no: ") < text.index("## ✅ yes/a: yes: ")
    crowd = markdown.join([(f"p{number}", judged(PERMITTED)) for number in range(120)])
    assert len(crowd.encode()) <= 60_000
    assert "and 20 more" in crowd
    assert "more reports: run licet check to see them" in crowd


def test_the_same_twice_byte_for_byte_and_ascii_where_asked() -> None:
    assert markdown.write(judged(THRESHOLD)) == markdown.write(judged(THRESHOLD))
    for manifest in (REFUSED, OPEN, PERMITTED, THRESHOLD):
        assert markdown.write(judged(manifest), Style(ascii=True)).isascii()


def test_choices_and_notes_are_told() -> None:
    text = markdown.write(judged(REFUSED.replace('"GPL-3.0-only"', '"MIT OR GPL-3.0-only"')))
    assert "- acme/trainer: MIT was chosen, instead of GPL-3.0-only" in text
    assert "### Noticed\n\n- [licet.toml:2](licet.toml#L2): no licence is stated for the release" in text
