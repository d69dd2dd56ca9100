# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The text of verdicts: the answer first, both clauses, what to do, duties, restrictions, questions."""

from __future__ import annotations

import pytest

import licet
from licet.report import join
from licet.report.asking import snippet
from licet.report.prose import write
from licet.report.style import Style
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged


def text(manifest: str, **style: bool) -> str:
    return write(judged(manifest), Style(**style))  # type: ignore[arg-type]


def flat(shown: str) -> str:
    """Return a text on one line: what it says, wherever it was wrapped."""
    return " ".join(shown.split())


def test_a_no_begins_with_the_answer_and_shows_both_clauses() -> None:
    shown = text(REFUSED)
    assert shown.startswith("no   acme/chat-7b cannot be published as described\n")
    said = flat(shown)
    assert "because CreativeML-OpenRAIL-M §4 (“MUST be included as an enforceable provision by You”) requires" in said
    assert "and GPL-3.0-only §10 (“may not impose any further restrictions" in said
    assert "(licet.toml:8)" in said
    assert "(licet.toml:14)" in said
    assert (
        "and chat-7b incorporates both acme/base and acme/trainer as one work (licet.toml:9 and licet.toml:15)" in said
    )
    assert "no licence can be placed on chat-7b. [further-restriction]" in said
    assert "it would hold if you - " in said
    assert "rests on: the licences' own words" in said


def test_a_yes_lists_duties_restrictions_and_what_was_read() -> None:
    said = flat(text(PERMITTED))
    assert said.startswith("yes acme/paint may be published under CreativeML-OpenRAIL-M to do [ ] ")
    assert (
        "[ ] put a copy of their licence beside the release (diffusion: CreativeML-OpenRAIL-M §4 and loader: Apache-2.0"
        in said
    )
    assert (
        "use restrictions of CreativeML-OpenRAIL-M (diffusion): they must be an enforceable term of your licence"
        in said
    )
    assert "noticed" not in said or "apache 2.0" in said


def test_a_yes_without_a_proposal_says_under_what_it_may_go_out() -> None:
    manifest = PERMITTED.replace('licence = "LicenseRef-CreativeML-OpenRAIL-M"\n\n', "\n", 1)
    said = flat(text(manifest))
    assert said.startswith("yes acme/paint may be published to do")
    assert "it may go out under LicenseRef-CreativeML-OpenRAIL-M" in said


def test_an_unknown_says_what_it_hangs_on_and_what_each_answer_means() -> None:
    shown = text(OPEN)
    said = flat(shown)
    assert said.startswith(
        "unknown whether acme/reader may be published under MIT hangs on whether training makes a derivative"
    )
    assert "if training makes a derivative: no: CC-BY-SA-4.0 §3(b)(1) lets a derivative of acme/corpus go out" in said
    assert "if training makes no derivative: yes" in said
    assert "it would hold, whatever the answers, if you - put it under CC-BY-SA-4.0" in said
    assert "rests on" not in said


def test_facts_are_shown_ready_to_paste() -> None:
    said = flat(write(licet.compatible("GPL-3.0-only", "GPL-3.0-only"), Style()))
    assert "[facts]" not in said
    verdict = judged(THRESHOLD)
    assert str(verdict.answer) == "unknown"
    said = flat(write(verdict, Style(verbose=True)))
    assert "what is the licence of acme/mystery?" in said
    assert "answer it: look up the licence of acme/mystery and state it in licet.toml" in said
    if any(question.unknown.fact for question in verdict.questions):
        assert "[facts] " in said


LICENSED_BY_SIZE = """
[release]
name = "acme/served"
kind = "model"
licence = "LicenseRef-Tencent-Hunyuan-Large-2024"
acts = ["host"]

[[component]]
name = "acme/base"
kind = "model"
licence = "LicenseRef-Tencent-Hunyuan-Large-2024"
relation = "fine-tunes"
"""


def test_a_fact_that_decides_is_asked_for_by_name() -> None:
    verdict = judged(LICENSED_BY_SIZE)
    facts = [question.unknown.fact for question in verdict.questions if question.unknown.kind == "fact"]
    said = flat(write(verdict, Style()))
    assert facts
    for fact in facts:
        assert f"{fact} = " in said
    assert "to state facts, paste into licet.toml and fill in (or give --fact name=value) [facts]" in said


def test_a_fact_that_is_pasted_unread_is_an_error_and_no_answer() -> None:
    lines = snippet(judged(LICENSED_BY_SIZE), Style())
    pasted = "\n".join(line.strip() for line in lines[1:])
    assert pasted.startswith("[facts]\n")
    with pytest.raises(licet.ReleaseError):
        judged(LICENSED_BY_SIZE + pasted + "\n")


@pytest.mark.parametrize("manifest", [REFUSED, PERMITTED, OPEN, THRESHOLD])
def test_the_common_answer_fits_a_screen(manifest: str) -> None:
    lines = text(manifest).splitlines()
    assert len(lines) <= 25
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("manifest", [REFUSED, PERMITTED, OPEN, THRESHOLD])
def test_every_style_is_safe_and_says_the_same(manifest: str) -> None:
    plain = text(manifest)
    assert "\x1b" not in plain
    assert text(manifest, ascii=True).isascii()
    coloured = text(manifest, colour=True)
    assert "\x1b[1;" in coloured.splitlines()[0]
    import re

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_verbose_leaves_nothing_out() -> None:
    verdict = judged(PERMITTED)
    long = write(verdict, Style(verbose=True))
    for restriction in verdict.restrictions:
        assert restriction.label in flat(long)
    assert "--verbose" not in long
    for duty in verdict.duties:
        assert duty.done.split(" its ")[0] in flat(long)


def test_a_pair_is_asked_and_answered_as_a_pair() -> None:
    assert write(licet.compatible("MIT", "Apache-2.0"), Style()).startswith(
        "yes  a release that incorporates code under MIT may go out under Apache-2.0\n"
    )
    refused = flat(write(licet.compatible("GPL-3.0-only", "MIT"), Style()))
    assert refused.startswith("no a release that incorporates code under GPL-3.0-only cannot go out under MIT")
    assert "the question" not in refused  # no place but the question itself
    assert "left the work out" not in refused
    trained = flat(write(licet.compatible("CC-BY-SA-4.0", "MIT", relation="trains-on", kind="data"), Style()))
    assert trained.startswith(
        "unknown whether a release that is trained on data under CC-BY-SA-4.0 may go out under MIT"
    )


def test_a_choice_that_was_made_is_told() -> None:
    said = flat(write(licet.compatible("GPL-2.0-only OR MIT", "Apache-2.0"), Style()))
    assert said.startswith("yes ")
    assert "the work: MIT was chosen, instead of GPL-2.0-only" in said


def test_one_version_of_two_is_told_once_and_the_other_likewise() -> None:
    verdict = judged(
        """
[release]
name = "acme/chat"
kind = "model"
licence = "Apache-2.0"

[[component]]
name = "acme/base"
kind = "model"
licence = "gemma"
relation = "fine-tunes"
"""
    )
    said = flat(write(verdict, Style()))
    assert str(verdict.answer) == "no"
    assert "whatever the answer, one of these stands in the way" in said
    assert "if acme/base is under Gemma-2024-04-01: because Gemma-2024-04-01 §3.1" in said
    assert "likewise if acme/base is under Gemma-2025-03-24" in said
    assert said.count("[restrictions-not-carried]") == 1


def test_several_verdicts_are_headed_by_their_paths() -> None:
    verdict = licet.compatible("MIT", "MIT")
    both = join([("a/licet.toml", verdict), ("b/licet.toml", verdict)], "text", Style())
    assert both.startswith("a/licet.toml:\nyes  ")
    assert "\n\nb/licet.toml:\nyes  " in both
