# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The version of licet."""

__version__ = "0.1.0"
