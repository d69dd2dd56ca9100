# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Errors as messages: what is wrong, the user's line, a caret, the nearest valid name; never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licet.release.graph import ReleaseError

_WIDEST = 100


class CallError(ValueError):
    """A call is wrong: an option's value, a file that cannot be written."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(f"{option}: {message}" if option else message)


def told(error: ValueError) -> str | None:
    """Return the message for an error of the input or the call, None for an error that is not licet's own."""
    from licet.release.graph import ReleaseError
    from licet.syntax.errors import ExpressionError

    if isinstance(error, ExpressionError):
        return f"error: {error.show()}"
    if isinstance(error, ReleaseError):
        return _of_release(error)
    if isinstance(error, CallError) or type(error).__name__ == "RecordError":
        return f"error: {error}"
    return None


def _of_release(error: ReleaseError) -> str:
    lines = [f"error: {error.place}: {error.message}", *_excerpt(error)]
    if error.hint:
        lines.append(f"  {error.hint}")
    return "\n".join(lines)


def _excerpt(error: ReleaseError) -> list[str]:
    """Return the line of the user's file and carets under what the message quotes of it, or under all of it."""
    from licet.syntax.source import excerpt

    line = _line(error.place.file, error.place.line)
    if not line.strip():
        return []
    quoted = error.message.partition('"')[2].partition('"')[0]
    start = line.find(quoted) if quoted else -1
    if start < 0:
        start, quoted = len(line) - len(line.lstrip()), line.strip()
    shown, carets = excerpt(line, (start, start + len(quoted)))
    return ["  " + shown, "  " + carets]


def _line(file: str, number: int | None) -> str:
    """Return one line of a file, "" where it cannot be read again."""
    if number is None:
        return ""
    try:
        with open(file, encoding="utf-8-sig") as text:  # noqa: PTH123
            return next((line.rstrip("\r\n") for at, line in enumerate(text, 1) if at == number), "")[:10_000]
    except (OSError, UnicodeDecodeError):
        return ""


def one_of(option: str, word: str, valid: Iterable[str]) -> str:
    """Return `word` where it is in the closed list of an option. Raises CallError with the nearest that is."""
    names = list(valid)
    if word in names:
        return word
    from licet.release.statements import nearest
    from licet.syntax.source import brief

    hint = nearest(word, names)
    raise CallError(option, f"unknown word {brief(word)}" + (f": {hint}" if hint else ""))


def fault(error: Exception) -> str:
    """Return the message for a fault of licet itself: what it was and where, for the report of a bug."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f" at {frame.tb_frame.f_code.co_filename.rpartition('licet/')[2]}:{frame.tb_lineno}" if frame else ""
    text = str(error).replace("\n", " ")[:_WIDEST]
    return f"licet failed, which is a bug and no answer: {type(error).__name__}{where}: {text}"
