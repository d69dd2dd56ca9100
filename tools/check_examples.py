# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Check every example against its golden answer: `verdict.txt` beside it is what `licet check` prints there.

python tools/check_examples.py [--update]
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "docs" / "examples"
README = ROOT / "README.md"
# In README.md, behind `<!-- transcript: FOLDER -->`, the next block of text is that folder's golden answer.
_TRANSCRIPT = re.compile(r"(<!-- transcript: (\S+) -->\n```text\n)(.*?)(```)", re.DOTALL)
# Behind `<!-- comment: FOLDER -->`, up to `<!-- end -->`, stands what a pull request would be told of that folder.
_COMMENT = re.compile(r"(<!-- comment: (\S+) -->\n\n)(.*?)(\n<!-- end -->)", re.DOTALL)
# A forge tells its jobs where they run, and the comment would link there; a terminal tells its width.
_ELSEWHERE = ("GITHUB_", "CI_", "GITLAB_", "COLUMNS")
# The first word of a golden answer and the exit status say the same thing.
STATUS = {"yes": 0, "no": 1, "unknown": 3}


def said(folder: Path) -> tuple[int, str]:
    """Return the exit status and the text of `licet check` in the folder of examples."""
    done = checked(folder.name)
    return done.returncode, done.stdout + done.stderr


def checked(*arguments: str, cwd: Path = EXAMPLES) -> subprocess.CompletedProcess[str]:
    """Run `licet check` in the folder of examples, or in another one."""
    command = [sys.executable, "-m", "licet", "check", *arguments]
    here = {name: value for name, value in os.environ.items() if not name.startswith(_ELSEWHERE)}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=here)


def with_transcripts(text: str) -> str:
    """Return a page with its transcripts as the golden answers have them."""

    def told(match: re.Match[str]) -> str:
        golden = (EXAMPLES / match[2] / "verdict.txt").read_text(encoding="utf-8")
        return f"{match[1]}$ licet check {match[2]}\n{golden}{match[4]}"

    def commented(match: re.Match[str]) -> str:
        lines = checked(f"docs/examples/{match[2]}", "--format", "markdown", cwd=ROOT).stdout.splitlines()
        return match[1] + "".join(f"> {line}".rstrip() + "\n" for line in lines) + match[4]

    return _COMMENT.sub(commented, _TRANSCRIPT.sub(told, text))


def main(arguments: list[str]) -> int:
    """Compare (or, with --update, rewrite) every golden answer; exit status 1 where one differs."""
    failed = []
    folders = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
    for folder in folders:
        status, text = said(folder)
        golden = folder / "verdict.txt"
        if "--update" in arguments:
            golden.write_text(text, encoding="utf-8")
        wanted = golden.read_text(encoding="utf-8") if golden.exists() else ""
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        if text != wanted or STATUS.get(first) != status:
            failed.append(folder.name)
            lines = difflib.unified_diff(wanted.splitlines(), text.splitlines(), "golden", "now", lineterm="")
            print(f"{folder.name}: exit status {status}", *lines, sep="\n")
        else:
            print(f"{folder.name}: {first}")
    page = README.read_text(encoding="utf-8")
    if "--update" in arguments:
        README.write_text(with_transcripts(page), encoding="utf-8")
    elif with_transcripts(page) != page:
        failed.append("README.md")
        print("README.md: a transcript is stale")
    print(f"{len(folders) + 1 - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
