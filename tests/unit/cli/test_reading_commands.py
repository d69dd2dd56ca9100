# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet read`, `licet diff`, `licet may`: exit statuses, what is quoted, and that JSON follows the schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

import licet
from licet.cli.app import app
from tests.unit.cli.runs import licet as process

SCHEMA = json.loads((Path(licet.__file__).parent / "data" / "licet-1.schema.json").read_text(encoding="utf-8"))
TEXT = """Acme Kind Model License

1. Grant. Acme grants you a non-exclusive, royalty-free licence to use, reproduce, modify and distribute the Model.

2. Redistribution. You may distribute the Model only if you include the restrictions of Section 3 as an enforceable
provision in any agreement with the recipient.

3. Use restrictions. You agree not to use the Model:
(a) for military purposes;
(b) to exploit or harm minors;
(c) to generate disinformation with the intent to harm others.
"""
GERMAN = """Diese Lizenz erlaubt die Nutzung der Software. Sie dürfen die Software nicht für militärische Zwecke
verwenden und nicht weitergeben, es sei denn, der Lizenzgeber stimmt dem schriftlich zu.
"""
MANIFEST = """[release]
name = "a/b"
kind = "model"
licence = "Apache-2.0"
[[component]]
name = "c"
kind = "model"
relation = "{relation}"
licence = "{licence}"
"""


@pytest.fixture
def text(tmp_path: Path) -> str:
    path = tmp_path / "LICENSE"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments), input=stdin)
    return done.exit_code, done.output


def validated(*arguments: str) -> dict[str, object]:
    found = json.loads(run(*arguments, "--format", "json")[1])
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def release(tmp_path: Path, relation: str, licence: str) -> str:
    path = tmp_path / "licet.toml"
    path.write_text(MANIFEST.format(relation=relation, licence=licence), encoding="utf-8")
    return str(path)


def test_read_says_who_may_do_what_and_what_is_forbidden(text: str) -> None:
    status, found = run("read", text)
    assert status == 0
    assert "redistribution: conditional" in found
    assert "§3(a)  “for military purposes;”" in found or "§3(a) “for military purposes;”" in found
    assert "forbidden: deception.disinformation [only with that intent]" in found
    assert "read on its own" in found


def test_read_takes_standard_input_and_refuses_none(text: str) -> None:
    assert run("read", "-", stdin=TEXT)[0] == 0
    assert run("read", "-", stdin=" \n")[0] == 2


def test_read_tells_what_it_could_not(tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text(GERMAN, encoding="utf-8")
    status, found = run("read", str(tmp_path / "de.txt"))
    assert status == 3
    assert "not English (de)" in found
    assert "what could not be read" in found
    (tmp_path / "hello.txt").write_text("hello world", encoding="utf-8")
    assert run("read", str(tmp_path / "hello.txt"))[0] == 3
    (tmp_path / "binary").write_bytes(b"a\0b")
    assert run("read", str(tmp_path / "binary"))[0] == 2
    assert run("read", str(tmp_path / "nothing"))[0] == 2


def test_json_follows_the_schema(text: str, tmp_path: Path) -> None:
    reading = validated("read", text)["reading"]
    assert isinstance(reading, dict)
    assert next(clause["must"] for clause in reading["clauses"]) == ["military"]
    assert validated("diff", text, "bigcode-openrail-m")["difference"]
    assert validated("may", "military", text)["permission"]
    assert validated("may", "malware", release(tmp_path, "fine-tunes", "llama3.1"))["permission"]


def test_diff_shows_a_concrete_use_and_the_clause_that_comes_nearest() -> None:
    status, found = run("diff", "creativeml-openrail-m", "bigcode-openrail-m")
    assert status == 0
    assert "CreativeML-OpenRAIL-M forbids, and BigCode-OpenRAIL-M-1.0 does not" in found
    assert "BigCode-OpenRAIL-M-1.0 forbids only abuse.defame [only with that intent], Attachment A, (g)" in found
    assert "crime.malware: making or spreading malware" in found
    assert "pass-through  clause (§4)  equivalent-clause (§5.1.b)" in found


def test_diff_of_a_file_says_that_no_record_covers_it(text: str) -> None:
    status, found = run("diff", text, "MIT")
    assert status == 0
    assert "read from the text; no record covers it" in " ".join(found.split())
    assert "military: military use or warfare of any kind" in found


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("MIT", "MTI"), 2), (("gpl", "MIT"), 2), (("MIT", "no/such/file.txt"), 2), (("MIT", "MIT"), 0)],
)
def test_diff_of_what_is_no_licence(arguments: tuple[str, str], status: int) -> None:
    assert run("diff", *arguments)[0] == status


@pytest.mark.parametrize(
    ("use", "subject", "status", "says"),
    [
        ("military", "MIT", 0, "no clause of MIT forbids it"),
        ("commercial", "CC-BY-NC-4.0", 1, "§2(a)(1)(A)"),
        ("military", "CC-BY-NC-4.0", 3, "if it is not commercial"),
        ("military", "MIT OR CC-BY-NC-4.0", 0, "MIT"),
        ("military", "MIT AND CC-BY-NC-4.0", 3, "if it is not commercial"),
        ("write poems", "creativeml-openrail-m", 3, "was not understood: “poems”"),
        ("credit scoring without human oversight", "bigcode-openrail-m", 3, "decision.legal-effect"),
        ("military", "openrail", 3, "which OpenRAIL licence"),
        ("military", "SMLNJ OR LicenseRef-Acme", 0, "no clause of SMLNJ"),
        ("military", "LicenseRef-Acme", 3, "no record says"),
        ("crime.malwares", "MIT", 2, ""),
        ("", "MIT", 2, ""),
        ("military", "no-such-licence", 2, ""),
    ],
)
def test_may_of_a_licence(use: str, subject: str, status: int, says: str) -> None:
    found = run("may", use, subject)
    assert found[0] == status
    assert says in " ".join(found[1].split())


def test_may_of_a_text_quotes_the_clause(text: str) -> None:
    status, found = run("may", "military", text)
    assert status == 1
    assert "§3(a) “for military purposes;”" in found
    status, found = run("may", "generating disinformation", text)
    assert status == 3
    assert "has to be made without that intent" in " ".join(found.split())


def test_may_takes_facts() -> None:
    assert run("may", "military", "CC-BY-NC-4.0", "--fact", "commercial=false")[0] == 0
    assert run("may", "military", "CC-BY-NC-4.0", "--fact", "commercial=true")[0] == 1


@pytest.mark.parametrize(
    ("relation", "licence", "status"),
    [
        ("fine-tunes", "creativeml-openrail-m", 1),
        ("fine-tunes", "MIT", 0),
        ("calls", "creativeml-openrail-m", 0),
        ("fine-tunes", "openrail", 3),
        ("fine-tunes", "MIT OR LicenseRef-CreativeML-OpenRAIL-M", 0),
    ],
)
def test_may_of_a_release_looks_at_every_origin(tmp_path: Path, relation: str, licence: str, status: int) -> None:
    found = run("may", "social scoring", release(tmp_path, relation, licence))
    assert found[0] == status, found[1]


def test_may_reads_the_licence_text_that_no_record_covers(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text("---\nbase_model: gpt2\n---\n# a model\n", encoding="utf-8")
    status, found = run("may", "military", str(tmp_path))
    assert status == 1
    assert "read from the text" in found


def test_a_text_beside_a_stated_licence_is_no_yes(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\n---\n# a model\n", encoding="utf-8")
    assert run("may", "military", str(tmp_path))[0] == 1
    assert run("may", "profession.legal", str(tmp_path))[0] == 3


def test_check_says_what_was_read_in_an_unknown_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text("---\nbase_model: gpt2\n---\n# a model\n", encoding="utf-8")
    status, found = run("check", str(tmp_path))
    assert status == 3
    said = " ".join(found.split())
    assert "as read, a text that forbids: military, minors, deception.disinformation" in said
    assert "redistribution: conditional (§2)" in said


def test_a_name_is_a_licence_and_a_path_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "MIT").write_text(TEXT, encoding="utf-8")
    assert process("may", "military", "MIT", cwd=tmp_path).status == 0
    assert process("may", "military", "./MIT", cwd=tmp_path).status == 1
