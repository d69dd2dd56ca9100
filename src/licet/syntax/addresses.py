# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of published licence texts to ids. Only pages that hold one licence, by their publisher or a list."""

from __future__ import annotations

import re

from licet.syntax import ids

_PORTS = re.compile(r"[a-z]{2}|igo|scotland")
_DEED = re.compile(r"(?:deed|legalcode)(?:\.[a-z-]+)?")
_SUFFIX = re.compile(r"(?:\.en)?\.(?:html?|txt|json|php|md)$")
_DATA_COMMONS = {"odbl": "ODbL", "by": "ODC-By", "pddl": "PDDL"}


def bare(address: str) -> str:
    """Return an address in lower case without scheme, www, query, fragment, and slashes at its end."""
    found = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.strip().lower())
    return re.split(r"[?#]", found)[0].rstrip("/.")


def read(address: str) -> str | None:
    """Return the id of the licence published at `address`, or None. Case, www and the scheme do not matter."""
    host, *path = bare(address).split("/")
    if path:
        path[-1] = _SUFFIX.sub("", path[-1])
    reader = _READERS.get(host)
    return reader([*path, "", "", "", ""]) if reader else None  # so that a reader may ask for any of four parts


def _listed(path: list[str]) -> str | None:
    return _slug(path[1]) if path[0] in ("licenses", "license") else None


def _slug(slug: str) -> str | None:
    """Read `apache-2.0`, `apache-2-0` or `mit-license` as an id."""
    dotted = re.sub(r"(?<=\d)-(?=\d+$)", ".", slug)
    for text in (slug, dotted, dotted.removesuffix("-license")):
        found = ids.canonical_licence(text) or ids.canonical_exception(text)
        if found:
            return found
    return None


def _creative_commons(path: list[str]) -> str | None:
    family, code, version, port = path[:4]
    if family == "publicdomain":
        name = {"zero": "CC0", "mark": "CC-PDM"}.get(code)
        return ids.canonical_licence(f"{name}-{version}") if name else None
    if family != "licenses":
        return None
    # A port is another licence: never drop it.
    tail = "" if not port or _DEED.fullmatch(port) else "-" + port if _PORTS.fullmatch(port) else "?"
    return ids.canonical_licence(f"CC-{code}-{version}{tail}")


def _apache(path: list[str]) -> str | None:
    name = re.fullmatch(r"license-(\d\.\d)", path[1])
    return ids.canonical_licence(f"Apache-{name[1]}") if name and path[0] == "licenses" else None


def _gnu(path: list[str]) -> str | None:
    name = path[2] if path[1] == "old-licenses" else path[1]
    return ids.canonical_licence(name.replace("fdl-", "gfdl-")) if path[0] == "licenses" else None


def _mozilla(path: list[str]) -> str | None:
    path = path[1:] if re.fullmatch(r"[a-z]{2}-[a-z]{2}", path[0]) else path
    return ids.canonical_licence(f"MPL-{path[1]}") if path[0] == "mpl" else None


def _data_commons(path: list[str]) -> str | None:
    name = _DATA_COMMONS.get(path[1]) if path[0] == "licenses" else None
    return ids.canonical_licence(f"{name}-{path[2].replace('-', '.')}") if name else None


def _cdla(path: list[str]) -> str | None:
    return _slug("cdla-" + path[0])


def _openmdw(path: list[str]) -> str | None:
    return _slug("openmdw-" + path[1]) if path[0] == "license" else None


def _unlicense(path: list[str]) -> str | None:
    return None if any(path) else "Unlicense"


_READERS = {
    "spdx.org": _listed,
    "opensource.org": _listed,
    "choosealicense.com": _listed,
    "creativecommons.org": _creative_commons,
    "apache.org": _apache,
    "gnu.org": _gnu,
    "mozilla.org": _mozilla,
    "opendatacommons.org": _data_commons,
    "cdla.dev": _cdla,
    "cdla.io": _cdla,
    "openmdw.ai": _openmdw,
    "unlicense.org": _unlicense,
}
