# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An unseen licence text in; its outline, use restrictions and terms out. See docs/reading.md."""
