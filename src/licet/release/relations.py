# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How a model relates to its base where its card does not say: read off tags, library, files and names.

The Hub infers much the same, and takes `finetune` where nothing points elsewhere. Each inference names its sign, so
that whoever reads the answer sees on what it rests (semantics.md §2 has the relations).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_QUANTISED = re.compile(
    r"(?:^|[-_./ ])(gguf|ggml|gptq|awq|exl[23]|hqq|aqlm|eetq|bnb|bitsandbytes|quanti[sz]ed|fp8|nvfp4|mxfp[48]|"
    r"int[248]|w\d{1,2}a\d{1,2}|i?q[1-8]_(?:[0-9k]|xx?s)(?:_[a-z]{1,2})?|[248]-?bits?)(?:$|[-_./ ])"
)
_ADAPTER_TAGS = frozenset({"lora", "peft", "qlora", "dora", "adapter", "base_model:adapter"})
_ADAPTER_FILES = frozenset({"adapter_config.json", "adapter_model.safetensors", "adapter_model.bin"})
_ADAPTER_LIBRARIES = frozenset({"peft", "adapter-transformers", "adapters"})
_MERGE_TAGS = frozenset({"merge", "mergekit"})
_CONVERTED_LIBRARIES = frozenset(
    {"mlx", "onnx", "openvino", "coreml", "tflite", "ctranslate2", "mnn", "ncnn", "transformers.js"}
)
_QUANTISED_LIBRARIES = frozenset({"gguf", "ggml", "exllamav2", "auto-gptq", "llama-cpp-python", "llama.cpp"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What a card and its folder show besides an explicit relation. `bases` is the number of base models."""

    tags: tuple[str, ...] = ()
    library: str = ""
    files: tuple[str, ...] = ()
    name: str = ""
    bases: int = 1


def infer(base: str, signs: Signs) -> tuple[str, str]:
    """Return the relation to `base` and the sign it rests on. The order is that of the signs' weight."""
    return (
        _by_relation_tag(base, signs)
        or _adapter(signs)
        or _merge(signs)
        or _quantised(signs)
        or ("fine-tunes", "nothing else is shown: the Hub's default")
    )


def from_hub(word: str) -> str | None:
    """Return the relation that the Hub calls `word` (finetune, adapter, merge, quantized), None for any other."""
    from licet.catalogue.vocabulary import relations

    return next((id_ for id_, relation in relations().items() if word.strip().lower() in relation.hub), None)


def hub_words() -> tuple[str, ...]:
    """Return the relations that the Hub knows, in its words."""
    from licet.catalogue.vocabulary import relations

    return tuple(word for relation in relations().values() for word in relation.hub)


@dataclass(frozen=True, slots=True)
class TaggedBase:
    """A base model that a tag names, with the relation that the tag states ("": none)."""

    name: str
    relation: str
    tag: str


def shown_base(signs: Signs) -> tuple[str, str] | None:
    """Return how a model must stem from another one, whether it names that or not, and the sign that shows it."""
    return _adapter(signs) or _merge(signs) or _quantised(signs) or _converted(signs)


def _converted(signs: Signs) -> tuple[str, str] | None:
    """Return that a model is another one in the form of a library that few train in."""
    library = signs.library.lower()
    return ("converts", f"library {signs.library}") if library in _CONVERTED_LIBRARIES else None


@lru_cache(maxsize=1)
def tagged_bases(tags: tuple[str, ...]) -> Mapping[str, TaggedBase]:
    """Return the bases that tags of the form `base_model[:relation]:ID` name, by their name in lower case."""
    found: dict[str, TaggedBase] = {}
    for tag in tags:
        if not tag.startswith("base_model:"):
            continue
        rest = tag.removeprefix("base_model:")
        first, colon, last = rest.partition(":")
        relation = (from_hub(first) if colon else None) or ""
        base = last if relation else rest
        if base and (relation or base.lower() not in found):
            found[base.lower()] = TaggedBase(base, relation, tag)
    return found


def _by_relation_tag(base: str, signs: Signs) -> tuple[str, str] | None:
    tagged = tagged_bases(signs.tags).get(base.lower())
    return (tagged.relation, f"tag {tagged.tag}") if tagged and tagged.relation else None


def _adapter(signs: Signs) -> tuple[str, str] | None:
    if signs.library.lower() in _ADAPTER_LIBRARIES:
        return "adapts", f"library_name {signs.library}"
    for file in signs.files:
        if file in _ADAPTER_FILES:
            return "adapts", f"file {file}"
    for tag in signs.tags:
        if tag.lower() in _ADAPTER_TAGS:
            return "adapts", f"tag {tag}"
    return None


def _merge(signs: Signs) -> tuple[str, str] | None:
    for tag in signs.tags:
        if tag.lower() in _MERGE_TAGS:
            return "merges", f"tag {tag}"
    return ("merges", f"{signs.bases} base models") if signs.bases > 1 else None


def _quantised(signs: Signs) -> tuple[str, str] | None:
    if signs.library.lower() in _QUANTISED_LIBRARIES:
        return "quantises", f"library_name {signs.library}"
    for sort, words in (("tag", signs.tags), ("file", signs.files), ("name", (signs.name,))):
        for word in words:
            found = None if ":" in word else _QUANTISED.search(word.lower())
            if found:
                return "quantises", f"{sort} {word}"
    return None
