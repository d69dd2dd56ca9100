# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Weights, project files and folders: whatever stands in them, a release comes out or a ReleaseError."""

from __future__ import annotations

import json
import struct
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import Release, ReleaseError, ordered
from licet.release.load import load
from licet.release.manifest import write
from tests.unit.release.readers.gguf_files import header
from tests.unit.release.readers.said import told

JSONS: dict[str, Any] = {
    "package.json": {
        "name": "a",
        "license": "MIT",
        "licenses": [{"type": "MIT", "url": "x"}],
        "dependencies": {"b": "1"},
        "bundledDependencies": ["b"],
    },
    "codemeta.json": {
        "@context": "codemeta.jsonld",
        "@type": "SoftwareSourceCode",
        "name": "a",
        "license": ["https://spdx.org/licenses/MIT", {"@id": "ISC"}],
        "softwareRequirements": [{"name": "b", "license": "MIT"}, "c"],
        "hasPart": {"name": "d"},
    },
    "config.json": {"model_type": "x", "architectures": ["X"], "_name_or_path": "a/b"},
}
TEXTS = {
    "Modelfile": 'FROM hf.co/a/b\nADAPTER ./x.gguf\nSYSTEM """\nx\n"""\nLICENSE """MIT"""\nPARAMETER stop "x"\n',
    "CITATION.cff": "cff-version: 1.2.0\ntitle: a\ntype: dataset\nlicense:\n"
    "  - MIT\n  - ISC\nlicense-url: https://x.y\n",
    "REUSE.toml": 'version = 1\n[[annotations]]\npath = ["a", "b.md"]\nSPDX-License-Identifier = ["MIT", "ISC"]\n'
    'precedence = "override"\n',
    "dep5": "Format: x\nUpstream-Name: a\n\nFiles: a b\nCopyright: c\nLicense: MIT\n text\n",
    "Cargo.toml": '[package]\nname = "a"\nlicense = "MIT/ISC"\n'
    'license-file = "x"\n[dependencies]\nb = { path = "c" }\n',
    "Cargo.lock": 'version = 4\n[[package]]\nname = "a"\nversion = "1"\ndependencies = ["b 1", "c"]\n'
    '[[package]]\nname = "b"\nversion = "1"\nsource = "x"\n',
    "pyproject.toml": '[project]\nname = "a"\nlicense = {text = "MIT"}\n'
    'dependencies = ["b>=1; x", "c[d]"]\ndynamic = ["e"]\n',
    "uv.lock": 'version = 1\n[[package]]\nname = "a"\nsource = { virtual = "." }\n'
    'dependencies = [{ name = "b" }]\n[[package]]\nname = "b"\nversion = "1"\n',
    "pylock.toml": 'lock-version = "1.0"\n[[packages]]\nname = "a"\nversion = "1"\n',
    "requirements.txt": "a==1 \\\n  --hash=sha256:0\n-r x.txt\n-e .\nb[c] ; d # e\n./f\n",
    "mergekit_config.yml": "merge_method: x\nbase_model: a/b\nslices:\n"
    "- sources:\n  - model: {model: {path: c/d}, lora: e}\n",
    "METADATA": "Metadata-Version: 2.1\nName: a\nVersion: 1\n"
    "License: MIT\nClassifier: License :: OSI Approved :: BSD License\n",
}
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["", "a\u202eb", "\0", "x" * 3_000, "other", "SEE LICENSE IN ../x", "(", "a\nb", "~", "MIT OR"]),
    st.lists(st.text(max_size=3), max_size=3),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3),
    st.just([[[[[[{}]]]]]]),
)
PUT = st.sampled_from(
    [
        "",
        "\n",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        "=",
        "\0",
        "\u202e",
        "- ",
        "  ",
        "&a ",
        "*a",
        "|",
        '"""',
        "<<",
        "\\",
        "#",
        "é",
    ]
)


def check(files: dict[str, bytes], path: str) -> None:
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        assert told(Path(folder) / path)
        with suppress(ReleaseError):
            consistent(load(Path(folder) / path))


def consistent(release: Release) -> None:
    names = [release.root.name, *(origin.name for origin in release.origins)]
    assert len({name.lower() for name in names}) == len(names)
    assert all(link.origin in names and link.target in names for link in release.links)
    assert len(ordered(release)) == len(release.links)
    for origin in release.origins:
        assert origin.licence is not None
        assert origin.licence.readings or (origin.licence.unknown and origin.licence.question)
    assert all(finding.question for finding in release.findings if finding.effect == "unknown")
    write(release)


def edited(text: str, at: int, drop: int, put: str) -> bytes:
    at %= len(text) + 1
    return (text[:at] + put + text[at + drop :]).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30), PUT), min_size=1, max_size=3))
def test_any_edit_of_a_text(name: str, edits: list[tuple[int, int, str]]) -> None:
    text = TEXTS[name]
    for at, drop, put in edits:
        text = edited(text, at, drop, put).decode("utf-8", "replace")
    check({name: text.encode()}, name)


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [here]
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found += paths(inner, (*here, key))
    return found


@pytest.mark.parametrize("name", JSONS)
@settings(max_examples=100)
@given(st.integers(0, 100), ODD)
def test_any_odd_value_in_a_document(name: str, at: int, odd: Any) -> None:
    document = json.loads(json.dumps(JSONS[name]))
    *path, last = ("top", *paths(document)[at % len(paths(document))])
    holder = {"top": document}
    here: Any = holder
    for key in path:
        here = here[key]
    here[last] = odd
    check({name: json.dumps(holder["top"]).encode()}, name)


@settings(max_examples=150)
@given(
    st.dictionaries(
        st.sampled_from([*TEXTS, *JSONS]),
        st.tuples(st.integers(0, 400), st.integers(0, 3), PUT),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["", "---\nlicense: mit\nbase_model: a/b\n---\n", "---\nsdk: x\nmodels: [a/b]\n---\n", "# x"]),
    st.booleans(),
)
def test_any_folder(files: dict[str, tuple[int, int, str]], card: str, weights: bool) -> None:
    written = {
        name: edited(TEXTS[name] if name in TEXTS else json.dumps(JSONS[name]), *edit) for name, edit in files.items()
    }
    if card:
        written["README.md"] = card.encode()
    if weights:
        written["x.gguf"] = header({"general.license": "gemma", "general.base_model.0.repo_url": "hf.co/a/b"})
        metadata = json.dumps({"__metadata__": {"license": "mit", "base_model": "c/d"}}).encode()
        written["x.safetensors"] = struct.pack("<Q", len(metadata)) + metadata
    check(written, ".")


def test_ten_thousand_dependencies_in_time(tmp_path: Path) -> None:
    import time

    rows = "".join(f'[[packages]]\nname = "p{at}"\nversion = "1"\n' for at in range(10_000))
    (tmp_path / "pylock.toml").write_text(f'lock-version = "1.0"\n{rows}')
    start = time.perf_counter()
    release = load(tmp_path)
    assert len(release.origins) == 10_000
    assert time.perf_counter() - start < 3
