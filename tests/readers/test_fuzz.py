# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever stands in a file, reading it gives a release or a ReleaseError, and nothing that cannot be read is a yes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import Release, ReleaseError, ordered
from licet.release.load import load
from licet.release.manifest import write

KEYS = st.sampled_from(
    [
        "license",
        "licenses",
        "license_name",
        "license_link",
        "base_model",
        "base_model_relation",
        "datasets",
        "source_datasets",
        "tags",
        "library_name",
        "sdk",
        "models",
        "model_name",
        "model_link",
        "quantized_by",
        "task_ids",
        "training_data",
        "<<",
        "?",
    ]
)
WORDS = st.sampled_from(
    [
        "mit",
        "other",
        "no",
        "1.0",
        "2024-01-01",
        "a/b",
        "A/B",
        "peft",
        "gemma",
        "[mit, isc]",
        "[a/b, c/d]",
        "{a: b}",
        "&x [a]",
        "*x",
        "~",
        "'mit'",
        '"\\x07"',
        "| \n  text",
        "base_model:merge:a/b",
        "extended|other-x",
        "LICENSE",
        "https://huggingface.co/a/b/blob/main/LICENSE",
        "../x",
        "\n- a\n- [b]\n-",
        "quantized",
    ]
)
LINES = st.lists(
    st.one_of(
        st.builds("{}: {}".format, KEYS, WORDS),
        st.text(max_size=20),
        st.text(alphabet="-:[]{}&*!|>'\"%@`#,?\t \nab", max_size=20),
    ),
    max_size=8,
).map("\n".join)


def check(name: str, data: bytes) -> Release | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            release = load(path)
        except ReleaseError as error:
            told = error
            release = None
    if release is None:
        assert told.place.file
        assert told.message
        return None
    names = [release.root.name, *(origin.name for origin in release.origins)]
    assert len({each.lower() for each in names}) == len(names)
    assert all(link.origin in names and link.target in names for link in release.links)
    assert len(ordered(release)) == len(release.links)
    for artefact in (release.root, *release.origins):
        claim = artefact.licence
        assert claim is not None or artefact is release.root
        if claim is not None and not claim.readings:
            assert claim.unknown
            assert claim.question
    assert all(finding.question for finding in release.findings if finding.effect == "unknown")
    return release


@settings(max_examples=300)
@given(LINES)
def test_any_front_matter(text: str) -> None:
    release = check("README.md", f"---\n{text}\n---\n# body\n".encode("utf-8", "surrogatepass"))
    if release is not None:
        write(release)


@given(st.binary(max_size=200))
def test_any_bytes_in_a_card(data: bytes) -> None:
    check("README.md", data)
    check("README.md", b"---\n" + data + b"\n---\n")


@given(st.binary(max_size=200))
def test_any_bytes_in_a_manifest(data: bytes) -> None:
    check("licet.toml", data)


TABLES = st.lists(
    st.one_of(
        st.sampled_from(["[release]", "[facts]", "[[component]]", "[component]", "component = 3"]),
        st.builds(
            "{} = {}".format,
            st.sampled_from(
                ["name", "kind", "licence", "licence_file", "acts", "uses", "relation", "of", "ships", "x"]
            ),
            st.sampled_from(
                ['"a"', '"b"', '"model"', '"MIT"', '"gpl"', '"adapts"', "true", "3", "[]", '["publish"]', "{}", '""']
            ),
        ),
        st.sampled_from(["seats = 3", "commercial = true", 'territory = ["EU"]', "seats = nan", "nothing"]),
    ),
    max_size=10,
)


@settings(max_examples=300)
@given(TABLES)
def test_any_tables_in_a_manifest(lines: list[str]) -> None:
    head = '[release]\nname = "ours"\nkind = "model"\n'
    text = "\n".join(lines)
    for whole in (text, head + text):
        release = check("licet.toml", whole.encode())
        if release is not None:
            write(release)


@given(st.text(max_size=300))
def test_any_text_in_a_licence_file(text: str) -> None:
    release = check("LICENSE", text.encode("utf-8", "surrogatepass"))
    assert release is None or release.root.licence is not None


@given(LINES)
def test_any_text_in_a_pyproject(text: str) -> None:
    check("pyproject.toml", f"[project]\n{text}\n".encode("utf-8", "surrogatepass"))
