# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the licence commands are asked about: a licence by name, a text in a file, a release."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from licet.cli.errors import CallError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licet.reason.clause_set import ClauseSet
    from licet.reason.permit import Question
    from licet.reason.permit_release import Permission
    from licet.release.graph import Release

_SOURCE = "licence file"


def text_in(argument: str) -> str:
    """Return the text of a file, or of standard input for "-". Raises CallError, and ReleaseError with the place."""
    if argument == "-":
        from licet.cli.source import text_of

        text = text_of("-")
        if not text.strip():
            raise CallError("-", "standard input is empty")
        return text
    from pathlib import Path

    from licet.release.document import read_text

    return read_text(Path(argument))


def clauses(argument: str) -> ClauseSet:
    """Return the clauses of a licence by its name, or of the text in a file. Raises CallError, ReleaseError."""
    from licet.catalogue.model import Record
    from licet.reason.clause_set import of_record
    from licet.report import licence

    if is_path(argument):
        return of_text(text_in(argument), argument)
    try:
        found = licence.find(argument)
    except licence.LicenceNameError as error:
        raise CallError("", str(error)) from None
    if not isinstance(found, Record):
        raise CallError("", f"{found.id} has no record: give its text as a file")
    return of_record(found)


def of_text(text: str, name: str, facts: Mapping[str, object] | None = None) -> ClauseSet:
    """Return the clauses of a text: of its record where it is one but for copyright lines, else as read."""
    from licet.catalogue.expand import record
    from licet.reading.read import read_licence
    from licet.reason.clause_set import of_reading, of_record
    from licet.release.identify import identify

    # Several: licences with the same text, such as GPL-3.0-only and -or-later.
    for id_ in identify(text):
        found = record(id_)
        if found is not None:
            return of_record(found, facts)
    return of_reading(read_licence(text), name)


def is_path(argument: str) -> bool:
    """Return whether an argument names a file rather than a licence: write ./MIT for a file of that name."""
    from licet.catalogue.names import look_up

    if argument == "-":
        return True
    named = os.sep not in argument and look_up(argument) is not None
    return not named and (os.path.exists(argument) or _looks_like_path(argument))  # noqa: PTH110


def _looks_like_path(argument: str) -> bool:
    return argument.startswith((".", os.sep)) or argument.endswith((".txt", ".md", ".toml", ".json"))


def permission(question: Question, subject: str, facts: Mapping[str, object]) -> Permission:
    """Return whether a licence, a licence file or a release permits a use. Raises CallError, ReleaseError."""
    from licet.reason.permit_release import of_expressions, of_nothing, of_release, of_set

    if is_path(subject):
        release = _release(subject)
        if release is None:
            return of_set(question, of_text(text_in(subject), subject, facts))
        from dataclasses import replace

        release = replace(release, facts={**release.facts, **facts})
        return of_release(question, release, _texts(release))
    from licet.release.claims import asked

    claim = asked(subject)
    if not claim.readings:
        return of_nothing(question, subject, claim.question)
    name = str(claim.readings[0]) if len(claim.readings) == 1 else subject
    return of_expressions(question, name, claim.readings, facts)


def _release(path: str) -> Release | None:
    """Return the release that a path describes; None for a file that is, or may be, the text of a licence."""
    from pathlib import Path

    from licet.release.document import read_bytes
    from licet.release.load import load
    from licet.release.readers import HEAD, licence_file, reader_for

    where = Path(path)
    if path == "-":
        return None
    if not where.is_dir():
        reader = reader_for(where, read_bytes(where, HEAD))
        if reader is None or reader is licence_file:
            return None
    return load(where)


def _texts(release: Release) -> dict[str, ClauseSet]:
    """Return the licence texts that no record covers, read: by the artefact they are the licence of, or by file."""
    found = {}
    for one in release.works:
        claim = one.licence
        if claim is not None and not claim.readings and claim.source == _SOURCE:
            found[one.name] = of_text(text_in(claim.place.file), claim.place.file)
    for finding in release.findings:
        if finding.code == "licence-text-unread" and os.path.isfile(finding.place.file):  # noqa: PTH113
            found[finding.place.file] = of_text(text_in(finding.place.file), finding.place.file)
    return found
