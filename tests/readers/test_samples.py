# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Real cards, read as they say. The files are other people's and not part of the project: see `SAMPLES`."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.release.graph import ordered
from licet.release.load import load
from licet.release.manifest import write
from licet.release.readers import card

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"no sample cards: {SAMPLES.name} is not beside the project"
)

# file: licence as written (" + " between the items of a list), bases as relation:id, data sets. Written by hand from
# the files; a relation in brackets is not stated there but inferred.
MODELS = """\
model_cards/01-ai+Yi__HUGGINGFACE_README.md | apache-2.0 | |
model_cards/01-ai+Yi__README__huggingface_header.md | apache-2.0 | |
model_cards/AudarAI+Audar-TTS-V1__HF_README.md | apache-2.0 | |
model_cards/Beltran12138+ming-vintage-llm__hf_model_card.md | cc-by-sa-4.0 | (adapts):Qwen/Qwen2.5-3B-Instruct | kanripo
model_cards/CSHaitao+LegalOne-R1__HF_README.md | apache-2.0 | \
(merges):Qwen/Qwen2.5-1.5B (merges):Qwen/Qwen2.5-3B (merges):Qwen/Qwen2.5-7B |
model_cards/akashicMarga+hedge-mamba-distil__hf_model_card.md | mit | (fine-tunes):openai/whisper-tiny | librispeech_asr
model_cards/hcfk+qwen3-tts-turkish__README.md | mit | \
(adapts):Qwen/Qwen3-TTS-0.6B-Base (adapts):Qwen/Qwen3-TTS-12Hz-1.7B-Base | issai/Turkish_Speech_Corpus
model_cards/huggingface+huggingface_hub__tests__fixtures__cards__sample_invalid_model_index.md | mit | | beans
model_cards/huggingface+huggingface_hub__tests__fixtures__cards__sample_simple_model_index.md | mit | | beans
model_cards/huggingface+huggingface_hub__tests__fixtures__cards__sample_windows_line_breaks.md | mit | |
model_cards/idlab-discover+aibomgen-cli__targets__target-3__README.md | apache-2.0 | (adapts):meta-llama/Llama-3.1-8B |
model_cards/jasontitus+finetuneparakeet__hf_model_card.md | cc-by-4.0 | (fine-tunes):nvidia/parakeet-tdt-0.6b-v3 | \
mozilla-foundation/common_voice_17_0 facebook/voxpopuli google/fleurs
model_cards/jasontitus+finetuneparakeet__hf_model_card__README.md | cc-by-4.0 | \
(fine-tunes):nvidia/parakeet-tdt-0.6b-v3 | \
mozilla-foundation/common_voice_25_0 facebook/voxpopuli google/fleurs shunyalabs/lithuanian-speech-dataset
model_cards/keshavnath+stata-expert-lora__modelcard.md | | (fine-tunes):Qwen/Qwen2.5-Coder-1.5B-Instruct | \
keshavnath/stata-code-explanations
model_cards/lextoumbourou+mlx-contentvec__hf_model_card.md | mit | | librispeech_asr
model_cards/pymlex+qwen3-embedding-0.6b-unlearning__hf_model_card.md | gpl-3.0 | \
(fine-tunes):Qwen/Qwen3-Embedding-0.6B |
model_cards/syvb+cocoracle__hf_model_card.md | mit | (fine-tunes):openai-community/gpt2-large | synthetic
model_cards/vijendradhanotiya+taskmind-ai__hf_model_card.md | apache-2.0 | \
(adapts):TinyLlama/TinyLlama-1.1B-Chat-v1.0 |
model_cards_frontmatter/adelie-qwen-roleplay-v2.md | other | adapts:Qwen/Qwen2.5-7B-Instruct |
model_cards_frontmatter/ayaka-v2-large.md | mit | adapts:google/gemma-4-12B-it |
model_cards_frontmatter/chilled-remix.md | creativeml-openrail-m | |
model_cards_frontmatter/chinese-digital-art-diffusion.md | creativeml-openrail-m | |
model_cards_frontmatter/darija-to-english-2.md | cc-by-nc-4.0 | (fine-tunes):facebook/nllb-200-distilled-600M |
model_cards_frontmatter/flux_1-merged.md | other | \
merges:black-forest-labs/FLUX.1-dev merges:black-forest-labs/FLUX.1-schnell |
model_cards_frontmatter/gemma-3-4b-it.md | gemma | (fine-tunes):google/gemma-3-4b-pt |
model_cards_frontmatter/gemma4-e4b-claims-comparison.md | gemma | (adapts):google/gemma-4-e4b-it |
model_cards_frontmatter/gsfixer-replica-room1.md | openrail++ | |
model_cards_frontmatter/llama-2-13b-chat-norwegian.md | llama2 | | NbAiLab/norwegian-alpaca RuterNorway/OpenOrcaNo-15k
model_cards_frontmatter/llama-2-70b-orca-200k-gguf.md | llama2 | (quantises):ddobokki/Llama-2-70b-orca-200k |
model_cards_frontmatter/mad-max-diffusion-sd2.md | openrail++ | |
model_cards_frontmatter/modularstarencoder-1b-ft.md | bigcode-openrail-m | \
(fine-tunes):modularStarEncoder/ModularStarEncoder | \
bigcode/the-stack-v2 modularStarEncoder/SynthCode2Code2NL-neardedup
model_cards_frontmatter/musicgen-melody-lora-punk.md | cc-by-nc-4.0 | (adapts):facebook/musicgen-melody | audiofolder
model_cards_frontmatter/my-fine-tuned-llama-oasst.md | apache-2.0 | (fine-tunes):meta-llama/Llama-2-7b |
model_cards_frontmatter/nbpo-section7.md | cc-by-nc-4.0 | (fine-tunes):meta-llama/Llama-3.1-8B-Instruct |
model_cards_frontmatter/ninfer-qwen3_8-dflash.md | apache-2.0 | \
merges:ISTA-DASLab/Qwen3.8-27B-GSQ-RCO-GGUF merges:z-lab/Qwen3.8-27B-DFlash2 |
model_cards_frontmatter/phi-3-medium-128k-instruct-w4a16.md | llama2 | |
model_cards_frontmatter/praxis-relevance-3b.md | other | (adapts):Qwen/Qwen2.5-3B-Instruct |
model_cards_frontmatter/qwen2_5-math-prm-7b.md | other | (fine-tunes):Qwen/Qwen2.5-Math-7B-Instruct |
model_cards_frontmatter/qwen3_8-27b-nvfp4-mtp-gguf.md | apache-2.0 | quantises:Qwen/Qwen3.8-27B |
model_cards_frontmatter/qwen3_8-flash-next-nvfp4-oominf.md | other | quantises:Qwen/Qwen3.8-Flash-Next |
model_cards_frontmatter/redhatai-gemma-3n-e2b-it-fp8-dynamic.md | mit | (quantises):google/gemma-3n-E2B-it |
model_cards_frontmatter/redhatai-gemma-3n-e2b-it-w8a8.md | mit | (quantises):google/gemma-3n-E2B-it |
model_cards_frontmatter/redhatai-llama-3_3-70b-instruct-fp8-dynamic.md | llama3.3 | \
(quantises):meta-llama/Llama-3.3-70B-Instruct |
model_cards_frontmatter/sdxl-sacred-beast-lora.md | openrail++ | (adapts):stabilityai/stable-diffusion-xl-base-1.0 |
model_cards_frontmatter/sheldon-cooper-qwen2_5-3b-lora.md | other | (adapts):Qwen/Qwen2.5-3B-Instruct | \
tbooy/sheldon-cooper-sft-20k
model_cards_frontmatter/starchat-alpha.md | bigcode-openrail-m | | OpenAssistant/oasst1 databricks/databricks-dolly-15k
model_cards_frontmatter/starcoder2-15b-instruct-v0_1.md | bigcode-openrail-m | (fine-tunes):bigcode/starcoder2-15b | \
bigcode/self-oss-instruct-sc2-exec-filter-50k
model_cards_frontmatter/starcoder2-15b-w8a8.md | bigcode-openrail-m | | bigcode/the-stack-v2-train
model_cards_frontmatter/txgemma-lipo.md | gemma | (adapts):Qwen/Qwen2.5-32B-Instruct |
model_cards_frontmatter/uncensored-gemma4-supergemma4-gguf.md | gemma | \
quantises:Jiunsong/supergemma4-e4b-abliterated |
model_cards_frontmatter/yue2-tokenizer-v4.md | cc-by-nc-4.0 | (adapts):m-a-p/YuE2-3B (adapts):m-a-p/MERT-v2-FullSong |
"""
# file: licence as written, the data sets it derives from, sources that are named without an id
DATA = """\
amazon_reviews_multi.md | other | |
americas_nli.md | unknown | xnli |
aqua_rat.md | apache-2.0 | |
ar_cov19.md | | |
asset.md | cc-by-sa-4.0 | | other-turkcorpus
asnq.md | cc-by-nc-sa-3.0 | natural_questions |
civil_comments.md | | |
code_x_glue_cc_clone_detection_poj104.md | c-uda | |
fever.md | cc-by-sa-3.0 + gpl-3.0 | wikipedia |
flores.md | cc-by-4.0 | wikipedia opus_gnome opus_ubuntu open_subtitles paracrawl bible_para kde4 | \
other-global-voices other-common-crawl
indic_glue.md | other | | other
kor_nli.md | cc-by-sa-4.0 | multi_nli snli xnli |
multi_nli_mismatch.md | cc-by-3.0 + cc-by-sa-3.0 + mit + other | |
nkjp-ner.md | gpl-3.0 | |
parsinlu_reading_comprehension.md | cc-by-nc-sa-4.0 | wikipedia google |
tiny_shakespeare.md | | |
wmt20_mlqe_task1.md | unknown | reddit wikipedia |
xtreme.md | apache-2.0 + cc-by-4.0 + cc-by-2.0 + cc-by-sa-4.0 + other + cc-by-nc-4.0 | \
xnli paws-x wikiann xquad mlqa tydiqa tatoeba squad |
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]


@pytest.mark.parametrize(("file", "licence", "bases", "data"), rows(MODELS), ids=lambda value: value[-40:])
def test_a_model_card_is_read_as_it_says(file: str, licence: str, bases: str, data: str) -> None:
    release = card.read(SAMPLES / file)
    assert release.root.kind == "model"
    claim = release.root.licence
    assert (claim.raw[0] if claim and licence != "other" else licence) == licence
    if licence == "other" and claim is not None and not claim.readings:
        assert claim.raw[0] == "other"
    models = {origin.name for origin in release.origins if origin.kind == "model"}
    found = [
        f"({link.relation}):{link.origin}" if link.inferred else f"{link.relation}:{link.origin}"
        for link in release.links
        if link.origin in models
    ]
    assert found == bases.split()
    assert [link.origin for link in release.links if link.relation == "trains-on"] == data.split()
    lines = (SAMPLES / file).read_text(encoding="utf-8").splitlines()
    for link in release.links:
        assert link.place.line is not None
        assert link.origin in lines[link.place.line - 1]
    if claim is not None:
        assert claim.place.line is not None
        assert "license" in lines[claim.place.line - 1]


@pytest.mark.parametrize(("file", "licence", "sources", "unnamed"), rows(DATA), ids=lambda value: value[-40:])
def test_a_data_set_card_is_read_as_it_says(file: str, licence: str, sources: str, unnamed: str) -> None:
    release = card.read(SAMPLES / "dataset_cards" / file)
    assert release.root.kind == "data"
    claim = release.root.licence
    assert (" + ".join(claim.raw) if claim else "") == licence
    assert [link.origin for link in release.links if link.relation == "derives-from"] == sources.split()
    assert [f.about for f in release.findings if f.code == "source-not-named"] == unnamed.split()


def test_a_space_card_and_a_bare_data_card() -> None:
    space = card.read(SAMPLES / "model_cards" / "Beltran12138+ming-vintage-llm__hf_space__README.md")
    assert space.root.kind == "code"
    assert [(link.relation, link.origin) for link in space.links] == [
        ("bundles", "Beltran12138/ming-vintage-qwen3b-lora")
    ]
    assert card.read(SAMPLES / "model_cards" / "keshavnath+stata-expert-lora__datacard.md").root.kind == "data"


def test_the_tables_cover_every_model_card() -> None:
    named = {row[0] for row in rows(MODELS)}
    present = {
        path.relative_to(SAMPLES).as_posix()
        for folder in ("model_cards", "model_cards_frontmatter")
        for path in (SAMPLES / folder).glob("*.md")
    }
    assert {path for path in present - named if "hf_space" not in path and "datacard" not in path} == set()


def test_every_card_is_read_and_written_and_resolved() -> None:
    count = 0
    for folder in ("model_cards", "model_cards_frontmatter", "dataset_cards"):
        for path in sorted((SAMPLES / folder).glob("*.md")):
            release = load(path)
            assert all(origin.licence is not None for origin in release.origins), path.name
            assert len(ordered(release)) == len(release.links)
            assert write(release).startswith("# What is released")
            count += 1
    assert count > 180
