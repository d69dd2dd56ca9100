# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Real weights and project files hold what a person who looked at them wrote down."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from licet.release.graph import ReleaseError
from licet.release.load import load
from tests.unit.release.readers.said import open_codes, readings

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample files are not beside this checkout")

# file | called | kind | licence as written | readings | origins by relation | what is open
TABLE = """\
gguf/gemma-3-270m-q4_k_m.header.gguf | | model | gemma | LicenseRef-Gemma-2024-04-01 LicenseRef-Gemma-2025-03-24 | |
misc/kubernetes-assistant_Modelfile | Modelfile | model | | nothing | | base-not-named
misc/cff_CITATION.cff | | code | CC-BY-4.0 | CC-BY-4.0 | |
misc/cff_allenai+dolma.cff | | code | Apache-2.0 | Apache-2.0 | |
misc/cff_coqui-ai+TTS.cff | | code | MPL-2.0 | MPL-2.0 | |
misc/cff_examples_1.0.3_fail-additional-key_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_key-complete_CITATION.cff | | code | CC-BY-SA-4.0 | CC-BY-SA-4.0 | |
misc/cff_examples_1.0.3_reference-art_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-article_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-blog_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-book_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-conference-paper_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-edited-work_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-report_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_reference-thesis_CITATION.cff | | code | | nothing | |
misc/cff_examples_1.0.3_software-container_CITATION.cff | | code | | nothing | |
misc/cff_facebookresearch+chameleon.cff | | code | | nothing | |
misc/cff_fastapi+typer.cff | | code | MIT | MIT | |
misc/cff_huggingface+alignment-handbook.cff | | code | Apache-2.0 | Apache-2.0 | |
misc/cff_huggingface+datasets.cff | | code | Apache-2.0 | Apache-2.0 | |
misc/cff_python-attrs+attrs.cff | | code | | nothing | |
misc/codemeta_codemeta.json | | code | https://spdx.org/licenses/Apache-2.0 | Apache-2.0 | |
misc/codemeta_examples_codemeta-software.json | | code | | nothing | |
misc/codemeta_examples_codemeta.json | | code | https://spdx.org/licenses/MIT | MIT | | dependencies-not-read
misc/codemeta_examples_schema-org-codemeta.json | | code | \
https://opensource.org/licenses/BSD-2-Clause | BSD-2-Clause | |
misc/ort_REUSE.toml | REUSE.toml | code | | nothing | vendors 5 bundles 5 |
misc/reuse-tool_REUSE.toml | REUSE.toml | code | | nothing | vendors 1 bundles 4 |
misc/hfjs_gguf_package.json | package.json | code | MIT | MIT | | dependencies-not-read
misc/hfjs_tasks_package.json | package.json | code | MIT | MIT | |
misc/ruff_Cargo.toml | Cargo.toml | code | MIT | MIT | | dependencies-not-read
misc/aibom-security_pyproject.toml | pyproject.toml | code | | nothing | |
misc/hatch_pyproject.toml | pyproject.toml | code | MIT | MIT | | dependencies-not-read
misc/packaging_pyproject.toml | pyproject.toml | code | Apache-2.0 OR BSD-2-Clause | Apache-2.0%OR%BSD-2-Clause | |
misc/zizmor_pyproject.toml | pyproject.toml | code | | nothing | |
misc/aibom-security_uv.lock | uv.lock | code | | nothing | links-dynamically 26 |
misc/uv_uv.lock | uv.lock | code | | nothing | |
"""


def rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in TABLE.splitlines()]


@pytest.mark.parametrize(
    ("file", "called", "kind", "raw", "expected", "related", "open_"), rows(), ids=lambda value: value[-40:]
)
def test_a_file_is_read_as_it_says(
    tmp_path: Path, file: str, called: str, kind: str, raw: str, expected: str, related: str, open_: str
) -> None:
    path = tmp_path / (called or Path(file).name)
    shutil.copyfile(SAMPLES / file, path)
    release = load(path)
    assert release.root.kind == kind
    claim = release.root.licence
    assert (" ".join(claim.raw) if claim else "") == raw
    assert readings(claim) == [word.replace("%", " ") for word in expected.split()]
    counts = Counter(link.relation for link in release.links)
    words = related.split()
    assert counts == dict(zip(words[::2], map(int, words[1::2]), strict=True))
    assert len(release.origins) == sum(counts.values())
    assert open_codes(release) == open_.split()
    if claim is not None and claim.place.line is not None:
        assert raw in path.read_text(encoding="utf-8").splitlines()[claim.place.line - 1]


def test_a_document_that_describes_no_work_says_so() -> None:
    with pytest.raises(ReleaseError, match="neither @type nor name"):
        load(SAMPLES / "misc" / "codemeta_examples_example-codemeta-invalid.json")


def test_the_table_covers_every_file_of_these_formats() -> None:
    covered = {row[0] for row in rows()} | {"misc/codemeta_examples_example-codemeta-invalid.json"}
    elsewhere = ("reuse_pyproject.toml", "cargo-deny_deny.toml")  # see below; settings of another program
    present = {
        path.relative_to(SAMPLES).as_posix()
        for folder in ("gguf", "misc")
        for path in (SAMPLES / folder).iterdir()
        if path.suffix in (".cff", ".toml", ".lock", ".gguf") or path.name.endswith(("codemeta.json", "_package.json"))
    }
    assert {path for path in present - covered if not path.endswith(elsewhere)} == set()


def test_a_poetry_project_with_four_licences(tmp_path: Path) -> None:
    shutil.copyfile(SAMPLES / "misc" / "reuse_pyproject.toml", tmp_path / "pyproject.toml")
    release = load(tmp_path)
    assert readings(release.root.licence) == ["Apache-2.0 AND CC0-1.0 AND CC-BY-SA-4.0 AND GPL-3.0-or-later"]
    assert (release.root.name, open_codes(release)) == ("reuse", ["dependencies-not-read"])
