# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Says whether a combination may be redistributed, under which licence, and which two clauses clash if not.

The names below are the whole public interface. Each is imported when it is first used, so that `import licet` costs
next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.version import __version__

if TYPE_CHECKING:
    from licet.api import check, compatible, load, parse_clause, parse_expression, read_licence
    from licet.reason.scenario import Scenario
    from licet.reason.truth import Answer
    from licet.reason.verdict import Verdict
    from licet.release.graph import Release, ReleaseError
    from licet.syntax.errors import ExpressionError

__all__ = [
    "Answer",
    "ExpressionError",
    "Release",
    "ReleaseError",
    "Scenario",
    "Verdict",
    "__version__",
    "check",
    "compatible",
    "load",
    "parse_clause",
    "parse_expression",
    "read_licence",
]

_HOMES = {
    "Answer": "licet.reason.truth",
    "ExpressionError": "licet.syntax.errors",
    "Release": "licet.release.graph",
    "ReleaseError": "licet.release.graph",
    "Scenario": "licet.reason.scenario",
    "Verdict": "licet.reason.verdict",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'licet' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "licet.api")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
