# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a notice says, as text, as a section of a card, and as data."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from licet.reason.ticked import tick
from licet.release.evidence import Copy, Evidence
from licet.release.graph import Place
from licet.report import json as documents
from licet.report import notice_text
from licet.report.notice import Clause, Entry, Notice, Passed, compose
from tests.unit.report.releases import PERMITTED, judged

LLAMA = "LicenseRef-Llama-3.1"
MANIFEST = """[release]
name = "acme/Llama-owl"
kind = "model"
licence = "llama3.1"

[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "llama3.1"
relation = "fine-tunes"

[[component]]
name = "photos"
kind = "data"
licence = "CC-BY-4.0"
relation = "bundles"
"""
TEXT = (
    "keep this: “Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Acme.”\n\n"
    "  2. Engage in the unauthorized or unlicensed practice of any profession, of Acme\n"
)


def composed(manifest: str, evidence: Evidence | None = None) -> Notice:
    return compose(tick(judged(manifest), evidence), evidence)


def here() -> Evidence:
    return Evidence((Copy((LLAMA,), Place("x/LICENSE", 1), TEXT, "", "LICENSE"),))


def test_without_the_licence_a_line_has_a_gap() -> None:
    llama, photos = composed(MANIFEST).entries
    assert llama.name == "meta-llama/Llama-3.1-8B"
    assert llama.lines == (
        "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © "
        "[fill in: the rest of this line, from §1.b.iii of Llama-3.1]",
    )
    assert llama.texts == (f"[fill in: put the text of {LLAMA} beside this file and name it here]",)
    assert photos.texts == ("https://creativecommons.org/licenses/by/4.0/",)
    assert any(gap.startswith("copyright: [fill in: ") for gap in photos.gaps)


def test_with_the_licence_its_words_are_used() -> None:
    notice = composed(MANIFEST, here())
    llama = notice.entries[0]
    assert llama.texts == ("LICENSE",)
    assert llama.lines[0].endswith("Copyright © Acme.")
    clauses = {clause.label: clause for clause in notice.passed[0].clauses}
    first = next(clause for label, clause in clauses.items() if "profession" in label)
    assert first.words == "2. Engage in the unauthorized or unlicensed practice of any profession, of Acme"
    assert sum(bool(clause.words) for clause in clauses.values()) == 1
    assert notice.passed[0].texts == ("LICENSE",)


def test_lines_to_show_and_duties_that_are_left() -> None:
    notice = composed(MANIFEST)
    assert notice.show == ("Built with Llama",)
    assert "pass on its use policy" in notice.left
    assert not any(left.startswith(("begin the name", "show prominently", "tell users")) for left in notice.left)


def test_text_keeps_prescribed_lines_whole_and_an_entry_in_one_paragraph() -> None:
    text = notice_text.write(composed(MANIFEST, here()))
    assert f"  {TEXT.split('“')[1].split('”')[0]}\n" in text
    entry = next(block for block in text.split("\n\n") if block.startswith("meta-llama/Llama-3.1-8B\n"))
    assert "licence: " in entry
    assert "text: LICENSE" in entry
    assert "rules out profession.unlicensed\n" in text
    assert "rules out deception.impersonation (" in " ".join(text.split())


def test_markdown_shows_the_line_by_itself() -> None:
    text = notice_text.markdown(composed(MANIFEST, here()))
    assert text.startswith("## Licences and notices\n\nBuilt with Llama\n\n- `meta-llama/Llama-3.1-8B`, under ")
    assert text.count("### Use restrictions") == len(composed(MANIFEST).passed) == 1
    assert "\n  > 2. Engage" in text


def test_terms_that_must_be_carried_are_said_to_bind() -> None:
    assert "must be terms of every further licence" in notice_text.write(composed(PERMITTED))


def test_nothing_to_say_is_said() -> None:
    notice = composed('[release]\nname = "acme/owl"\nkind = "model"\nlicence = "MIT"\n')
    assert notice_text.write(notice) == "acme/owl\n\nNothing that it was made from asks for a notice.\n"
    assert "Nothing" in notice_text.markdown(notice)


def test_names_cannot_rewrite_the_terminal_or_break_out_of_their_quotes() -> None:
    entry = Entry("a\x1b[2Jb`c", ("MIT",), (), (), ())
    passed = Passed("x", "y", "notice", (), "if so", (Clause("1", (), ("minors",), ""), Clause("2", (), (), "w\x07")))
    notice = Notice("acme/owl", "yes", (entry,), (), (passed,), ())
    for text in (notice_text.write(notice), notice_text.markdown(notice)):
        assert "\x1b" not in text
        assert "\x07" not in text
        assert "1: perhaps rules out minors (" in text
    assert "b'c`" in notice_text.markdown(notice)


@pytest.mark.parametrize("manifest", [MANIFEST, PERMITTED])
def test_data_validates(manifest: str) -> None:
    schema = json.loads((resources.files("licet") / "data" / "licet-1.schema.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = json.loads(documents.document(notice_text.plain(composed(manifest, here()))))
    jsonschema.validate(found, schema)
    jsonschema.validate(found["notice"], {**schema["$defs"]["notice"], "$defs": schema["$defs"]})
    assert found["notice"]["text"] == notice_text.write(composed(manifest, here()))
    assert found["notice"]["components"][0]["component"]
