# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compatibility graph, derived from the terms: edges, paths of conversion, classes, drawings (semantics.md §6)."""
