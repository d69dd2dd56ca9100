# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as JUnit XML: a suite for each release, a case for the answer on it and one for each component.

What is refused is a failure; what is open is an error and never a pass or a skip: a build that does not know must not
be green. The names of cases stay the same from run to run, and no time is written. Source: the schema junit-10.xsd of
the Jenkins xUnit plug-in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.headline import headline
from licet.report.remarks import remarks
from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from licet.reason.verdict import Verdict
    from licet.report.remarks import Remark

_WORST = {"conflict": "failure", "open": "error", "finding": "error"}
_ANSWERS = {Answer.YES: "", Answer.NO: "failure", Answer.UNKNOWN: "error"}
_WHOLE = "the release may go out"


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return a document with one suite."""
    return join([("", verdict)], style)


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return a document with a suite for each verdict."""
    style = style or Style()
    suites = [_Suite(path, verdict) for path, verdict in found]
    totals = [sum(suite.counts[column] for suite in suites) for column in range(3)]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<testsuites name="licet" {_counted(totals)}>']
    lines += [line for suite in suites for line in suite.lines(style)]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


class _Suite:
    """A verdict by component: what stands against each, the worst first; "" is the release itself."""

    __slots__ = ("_answers", "_cases", "_path", "_verdict")

    def __init__(self, path: str, verdict: Verdict) -> None:
        self._path = path
        self._verdict = verdict
        # What goes out: the release, and each of its own parts where it has several.
        self._answers = {"": verdict, **{part.release.root.name: part for part in verdict.parts}}
        self._cases: dict[str, list[Remark]] = {"": []}
        self._cases |= {one.name: [] for one in verdict.release.works if one.name != verdict.release.root.name}
        for remark in remarks(verdict):
            if remark.level != "note" and remark.of in _WORST:
                self._cases[remark.component if remark.component in self._cases else ""].append(remark)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many cases there are, how many fail and how many are open."""
        words = [self._result(component)[0] for component in self._cases]
        return len(words), words.count("failure"), words.count("error")

    def _result(self, component: str) -> tuple[str, str, str]:
        """Return what became of a case ("": it passed), by which code, and why in short."""
        if component in self._answers:
            found = self._answers[component]
            return _ANSWERS[found.answer], str(found.answer), headline(found)
        told = self._cases[component]
        return (_WORST[told[0].of], told[0].code, told[0].brief) if told else ("", "", "")

    def lines(self, style: Style) -> Iterator[str]:
        """Yield the lines of the suite."""
        from licet.report import prose

        verdict = self._verdict
        name = self._path or verdict.release.root.name
        yield f"  <testsuite name={_quoted(name, style)} {_counted(self.counts)}>"
        values = {"release": verdict.release.root.name, "answer": str(verdict.answer), "headline": headline(verdict)}
        yield "    <properties>"
        for key, value in values.items():
            yield f'      <property name="{key}" value={_quoted(value, style)}/>'
        yield "    </properties>"
        relations = {link.origin: link.relation for link in reversed(verdict.release.links)}
        for component, told in self._cases.items():
            relation = relations.get(component)
            case = f"{component} ({relation})" if relation else component or _WHOLE
            yield from _case((verdict.release.root.name, case), self._result(component), told, style)
        plain = Style(ascii=style.ascii)
        text = "".join(f"{_escaped(line, style)}\n" for line in prose.write(verdict, plain).splitlines())
        yield f"    <system-out>{text}</system-out>"
        yield "  </testsuite>"


def _case(names: tuple[str, str], result: tuple[str, str, str], told: Sequence[Remark], style: Style) -> Iterator[str]:
    """Yield a case: the names of its class and its own; what became of it ("" is passed), by which code, in short."""
    word, code, brief = result
    head = f"    <testcase classname={_quoted(names[0], style)} name={_quoted(names[1], style)}"
    if not word:
        yield f"{head}/>"
        return
    text = "\n\n".join(f"{one.place}: {one.text}" if one.place else one.text for one in told)
    body = "\n".join(_escaped(line, style) for line in text.split("\n"))
    yield f"{head}>"
    yield f'      <{word} type="{code}" message={_quoted(brief, style)}>{body}</{word}>'
    yield "    </testcase>"


def _counted(counts: Sequence[int]) -> str:
    return 'tests="{}" failures="{}" errors="{}"'.format(*counts)


def _escaped(text: str, style: Style) -> str:
    """Return text for an element: what XML may not hold, such as control characters, is made visible."""
    return style.spell(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str, style: Style) -> str:
    return f'"{_escaped(text, style).replace(chr(34), "&quot;")}"'
