# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy makes of a release: refusals, exceptions, accepted unknowns, and what is said of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import licet

if TYPE_CHECKING:
    from pathlib import Path

    from licet import Verdict

HEAD = '[release]\nname = "acme/chat"\nkind = "model"\nlicence = "MIT"\n'
TOOL = '[[component]]\nname = "tool"\nkind = "code"\nlicence = "{}"\nrelation = "calls"\n'
LLAMA = """[release]
name = "Llama-acme"
kind = "model"
licence = "LicenseRef-Llama-3.1"
[facts]
monthly_active_users = 5
[[component]]
name = "meta-llama/Llama-3.1-8B"
kind = "model"
licence = "LicenseRef-Llama-3.1"
relation = "fine-tunes"
"""
DATA = '[[component]]\nname = "corpus"\nkind = "data"\nlicence = "other"\nrelation = "trains-on"\n'
ACCEPT = '[[policy.accept]]\ncomponent = "corpus"\ncode = "licence-unreadable"\nreason = "on file"\n'
EXCEPT = '[[policy.exceptions]]\ncomponent = "tool"\nallow = ["ISC"]\nreason = "agreed"\n'


def judged(folder: Path, text: str, as_of: str = "") -> Verdict:
    (folder / "licet.toml").write_text(text, encoding="utf-8")
    return licet.check(licet.load(folder, as_of=as_of))


def said(verdict: Verdict) -> tuple[str, list[str], list[str]]:
    found = verdict.release.findings
    return str(verdict.answer), [one.code for one in verdict.conflicts], [one.code for one in found]


@pytest.mark.parametrize(
    ("licence", "lists", "answer"),
    [
        ("ISC", 'deny = ["ISC"]', "no"),
        ("ISC", 'deny = ["MIT"]', "yes"),
        ("ISC", 'allow = ["ISC"]', "yes"),
        ("ISC", 'allow = ["MIT"]', "no"),
        ("ISC", 'allow = ["ISC"]\ndeny = ["ISC"]', "no"),
        ("ISC OR MIT", 'deny = ["ISC"]', "yes"),
        ("ISC AND MIT", 'deny = ["ISC"]', "no"),
        ("GPL-3.0", 'deny = ["GPL-3.0-only"]', "unknown"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", 'deny = ["GPL-2.0-only"]', "no"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", 'allow = ["GPL-2.0-only"]', "yes"),
        ("GPL-2.0-only", 'allow = ["GPL-2.0-only WITH Classpath-exception-2.0"]', "no"),
    ],
)
def test_licences_are_allowed_and_denied(tmp_path: Path, licence: str, lists: str, answer: str) -> None:
    verdict = judged(tmp_path, HEAD + TOOL.format(licence) + f"[policy.licences]\n{lists}\n")
    assert str(verdict.answer) == answer
    assert {one.code for one in (*verdict.conflicts, *verdict.open)} <= {"policy-licence"}


@pytest.mark.parametrize(
    ("lists", "answer"),
    [
        ('uses]\ndeny = ["violence.terrorism"]', "no"),
        ('uses]\ndeny = ["violence"]', "no"),
        ('uses]\ndeny = ["commercial"]', "yes"),
        ('uses]\nallow = ["law"]', "no"),
        ('duties]\ndeny = ["display-line"]', "no"),
        ('duties]\ndeny = ["offer-source"]', "yes"),
        ('duties]\nallow = ["include-text"]', "no"),
    ],
)
def test_uses_and_duties_are_allowed_and_denied(tmp_path: Path, lists: str, answer: str) -> None:
    assert said(judged(tmp_path, LLAMA))[0] == "yes"
    verdict = judged(tmp_path, f"{LLAMA}[policy.{lists}\n")
    assert str(verdict.answer) == answer
    assert {one.code for one in verdict.conflicts} <= {"policy-use", "policy-duty"}


def test_an_exception_is_for_one_component_and_says_why(tmp_path: Path) -> None:
    deny = '[policy.licences]\ndeny = ["ISC"]\n'
    other = TOOL.format("ISC").replace('"tool"', '"other"')
    verdict = judged(tmp_path, HEAD + TOOL.format("ISC") + deny + EXCEPT)
    assert said(verdict) == ("yes", [], ["policy-accepted"])
    assert verdict.release.findings[0].message == "ISC of tool is excepted: agreed"
    verdict = judged(tmp_path, HEAD + TOOL.format("ISC") + other + deny + EXCEPT)
    assert said(verdict)[:2] == ("no", ["policy-licence"])
    assert [party.artefact for one in verdict.conflicts for party in one.parties] == ["other"]


@pytest.mark.parametrize(
    ("as_of", "answer", "codes"),
    [
        ("2027-01-30", "yes", ["policy-accepted"]),
        ("2027-01-31", "yes", ["policy-accepted"]),
        ("2027-02-01", "no", ["policy-entry-expired"]),
        ("", "no", ["policy-entry-expired"]),
    ],
)
def test_an_entry_holds_through_its_last_day(tmp_path: Path, as_of: str, answer: str, codes: list[str]) -> None:
    deny = '[policy.licences]\ndeny = ["ISC"]\n'
    verdict = judged(tmp_path, HEAD + TOOL.format("ISC") + deny + EXCEPT + "expires = 2027-01-31\n", as_of)
    assert (str(verdict.answer), [one.code for one in verdict.release.findings]) == (answer, codes)


def test_a_named_unknown_is_accepted_with_its_reason(tmp_path: Path) -> None:
    assert said(judged(tmp_path, HEAD + DATA))[0] == "unknown"
    verdict = judged(tmp_path, HEAD + DATA + ACCEPT)
    assert said(verdict) == ("yes", [], ["policy-accepted"])
    assert verdict.release.findings[0].message == "licence-unreadable of corpus is accepted: on file"
    (accepted,) = verdict.to_dict()["accepted"]
    assert (accepted["code"], accepted["components"], accepted["reason"]) == (
        "licence-unreadable",
        ["corpus"],
        "on file",
    )


def test_a_yes_on_somebody_s_account_says_so(tmp_path: Path) -> None:
    from licet.report.headline import headline

    verdict = judged(tmp_path, HEAD + DATA + ACCEPT)
    assert headline(verdict) == "acme/chat may be published under MIT, as your policy accepts an open point"
    leaf = next(one for one in verdict.proof().leaves() if one.kind == "accepted")
    assert (leaf.subject, leaf.value, leaf.place) == ("licence-unreadable", "on file", verdict.accepted[0].place)


def test_what_is_accepted_of_an_artefact_is_accepted_of_the_whole(tmp_path: Path) -> None:
    weights = '[[artefact]]\nname = "weights"\nkind = "model"\nlicence = "MIT"\n'
    verdict = judged(tmp_path, HEAD + weights + DATA + 'of = "weights"\n' + ACCEPT)
    assert (str(verdict.answer), len(verdict.accepted)) == ("yes", 1)
    assert [one.code for one in verdict.release.findings] == ["policy-accepted"]


def test_all_that_is_open_has_to_be_accepted(tmp_path: Path) -> None:
    verdict = judged(tmp_path, HEAD + DATA + DATA.replace('"corpus"', '"rows"') + ACCEPT)
    assert str(verdict.answer) == "unknown"
    assert [party.artefact for one in verdict.open for party in one.parties] == ["rows"]
    assert [question.components for question in verdict.questions] == [("rows",)]


def test_what_is_certain_is_never_accepted(tmp_path: Path) -> None:
    clash = TOOL.format("GPL-3.0-only").replace("calls", "incorporates")
    accept = ACCEPT.replace('"corpus"', '"tool"').replace("licence-unreadable", "further-restriction")
    for code in ("outbound-not-named", "further-restriction"):
        text = HEAD + clash + accept.replace("further-restriction", code)
        assert said(judged(tmp_path, text)) == (
            "no",
            said(judged(tmp_path, HEAD + clash))[1],
            ["policy-entry-unused"],
        )


def test_a_clash_however_a_claim_is_read_is_not_accepted_piecemeal(tmp_path: Path) -> None:
    clash = TOOL.format("GPL-3.0").replace("calls", "incorporates")
    before = judged(tmp_path, HEAD + clash)
    assert str(before.answer) == "no"
    accepts = "".join(
        ACCEPT.replace('"corpus"', '"tool"').replace("licence-unreadable", code)
        for code in ("outbound-not-named", "further-restriction")
    )
    assert str(judged(tmp_path, HEAD + clash + accepts).answer) == "no"


def test_only_what_lifts_something_is_missed(tmp_path: Path) -> None:
    text = HEAD + TOOL.format("ISC") + '[policy.licences]\nallow = ["ISC", "MIT"]\ndeny = ["GPL-3.0-only"]\n'
    verdict = judged(tmp_path, text + ACCEPT + EXCEPT)
    assert [(one.code, one.place.line) for one in verdict.release.findings] == [
        ("policy-entry-unused", 17),
        ("policy-entry-unused", 13),
        ("policy-entry-unused", 11),
    ]
    assert verdict.release.findings[2].message.endswith(": MIT")


def test_a_repair_is_judged_by_the_policy_too(tmp_path: Path) -> None:
    clash = TOOL.format("GPL-3.0-only").replace("calls", "incorporates")
    deny = '[policy.licences]\ndeny = ["GPL-3.0-only"]\n'
    other = TOOL.format("MIT").replace('"tool"', '"other"')
    found = judged(tmp_path, HEAD + clash + other).repairs()
    assert {one.kind for one in found} == {"weaken", "relabel"}
    strict = judged(tmp_path, HEAD + clash + other + deny).repairs()
    assert {one.kind for one in strict} == {"drop"}


def test_what_a_reader_left_open_is_accepted_by_the_code_of_its_finding(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\ndatasets: []\n---\n", encoding="utf-8")
    accept = ACCEPT.replace("licence-unreadable", "lineage-not-stated").replace('"corpus"', '"acme/chat"')
    (tmp_path / "house.toml").write_text(accept, encoding="utf-8")
    bare = licet.load(tmp_path)
    assert [one.code for one in licet.check(bare).open] == ["claim-unclear"]
    name = bare.root.name
    (tmp_path / "house.toml").write_text(accept.replace("acme/chat", name), encoding="utf-8")
    verdict = licet.check(licet.load(tmp_path, policy=tmp_path / "house.toml"))
    assert str(verdict.answer) == "yes"
    assert [one.code for one in verdict.release.findings] == ["lineage-not-stated", "policy-accepted"]
