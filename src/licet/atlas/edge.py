# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An edge of the compatibility graph as a value: standings, kinds, and the relations that ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from licet.reason.truth import Answer

Asked: TypeAlias = Literal["same", "derivative", "part"]
Kind: TypeAlias = Literal["code", "model", "data"]
EdgeKind: TypeAlias = Literal["same", "later", "named", "entailed", "beside"]

STANDINGS: tuple[Asked, ...] = ("same", "derivative", "part")
KINDS: tuple[Kind, ...] = ("code", "model", "data")
# The relation that asks for a standing; what the licence itself makes of it is its own affair.
RELATIONS: dict[tuple[Asked, Kind], str] = {
    ("same", "code"): "copies",
    ("same", "model"): "copies",
    ("same", "data"): "copies",
    ("derivative", "code"): "incorporates",
    ("derivative", "model"): "fine-tunes",
    ("derivative", "data"): "derives-from",
    ("part", "code"): "vendors",
    ("part", "model"): "bundles",
    ("part", "data"): "bundles",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge L→M.

    `conditions` are the questions that a yes hangs on; `composes`: whoever has a copy may take it under M instead.
    `cites` are "licence §section" of the term that names M, and of the duties.
    """

    source: str
    target: str
    standing: Asked
    kind: Kind
    edge: EdgeKind
    answer: Answer
    basis: str
    conditions: tuple[str, ...]
    duties: tuple[str, ...]
    cites: tuple[str, ...]
    composes: bool
