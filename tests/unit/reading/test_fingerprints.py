# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The file of fingerprints: what is written is what is read."""

from __future__ import annotations

import pytest

from licet.catalogue.store import store
from licet.reading.fingerprints import decode, encode, known
from licet.reading.imprint import imprint

TEXT = """\
Nest Licence

1. Grant
1.1 You may sit in the nest with all of your friends.
1.2 You may not throw anything out of it by night.

2. End
The nest is as it is, and nobody promises that it will hold.
"""


def test_a_print_is_read_as_it_was_written() -> None:
    prints = (
        imprint(TEXT, ("LicenseRef-Nest", "LicenseRef-Nest-2"), ("Nest Licence",)),
        imprint("no more than three", (), ("Short",), "policy"),
        imprint("two words", ("LicenseRef-Tiny",)),
    )
    assert decode(encode(prints)) == prints
    assert encode(prints) == encode(decode(encode(prints)))


def test_a_broken_file_is_an_error() -> None:
    data = encode((imprint(TEXT, ("LicenseRef-Nest",)),))
    with pytest.raises(ValueError, match="cut short"):
        decode(data[:-30])
    with pytest.raises(ValueError, match="another format"):
        decode(data.replace(b'"size":4', b'"size":5'))


def test_sections_and_what_a_copy_may_lack() -> None:
    each = imprint(TEXT, ("LicenseRef-Nest",))
    words = each.words
    assert each.optional[0] == (0, 2)
    assert (each.head, each.tail) == (2, words)
    assert each.may_lack(0, 2)
    assert not each.may_lack(0, 4)
    assert not each.may_lack(words - 1, words)
    assert [each.section(at) for at in (0, 6, 20)] == ["", "1.1", "1.2"]
    assert "Grant" not in each.marks


def test_every_record_has_a_fingerprint() -> None:
    ids = {id_ for each in known() if not each.part for id_ in each.ids}
    assert not set(store().names("record")) - ids
    assert all(each.ids or each.names for each in known())
    assert len({(each.name, each.part) for each in known()}) == len(known())
