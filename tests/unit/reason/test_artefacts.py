# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Releases of several artefacts: what each is judged on, and what they come to together."""

from __future__ import annotations

from dataclasses import replace

import pytest

import licet
from licet.reason.artefact_suggestions import suggest_each
from licet.reason.artefacts import check
from licet.reason.judge import check as judge
from licet.reason.suggest import suggest
from licet.reason.ticked import tick
from licet.reason.truth import Answer
from licet.reason.verdict import Verdict
from licet.release.evidence import Evidence
from licet.release.graph import Artefact, Finding, Link, Release, ReleaseError
from licet.syntax import parse_expression
from tests.property.releases import HERE, artefact, link

RAIL = "LicenseRef-CreativeML-OpenRAIL-M"
NC = "CC-BY-NC-4.0"


def kit(
    label: str | None, parts: dict[str, str | None], *rows: tuple[str, str, str, str], more: tuple[Link, ...] = ()
) -> Release:
    """Return a release with these artefacts bundled in it; a row is an origin, its licence, relation and target."""
    return Release(
        artefact("kit", "model", label),
        tuple(artefact(name, "model", licence) for name, licence, _, _ in rows),
        (
            *(link(name, "bundles", "kit") for name in parts),
            *more,
            *(link(name, relation, target) for name, _, relation, target in rows),
        ),
        parts=tuple(artefact(name, "model", licence) for name, licence in parts.items()),
    )


def codes(verdict: Verdict) -> list[tuple[str, str]]:
    """Return the code of each objection with the artefact that it is raised against."""
    return [(one.code, verdict.of(one).release.root.name) for one in (*verdict.conflicts, *verdict.open)]


def changes(verdict: Verdict) -> list[str]:
    return [one.change for one in verdict.repairs()]


def test_each_artefact_is_judged_under_its_own_licence() -> None:
    verdict = check(
        kit(
            None,
            {"weights": RAIL, "code": "MIT"},
            ("base", RAIL, "fine-tunes", "weights"),
            ("gpl", "GPL-3.0-only", "incorporates", "code"),
        )
    )
    assert [str(one.answer) for one in verdict.parts] == ["yes", "no"]
    assert (verdict.answer, codes(verdict)) == (Answer.NO, [("outbound-not-named", "code")])
    assert verdict.restrictions  # of the weights: they go out, or are left out, with the rest


def test_a_release_of_one_artefact_is_judged_as_ever() -> None:
    release = replace(kit("MIT", {}, ("gpl", "GPL-3.0-only", "incorporates", "kit")), parts=())
    assert check(release) == judge(release)
    assert check(release).members == (check(release),)


def test_what_own_data_was_made_from_reaches_the_weights_and_the_own_licence_does_not() -> None:
    trained = (link("rows", "trains-on", "weights"),)
    release = kit(None, {"weights": "MIT", "rows": NC}, ("photos", NC, "derives-from", "rows"), more=trained)
    verdict = check(release)
    assert [str(one.answer) for one in verdict.parts] == ["unknown", "yes"]
    assert {party.artefact for one in verdict.open for party in one.parties} <= {"photos", "weights"}
    alone = replace(release, origins=(), links=release.links[:-1])
    assert check(alone).answer is Answer.YES


def test_a_proposed_licence_is_that_of_the_whole() -> None:
    release = kit(None, {"weights": NC, "code": None}, ("base", NC, "fine-tunes", "weights"))
    verdict = licet.check(release, outbound="Apache-2.0")
    assert [one.proposed for one in verdict.members] == ["Apache-2.0", NC, "Apache-2.0"]
    assert (verdict.proposed, codes(verdict)) == ("Apache-2.0", [("label-promises-more", "kit")])
    assert verdict.parts[0].answer is Answer.YES


@pytest.mark.parametrize(
    ("label", "stated", "relation", "answer"),
    [
        ("MIT", NC, "bundles", "no"),
        ("MIT", NC, "collects", "no"),
        ("MIT", NC, "vendors", "no"),
        ("MIT", NC, "fine-tunes", "yes"),  # another work: under what he likes, for it is the releaser's own
        ("MIT", "GPL-3.0-only", "bundles", "yes"),  # duties make no label false
        (f"MIT AND {NC}", NC, "bundles", "yes"),
        (f"MIT OR {NC}", NC, "bundles", "no"),  # a recipient may take either
        ("MIT", f"MIT OR {NC}", "bundles", "yes"),  # and here as well
        ("MIT", f"{NC} AND MIT", "bundles", "no"),
        (NC, "MIT", "bundles", "yes"),
        (None, NC, "bundles", "yes"),
        ("MIT", None, "bundles", "yes"),
        ("MIT", "LicenseRef-nobody-knows", "bundles", "unknown"),
    ],
)
def test_the_label_of_the_whole_may_not_promise_more(
    label: str | None, stated: str | None, relation: str, answer: str
) -> None:
    release = kit(label, {"weights": stated})
    release = replace(release, links=(link("weights", relation, "kit"),))
    verdict = check(release)
    assert {code for code, _ in codes(verdict)} <= {"label-promises-more", "licence-not-recorded"}
    found = [one for one in codes(verdict) if one[0] == "label-promises-more"]
    assert (bool(found), verdict.answer) == (answer == "no", Answer(answer) if answer == "no" else verdict.answer)
    assert verdict.answer is not Answer.YES or answer == "yes"


def test_an_artefact_may_hold_another() -> None:
    release = kit(None, {"weights": "MIT", "pictures": NC})
    verdict = check(replace(release, links=(link("weights", "bundles", "kit"), link("pictures", "vendors", "weights"))))
    assert codes(verdict) == [("label-promises-more", "weights")]
    (objection,) = verdict.conflicts
    assert [(party.artefact, party.licence) for party in objection.parties] == [("pictures", NC), ("weights", "MIT")]
    assert objection.parties[0].stand is not None
    assert objection.parties[0].stand.trail[0].link.relation == "vendors"  # as it is stated
    assert "put weights under MIT AND CC-BY-NC-4.0" in changes(verdict)


def test_a_licence_with_a_named_licensor_may_label_what_holds_a_work_of_theirs() -> None:
    gemma = "LicenseRef-Gemma-2024-04-01"
    rows = [("base", gemma, "fine-tunes", "weights")]
    assert check(kit(f"MIT AND {gemma}", {"weights": gemma}, *rows)).answer is Answer.YES
    assert check(kit(f"MIT AND {gemma}", {"weights": "MIT"})).answer is not Answer.YES


def test_two_artefacts_that_are_each_refused_by_another_answer_are_refused() -> None:
    """Whatever linking makes of a library, one of the two labels is wrong."""
    made = replace(judge(kit(None, {})), parts=())
    verdict = check(
        kit(
            None,
            {"one": "MIT", "two": "MIT"},
            ("a", "CC-BY-SA-4.0", "trains-on", "one"),
            ("b", "CC-BY-SA-4.0", "trains-on", "two"),
        )
    )
    assert verdict.answer is Answer.UNKNOWN
    assert [one.unknown.subject for one in verdict.questions] == ["training-makes-a-derivative"]
    assert verdict.questions[0].components == ("a", "b")
    from licet.reason.artefacts import together

    ((unknown, _),) = verdict.open[0].literals
    halves = [
        replace(part, open=tuple(replace(one, literals=frozenset({(unknown, value)})) for one in part.open))
        for value, part in enumerate(verdict.parts)
    ]
    both = together(verdict.release, made, tuple(halves))
    assert (both.answer, both.questions) == (Answer.NO, ())
    assert len(both.conflicts) == 2


def test_what_is_owed_is_owed_once() -> None:
    verdict = check(
        kit(
            None, {"one": "MIT", "two": "MIT"}, ("a", "MIT", "incorporates", "one"), ("b", "MIT", "incorporates", "two")
        )
    )
    texts = [duty for duty in verdict.duties if duty.duty == "include-text"]
    assert [[party.artefact for party in duty.parties] for duty in texts] == [["a", "b"]]
    shared = kit(None, {"one": "MIT", "two": "MIT"}, ("a", "MIT", "incorporates", "one"))
    shared = replace(shared, links=(*shared.links, link("a", "incorporates", "two")))
    (duty,) = [duty for duty in check(shared).duties if duty.duty == "include-text"]
    assert [party.artefact for party in duty.parties] == ["a"]


def test_a_duty_is_ticked_for_the_artefact_that_owes_it() -> None:
    llama = "LicenseRef-Llama-3.1"
    names = {"Llama-chat": llama, "owl": llama}
    release = kit(None, names, *((f"base-{name}", llama, "fine-tunes", name) for name in names))
    verdict = check(replace(release, facts={"monthly_active_users": 1}))
    assert codes(verdict) == [("name-lacks-prefix", "owl")]
    done = {(d.discharged, d.parties[0].artefact) for d in tick(verdict, Evidence()).duties if d.duty == "name-prefix"}
    assert done == {(True, "base-Llama-chat"), (False, "base-owl")}
    assert tick(verdict, None).of(verdict.conflicts[0]).release.root.name == "owl"


def test_the_licences_that_the_whole_may_go_out_under_are_honest() -> None:
    release = kit(None, {"weights": NC}, ("icon", "MIT", "incorporates", "kit"))
    assert "MIT" in judge(replace(release, parts=(), links=release.links[1:])).outbound
    assert check(release).outbound == ()
    assert "MIT" in check(kit(None, {"weights": "MIT"}, ("icon", "MIT", "incorporates", "kit"))).outbound


def test_a_finding_is_asked_once() -> None:
    finding = Finding("key-not-read", "somebody", HERE, "unknown", "which data?", about="base")
    rows = [("base", "MIT", "fine-tunes", "one")]
    verdict = check(replace(kit(None, {"one": "MIT", "two": "MIT"}, *rows), findings=(finding,)))
    assert [str(one.answer) for one in verdict.members] == ["yes", "unknown", "yes"]
    assert codes(verdict) == [("claim-unclear", "one")]


def test_the_proof_has_a_branch_for_each_artefact() -> None:
    verdict = check(kit(None, {"one": "MIT", "two": "MIT"}, ("a", "MIT", "incorporates", "one")))
    assert [(node.kind, node.subject) for node in verdict.proof().children] == [("answer", "one"), ("answer", "two")]
    labelled = check(kit("MIT", {"one": NC}))
    assert [node.subject for node in labelled.proof().children] == ["one", "kit"]


def test_two_works_of_one_name_are_an_error() -> None:
    release = kit(None, {"one": "MIT"}, ("one", "MIT", "incorporates", "kit"))
    with pytest.raises(ReleaseError, match="two works of the release are called 'one'"):
        check(replace(release, links=()))


def test_a_circle_is_an_error() -> None:
    release = kit(
        None, {"one": "MIT", "two": "MIT"}, more=(link("one", "bundles", "two"), link("two", "bundles", "one"))
    )
    with pytest.raises(ReleaseError, match="cycle"):
        check(release)


def test_a_repair_is_told_of_the_artefact_that_it_mends() -> None:
    verdict = check(kit(None, {"weights": "MIT", "code": "MIT"}, ("gpl", "GPL-3.0-only", "incorporates", "code")))
    assert changes(verdict)[0] == "put code under GPL-3.0-only"
    assert 'in code: ship gpl beside it (relation "bundles")' in changes(verdict)
    assert all(one.answer is Answer.YES for one in verdict.repairs())
    first = verdict.repairs()[0]
    parts = tuple(
        replace(one, licence=artefact("", "code", first.value).licence) if one.name == first.subject else one
        for one in verdict.release.parts
    )
    assert check(replace(verdict.release, parts=parts)).answer is Answer.YES


def test_a_name_is_mended_where_it_is_wrong() -> None:
    llama = "LicenseRef-Llama-3.1"
    release = kit(None, {"acme/owl": llama}, ("base", llama, "fine-tunes", "acme/owl"))
    verdict = check(replace(release, facts={"monthly_active_users": 1}))
    assert changes(verdict) == ["name acme/owl acme/Llama-owl"]


def test_one_change_for_each_is_offered_where_no_single_one_helps() -> None:
    verdict = check(
        kit(
            None,
            {"one": "MIT", "two": "MIT"},
            ("gpl", "GPL-3.0-only", "incorporates", "one"),
            ("nc", NC, "fine-tunes", "two"),
        )
    )
    (repair,) = verdict.repairs()
    assert repair.change == f"put one under GPL-3.0-only, and put two under {NC}"
    assert (repair.kind, repair.answer) == ("relabel", Answer.YES)


def test_an_artefact_may_be_left_out_though_others_were_made_from_it() -> None:
    release = kit(
        None,
        {"weights": "MIT", "rows": "MIT"},
        ("photos", NC, "derives-from", "rows"),
        more=(link("rows", "evaluates-on", "weights"),),
    )
    assert "leave rows out" in changes(check(release))
    only = kit(None, {"rows": "MIT"}, ("photos", NC, "derives-from", "rows"))
    assert "leave rows out" not in changes(check(only))


def test_licences_are_suggested_for_each_artefact() -> None:
    release = kit(None, {"weights": NC, "code": "MIT"}, ("base", NC, "fine-tunes", "weights"))
    found = suggest_each(release)
    assert [one.verdict.release.root.name for one in found] == ["weights", "code"]
    assert "MIT" not in {one.licence for one in found[0].licences}
    assert "MIT" in {one.licence for one in found[1].licences}
    with_rest = replace(release, origins=(*release.origins, artefact("icon", "data", "MIT")))
    with_rest = replace(with_rest, links=(*release.links, link("icon", "incorporates", "kit")))
    rest = suggest_each(with_rest)[0]
    assert rest.verdict.release.root.name == "kit"
    assert "MIT" not in {one.licence for one in rest.licences}  # it would promise more than the weights
    assert NC in {one.licence for one in rest.licences}


def test_a_release_of_one_is_suggested_for_as_ever() -> None:
    alone = Release(artefact("kit", "code", None), (artefact("a", "code", "MIT"),), (link("a", "incorporates", "kit"),))
    assert suggest_each(alone) == (suggest(alone),)


def test_an_artefact_whose_licence_cannot_be_read_is_unknown() -> None:
    unread = Artefact("weights", "model", replace(artefact("x", "model", "MIT").licence, readings=()), HERE)  # type: ignore[type-var]
    verdict = check(replace(kit("MIT", {"weights": "MIT"}), parts=(unread,)))
    assert (verdict.answer, codes(verdict)) == (Answer.UNKNOWN, [("licence-unreadable", "weights")])


def test_an_exception_only_grants_more() -> None:
    """Whoever passes a work on may leave the exception away: the licence alone will do for the result."""
    lib = "GPL-2.0-only WITH Classpath-exception-2.0"
    for label in ("GPL-2.0-only", lib, "GPL-2.0-only WITH Linux-syscall-note"):
        release = replace(kit(label, {}, ("lib", lib, "incorporates", "kit")), parts=())
        expected = Answer.NO if "Linux" in label else Answer.YES  # nobody grants that one
        assert judge(release, outbound=parse_expression(label)).answer is expected
