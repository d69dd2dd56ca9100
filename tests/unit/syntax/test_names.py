# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.syntax import ids, names
from licet.syntax.errors import Fault


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("MIT License", "MIT"),
        ("The Unlicense", "Unlicense"),
        ("CC BY-NC-SA 3.0", "CC-BY-NC-SA-3.0"),
        ("CC BY-NC 4.0", "CC-BY-NC-4.0"),
        ("CC0 1.0", "CC0-1.0"),
        ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Attribution Share Alike 4.0", "CC-BY-SA-4.0"),
        ("Creative Commons Attribution-NonCommercial 4.0", "CC-BY-NC-4.0"),
        ("LGPL 2.1", "LGPL-2.1"),
        ("LGPLv2.1+", "LGPL-2.1-or-later"),
        ("GPL2", "GPL-2.0"),
        ("gplv3 only", "GPL-3.0-only"),
        ("GNU Affero General Public License v3 or newer", "AGPL-3.0-or-later"),
        ("MPL 2", "MPL-2.0"),
        ("Mozilla Public License Version 2.0", "MPL-2.0"),
        ("Apache Software License, Version 2.0", "Apache-2.0"),
        ("Apache 2.0 or later", "Apache-2.0+"),
        ("ODC BY 1.0", "ODC-By-1.0"),
        ("Open Data Commons Public Domain Dedication & License 1.0", "PDDL-1.0"),
        ("MIT, ISC", None),
        ("MIT & 0", None),
        ("OGL 3.0", None),
        ("Public Domain", None),
        ("License", None),
        ("GPL " + "x" * 200, None),
    ],
)
def test_read(name: str, id: str | None) -> None:
    assert names.read(name, (0, len(name))) == id


@pytest.mark.parametrize("name", ["GPL", "lgpl", "Apache Software License", "CC0", "Eclipse Public License", "CC BY"])
def test_a_family_is_not_a_licence(name: str) -> None:
    with pytest.raises(Fault) as caught:
        names.read(name, (3, 9))
    assert (caught.value.reason, caught.value.span) == ("no-version", (3, 9))
    assert caught.value.nearest
    assert not any(ids.describe(id).deprecated for id in caught.value.nearest)


@pytest.mark.parametrize("kind", ["licences", "exceptions"])
def test_every_id_and_every_name_of_the_list_is_read_as_itself(kind: ids.Kind) -> None:
    for id, name, flags in ids.table(kind).values():
        if "d" in flags:
            continue  # a deprecated id may share its name with its successor, which then wins
        assert names.read(id, (0, 1), kind) == id
        if len(name) <= 120:
            assert names.read(name, (0, 1), kind) == id


def test_two_licences_side_by_side_never_make_a_third() -> None:
    keys = {names.key(id) for id in ids.table("licences")}
    short = sorted(key for key in keys if len(key) <= 6)
    for one in short:
        for other in short:
            for separator in ", ", "/", " | ", " & ", "; ":
                text = one + separator + other
                assert names.read(text, (0, len(text))) is None


def test_a_name_that_several_share_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_index", lambda kind: {"x 1.0": ("A", "B")})
    with pytest.raises(Fault) as caught:
        names.read("X 1.0", (0, 5))
    assert (caught.value.reason, caught.value.nearest) == ("ambiguous-name", ("A", "B"))
