"""A little SPARQL server in this process that can be told to hang, lie, cut off, refuse, or want to know who asks."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QueryResultsFormat, RdfFormat, Store

JSON = "application/sparql-results+json"
NONCE = "7f3a"


class LittleServer(ThreadingHTTPServer):
    """It keeps a store; `fault` may answer in its place (a request handler in, True when it did)."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.store, self.asked = Store(), list[tuple[str, str | None]]()
        self.fault: Callable[[_Handler], bool] = lambda _: False
        self.scheme = ""
        self.name = "Oxigraph/0"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/query"


class _Handler(BaseHTTPRequestHandler):
    server: LittleServer

    def do_POST(self) -> None:
        self.body = self.rfile.read(int(self.headers["content-length"] or 0))
        self.server.asked.append((self.path, self.headers["authorization"]))
        with suppress(BrokenPipeError, ConnectionResetError):
            if self.server.scheme and not self._is_known():
                return
            if not self.server.fault(self):
                self.perform()

    def perform(self) -> None:
        place = urlsplit(self.path)
        if place.path == "/store":
            graph = NamedNode(parse_qs(place.query)["graph"][0])
            self.server.store.load(self.body, format=RdfFormat.N_TRIPLES, to_graph=graph)
            self.reply(204)
            return
        form = parse_qs(self.body.decode())
        if "update" in form:
            self.server.store.update(form["update"][0])
            self.reply(204)
            return
        default = [NamedNode(each) for each in form.get("default-graph-uri", [])] or [DefaultGraph()]
        self.reply(200, self.answer(form["query"][0], default))

    def answer(self, query: str, default: list) -> bytes:
        found = self.server.store.query(query, default_graph=default)
        if isinstance(found, QueryBoolean):
            return b'{"head":{},"boolean":%s}' % str(bool(found)).lower().encode()
        return found.serialize(format=QueryResultsFormat.JSON) or b""

    def reply(self, status: int, body: bytes = b"", media_type: str = JSON, length: int | None = None, **more: str):
        self.send_response(status)
        for name, value in {"Content-Type": media_type, **more}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        return self.server.name

    def _is_known(self) -> bool:
        """Tell whether the request proves that Ada asks, whose password is lamp; her token is beam."""
        told = self.headers["authorization"] or ""
        right = {"Basic": told == "Basic YWRhOmxhbXA=", "Bearer": told == "Bearer beam", "Digest": self._digested(told)}
        if right[self.server.scheme]:
            return True
        nonce = f', nonce="{NONCE}", qop="auth", algorithm=MD5' if self.server.scheme == "Digest" else ""
        self.reply(401, WWW_Authenticate=f'{self.server.scheme} realm="lights"{nonce}')
        return False

    def _digested(self, told: str) -> bool:
        """Reckon the answer to the challenge as RFC 7616, section 3.4.1, says."""
        told_fields = dict(re.findall(r'(\w+)="?([^",]*)', told.removeprefix("Digest ")))
        who, what = (
            hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
            for text in ("ada:lights:lamp", f"POST:{self.path}")
        )
        middle = (told_fields.get(name, "") for name in ("nonce", "nc", "cnonce", "qop"))
        whole = ":".join((who, *middle, what))
        wanted = hashlib.md5(whole.encode(), usedforsecurity=False).hexdigest()
        return told_fields.get("nonce") == NONCE and told_fields.get("response") == wanted

    def log_message(self, *_: object) -> None: ...


@contextmanager
def little_server() -> Iterator[LittleServer]:
    with LittleServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def hangs(_: object) -> bool:
    time.sleep(3)
    return True


def drips(handler) -> bool:
    """Answer a byte at a time, each in time and all of them too late."""
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)
    return True
