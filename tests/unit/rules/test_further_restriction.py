# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import licet
from licet.rules.further_restriction import advise, say
from tests.unit.rules.examples import objection, said

if TYPE_CHECKING:
    from pathlib import Path


def test_both_clauses_stand_with_section_quote_and_line(tmp_path: Path) -> None:
    paragraph, advice = said("further-restriction", tmp_path)
    giver, barrier, path = paragraph.because
    assert giver.subject.startswith("CreativeML-OpenRAIL-M §4")
    assert giver.says.startswith("requires its ")
    assert giver.says.endswith("restrictions to bind every recipient of a work that contains acme/base-7b")
    assert barrier.subject == "GPL-3.0-only §10"
    assert "further restrictions" in barrier.quote
    assert barrier.says == "forbids any further restriction on a work that contains acme/trainer"
    assert path.says == "chat-7b incorporates both acme/base-7b and acme/trainer as one work"
    assert path.place.count("licet.toml:") == 2
    assert paragraph.so == "no licence can be placed on chat-7b"
    assert "keep acme/base-7b and acme/trainer apart" in advice


def test_against_a_proposed_licence_the_label_falls_and_not_the_work() -> None:
    verdict = licet.compatible("Apache-2.0", "GPL-2.0-only")
    found = objection("further-restriction", verdict)
    paragraph = say(found, verdict)
    assert {limb.subject.split(" ")[0] for limb in paragraph.because} == {"Apache-2.0", "GPL-2.0-only"}
    assert "patent rights end for whoever sues" in str(paragraph)
    assert paragraph.so == "the release cannot go out under GPL-2.0-only"
    assert advise(found, verdict).startswith("choose a licence for the release that admits")
