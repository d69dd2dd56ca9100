# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bills of materials: what their formats share, from the tree of a document to the release that it describes."""
