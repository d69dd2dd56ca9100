# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the keys of a card should say and do not, by the verdict on its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.api import check, load, ticked
from licet.release.evidence import Evidence, gather
from licet.report import card_keys

ROOT = Path(__file__).resolve().parents[3]
BASE = '\n[[component]]\nname = "acme/base"\nkind = "model"\nlicence = "{}"\nrelation = "{}"\n'


def wanted(folder: Path, front: str, licence: str, relation: str = "fine-tunes", text: str = "") -> dict[str, object]:
    manifest = f'[release]\nname = "acme/owl"\nkind = "model"\nlicence = "{licence}"\n' + BASE.format("MIT", relation)
    (folder / "licet.toml").write_text(manifest, encoding="utf-8")
    (folder / "README.md").write_text(f"---\n{front}\n---\n# Owl\n", encoding="utf-8")
    if text:
        (folder / "LICENSE").write_text((ROOT / text).read_text(encoding="utf-8"), encoding="utf-8")
    verdict = ticked(check(load(folder)), folder)
    said = card_keys.read(folder / "README.md")
    assert said is not None
    found = card_keys.licence(verdict, said, gather(folder) or Evidence())
    return {**found, **card_keys.lineage(verdict, said)}


FULL = "\nbase_model: acme/base\nbase_model_relation: finetune"


@pytest.mark.parametrize(
    ("front", "licence", "keys"),
    [
        ("license: apache-2.0", "Apache-2.0", {}),
        ("license: Apache License 2.0", "Apache-2.0", {"license": "apache-2.0"}),
        ("licence: apache-2.0", "Apache-2.0", {"license": "apache-2.0"}),
        ("license: mit", "Apache-2.0", {"license": "apache-2.0"}),
        ("tags: [a]", "Apache-2.0", {"license": "apache-2.0"}),
        ("license: mit\nlicense_name: mit", "Apache-2.0", {"license": "apache-2.0", "license_name": "apache-2.0"}),
        ("license: other\nlicense_name: apache-2.0", "Apache-2.0", {}),
        ("license: mit", "GPL-3.0-only", {"license": "other", "license_name": "gpl-3.0-only"}),
        ("license: GPL-3.0-only", "GPL-3.0-only", {}),
        ("license: mit", "MIT OR Apache-2.0", {"license": "other", "license_name": "MIT OR Apache-2.0"}),
        ("license: other\nlicense_name: MIT OR Apache-2.0", "MIT OR Apache-2.0", {}),
    ],
)
def test_the_licence(tmp_path: Path, front: str, licence: str, keys: dict[str, str]) -> None:
    assert wanted(tmp_path, front + FULL, licence) == keys


def test_a_text_beside_a_licence_that_the_hub_does_not_list_is_linked(tmp_path: Path) -> None:
    found = wanted(tmp_path, "license: other\nlicense_name: Apache-2.0" + FULL, "Apache-2.0", text="LICENSE")
    assert found == {"license_link": "LICENSE"}
    for stated in ("mit", "other"):
        found = wanted(tmp_path, f"license: {stated}" + FULL, "Apache-2.0", text="LICENSE")
        assert found == {"license": "apache-2.0"}


@pytest.mark.parametrize(
    ("front", "relation", "keys"),
    [
        ("", "fine-tunes", {"base_model": "acme/base", "base_model_relation": "finetune"}),
        ("base_model: acme/base", "quantises", {"base_model_relation": "quantized"}),
        ("base_model: https://huggingface.co/Acme/Base\nbase_model_relation: adapter", "adapts", {}),
        ("base_model: acme/base\nbase_model_relation: finetune", "quantises", {"base_model_relation": "quantized"}),
        ("", "distils", {}),
        ("", "trains-on", {}),
    ],
)
def test_the_base_models(tmp_path: Path, front: str, relation: str, keys: dict[str, str]) -> None:
    assert wanted(tmp_path, f"license: mit\n{front}".rstrip(), "MIT", relation) == keys


def test_a_relation_that_was_only_guessed_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: acme/base\n---\n", encoding="utf-8")
    said = card_keys.read(tmp_path / "README.md")
    assert said is not None
    assert card_keys.lineage(check(load(tmp_path)), said) == {}
