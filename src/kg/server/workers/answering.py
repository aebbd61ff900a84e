"""One answer on its way from a worker to a client: head first, then pieces; it ends, or it fails."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import Any, Protocol

from kg.server.wire.frames import Kind
from kg.server.wire.problems import Problem

__all__ = ["Answer"]

_FULL = 4 << 20


class _Source(Protocol):
    def kill(self, reason: str) -> None: ...
    def pause(self, is_full: bool) -> None: ...
    def spare(self) -> bool: ...


class Answer:
    """What a worker answers, as it arrives; `seconds` is what it may take.

    With `finish`, more seconds than those, nobody is kept waiting beyond `seconds`, and the work goes on for whoever
    asks next: the answer `is_late`.
    """

    def __init__(self, seconds: float, finish: float = 0.0):
        self.seconds, self.finish = seconds, finish
        self.head: dict[str, Any] = {}
        self.pieces: deque[bytes] = deque()
        self.size = 0
        self.is_whole = self.is_over = self.is_late = False
        self.problem: Problem | None = None
        self._source: _Source | None = None
        self._is_full = False
        self._news: asyncio.Future[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._alarm: asyncio.TimerHandle | None = None

    def attach(self, source: _Source, seconds: float) -> None:
        """Remember where the answer comes from; from now on that has so many seconds."""
        if self._alarm is not None:
            self._alarm.cancel()
        self._source = source
        self._alarm = self._loop.call_later(seconds, self._end_of_time)

    def _end_of_time(self) -> None:
        if self._source is not None and not self._goes_on():
            self._source.kill("time")

    def _goes_on(self) -> bool:
        """Have the work finished though nobody waits for it, where that is wanted and there is a worker to spare."""
        if self.head or self.is_late or self._source is None or self.finish <= self.seconds or not self._source.spare():
            return False
        self.is_late = True
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = self._loop.call_later(self.finish - self.seconds, self._source.kill, "time")
        self._tell()
        return True

    def receive(self, kind: bytes, content: bytes) -> bool:
        """Take a frame; tell whether the answer is over."""
        if kind == Kind.WHOLE:
            length = int.from_bytes(content[:4], "big")
            self.head, self.is_whole = json.loads(content[4 : 4 + length]), True
            self.pieces.append(content[4 + length :])
        elif kind == Kind.HEAD:
            self.head = json.loads(content)
        elif kind == Kind.DATA:
            self._add(content)
        elif kind == Kind.PROBLEM:
            told = json.loads(content)
            headers = told.pop("headers", None)
            self.problem = Problem.from_dict(told, headers)
        if kind in {Kind.WHOLE, Kind.END, Kind.PROBLEM}:
            self._end()
            self._take_all()
        self._tell()
        return self.is_over

    def _take_all(self) -> None:
        """Have the line read again: the worker is free for another client, however slowly this one takes the rest."""
        if self._is_full and self._source:
            self._is_full = False
            self._source.pause(False)

    def _add(self, piece: bytes) -> None:
        self.pieces.append(piece)
        self.size += len(piece)
        if self.size > _FULL and not self._is_full and self._source:
            self._is_full = True
            self._source.pause(True)

    def fail(self, problem: Problem) -> None:
        """End with a problem: the worker is gone."""
        if not self.is_over:
            self.problem = problem
            self._end()
            self._tell()

    def leave(self) -> None:
        """Take note that the client has left: the work stops, or goes on for whoever asks next."""
        if not self.is_over and not self._goes_on():
            self.cancel()

    def cancel(self) -> None:
        """Stop the work, because nobody waits for it any more."""
        if not self.is_over and self._source is not None:
            self._source.kill("the client left")

    def _end(self) -> None:
        self.is_over = True
        if self._alarm is not None:
            self._alarm.cancel()

    def _tell(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    async def _wait(self) -> None:
        self._news = self._loop.create_future()
        await self._news

    async def has_head(self) -> None:
        """Wait until the head is there, or will be late; raise the problem when there is none."""
        while not self.head and self.problem is None and not self.is_late:
            await self._wait()
        if self.problem is not None and not self.head:
            raise self.problem

    async def next_piece(self) -> bytes | None:
        """Return the next piece, or None at the end; raise the problem for which the answer breaks off."""
        while not self.pieces and not self.is_over:
            await self._wait()
        if self.pieces:
            piece = self.pieces.popleft()
            self.size -= len(piece)
            if self._is_full and self.size < _FULL // 2 and self._source and not self.is_over:
                self._is_full = False
                self._source.pause(False)
            return piece
        if self.problem is not None:
            raise self.problem
        return None
