# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""licet inside other tools: build back-ends, pytest, pre-commit. Each module is loaded by its tool, and by no other."""
