# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Single files in a bill of materials: most of them are their package, and only those under other terms stand apart.

A file without a licence of its own is under that of the package that contains it. Files that say the same licence and
have no other relation stand together as one thing: a list of ten thousand files is no list of ten thousand works.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims

if TYPE_CHECKING:
    from licet.release.bom.pieces import Bill


def fold_files(bill: Bill) -> tuple[list[int], int]:
    """Return for each thing which thing stands for it, and how many files say that they are under their package's."""
    stands = list(range(len(bill.pieces)))
    owner = _owners(bill)
    busy = _related(bill) | set(owner.values())
    roots = {at for id_ in bill.roots for at in bill.ids.get(id_, ())}
    folded = 0
    groups: dict[tuple[int, tuple[str, ...], str], list[int]] = {}
    for at, piece in enumerate(bill.pieces):
        package = _package(bill, owner, at) if piece.file and at not in roots else None
        if package is None:
            continue
        theirs = bill.pieces[package].licence
        if piece.licence is None or (theirs is not None and piece.licence.raw == theirs.raw):
            stands[at] = package
            folded += piece.licence is not None
        elif at not in busy:
            groups.setdefault((package, piece.licence.raw, piece.kind), []).append(at)
    for (package, _, _), members in groups.items():
        if len(members) < 2:
            continue
        first = bill.pieces[members[0]]
        said = claims.shown(first.licence) if first.licence else "nothing"
        name = f"{len(members)} files of {bill.pieces[package].name} under {said}"
        bill.pieces[members[0]] = replace(first, name=name)
        for at in members[1:]:
            stands[at] = members[0]
    for at in range(len(stands)):
        while stands[stands[at]] != stands[at]:
            stands[at] = stands[stands[at]]
    return stands, folded


def _owners(bill: Bill) -> dict[int, int]:
    """Return what contains each thing: the first that is not the release, else the release."""
    roots = {at for id_ in bill.roots for at in bill.ids.get(id_, ())}
    found: dict[int, int] = {}
    for edge in bill.edges:
        if edge.sort not in ("contains", "beside"):
            continue
        for origin in bill.ids.get(edge.origin, ()):
            for target in bill.ids.get(edge.target, ()):
                if origin not in found or found[origin] in roots:
                    found[origin] = target
    return found


def _package(bill: Bill, owner: dict[int, int], at: int) -> int | None:
    """Return the package that a file is in, through folders; None where it is in none."""
    seen = {at}
    while at in owner:
        at = owner[at]
        if at in seen:
            return None
        seen.add(at)
        piece = bill.pieces[at]
        if not piece.file or piece.licence is not None:
            return at
    return None


def _related(bill: Bill) -> set[int]:
    """Return what has a relation other than being contained."""
    found: set[int] = set()
    for edge in bill.edges:
        if edge.sort not in ("contains", "beside"):
            found.update(bill.ids.get(edge.origin, ()))
            found.update(bill.ids.get(edge.target, ()))
    return found
