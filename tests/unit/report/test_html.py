# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The HTML report as a document: its order, what it says, and that nothing of a user's file becomes markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from licet.reason.judge import check
from licet.release.graph import Artefact, Claim, Finding, Link, Place, Release
from licet.report import html
from licet.syntax import parse_expression
from tests.property.releases import artefact, link
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged

VOID = {"meta", "input", "br", "path", "rect", "circle", "link", "img"}
# Words that a file may hold where a name, a licence or a note is expected.
EVIL = "</script><script>alert(1)</script>\"'<img src=x onerror=alert(2)>\u202eevil&amp;"


class Read(HTMLParser):
    """Reads a page strictly: every element that opens is closed, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.heads: list[int] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "script" not in self.open and "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(manifest: str) -> Read:
    return Read(html.write(judged(manifest)))


@pytest.mark.parametrize("manifest", [REFUSED, PERMITTED, OPEN, THRESHOLD], ids=["no", "yes", "open", "threshold"])
def test_the_document_is_well_formed_and_its_parts_can_be_reached(manifest: str) -> None:
    found = page(manifest)
    ids = [given["id"] for _, given in found.tags if "id" in given]
    assert len(ids) == len(set(ids))
    aims = {str(given["href"])[1:] for tag, given in found.tags if tag == "a"}
    aims |= {str(given[key]) for _, given in found.tags for key in ("data-from", "data-to") if key in given}
    aims |= {str(given["aria-labelledby"]) for _, given in found.tags if "aria-labelledby" in given}
    assert aims <= set(ids)
    assert found.heads.count(1) == 1
    assert found.heads[0] == 1
    assert all(after <= before + 1 for before, after in zip(found.heads, found.heads[1:], strict=False))
    assert [tag for tag, _ in found.tags if tag in {"header", "nav", "main", "footer"}] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    buttons = [given for tag, given in found.tags if tag == "button"]
    assert all(given["type"] == "button" for given in buttons)
    assert all("hidden" in given for given in buttons)  # without the script there is nothing to press


@pytest.mark.parametrize("manifest", [REFUSED, PERMITTED, OPEN], ids=["no", "yes", "open"])
def test_nothing_is_fetched_and_only_the_own_style_and_script_may_run(manifest: str) -> None:
    written = html.write(judged(manifest))
    found = Read(written)
    assert not [tag for tag, given in found.tags if tag in {"link", "img", "iframe"} or "src" in given]
    assert not [key for _, given in found.tags for key in given if key.startswith("on") or key == "style"]
    assert "url(" not in re.sub(r"url\(#head(-lit)?\)", "", written)
    assert not re.findall(r"https?://", written)
    (policy,) = [str(given["content"]) for _, given in found.tags if given.get("http-equiv")]
    assert policy.startswith("default-src 'none'; ")
    for name, rule in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", written, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy


def test_a_refusal_says_no_and_shows_both_clauses_before_anything_else() -> None:
    text = page(REFUSED).text
    assert text.index("No acme/chat-7b cannot be published") < text.index(
        "MUST be included as an enforceable provision"
    )
    assert text.index("enforceable provision") < text.index("may not impose any further restrictions")
    assert text.index("any further restrictions") < text.index("So no licence can be placed on chat-7b")
    assert text.index("So no licence can be placed") < text.index("What would mend it") < text.index("0 of")
    assert "licet.toml:8" in text
    assert "further-restriction" in text
    assert "Ship acme/trainer beside it" in text


def test_a_yes_lists_duties_and_restrictions_by_use() -> None:
    found = page(PERMITTED)
    assert "Yes acme/paint may be published under CreativeML-OpenRAIL-M" in found.text
    assert "What would mend it" not in found.text
    boxes = [given for tag, given in found.tags if tag == "input" and given.get("type") == "checkbox"]
    assert len(boxes) == len(judged(PERMITTED).duties)
    assert not [given for given in boxes if "checked" in given]
    groups = [given for tag, given in found.tags if tag == "th" and given.get("scope") == "rowgroup"]
    assert groups
    assert "Attachment A, 2" in found.text


def test_an_unknown_asks_and_gives_lines_to_paste() -> None:
    found = page(THRESHOLD)
    assert "Unknown Whether" in found.text
    assert "What is the licence of acme/mystery?" in found.text
    assert "[facts] monthly_active_users = <number>" in found.text
    assert "Licences that work" not in found.text  # never a hint of a yes that was not found


def test_the_page_is_the_same_every_time() -> None:
    verdict = judged(THRESHOLD)
    assert html.write(verdict) == html.write(verdict) == html.write(judged(THRESHOLD))


def hostile(licence: bool) -> Release:
    place = Place(f"dir/{EVIL}.md", 3)
    claim = Claim((EVIL,), "single", place, EVIL, (parse_expression("MIT"),) if licence else (), (EVIL,), EVIL, EVIL)
    one = Artefact(EVIL, "model", claim, place)
    finding = Finding("key-not-read", EVIL, place)
    root = Artefact(f"root{EVIL}", "model", claim, place)
    return Release(root, (one,), (Link(EVIL, "fine-tunes", root.name, True, place, EVIL),), findings=(finding,))


@pytest.mark.parametrize("licence", [True, False])
def test_what_files_hold_is_never_markup(licence: bool) -> None:
    written = html.write(check(hostile(licence)))
    found = Read(written)
    assert [tag for tag, _ in found.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in found.tags]
    assert "\u202e" not in written
    assert "\\u202e" in written
    assert "<img src=x onerror=alert(2)>" in found.text


def large(count: int, *licences: str | None) -> Release:
    parts = tuple(artefact(f"vendor/package-{i}", "code", licences[i % len(licences)]) for i in range(count))
    links = tuple(link(one.name, "vendors", "acme/big") for one in parts)
    return Release(artefact("acme/big", "code", "Apache-2.0"), parts, links, named=False)


def test_ten_thousand_works_make_a_page_of_less_than_three_megabytes() -> None:
    written = html.write(check(large(10_000, "MIT", "ISC", None)))
    assert len(written.encode()) < 3_000_000
    assert written.count("vendor/package-9999<") == 1  # the table names every work


def test_a_large_release_can_be_filtered_and_a_small_one_need_not() -> None:
    assert 'id="filter"' in html.write(check(large(20, "MIT")))
    assert 'id="filter"' not in html.write(judged(REFUSED))


def test_several_verdicts_are_one_document_with_the_worst_answer_first() -> None:
    found = Read(html.join([("a", judged(PERMITTED)), ("b/<x>", judged(REFUSED)), ("c", judged(OPEN))]))
    assert "No 3 releases: 1 yes, 1 no, 1 unknown" in found.text
    assert "b/<x>" in found.text
    ids = [given["id"] for _, given in found.tags if "id" in given]
    assert len(ids) == len(set(ids))


def test_a_release_without_origins_has_no_picture_and_no_table() -> None:
    text = Read(html.write(check(Release(artefact("acme/own", "model", "MIT"), named=False)))).text
    assert "Yes acme/own may be published under MIT" in text
    assert "What it is made of" not in text
    assert "Works and licences" not in text
