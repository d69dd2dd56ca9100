# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Real bills of materials and data set metadata, read as they say. The files are other people's: see `SAMPLES`.

SPDX 2 is read a second time by spdx-tools, and the two readings must agree.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.release.graph import ordered
from licet.release.load import load
from licet.release.manifest import write
from licet.release.readers import HEAD, reader_for

if TYPE_CHECKING:
    from licet.release.graph import Release

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples: {SAMPLES.name} is not beside the project")

# file | what is released | its licence as written (" + " where declared and concluded differ, or several are listed) |
# other components | those of them for which a licence is stated | links by relation. Written by hand from the files: a
# package, file with a relation, file under other terms than its package, and id of another document is a component.
TABLE = """\
sbom/spdx2/presentations_OSS-NA-2023_SPDXVersion2.3_01-MinimalSBOM.json | tools-java |  | 0 | 0 |
sbom/spdx2/presentations_OSS-NA-2023_SPDXVersion2.3_02-SBOMwSource.json | tools-java |  | 0 | 0 |
sbom/spdx2/presentations_OSS-NA-2023_SPDXVersion2.3_03-SBOMwDependency.json | \
tools-java |  | 1 | 0 | links-dynamically:1
sbom/spdx2/presentations_OSS-NA-2023_SPDXVersion2.3_04-SBOMwSecurity.json | \
tools-java |  | 1 | 0 | links-dynamically:1
sbom/spdx2/presentations_OSS-NA-2023_SPDXVersion2.3_05-SBOMwSourceLicense.json | tools-java | Apache-2.0 | 0 | 0 |
sbom/spdx2/presentations_SBOMS-SPDX-Now-and-Future_ACME-v2.3.spdx.json | \
Acme Applcation | Apache-2.0 | 3 | 2 | vendors:3
sbom/spdx2/software_example10_spdx2.3_hello-source.spdx.json | hello | MIT | 0 | 0 |
sbom/spdx2/software_example11_spdx2.3_sbom.spdx.json | \
(the document) |  | 5 | 5 | bundles:2 links-statically:3 modifies:1
sbom/spdx2/software_example14_spdx2.3_examplemaven-0.0.1-enriched.spdx.json | \
examplemaven | Apache-2.0 | 5 | 1 | calls:1 links-dynamically:4
sbom/spdx2/software_example1_spdx2.2_example1.spdx | hello | GPL-3.0-or-later | 0 | 0 |
sbom/spdx2/software_example2_spdx2.2_example2-bin.spdx | hello-bin | GPL-3.0-or-later | 2 | 0 | modifies:2
sbom/spdx2/software_example2_spdx2.2_example2-src.spdx | hello-src | GPL-3.0-or-later | 0 | 0 |
sbom/spdx2/software_example3_spdx2.2_example3-bin.spdx | \
main-bin | GPL-3.0-or-later AND BSD-3-Clause | 4 | 2 | links-dynamically:1 modifies:2 vendors:2
sbom/spdx2/software_example3_spdx2.2_example3-src.spdx | \
main-src | GPL-3.0-or-later + GPL-3.0-or-later AND BSD-3-Clause | 3 | 3 | calls:1 vendors:3
sbom/spdx2/software_example4_spdx2.2_example4-src.spdx | \
main-src | GPL-3.0-or-later + GPL-3.0-or-later AND BSD-3-Clause | 3 | 3 | calls:1 vendors:3
sbom/spdx2/software_example5_spdx2.2_example5-bin.spdx | hello-go-bin | GPL-3.0-or-later | 2 | 0 | modifies:2
sbom/spdx2/software_example6_spdx2.2_example6-bin.spdx | \
hello-go-bin | GPL-3.0-or-later AND LicenseRef-Golang-BSD-plus-Patents | 6 | 0 | \
calls:1 links-dynamically:1 links-statically:2 modifies:2
sbom/spdx2/software_example7_spdx2.2_example7-bin.spdx.json | hello |  | 5 | 0 | links-statically:3 vendors:2
sbom/spdx2/software_example7_spdx2.2_example7-go-module.spdx.json | example.com/hello |  | 0 | 0 |
sbom/spdx2/software_example7_spdx2.2_example7-golang.spdx.json | \
go1.16.4.linux-amd64 | LicenseRef-Golang-BSD-plus-Patents | 1 | 0 | vendors:1
sbom/spdx2/software_example7_spdx2.2_example7-third-party-modules.spdx.json | (the document) |  | 3 | 0 | bundles:3
sbom/spdx2/software_example8_spdx2.3_examplemaven-0.0.1.spdx.json | \
examplemaven | Apache-2.0 | 5 | 1 | calls:1 links-dynamically:4
sbom/spdx2/software_example9_spdx2.2_appbomination.spdx.json | \
App-BOM-ination | Apache-2.0 + (LicenseRef-1 AND Apache-2.0) | 9 | 9 | calls:1 links-dynamically:3 vendors:5
sbom/spdx3/ai_example01_spdx3.0_simplehtr-example.json | \
SimpleHTR | MIT | 12 | 10 | evaluates-on:2 links-dynamically:7 trains-on:2 vendors:4
sbom/spdx3/ai_example02_spdx3.0_sbom.spdx3.json | \
Sentiment Demo: A Simple AI Application and its AI BOM Example | CC0-1.0 | 1 | 1 | evaluates-on:1 trains-on:1
sbom/spdx3/software_example11_spdx3.0_sbom.spdx3.json | \
(the document) |  | 5 | 5 | bundles:2 links-statically:3 modifies:1
sbom/spdx3/software_example13_spdx3.0_example13.spdx3.json | \
Acme Application |  | 3 | 0 | bundles:1 links-dynamically:1 vendors:1
sbom/spdx3/software_example1_spdx3.0_example1.json | hello | GPL-3.0-or-later | 0 | 0 |
sbom/spdx3/software_example3_spdx3.0_example3-bin.json | \
main-bin | (BSD-3-Clause AND GPL-3.0-or-later) | 4 | 2 | links-dynamically:2 modifies:2 vendors:2
sbom/spdx3/software_example3_spdx3.0_example3-src.json | \
main-src | GPL-3.0-or-later + (BSD-3-Clause AND GPL-3.0-or-later) | 3 | 3 | calls:1 vendors:3
sbom/spdx3/software_example4_spdx3.0_example4-bin.json | \
main-bin | (BSD-3-Clause AND GPL-3.0-or-later) | 6 | 2 | links-dynamically:4 modifies:2 vendors:4
sbom/spdx3/software_example5_spdx3.0_example5-bin.json | hello-go-bin | GPL-3.0-or-later | 2 | 0 | modifies:2
sbom/spdx3/software_example6_spdx3.0_example6-lib.json | \
go-1.15 | LicenseRef-Golang-BSD-plus-Patents | 4 | 0 | vendors:4
sbom/spdx3/software_example7_spdx3.0_example7-bin.spdx3.json | \
hello |  | 5 | 0 | calls:1 links-statically:2 modifies:1 vendors:1
sbom/spdx3/software_example7_spdx3.0_example7-go-module.spdx3.json | example.com/hello |  | 0 | 0 |
sbom/spdx3/software_example7_spdx3.0_example7-third-party-modules.spdx3.json | (the document) |  | 2 | 0 | bundles:2
sbom/spdx3/software_example9_spdx3.0_appbomination.spdx3.json | \
App-BOM-ination | Apache-2.0 + (Apache-2.0 AND LicenseRef-1) | 9 | 9 | calls:1 links-dynamically:3 vendors:5
sbom/cyclonedx/SBOM_juice-shop_v11.1.2_bom.json | juice-shop | MIT | 840 | 803 | vendors:840
sbom/cyclonedx/SBOM_laravel-7.12.0_bom.1.4.json | \
cyclonedx/cyclonedx-php-composer-demo |  | 62 | 62 | links-dynamically:113
sbom/cyclonedx/spec_valid-license-choice-1.7.json | \
com.acme/tomcat-catalina | \
Apache-2.0 + EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0 + My Own License + LicenseRef-MIT-Style-2 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-declared-concluded-mix-1.7.json | (the document) |  | 5 | 5 | vendors:5
sbom/cyclonedx/spec_valid-license-expression-1.6.json | \
com.acme/tomcat-catalina | EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-expression-1.6.xml | \
com.acme/tomcat-catalina | EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-expression-with-licensing-1.7.json | \
com.acme/cryptographic-provider | LicenseRef-AcmeCommercialLicense | 0 | 0 |
sbom/cyclonedx/spec_valid-license-expression-with-text-1.7.xml | \
my-application | LicenseRef-my-custom-license AND (EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0) AND MIT | 0 | 0 |
sbom/cyclonedx/spec_valid-license-id-1.6.json | com.acme/tomcat-catalina | Apache-2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-id-1.7.json | com.acme/tomcat-catalina | Apache-2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-id-1.7.xml | com.acme/tomcat-catalina | Apache-2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-id-with-text-1.7.json | com.acme/tomcat-catalina | Apache-2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-licensing-1.6.json | \
com.acme/cryptographic-provider | Acme Commercial License | 0 | 0 |
sbom/cyclonedx/spec_valid-license-licensing-1.6.xml | \
com.acme/cryptographic-provider | Acme Commercial License | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-1.6.json | com.acme/tomcat-catalina | Apache License 2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-1.6.xml | com.acme/tomcat-catalina | Apache License 2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-1.7.json | com.acme/tomcat-catalina | Apache License 2.0 | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-with-licensing-1.7.json | \
com.acme/cryptographic-provider | Acme Commercial License | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-with-licensing-1.7.xml | \
com.acme/cryptographic-provider | Acme Commercial License | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-with-text-1.7.json | com.acme/tomcat-catalina | My License | 0 | 0 |
sbom/cyclonedx/spec_valid-license-name-with-text-1.7.xml | com.acme/tomcat-catalina | My License | 0 | 0 |
sbom/cyclonedx/spec_valid-machine-learning-1.6.xml | CompVis/stable-diffusion |  | 1 | 0 | trains-on:1
sbom/cyclonedx/spec_valid-machine-learning-1.7.json | CompVis/stable-diffusion |  | 1 | 0 | trains-on:1
sbom/cyclonedx/spec_valid-machine-learning-considerations-env-1.6.xml | meta-llama/Llama-2-7b |  | 0 | 0 |
sbom/cyclonedx/spec_valid-machine-learning-considerations-env-1.7.xml | meta-llama/Llama-2-7b |  | 0 | 0 |
sbom/aibom/bxf12315+huggingface-aibom-generator__aibom.json | HunyuanWorld-Voyager |  | 1 | 1 | vendors:1
sbom/aibom/rlfagan+SBOMS__aibom.json | Example NLP Model |  | 2 | 1 | vendors:2
sbom/aibom/rlfagan+SBOMS__rockylinuxv9_cyclonedx.json | rockylinux |  | 146 | 145 | bundles:146
sbom/aibom/rocklambros+mlops-toxic-moderation__aibom.json | mlops-toxic-moderation |  | 2 | 0 | vendors:2
croissant/datasets_1.0_audio_test_metadata.json | audio_test |  | 0 | 0 |
croissant/datasets_1.0_bigcode-the-stack_metadata.json | bigcode-the-stack | other | 0 | 0 |
croissant/datasets_1.0_coco2014-mini_metadata.json | Mini-COCO | cc-by-4.0 | 0 | 0 |
croissant/datasets_1.0_coco2014_metadata.json | COCO | cc-by-4.0 | 0 | 0 |
croissant/datasets_1.0_credit-g_metadata.json | credit-g | Public | 0 | 0 |
croissant/datasets_1.0_dices-350_metadata.json | DICES-350_dataset | cc-by-sa-4.0 | 0 | 0 |
croissant/datasets_1.0_gpt-3_metadata.json | gpt-3 | unknown | 0 | 0 |
croissant/datasets_1.0_huggingface-anthropic-hh-rlhf_metadata.json | Anthropic/hh-rlhf | mit | 0 | 0 |
croissant/datasets_1.0_huggingface-levanti_metadata.json | guymorlan/levanti | mit | 0 | 0 |
croissant/datasets_1.0_huggingface-lmms-eval-lite_metadata.json | LMMs-Eval-Lite |  | 0 | 0 |
croissant/datasets_1.0_huggingface-mnist_metadata.json | mnist | mit | 0 | 0 |
croissant/datasets_1.0_huggingface-pollen-robotics-apple-storage_metadata.json | \
apple_storage | https://choosealicense.com/licenses/apache-2.0/ | 0 | 0 |
croissant/datasets_1.0_huggingface-rag-dataset_metadata.json | \
rag-mini-wikipedia | https://choosealicense.com/licenses/cc-by-3.0/ | 0 | 0 |
croissant/datasets_1.0_huggingface-squad_metadata.json | (the document) |  | 0 | 0 |
croissant/datasets_1.0_json-join_metadata.json | json-join | https://creativecommons.org/licenses/by/4.0/ | 0 | 0 |
croissant/datasets_1.0_pass-mini_metadata.json | Mini-PASS | None | 0 | 0 |
croissant/datasets_1.0_simple-parquet_metadata.json | \
simple-parquet | https://creativecommons.org/licenses/by/4.0/ | 0 | 0 |
croissant/datasets_1.0_titanic_metadata.json | Titanic | afl-3.0 | 0 | 0 |
croissant/datasets_1.0_wiki-text_metadata.json | WikiText-103 | cc-by-sa-3.0 | 0 | 0 |
croissant/datasets_1.1_audio_test_metadata.json | audio_test |  | 0 | 0 |
croissant/datasets_1.1_commoncrawl-CC-MAIN-2025-43-draft_metadata.json | \
CC-MAIN-2025-43 | https://commoncrawl.org/terms-of-use | 0 | 0 |
croissant/datasets_1.1_huggingface-baratilab-flow3d_metadata.json | Flow3D-V0-Ti-6Al-4V_fast_test |  | 0 | 0 |
croissant/datasets_1.1_huggingface-data_provenance_initiative_metadata.json | \
data_provenance_initiative_filtered |  | 0 | 0 |
croissant/datasets_1.1_huggingface-standard-chess-game-mini_metadata.json | \
standard-chess-games | https://choosealicense.com/licenses/cc0-1.0/ | 0 | 0 |
croissant/datasets_1.1_huggingface-wildchat_metadata.json | \
WildChat-1M | https://choosealicense.com/licenses/odc-by/ | 1 | 0 | derives-from:1
croissant/datasets_1.1_image_test_metadata.json | \
GSFC_AI4QC dataset | https://creativecommons.org/licenses/by/4.0/ | 0 | 0 |
"""


@cache
def rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in TABLE.splitlines()]


def read(file: str) -> Release:
    path = SAMPLES / file
    with path.open("rb") as opened:
        reader = reader_for(path, opened.read(HEAD))
    assert reader is not None
    return reader.read(path)


@pytest.mark.parametrize(("file", "name", "licence", "parts", "stated", "links"), rows(), ids=lambda value: value[-40:])
def test_a_document_is_read_as_it_says(file: str, name: str, licence: str, parts: str, stated: str, links: str) -> None:
    release = read(file)
    assert (release.root.name if release.named else "(the document)") == name
    assert (" + ".join(release.root.licence.raw) if release.root.licence else "") == licence
    assert len(release.origins) == int(parts)
    assert sum(origin.licence is not None for origin in release.origins) == int(stated)
    found = Counter(link.relation for link in release.links)
    assert " ".join(f"{relation}:{count}" for relation, count in sorted(found.items())) == links


@pytest.mark.parametrize("file", [row[0] for row in rows()], ids=lambda value: value[-40:])
def test_every_place_is_in_the_file(file: str) -> None:
    release = read(file)
    text = (SAMPLES / file).read_text(encoding="utf-8")
    tree = json.loads(text) if text.lstrip("\ufeff").startswith("{") else None
    for artefact in (release.root, *release.origins):
        places = [artefact.place, *([artefact.licence.place] if artefact.licence else [])]
        for place in places:
            if place.pointer and tree is not None:
                assert at(tree, place.pointer) is not None
            elif place.line is not None:
                assert place.line <= text.count("\n") + 1


def at(value: object, pointer: str) -> object:
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(step)]
        elif isinstance(value, dict) and step:
            value = value[step]
    return value


def test_the_table_covers_every_file() -> None:
    groups = ("sbom/spdx2", "sbom/spdx3", "sbom/cyclonedx", "sbom/aibom", "croissant")
    present = {
        path.relative_to(SAMPLES).as_posix()
        for group in groups
        for path in (SAMPLES / group).iterdir()
        if path.suffix != ".tsv"
    }
    assert present == {row[0] for row in rows()}


def test_every_file_is_loaded_resolved_and_written() -> None:
    for row in rows():
        release = load(SAMPLES / row[0])
        assert all(origin.licence is not None for origin in release.origins)
        assert len(ordered(release)) == len(release.links)
        assert write(release).startswith("# What is released")


@pytest.mark.parametrize("file", [row[0] for row in rows() if "/spdx2/" in row[0]], ids=lambda value: value[-40:])
@pytest.mark.filterwarnings("ignore")
def test_spdx_tools_reads_the_same_packages_and_licences(file: str) -> None:
    from spdx_tools.spdx.parser.parse_anything import parse_file

    document = parse_file(str(SAMPLES / file))
    release = read(file)
    ours = {part.name: part.licence for part in (release.root, *release.origins)}
    for package in document.packages:
        claim = ours[package.name]
        theirs = {str(each) for each in (package.license_declared, package.license_concluded) if each is not None}
        stated = theirs - {"NOASSERTION", "NONE"}
        assert len(stated) == (len(claim.raw) if claim else 0)
        words = {word.strip("()").replace("(", "").replace(")", "") for word in (claim.raw if claim else ())}
        assert words == {word.replace("(", "").replace(")", "") for word in stated}
