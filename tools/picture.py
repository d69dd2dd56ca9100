# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Take the picture of the HTML report that the README shows: python tools/picture.py [EXAMPLE] [FILE].

Needs a Chromium on the path, and is run by hand after a change to the report's looks: no check compares the picture,
since its letters are those of the machine it was taken on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import licet
from licet.report import html

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1400, 1330
_MOST = 300_000


def main(example: str = "openrail-merged-with-gpl", file: str = "docs/images/report.png") -> int:
    """Write the picture of an example's report; return 1 where there is no browser, or the picture is too large."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("no Chromium on the path", file=sys.stderr)
        return 1
    target = ROOT / file
    target.parent.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT / "docs" / "examples" / example)  # so that places read licet.toml:9
    page = html.write(licet.check(licet.load("licet.toml")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(page, encoding="utf-8")
        command = [browser, "--headless", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile"]
        command += ["--no-sandbox"] if os.geteuid() == 0 else []
        command += [f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={target}", path.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    size = target.stat().st_size
    print(f"{file}: {size:,} bytes")
    return int(size > _MOST)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
