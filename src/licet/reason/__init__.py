# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Pure functions from a release to a verdict. Imports no networkx, lark, typer or pathlib."""
