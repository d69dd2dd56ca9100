// SPDX-FileCopyrightText: The licet authors
// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  const root = document.documentElement;
  const all = (query, of = document) => [...of.querySelectorAll(query)];
  const one = query => document.querySelector(query);
  root.classList.add("js");
  for (const tool of all("button[hidden], .filter[hidden], .hint[hidden]")) tool.hidden = false;

  // Theme: what the reader's system says, until the button is pressed.
  const theme = one("#theme"), system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const tell = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; tell(); });
  system.addEventListener("change", tell);
  tell();

  // On paper everything is unfolded, and folded again afterwards what was so before.
  let folded = [];
  one("#print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of folded) part.open = false; folded = []; });

  // A link into something folded unfolds it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  for (const button of all(".unfold")) button.addEventListener("click", () => {
    const parts = all("#proof details"), open = parts.some(part => !part.open);
    for (const part of parts) part.open = open;
    button.textContent = open ? "Fold all" : "Unfold all";
  });
  for (const button of all(".copy")) button.addEventListener("click", () => {
    const code = button.parentElement.querySelector("code");
    const done = () => { button.textContent = "Copied"; };
    const select = () => {
      getSelection().selectAllChildren(code);
      if (document.execCommand("copy")) done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(done, select);
    else select();
  });

  const filter = one("#filter");
  if (filter) {
    const rows = all(".works tbody tr").map(row => [row, row.textContent.toLowerCase()]), count = one("#count");
    filter.addEventListener("input", () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, text] of rows) {
        row.hidden = !words.every(word => text.includes(word));
        shown += !row.hidden;
      }
      count.textContent = words.length ? shown + " of " + rows.length + " works" : rows.length + " works";
    });
  }

  const svg = one("svg.picture");
  if (!svg) { reveal(); return; }
  const spots = all(".spot", svg), ties = all(".tie", svg);
  const reach = (start, from, to) => {
    const found = new Set([start]);
    for (let grown = true; grown;) {
      grown = false;
      for (const tie of ties) if (found.has(tie.dataset[from]) && !found.has(tie.dataset[to])) {
        found.add(tie.dataset[to]);
        grown = true;
      }
    }
    return found;
  };
  const about = spot => document.getElementById("about-" + spot.id);
  const show = spot => { for (const text of all(".about article")) text.classList.toggle("shown", text === about(spot)); };
  // The chosen node, the ways to it from the release and on from it; the rest steps back.
  const choose = spot => {
    svg.classList.toggle("choosing", !!spot);
    for (const other of [...spots, ...ties]) other.classList.remove("near", "chosen");
    for (const other of spots) other.removeAttribute("aria-current");
    if (!spot) { show(spots[0]); return; }
    if (about(spot)) show(spot);
    spot.classList.add("chosen");
    spot.setAttribute("aria-current", "true");
    const up = reach(spot.id, "to", "from"), down = reach(spot.id, "from", "to");
    for (const other of spots) other.classList.toggle("near", up.has(other.id) || down.has(other.id));
    for (const tie of ties) {
      const { from, to } = tie.dataset;
      tie.classList.toggle("near", (up.has(from) && up.has(to)) || (down.has(from) && down.has(to)));
    }
  };
  const centre = spot => { const r = spot.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; };
  const beside = (spot, key) => {
    const [x, y] = centre(spot), flat = key === "ArrowLeft" || key === "ArrowRight";
    const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
    let best = null, least = Infinity;
    for (const other of spots) {
      const [a, b] = centre(other), ahead = sign * (flat ? a - x : b - y), off = Math.abs(flat ? b - y : a - x);
      if (other !== spot && ahead > 4 && ahead + 2 * off < least) { best = other; least = ahead + 2 * off; }
    }
    return best;
  };
  for (const spot of spots) {
    spot.addEventListener("focus", () => choose(spot));
    spot.addEventListener("click", event => {
      choose(spot);
      if (about(spot)) { event.preventDefault(); spot.focus(); }
    });
    spot.addEventListener("keydown", event => {
      if (!event.key.startsWith("Arrow")) return;
      const next = beside(spot, event.key);
      if (next) next.focus();
      event.preventDefault();
    });
  }
  svg.addEventListener("click", event => { if (event.target === svg) choose(null); });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && svg.classList.contains("choosing")) {
      choose(null);
      if (svg.contains(document.activeElement)) document.activeElement.blur();
    }
  });
  show(spots[0]);
  reveal();
})();
