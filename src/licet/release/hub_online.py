# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The Hub over HTTP, asked only when the user says so: what a work's page states, with revision and date.

Nothing is sent but the name of the work: no token, no cookie. Whatever goes wrong is an answer that says what, and
counts as unknown.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from licet.release import claims, hub_names
from licet.release.graph import Claim, Place, Release
from licet.release.hub_page import Page, read_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from licet.release.graph import Artefact

ENDPOINT = "https://huggingface.co"
_KINDS = {"model": "models", "data": "datasets"}
_LARGEST = 5_000_000
_TRIES = 3
_LONGEST_WAIT = 5.0
_MOST_FAILURES = 2
_FILES = ("README.md", "adapter_config.json")
_MEANS = {
    401: "the Hub asks for a login: the work is private, gated or not there",
    403: "access to it is gated",
    404: "there is no such work on the Hub",
    410: "it was taken away",
    429: "the Hub answers that there were too many requests",
    451: "it is withheld for legal reasons",
}


class HubError(Exception):
    """The Hub did not give what was asked for: `message` says why, `down` whether nothing else will be given."""

    def __init__(self, message: str, *, down: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.down = down


def online(endpoint: str = ENDPOINT, timeout: float = 10.0, sleep: Callable[[float], None] | None = None) -> Hub:
    """Return a resolver that asks the Hub at `endpoint`, each request at most `timeout` seconds.

    Give it to `load` behind the others: `load(path, (*RESOLVERS, online()))`. Raises ValueError for an endpoint that
    is no address. `sleep` is how it waits before a second try.
    """
    return Hub(endpoint, timeout, sleep)


class Hub:
    """A resolver. Each work is asked for once; after two failures of the connection nothing more is asked."""

    __slots__ = ("_endpoint", "_failures", "_known", "_sleep", "_timeout")

    def __init__(self, endpoint: str, timeout: float, sleep: Callable[[float], None] | None) -> None:
        if not endpoint.lower().startswith(("https://", "http://")):
            raise ValueError(f"the endpoint is no address of the web: {endpoint!r}")
        self._endpoint = endpoint.rstrip("/")
        self._timeout = timeout
        self._sleep = sleep
        self._failures = 0
        self._known: dict[tuple[str, str], Claim | Release | None] = {}

    def __call__(self, origin: Artefact) -> Claim | Release | None:
        """Return what the Hub states of a model or data set; None for what can have no page there."""
        name = origin.name.removeprefix("datasets/").removeprefix("models/")
        if origin.kind not in _KINDS or not hub_names.is_id(name):
            return None
        key = (origin.kind, name.lower())
        if key not in self._known:
            self._known[key] = self._answer(origin, name)
        return self._known[key]

    def _answer(self, origin: Artefact, name: str) -> Claim | Release:
        try:
            return self._page(origin, name)
        except HubError as error:
            self._failures += error.down
            place = Place(f"{self._endpoint}/{name}")
            question = f"what is the licence of {name}? {error.message}"
            return claims.unread(place, "the Hub", (), "licence-not-stated", question)

    def _page(self, origin: Artefact, name: str) -> Release:
        sort = _KINDS[origin.kind]
        data = self._get(f"/api/{sort}/{name}")
        try:
            told = json.loads(data or b"")
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise HubError("the Hub answers something that is not JSON")
        home = f"/{name}" if sort == "models" else f"/datasets/{name}"
        there = _names(told.get("siblings"))
        files: dict[str, bytes] = {}
        for file in (*_FILES, *_licence_files(there)):
            if file == "README.md" or file in there:
                content = self._file(f"{home}/raw/main/{file}")
                if content is not None:
                    files[file] = content
        return read_page(Page(name, origin.kind, self._endpoint, told, files))

    def _file(self, path: str) -> bytes | None:
        """Return a file of a work; None where it is gated or not there, for the page says the rest."""
        try:
            return self._get(path)
        except HubError as error:
            if error.down:
                raise
            return None

    def _get(self, path: str) -> bytes:
        if self._failures >= _MOST_FAILURES:
            raise HubError("the Hub could not be reached")
        for each in range(_TRIES):
            data, wait, error = self._try(path)
            if error is None:
                return data
            if wait is None or each == _TRIES - 1:
                raise error
            self._pause(wait or 0.5 * 2**each)
        raise AssertionError

    def _try(self, path: str) -> tuple[bytes, float | None, HubError | None]:
        """Ask once: the answer, or why there is none and how long to wait for another try (None: do not try)."""
        import http.client
        import urllib.error
        import urllib.request

        request = urllib.request.Request(self._endpoint + path, headers={"User-Agent": "licet"})
        try:
            with _opener().open(request, timeout=self._timeout) as answer:
                data: bytes = answer.read(_LARGEST + 1)
        except urllib.error.HTTPError as error:
            with error:
                why = HubError(_MEANS.get(error.code, f"the Hub answers {error.code}"))
                again = error.code == 429 or error.code >= 500
                return b"", (_wait(error.headers.get("Retry-After")) if again else None), why
        except TimeoutError:
            return b"", None, HubError(f"the Hub did not answer within {self._timeout:g} s", down=True)
        except (OSError, http.client.HTTPException, ValueError) as error:
            slow = isinstance(getattr(error, "reason", None), TimeoutError)
            told = f"did not answer within {self._timeout:g} s" if slow else "could not be reached"
            return b"", None, HubError(f"the Hub {told}", down=True)
        if len(data) > _LARGEST:
            return b"", None, HubError(f"the Hub answers more than {_LARGEST} bytes")
        return data, None, None

    def _pause(self, seconds: float) -> None:
        from time import sleep

        (self._sleep or sleep)(min(seconds, _LONGEST_WAIT))


def _opener() -> Any:
    """Return what opens addresses: redirections only within the host, for a work that was renamed."""
    import urllib.request
    from urllib.parse import urlsplit

    class Within(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
                return None
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    return urllib.request.build_opener(Within)


def _wait(stated: str | None) -> float:
    try:
        return max(0.0, float(stated or 0))
    except ValueError:
        return 0.0


def _names(siblings: Any) -> list[str]:
    listed = siblings if isinstance(siblings, list) else []
    names = [each.get("rfilename") for each in listed if isinstance(each, dict)]
    return [name for name in names if isinstance(name, str)]


def _licence_files(names: list[str]) -> list[str]:
    from pathlib import PurePosixPath

    from licet.release.readers import licence_file

    found = [name for name in names if "/" not in name and name.isprintable() and "\\" not in name]
    return [name for name in found if licence_file.recognises(PurePosixPath(name), b"")][:5]  # type: ignore[arg-type]
