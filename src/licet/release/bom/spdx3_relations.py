# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The relationship types of SPDX 3.0.1 (Core/RelationshipType): which end is the origin, and how the other was made."""

from __future__ import annotations

# "from" is the origin of "to".
FROM = {
    "ancestorOf": "descends",
    "copiedTo": "copies",
    "generates": "generated",
    "invokedBy": "calls",
    "packagedBy": "contains",
}
# "to" is the origin of "from".
TO = {
    "contains": "contains",
    "dependsOn": "depends",
    "descendantOf": "descends",
    "expandsTo": "contains",
    "hasAddedFile": "contains",
    "hasDataFile": "contains",
    "hasDependencyManifest": "beside",
    "hasDistributionArtifact": "beside",
    "hasDocumentation": "beside",
    "hasDynamicLink": "dynamic",
    "hasEvidence": "beside",
    "hasExample": "beside",
    "hasMetadata": "contains",
    "hasOptionalComponent": "contains",
    "hasOptionalDependency": "optional",
    "hasPrerequisite": "optional",
    "hasProvidedDependency": "optional",
    "hasRequirement": "beside",
    "hasSpecification": "beside",
    "hasStaticLink": "static",
    "hasTest": "beside",
    "hasTestCase": "beside",
    "hasVariant": "variant",
    "modifiedBy": "patch",
    "patchedBy": "patch",
    "testedOn": "tested",
    "trainedOn": "trained",
    "usesTool": "tool",
}
# They say nothing of how a work was made.
NEITHER = frozenset(
    {
        "affects",
        "amendedBy",
        "availableFrom",
        "configures",
        "coordinatedBy",
        "delegatedTo",
        "doesNotAffect",
        "exploitCreatedBy",
        "fixedBy",
        "fixedIn",
        "foundBy",
        "hasAssessmentFor",
        "hasAssociatedVulnerability",
        "hasDeletedFile",
        "hasHost",
        "publishedBy",
        "reportedBy",
        "republishedBy",
        "serializedInArtifact",
        "underInvestigationFor",
    }
)
# A dependency of these phases is none of what is released.
TOOLS = frozenset({"development", "test", "design"})
