"""One request and its answer by a worker: known to the client, kept, new, or a problem (RFC 9110, RFC 9457)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.server.web.finishing import FieldsFor, finish, finished
from kg.server.web.head import Fields, entity_tag, fields_of, unchanged, with_length
from kg.server.web.response import BrokenOffError, Response
from kg.server.wire.cache import Kept, software
from kg.server.wire.negotiation import prefers_html
from kg.server.wire.problems import MEDIA_TYPE, Problem
from kg.server.workers.answering import Answer
from kg.server.workers.failures import unfinished
from kg.translation import speaking

__all__ = ["Exchange"]

_Result = TypeVar("_Result")


@dataclass
class Exchange(Response):
    """One request, and how it is answered; `lane` is that of the workers who did it."""

    is_cached: bool = False
    lane: str = ""

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
        """Answer by a job of a worker; a steady answer has an ETag and is kept.

        What is no page is the same in all languages, and lies below none.
        """
        if self.prefix and "reader" not in arguments:
            await self.send_redirect(self._without_language(), 308)
        else:
            await self._run(lane, job, arguments, steady=steady, seconds=seconds, headers=headers or {})

    async def _run(
        self,
        lane: str,
        job: str,
        arguments: dict[str, Any],
        *,
        steady: bool,
        seconds: float | None,
        headers: dict[str, str],
    ) -> None:
        self.lane = lane
        if self.generation.is_retired and self.state.generation is not None:
            self.generation = self.state.generation
        gzip = self.accepts_gzip
        etag = self._etag(lane, job, arguments, gzip) if steady and self.method != "POST" else b""
        if etag and self.knows(etag):
            await self._send_unchanged(etag)
            return
        if etag and await self._finished_before(etag):
            return
        longest = self.state.limits.finish if etag and lane != "query" else 0.0
        mount = self.mount
        running = self.generation.run(lane, job, arguments, gzip=gzip, seconds=seconds, finish=longest, mount=mount)

        def fields_for(answer: Answer) -> Fields:
            more = {**answer.head["headers"], **headers}
            return fields_of(answer.head["media_type"], more, self.vary, etag)

        answer = await self._while_there(self._head_of(running, etag, fields_for))
        fields = fields_for(answer)
        if etag and answer.head["status"] == 200 and self.knows_any:
            answer.cancel()
            await self._send_unchanged(etag)
        elif answer.is_whole:
            body = answer.pieces.popleft()
            if etag and answer.head["status"] == 200:
                self._keep(fields, body, etag)
            await self.send_whole(answer.head["status"], fields, body)
        else:
            await self._send_long(answer, fields, etag)

    async def run_page(self, job: str, arguments: dict[str, Any], *, lane: str = "page", steady: bool = True) -> None:
        """Answer with a page in the reader's language."""
        told = {**arguments, "reader": self.reader}
        await self.run(lane, job, told, steady=steady, headers=self._in_language())

    def _in_language(self) -> dict[str, str]:
        """Return the fields of a page in the reader's language; where no address names it, the answer depends on it."""
        if not self.prefix:
            self.vary = "Accept, Accept-Encoding, Accept-Language"
        return {"content-language": self.language}

    def _without_language(self) -> str:
        """Return the address of what is the same in all languages."""
        return self.root + self.reader["address"]

    async def _send_unchanged(self, etag: bytes) -> None:
        await self.send_whole(304, unchanged(fields_of("", {}, self.vary, etag), etag), b"")

    async def _finished_before(self, etag: bytes) -> bool:
        """Send the answer that was finished after who asked first had left; wait for one that is being finished."""
        if etag in self.generation.unfinished:
            await self._while_there(finished(self.generation, etag, self.state.limits))
        kept = self.generation.cache.get(etag)
        if kept is None:
            return False
        self.is_cached = True
        if self.knows_any:
            await self._send_unchanged(etag)
        else:
            await self.send_kept(kept)
        return True

    async def _while_there(self, waiting: Awaitable[_Result]) -> _Result:
        """Wait for something, but no longer than the client is there."""
        try:
            return await self.watch.while_there(waiting)
        except asyncio.CancelledError:
            raise BrokenOffError("the client left") from None

    async def _head_of(self, running: Awaitable[Answer], etag: bytes, fields_for: FieldsFor) -> Answer:
        """Return an answer that has its head; if the client leaves before, it is stopped, or finished for others."""
        answer = await running
        try:
            await answer.has_head()
        except asyncio.CancelledError:
            answer.leave()
            raise
        finally:
            if answer.is_late:
                finish(self.generation, etag, answer, fields_for)
        if answer.is_late:
            raise unfinished(self.state.limits)
        return answer

    async def _send_long(self, answer: Answer, fields: Fields, etag: bytes) -> None:
        try:
            body = await self.send_long(answer, fields)
        except BrokenOffError as error:
            if error.problem is not None:
                await self._tell_why(error.problem, fields)
            raise
        if etag and body is not None:
            self._keep(fields, body, etag)

    def _etag(self, *parts: Any) -> bytes:
        return entity_tag(self.generation.version, software(), self.root, self.base, parts)

    def _keep(self, fields: Fields, body: bytes, etag: bytes) -> None:
        """Keep a whole answer for whoever asks the same."""
        if self.key is not None:
            self.generation.cache.keep(self.key, Kept(200, with_length(fields, body), body, etag))

    async def _tell_why(self, problem: Problem, fields: Fields) -> None:
        """Say at the end of what was sent why nothing more comes; a person sees it, and a program no valid end."""
        if (b"content-encoding", b"gzip") not in fields:
            text = b"\n" + json.dumps(self._typed(problem, problem.as_dict()), ensure_ascii=False).encode() + b"\n"
            await self.send({"type": "http.response.body", "body": text, "more_body": True})

    async def send_problem(self, problem: Problem) -> None:
        """Send an error as data, or as a page when the client would rather read one (RFC 9457)."""
        headers = dict(problem.headers)
        if b"expect" in self.headers:  # Whether the body comes all the same is not known (RFC 9110, section 10.1.1).
            headers["connection"] = "close"
        if self._wants_page():
            try:
                headers |= self._in_language()
                arguments = {
                    "problem": self._typed(problem, problem.for_another_process()),
                    "path": self.path,
                    "reader": self.reader,
                }
                answer = await self.generation.run("page", "problem", arguments, mount=self.mount)
                await answer.has_head()
                body = answer.pieces.popleft() if answer.is_whole else b""
                await self.send_text(problem.status, "text/html", body, headers)
                return
            except (Problem, IndexError):
                pass
        told = problem.as_dict()
        if problem.is_translated:
            headers |= self._in_language()
            with speaking(self.language):
                told = problem.in_words()
        body = json.dumps(self._typed(problem, told), ensure_ascii=False, indent=2).encode() + b"\n"
        await self.send_text(problem.status, MEDIA_TYPE, body, headers)

    def _typed(self, problem: Problem, told: Mapping[str, Any]) -> dict[str, Any]:
        """Return the members of a problem; its type leads to what is said of its kind."""
        return {**told, "type": f"{self.root}/problems/{problem.kind}"}

    def _wants_page(self) -> bool:
        is_reader = self.generation.is_project and prefers_html(self.header("accept"))
        return is_reader and self.parameter_or_none("format") is None
