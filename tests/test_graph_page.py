# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The page of `licet graph --format html` in a browser: its script runs, by keyboard too, and nothing is fetched.

Needs a Chromium, which no package index carries; where there is none these tests are skipped, and say so.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from licet.atlas.neighbourhood import COMMON, among
from licet.atlas.page import html

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

if BROWSER is None:
    pytest.skip("no Chromium on the path", allow_module_level=True)

# What a user does with the keyboard, and what is then so, written to the page itself.
PROBE = """<script>
window.addEventListener("error", event => { document.body.dataset.error = event.message; });
const said = {};
// A headless window may not have the focus; then an element that takes it is not told.
const told = () => { if (!document.hasFocus()) document.activeElement.dispatchEvent(new FocusEvent("focus")); };
const press = key => {
  const target = document.activeElement || document;
  target.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  if (document.activeElement !== target) told();
};
const visible = one => getComputedStyle(one).display !== "none";
const shown = () => [...document.querySelectorAll("article")].filter(visible).map(one => one.id);
said.before = shown();
boxes[0].focus();
told();
said.first = [document.activeElement.id, boxes[0].getAttribute("aria-pressed"), ...shown()];
press("ArrowRight");
said.right = [document.activeElement.id, ...shown()];
press("ArrowLeft");
said.back = document.activeElement.id;
said.dimmed = svg.classList.contains("choosing");
said.near = svg.querySelectorAll(".arrow.near").length;
press("Escape");
said.after = [svg.classList.contains("choosing"), shown().length];
said.fits = [...svg.querySelectorAll(".box")].every(box => {
  const rect = box.querySelector("rect").getBBox();
  return [...box.querySelectorAll("text")].every(text => text.getBBox().width <= rect.width);
});
said.fetched = performance.getEntriesByType("resource").length;
document.body.dataset.said = JSON.stringify(said);
</script>"""


def browse(folder: Path, page: str, *options: str) -> str:
    """Return the page's document as it stands once its scripts have run."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    fragment = options[0] if options else ""
    command = [str(BROWSER), "--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
    command += ["--no-sandbox"] if os.geteuid() == 0 else []
    command += ["--virtual-time-budget=2000", "--dump-dom", path.as_uri() + fragment]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


@pytest.fixture(scope="module")
def page() -> str:
    return html(among(COMMON["code"], "derivative", "code"))


def test_boxes_are_chosen_by_keyboard(page: str, tmp_path: Path) -> None:
    dom = browse(tmp_path, page.replace("</body>", PROBE + "</body>"))
    assert "data-error" not in dom
    found = re.search(r'data-said="([^"]*)"', dom)
    assert found is not None
    said = json.loads(unescape(found[1]))
    assert said["before"] == []
    assert said["first"] == ["b0", "true", "about-b0"]
    at = said["right"][0]
    assert at != "b0"
    assert said["right"] == [at, f"about-{at}"]
    assert said["back"] != at
    assert said["dimmed"] is True
    assert said["near"] > 0
    assert said["after"] == [False, 0]
    assert said["fits"] is True
    assert said["fetched"] == 0


def test_an_address_may_name_the_box_to_show(page: str, tmp_path: Path) -> None:
    dom = browse(tmp_path, page, "#show-b2")
    assert re.findall(r'<article id="(about-b\d+)" class="shown">', dom) == ["about-b2"]
    assert re.findall(r'id="(b\d+)"[^>]*aria-pressed="true"', dom) == ["b2"]
