# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ollama Modelfiles: FROM, ADAPTER and LICENSE, by Ollama's docs/modelfile. Later lines of a kind add to earlier ones.

The names behind FROM are those of Ollama's own library, which are no ids of the Hub: nothing is guessed from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release import hub_names
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, is_file, read_text, reject_controls, shown
from licet.release.graph import Artefact, Finding, Place, Release, lineage_not_stated
from licet.release.licence_values import claim_of
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "Modelfile"
_LINE = re.compile(r"[ \t]*([A-Za-z]+)[ \t]+(.*)")
_WORDS = frozenset(
    {"FROM", "ADAPTER", "LICENSE", "TEMPLATE", "SYSTEM", "PARAMETER", "MESSAGE", "REQUIRES", "RENDERER", "PARSER"}
)
_CHANGES = frozenset({"TEMPLATE", "SYSTEM", "PARAMETER", "MESSAGE"})
_ADDRESS = re.compile(r"(?:https?://)?(?:hf\.co|huggingface\.co)/([^/:]+/[^/:]+)(?::[\w.-]+)?", re.IGNORECASE)
_FILES = (".gguf", ".safetensors", ".bin")


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a Modelfile, by its name."""
    lower = path.name.lower()
    return lower == "modelfile" or lower.startswith("modelfile.") or lower.endswith((".modelfile", "_modelfile"))


def read(path: Path) -> Release:
    """Return the model that the file builds. Raises ReleaseError where it is no text."""
    file = shown(path)
    said = instructions(read_text(path))
    lineage = Lineage(display_name(path))
    findings: list[Finding] = []
    changed = any(word in _CHANGES for word, _, _ in said)
    for word, text, line in said:
        if word in ("FROM", "ADAPTER") and text.strip():
            _add(lineage, word, text.strip(), path, Place(file, line), changed, findings)
    licences = [(text, line) for word, text, line in said if word == "LICENSE" and text.strip()]
    claim = None
    if licences:
        place = Place(file, licences[0][1])
        claim = claim_of([text for text, _ in licences], "undefined", place, SOURCE, path.parent)
    if not lineage.origins and not findings:
        findings.append(lineage_not_stated("the Modelfile names", Place(file, 1)))
    root = Artefact(lineage.root, "model", claim, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=False)


def instructions(text: str) -> list[tuple[str, str, int]]:
    """Return (word in capitals, argument, line) of every instruction; \"\"\" may hold an argument over many lines."""
    found: list[tuple[str, str, int]] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        start = at
        match = _LINE.fullmatch(lines[at])
        at += 1
        if not match or match[1].upper() not in _WORDS:
            continue
        argument = match[2].strip()
        if argument.startswith('"""'):
            held = [argument[3:]]
            while '"""' not in held[-1] and at < len(lines):
                held.append(lines[at])
                at += 1
            argument = "\n".join(held).partition('"""')[0].strip()
        elif len(argument) > 1 and argument[0] == argument[-1] == '"':
            argument = argument[1:-1]
        found.append((match[1].upper(), argument, start + 1))
    return found


def _add(
    lineage: Lineage, word: str, text: str, path: Path, place: Place, changed: bool, findings: list[Finding]
) -> None:
    reject_controls(text, place)
    if _is_file(text):
        _ask_about_file(word, text, place, findings, path)
        return
    address = _ADDRESS.fullmatch(text)
    name = hub_names.normal(address[1]) if address else text
    if not address:
        message = f"{brief(text)} is a name of Ollama's library, and no id of the Hub"
        findings.append(Finding("name-not-an-id", message, place))
    if word == "ADAPTER":
        lineage.add(name, "model", "incorporates", place, "an adapter that is put into the model")
    elif changed:
        lineage.add(name, "model", "modifies", place, "FROM, with a prompt, a template or parameters of its own")
    else:
        lineage.add(name, "model", "copies", place, "FROM, and nothing that changes it")


def _is_file(text: str) -> bool:
    return text.startswith((".", "/", "~")) or text.lower().endswith(_FILES) or "\\" in text


def _ask_about_file(word: str, text: str, place: Place, findings: list[Finding], path: Path) -> None:
    """Ask which model a file is, unless it lies in the folder: then its own header speaks for it."""
    name = text.removeprefix("./")
    if "/" not in name and "\\" not in name and is_file(path.parent / name):
        message = f"{word} {brief(text)} is a file beside the Modelfile: its header is read in its folder"
        findings.append(Finding("base-not-named", message, place, "unknown", f"which model is {brief(text)}?", name))
        return
    message = f"{word} {brief(text)} is a file that does not lie beside the Modelfile"
    question = f"which model is {brief(text)}, and under which licence?"
    findings.append(Finding("base-not-named", message, place, "unknown", question, text))
