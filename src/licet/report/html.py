# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as one HTML file: no network, light and dark, by mouse, keyboard and screen reader, on paper too.

The answer first, then why, what would mend it, and the picture; whatever is long unfolds. Without its script the page
shows all of it. Its policy allows the one style sheet and the one script that it holds, by their hashes, nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from licet.reason.truth import Answer
from licet.report import html_burdens, html_works
from licet.report.artefacts import said_of
from licet.report.headline import headline
from licet.report.html_about import about
from licet.report.html_asking import lines, questions
from licet.report.html_element import NOTHING, Html, element, escaped, joined, raised, tag
from licet.report.html_layout import spread
from licet.report.html_picture import picture
from licet.report.html_proof import proof
from licet.report.html_svg import BROAD, key, svg
from licet.report.html_why import besides, mend, why
from licet.report.lineage import decisive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.report.style import Style

_SIGNS = {
    Answer.YES: "M7 17.5 13.5 24 26 9.5",
    Answer.NO: "M9 9 24 24M24 9 9 24",
    Answer.UNKNOWN: "M10.5 12c0-8 12-8 12 0 0 5-6 4.5-6 9M16.5 25.5v.6",
}
_WORDS = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: "Unknown"}


def write(verdict: Verdict, style: Style | None = None) -> str:  # noqa: ARG001  (every writer takes one)
    """Return the verdict as an HTML document. It has one style, the reader's: `style` is not asked."""
    parts = _parts(verdict)
    title = f"{_WORDS[verdict.answer]}: {verdict.release.root.name}"
    return _page(title, verdict.answer, _head(verdict), _contents(parts), joined(_section(*part) for part in parts))


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:  # noqa: ARG001
    """Return the verdicts on several paths as one document: of each the answer, why, and what would mend it."""
    parts = [_Part(f"release-{number}", path, path, _short(one)) for number, (path, one) in enumerate(found, 1)]
    worst = next(a for a in (Answer.NO, Answer.UNKNOWN, Answer.YES) if any(v.answer is a for _, v in found))
    counts = [(a, sum(v.answer is a for _, v in found)) for a in Answer]
    said = ", ".join(f"{count} {a}" for a, count in counts if count)
    head = _banner(worst, f"{len(found)} releases: {said}")
    return _page(f"{len(found)} releases", worst, head, _contents(parts), joined(_section(*part) for part in parts))


def _short(verdict: Verdict) -> Html:
    """Return a verdict in short, as one of several."""
    told = why(verdict) if verdict.answer is Answer.NO else questions(verdict)
    changes = mend(verdict)
    lead = element("h3", "What would mend it") if changes else NOTHING
    return joined((element("p", _answer(verdict), " ", headline(verdict)), told, lead, changes))


def _answer(verdict: Verdict) -> Html:
    return tag(str(verdict.answer), str(verdict.answer))


def _page(title: str, answer: Answer, head: Html, contents: Html, body: Html) -> str:
    """Return the page around its parts, with the policy that names its style and its script."""
    from string import Template

    from licet.version import __version__

    style, script = _file("report.css"), _file("report.js")
    return Template(_file("report.html")).substitute(
        title=escaped(f"{title} · licet"),
        tone=answer,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        head=head,
        contents=contents,
        body=body,
        version=__version__,
    )


def _file(name: str) -> str:
    from pathlib import Path

    return (Path(__file__).parent.parent / "data" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Return the hash of an inline style or script as a content security policy names it."""
    from base64 import b64encode
    from hashlib import sha256

    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _banner(answer: Answer, said: str, *more: Html) -> Html:
    sign = element("svg", element("path", d=_SIGNS[answer]), viewBox="0 0 33 33", aria_hidden="true", class_="sign")
    inner = element(
        "div",
        element("p", _WORDS[answer], class_="answer"),
        element("h1", raised(said) if said.startswith("whether ") else said),
        *more,
    )
    return element("div", sign, inner, class_="banner")


def _head(verdict: Verdict) -> Html:
    release = verdict.release
    licences = {holding.part.id for holding in verdict.holdings}
    open_ = [one for one in verdict.duties if not one.discharged]
    counts = (
        (len(release.origins), "work it was made from", "works it was made from"),
        (len(licences), "licence", "licences"),
        (len(verdict.conflicts) if verdict.answer is Answer.NO else 0, "clash", "clashes"),
        (len(verdict.questions) if verdict.answer is Answer.UNKNOWN else 0, "question", "questions"),
        (len(open_), "duty to do", "duties to do"),
        (len(verdict.restrictions), "use restriction", "use restrictions"),
    )
    items = [
        element("li", element("b", f"{count:,}"), " ", one if count == 1 else many)
        for count, one, many in counts
        if count
    ]
    return _banner(verdict.answer, headline(verdict), element("ul", *items, class_="counts"))


class _Part(NamedTuple):
    """A section: its id, what links call it, its heading, what it holds, and what stands beside its heading."""

    id: str
    name: str
    title: str
    content: Html
    aside: Html = NOTHING


def _parts(verdict: Verdict) -> list[_Part]:
    """Return the sections that have something to say, in the order in which they are read."""
    no, unknown = verdict.answer is Answer.NO, verdict.answer is Answer.UNKNOWN
    progress = element("span", html_burdens.progress(verdict), class_="aside")
    unfold = element("button", "Unfold all", type="button", class_="unfold", hidden=True)
    found = (
        _Part("parts", "Parts", "Its parts", _answers(verdict)),
        _Part("why", "Why", "Why", joined((why(verdict), besides(verdict))) if no else NOTHING),
        _Part(
            "questions",
            "Questions",
            "What it hangs on",
            joined((questions(verdict), lines(verdict))) if unknown else NOTHING,
        ),
        _Part("mend", "Remedies", "What would mend it" if no else "What would settle it", mend(verdict)),
        _Part("picture", "Picture", "What it is made of", _picture(verdict)),
        _Part("open", "Clauses", "What would stand in the way", why(verdict) if unknown else NOTHING),
        _Part("outbound", "Licences", "Licences that work", html_works.outbound(verdict)),
        _Part("duties", "Duties", "Duties", html_burdens.duties(verdict), progress),
        _Part("restrictions", "Uses", "Restricted uses", html_burdens.restrictions(verdict)),
        _Part("works", "Works", "Works and licences", html_works.works(verdict)),
        _Part("choices", "Choices", "Choices made", html_works.choices(verdict)),
        _Part("noticed", "Noticed", "Noticed", html_works.findings(verdict)),
        _Part("proof", "Proof", "Proof", proof(verdict), unfold),
        _Part("scenario", "Scenario", "Judged for", html_works.scenario(verdict)),
    )
    return [part for part in found if part.content]


def _section(id_: str, _name: str, title: str, content: Html, aside: Html) -> Html:
    head = element("div", element("h2", title, id=f"{id_}-head"), aside, class_="heading")
    return element("section", head, content, id=id_, aria_labelledby=f"{id_}-head")


def _contents(parts: Sequence[_Part]) -> Html:
    """Return links to the sections."""
    links = [element("li", element("a", part.name, href=f"#{part.id}")) for part in parts]
    return element("nav", element("ul", *links), aria_label="Contents")


def _answers(verdict: Verdict) -> Html:
    """Return the answer of each part, where the release is of several."""
    items = [element("li", _answer(one), " ", said_of(one)) for one in verdict.parts]
    return element("ul", *items, class_="plain") if items else NOTHING


def _picture(verdict: Verdict) -> Html:
    if not verdict.release.origins:
        return NOTHING
    drawn = picture(verdict)
    tone = str(verdict.answer)
    places = spread(drawn)
    image = svg(drawn, places, tone, f"The release and what it was made from. {headline(verdict)}.")
    told = element("div", about(drawn, verdict), class_="about", aria_live="polite")
    hint = element("p", "Choose a node, with the mouse or with Tab and the arrow keys, to read what is known of it.",
                   class_="hint faint", hidden=True)  # fmt: skip
    canvas = element("div", image, class_="canvas")
    wide = " wide" if places.width > BROAD else ""
    return joined((hint, element("div", canvas, told, class_=f"view{wide}"), key(drawn, bool(decisive(verdict)))))
