# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A JSON text as values, where nothing that it says twice is lost."""

from __future__ import annotations

import json
from typing import Any

from licet.release.graph import Place, ReleaseError
from licet.syntax.source import brief


class _TwiceError(ValueError):
    """A key that stands twice in one object."""


def read_json(text: str, file: str) -> Any:
    """Return the value of `text`. Raises ReleaseError: broken, nested too deeply, a key that stands twice."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise ReleaseError(f"broken JSON: {error.msg.lower()}", Place(file, error.lineno)) from None
    except RecursionError:
        raise ReleaseError("broken JSON: nested too deeply", Place(file)) from None
    except _TwiceError as error:
        key = str(error)
        at = text.find(json.dumps(key))
        line = text.count("\n", 0, at) + 1 if at >= 0 else None
        raise ReleaseError(f"the key {brief(key)} stands twice in one object", Place(file, line)) from None
    except ValueError as error:  # a number of thousands of digits
        raise ReleaseError(f"broken JSON: {str(error).partition(';')[0].lower()}", Place(file)) from None


def read_object(text: str, file: str) -> dict[str, Any]:
    """Return the object that `text` is. Raises ReleaseError, also where it is any other value."""
    found = read_json(text, file)
    if not isinstance(found, dict):
        raise ReleaseError("not a JSON object", Place(file, 1))
    return found


def place_of(text: str, file: str, key: str) -> Place:
    """Return where a top-level key stands: its pointer, and its line where it is written once in the text."""
    written = json.dumps(key)
    once = text.count(written) == 1
    return Place(file, text.count("\n", 0, text.find(written)) + 1 if once else None, f"/{escape(key)}")


def escape(key: str) -> str:
    """Return `key` as one step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _TwiceError(key)
            seen.add(key)
    return found
