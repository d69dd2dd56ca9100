# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The report of `licet check --format html` in a browser: by mouse and keyboard, light and dark, wide and narrow.

Needs a Chromium, which no package index carries; where there is none these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from licet.reason.judge import check
from licet.release.graph import Release
from licet.report import html
from tests.property.releases import artefact, link
from tests.unit.report.releases import OPEN, PERMITTED, REFUSED, THRESHOLD, judged

if TYPE_CHECKING:
    from pathlib import Path

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

if BROWSER is None:
    pytest.skip("no Chromium on the path", allow_module_level=True)

PAGES = {"no": REFUSED, "yes": PERMITTED, "open": OPEN, "threshold": THRESHOLD}

# Written into the page, allowed by hash in its own policy: what is asked once everything is loaded, and the answer.
PROBE = """
const errors = [];
addEventListener("error", event => errors.push(event.message));
addEventListener("securitypolicyviolation", event => errors.push(event.violatedDirective));
const one = query => document.querySelector(query), all = query => [...document.querySelectorAll(query)];
// A headless window may not have the focus; then an element that takes it is not told.
const told = () => { if (!document.hasFocus()) document.activeElement.dispatchEvent(new FocusEvent("focus")); };
const press = key => {
  const target = document.activeElement || document;
  target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  if (document.activeElement !== target) told();
};
// Under virtual time no frame may be drawn: what was unfolded is seen once its place has been asked for.
const seen = part => document.body.offsetHeight >= 0
  && part.checkVisibility({contentVisibilityAuto: true, opacityProperty: true});
const later = () => new Promise(done => setTimeout(done, 50));
const shown = () => all(".about article").filter(seen).map(part => part.id);
const rgb = words => words.match(/[0-9.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const behind = part => {
  const rect = part.closest(".spot") && part.closest(".spot").querySelector("rect:last-of-type");
  if (rect) return rgb(getComputedStyle(rect).fill);
  for (let at = part; at; at = at.parentElement) {
    const found = rgb(getComputedStyle(at).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found;
  }
  return [255, 255, 255];
};
const faint = () => all("body *").filter(part => seen(part) && part.tagName !== "SCRIPT"
    && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim())).flatMap(part => {
  const style = getComputedStyle(part), size = parseFloat(style.fontSize);
  const ink = light(rgb(part.closest("svg") ? style.fill : style.color)), page = light(behind(part));
  const ratio = (Math.max(ink, page) + .05) / (Math.min(ink, page) + .05);
  const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
  return ratio < (large ? 3 : 4.5) ? [part.tagName + "." + part.className + " " + ratio.toFixed(2)] : [];
});
addEventListener("load", () => setTimeout(async () => {
  let said;
  try { said = await ask(); } catch (error) { errors.push(String(error)); }
  const answer = JSON.stringify({errors, said});
  if (parent !== window) parent.postMessage(answer, "*");
  else document.body.dataset.said = answer;
}, 50));
"""

FRAME = """<!doctype html><meta charset="utf-8"><body><iframe src="page.html" width="{width}" height="800"></iframe>
<script>addEventListener("message", event => {{ document.body.dataset.said = event.data; }});</script></body>"""


def ask(folder: Path, page: str, question: str, width: int = 0, fragment: str = "") -> Any:
    """Return what the page answers to a question in its own language, after its script has run without an error."""
    probe = f"const ask = async () => {{ {question} }};{PROBE}"
    digest = b64encode(sha256(probe.encode()).digest()).decode()
    probed = page.replace("script-src ", f"script-src 'sha256-{digest}' ").replace(
        "<style>", f"<script>{probe}</script><style>"
    )
    (folder / "page.html").write_text(probed, encoding="utf-8")
    (folder / "frame.html").write_text(FRAME.format(width=width), encoding="utf-8")
    path = folder / ("frame.html" if width else "page.html")
    command = [str(BROWSER), "--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
    command += ["--no-sandbox"] if os.geteuid() == 0 else []
    command += ["--window-size=1400,900", "--virtual-time-budget=4000", "--dump-dom", path.as_uri() + fragment]
    dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    found = re.search(r'data-said="([^"]*)"', dom)
    assert found is not None, dom[:400]
    answer = json.loads(unescape(found[1]))
    assert answer["errors"] == []
    return answer["said"]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {name: html.write(judged(manifest)) for name, manifest in PAGES.items()}


def test_the_conflict_is_visible_at_once_and_nothing_is_fetched(pages: dict[str, str], tmp_path: Path) -> None:
    said = ask(
        tmp_path,
        pages["no"],
        """const rects = all(".clause").map(part => part.getBoundingClientRect());
        return {sides: all(".clause blockquote").filter(seen).map(part => part.textContent),
          beside: rects[0].y === rects[1].y && rects[0].right < rects[1].x, high: rects[0].bottom < innerHeight,
          marks: all(".spot.mark").filter(seen).length, lit: all(".tie.lit").length,
          answer: one(".answer").textContent, fetched: performance.getEntriesByType("resource").length};""",
    )
    assert said["sides"] == [
        "MUST be included as an enforceable provision by You",
        "may not impose any further restrictions on the exercise of the rights",
    ]
    assert said["beside"] is True
    assert said["high"] is True
    assert said["answer"] == "No"
    assert (said["marks"], said["lit"]) == (1, 6)
    assert said["fetched"] == 0


def test_a_click_unfolds_the_proof_and_a_button_all_of_it(pages: dict[str, str], tmp_path: Path) -> None:
    said = ask(
        tmp_path,
        pages["no"],
        """const step = one(".proof .step .step"), leaf = step.querySelector(".leaf"), before = seen(leaf);
        step.querySelector("summary").click();
        await later();
        const after = seen(leaf);
        one(".unfold").click();
        const open = all(".proof details").every(part => part.open), named = one(".unfold").textContent;
        one(".unfold").click();
        return [before, after, open, named, all(".proof details").some(part => part.open)];""",
    )
    assert said == [False, True, True, "Fold all", False]


def test_nodes_are_chosen_by_mouse_and_by_keyboard(pages: dict[str, str], tmp_path: Path) -> None:
    said = ask(
        tmp_path,
        pages["no"],
        """const spots = all(".spot"), said = {first: shown()};
        spots[2].dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
        said.clicked = [shown(), spots[2].getAttribute("aria-current"), location.hash];
        said.near = all(".spot.near").map(part => part.querySelector(".title").textContent);
        spots[0].focus(); told();
        press("ArrowRight");
        const at = document.activeElement;
        said.right = [at !== spots[0], String(shown()) === "about-" + at.id];
        press("ArrowLeft");
        said.back = document.activeElement === spots[0];
        press("Escape");
        said.after = [one(".choosing") === null, shown()];
        said.fits = spots.every(spot => [...spot.querySelectorAll("text")].every(text =>
          !spot.querySelector("rect") || text.getBBox().width <= spot.querySelector("rect").getBBox().width - 20));
        return said;""",
    )
    assert said["first"] == ["about-n0"]
    assert said["clicked"] == [["about-n2"], "true", ""]
    assert said["near"] == ["chat-7b", "trainer", "GPL-3.0-only", "clash"]
    assert said["right"] == [True, True]
    assert said["back"] is True
    assert said["after"] == [True, ["about-n0"]]
    assert said["fits"] is True


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_words_stand_out_in_both_themes(name: str, dark: bool, pages: dict[str, str], tmp_path: Path) -> None:
    said = ask(
        tmp_path,
        pages[name],
        f"""for (const part of all("details")) part.open = true;
        const button = one("#theme");
        if ((button.getAttribute("aria-pressed") === "true") !== {str(dark).lower()}) button.click();
        await later();
        const page = light(rgb(getComputedStyle(document.body).backgroundColor));
        return [button.getAttribute("aria-pressed"), page, faint()];""",
    )
    assert said[0] == str(dark).lower()
    assert (said[1] < 0.1) is dark
    assert said[2] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_360_pixels_scrolls_one_way_only(name: str, pages: dict[str, str], tmp_path: Path) -> None:
    question = """for (const part of all("details")) part.open = true;
    const root = document.scrollingElement, clipped = part => part.closest(".canvas, .sideways, .scroll, pre, nav");
    const wide = part => part.getBoundingClientRect().right > root.clientWidth + 1;
    await later();
    return [innerWidth, root.scrollWidth - root.clientWidth, all("main *, header *").filter(part => !clipped(part)
      && seen(part) && wide(part)).map(part => part.tagName + "." + part.className)];"""
    said = ask(tmp_path, pages[name], question, width=360)
    assert said == [360, 0, []]


def test_a_large_table_is_filtered_as_one_types(tmp_path: Path) -> None:
    parts = tuple(artefact(f"lib-{i}", "code", "MIT" if i % 3 else "ISC") for i in range(300))
    release = Release(artefact("big", "code", "MIT"), parts, tuple(link(one.name, "vendors", "big") for one in parts))
    said = ask(
        tmp_path,
        html.write(check(release)),
        """const field = one("#filter"), said = [seen(field), one("#count").textContent];
        field.value = "isc LIB-29"; field.dispatchEvent(new Event("input"));
        const rows = all(".works tbody tr").filter(seen).map(row => row.cells[0].textContent);
        return [...said, one("#count").textContent, rows];""",
    )
    assert said == [True, "300 works", "3 of 300 works", ["lib-291", "lib-294", "lib-297"]]


def test_a_link_into_what_is_folded_unfolds_it(pages: dict[str, str], tmp_path: Path) -> None:
    page = re.sub(r'<details class="cites">', '<details class="cites"><p id="inside">here</p>', pages["yes"], count=1)
    assert ask(tmp_path, page, 'return seen(one("#inside"));', fragment="#inside") is True


def test_without_its_script_the_page_still_says_everything(pages: dict[str, str], tmp_path: Path) -> None:
    silent = re.sub(r"<script>.*?</script>", "", pages["no"], flags=re.DOTALL)
    said = ask(
        tmp_path,
        silent,
        """return [all("button").filter(seen).length, seen(one("svg.picture")), shown().length,
          all(".spot.work").map(spot => one(spot.getAttribute("href")) !== null), seen(one(".clause"))];""",
    )
    assert said == [0, True, 5, [True, True, True], True]
