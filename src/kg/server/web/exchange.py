"""One request and its answer: conditional, compressed, complete or visibly broken off (RFC 9110, RFC 9112)."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.server.web.request import ClientLeftError, Request
from kg.server.wire.cache import LARGEST, Kept, software
from kg.server.wire.negotiation import prefers_html
from kg.server.wire.problems import MEDIA_TYPE, Problem
from kg.server.workers.answering import Answer

if TYPE_CHECKING:
    from starlette.types import Send

    from kg.server.workers.pool import Generation

__all__ = ["BrokenOffError", "Exchange"]

_POLICY = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
_LARGEST_UNCHUNKED = 64 << 20
_WATCH_AFTER = 0.05
_ALWAYS = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Retry-After, Content-Location, Repr-Digest, X-Total-Count"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


class BrokenOffError(ClientLeftError):
    """The answer ended before its end: the connection is closed, so that nobody takes it for a whole one."""


@dataclass
class Exchange(Request):
    """One request, and how it is answered."""

    send: Send
    generation: Generation
    key: object = None
    status: int = 0
    sent: int = 0
    is_cached: bool = False
    is_broken: bool = False
    lane: str = ""
    vary: str = "Accept, Accept-Encoding"
    _left: list[Callable[[], object]] = field(default_factory=list)
    _is_watched: bool = False

    async def run(
        self,
        lane: str,
        job: str,
        arguments: dict[str, Any],
        *,
        steady: bool = True,
        seconds: float | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Answer by a job of a worker; a steady answer has an ETag and is kept."""
        self.lane = lane
        if self.generation.is_retired and self.state.generation is not None:
            self.generation = self.state.generation
        gzip = self.accepts_gzip
        etag = self._etag(lane, job, arguments, gzip) if steady and self.method != "POST" else b""
        if etag and self.knows(etag):
            await self.send_whole(304, [(b"etag", etag)], b"")
            return
        answer = await self._started(self.generation.run(lane, job, arguments, gzip=gzip, seconds=seconds))
        more = {**answer.head["headers"], **(headers or {})}
        fields = self._fields(answer.head["media_type"], more, etag)
        if answer.is_whole:
            body = answer.pieces.popleft()
            if etag and answer.head["status"] == 200:
                self._keep(fields, body, etag)
            await self.send_whole(answer.head["status"], fields, body)
        else:
            await self._send_long(answer, fields, etag)

    async def _started(self, running: Awaitable[Answer]) -> Answer:
        """Return an answer that has its head; when the client leaves before, the work is stopped."""
        alarm = asyncio.get_running_loop().call_later(_WATCH_AFTER, self._watch)
        task = asyncio.current_task()
        if task is not None:
            self._left.append(task.cancel)
        try:
            return await self._head_of(running)
        except asyncio.CancelledError:
            raise BrokenOffError("the client left") from None
        finally:
            alarm.cancel()
            self._left.clear()

    async def _head_of(self, running: Awaitable[Answer]) -> Answer:
        answer = await running
        try:
            await answer.has_head()
        except asyncio.CancelledError:
            answer.cancel()
            raise
        return answer

    def _watch(self) -> None:
        """From now on notice when the client leaves."""
        if not self._is_watched:
            self._is_watched = True
            self.generation.keep(self._until_left())

    async def _until_left(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass
        for stop in self._left:
            stop()

    def _etag(self, *parts: Any) -> bytes:
        text = repr((self.generation.version, software(), self.state.root, self.base, parts))
        return b'W/"' + hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:20].encode() + b'"'

    def knows(self, etag: bytes) -> bool:
        """Tell whether the client has this very answer (RFC 9110, section 13.1.2, weak comparison)."""
        if self.method not in {"GET", "HEAD"}:
            return False
        known = self.headers.get(b"if-none-match", b"")
        return known.strip() == b"*" or etag.removeprefix(b"W/") in known

    def _fields(self, media_type: str, more: dict[str, str], etag: bytes) -> list[tuple[bytes, bytes]]:
        fields = [(b"content-type", content_type(media_type)), (b"vary", self.vary.encode())]
        if media_type == "text/html":
            fields.append((b"content-security-policy", _POLICY.encode()))
        if etag:
            fields += [(b"etag", etag), (b"cache-control", b"no-cache")]
        else:
            fields.append((b"cache-control", b"no-store"))
        return fields + [(name.lower().encode(), value.encode("latin-1", "replace")) for name, value in more.items()]

    @staticmethod
    def _with_length(fields: list[tuple[bytes, bytes]], body: bytes) -> list[tuple[bytes, bytes]]:
        return [*_ALWAYS, *fields, (b"content-length", str(len(body)).encode())]

    async def send_whole(self, status: int, fields: list[tuple[bytes, bytes]], body: bytes) -> None:
        """Send an answer in one piece; of a HEAD request only what describes it."""
        sized = [*_ALWAYS, *fields] if status in {204, 304} else self._with_length(fields, body)
        await self.send_kept(Kept(status, sized, body, b""))

    async def send_kept(self, kept: Kept) -> None:
        """Send an answer that is ready."""
        self.status = kept.status
        await self.send({"type": "http.response.start", "status": kept.status, "headers": kept.headers})
        body = b"" if self.method == "HEAD" else kept.body
        self.sent = len(body)
        await self.send({"type": "http.response.body", "body": body})

    async def send_text(self, status: int, media_type: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        """Send a short answer that the web process itself can give."""
        await self.send_whole(status, self._fields(media_type, headers or {}, b""), body)

    async def send_redirect(self, place: str, status: int = 303, headers: dict[str, str] | None = None) -> None:
        """Send the client to another place."""
        fields = self._fields("text/plain", {"location": place, **(headers or {})}, b"")
        await self.send_whole(status, fields, place.encode() + b"\n")

    async def _send_long(self, answer: Answer, fields: list[tuple[bytes, bytes]], etag: bytes) -> None:
        """Send a long answer as it comes; to a client of HTTP/1.0, which knows no chunks, when it is all there."""
        if self.scope["http_version"] != "1.0" or self.method == "HEAD":
            await self._send_stream(answer, fields, etag)
            return
        pieces, size = [], 0
        self._left.append(answer.cancel)
        self._watch()
        while (piece := await answer.next_piece()) is not None:
            pieces.append(piece)
            size += len(piece)
            if size > _LARGEST_UNCHUNKED:
                answer.cancel()
                detail = f"an answer of more than {_LARGEST_UNCHUNKED} bytes is sent in chunks: ask with HTTP/1.1"
                raise Problem(505, "http-version", "HTTP version not supported", detail, limit=_LARGEST_UNCHUNKED)
        await self.send_whole(answer.head["status"], fields, b"".join(pieces))

    async def _send_stream(self, answer: Answer, fields: list[tuple[bytes, bytes]], etag: bytes) -> None:
        self.status = answer.head["status"]
        await self.send({"type": "http.response.start", "status": self.status, "headers": [*_ALWAYS, *fields]})
        if self.method == "HEAD":
            answer.cancel()
            await self.send({"type": "http.response.body", "body": b""})
            return
        self._left.append(answer.cancel)
        self._watch()
        sent: list[bytes] = []
        try:
            while (piece := await answer.next_piece()) is not None:
                await self.send({"type": "http.response.body", "body": piece, "more_body": True})
                self.sent += len(piece)
                if self.sent <= LARGEST:
                    sent.append(piece)
        except Problem as problem:
            await self._tell_why(problem, fields)
            raise BrokenOffError(problem.detail) from None
        await self.send({"type": "http.response.body", "body": b""})
        if etag and self.status == 200 and self.sent <= LARGEST:
            self._keep(fields, b"".join(sent), etag)

    def _keep(self, fields: list[tuple[bytes, bytes]], body: bytes, etag: bytes) -> None:
        """Keep a whole answer for whoever asks the same."""
        if self.key is not None:
            self.generation.cache.keep(self.key, Kept(200, self._with_length(fields, body), body, etag))

    async def _tell_why(self, problem: Problem, fields: list[tuple[bytes, bytes]]) -> None:
        """Say at the end of what was sent why nothing more comes; a person sees it, and a program no valid end."""
        if (b"content-encoding", b"gzip") not in fields:
            text = b"\n" + json.dumps(self._told(problem), ensure_ascii=False).encode() + b"\n"
            await self.send({"type": "http.response.body", "body": text, "more_body": True})

    async def send_problem(self, problem: Problem) -> None:
        """Send an error as data, or as a page when the client would rather read one (RFC 9457)."""
        headers = dict(problem.headers)
        if self._wants_page():
            try:
                arguments = {"problem": self._told(problem), "path": self.path}
                answer = await self.generation.run("page", "problem", arguments)
                await answer.has_head()
                body = answer.pieces.popleft() if answer.is_whole else b""
                await self.send_text(problem.status, "text/html", body, headers)
                return
            except (Problem, IndexError):
                pass
        body = json.dumps(self._told(problem), ensure_ascii=False, indent=2).encode() + b"\n"
        await self.send_text(problem.status, MEDIA_TYPE, body, headers)

    def _told(self, problem: Problem) -> dict[str, Any]:
        """Return the members of a problem; its type leads to what is said of its kind."""
        return {**problem.as_dict(), "type": f"{self.state.root}/problems/{problem.kind}"}

    def _wants_page(self) -> bool:
        is_reader = self.generation.is_project and prefers_html(self.header("accept"))
        return is_reader and self.parameter_or_none("format") is None

    def break_off(self) -> None:
        """Close the connection, so that what was sent is not taken for the whole."""
        self.is_broken = True
        if "kg.close" in self.scope:
            self.scope["kg.close"]()


def content_type(media_type: str) -> bytes:
    """Return a Content-Type; text says its encoding."""
    is_text = media_type.startswith("text/") and "charset" not in media_type
    return (media_type + "; charset=utf-8" if is_text else media_type).encode()
