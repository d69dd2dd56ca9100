# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.document import display_name, read_front, read_text, reject_controls
from licet.release.graph import Place, ReleaseError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "the file is empty", None),
        (b"\xef\xbb\xbf \r\n\t", "the file is empty", None),
        (b"a\nb\n\0c", "binary", 3),
        (b"one\ntwo \xff", "not UTF-8: byte 0xff", 2),
        (b"\xef\xbb\xbfone\n\n\xe9", "not UTF-8: byte 0xe9", 3),
        ("a: b".encode("utf-16"), "UTF-16", None),
    ],
)
def test_what_is_no_text_is_an_error_with_its_line(tmp_path: Path, data: bytes, message: str, line: int | None) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    with pytest.raises(ReleaseError) as error:
        read_text(path)
    assert message in error.value.message
    assert error.value.place == Place(path.as_posix(), line)


def test_line_ends_and_byte_order_mark_are_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert read_text(path) == "a\nb\nc\n"


def test_a_file_over_the_limit_is_refused_and_a_card_is_cut_at_a_line(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("12345\n67890\n")
    with pytest.raises(ReleaseError, match="too large: 12 bytes, at most 8"):
        read_text(path, 8)
    assert read_front(path, 8) == "12345\n"
    assert read_front(path, 12) == "12345\n67890\n"


@pytest.mark.parametrize("name", ["none", "a\0b", "x" * 5_000, "."])
def test_what_is_no_file_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReleaseError):
        read_text(tmp_path / name)


def test_control_and_direction_characters_are_refused_and_shown_as_escapes() -> None:
    place = Place("f", 3)
    assert reject_controls("naïve/模型", place) == "naïve/模型"
    for name in ("a\x07b", "a\u202eb", "a\u200bb", "a\nb"):
        with pytest.raises(ReleaseError) as error:
            reject_controls(name, place)
        assert str(error.value).isascii()
        assert error.value.place == place


def test_a_nameless_release_is_shown_as_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "my model"
    folder.mkdir()
    assert display_name(folder / "README.md") == "./my model"
    assert display_name(folder / "other-card.md") == "./other-card"
