# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A folder as a release: which of its files describe it, and how they complete each other.

A manifest wins and is completed by the card. Without a manifest the card speaks, then pyproject.toml, then the licence
file alone. The licence files of the folder must agree with what the card or project says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import adapter, claims, frontmatter, manifest, merge
from licet.release.card_licence import disagreement, reconcile
from licet.release.document import read_bytes, read_front, shown
from licet.release.graph import Artefact, Claim, Finding, Kind, Place, Release, ReleaseError, lineage_not_stated
from licet.release.readers import card, licence_file

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.describers import Found

_LOOKED_FOR = "looked for licet.toml, [tool.licet] in pyproject.toml, README.md with front matter, LICENSE"
_MOST_FILES = 100_000
# Names of licence files that say what they are for.
_OF_CODE = re.compile(r"(?:^|[-_. ])code(?:[-_. ]|$)", re.IGNORECASE)
_OF_MODEL = re.compile(r"(?:^|[-_. ])(?:model|weights?)(?:[-_. ]|$)", re.IGNORECASE)
_WEIGHTS = (".safetensors", ".gguf", ".ggml", ".bin", ".pt", ".pth", ".onnx", ".ckpt", ".h5", ".msgpack", ".tflite")
_DATA = (".parquet", ".csv", ".jsonl", ".arrow", ".tsv", ".tar", ".zip")
_CODE = (".py", ".rs", ".go", ".c", ".cpp", ".js", ".ts", ".java")


def read_folder(folder: Path) -> Release:
    """Return the release that the files of a folder describe. Raises ReleaseError, also where nothing describes one."""
    names = _names(folder)
    of_project = folder / "pyproject.toml" if "pyproject.toml" in names else None
    ours = of_project is not None and manifest.recognises(of_project, read_bytes(of_project, manifest.LOOK))
    if manifest.FILE in names or (ours and of_project is not None):
        path = folder / manifest.FILE if manifest.FILE in names or of_project is None else of_project
        release = manifest.read(path, _described(folder, names, code=False))
        if ours and of_project is not None and path != of_project:
            note = Finding("manifest-ignored", "[tool.licet] is not read beside licet.toml", Place(shown(of_project)))
            release = replace(release, findings=(*release.findings, note))
        return _with_licence_files(release, folder, names)
    described = _described(folder, names)
    if described is None:
        return _licence_alone(folder, names)
    return _with_licence_files(described, folder, names)


def beside(path: Path) -> Release | None:
    """Return what the card and the other files in the folder of a manifest say, None where they say nothing."""
    return _described(path.parent, _names(path.parent), code=False)


def _described(folder: Path, names: list[str], *, code: bool = True) -> Release | None:
    """Return what card, weights, project files and other documents say together, None where there are none.

    Without `code` the project files are left out: a manifest says itself what a program was made from. Raises
    ReleaseError where the only file that would describe the folder cannot be read.
    """
    from licet.release import describers, reuse_headers

    found = describers.read_all(folder, names)
    project = _joined(found.project) if code else None
    if code and reuse_headers.is_project(folder):
        covered = reuse_headers.read_project(folder)
        project = merge.same_work(project, covered) if project is not None else covered
    weights = _joined(found.weights)
    release = _card(folder, names)
    if release is None and (project is not None or weights is not None):
        release, project, weights = (project, None, weights) if project is not None else (weights, project, None)
    others = [*found.either, *found.documents]
    if release is None and others:
        release, others = others[0], others[1:]
    if release is None:
        if found.errors and not licence_files(folder, names, "model"):
            raise found.errors[0]
        return None
    return _completed(release, project, weights, others, found, set(names))


def _joined(releases: list[Release]) -> Release | None:
    whole = None
    for release in releases:
        whole = release if whole is None else merge.same_work(whole, release)
    return whole


def _completed(
    release: Release,
    project: Release | None,
    weights: Release | None,
    others: list[Release],
    found: Found,
    names: set[str],
) -> Release:
    """Return the release with what the other files of its folder say: of the same work, or of one beside it."""
    if weights is not None and release.root.kind == "model":
        release = merge.same_work(release, weights)
    elif weights is not None and (weights.root.licence is not None or weights.origins):
        release = merge.beside(release, weights, "weights in the folder")
    if project is not None and release.root.kind == "code":
        release = merge.same_work(release, project)
    elif project is not None and merge.is_own(release, project):
        release = merge.part(release, project, "a program in the folder")
    elif project is not None:
        release = merge.beside(release, project, "a program in the folder")
    for other in others:
        if other in found.either or other.root.kind == release.root.kind:
            release = merge.same_work(release, other)
        else:
            release = merge.beside(release, other, "described in the folder")
    # A file that a Modelfile names speaks for itself where it lies in the folder.
    kept = tuple(each for each in release.findings if each.code != "base-not-named" or each.about not in names)
    return replace(release, findings=(*kept, *found.findings()))


def _names(folder: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError as error:
        raise ReleaseError(f"cannot be read: {(error.strerror or str(error)).lower()}", Place(shown(folder))) from None
    if len(names) > _MOST_FILES:
        raise ReleaseError(f"more than {_MOST_FILES} files in the folder", Place(shown(folder)))
    return names


def _card(folder: Path, names: list[str]) -> Release | None:
    """Read README.md, in any case, if it has front matter; without one, an adapter's configuration names its base."""
    for name in names:
        path = folder / name
        named = name.lower() in ("readme.md", "readme.markdown") and path.stat().st_size
        if named and frontmatter.split(read_front(path), shown(path)) is not None:
            return card.read(path)
    return adapter.read_bare(folder) if adapter.CONFIG in names else None


def licence_files(folder: Path, names: list[str], kind: Kind) -> list[Path]:
    """Return the files that hold a licence for a release of this kind: LICENSE-CODE is not for the weights."""
    found = [folder / name for name in names if licence_file.recognises(folder / name, b"")]
    if kind != "model":
        return [path for path in found if not _OF_MODEL.search(path.name)]
    return [path for path in found if not _OF_CODE.search(path.name)]


def _with_licence_files(release: Release, folder: Path, names: list[str]) -> Release:
    """Compare the licence files with what the release claims; where it claims nothing, they do."""
    files = licence_files(folder, names, release.root.kind)
    texts = [licence_file.claim(path) for path in files]
    if not texts:
        return release
    readable = [text for text in texts if text.readings]
    unread = [text for text in texts if not text.readings]
    stated = release.root.licence
    findings = [*release.findings]
    proposed = [one.licence for one in release.works[: 1 + len(release.parts)] if one.licence is not None]
    proposed = [claim for claim in proposed if claim.source.startswith("manifest")]
    if proposed and (stated in proposed or stated is None):
        # The texts may be those of origins, which have to be shipped: they do not change what is proposed.
        findings += [
            disagreement(proposed[0], text, wins=True)
            for text in readable
            if proposed[0].readings and not any(claims.agree(claim, text) for claim in proposed)
        ]
        return replace(release, findings=tuple(findings))
    if readable and not unread and stated is not None and _stands_elsewhere(stated):
        claim, disagreements = reconcile(readable)
        note = f"{stated.source} says {claims.shown(stated)}: the text beside it is taken"
        claim = replace(claim, notes=(*claim.notes, note))
        release = replace(release, root=replace(release.root, licence=claim))
        findings += disagreements
    elif readable and (stated is None or stated.readings):
        claim, disagreements = reconcile([*([stated] if stated else []), *readable])
        release = replace(release, root=replace(release.root, licence=claim))
        findings += disagreements
    elif stated is None or (not stated.readings and stated.unknown == "licence-not-stated"):
        release = replace(release, root=replace(release.root, licence=texts[0]))
        return replace(release, findings=tuple(findings))
    findings += [_unread(text, stated) for text in unread]
    return replace(release, findings=tuple(findings))


def _stands_elsewhere(stated: Claim) -> bool:
    """Whether a card says no more than that its licence is another one: then it is the one whose text lies beside."""
    other = stated.raw[:1] == ("other",) and stated.unknown == "licence-other"
    return other and len(stated.raw) <= 2 and not any("://" in word for word in stated.raw)


def _unread(text: Claim, stated: Claim | None) -> Finding:
    says = f", beside {claims.shown(stated)} ({stated.place})" if stated else ""
    message = f"the text that begins {claims.shown(text)} is not known word for word{says}"
    question = text.question or f"which licence is the text in {text.place.file}?"
    question += f"; {stated.place} says {claims.shown(stated)}" if stated else ""
    return Finding("licence-text-unread", message, text.place, "unknown", question)


def _licence_alone(folder: Path, names: list[str]) -> Release:
    kind, why = _kind_of(names)
    files = licence_files(folder, names, kind)
    if not files:
        raise ReleaseError("nothing here describes a release", Place(shown(folder)), _LOOKED_FOR)
    place = Place(shown(files[0]), 1)
    note = Finding("kind-assumed", f"the folder is taken for {why}", place)
    name = licence_file.read(files[0]).root.name
    root = Artefact(name, kind, None, Place(shown(files[0])))
    alone = lineage_not_stated("the folder names", place)
    return _with_licence_files(Release(root, findings=(note, alone), named=False), folder, names)


def _kind_of(names: list[str]) -> tuple[Kind, str]:
    lower = [name.lower() for name in names]
    if any(name.endswith(_WEIGHTS) for name in lower) or "adapter_config.json" in lower:
        return "model", "a model: there are weights in it"
    if any(name.endswith(_DATA) for name in lower):
        return "data", "a data set: there are tables in it"
    if any(name.endswith(_CODE) for name in lower):
        return "code", "a program: there is source code in it"
    return "model", "a model: nothing in it tells"
