# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release import manifest
from licet.release.graph import Release, ReleaseError, ordered
from licet.release.load import load

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '[release]\nname = "acme/chat"\nkind = "model"\n'
WHOLE = """\
[release]
name = "acme/chat"
kind = "model"
licence = "MIT"
acts = ["publish", "host"]
uses = ["military"]
[facts]
monthly_active_users = 12000
territory = ["eu", "US"]
commercial = true
annual_revenue_usd = 1.5e6
licensee = "company"
[[component]]
name = "acme/base"
kind = "model"
licence = "gemma"
relation = "fine-tunes"
[[component]]
name = "acme/rows"
relation = "trains-on"
licence = "cc-by-4.0"
[[component]]
name = "acme/source"
relation = "derives-from"
of = "Acme/Rows"
[[component]]
name = "acme/source"
relation = "evaluates-on"
licence = "odbl-1.0"
ships = true
"""


def read(tmp_path: Path, text: str, name: str = "licet.toml", card: Release | None = None) -> Release:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return manifest.read(path, card)


def test_a_manifest_states_a_release(tmp_path: Path) -> None:
    release = read(tmp_path, WHOLE)
    assert (release.root.name, release.root.kind, release.named) == ("acme/chat", "model", True)
    assert release.root.place.line == 2
    assert release.root.licence is not None
    assert release.root.licence.place.line == 4
    assert release.acts == ("publish", "host")
    assert release.uses == ("military",)
    assert release.facts == {
        "monthly_active_users": 12000,
        "territory": ("EU", "US"),
        "commercial": True,
        "annual_revenue_usd": 1.5e6,
        "licensee": "company",
    }
    assert [(origin.name, origin.kind, origin.place.line) for origin in release.origins] == [
        ("acme/base", "model", 14),
        ("acme/rows", "data", 19),
        ("acme/source", "data", 23),
    ]
    assert [(link.origin, link.relation, link.target, link.ships) for link in release.links] == [
        ("acme/base", "fine-tunes", "acme/chat", True),
        ("acme/rows", "trains-on", "acme/chat", False),
        ("acme/source", "derives-from", "acme/rows", True),
        ("acme/source", "evaluates-on", "acme/chat", True),
    ]
    assert release.links[1].place.line == 20
    claim = release.origins[2].licence
    assert claim is not None
    assert claim.raw == ("odbl-1.0",)
    assert len(ordered(release)) == 4


def test_the_same_tables_in_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.licet.release]\nname = "a/b"\nkind = "code"\n'
    text += '[[tool.licet.component]]\nname = "dep"\nkind = "code"\nlicence = "MIT"\nrelation = "vendors"\n'
    release = read(tmp_path, text, "pyproject.toml")
    assert release.root.name == "a/b"
    assert release.links[0].place.line == 10
    with pytest.raises(ReleaseError) as error:
        read(tmp_path, text.replace('"vendors"', '"vendor"'), "pyproject.toml")
    assert error.value.place.line == 10


@pytest.mark.parametrize(
    ("line", "text", "message", "hint"),
    [
        (4, HEAD + 'license = "MIT"', 'unknown key "license" in release', "did you mean licence?"),
        (1, "[relase]\nx = 1", 'unknown key "relase" in the manifest', "did you mean release?"),
        (2, '[release]\nkind = "modle"', 'unknown kind "modle"', "did you mean model?"),
        (1, '[release]\nname = "a"', "the kind of the release is not stated", "model, data, code"),
        (4, HEAD + 'acts = ["sel"]', 'unknown word in acts: "sel"', "did you mean sell?"),
        (4, HEAD + 'acts = "sell"', "acts is not a list", ""),
        (4, HEAD + "acts = []", "acts is empty", ""),
        (4, HEAD + 'uses = ["militarry"]', "unknown word in uses", "did you mean military?"),
        (4, HEAD + "licence = 3", "licence is not a text", ""),
        (4, HEAD + 'licence = ""', "licence is empty", ""),
        (4, HEAD + 'licence = "Apache-3.0"', 'licence "Apache-3.0": unknown licence', "did you mean Apache-"),
        (4, HEAD + 'licence = "MIT, ISC"', "neither AND nor OR", ""),
        (4, HEAD + 'licence_file = "no"', 'there is no file "no"', ""),
        (2, '[release]\nname = "a\\u0007b"\nkind = "model"', "holds a control character", ""),
        (5, HEAD + "[facts]\nusers = 3", 'unknown key "users" in facts', ""),
        (5, HEAD + "[facts]\nmonthly_active_users = true", "is not a whole number", "?"),
        (5, HEAD + "[facts]\nmonthly_active_users = -1", "is not a whole number", "?"),
        (5, HEAD + '[facts]\ncommercial = "yes"', "is not true or false", "?"),
        (5, HEAD + "[facts]\nannual_revenue_usd = inf", "is not an amount", "?"),
        (5, HEAD + '[facts]\nlicensee = "a company"', "is not one word", "?"),
        (5, HEAD + '[facts]\nterritory = "EU"', "is not a list of words", "?"),
        (5, HEAD + '[facts]\nterritory = ["Europe"]', 'unknown territory "Europe"', ""),
        (4, HEAD + "component = 1", "unknown key", ""),
        (4, HEAD + '[[component]]\nrelation = "copies"', "name is missing", ""),
        (4, HEAD + '[[component]]\nname = "a"\nkind = "model"', "component a: the relation is not stated", ""),
        (6, HEAD + '[[component]]\nname = "a"\nrelation = "finetunes"', "unknown relation", "did you mean fine-tunes?"),
        (5, HEAD + '[[component]]\nname = "a"\nrelation = "copies"', "its kind is not stated", "model, data, code"),
        (7, HEAD + '[[component]]\nname = "a"\nrelation = "adapts"\nof = "b"', 'no component is named "b"', "expected"),
        (7, HEAD + '[[component]]\nname = "a"\nrelation = "adapts"\nships = 1', "ships is true or false", ""),
        (
            7,
            HEAD + '[[component]]\nname = "a"\nrelation = "adapts"\nrelations = 1',
            "unknown key",
            "did you mean relation?",
        ),
        (5, HEAD + '[[component]]\nname = "acme/chat"\nrelation = "adapts"', "is the release itself", ""),
        (
            8,
            HEAD + '[[component]]\nname = "a"\nrelation = "adapts"\n[[component]]\nname = "a"\nrelation = "trains-on"',
            '"a" is a data here and a model on line 5',
            "",
        ),
        (
            9,
            HEAD + '[[component]]\nname = "a"\nrelation = "adapts"\n[[component]]\nname = "A"\nrelation = "adapts"',
            "is stated twice, first on line 6",
            "",
        ),
        (
            10,
            HEAD
            + '[[component]]\nname = "a"\nrelation = "adapts"\nlicence = "MIT"\n'
            + '[[component]]\nname = "a"\nlicence = "ISC"\nrelation = "distils"',
            '"a" is under "ISC" here and under "MIT" on line 7',
            "state its licence once",
        ),
        (4, HEAD + '[[artefact]]\nkind = "model"', "name is missing", ""),
        (4, HEAD + '[[artefact]]\nname = "a"', "artefact a: its kind is not stated", "model, data, code"),
        (6, HEAD + '[[artefact]]\nname = "a"\nkind = "modle"', "unknown kind", "did you mean model?"),
        (7, HEAD + '[[artefact]]\nname = "a"\nkind = "data"\nof = "b"', 'unknown key "of" in artefact', ""),
        (7, HEAD + '[[artefact]]\nname = "a"\nkind = "data"\nrelation = "bundle"', "unknown relation", "bundles?"),
        (7, HEAD + '[[artefact]]\nname = "a"\nkind = "data"\nlicence = "Apache-3.0"', "unknown licence", "Apache-"),
        (5, HEAD + '[[artefact]]\nname = "Acme/Chat"\nkind = "data"', "has the name of the release", "name it apart"),
        (
            8,
            HEAD + '[[artefact]]\nname = "a"\nkind = "data"\n[[artefact]]\nname = "A"\nkind = "data"',
            'artefact "A" is stated twice, first on line 5',
            "",
        ),
        (
            9,
            HEAD + '[[artefact]]\nname = "a"\nkind = "data"\n[[component]]\nname = "a"\nrelation = "bundles"',
            '"a" bundles is stated twice, first on line 4',
            "",
        ),
        (
            8,
            HEAD + '[[artefact]]\nname = "a"\nkind = "data"\n[[component]]\nname = "a"\nkind = "code"\n'
            'relation = "calls"',
            '"a" is a code here and a data on line 5',
            "one name stands for one thing",
        ),
        (
            10,
            HEAD + '[[artefact]]\nname = "rows"\nkind = "data"\n'
            '[[component]]\nname = "b"\nrelation = "derives-from"\nof = "row"',
            'no component is named "row"',
            "did you mean rows?",
        ),
        (1, 'artefact = 1\n[release]\nkind = "model"', "artefact is not a list", "write [[artefact]]"),
    ],
)
def test_a_slip_is_an_error_with_its_line_and_the_nearest_name(
    tmp_path: Path, line: int, text: str, message: str, hint: str
) -> None:
    with pytest.raises(ReleaseError) as error:
        read(tmp_path, text)
    assert message in error.value.message
    assert hint in error.value.hint
    # `component = 1` stands inside [release] here, and a key that is missing points at its table
    assert error.value.place.line == line
    assert str(error.value).startswith((tmp_path / "licet.toml").as_posix())


SEVERAL = (
    HEAD
    + """\
[[artefact]]
name = "acme/weights"
kind = "model"
licence = "llama3.1"
[[artefact]]
name = "acme/rows"
kind = "data"
relation = "collects"
[[component]]
name = "Acme/Rows"
relation = "trains-on"
of = "acme/weights"
[[component]]
name = "meta/base"
relation = "fine-tunes"
of = "acme/weights"
[[component]]
name = "acme/icons"
kind = "code"
relation = "vendors"
"""
)


def told(release: Release) -> list[str]:
    return [f"{link.target} {link.relation} {link.origin}" for link in release.links]


def test_artefacts_go_out_together_each_under_its_own_licence(tmp_path: Path) -> None:
    release = read(tmp_path, SEVERAL)
    assert [(one.name, one.kind, one.licence is not None) for one in release.parts] == [
        ("acme/weights", "model", True),
        ("acme/rows", "data", False),
    ]
    assert [one.name for one in release.origins] == ["meta/base", "acme/icons"]
    assert told(release) == [
        "acme/chat bundles acme/weights",
        "acme/chat collects acme/rows",
        "acme/weights trains-on acme/rows",
        "acme/weights fine-tunes meta/base",
        "acme/chat vendors acme/icons",
    ]
    assert [link.place.line for link in release.links[:2]] == [4, 11]


def test_an_artefact_of_any_kind_may_be_learned_from(tmp_path: Path) -> None:
    release = read(tmp_path, SEVERAL.replace('kind = "data"\nrelation = "collects"', 'kind = "code"'))
    assert release.parts[1].kind == "code"


def test_an_artefact_that_contains_the_release_is_a_cycle(tmp_path: Path) -> None:
    text = HEAD + (
        '[[artefact]]\nname = "a"\nkind = "data"\n[[artefact]]\nname = "b"\nkind = "data"\n'
        '[[component]]\nname = "a"\nrelation = "bundles"\nof = "b"\n'
        '[[component]]\nname = "b"\nrelation = "bundles"\nof = "a"\n'
    )
    with pytest.raises(ReleaseError, match="the components form a cycle: a → b → a"):
        read(tmp_path, text)


@pytest.mark.parametrize(("kind", "of_artefact"), [("code", True), ("model", False)])
def test_a_card_speaks_of_the_only_artefact_of_its_kind(tmp_path: Path, kind: str, of_artefact: bool) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: meta/base\n---\n")
    text = f'[release]\nname = "kit"\nkind = "{kind}"\n[[artefact]]\nname = "weights"\nkind = "model"\n'
    (tmp_path / "licet.toml").write_text(text)
    release = load(tmp_path)
    assert (release.root.licence is None, release.parts[0].licence is None) == (of_artefact, not of_artefact)
    assert told(release)[1] == f"{'weights' if of_artefact else 'kit'} fine-tunes meta/base"


def test_the_text_of_the_licence_of_an_artefact_contradicts_nothing(tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text(SEVERAL.replace("llama3.1", "MIT"))
    (tmp_path / "LICENSE").write_text("SPDX-License-Identifier: MIT\n")
    release = load(tmp_path)
    assert release.root.licence is None  # nobody says that it is the licence of the whole
    assert [one.message for one in release.findings] == ["no licence is stated for acme/rows"]
    (tmp_path / "LICENSE").write_text("SPDX-License-Identifier: ISC\n")
    assert [one.code for one in load(tmp_path).findings] == ["claims-disagree", "licence-not-stated"]


def test_a_cycle_is_named(tmp_path: Path) -> None:
    text = HEAD
    for name, of in (("a", "c"), ("b", "a"), ("c", "b")):
        text += f'[[component]]\nname = "{name}"\nrelation = "adapts"\nof = "{of}"\n'
    with pytest.raises(ReleaseError, match="the components form a cycle: a → c → b → a") as error:
        read(tmp_path, text)
    assert error.value.place.line == 10


def test_a_long_chain_is_no_cycle(tmp_path: Path) -> None:
    rows = "".join(
        f'[[component]]\nname = "n{i}"\nrelation = "adapts"\n' + (f'of = "n{i - 1}"\n' if i else "")
        for i in range(3_000)
    )
    assert len(read(tmp_path, HEAD + rows).links) == 3_000


@pytest.mark.parametrize(
    ("licence", "unknown"),
    [("gpl", "licence-family"), ("other", "licence-other"), ("unknown", "licence-other"), ("LicenseRef-Ours", "")],
)
def test_a_name_that_leaves_the_licence_open_is_no_slip(tmp_path: Path, licence: str, unknown: str) -> None:
    row = f'[[component]]\nname = "a"\nrelation = "adapts"\nlicence = "{licence}"\n'
    claim = read(tmp_path, HEAD + row).origins[0].licence
    assert claim is not None
    assert claim.unknown == unknown
    assert bool(claim.readings) is not bool(unknown)


def test_a_licence_file_is_identified_and_must_agree(tmp_path: Path) -> None:
    (tmp_path / "terms").write_text("SPDX-License-Identifier: MIT\n")
    row = '[[component]]\nname = "a"\nrelation = "adapts"\nlicence_file = "terms"\n'
    release = read(tmp_path, HEAD + row)
    claim = release.origins[0].licence
    assert claim is not None
    assert [str(reading) for reading in claim.readings] == ["MIT"]
    assert (claim.place.line, claim.source) == (7, "manifest, licence_file terms")
    release = read(tmp_path, HEAD + row + 'licence = "ISC"\n')
    claim = release.origins[0].licence
    assert claim is not None
    assert [str(reading) for one in (claim, *claim.disputed_by) for reading in one.readings] == ["ISC", "MIT"]
    assert [(finding.code, finding.effect) for finding in release.findings] == [("claims-disagree", "note")]
    (tmp_path / "terms").write_text("Our own terms, made at home.\n")
    claim = read(tmp_path, HEAD + row).origins[0].licence
    assert claim is not None
    assert (claim.readings, claim.unknown) == ((), "licence-other")
    assert "Our own terms" in claim.question


def test_a_manifest_is_recognised_by_name_or_tables() -> None:
    from pathlib import Path

    assert manifest.recognises(Path("licet.toml"), b"")
    assert manifest.recognises(Path("x/other.toml"), b"[release]\n")
    assert manifest.recognises(Path("x/other.toml"), b"[[artefact]]\n")
    assert manifest.recognises(Path("pyproject.toml"), b"[tool.licet.release]")
    assert not manifest.recognises(Path("pyproject.toml"), b"[tool.other]\nkind = '[release]'")
    assert not manifest.recognises(Path("README.md"), b"[release]")


def test_the_example_of_the_documentation_is_a_manifest(tmp_path: Path) -> None:
    from pathlib import Path as Files

    page = Files(__file__).resolve().parents[3] / "docs" / "manifest.md"
    example = page.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "DATA-LICENCE").write_text("SPDX-License-Identifier: CC0-1.0\n")
    release = read(tmp_path, example)
    assert len(release.links) == 3
    assert release.links[2].target == "acme/rows"
