# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One profile of hypothesis for all: the same examples every time, and no stop-watch on a shared machine."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

# What somebody has downloaded from the Hub must not decide a test.
os.environ["HF_HUB_CACHE"] = os.path.join(tempfile.gettempdir(), "licet-tests-no-hub-cache")  # noqa: PTH118

# Nor may the width of a terminal, or a job of a forge that tells where it runs.
for _name in [name for name in os.environ if name == "COLUMNS" or name.startswith(("GITHUB_", "CI_", "GITLAB_"))]:
    del os.environ[_name]

settings.register_profile("licet", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("licet")
