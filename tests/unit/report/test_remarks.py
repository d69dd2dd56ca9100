# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Remarks: levels say what the answer says, fingerprints survive a moved line, places are the user's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import licet
from licet.api import ticked
from licet.reason.truth import Answer
from licet.release.graph import Finding, Place
from licet.report.remarks import DUTY, remarks, rule, title
from licet.rules import CODES, find
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged
from tests.unit.report.stories import HOSTILE, stories

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "examples"
PARTS = """[release]
name = "acme/suite"
kind = "model"

[[artefact]]
name = "acme/weights"
kind = "model"
licence = "MIT"

[[artefact]]
name = "acme/tools"
kind = "code"
licence = "MIT"

[[component]]
name = "acme/base"
kind = "model"
licence = "llama3.1"
relation = "fine-tunes"
of = "acme/weights"
"""


def test_a_refusal_has_errors_an_open_answer_warnings_and_a_permission_only_notes() -> None:
    seen = set()
    for verdict in stories():
        levels = {remark.level for remark in remarks(verdict)}
        seen.add(verdict.answer)
        if verdict.answer is Answer.NO:
            assert "error" in levels, verdict.release.root
        elif verdict.answer is Answer.UNKNOWN:
            assert "warning" in levels, verdict.release.root
            assert "error" not in levels, verdict.release.root
        else:
            assert levels <= {"note"}, verdict.release.root
    assert seen == {*Answer}


def test_every_remark_has_a_registered_code_a_sentence_and_a_line() -> None:
    for verdict in stories():
        for remark in remarks(verdict):
            assert remark.code in {*CODES, DUTY}
            assert remark.text.endswith((".", "?", "!"))
            assert "\n" not in remark.text
            assert remark.place is not None
            assert remark.place.file == "licet.toml"
            assert remark.place.line


def test_worst_comes_first() -> None:
    order = {"error": 0, "warning": 1, "note": 2}
    for verdict in stories():
        levels = [order[remark.level] for remark in remarks(verdict)]
        assert levels == sorted(levels)


@pytest.mark.parametrize("manifest", [REFUSED, OPEN, THRESHOLD, HOSTILE])
def test_fingerprints_survive_moved_lines_and_differ_from_each_other(manifest: str) -> None:
    first = [remark.fingerprint for remark in remarks(judged(manifest))]
    moved = remarks(judged("# a line\n\n# and another\n" + manifest))
    assert [remark.fingerprint for remark in moved] == first
    assert len(set(first)) == len(first) > 0
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in first)


def test_a_fingerprint_changes_with_what_is_objected_to() -> None:
    other = REFUSED.replace("acme/trainer", "acme/other")
    assert {one.fingerprint for one in remarks(judged(REFUSED)) if one.level == "error"}.isdisjoint(
        one.fingerprint for one in remarks(judged(other))
    )


def test_the_same_thing_said_twice_has_two_fingerprints() -> None:
    verdict = judged(PERMITTED)
    twice = tuple(Finding("key-not-read", "a key", Place("licet.toml", line)) for line in (3, 9))
    found = remarks(replace(verdict, release=replace(verdict.release, findings=twice)))
    assert len({one.fingerprint for one in found}) == len(found) == 2


def test_a_conflict_stands_at_one_side_and_names_the_line_of_the_other() -> None:
    (clash,) = [one for one in remarks(judged(REFUSED)) if one.level == "error"]
    assert clash.code == "further-restriction"
    assert clash.brief == "no licence can be placed on chat-7b"
    assert clash.component == "acme/base"
    assert str(clash.place) == "licet.toml:8"
    assert (Place("licet.toml", 14), "acme/trainer: GPL-3.0-only §10") in clash.others
    assert clash.place not in {place for place, _ in clash.others}
    assert "MUST be included" in clash.text
    assert "Keep acme/base and acme/trainer apart" in clash.text


def test_what_is_wrong_with_the_label_stands_at_the_label() -> None:
    found = remarks(judged(THRESHOLD.replace('licence = "llama3.1"\nacts', 'licence = "MIT"\nacts')))
    label = next(one for one in found if one.code == "label-promises-more")
    assert str(label.place) == "licet.toml:4"


def test_of_several_artefacts_the_one_that_is_meant_is_named() -> None:
    found = {one.code: one for one in remarks(judged(PARTS))}
    assert str(found["name-lacks-prefix"].place) == "licet.toml:6"
    assert str(found["label-promises-more"].place) == "licet.toml:8"


def test_an_open_point_tells_the_condition_and_asks_the_question() -> None:
    (open_,) = remarks(judged(OPEN))
    assert open_.level == "warning"
    assert open_.text.startswith("if training makes a derivative: reader cannot go out under MIT, because CC-BY-SA-4.0")
    assert "Does training on a work make the model a derivative of that work?" in open_.text


def test_versions_of_a_licence_make_one_remark() -> None:
    verdict = licet.check(licet.load(EXAMPLES / "gemma-labelled-apache"))
    (one,) = [remark for remark in remarks(verdict) if remark.level == "error"]
    assert "; likewise if google/gemma-2-9b is under Gemma-2025-03-24" in one.says


def test_a_finding_that_the_answer_hangs_on_is_a_warning_and_told_once(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\n---\n# A model\n", encoding="utf-8")
    verdict = licet.check(licet.load(tmp_path / "README.md"))
    (one,) = [remark for remark in remarks(verdict) if remark.level != "note"]
    assert one.code == "lineage-not-stated"
    assert one.text.count("Which models, data and code was it made from?") == 1


def test_duties_are_notes_only_where_a_file_would_show_them() -> None:
    path = EXAMPLES / "llama-lora-done-right"
    before = licet.check(licet.load(path))
    assert remarks(before) == ()  # nobody looked for them
    verdict = ticked(before, path)
    found = remarks(verdict)
    assert {one.code for one in found} == {DUTY}
    assert len(found) == sum(duty.discharged is False for duty in verdict.duties) > 0
    assert all(one.text.startswith("left to do") for one in found)


def test_duties_of_what_may_not_go_out_are_none() -> None:
    verdict = judged(REFUSED)
    undone = tuple(replace(duty, discharged=False) for duty in judged(PERMITTED).duties)
    assert not [one for one in remarks(replace(verdict, duties=undone)) if one.code == DUTY]


def test_what_an_index_says_stands_at_the_users_own_line(tmp_path: Path) -> None:
    text = "---\nlicense: mit\nbase_model:\n- meta-llama/Llama-3.1-8B\n---\n"
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    for remark in remarks(licet.check(licet.load(tmp_path / "README.md"))):
        for place in (remark.place, *(where for where, _ in remark.others)):
            assert place is not None
            assert place.file.endswith("README.md")


def test_a_pair_has_no_file() -> None:
    found = remarks(licet.compatible("Apache-2.0", "GPL-2.0-only"))
    assert found
    assert all(one.place is None and one.others == () for one in found)


def test_what_hides_in_a_name_is_made_visible() -> None:
    found = Finding("key-not-read", "a\u202ekey\x1b[31m", Place("licet.toml", 1))
    verdict = judged(PERMITTED)
    (one,) = remarks(replace(verdict, release=replace(verdict.release, findings=(found,))))
    assert one.text == "a\\u202ekey\\x1b[31m." or one.text.startswith("a\\u202ekey\\x1b[31m")


def test_codes_have_rules() -> None:
    assert rule("further-restriction") == find("further-restriction")
    assert title("further-restriction") == find("further-restriction").title
    assert rule(DUTY).severity == "note"
    assert title(DUTY) in rule(DUTY).page.lower()
    assert title("no-such-code") == "no-such-code"
    with pytest.raises(KeyError):
        rule("no-such-code")
