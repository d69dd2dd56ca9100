# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A policy is read with the line of every entry, and what is wrong in it is an error there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

import licet
from licet.release import policy_file
from licet.release.graph import ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.policy import Policy

HEAD = '[release]\nname = "acme/chat"\nkind = "model"\nlicence = "MIT"\n'
TERMS = "Take it, said the owner.\n"
DIGEST = hashlib.sha256(TERMS.encode()).hexdigest()
FULL = """
[policy.licences]
allow = ["mit", "GPL-3.0", "GPL-2.0-only WITH Classpath-exception-2.0"]
[policy.uses]
deny = ["law"]
[policy.duties]
deny = ["display-line"]
[[policy.exceptions]]
component = "a/b"
allow = ["ISC", "display-line", "law"]
reason = "agreed"
expires = 2027-01-31
[[policy.accept]]
component = "c/d"
code = "licence-unreadable"
reason = "on file"
expires = "2028-02-29"
"""


def read(folder: Path, text: str) -> Policy | None:
    (folder / "licet.toml").write_text(text, encoding="utf-8")
    return policy_file.read(folder / "licet.toml")


def test_every_entry_is_read_with_its_line(tmp_path: Path) -> None:
    policy = read(tmp_path, HEAD + FULL)
    assert policy is not None
    assert policy.licences.allow is not None
    assert [(one.written, one.ids, one.place.line) for one in policy.licences.allow] == [
        ("mit", ("MIT",), 7),
        ("GPL-3.0", ("GPL-3.0-only", "GPL-3.0-or-later"), 7),
        ("GPL-2.0-only WITH Classpath-exception-2.0",) * 1 + (("GPL-2.0-only WITH Classpath-exception-2.0",), 7),
    ]
    assert policy.uses.deny[0].ids == ("law",)
    (exemption,), (acceptance,) = policy.exceptions, policy.accept
    assert [one.ids for one in exemption.allow] == [("ISC",), ("display-line",), ("law",)]
    assert (exemption.expires, exemption.place.line) == ("2027-01-31", 12)
    assert (acceptance.code, acceptance.expires) == ("licence-unreadable", "2028-02-29")


def test_the_manifest_is_asked_before_the_project(tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text('[project]\nname = "x"\n[tool.licet.policy.licences]\ndeny = ["MIT"]\n', encoding="utf-8")
    found = policy_file.find(tmp_path)
    assert found is not None
    assert found.file.endswith("pyproject.toml")
    read(tmp_path, HEAD)
    found = policy_file.find(tmp_path / "README.md")
    assert found is not None
    assert found.licences.deny[0].written == "MIT"
    read(tmp_path, HEAD + '[policy.licences]\ndeny = ["ISC"]\n')
    found = policy_file.find(tmp_path)
    assert found is not None
    assert [one.written for one in found.licences.deny] == ["ISC"]


def test_a_project_with_no_more_than_a_policy_is_no_manifest(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\nlicense = "MIT"\n[tool.licet.policy.licences]\ndeny = ["ISC"]\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    release = licet.load(tmp_path)
    assert release.root.kind == "code"
    assert release.policy is not None
    assert str(licet.check(release).answer) == "yes"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[policy]\nrules = 1", 'unknown key "rules"'),
        ("[policy.licences]\ndeny = ['Nonsense-9']", 'licence "Nonsense-9"'),
        ("[policy.licences]\ndeny = ['MIT OR ISC']", "is an expression"),
        ("[policy.licences]\ndeny = 'MIT'", "is not a list of names"),
        ("[policy.uses]\ndeny = ['lawn']", 'unknown use "lawn"; did you mean law'),
        ("[policy.duties]\nallow = ['offer']", 'unknown duty "offer"; did you mean offer-source'),
        ("[[policy.exceptions]]\nallow = ['MIT']\nreason = 'x'", "component is missing"),
        ("[[policy.exceptions]]\ncomponent = 'a'\nreason = 'x'", "allow is missing"),
        ("[[policy.accept]]\ncomponent = 'a'\ncode = 'x'", "reason is missing"),
        ("[[policy.accept]]\ncomponent='a'\ncode='claim-unclear'\nreason='y'\nexpires='soon'", "expires is not a day"),
        ("[[policy.accept]]\ncomponent='a'\ncode='claim-unclear'\nreason='y'\nexpires='2027-02-30'", "not a day"),
        ("[[policy.clarify]]\nlicence='MIT'\nfile='x'\nsha256='12'", "64 hexadecimal digits"),
        ("[[policy.clarify]]\nlicence='other'\nfile='x'\nsha256='12'", "which licence|what"),
        ("policy = 3", "is not a table"),
        ("[policy]\naccept = 3", "accept is not a list"),
    ],
)
def test_what_is_wrong_is_an_error_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReleaseError, match=message) as caught:
        read(tmp_path, text if text.startswith("policy =") else HEAD + text)
    assert caught.value.place.line is not None


def test_a_file_that_is_named_must_hold_one(tmp_path: Path) -> None:
    read(tmp_path, HEAD)
    with pytest.raises(ReleaseError, match="holds no policy"):
        licet.load(tmp_path, policy=tmp_path / "licet.toml")
    shared = tmp_path / "house.toml"
    shared.write_text('[policy.licences]\ndeny = ["MIT"]\n', encoding="utf-8")
    release = licet.load(tmp_path, policy=shared)
    assert release.policy is not None
    assert release.policy.file.endswith("house.toml")
    with pytest.raises(ReleaseError, match="is not a day"):
        licet.load(tmp_path, policy=shared, as_of="tomorrow")


TOOL = '[[component]]\nname = "tool"\nkind = "code"\nlicence_file = "terms"\nrelation = "incorporates"\n'
PINNED = '[[policy.clarify]]\ncomponent = "tool"\nlicence = "ISC"\nfile = "terms"\nsha256 = "{}"\n'


def test_a_pinned_text_is_what_the_policy_says(tmp_path: Path) -> None:
    (tmp_path / "terms").write_text(TERMS, encoding="utf-8")
    read(tmp_path, HEAD + TOOL)
    assert str(licet.check(licet.load(tmp_path)).answer) == "unknown"
    read(tmp_path, HEAD + TOOL + PINNED.format(DIGEST))
    release = licet.load(tmp_path)
    claim = release.origins[0].licence
    assert claim is not None
    assert [str(reading) for reading in claim.readings] == ["ISC"]
    assert claim.source == 'policy, clarify "terms"'
    assert str(licet.check(release).answer) == "yes"


def test_a_pinned_text_that_changed_is_not(tmp_path: Path) -> None:
    (tmp_path / "terms").write_text(TERMS + "But pay.\n", encoding="utf-8")
    read(tmp_path, HEAD + TOOL + PINNED.format(DIGEST))
    release = licet.load(tmp_path)
    assert [finding.code for finding in release.findings] == ["policy-text-changed"]
    assert str(licet.check(release).answer) == "unknown"


def test_a_clarification_never_replaces_what_is_read_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "terms").write_text(TERMS, encoding="utf-8")
    stated = TOOL.replace('licence_file = "terms"', 'licence = "GPL-3.0-only"')
    read(tmp_path, HEAD + stated + PINNED.format(DIGEST))
    release = licet.load(tmp_path)
    assert [finding.code for finding in release.findings] == ["claims-disagree"]
    assert str(licet.check(release).answer) == "no"


def test_a_clarification_offers_no_choice_that_was_not_claimed(tmp_path: Path) -> None:
    (tmp_path / "terms").write_text(TERMS, encoding="utf-8")
    stated = TOOL.replace('licence_file = "terms"', 'licence = "GPL-3.0-only"')
    either = PINNED.format(DIGEST).replace('"ISC"', '"ISC OR GPL-3.0-only"')
    read(tmp_path, HEAD + stated + either)
    assert str(licet.check(licet.load(tmp_path)).answer) == "no"
    # It does settle which of the licences is meant that a name leaves open.
    read(
        tmp_path,
        HEAD + stated.replace("GPL-3.0-only", "GPL-3.0") + PINNED.format(DIGEST).replace("ISC", "GPL-3.0-only"),
    )
    claim = licet.load(tmp_path).origins[0].licence
    assert claim is not None
    assert [str(reading) for reading in claim.readings] == ["GPL-3.0-only"]


def test_a_clarification_of_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "terms").write_text(TERMS, encoding="utf-8")
    read(tmp_path, HEAD + PINNED.format(DIGEST))
    assert [finding.code for finding in licet.load(tmp_path).findings] == ["policy-entry-unused"]
