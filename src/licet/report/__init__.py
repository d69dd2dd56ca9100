# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict in words and formats: every writer is write(verdict) -> str."""
