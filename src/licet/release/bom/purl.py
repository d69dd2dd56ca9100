# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Package URLs, as far as they say what a component is: its type, and its id on the Hub."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from licet.release import hub_names

if TYPE_CHECKING:
    from licet.release.graph import Kind

_PURL = re.compile(r"pkg:/*([A-Za-z][\w.+-]*)/([^@?#]+)(?:@[^?#]*)?(?:[?#].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Purl:
    """Type and full name (namespace and name, decoded)."""

    type: str
    name: str

    @property
    def hub(self) -> tuple[Kind, str] | None:
        """Return the kind and id of a work on the Hub, None for anything else."""
        if self.type != "huggingface":
            return None
        kind: Kind = "data" if self.name.startswith("datasets/") else "model"
        name = self.name.removeprefix("datasets/").removeprefix("models/")
        return (kind, name) if hub_names.is_id(name) else None


def read_purl(text: str) -> Purl | None:
    """Return what a package URL says, None where `text` is none."""
    found = _PURL.fullmatch(text.strip()) if len(text) < 4_000 else None
    return Purl(found[1].lower(), unquote(found[2]).strip("/")) if found else None


def of_address(address: str) -> tuple[Kind, str] | None:
    """Return the kind and id of the model or data set on the Hub whose page `address` is, None for any other."""
    if "huggingface.co/" not in address and "hf.co/" not in address:
        return None
    name = hub_names.normal(address)
    if not hub_names.is_id(name) or "/spaces/" in address:
        return None
    return ("data" if "/datasets/" in address else "model"), name
