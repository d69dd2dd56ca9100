# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which licence a text is. Made-up texts show the rules; real ones, where they are at hand, show that these suffice.

LICET_TEXTS names the folder that holds real texts; without it, the folder `texts` of the material beside the checkout.
"""

from __future__ import annotations

import os
import re
import textwrap
import time
from pathlib import Path

import pytest

from licet.reading.changes import changes
from licet.reading.fingerprints import Print, known
from licet.reading.identify import compare, identification, identify
from licet.reading.imprint import imprint

OWL = """\
Owl Model License 1.0

Copyright (c) 2024 Owl Labs and contributors

1. Grant. Owl Labs lets you run, copy, change and pass on the weights of the Owl for as long as you keep this notice
with them.

2. Conditions.
  (a) Whoever passes on the weights hands over this text and every notice that came along with them.
  (b) Whoever has changed the weights says so in a place where each recipient will find it at once.
  (c) The weights may not be used to hunt mice within thirty (30) days after the first snow of the year.

3. Silence. Where this text says nothing, nothing is granted, and what the law of the forest leaves open stays open.

APPENDIX: How to apply the Owl License

Put the name of the nest and the year into the first line of the file.
"""
CROW = OWL.replace("Owl", "Crow").replace("hunt mice", "sell shiny things to anybody")
HERON = """\
The heron stands in the water and takes no fee. Take a feather and weave it into what you make, name the heron once in
the song that you sing about it, and do not blame the bird when the weave comes apart in the rain.
"""
OWL_POLICY = """\
Owl acceptable use policy. You agree that no owl will be asked to count sheep at night, to carry letters between schools
of magic, or to pretend that it is a parrot while the pirates are looking for treasure on the island.
"""
PRINTS = (
    imprint(OWL, ("LicenseRef-Owl",), ("Owl Model License 1.0",)),
    imprint(OWL_POLICY, ("LicenseRef-Owl",), (), "policy"),
    imprint(CROW, ("LicenseRef-Crow-1", "LicenseRef-Crow-2"), ("Crow Model License 1.0",)),
    imprint(HERON, (), ("Heron Licence",)),
)


def kind(text: str, prints: tuple[Print, ...] = PRINTS) -> tuple[str, str]:
    found = identification(text, prints)
    return found.kind, found.id


def rewrap(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join(textwrap.fill(" ".join(p.split()), 50, break_long_words=False) for p in paragraphs)


SAME = {
    "itself": lambda text: text,
    "other lines": rewrap,
    "one line": lambda text: " ".join(text.split()),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "upper case": str.upper,
    "other quotes and dashes": lambda text: text.replace(",", ";").replace('"', "“").replace("'", "’"),
    "a fence": lambda text: f"```text\n{text}\n```\n",
    "a quotation": lambda text: "".join(f"> {line}\n" for line in text.split("\n")),
    "headings in bold": lambda text: re.sub(r"(?m)^(\d\. \w+\.)", r"## **\1**\n", text),
    "HTML": lambda text: "".join(f'<p class="a b">{p}</p>\n' for p in re.split(r"\n\s*\n", text)),
    "a header": lambda text: "Copyright (c) 2026 Nest Inc. All rights reserved.\n\n" + text,
    "a list of names": lambda text: (
        text + "\n\nAppendix: contributors\n\nAda Lovelace\nNest Inc.\nContact: a@nest.example\n"
    ),
}
OTHER = {
    "in front": lambda text: "Not for commercial use.\n\n" + text,
    "behind": lambda text: text + "\n\nNot for commercial use.\n",
    "behind, in other words": lambda text: text + "\n\nElbonians are barred.\n",
    "as a contributor": lambda text: text + "\n\nContributors\n\nStudents Only\n",
    "in the copyright line": lambda text: "Copyright (c) 2026 Nest. For research only.\n\n" + text,
    "under another title": lambda text: "The Nest Noncommercial Licence\n\n" + text,
    "under another header": lambda text: "SPDX-License-Identifier: MIT\n\n" + text,
}


@pytest.mark.parametrize("how", SAME)
def test_a_copy_is_the_licence(how: str) -> None:
    assert kind(SAME[how](OWL)) == ("is", "LicenseRef-Owl")
    found = identification(SAME[how](CROW), PRINTS)
    assert (found.kind, found.ids) == ("is", ("LicenseRef-Crow-1", "LicenseRef-Crow-2"))


@pytest.mark.parametrize("how", OTHER)
def test_what_stands_around_a_text_may_change_it(how: str) -> None:
    found = identification(OTHER[how](OWL), PRINTS)
    assert (found.kind, found.id) == ("is-with-differences", "LicenseRef-Owl")
    assert len(found.differences) == 1
    assert found.similarity < 1


def test_a_copy_may_lack_title_labels_and_how_to_apply() -> None:
    body = OWL[OWL.index("1. Grant") : OWL.index("APPENDIX")]
    assert kind(body) == ("is", "LicenseRef-Owl")
    assert kind(re.sub(r"\([abc]\)|\d\. ", "- ", body)) == ("is", "LicenseRef-Owl")
    assert kind(re.sub(r"\(([abc])\)", r"\1.", body)) == ("is", "LicenseRef-Owl")
    assert kind(OWL.replace("Put the name of the nest and the year into", "Put it in"))[0] == "is-with-differences"


def test_no_place_takes_a_word_more_less_or_another() -> None:
    start, end = OWL.index("Owl Labs lets"), OWL.index("APPENDIX")
    for match in re.finditer(r"[A-Za-z]{2,}", OWL[start:end]):
        low, high = start + match.start(), start + match.end()
        for new in ("", "penguin", f"{match[0]} not", f"{match[0]} {match[0]}"):
            changed = OWL[:low] + new + OWL[high:]
            found = identification(changed, PRINTS[:1])
            assert found.kind == "is-with-differences", (match[0], new)
            assert any(h.span[0] - 60 <= low <= h.span[1] + 60 for h in found.differences), (match[0], new)


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- not for sale -->",
        "<not for sale>",
        "<span title='not for sale'>",
        "[this](https://nest.example/not-for-sale)",
        "![not for sale](a.png)",
        "\n```notforsale\n",
        "&nbsp;not&nbsp;for&nbsp;sale",
        "no\u200bt",
        "not:",
        "n\u043et",
    ],
)
def test_nothing_hides_in_markup(hidden: str) -> None:
    at = OWL.index("says so")
    assert kind(f"{OWL[:at]}{hidden} {OWL[at:]}") == ("is-with-differences", "LicenseRef-Owl")


def test_a_number_in_words_and_digits_is_no_label() -> None:
    found = identification(OWL.replace("(30)", "(90)"), PRINTS)
    assert [(h.section, h.added, h.missing) for h in found.differences] == [("2(c)", "90", 1)]


def test_a_difference_has_its_place_and_words() -> None:
    text = OWL.replace("hunt mice", "annoy any living thing").replace(" at once", "")
    found = compare(text, "LicenseRef-Owl", PRINTS)
    first, second = found.hunks
    assert (first.section, first.added, first.missing) == ("2(b)", "", 2)
    assert first.after.endswith("recipient will find it")
    assert (second.section, second.added, second.missing) == ("2(c)", "annoy any living thing", 2)
    assert text[slice(*second.span)] == "annoy any living thing"
    assert 0.9 < found.similarity < 1


def test_a_deleted_clause_is_missed_by_its_label() -> None:
    start, end = OWL.index("  (b)"), OWL.index("  (c)")
    found = identification(OWL[:start] + OWL[end:], PRINTS)
    assert found.kind == "is-with-differences"
    assert [(h.section, h.added, h.missing) for h in found.differences] == [("2(b)", "", 18)]


def test_siblings_are_told_apart_and_a_stranger_is_none() -> None:
    for text, own in ((OWL, "LicenseRef-Owl"), (CROW, "LicenseRef-Crow-1")):
        assert kind(text)[1] == own
        others = tuple(each for each in PRINTS if each.name != own)
        found = identification(text, others)
        assert found.kind == "is-with-differences"
        assert found.id != own
    assert kind(HERON, PRINTS[:3]) == ("none", "")
    assert kind(HERON) == ("is", "Heron Licence")


def test_two_texts_in_one_file_are_both_named() -> None:
    for text in (f"{OWL}\n\n{HERON}", f"{HERON}\n\n{OWL}"):
        found = identification(text, PRINTS)
        assert found.kind == "is-with-differences"
        assert {found.id, *(each.id for each in found.beside)} == {"LicenseRef-Owl", "Heron Licence"}
        assert [each.kind for each in found.beside] == ["is"]


def test_a_licence_with_its_own_policy_is_that_licence() -> None:
    found = identification(f"{OWL}\n\n{OWL_POLICY}", PRINTS)
    assert (found.kind, found.part, found.differences) == ("is", "", ())
    assert [(each.id, each.part) for each in found.beside] == [("LicenseRef-Owl", "policy")]
    assert kind(f"{CROW}\n\n{OWL_POLICY}") == ("is-with-differences", "LicenseRef-Crow-1")
    assert identification(OWL_POLICY, PRINTS).part == "policy"


def test_compare_names_the_nearest_name() -> None:
    with pytest.raises(LookupError, match="LicenseRef-Owl"):
        compare(OWL, "LicenseRef-Oil", PRINTS)


def test_changes_say_which_rows_to_read_again() -> None:
    owl = OWL.replace("passes on the weights hands", "passes on the weights never hands")
    prints = (imprint(OWL, ("LicenseRef-CreativeML-OpenRAIL-M",), ("Owl",)),)
    found = identification(owl, prints)
    (change,) = changes(owl, found)
    assert change.hunk.added == "never"
    assert change.rows, "the record has terms in the section"
    assert all(" " in row for row in change.rows)
    sold = OWL + "\n4. Use.\nYou must not use the weights for military purposes.\n"
    assert any(
        "military" in each.must for change in changes(sold, identification(sold, prints)) for each in change.clauses
    )


@pytest.mark.parametrize(
    "text", ["", " ", "word", "one two three", "\x00" * 100, "\ud800 " * 50, bytes(range(256)).decode("latin-1") * 40]
)
def test_what_is_no_licence_is_none(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize("unit", ["owl ", "a b c d ", "<p ", "[a](", "1.", "(", "\n", "x", "a.\u200b"])
def test_ten_megabytes_end(unit: str) -> None:
    started = time.perf_counter()
    assert identification(unit * (10_000_000 // len(unit)), PRINTS).kind == "none"
    assert time.perf_counter() - started < 20


def test_what_is_longer_than_is_read_is_never_a_licence() -> None:
    assert kind(OWL + "\n" * 1_600_000)[0] != "is"


def test_the_shipped_fingerprints_know_the_licence_of_this_project() -> None:
    apache = (Path(__file__).resolve().parents[2] / "LICENSES" / "Apache-2.0.txt").read_text(encoding="utf-8")
    assert identify(apache) == ("Apache-2.0", 1.0)
    without = tuple(each for each in known() if "Apache-2.0" not in each.ids)
    assert identification(apache, without).kind != "is"


# --- real texts


def texts() -> dict[tuple[str, str], str]:
    """Return the real texts at hand that a fingerprint is known of, by (name, part)."""
    folder = Path(os.environ.get("LICET_TEXTS") or Path(__file__).parents[3] / "shared" / "texts")
    if not folder.is_dir():
        pytest.skip("the licence texts are not here: set LICET_TEXTS to identify real texts")
    found = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        said = identification(text)
        found[said.id, said.part] = text
        assert said.kind == "is", path.stem
    return found


@pytest.fixture(scope="module")
def real() -> dict[tuple[str, str], str]:
    return texts()


def test_every_real_text_is_itself(real: dict[tuple[str, str], str]) -> None:
    assert len(real) >= 98
    assert {"LicenseRef-CreativeML-OpenRAIL-M", "LicenseRef-CreativeML-OpenRAIL-PlusPlus-M"} <= {
        name for name, _ in real
    }


def test_a_real_text_with_a_sentence_more_or_less_is_not_the_licence(real: dict[tuple[str, str], str]) -> None:
    for (name, part), text in sorted(real.items())[::2]:
        at = text.find(". ", len(text) // 2) + 1 or len(text) // 2
        found = identification(f"{text[:at]} The work is not for commercial use. {text[at:]}")
        assert (found.kind, found.id, found.part) == ("is-with-differences", name, part)
        assert any("not for commercial use" in h.added for h in found.differences)
        until = text.find(". ", at + 40) + 1
        if until > at:
            assert identification(text[:at] + text[until:]).kind != "is", name


def test_a_real_text_in_other_lines_is_itself(real: dict[tuple[str, str], str]) -> None:
    for (name, _), text in sorted(real.items())[::4]:
        for how in ("upper case", "a fence", "a quotation", "a header", "a list of names"):
            assert kind(SAME[how](text), known()) == ("is", name), (name, how)


def test_without_its_own_fingerprint_no_real_text_is_anything(real: dict[tuple[str, str], str]) -> None:
    for (name, part), text in real.items():
        rest = tuple(each for each in known() if (each.name, each.part) != (name, part))
        assert identification(text, rest).kind != "is", name


def test_no_word_of_a_text_is_shipped(real: dict[tuple[str, str], str]) -> None:
    from licet.reading import fingerprints

    data = Path(fingerprints._FILE).read_bytes()
    assert len(data) < 1_500_000
    _, _, body = data.partition(b"\n")
    text = real["LicenseRef-CreativeML-OpenRAIL-M", ""]
    assert not any(word.encode() in body for word in set(re.findall(r"[a-z]{7,}", text)))
    assert len(body) == 3 * sum(len(each.grams) for each in known())


def test_three_thousand_words_take_no_more_than_a_moment(real: dict[tuple[str, str], str]) -> None:
    text = real["LicenseRef-Yi-Series-2.1", ""]
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        identification(text)
        taken.append(time.perf_counter() - started)
    assert min(taken) < 0.1
