"""One answer on its way to the client: whole, in a stream, or visibly broken off (RFC 9112, section 8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.server.web.head import ALWAYS, Fields, fields_of, is_any_known, is_known, with_length
from kg.server.web.request import ClientLeftError, Request
from kg.server.web.watch import Watch
from kg.server.wire.cache import LARGEST, Kept
from kg.server.wire.problems import Problem
from kg.translation import message

if TYPE_CHECKING:
    from starlette.types import Send

    from kg.server.workers.answering import Answer
    from kg.server.workers.pool import Generation

__all__ = ["BrokenOffError", "Response"]

_LARGEST_UNCHUNKED = 64 << 20


class BrokenOffError(ClientLeftError):
    """The answer ended before its end: the connection is closed, so that nobody takes it for a whole one."""

    def __init__(self, why: str, problem: Problem | None = None):
        super().__init__(why)
        self.problem = problem


@dataclass
class Response(Request):
    """A request that is being answered: what was sent of the answer so far."""

    send: Send
    generation: Generation
    key: object = None
    status: int = 0
    sent: int = 0
    is_broken: bool = False
    vary: str = "Accept, Accept-Encoding"
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        """Begin to watch the client, when that is asked for."""
        self.watch = Watch(self.receive, self.generation)

    def knows(self, etag: bytes) -> bool:
        """Tell whether the client has this very answer, so that it need not be sent."""
        return self.method in {"GET", "HEAD"} and is_known(etag, self.headers)

    @property
    def knows_any(self) -> bool:
        """Tell whether the client has an answer, whichever there is."""
        return self.method in {"GET", "HEAD"} and is_any_known(self.headers)

    async def send_whole(self, status: int, fields: Fields, body: bytes) -> None:
        """Send an answer in one piece; of a HEAD request only what describes it."""
        sized = [*ALWAYS, *fields] if status in {204, 304} else with_length(fields, body)
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
        await self.send_whole(status, fields_of(media_type, headers or {}, self.vary), body)

    async def send_redirect(self, place: str, status: int = 303, headers: dict[str, str] | None = None) -> None:
        """Send the client to another place."""
        fields = fields_of("text/plain", {"location": place, **(headers or {})}, self.vary)
        await self.send_whole(status, fields, place.encode() + b"\n")

    async def send_long(self, answer: Answer, fields: Fields) -> bytes | None:
        """Send a long answer as it comes, and return it if it is small enough to be kept.

        To a client of HTTP/1.0, which knows no chunks, it is sent when it is all there.
        """
        if self.scope["http_version"] != "1.0" or self.method == "HEAD":
            return await self._send_stream(answer, fields)
        pieces, size = [], 0
        self.watch.stop_with_client(answer.cancel)
        while (piece := await answer.next_piece()) is not None:
            pieces.append(piece)
            size += len(piece)
            if size > _LARGEST_UNCHUNKED:
                answer.cancel()
                detail = message(
                    "an answer of more than %(unchunked)s bytes is sent in chunks: ask with HTTP/1.1",
                    unchunked=_LARGEST_UNCHUNKED,
                )
                raise Problem(505, "http-version", "HTTP version not supported", detail, limit=_LARGEST_UNCHUNKED)
        await self.send_whole(answer.head["status"], fields, b"".join(pieces))
        return None

    async def _send_stream(self, answer: Answer, fields: Fields) -> bytes | None:
        self.status = answer.head["status"]
        await self.send({"type": "http.response.start", "status": self.status, "headers": [*ALWAYS, *fields]})
        if self.method == "HEAD":
            answer.cancel()
            await self.send({"type": "http.response.body", "body": b""})
            return None
        self.watch.stop_with_client(answer.cancel)
        kept: list[bytes] = []
        try:
            while (piece := await answer.next_piece()) is not None:
                await self.send({"type": "http.response.body", "body": piece, "more_body": True})
                self.sent += len(piece)
                if self.sent <= LARGEST:
                    kept.append(piece)
        except Problem as problem:
            raise BrokenOffError(problem.detail, problem) from None
        await self.send({"type": "http.response.body", "body": b""})
        return b"".join(kept) if self.status == 200 and self.sent <= LARGEST else None

    def break_off(self) -> None:
        """Close the connection, so that what was sent is not taken for the whole."""
        self.is_broken = True
        if "kg.close" in self.scope:
            self.scope["kg.close"]()
