# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a licence asks of the whole, on licences made up so that one word decides."""

from __future__ import annotations

import pytest

from licet.catalogue.model import Atom
from licet.reason.demand import Burden, Ceiling, Demand, Limit, applies, demand, impositions, promises
from licet.reason.truth import ALWAYS
from tests.unit.reason.made import MANY_USERS, clause, made, stands, term

WEAPONS, HARM = Atom("military.weapons"), Atom("violence")
DERIVATIVE = {"object": ("same", "derivative")}


def floor(mode: str, binds: tuple[str, ...], standing: str = "derivative", **more: object) -> list[object]:
    law = made(
        term("flow-down", mode=mode, binds=binds, **DERIVATIVE, **more),
        term("duty", duty="keep-notices", **DERIVATIVE),
        term("prohibition", on=("modify",), **DERIVATIVE),
        clause(WEAPONS),
    )
    return [imposed.what for imposed in demand(law, stands(standing, "fine-tunes"), ()).floor]


@pytest.mark.parametrize("mode", ["clause", "equivalent-clause", "own-terms-no-less-protective"])
@pytest.mark.parametrize("binds", ["restrictions", "policy", "licence"])
def test_what_the_licence_itself_must_carry(mode: str, binds: str) -> None:
    assert floor(mode, (binds,)) == [WEAPONS]


def test_a_floor_holds_what_is_bound_and_nothing_else() -> None:
    assert floor("clause", ("keep-notices",)) == [Burden("keep-notices")]
    assert floor("clause", ("state-changes",)) == []
    assert floor("copy", ("restrictions",)) == []
    assert floor("clause", ("restrictions",), relation=("merges",)) == []
    assert floor("clause", ("restrictions",), relation=("fine-tunes",)) == [WEAPONS]
    assert floor("clause", ("restrictions",), "output") == []


def test_a_ban_on_part_of_what_is_done_is_no_promise() -> None:
    always, sometimes = term("prohibition", use=("military",)), term("prohibition", use=("violence",), when=MANY_USERS)
    by_making = term("prohibition", use=("sexual",), relation=("distils",))
    limit = term("prohibition", on=("modify",), when=MANY_USERS)
    assert promises(made(always, sometimes, by_making, limit)) == {
        Atom("military"),
        Limit(("modify",), ("same",), MANY_USERS),
    }


def test_a_term_may_impose_several_things() -> None:
    assert list(impositions(clause(HARM, may=(WEAPONS,)))) == [HARM, WEAPONS]
    assert list(impositions(term("duty", duty="name-prefix", text="Llama"))) == [Burden("name-prefix", "Llama")]
    ban = term("prohibition", on=("use",), use=("violence", "military"), narrowed=("intent",))
    assert list(impositions(ban)) == [Atom("violence", ("intent",)), Atom("military", ("intent",))]
    assert list(impositions(term("grant", on=("use",)))) == []


def test_a_ceiling_admits_its_own_terms_what_they_cover_and_what_it_names() -> None:
    law = made(term("ceiling", admits=("state-changes", "class:notice"), **DERIVATIVE), clause(HARM), clause(WEAPONS))
    ceiling = Ceiling.of(law, law.of_kind("ceiling"), ALWAYS)
    assert ceiling.admits(HARM)
    assert ceiling.admits(Atom("violence.terrorism"))
    assert ceiling.admits(Atom("military.weapons", ("intent",)))
    assert not ceiling.admits(Atom("sexual"))
    assert ceiling.admits(Burden("state-changes"))
    assert ceiling.admits(Burden("keep-notices"))
    assert not ceiling.admits(Burden("advertising-credit"))
    assert not ceiling.admits(Limit(("modify",), ("same",), None))
    plain = made(term("ceiling", **DERIVATIVE), term("duty", duty="keep-notices"))
    assert not Ceiling.of(plain, plain.of_kind("ceiling"), ALWAYS).admits(Burden("state-changes"))
    assert not Ceiling.of(plain, plain.of_kind("ceiling"), ALWAYS).admits(WEAPONS)


def test_a_part_is_still_the_work_for_bans_and_for_nothing_else() -> None:
    part = stands("part", "collects")
    assert applies(term("prohibition", on=("modify",)), part)
    assert applies(clause(HARM, object=("same",)), part)
    assert not applies(term("duty", duty="keep-notices"), part)
    assert not applies(clause(HARM, object=("same",)), stands("derivative", "fine-tunes"))


def test_a_term_speaks_of_some_relations() -> None:
    stand = stands("derivative", "fine-tunes", "quantises")
    assert applies(term("duty", relation=("quantises", "merges"), **DERIVATIVE), stand)
    assert not applies(term("duty", relation=("merges",), **DERIVATIVE), stand)
    assert not applies(term("duty", lifted=("fine-tunes",), **DERIVATIVE), stand)
    assert applies(term("duty", lifted=("merges",), **DERIVATIVE), stand)


def test_the_whole_is_asked_only_where_the_release_is_the_work_or_its_derivative() -> None:
    law = made(
        term("ceiling", object=("same", "derivative", "part")),
        term("outbound", licences=("self",), object=("same", "derivative", "part")),
        term("duty", duty="keep-notices", on=("distribute",), object=("same", "derivative", "part")),
    )
    for standing in ("same", "derivative"):
        found = demand(law, stands(standing, "modifies"), ())
        assert found.ceiling is not None
        assert found.names == {law.id}
    part = demand(law, stands("part", "collects"), ())
    assert part.ceiling is None
    assert part.named == ()
    assert [imposed.what for imposed in part.due] == [Burden("keep-notices")]
    assert demand(law, stands("apart", "calls"), ()) == Demand() or not demand(law, stands("apart"), ()).persisting


def test_a_ceiling_that_does_not_speak_or_does_not_hold_is_none() -> None:
    under = {"monthly_active_users": 10}
    for one in (term("ceiling", relation=("merges",), **DERIVATIVE), term("ceiling", when=MANY_USERS, **DERIVATIVE)):
        assert demand(made(one), stands("derivative", "modifies"), tuple(under.items())).ceiling is None


def test_under_the_same_licence_names_it_unless_an_outbound_term_speaks() -> None:
    same = term("flow-down", mode="same-licence", **DERIVATIVE)
    named = term("outbound", licences=("MIT",), **DERIVATIVE)
    stand = stands("derivative", "modifies")
    only = demand(made(same), stand, ()).named
    assert [(one.licences, one.combined) for one in only] == [(("LicenseRef-made",), False)]
    assert demand(made(same, named), stand, ()).names == {"MIT"}
    assert demand(made(term("flow-down", mode="copy", **DERIVATIVE)), stand, ()).named == ()
    assert demand(made(same), stands("output", "generated-by"), ()).named == ()
    assert (
        demand(made(term("flow-down", mode="same-licence", relation=("merges",), **DERIVATIVE)), stand, ()).named == ()
    )


def test_duties_are_due_from_this_licensee_and_persist_for_anybody() -> None:
    law = made(term("duty", duty="display-line", on=("distribute",), when=MANY_USERS, **DERIVATIVE))
    found = demand(law, stands("derivative", "fine-tunes"), (("monthly_active_users", 10),))
    assert found.due == ()
    assert [imposed.what for imposed in found.persisting] == [Burden("display-line")]


def test_limits_are_what_is_no_duty_and_not_in_the_floor() -> None:
    law = made(
        term("prohibition", on=("modify",), **DERIVATIVE),
        term("prohibition", use=("violence",), **DERIVATIVE),
        term("duty", duty="keep-notices", **DERIVATIVE),
    )
    found = demand(law, stands("derivative", "fine-tunes"), ()).limits
    assert [imposed.what for imposed in found] == [HARM, Limit(("modify",), ("same", "derivative"), None)]
    carried = made(*law.terms, term("flow-down", mode="clause", binds=("restrictions",), **DERIVATIVE))
    left = demand(carried, stands("derivative", "fine-tunes"), ()).limits
    assert [imposed.what for imposed in left] == [Limit(("modify",), ("same", "derivative"), None)]
