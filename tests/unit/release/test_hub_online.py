# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The Hub over HTTP, against a server on this machine that speaks the same endpoints."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from licet.release.graph import Artefact, Claim, Place, Release
from licet.release.hub_online import online
from licet.release.load import load
from licet.release.resolve import RESOLVERS
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHA = "abcdef0123456789"


class Server:
    """Answers by path: (status, headers, body); what it was asked stands in `asked`."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.sent: list[str] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                server.sent += self.headers.keys()
                status, headers, body = server.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self.http.server_address[1]}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()

    def work(self, id_: str, card: str | None = None, sort: str = "models", **told: Any) -> None:
        told = {"id": id_, "sha": SHA, "lastModified": "2025-03-04T05:06:07.000Z", **told}
        self.pages[f"/api/{sort}/{id_}"] = (200, {}, json.dumps(told).encode())
        if card is not None:
            home = f"/{id_}" if sort == "models" else f"/datasets/{id_}"
            self.pages[f"{home}/raw/main/README.md"] = (200, {}, card.encode())


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


def ask(server: Server, name: str, kind: str = "model") -> Claim | Release | None:
    hub = online(server.endpoint, 5, sleep=lambda seconds: None)
    return hub(Artefact(name, kind, None, Place("f")))  # type: ignore[arg-type]


def released(found: Claim | Release | None) -> Release:
    assert isinstance(found, Release)
    return found


def refused(found: Claim | Release | None) -> str:
    assert isinstance(found, Claim)
    assert (found.readings, found.unknown) == ((), "licence-not-stated")
    return found.question


def test_a_card_with_revision_and_date(server: Server) -> None:
    server.work("a/b", "---\nlicense: mit\nbase_model: c/d\n---\n")
    release = released(ask(server, "a/b"))
    claim = release.root.licence
    assert claim is not None
    assert readings(claim) == ["MIT"]
    assert claim.source == "the Hub (revision abcdef01, changed 2025-03-04), model card"
    assert str(claim.place) == f"{server.endpoint}/a/b@abcdef01/README.md:2"
    assert links(release) == ["fine-tunes c/d"]
    assert "licet-" not in repr(release)
    assert set(server.sent) <= {"Accept-Encoding", "Host", "User-Agent", "Connection"}


def test_lineage_is_followed_over_the_network(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "none"))
    server.work("a/tuned", "---\nlicense: mit\nbase_model: a/base\ndatasets: [a/rows]\n---\n")
    server.work("a/base", "---\nlicense: gemma\nbase_model: a/tuned\n---\n")
    server.work("a/rows", "---\nlicense: cc-by-nc-4.0\ntask_ids: [x]\n---\n", "datasets")
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/tuned\n---\n")
    release = load(tmp_path / "README.md", (*RESOLVERS, online(server.endpoint, 5)))
    assert links(release) == ["fine-tunes a/tuned", "fine-tunes a/base > a/tuned", "trains-on a/rows > a/tuned"]
    assert [readings(origin.licence)[0] for origin in release.origins] == [
        "MIT",
        "LicenseRef-Gemma-2024-04-01",
        "CC-BY-NC-4.0",
    ]
    assert [finding.code for finding in release.findings] == ["relations-disagree"]  # the circle
    assert len(server.asked) == len(set(server.asked))


def test_without_the_word_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("the network")

    monkeypatch.setattr(socket, "socket", deny)
    monkeypatch.setattr(socket, "create_connection", deny)
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: nobody/knows\n---\n")
    assert readings(load(tmp_path / "README.md").origins[0].licence) == ["licence-not-stated"]


def test_a_gated_work_is_read_from_what_the_hub_tells(server: Server) -> None:
    server.work(
        "a/b", cardData={"license": "llama3.1", "base_model": ["c/d"]}, tags=["base_model:quantized:c/d"], gated=True
    )
    server.pages["/a/b/raw/main/README.md"] = (401, {}, b"")
    release = released(ask(server, "a/b"))
    assert readings(release.root.licence) == ["LicenseRef-Llama-3.1"]
    assert links(release) == ["quantises c/d"]


def test_tags_of_the_hub_say_the_relation(server: Server) -> None:
    server.work("a/b", "---\nlicense: mit\nbase_model: c/d\n---\n", tags=["base_model:adapter:c/d"])
    release = released(ask(server, "a/b"))
    assert links(release) == ["adapts c/d"]
    assert release.links[0].inferred == "the Hub's tag base_model:adapter:c/d"


def test_other_files_of_the_page(server: Server) -> None:
    siblings = [{"rfilename": name} for name in ("README.md", "LICENSE", "x/LICENSE", "adapter_config.json")]
    server.work("a/b", "---\nlicense: other\n---\n", siblings=[*siblings, "odd", {"rfilename": 3}])
    server.pages["/a/b/raw/main/LICENSE"] = (200, {}, b"SPDX-License-Identifier: ISC\n")
    server.pages["/a/b/raw/main/adapter_config.json"] = (200, {}, b'{"base_model_name_or_path": "c/d"}')
    release = released(ask(server, "a/b"))
    assert (readings(release.root.licence), links(release)) == (["ISC"], ["adapts c/d"])
    assert "/a/b/raw/main/x/LICENSE" not in server.asked


@pytest.mark.parametrize(
    ("status", "words", "times"),
    [
        (401, "asks for a login", 1),
        (403, "gated", 1),
        (404, "no such work", 1),
        (418, "answers 418", 1),
        (429, "too many requests", 3),
        (500, "answers 500", 3),
    ],
)
def test_refusals_are_clear_unknowns(server: Server, status: int, words: str, times: int) -> None:
    server.pages["/api/models/a/b"] = (status, {"Retry-After": "0"}, b"")
    assert words in refused(ask(server, "a/b"))
    assert len(server.asked) == times


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_a_clear_unknown(server: Server, body: bytes) -> None:
    server.pages["/api/models/a/b"] = (200, {}, body)
    assert "not JSON" in refused(ask(server, "a/b"))


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (None, {}),
        ("---\nlicense: [\n---\n", {}),
        ("", {"cardData": "odd", "tags": 3, "siblings": 4, "sha": 5, "lastModified": None}),
        ("# title", {"cardData": {}}),
        ("\0", {"cardData": {"license": {"a": 1}}}),
    ],
)
def test_a_page_that_says_nothing(server: Server, card: str | None, told: dict[str, Any]) -> None:
    server.work("a/b", card, **told)
    release = released(ask(server, "a/b"))
    assert readings(release.root.licence)[0] in ("nothing", "licence-not-a-string")


def test_a_server_that_is_not_there_is_asked_twice_at_most() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    hub = online(f"http://127.0.0.1:{port}", 1)
    for name in ("a/b", "c/d", "e/f"):
        assert "could not be reached" in refused(hub(Artefact(name, "model", None, Place("f"))))


def test_a_server_that_never_answers() -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        hub = online(f"http://127.0.0.1:{mute.getsockname()[1]}", 0.2)
        assert "did not answer within 0.2 s" in refused(hub(Artefact("a/b", "model", None, Place("f"))))


def test_a_renamed_work_and_a_way_out_of_the_host(server: Server) -> None:
    server.pages["/api/models/old/name"] = (307, {"Location": "/api/models/new/name"}, b"")
    server.pages["/api/models/new/name"] = (200, {}, json.dumps({"cardData": {"license": "mit"}}).encode())
    assert readings(released(ask(server, "old/name")).root.licence) == ["MIT"]
    server.pages["/api/models/a/b"] = (302, {"Location": "http://localhost:9/x"}, b"")
    assert "answers 302" in refused(ask(server, "a/b"))


def test_an_answer_that_is_too_large(server: Server) -> None:
    server.pages["/api/models/a/b"] = (200, {}, b" " * 5_000_001)
    assert "more than 5000000 bytes" in refused(ask(server, "a/b"))


def test_what_has_no_page_is_not_asked_for(server: Server) -> None:
    for name, kind in (("a/b", "code"), ("../a", "model"), ("a b", "model"), ("a/b/c", "data"), ("a/b?x", "model")):
        assert ask(server, name, kind) is None
    assert server.asked == []


@pytest.mark.parametrize("endpoint", ["file:///etc", "ftp://x", "huggingface.co", ""])
def test_an_endpoint_is_an_address_of_the_web(endpoint: str) -> None:
    with pytest.raises(ValueError, match="no address of the web"):
        online(endpoint)


def test_what_a_page_leaves_open_is_open(server: Server, tmp_path: Path) -> None:
    server.work("a/b", "---\nlicense: mit\nlicense_name: isc\nbase_model: c/d\n---\n")
    (tmp_path / "README.md").write_text("---\nlicense: mit\nbase_model: a/b\n---\n")
    assert open_codes(load(tmp_path, (online(server.endpoint, 5),))) == ["claims-disagree"]
