# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is gathered from the folder of a release."""

from __future__ import annotations

from pathlib import Path

from licet.release.evidence import gather

ROOT = Path(__file__).resolve().parents[3]
APACHE = (ROOT / "LICENSE").read_text(encoding="utf-8")
CC_BY = (ROOT / "LICENSES" / "CC-BY-4.0.txt").read_text(encoding="utf-8")


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_texts_are_found_where_they_are_kept(tmp_path: Path) -> None:
    write(tmp_path, LICENSE=APACHE, LICENSES__CC_BY=CC_BY)
    found = gather(tmp_path)
    assert found is not None
    apache, cc_by = found.copy_of("Apache-2.0"), found.copy_of("CC-BY-4.0")
    assert apache is not None
    assert cc_by is not None
    assert (apache.file, cc_by.file) == ("LICENSE", "LICENSES/CC_BY")
    assert apache.place.file.endswith("/LICENSE")
    assert found.copy_of("MIT") is None
    assert found.unread == ()


def test_a_header_a_title_and_a_changed_text_are_no_copies(tmp_path: Path) -> None:
    changed = APACHE.replace("You may reproduce", "You may never reproduce")
    assert changed != APACHE
    write(tmp_path, LICENSE="SPDX-License-Identifier: MIT\n", COPYING="Apache License 2.0\n", LICENSE_2=changed)
    found = gather(tmp_path)
    assert found is not None
    assert found.copies == ()
    assert len(found.unread) == 3


def test_texts_between_ruled_lines(tmp_path: Path) -> None:
    text = f"These are the licences.\n{'=' * 40}\n{CC_BY}\n{'=' * 40}\n\n{APACHE}\n"
    (tmp_path / "THIRD-PARTY-NOTICES.txt").write_text(text, encoding="utf-8")
    found = gather(tmp_path)
    assert found is not None
    assert [copy.ids[0] for copy in found.copies] == ["CC-BY-4.0", "Apache-2.0"]
    second = found.copies[1].place.line
    assert second is not None
    assert text.split("\n")[second - 1] == APACHE.lstrip("\n").split("\n")[0]
    assert len(found.notices) == 1


def test_the_body_of_the_card_with_its_lines(tmp_path: Path) -> None:
    write(tmp_path, **{"README.md": "---\nlicense: mit\n---\n# Owl\n\nBuilt with Llama\n"})
    for path in (tmp_path, tmp_path / "README.md", tmp_path / "licet.toml"):
        found = gather(path)
        assert found is not None
        (card,) = found.cards
        assert "mit" not in card.text
        assert card.place(card.text.index("Built")).line == 6
        assert not found.alone


def test_a_card_without_front_matter(tmp_path: Path) -> None:
    write(tmp_path, **{"README.md": "# Owl\n\nBuilt with Llama\n"})
    found = gather(tmp_path)
    assert found is not None
    assert found.cards[0].place(found.cards[0].text.index("Built")).line == 3


def test_a_card_among_others_speaks_for_itself_alone(tmp_path: Path) -> None:
    write(tmp_path, LICENSE=APACHE, **{"owl.md": "Built with Llama\n"})
    found = gather(tmp_path / "owl.md")
    assert found is not None
    assert found.alone
    assert (found.copies, len(found.cards)) == ((), 1)


def test_a_bill_of_materials_says_nothing_of_its_folder(tmp_path: Path) -> None:
    write(tmp_path, LICENSE=APACHE, **{"owl.spdx.json": "{}"})
    assert gather(tmp_path / "owl.spdx.json") is None


def test_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "NOTICE").write_bytes(b"\xff\x00")
    (tmp_path / "README.md").write_bytes(b"\x00")
    (tmp_path / "LICENSES").write_text("a file of that name", encoding="utf-8")
    found = gather(tmp_path)
    assert found is not None
    assert (found.notices, found.cards, found.copies) == ((), (), ())
