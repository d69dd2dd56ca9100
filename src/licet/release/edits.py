# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Changes to the files of a release: as a diff, tried on a copy of its folder, or made, all of them or none."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.release.document import LARGEST, shown
from licet.release.graph import Place, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

# What is larger is weights, data or a book: the copy of the folder points to it.
_COPIED = 200_000
_MOST_FILES = 20_000
# Folders that say nothing of the release's own files; a name that begins with a dot is another, but for this one.
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "site-packages"})
_REUSE = ".reuse"


@dataclass(frozen=True, slots=True)
class Edit:
    """One file of the release's folder, `file` being its name there: what it held (None: not there), and will hold."""

    file: str
    before: str | None
    after: str
    why: tuple[str, ...] = ()


def joined(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return one edit for each file: what it held before the first, and holds after the last."""
    found: dict[str, Edit] = {}
    for edit in edits:
        first = found.get(edit.file, edit)
        why = tuple(dict.fromkeys((*first.why, *edit.why)))
        found[edit.file] = Edit(edit.file, first.before, edit.after, why)
    return tuple(found.values())


def diff(edit: Edit) -> str:
    """Return an edit as a unified diff that `git apply` and `patch -p1` take in the folder of the release."""
    from difflib import unified_diff

    before, after = (_lines(text) for text in (edit.before or "", edit.after))
    old = "/dev/null" if edit.before is None else f"a/{edit.file}"
    lines = unified_diff(before, after, old, f"b/{edit.file}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, cut at line feeds only: as patch and git cut them."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def read(path: Path) -> str | None:
    """Return a file as text with its line ends and its byte order mark, None where it is none that could be edited."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


@contextmanager
def tried(folder: Path, edits: Sequence[Edit]) -> Iterator[Path]:
    """Give a copy of `folder`, of the same name, in which the edits are made; it is gone afterwards.

    Large files, and folders that are not its own, are not copied but pointed to: nothing is ever written through such
    a pointer. Raises ReleaseError where there are too many files.
    """
    from pathlib import Path as Folder
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="licet-") as place:
        copy = Folder(place) / (folder.resolve().name or "release")
        try:
            _mirror(folder.resolve(), copy)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ReleaseError(f"cannot be copied, to try edits on: {reason}", Place(shown(folder))) from None
        for edit in edits:
            target = copy / edit.file
            target.unlink(missing_ok=True)
            target.write_bytes(edit.after.encode())
        yield copy


def _mirror(folder: Path, copy: Path) -> None:
    waiting, count = [(folder, copy)], 0
    while waiting:
        here, there = waiting.pop()
        there.mkdir()
        for entry in here.iterdir():
            count += 1
            if count > _MOST_FILES:
                raise ReleaseError(f"more than {_MOST_FILES} files in the folder", Place(shown(folder)))
            target = there / entry.name
            foreign = entry.name in _PASSED_OVER or (entry.name.startswith(".") and entry.name != _REUSE)
            if entry.is_dir() and not foreign and not entry.is_symlink():
                waiting.append((entry, target))
            elif entry.is_symlink() or not _copy(entry, target):
                target.symlink_to(entry.resolve())


def _copy(entry: Path, target: Path) -> bool:
    """Copy a small file; False for any other thing, and for a file that may not be read."""
    try:
        if entry.is_file() and entry.stat().st_size <= _COPIED:
            shutil.copy2(entry, target)
            return True
    except OSError:
        target.unlink(missing_ok=True)
    return False


def apply(folder: Path, edits: Sequence[Edit]) -> None:
    """Make every edit, or none. Raises ReleaseError where a file is not as it was, or cannot be written."""
    written: list[tuple[Path, Path]] = []
    done: list[tuple[Path, bytes | None]] = []
    try:
        for edit in edits:
            target = (folder / edit.file).resolve()
            held = target.read_bytes() if target.exists() else None
            if held != (None if edit.before is None else edit.before.encode()):
                raise ReleaseError("the file has changed meanwhile", Place(shown(folder / edit.file)), "run it again")
            written.append((_beside(target, edit.after.encode()), target))
        for new, target in written:
            held = target.read_bytes() if target.exists() else None
            new.replace(target)
            done.append((target, held))
    except OSError as error:
        for target, held in reversed(done):
            target.unlink() if held is None else target.write_bytes(held)
        reason = (error.strerror or str(error)).lower()
        raise ReleaseError(f"cannot be written: {reason}; nothing was changed", Place(shown(folder))) from None
    finally:
        for new, _ in written:
            new.unlink(missing_ok=True)


def _beside(target: Path, data: bytes) -> Path:
    """Write the new contents beside the file that they will replace, with its permissions."""
    from tempfile import NamedTemporaryFile

    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new = target.parent / os.path.basename(file.name)  # noqa: PTH119
    if target.exists():
        shutil.copymode(target, new)
    else:
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
    return new
