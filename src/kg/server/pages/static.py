"""Style sheets, pictures and scripts of the pages: read once, sent by the web process itself."""

from __future__ import annotations

import hashlib
from functools import cache
from gzip import compress
from pathlib import Path

from starlette.routing import Route

from kg.server.web.exchange import Exchange
from kg.server.web.head import unchanged
from kg.server.web.routing import Endpoint
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["routes"]

_FOLDER = Path(__file__).parents[1] / "static"
_PACKED = {".png", ".woff2"}
"""What is compressed already."""
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".map": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@cache
def _files() -> dict[str, Path]:
    """Return the files by name, listed once: what a request names is looked up, never joined to a path."""
    return {path.name: path for path in _FOLDER.iterdir() if path.suffix in _MEDIA_TYPES}


@cache
def _content(name: str, gzip: bool) -> tuple[list[tuple[bytes, bytes]], bytes, bytes]:
    """Return the headers of a file, its bytes and its ETag."""
    path = _files()[name]
    body = path.read_bytes()
    etag = b'W/"' + hashlib.sha256(body).hexdigest()[:20].encode() + b'"'
    headers = [(b"content-type", _MEDIA_TYPES[path.suffix].encode()), (b"etag", etag), (b"vary", b"Accept-Encoding")]
    if not gzip or path.suffix in _PACKED:
        return headers, body, etag
    return [*headers, (b"content-encoding", b"gzip")], compress(body, 9, mtime=0), etag


async def _static(exchange: Exchange) -> None:
    name = exchange.scope["path_params"]["name"]
    if name not in _files():
        raise Problem(404, "not-found", "Not found", message("there is no file %(name)s here", name=name))
    headers, body, etag = _content(name, exchange.accepts_gzip)
    # An address that names the version of its file never changes what it leads to.
    kept = b"public, max-age=31536000, immutable" if exchange.parameter("v") else b"no-cache"
    fields = [*headers, (b"cache-control", kept)]
    if exchange.knows(etag) or exchange.knows_any:
        await exchange.send_whole(304, unchanged(fields, etag), b"")
    else:
        await exchange.send_whole(200, fields, body)


routes = [Route("/static/{name}", Endpoint(_static))]
