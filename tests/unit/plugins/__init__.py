# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
