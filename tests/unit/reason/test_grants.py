# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is granted and what is forbidden, on licences made up so that one word decides."""

from __future__ import annotations

from typing import Any

import pytest

from licet.catalogue.model import Atom, Record, Term
from licet.reason.grants import (
    about_making,
    acts_on,
    applies_to_making,
    grant_objections,
    making,
    prohibition_objections,
    restriction_objections_by_use,
)
from licet.reason.reach import Stand, Step
from licet.reason.scenario import Scenario
from licet.reason.truth import ALWAYS, Unknown
from tests.property.releases import link
from tests.unit.reason.made import clause, made, stands, term

SOLD = Scenario(acts=("publish", "sell"))
EVERYTHING = term(
    "grant", on=("use", "copy", "modify", "distribute", "host", "train", "sell"), object=("same", "derivative", "part")
)
OPEN = frozenset({(Unknown("standing", "open", 2, "open?"), 0)})


def missing(record: Record, stand: Stand, scenario: Scenario | None = None) -> list[str]:
    return [one.what for one in grant_objections(record, "o", stand, scenario or Scenario())]


def banned(record: Record, stand: Stand, scenario: Scenario | None = None, **descends: Any) -> list[tuple[str, str]]:
    found = prohibition_objections(record, "o", stand, scenario or Scenario(), descends)
    return [(one.code, one.what) for one in found]


def path(*steps: tuple[str, str]) -> Stand:
    """Return the stand after steps of (relation, standing that it leads to), each by somebody else but the last."""
    names = [*(f"m{i}" for i in range(1, len(steps))), "root"]
    trail = tuple(
        Step(link(f"m{i}", relation, names[i]), relation, standing, None)  # type: ignore[arg-type]
        for i, (relation, standing) in enumerate(steps)
    )
    return Stand(steps[-1][1], ALWAYS, trail)  # type: ignore[arg-type]


def test_what_is_not_shipped_is_not_given_out() -> None:
    scenario = Scenario(acts=("publish", "sell", "host"))
    assert acts_on(stands("same", "links-dynamically"), scenario) == ("host",)
    assert acts_on(stands("part", "links-dynamically"), scenario) == ("host",)
    assert acts_on(stands("derivative", "links-dynamically"), scenario) == ("distribute", "sell", "host")
    assert acts_on(stands("same", "copies"), scenario) == ("distribute", "sell", "host")
    assert acts_on(stands("apart", "calls"), scenario) == ()
    assert acts_on(stands("output", "generated-by"), scenario) == ()


def test_who_takes_the_first_step_makes_the_release() -> None:
    assert making(path(("fine-tunes", "derivative"))) == ("modify",)
    assert making(path(("copies", "same"), ("fine-tunes", "derivative"))) == ("modify",)
    assert making(path(("copies", "same"))) == ("copy",)
    assert making(path(("copies", "same"), ("copies", "same"))) == ("copy",)
    assert making(path(("fine-tunes", "derivative"), ("quantises", "derivative"))) == ()
    assert making(path(("fine-tunes", "derivative"), ("copies", "derivative"))) == ()


def test_each_act_needs_a_grant_for_what_the_release_is() -> None:
    stand = stands("derivative", "fine-tunes")
    assert missing(made(EVERYTHING), stand) == []
    assert missing(made(), stand) == ["distribute", "modify"]
    assert missing(made(term("grant", on=("modify", "distribute"))), stand) == ["distribute"]
    elsewhere = term("grant", on=("distribute",), object=("derivative",), relation=("merges",))
    assert missing(made(elsewhere), stand) == ["distribute", "modify"]
    assert missing(made(term("grant", on=("copy", "distribute"))), stands("part", "collects")) == []


def test_output_and_what_is_apart_need_no_grant_and_making_them_does() -> None:
    assert missing(made(), stands("output", "generated-by")) == []
    assert missing(made(), stands("apart", "calls")) == []
    assert missing(made(), stands("apart", "fine-tunes")) == ["modify"]


def test_who_may_copy_may_learn() -> None:
    assert missing(made(term("grant", on=("copy",))), stands("apart", "trains-on", ships=False)) == []
    assert missing(made(term("grant", on=("use",))), stands("apart", "trains-on", ships=False)) == ["train"]


def test_an_act_of_making_is_done_whatever_comes_of_it() -> None:
    (outside,) = grant_objections(made(), "o", stands("apart", "fine-tunes", literals=OPEN), Scenario())
    assert outside.certain
    first, second = grant_objections(made(), "o", stands("derivative", "fine-tunes", literals=OPEN), Scenario())
    assert (first.what, first.literals) == ("distribute", OPEN)
    assert (second.what, second.literals) == ("modify", ALWAYS)


def test_an_act_is_forbidden_to_the_release_and_to_its_making() -> None:
    derivative = stands("derivative", "fine-tunes")
    assert banned(made(term("prohibition", on=("distribute",))), derivative) == []
    both = ("same", "derivative")
    assert banned(made(term("prohibition", on=("distribute",), object=both)), derivative) == [
        ("act-forbidden", "distribute")
    ]
    assert banned(made(term("prohibition", on=("modify",))), derivative) == [("act-forbidden", "modify")]
    assert banned(made(term("prohibition", on=("modify",), object=("output",))), derivative) == []
    given = term("prohibition", on=("distribute",), object=("output",))
    assert banned(made(given), stands("output", "generated-by")) == [("act-forbidden", "distribute")]


def test_what_a_duty_rules_out_is_forbidden() -> None:
    law = made(term("duty", duty="comply-law", on=("use",), object=("same", "derivative")))
    stand = stands("derivative", "fine-tunes")
    found = restriction_objections_by_use(law, "o", stand, Scenario(uses=("law",)))
    assert {one.code for one in found} == {"use-forbidden"}
    quiet = made(term("duty", duty="keep-notices", on=("use",), object=("same", "derivative")))
    assert not list(restriction_objections_by_use(quiet, "o", stand, Scenario(uses=("law",))))


LEARNING = term("prohibition", use=("training.other-models",), relation=("trains-on-outputs-of",), object=("output",))


def test_a_ban_on_learning_binds_who_took_the_step() -> None:
    own = path(("generated-by", "output"), ("trains-on-outputs-of", "output"))
    assert banned(made(LEARNING), own) == [("outputs-training-banned", "training.other-models")]
    others = path(("trains-on-outputs-of", "output"), ("quantises", "output"))
    (found,) = prohibition_objections(made(LEARNING), "o", others, Scenario(), {})
    assert [unknown.subject for unknown, _ in found.literals] == ["m1: LicenseRef-made"]
    assert banned(made(LEARNING), path(("calls", "apart"), ("trains-on-outputs-of", "apart"))) == []
    assert banned(made(LEARNING), path(("fine-tunes", "derivative"))) == []


@pytest.mark.parametrize(("objects", "speaks"), [(("output",), True), (("same",), True), (("part",), False)])
def test_a_term_about_making_speaks_of_the_work_the_result_or_its_output(objects: Any, speaks: bool) -> None:
    assert applies_to_making(term("prohibition", object=objects), stands("derivative", "distils")) is speaks
    assert applies_to_making(term("prohibition", object=("derivative",)), stands("derivative", "distils"))


def narrowed(word: str) -> Term:
    return term("prohibition", use=LEARNING.use, relation=LEARNING.relation, object=("output",), narrowed=(word,))


def test_a_ban_in_some_cases_asks_for_the_case() -> None:
    stand = path(("trains-on-outputs-of", "output"))
    assert banned(made(narrowed("commercial")), stand, SOLD) != []
    assert all(one.certain for one in prohibition_objections(made(narrowed("commercial")), "o", stand, SOLD, {}))
    (asked,) = prohibition_objections(made(narrowed("commercial")), "o", stand, Scenario(), {})
    assert [unknown.fact for unknown, _ in asked.literals] == ["commercial"]
    free = Scenario(facts={"commercial": False})
    assert banned(made(narrowed("commercial")), stand, free) == []
    assert banned(made(narrowed("competing")), stand, Scenario(facts={"competes_with_licensor": False})) == []
    (competing,) = prohibition_objections(made(narrowed("competing")), "o", stand, SOLD, {})
    assert [unknown.fact for unknown, _ in competing.literals] == ["competes_with_licensor"]


def test_a_ban_may_except_the_licensors_own_family() -> None:
    stand = path(("trains-on-outputs-of", "output"))
    law = made(narrowed("except-licensor-family"))
    assert banned(law, stand) == [("outputs-training-banned", "training.other-models")]
    assert list(prohibition_objections(law, "o", stand, Scenario(), {law.id: [ALWAYS]})) == []
    assert len(list(prohibition_objections(made(LEARNING), "o", stand, Scenario(), {law.id: [ALWAYS]}))) == 1


def test_whether_it_is_a_foundation_model_is_asked_unless_it_is_said() -> None:
    use = "training.foundation-models"
    law = made(term("prohibition", use=(use,), relation=LEARNING.relation, object=("output",)))
    stand = path(("trains-on-outputs-of", "output"))
    (asked,) = prohibition_objections(law, "o", stand, Scenario(), {})
    assert [unknown.subject for unknown, _ in asked.literals] == ["root: foundation model"]
    (said,) = prohibition_objections(law, "o", stand, Scenario(uses=(use,)), {})
    assert said.certain


def test_an_unclear_ban_matters_where_the_use_is_stated_or_wholly_in_it() -> None:
    law = made(clause(Atom("commercial.service"), Atom("military", ("intent",))))
    stand = stands("derivative", "fine-tunes")
    assert list(restriction_objections_by_use(law, "o", stand, SOLD)) == []
    stated = list(restriction_objections_by_use(law, "o", stand, Scenario(uses=("commercial", "military.weapons"))))
    assert {(one.what, one.certain) for one in stated} == {("commercial", False), ("military.weapons", False)}


def test_a_grant_over_derivatives_alone_is_none_over_a_part() -> None:
    changed = term("grant", on=("copy", "distribute"), object=("derivative",))
    assert missing(made(changed), stands("part", "collects")) == ["distribute", "copy"]


def test_a_ban_on_acts_speaks_of_what_is_done_with_this_work() -> None:
    unshipped = stands("same", "links-dynamically")
    assert banned(made(term("prohibition", on=("distribute",))), unshipped) == []
    assert banned(
        made(term("prohibition", on=("modify",), object=("derivative",))), stands("derivative", "merges")
    ) == [("act-forbidden", "modify")]


def test_a_ban_on_uses_of_what_was_made_so_is_no_ban_on_making_it() -> None:
    ban = term("prohibition", use=("violence",), relation=("fine-tunes",), object=("same", "derivative"))
    assert not about_making(ban)
    assert about_making(term("prohibition", use=("violence", "training.other-models")))
    assert about_making(term("prohibition", on=("modify",)))
    assert banned(made(ban), stands("derivative", "fine-tunes")) == []
    assert banned(made(ban), stands("derivative", "fine-tunes"), Scenario(uses=("violence",))) != []


def test_where_it_is_open_whether_the_release_is_of_the_family_the_ban_is_too() -> None:
    law, stand = made(narrowed("except-licensor-family")), path(("trains-on-outputs-of", "output"))
    (found,) = prohibition_objections(law, "o", stand, Scenario(), {law.id: [OPEN]})
    assert [value for _, value in found.literals] == [1]


def test_a_ban_on_making_speaks_of_acts_or_uses_and_not_of_parts() -> None:
    stand = path(("trains-on-outputs-of", "output"))
    assert banned(made(term("prohibition", on=("use",), relation=LEARNING.relation)), stand) == [
        ("act-forbidden", "use")
    ]
    assert (
        banned(made(term("prohibition", use=LEARNING.use, relation=LEARNING.relation, object=("part",))), stand) == []
    )


def test_every_question_about_an_act_has_two_answers() -> None:
    own, others = (
        path(("trains-on-outputs-of", "output")),
        path(("trains-on-outputs-of", "output"), ("merges", "output")),
    )
    foundation = term(
        "prohibition", use=("training.foundation-models",), relation=LEARNING.relation, object=("output",)
    )
    unclear = made(clause(Atom("military", ("intent",))))
    used = Scenario(uses=("military",))
    found = [
        *prohibition_objections(made(narrowed("intent")), "o", own, Scenario(), {}),
        *prohibition_objections(made(LEARNING), "o", others, Scenario(), {}),
        *prohibition_objections(made(foundation), "o", own, Scenario(), {}),
        *restriction_objections_by_use(unclear, "o", stands("derivative", "fine-tunes"), used),
    ]
    assert len(found) >= 4
    for one in found:
        assert [(len(unknown.means), unknown.options, value) for unknown, value in one.literals] == [(2, 2, 1)]


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"object": ("same",)}, True),
        ({"object": ("output",)}, False),
        ({"object": ("same",), "relation": ("fine-tunes",)}, False),
        ({"object": ("same",), "relation": ("calls",)}, True),
    ],
)
def test_a_ban_on_a_use_of_the_work_itself_reaches_who_only_calls_it(more: dict[str, Any], asked: bool) -> None:
    ban = made(term("prohibition", use=("commercial",), **more))
    found = list(prohibition_objections(ban, "o", stands("apart", "calls"), SOLD, {}))
    assert [sorted(u.subject for u, _ in one.literals) for one in found] == [["LicenseRef-made: use"]] * asked
