# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Duties ticked off: on what is there, never on a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from licet.catalogue.model import Cite, Term
from licet.reason.judge import check
from licet.reason.ticked import tick
from licet.reason.verdict import Obligation, Party, PassedOn, Verdict
from licet.release.evidence import Copy, Evidence, Page
from licet.release.graph import Artefact, Place, Release
from licet.release.quoted import plain

LLAMA = "LicenseRef-Llama-3.1"
LINE = "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright ©"
WHOLE = "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Acme. All Rights Reserved."
HERE = Place("licet.toml", 2)


def page(text: str, file: str = "NOTICE") -> Page:
    return Page(file, plain(text), 0, text)


def copy(licence: str, text: str = "", part: str = "") -> Copy:
    return Copy((licence,), Place("LICENSE", 1), text, part, "LICENSE")


def all_ticked(
    duty: str,
    evidence: Evidence | None,
    text: str = "",
    parties: tuple[tuple[str, str], ...] = (("acme/base", "CC-BY-4.0"),),
    quote: str = "",
    name: str = "acme/Llama-owl",
    named: bool = True,
) -> tuple[Obligation, ...]:
    release = Release(Artefact(name, "model", None, HERE), named=named)
    term = Term("duty", Cite("1", quote))
    sides = tuple(Party(artefact, licence, term) for artefact, licence in parties)
    verdict = replace(check(release), duties=(Obligation(duty, text, "do it", sides),))
    done = tick(verdict, evidence)
    assert replace(done, duties=()) == replace(verdict, duties=())
    return done.duties


def ticked(*arguments: object, **options: object) -> Obligation:
    (one,) = all_ticked(*arguments, **options)  # type: ignore[arg-type]
    return one


def state(*arguments: object, **options: object) -> bool | None:
    return ticked(*arguments, **options).discharged


def test_a_copy_of_the_licence() -> None:
    done = ticked("include-text", Evidence((copy("CC-BY-4.0"),)))
    assert (done.discharged, done.discharged_by) == (True, (Place("LICENSE", 1),))
    missing = ticked("include-text", Evidence((copy("MIT"),)))
    assert (missing.discharged, missing.discharged_by) == (False, ())


def test_a_text_that_is_not_known_may_be_the_copy() -> None:
    assert state("include-text", Evidence(unread=(Place("LICENSE", 1),))) is None


def test_a_duty_done_for_one_work_is_not_done_for_another() -> None:
    two = (("acme/base", "CC-BY-4.0"), ("acme/tool", "MIT"))
    done, left = all_ticked("include-text", Evidence((copy("CC-BY-4.0"),)), parties=two)
    assert ([p.artefact for p in done.parties], done.discharged) == (["acme/base"], True)
    assert ([p.artefact for p in left.parties], left.discharged) == (["acme/tool"], False)
    assert left.discharged_by == ()
    (both,) = all_ticked("include-text", Evidence((copy("CC-BY-4.0"), copy("MIT"))), parties=two)
    assert (len(both.parties), both.discharged) == (2, True)


def test_an_exception_is_a_text_of_its_own() -> None:
    parties = (("acme/base", "GPL-2.0-only WITH Classpath-exception-2.0"),)
    assert state("include-text", Evidence((copy("GPL-2.0-only"),)), parties=parties) is None
    assert state("include-text", Evidence(), parties=parties) is False


def test_an_address_will_do_where_the_licence_says_so() -> None:
    seen = Evidence(notices=(page("See https://creativecommons.org/licenses/by/4.0/."),))
    assert state("include-text", seen, quote="the text of, or the URI or hyperlink to") is True
    assert state("include-text", seen, quote="a copy of this licence") is False
    other = Evidence(notices=(page("See https://creativecommons.org/licenses/by-sa/4.0/."),))
    assert state("include-text", other, quote="the text of, or the URI or hyperlink to") is False


def test_a_line_to_display_is_shown_by_the_card_alone() -> None:
    card = Evidence(cards=(page("# Owl\n\nBuilt with Llama\n", "README.md"),))
    done = ticked("display-line", card, "Built with Llama")
    assert (done.discharged, done.discharged_by) == (True, (Place("README.md", 3),))
    assert state("display-line", Evidence(notices=card.cards), "Built with Llama") is False
    assert state("notice-line", card, "Built with Llama") is False
    assert state("advertising-credit", Evidence(notices=card.cards), "Built with Llama") is False
    assert state("documentation-credit", Evidence(notices=card.cards), "Built with Llama") is True


def test_words_in_passing_settle_nothing() -> None:
    assert state("display-line", Evidence(cards=(page("Built with llama.cpp"),)), "Built with Llama") is None


def test_a_line_that_may_go_on_needs_the_licence_to_say_how() -> None:
    parties = (("meta/base", LLAMA),)
    said = (copy(LLAMA, f"retain this: “{WHOLE}” and so on"),)
    whole, cut = (page(f"meta/base\n  {WHOLE}\n"),), (page(f"{LINE} Acme\n"),)
    assert state("notice-line", Evidence(said, notices=whole), LINE, parties) is True
    assert state("notice-line", Evidence(said, notices=cut), LINE, parties) is False
    assert state("notice-line", Evidence(notices=whole), LINE, parties) is None
    assert state("notice-line", Evidence(said), LINE, parties) is False


@pytest.mark.parametrize(
    ("duty", "word", "name", "named", "wanted"),
    [
        ("name-prefix", "Llama", "acme/llama-owl", True, True),
        ("name-prefix", "Llama", "acme/owl-llama", True, False),
        ("name-prefix", "Llama", "./llama-owl", False, None),
        ("name-ban", "Apache", "acme/owl", True, True),
        ("name-ban", "Apache", "acme/the-apache-owl", True, False),
    ],
)
def test_the_name(duty: str, word: str, name: str, named: bool, wanted: bool | None) -> None:
    assert state(duty, None, word, name=name, named=named) is wanted


CREDIT = "acme/base, under CC-BY-4.0"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (CREDIT, True),
        ("acme/base\n  licence: Creative Commons Attribution 4.0 International\n", True),
        ("acme/base (https://creativecommons.org/licenses/by/4.0/)", True),
        ("acme/base\n\nThe licence is CC-BY-4.0.", False),
        ("acme/base-2, under CC-BY-4.0", False),
        ("acme/base, under CC-BY-4.0-or-other", False),
        ("not from acme/base, under CC-BY-4.0", False),
        ("acme/base, not under CC-BY-4.0", False),
        ("acme/base <!-- under CC-BY-4.0 -->", False),
    ],
)
def test_attribution_is_one_paragraph_with_work_and_licence(text: str, wanted: bool) -> None:
    assert state("attribution", Evidence(cards=(page(text),))) is wanted
    assert state("name-licence", Evidence(notices=(page(text),))) is wanted


def test_a_name_without_an_owner_needs_the_author() -> None:
    parties = (("photos", "CC-BY-4.0"),)
    assert state("attribution", Evidence(cards=(page("photos, CC-BY-4.0"),)), parties=parties) is None
    assert state("attribution", Evidence(cards=(page("photos, CC-BY-4.0\nauthor: Ada"),)), parties=parties) is True
    gap = page("photos, CC-BY-4.0\nauthor: [fill in: the author of photos]")
    assert state("attribution", Evidence(notices=(gap,)), parties=parties) is None


def test_a_model_called_like_its_licence_does_not_name_it() -> None:
    parties = (("acme/Llama-3.1", LLAMA),)
    assert state("name-licence", Evidence(cards=(page("made from acme/Llama-3.1"),)), parties=parties) is False


def test_a_notice_file_is_carried_over_once_nothing_is_left_to_fill() -> None:
    assert state("notice-file", Evidence()) is False
    assert state("notice-file", Evidence(notices=(page("acme/other"),))) is False
    assert state("notice-file", Evidence(notices=(page("acme/base\n  its NOTICE: [fill in: it]"),))) is None
    assert state("notice-file", Evidence(notices=(page("acme/base\n  by the base team"),))) is True


def test_notices_are_kept_where_a_copyright_line_and_the_text_show_it() -> None:
    said = page("acme/base\n  copyright 2026 Acme\n")
    assert state("keep-notices", Evidence((copy("CC-BY-4.0"),), notices=(said,))) is True
    assert state("keep-notices", Evidence(notices=(said,))) is None
    gap = page("acme/base\n  copyright: [fill in: the notices]\n")
    assert state("keep-notices", Evidence((copy("CC-BY-4.0"),), notices=(gap,))) is None


def test_a_use_policy_is_its_text() -> None:
    assert state("policy", Evidence((copy("CC-BY-4.0", part="policy"),))) is True
    assert state("policy", Evidence((copy("CC-BY-4.0"),))) is None


@pytest.mark.parametrize("duty", ["state-changes", "recipient-terms", "offer-source", "interface-credit"])
def test_what_no_file_can_show_is_neither(duty: str) -> None:
    seen = Evidence((copy("CC-BY-4.0"),), notices=(page(CREDIT),), cards=(page(CREDIT),))
    assert state(duty, seen, "Owl") is None


def test_without_a_folder_nothing_is_looked_for() -> None:
    assert state("include-text", None) is None
    assert state("display-line", None, "Built with Llama") is None


def test_a_card_alone_misses_only_what_a_card_would_show() -> None:
    alone = Evidence(cards=(page("# Owl"),), alone=True)
    assert state("display-line", alone, "Built with Llama") is False
    for duty in ("include-text", "attribution", "notice-file", "notice-line", "documentation-credit"):
        assert state(duty, alone, "Built with Llama") is None
    assert state("attribution", replace(alone, cards=(page(CREDIT),))) is True


def test_the_type_is_kept() -> None:
    verdict = check(Release(Artefact("acme/owl", "model", None, HERE)))
    assert isinstance(tick(verdict, None), Verdict)


MODIFIED = "indicate if You modified the Licensed Material"


@pytest.mark.parametrize(
    ("text", "quote", "done"),
    [
        ("acme/base, CC-BY-4.0\n  changes: trained further on owls", MODIFIED, True),
        ("acme/base, CC-BY-4.0\n  copyright: [fill in: whose]\n  changes: none", MODIFIED, True),
        ("acme/base\n  changes: [fill in: what was changed in acme/base, and when]", MODIFIED, None),
        ("acme/base\n  changes: owls, and [fill in: what else]", MODIFIED, None),
        ("acme/base\n\nacme/other\n  changes: trained further", MODIFIED, None),
        ("acme/base exchanges: words", MODIFIED, None),
        ("acme/base\n  changes: trained further", "prominent notices stating that You changed the files", None),
        ("acme/base\n  changes: trained further", "that you modified it, and giving a relevant date", None),
    ],
)
def test_a_statement_of_changes(text: str, quote: str, done: bool | None) -> None:
    assert state("state-changes", Evidence(notices=(page(text),)), quote=quote) is done


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Use restrictions of X-1, for acme/base.\n  - 2(a): rules out a\n  - 2(b): rules out b", True),
        ("Use restrictions of X-1, for acme/base.\n  - 2(a): rules out a", None),
        ("Use restrictions of X-2, for acme/base.\n  - 2(a): rules out a\n  - 2(b): rules out b", None),
        ("Use restrictions of X-1, for acme/other.\n  - 2(a): rules out a\n  - 2(b): rules out b", None),
        ("X-1, for acme/base\n  - 2(a): a\n  - 2(b): b", None),
    ],
)
def test_a_warning_of_restrictions_names_each(text: str, done: bool | None) -> None:
    release = Release(Artefact("acme/owl", "model", None, HERE))
    party = Party("acme/base", "X-1", Term("duty", Cite("4", "")))
    passed = tuple(PassedOn(label, (), (), (), "notice", party) for label in ("2(a)", "2(b)"))
    duty = Obligation("pass-on-warning", "", "do it", (party,))
    verdict = replace(check(release), duties=(duty,), restrictions=passed)
    (one,) = tick(verdict, Evidence(notices=(page(text),))).duties
    assert one.discharged is done
    (none,) = tick(replace(verdict, restrictions=()), Evidence(notices=(page(text),))).duties
    assert none.discharged is None
