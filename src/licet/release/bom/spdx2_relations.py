# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The relationship types of SPDX 2.3 (§11): which of the two elements the other was made from, and how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meant:
    """`origin`: which end is the origin ("one", "other"; "": neither), `sort`: one of `ways.SORTS`."""

    sort: str = ""
    origin: str = ""


_ONE = {
    "CONTAINED_BY": "contains",
    "DEPENDENCY_OF": "depends",
    "RUNTIME_DEPENDENCY_OF": "depends",
    "BUILD_DEPENDENCY_OF": "depends",
    "PREREQUISITE_FOR": "optional",
    "OPTIONAL_DEPENDENCY_OF": "optional",
    "PROVIDED_DEPENDENCY_OF": "optional",
    "DEV_DEPENDENCY_OF": "tool",
    "TEST_DEPENDENCY_OF": "tool",
    "BUILD_TOOL_OF": "tool",
    "DEV_TOOL_OF": "tool",
    "TEST_TOOL_OF": "tool",
    "OPTIONAL_COMPONENT_OF": "contains",
    "PACKAGE_OF": "contains",
    "DATA_FILE_OF": "contains",
    "METAFILE_OF": "contains",
    "DOCUMENTATION_OF": "beside",
    "EXAMPLE_OF": "beside",
    "TEST_CASE_OF": "beside",
    "TEST_OF": "beside",
    "DEPENDENCY_MANIFEST_OF": "beside",
    "REQUIREMENT_DESCRIPTION_FOR": "beside",
    "SPECIFICATION_FOR": "beside",
    "FILE_ADDED": "contains",
    "EXPANDED_FROM_ARCHIVE": "contains",
    "ANCESTOR_OF": "descends",
    "GENERATES": "generated",
    "PATCH_APPLIED": "patch",
}
_OTHER = {
    "CONTAINS": "contains",
    "DEPENDS_ON": "depends",
    "HAS_PREREQUISITE": "optional",
    "DISTRIBUTION_ARTIFACT": "beside",
    "DESCENDANT_OF": "descends",
    "VARIANT_OF": "variant",
    "GENERATED_FROM": "generated",
    "STATIC_LINK": "static",
    "DYNAMIC_LINK": "dynamic",
    "COPY_OF": "copies",
    "FILE_MODIFIED": "descends",
    "PATCH_FOR": "descends",
}
_NEITHER = ("AMENDS", "FILE_DELETED")

RELATIONS = {
    **{name: Meant(sort, "one") for name, sort in _ONE.items()},
    **{name: Meant(sort, "other") for name, sort in _OTHER.items()},
    **dict.fromkeys(_NEITHER, Meant()),
}
