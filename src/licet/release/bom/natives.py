# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What each relation of semantics.md §2 is called in the formats: the nearest word that says no less than it does.

Which end comes first follows from the word (`spdx2_relations`, `spdx3_relations`). Where there is no word, "other":
whoever does not know licet's mark beside it then asks, and guesses nothing. CycloneDX has no words for relations, only
places: the pedigree, the data sets of a model card, and dependencies.
"""

from __future__ import annotations

from licet.release.bom.spdx2_relations import RELATIONS
from licet.release.bom.spdx3_relations import FROM

_WEIGHTS = ("fine-tunes", "adapts", "merges", "quantises", "converts", "initialises-from")
_NAMELESS = ("distils", "trains-on-outputs-of", "embeds")

SPDX2 = {
    "copies": "COPY_OF",
    "modifies": "DESCENDANT_OF",
    "incorporates": "CONTAINS",
    "vendors": "CONTAINS",
    "links-statically": "STATIC_LINK",
    "links-dynamically": "DYNAMIC_LINK",
    "calls": "RUNTIME_DEPENDENCY_OF",
    "bundles": "CONTAINS",
    "collects": "CONTAINS",
    "derives-from": "DESCENDANT_OF",
    "annotates": "DESCENDANT_OF",
    "trains-on": "GENERATED_FROM",
    "evaluates-on": "TEST_DEPENDENCY_OF",
    "generated-by": "GENERATED_FROM",
    **dict.fromkeys(_WEIGHTS, "DESCENDANT_OF"),
    **dict.fromkeys(_NAMELESS, "OTHER"),
}
SPDX3 = {
    "copies": "copiedTo",
    "modifies": "descendantOf",
    "incorporates": "contains",
    "vendors": "contains",
    "links-statically": "hasStaticLink",
    "links-dynamically": "hasDynamicLink",
    "calls": "dependsOn",
    "bundles": "contains",
    "collects": "contains",
    "derives-from": "descendantOf",
    "annotates": "descendantOf",
    "trains-on": "trainedOn",
    "evaluates-on": "testedOn",
    "generated-by": "generates",
    **dict.fromkeys(_WEIGHTS, "descendantOf"),
    **dict.fromkeys(_NAMELESS, "other"),
}
PEDIGREE = frozenset({"copies", "modifies", "derives-from", "annotates", *_WEIGHTS})
"""Relations whose origin stands among the ancestors of a CycloneDX component."""

LEARNED = frozenset({"trains-on", "evaluates-on"})
"""Relations whose origin, where it is data, stands among the data sets of a CycloneDX model card."""


def spdx2_origin_first(type_: str) -> bool:
    """Whether the element that a relationship of this type starts from is the origin of the other."""
    return type_ in RELATIONS and RELATIONS[type_].origin == "one"


def spdx3_origin_first(type_: str) -> bool:
    """Whether the element that a relationship of this type starts from is the origin of the other."""
    return type_ in FROM


def explained(relation: str) -> frozenset[str]:
    """Return the sorts that a CycloneDX document says of two components in this relation (`ways.SORTS`)."""
    found = {"depends"}
    if relation in PEDIGREE:
        found.add("descends")
    if relation in LEARNED:
        found.add("trained")
    return frozenset(found)
