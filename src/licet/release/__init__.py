# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is released, read from the files that people already have: `load.load(path)`.

Nothing is imported here: a question about one pair of licences needs none of the readers.
"""
