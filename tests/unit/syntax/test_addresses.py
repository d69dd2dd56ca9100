# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

from licet.syntax import addresses


@pytest.mark.parametrize(
    ("address", "id"),
    [
        ("https://spdx.org/licenses/MIT.html", "MIT"),
        ("https://spdx.org/licenses/Apache-2.0", "Apache-2.0"),
        ("https://spdx.org/licenses/", None),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://opensource.org/license/apache-2-0", "Apache-2.0"),
        ("http://www.opensource.org/licenses/mit-license.php", "MIT"),
        ("https://opensource.org/licenses", None),
        ("https://choosealicense.com/licenses/cc0-1.0/", "CC0-1.0"),
        ("https://choosealicense.com/licenses/odc-by/", None),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/legalcode.en", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/deed.de", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by/4.0/?ref=x#y", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by/3.0/us/", "CC-BY-3.0-US"),
        ("http://creativecommons.org/licenses/by/3.0/xx/", None),
        ("http://creativecommons.org/licenses/by/3.0/something/", None),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
        ("https://creativecommons.org/publicdomain/other/1.0/", None),
        ("https://creativecommons.org/", None),
        ("http://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("https://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("https://www.apache.org/licenses/", None),
        ("https://www.gnu.org/licenses/gpl-3.0.en.html", "GPL-3.0"),
        ("https://www.gnu.org/licenses/old-licenses/gpl-2.0.html", "GPL-2.0"),
        ("https://www.gnu.org/licenses/fdl-1.3.html", "GFDL-1.3"),
        ("https://www.gnu.org/licenses/gpl.html", None),
        ("https://www.mozilla.org/en-US/MPL/2.0/", "MPL-2.0"),
        ("https://mozilla.org/MPL/2.0", "MPL-2.0"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0"),
        ("https://opendatacommons.org/licenses/other/1-0/", None),
        ("https://cdla.dev/permissive-2-0/", "CDLA-Permissive-2.0"),
        ("https://openmdw.ai/license/1-0/", "OpenMDW-1.0"),
        ("https://unlicense.org", "Unlicense"),
        ("https://unlicense.org/other", None),
        ("https://example.org/licenses/MIT", None),
        ("https://spdx.org.example.org/licenses/MIT", None),
        ("MIT", None),
        ("", None),
    ],
)
def test_read(address: str, id: str | None) -> None:
    assert addresses.read(address) == id
