# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The judge on small releases: what is objected, what is asked, what is passed on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from licet.reason.judge import check
from licet.reason.scenario import Scenario
from licet.reason.truth import Answer
from licet.reason.verdict import Verdict
from licet.release.graph import Claim, Finding, Place, Release, ReleaseError
from licet.release.pair import stated
from licet.syntax import parse_expression
from tests.property.releases import HERE, artefact, link

FEW = {"monthly_active_users": 1000}


def release(outbound: str | None, *parts: tuple[str, str, str, str], name: str = "root", **more: object) -> Release:
    """Return a release of parts (name, kind, licence, relation[ of])."""
    origins = tuple(artefact(n, k, licence) for n, k, licence, _ in parts)
    links = tuple(link(n, *r.split(" ")) if " " in r else link(n, r, name) for n, _, _, r in parts)
    root = artefact(name, "model", outbound)
    return Release(root, origins, links, **{"named": True, **more})  # type: ignore[arg-type]


def codes(verdict: Verdict) -> list[str]:
    return sorted(o.code for o in verdict.conflicts)


def test_nothing_asked_of_nobody_is_yes() -> None:
    assert check(release("MIT")).answer is Answer.YES


def test_two_clauses_clash_and_both_are_cited() -> None:
    verdict = check(
        release(
            None,
            ("base", "model", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes"),
            ("tool", "code", "GPL-3.0-only", "incorporates"),
        )
    )
    assert verdict.answer is Answer.NO
    (objection,) = verdict.conflicts
    assert objection.code == "further-restriction"
    first, second = objection.parties
    assert (first.licence, first.cite and first.cite.section) == ("LicenseRef-CreativeML-OpenRAIL-M", "4")
    assert (second.licence, second.cite and second.cite.section) == ("GPL-3.0-only", "10")
    assert verdict.outbound == ()


def test_side_by_side_they_do_not_clash() -> None:
    verdict = check(
        release(
            "LicenseRef-CreativeML-OpenRAIL-M",
            ("base", "model", "LicenseRef-CreativeML-OpenRAIL-M", "fine-tunes"),
            ("tool", "code", "GPL-3.0-only", "bundles"),
        )
    )
    assert verdict.answer is Answer.YES
    assert verdict.restrictions
    assert {r.mode for r in verdict.restrictions if r.party.licence.endswith("OpenRAIL-M")} == {"clause"}


@pytest.mark.parametrize(
    ("base", "label", "code"),
    [
        ("LicenseRef-Llama-2", "MIT", "label-promises-more"),
        ("LicenseRef-Gemma-2024-04-01", "Apache-2.0", "restrictions-not-carried"),
        ("LicenseRef-BigCode-OpenRAIL-M-1.0", "MIT", "restrictions-not-carried"),
        ("CC-BY-NC-4.0", "MIT", "label-promises-more"),
        ("GPL-3.0-only", "MIT", "outbound-not-named"),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", "act-forbidden"),
    ],
)
def test_a_fine_tune_under_a_label_that_does_not_hold(base: str, label: str, code: str) -> None:
    verdict = check(release(label, ("base", "model", base, "fine-tunes"), name="acme/Llama-x", facts=FEW))
    assert verdict.answer is Answer.NO
    assert code in codes(verdict)


def test_a_licence_named_beside_the_label_carries_what_it_must() -> None:
    part = ("base", "model", "LicenseRef-Llama-2", "fine-tunes")
    verdict = check(release("MIT AND LicenseRef-Llama-2", part, facts=FEW))
    assert verdict.answer is Answer.YES


def test_a_label_that_offers_a_choice_must_hold_in_each_branch() -> None:
    part = ("base", "model", "LicenseRef-Llama-2", "fine-tunes")
    assert check(release("MIT OR LicenseRef-Llama-2", part, facts=FEW)).answer is Answer.NO


def test_a_threshold_is_asked_for_and_is_silent_once_known() -> None:
    part = ("base", "model", "LicenseRef-Llama-2", "fine-tunes")
    open_ = check(release("LicenseRef-Llama-2", part))
    assert open_.answer is Answer.UNKNOWN
    assert [q.unknown.subject for q in open_.questions] == ["monthly_active_users > 700,000,000"]
    assert check(release("LicenseRef-Llama-2", part, facts=FEW)).answer is Answer.YES
    many = check(release("LicenseRef-Llama-2", part, facts={"monthly_active_users": 800_000_000}))
    assert codes(many) == ["act-forbidden"]


def test_a_threshold_binds_recipients_however_small_the_releaser_is() -> None:
    verdict = check(release("Apache-2.0", ("base", "model", "LicenseRef-Qwen-2024", "fine-tunes"), facts=FEW))
    assert verdict.answer is Answer.NO


def test_training_on_share_alike_text_hangs_on_one_question() -> None:
    verdict = check(release("MIT", ("corpus", "data", "CC-BY-SA-4.0", "trains-on")))
    assert verdict.answer is Answer.UNKNOWN
    assert [q.unknown.subject for q in verdict.questions] == ["training-makes-a-derivative"]
    assert {r.value for r in verdict.repairs()} >= {"CC-BY-SA-4.0"}


def test_outputs_of_a_model_that_forbids_training_on_them() -> None:
    synthetic = ("synthetic", "data", "CC0-1.0", "trains-on")
    llama = ("llama", "model", "LicenseRef-Llama-2", "generated-by synthetic")
    verdict = check(release("Apache-2.0", synthetic, llama))
    assert codes(verdict) == ["outputs-training-banned"]
    # Llama 2 excepts Llama 2 itself and its derivatives.
    base = ("base", "model", "LicenseRef-Llama-2", "fine-tunes")
    own = check(release("LicenseRef-Llama-2", base, synthetic, llama, facts=FEW))
    assert own.answer is Answer.YES


def test_a_name_that_lacks_its_prefix_and_one_that_nobody_stated() -> None:
    part = ("base", "model", "LicenseRef-Llama-3.1", "fine-tunes")
    verdict = check(release("LicenseRef-Llama-3.1", part, name="acme/chat", facts=FEW))
    assert codes(verdict) == ["name-lacks-prefix"]
    assert [r.value for r in verdict.repairs()] == ["acme/Llama-chat"]
    unnamed = check(release("LicenseRef-Llama-3.1", part, name="acme/chat", facts=FEW, named=False))
    assert unnamed.answer is Answer.YES
    assert "name-prefix" in {d.duty for d in unnamed.duties}


def test_two_prefixes_that_no_name_has() -> None:
    verdict = check(
        release(
            None,
            ("a", "model", "LicenseRef-Llama-3.1", "merges"),
            ("b", "model", "LicenseRef-EXAONE-1.1-NC", "merges"),
            facts=FEW,
        )
    )
    assert "names-clash" in codes(verdict)


def test_a_stated_use_is_held_against_restrictions() -> None:
    part = ("base", "model", "LicenseRef-Llama-3.1", "fine-tunes")
    verdict = check(release("LicenseRef-Llama-3.1", part, name="Llama-x", facts=FEW, uses=("military",)))
    assert codes(verdict) == ["use-forbidden"]


def test_selling_needs_what_non_commercial_licences_withhold() -> None:
    verdict = check(release("CC-BY-NC-4.0", ("base", "model", "CC-BY-NC-4.0", "fine-tunes"), acts=("publish", "sell")))
    assert "use-forbidden" in codes(verdict)
    given_away = check(release("CC-BY-NC-4.0", ("base", "model", "CC-BY-NC-4.0", "fine-tunes")))
    assert given_away.answer is Answer.YES


def test_the_best_branch_is_chosen_and_said() -> None:
    verdict = check(release("MIT", ("tool", "code", "GPL-3.0-only OR MIT", "incorporates")))
    assert verdict.answer is Answer.YES
    (choice,) = verdict.choices
    assert (choice.chosen, choice.instead_of) == ("MIT", ("GPL-3.0-only",))


def test_or_later_lets_a_recipient_switch() -> None:
    with_apache = [("tool", "code", "Apache-2.0", "incorporates")]
    later = check(release("GPL-3.0-only", *with_apache, ("old", "code", "GPL-2.0-or-later", "incorporates")))
    only = check(release("GPL-3.0-only", *with_apache, ("old", "code", "GPL-2.0-only", "incorporates")))
    assert later.answer is Answer.YES
    assert only.answer is Answer.NO


@pytest.mark.parametrize(
    ("licence", "code"),
    [("LicenseRef-Unheard-Of", "licence-not-recorded"), ("Aladdin", "licence-not-recorded")],
)
def test_an_unrecorded_licence_is_never_a_yes(licence: str, code: str) -> None:
    verdict = check(release("MIT", ("base", "model", licence, "fine-tunes")))
    assert verdict.answer is Answer.UNKNOWN
    assert [o.code for o in verdict.open] == [code]
    labelled = check(release(licence, ("base", "model", "MIT", "fine-tunes")))
    assert labelled.answer is Answer.UNKNOWN


def test_a_missing_or_unreadable_claim_is_a_question_about_that_component() -> None:
    silent = release("MIT", ("base", "model", "MIT", "fine-tunes"))
    silent = replace(silent, origins=(replace(silent.origins[0], licence=None),))
    assert [o.code for o in check(silent).open] == ["licence-not-stated"]
    unread = Claim(("???",), "single", HERE, "card", (), (), "licence-unreadable", "what is ??? of base?")
    verdict = check(replace(silent, origins=(replace(silent.origins[0], licence=unread),)))
    assert [(o.code, q.asks) for o, q in zip(verdict.open, verdict.questions, strict=True)] == [
        ("licence-unreadable", "what is ??? of base?")
    ]


def test_an_unknown_licence_that_no_default_reaches_does_not_matter() -> None:
    silent = release("MIT", ("bench", "data", "MIT", "evaluates-on"))
    silent = replace(silent, origins=(replace(silent.origins[0], licence=None),))
    assert check(silent).answer is Answer.YES


def test_a_name_that_leaves_the_version_open_must_hold_for_each() -> None:
    gemma = parse_expression("LicenseRef-Gemma-2024-04-01"), parse_expression("LicenseRef-Gemma-2025-03-24")
    claim = Claim(("gemma",), "single", HERE, "card", gemma)
    base = release("Apache-2.0", ("base", "model", "MIT", "fine-tunes"))
    verdict = check(replace(base, origins=(replace(base.origins[0], licence=claim),)))
    assert verdict.answer is Answer.NO  # whichever it is


def test_claims_of_two_places_are_both_held_against_an_origin() -> None:
    base = release("MIT", ("tool", "code", "MIT", "incorporates"))
    other = stated(parse_expression("GPL-3.0-only"))
    said = base.origins[0].licence
    assert said is not None
    for first, second in ((said, other), (other, said)):
        tool = replace(base.origins[0], licence=replace(first, disputed_by=(second,)))
        verdict = check(replace(base, origins=(tool,)))
        assert verdict.answer is Answer.NO
        assert {side.licence for one in verdict.conflicts for side in one.parties} >= {"GPL-3.0-only"}
        assert check(replace(base, origins=(tool,)), outbound=other.readings[0]).answer is Answer.YES


def test_claims_of_two_places_are_both_promised_by_a_label() -> None:
    base = release("GPL-3.0-only", ("tool", "code", "GPL-3.0-only", "incorporates"))
    assert base.root.licence is not None
    assert check(base).answer is Answer.YES
    other = replace(stated(parse_expression("MIT")), place=Place("LICENSE", 1))
    shown = replace(base.root, licence=replace(base.root.licence, disputed_by=(other,)))
    verdict = check(replace(base, root=shown))
    assert verdict.answer is Answer.NO
    assert verdict.to_dict()["release"]["licence"]["disputed_by"][0]["read_as"] == ["MIT"]
    assert check(replace(base, root=shown), outbound=base.root.licence.readings[0]).answer is Answer.YES


def test_a_finding_of_a_reader_that_may_matter_keeps_the_answer_open() -> None:
    base = release("MIT", ("base", "model", "MIT", "fine-tunes"))
    doubtful = replace(base, findings=(Finding("claims-disagree", "two claims", HERE, "unknown", "which?"),))
    verdict = check(doubtful)
    assert verdict.answer is Answer.UNKNOWN
    assert [q.asks for q in verdict.questions] == ["which?"]
    noted = replace(base, findings=(Finding("name-not-an-id", "odd", HERE),))
    assert check(noted).answer is Answer.YES


def test_a_release_that_names_no_act_is_judged_as_one_that_goes_out() -> None:
    base = release("MIT", ("tool", "code", "GPL-3.0-only", "incorporates"), acts=())
    assert check(base).answer is Answer.NO
    assert check(base, scenario=Scenario(())).answer is Answer.NO


def test_a_licence_named_for_combinations_needs_a_work_that_the_release_is_based_on() -> None:
    # EUPL-1.2 §5: "based upon both the Work and another work" under LGPL; what stands apart is not such a work.
    parts = ("lib", "model", "LGPL-3.0-only", "embeds"), ("tool", "code", "EUPL-1.2", "distils")
    assert check(release("LGPL-3.0-only", *parts)).answer is Answer.UNKNOWN
    within = ("lib", "model", "LGPL-3.0-only", "fine-tunes"), parts[1]
    assert "outbound-not-named" not in {one.code for one in check(release("LGPL-3.0-only", *within)).open}


def test_a_layer_of_defaults_can_be_chosen_and_is_named() -> None:
    base = release("MIT", ("corpus", "data", "CC-BY-SA-4.0", "trains-on"))
    verdict = check(base, scenario=Scenario(("publish",), defaults="eu"))
    assert verdict.defaults == "eu"
    assert verdict.to_dict()["defaults"] == "eu"


def test_a_proposed_licence_replaces_the_stated_one() -> None:
    base = release("MIT", ("tool", "code", "GPL-3.0-only", "incorporates"))
    assert check(base).answer is Answer.NO
    assert check(base, outbound=parse_expression("GPL-3.0-only")).answer is Answer.YES


def test_without_a_proposal_the_licences_that_work_are_named() -> None:
    verdict = check(release(None, ("tool", "code", "GPL-3.0-only", "incorporates")))
    assert verdict.answer is Answer.YES
    assert verdict.outbound[0] == "GPL-3.0-only"
    assert "MIT" not in verdict.outbound
    free = check(release(None, ("tool", "code", "MIT", "incorporates")))
    assert {"MIT", "Apache-2.0"} <= set(free.outbound)


def test_a_cycle_is_an_error() -> None:
    base = release("MIT", ("a", "model", "MIT", "fine-tunes b"), ("b", "model", "MIT", "fine-tunes a"))
    with pytest.raises(ReleaseError, match="cycle"):
        check(base)


def test_duties_are_told_once_with_everybody_who_asks() -> None:
    verdict = check(release("MIT", ("a", "code", "MIT", "bundles"), ("b", "code", "BSD-3-Clause", "bundles")))
    (notices,) = [d for d in verdict.duties if d.duty == "keep-notices"]
    assert {p.artefact for p in notices.parties} == {"a", "b"}


def test_the_exit_code_follows_the_answer() -> None:
    assert check(release("MIT")).exit_code == 0
    assert check(release("MIT", ("a", "code", "GPL-3.0-only", "incorporates"))).exit_code == 1
    assert check(release("MIT", ("a", "code", "LicenseRef-X", "incorporates"))).exit_code == 3


def test_copylefts_with_nothing_in_common_are_told_as_a_set() -> None:
    verdict = check(
        release(
            None,
            ("widgets", "code", "OSL-3.0", "incorporates"),
            ("parser", "code", "EPL-2.0", "incorporates"),
            ("icons", "data", "CC0-1.0", "incorporates"),
        )
    )
    assert codes(verdict) == ["no-common-licence"]
    assert {party.artefact for party in verdict.conflicts[0].parties} == {"widgets", "parser"}
    assert all(party.cite is not None for party in verdict.conflicts[0].parties)


def test_a_label_that_cannot_be_read_may_be_what_an_origin_names() -> None:
    base = release("MIT", ("base", "model", "GPL-3.0-only", "fine-tunes"))
    unread = Claim(("other",), "single", HERE, "card", (), (), "licence-other", "which licence is it?")
    verdict = check(replace(base, root=replace(base.root, licence=unread)))
    assert verdict.answer is Answer.UNKNOWN
