# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Print the `sha256` and `words` that a record carries for a text: `python -m licet.catalogue.hash FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from licet.catalogue.lint import read_text
from licet.catalogue.words import words, words_sha256


def main(paths: list[str]) -> int:
    """Print the two lines for each file."""
    for path in paths:
        text = read_text(Path(path))
        print(f'# {Path(path).name}\nsha256 = "{words_sha256(text)}"\nwords = {len(words(text))}')
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
