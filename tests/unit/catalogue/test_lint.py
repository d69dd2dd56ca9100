# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Each rule over records finds the record that breaks it, and quotes are looked up where they are said to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from licet.catalogue.compile import closed_words, read_records, read_vocabularies
from licet.catalogue.lint import Report, check_record, index_texts, read_text, run
from licet.catalogue.rules import ALONE, later_includes_only
from licet.catalogue.words import words, words_sha256
from licet.locate import find

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "1. Grant. You may copy the work.\n\n2. Duties.\n\n(a) Keep this notice.\n\n(b) Give the source.\n"
CITE = {"section": "1", "quote": "You may copy the work"}
GRANT = {"kind": "grant", "on": ["copy", "distribute"], "object": ["same", "derivative"], "cite": CITE}
KEEP = {"kind": "duty", "duty": "keep-notices", "cite": {"section": "2(a)", "quote": "Keep this notice"}}
SELF = {"kind": "outbound", "licences": ["self"], "object": ["same", "derivative"], "cite": CITE}
SAME = {"kind": "flow-down", "mode": "same-licence", "object": ["same", "derivative"], "cite": CITE}
CLAUSE = {"kind": "flow-down", "mode": "clause", "binds": ["restrictions"], "cite": CITE}
NO_TRADE = {"kind": "prohibition", "use": ["commercial"], "cite": CITE}
WITH_MIT = {**SELF, "licences": ["self", "MIT"]}
SWITCH = {**SELF, "licences": ["X-only"], "switch": True}
NO_MINORS = {"label": "a", "must": [["minors", []]], "may": [], "cite": CITE}


def record(id_: str = "X-1.0", *terms: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a compiled record of TEXT with a grant and `terms`."""
    return {
        "id": id_,
        "title": "An example",
        "kind": "software",
        "text": {"name": "", "sha256": words_sha256(TEXT), "words": len(words(TEXT))},
        "policies": [],
        "term": [GRANT, *terms],
        "reach": [],
        "restriction": [],
        "answer": [],
        **more,
    }


def answer(question: str, said: str) -> dict[str, Any]:
    return {"question": question, "answer": said, "cite": CITE}


def complaints(checked: dict[str, Any]) -> list[str]:
    return [str(issue) for issue in check_record(checked, {"X-1.0", "MIT"})]


@pytest.mark.parametrize(
    "good",
    [
        record(),
        record("X-1.0", KEEP, SELF, SAME),
        record("X-1.0", CLAUSE, restriction=[NO_MINORS]),
        record("X-1.0", CLAUSE, NO_TRADE),
        record("X-NC-1.0", NO_TRADE),
        record("X-1.0", SELF, {**SELF, "licences": ["MIT"], "combined": True}),
        record("X-1.0", answer=[{"question": "outputs", "answer": "silent"}]),
        record("X-1.0", NO_TRADE, answer=[answer("commercial", "forbidden")]),
        record("X-1.0", {**NO_TRADE, "when": ["fact", "x"]}, answer=[answer("commercial", "conditional")]),
        record("X-1.0", SELF, SAME, answer=[answer("pass-through", "same-licence")]),
        record("CC-BY-SA-9.0", SELF),
    ],
)
def test_a_good_record_keeps_every_rule(good: dict[str, Any]) -> None:
    assert complaints(good) == []


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (record("X-1.0", KEEP, KEEP), "term[2]: stands twice"),
        (record("X-1.0", {**KEEP, "cite": {"section": "1"}}), "term[1]: no quote"),
        (record(term=[KEEP]), "no grant: what does the licence allow?"),
        (record("X-1.0", CLAUSE), "term[1]: binds restrictions, and none is recorded"),
        (record("X-1.0", SAME), "same-licence for 'derivative', and no outbound term for it"),
        (record("X-1.0", SAME, {**SELF, "object": ["same"]}), "same-licence for 'derivative', and no outbound"),
        (record("X-1.0", {**SELF, "licences": ["MIT"]}), "'same' may be distributed, but not under the licence itself"),
        (record("X-1.0", {**SELF, "licences": ["self", "MTI"]}), "not a known licence: 'MTI'"),
        (record("X-NC-1.0"), "non-commercial by name, and no prohibition of 'commercial'"),
        (record(title="Example Non-Commercial License"), "non-commercial by name"),
        (record("CC-BY-SA-9.0"), "share-alike by name, and no outbound term for 'derivative'"),
        (record("CC-BY-ND-9.0"), "no derivatives by name, and no prohibition to distribute them"),
        (record(answer=[answer("outputs", "licensee")] * 2), "'outputs' is answered twice"),
        (record(answer=[{"question": "outputs", "answer": "licensee"}]), "needs its citation"),
        (record(answer=[answer("commercial", "forbidden")]), "commercial is 'forbidden', and the terms say otherwise"),
        (record("X-1.0", NO_TRADE, answer=[answer("commercial", "allowed")]), "commercial is 'allowed', and"),
        (record(answer=[answer("derivatives", "forbidden")]), "a grant allows to distribute them"),
        (record(answer=[answer("pass-through", "same-licence")]), "the flow-down terms bind by: none"),
        (record("X-1.0", SELF, SAME, answer=[answer("pass-through", "copy")]), "bind by: same-licence"),
    ],
)
def test_a_rule_finds_the_record_that_breaks_it(bad: dict[str, Any], message: str) -> None:
    assert any(message in complaint for complaint in complaints(bad)), complaints(bad)


def test_every_rule_is_tried_above() -> None:
    named = {rule.__name__ for rule in ALONE}
    assert len(named) == len(ALONE) == 9
    assert all(rule.__doc__ for rule in ALONE)


@pytest.mark.parametrize(
    ("kind", "answered", "missing"),
    [
        ("model", [], ["hosting, outputs"]),
        ("data", ["outputs"], ["hosting"]),
        ("content", ["hosting", "outputs"], []),
        ("software", ["outputs"], ["hosting"]),
        ("software", [], []),
    ],
)
def test_all_questions_are_answered_or_none(kind: str, answered: list[str], missing: list[str]) -> None:
    checked = record(kind=kind, answer=[{"question": question, "answer": "silent"} for question in answered])
    issues = check_record(checked, set(), {"outputs", "hosting"})
    assert [issue.message for issue in issues] == [f"no answer to: {names}" for names in missing]


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ([SELF], "no outbound term with 'switch' names the later versions"),
        ([{**SWITCH, "licences": ["Y-only"]}, WITH_MIT], "no outbound term with 'switch' names 'X-only'"),
        ([SWITCH], "X-only may go out under 'MIT' as 'same', and this may not"),
        ([SWITCH, {**WITH_MIT, "object": ["same"]}], "under 'MIT' as 'derivative', and this may not"),
        ([SWITCH, WITH_MIT], ""),
    ],
)
def test_or_later_goes_where_only_goes(terms: list[dict[str, Any]], message: str) -> None:
    records = {"X-only": record("X-only", WITH_MIT)}
    found = [str(issue) for issue in later_includes_only(record("X-or-later", *terms), records)]
    assert any(message in issue for issue in found) if message else found == []
    assert list(later_includes_only(record("X-only"), records)) == []


def test_without_its_only_an_or_later_is_judged_alone() -> None:
    assert list(later_includes_only(record("X-or-later", SWITCH), {})) == []


def lint(checked: dict[str, Any], texts: dict[str, str] | None = None) -> Report:
    return run({checked["id"]: checked}, {"MIT"}, {words_sha256(TEXT): TEXT} if texts is None else texts)


def test_a_quote_that_stands_at_its_section_is_counted() -> None:
    report = lint(record("X-1.0", KEEP))
    assert (report.issues, report.verified, report.unverified) == ([], 2, [])


@pytest.mark.parametrize(
    ("cite", "message"),
    [
        ({"section": "2(b)", "quote": "Keep this notice"}, "'Keep this notice' does not stand under '2(b)'"),
        ({"section": "1", "quote": "Keep this notice"}, "does not stand under '1'"),
        ({"section": "2(a)", "quote": "Keep that notice"}, "not in the text: 'Keep that notice'"),
        ({"section": "", "quote": "Keep a notice", "text": "policy"}, "no policy is named 'policy'"),
    ],
)
def test_a_quote_that_does_not_is_an_issue(cite: dict[str, str], message: str) -> None:
    report = lint(record("X-1.0", {**KEEP, "cite": cite}))
    assert [message in str(issue) for issue in report.issues] == [True]
    assert report.verified == 1


def test_a_text_with_other_words_than_recorded_is_an_issue() -> None:
    checked = record()
    checked["text"] = {**checked["text"], "words": 7}
    assert [issue.where for issue in lint(checked).issues] == ["text.words"]


def test_a_text_that_is_not_at_hand_is_said_and_no_issue() -> None:
    policy = {"name": "policy", "sha256": "0", "words": 1}
    report = lint(record(policies=[policy]), {})
    assert (report.issues, report.verified, report.unverified) == ([], 0, ["X-1.0", "X-1.0 (policy)"])
    assert lint(record(policies=[policy])).unverified == ["X-1.0 (policy)"]


def test_texts_are_found_by_their_words(tmp_path: Path) -> None:
    (tmp_path / "any-name.txt").write_text(TEXT.upper(), encoding="utf-8")
    front = tmp_path / "x.LICENSE"
    front.write_text("---\nkey: x\n---\nSome text.\n", encoding="utf-8")
    texts = index_texts([tmp_path])
    assert texts[words_sha256(TEXT)] == TEXT.upper()
    assert read_text(front).strip() == "Some text."
    assert words_sha256("some text") in texts


def test_the_catalogue_keeps_the_rules_that_need_all_of_it() -> None:
    root = find("licenses")
    closed = closed_words(read_vocabularies(root))
    records = read_records(root, closed)
    known = {
        *records,
        *(licence for row in records.values() for term in row["term"] for licence in term.get("licences", ())),
    }
    broken = [str(issue) for issue in run(records, known, {}, closed.questions).issues]
    assert broken == []
