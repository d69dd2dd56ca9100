# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JUnit: what XML of test runners may hold (junit-10.xsd of the Jenkins xUnit plug-in), and a case a component."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import licet
from licet.reason.truth import Answer
from licet.report import junit
from licet.report.style import Style
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, judged
from tests.unit.report.stories import HOSTILE, stories
from tests.unit.report.test_remarks import PARTS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Of each element: the attributes that it must have, those that it may have, and what it may hold.
ALLOWED: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"skipped", "time"},
        {"properties", "testcase", "system-out"},
    ),
    "properties": (set(), set(), {"property"}),
    "property": ({"name", "value"}, set(), set()),
    "testcase": ({"name"}, {"classname", "time", "group"}, {"failure", "error", "skipped", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "error": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def suites(document: str) -> list[Element]:
    """Return the suites of a document that is as the schema has it, with counts that are right."""
    root = ElementTree.fromstring(document)
    assert root.tag == "testsuites"
    for element in root.iter():
        must, may, holds = ALLOWED[element.tag]
        assert must <= set(element.attrib) <= must | may, element.tag
        assert {child.tag for child in element} <= holds, element.tag
    found = list(root)
    for suite in (root, *found):
        for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert suite.get(key) == str(len(suite.findall(f".//{tag}")))
    return found


def test_every_story_is_as_the_schema_has_it_and_has_a_case_for_each_component() -> None:
    for verdict in (*stories(), judged(HOSTILE), licet.compatible("Apache-2.0", "GPL-2.0-only")):
        (suite,) = suites(junit.write(verdict))
        names = [case.get("name", "") for case in suite.findall("testcase")]
        assert names[0] == "the release may go out"
        assert len(names) == len(verdict.release.works)
        first = suite.find("testcase")
        assert first is not None
        result = [child.tag for child in first]
        assert result == {Answer.YES: [], Answer.NO: ["failure"], Answer.UNKNOWN: ["error"]}[verdict.answer]


def test_a_conflict_is_a_failure_of_the_component() -> None:
    (suite,) = suites(junit.write(judged(REFUSED)))
    (case,) = [one for one in suite.findall("testcase") if one.get("name") == "acme/base (incorporates)"]
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("type") == "further-restriction"
    assert failure.get("message") == "no licence can be placed on chat-7b"
    assert (failure.text or "").startswith("licet.toml:8: no licence can be placed on chat-7b, because CreativeML")


def test_an_unknown_is_an_error_and_never_a_pass_or_a_skip() -> None:
    (suite,) = suites(junit.write(judged(OPEN)))
    assert suite.get("failures") == "0"
    assert suite.get("errors") == "2"
    assert "skipped" not in junit.write(judged(OPEN))


def test_an_artefact_of_ones_own_has_its_own_answer() -> None:
    (suite,) = suites(junit.write(judged(PARTS)))
    results = {case.get("name"): [child.tag for child in case] for case in suite.findall("testcase")}
    assert results["acme/weights (bundles)"] == ["failure"]
    assert results["acme/tools (bundles)"] == []


def test_what_others_wrote_stays_text() -> None:
    (suite,) = suites(junit.write(judged(HOSTILE)))
    names = [case.get("name", "") for case in suite.findall("testcase")]
    assert any("<script>alert(1)</script>" in name for name in names)
    assert any("]]>" in name for name in names)


def test_the_text_report_is_in_it_without_colour() -> None:
    (suite,) = suites(junit.write(judged(REFUSED), Style(colour=True)))
    out = suite.find("system-out")
    assert out is not None
    assert (out.text or "").startswith("no   acme/chat-7b cannot be published")
    assert "\x1b" not in (out.text or "")


def test_several_verdicts_are_a_suite_each_named_by_path_and_summed() -> None:
    document = junit.join([("a", judged(REFUSED)), ("b", judged(PERMITTED))])
    assert [suite.get("name") for suite in suites(document)] == ["a", "b"]
    assert document.splitlines()[1] == '<testsuites name="licet" tests="6" failures="2" errors="0">'


def test_the_same_twice_byte_for_byte_and_ascii_where_asked() -> None:
    assert junit.write(judged(REFUSED)) == junit.write(judged(REFUSED))
    assert junit.write(judged(REFUSED), Style(ascii=True)).isascii()
