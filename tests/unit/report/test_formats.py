# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every format that `licet check` offers has a writer, and says what it can do with several verdicts."""

from __future__ import annotations

from typing import get_args

import pytest

from licet.report import Format, join, joins, write, writer
from licet.report.style import Style
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged
from tests.unit.report.stories import HOSTILE

FORMATS = get_args(Format)


def test_the_formats() -> None:
    assert FORMATS == (
        "text", "json", "sarif", "github", "markdown", "junit", "gitlab", "html", "spdx", "spdx3", "cyclonedx"
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_a_writer_that_writes_every_answer(format: Format) -> None:
    assert writer(format).__name__.startswith("licet.report.")
    for manifest in (REFUSED, PERMITTED, OPEN, THRESHOLD, HOSTILE):
        text = write(judged(manifest), format, Style())
        assert text
        assert text == write(judged(manifest), format, Style())
        assert text.endswith("\n")


@pytest.mark.parametrize("format", [one for one in FORMATS if joins(one)])
def test_what_joins_writes_several(format: Format) -> None:
    text = join([("some/path", judged(REFUSED)), ("other/path", judged(OPEN))], format, Style())
    assert "chat-7b" in text
    assert "reader" in text


def test_all_but_the_bills_of_materials_join() -> None:
    assert {one for one in FORMATS if not joins(one)} <= {"spdx", "spdx3", "cyclonedx"}
