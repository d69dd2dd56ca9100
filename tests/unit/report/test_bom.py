# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from dataclasses import replace

import pytest

import licet
from licet.reason.verdict import Accepted, Verdict
from licet.release import claims
from licet.release.graph import Release
from licet.report import Format, write
from licet.report.bom import NOT_STATED, Component, compose, created, slug
from licet.report.style import Style
from tests.property.releases import HERE, artefact, claim, link
from tests.unit.report import boms
from tests.unit.report.releases import OPEN, PERMITTED, judged

FORMATS: tuple[Format, ...] = ("spdx", "spdx3", "cyclonedx")


def component(licence: str, name: str = "a/work", kind: str = "code", out: str | None = "MIT") -> Component:
    release = Release(artefact("root", "code", out), (artefact(name, kind, licence),), (link(name, "vendors"),))
    return compose(licet.check(release)).components[0]


def root(out: str, inbound: str) -> Component:
    return compose(licet.compatible(inbound, out)).release


@pytest.mark.parametrize(
    ("licence", "concluded"),
    [
        ("MIT", "MIT"),
        ("MIT OR GPL-2.0-only", "MIT"),
        ("GPL-2.0-only OR MIT", "MIT"),
        ("MIT AND Apache-2.0", "MIT AND Apache-2.0"),
        ("LicenseRef-Llama-3.1", "LicenseRef-Llama-3.1"),
    ],
)
def test_the_branch_that_was_judged_is_concluded(licence: str, concluded: str) -> None:
    found = component(licence)
    assert (found.declared, found.concluded) == (licence, concluded)


def test_nothing_is_concluded_where_the_licence_is_not_clear() -> None:
    for words in (["gpl"], ["other"], ["MIT", "Apache-2.0"], [""]):
        unclear = claims.read(words, "undefined", HERE, "manifest")
        origin = replace(artefact("a", "code", None), licence=unclear)
        verdict = licet.check(Release(artefact("root", "code", "MIT"), (origin,), (link("a", "vendors"),)))
        (found,) = compose(verdict).components
        assert found.concluded == "NOASSERTION"
        assert found.declared.startswith("LicenseRef-declared-") == bool(found.words)
    disputed = replace(claim("MIT"), disputed_by=(claim("ISC"),))
    origin = replace(artefact("a", "code", None), licence=disputed)
    verdict = licet.check(Release(artefact("root", "code", "MIT"), (origin,), (link("a", "vendors"),)))
    assert compose(verdict).components[0].concluded == "NOASSERTION"


def test_of_the_release_the_licence_it_may_go_out_under_is_concluded() -> None:
    assert (root("MIT", "MIT").declared, root("MIT", "MIT").concluded) == ("MIT", "MIT")
    refused = root("MIT", "GPL-3.0-only")
    assert (refused.declared, refused.concluded) == ("MIT", "NOASSERTION")
    release = Release(artefact("root", "code", None), (artefact("a", "code", "MIT"),), (link("a", "vendors"),))
    free = compose(licet.check(release)).release
    assert (free.declared, free.concluded) == ("NOASSERTION", "NOASSERTION")


def test_a_licence_that_was_asked_about_stands_for_the_declared_one() -> None:
    release = Release(
        artefact("root", "code", "MIT"), (artefact("a", "code", "GPL-3.0-only"),), (link("a", "vendors"),)
    )
    found = compose(licet.check(release, outbound="GPL-3.0-only")).release
    assert (found.declared, found.concluded) == ("GPL-3.0-only", "GPL-3.0-only")


def test_only_a_work_that_is_known_to_be_on_the_hub_gets_a_package_url() -> None:
    known = component("Apache-2.0", "mistralai/Mistral-7B-v0.1", "model")
    assert known.purl == "pkg:huggingface/mistralai/Mistral-7B-v0.1"
    assert known.page == "https://huggingface.co/mistralai/Mistral-7B-v0.1"
    assert component("MIT", "acme/secret", "model").purl == ""


def test_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert created() == NOT_STATED
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert created() == "2023-11-14T22:13:20Z"
    for odd in ("soon", "-1", "9" * 30, "١"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
        assert created() == NOT_STATED


@pytest.mark.parametrize("format", FORMATS)
def test_ids_are_hashes_of_what_is_said(format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def id_(manifest: str) -> str:
        content = json.loads(write(judged(manifest), format, Style()))
        graph = content.get("@graph", [{}])
        return str(content.get("serialNumber") or content.get("documentNamespace") or graph[-1]["spdxId"])

    assert id_(PERMITTED) == id_(PERMITTED)
    assert id_(PERMITTED) != id_(PERMITTED.replace("vendors", "bundles"))
    before = id_(PERMITTED)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert id_(PERMITTED) != before


@pytest.mark.parametrize("format", FORMATS)
def test_letters(format: Format) -> None:
    verdict = judged(PERMITTED.replace("acme/loader", "acme/“löäder”"))
    assert "löäder" in write(verdict, format, Style())
    plain = write(verdict, format, Style(ascii=True))
    assert plain.isascii()
    assert json.loads(plain) == json.loads(write(verdict, format, Style()))


def test_what_a_policy_accepts_is_said_with_its_reason() -> None:
    verdict = judged(OPEN)
    accepted = Accepted(verdict.open[0], "counsel was asked", "2027-01-31", HERE)
    verdict = replace(verdict, accepted=(accepted,))
    for format in FORMATS:
        assert "accepted (until 2027-01-31): counsel was asked" in write(verdict, format, Style())


def test_names_in_ids() -> None:
    assert slug("acme/chat 7b (v1)") == "acme-chat-7b-v1"
    assert slug("…") == "unnamed"


def test_the_validators_object(tmp_path: object) -> None:
    verdict: Verdict = judged(PERMITTED)
    bill = json.loads(write(verdict, "cyclonedx", Style()))
    bill["metadata"]["component"]["licenses"] = [{"license": {"id": "No-Such"}}]
    assert boms.cyclonedx(json.dumps(bill))
    text = write(verdict, "spdx3", Style())
    assert boms.spdx3(text.replace("descendantOf", "grandchildOf"))
    assert boms.spdx3(text.replace('"dataset_datasetType"', '"dataset_type"').replace('"created":', '"made":'))
