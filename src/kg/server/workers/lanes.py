"""The workers as the web process sees them: lanes with a bounded queue, and answers that end or fail, never shrink."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.server.wire.frames import Kind, split_frames
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer
from kg.server.workers.failures import busy
from kg.translation import message

__all__ = ["Lane", "Worker"]

_MANY_FAILURES = 5
_PAUSE = 1.0


class Keeper(Protocol):
    """What a lane needs of who keeps it: the nursery's ear, numbers for workers, and somebody to bury them."""

    limits: Limits
    lost: asyncio.Event
    numbers: Iterator[int]

    def order(self, what: Mapping[str, Any], descriptor: int | None = None) -> None:
        """Tell the nursery what to do."""

    def bury(self, number: int, answer: Answer | None, reason: str) -> None:
        """Tell a dead worker's client why it died."""

    def keep(self, work: Any) -> None:
        """Hold on to a task until it is done."""


class Worker(asyncio.Protocol):
    """The line to one worker process."""

    def __init__(self, number: int, lane: Lane):
        self.number, self.lane = number, lane
        self.answer: Answer | None = None
        self.is_ready = self.is_late = False
        self.reason = ""
        self._buffer = bytearray()
        self._transport: Any = None

    def connection_made(self, transport: Any) -> None:
        """Take the line."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take what the worker says: that it is ready, or a part of an answer."""
        self._buffer += data
        for kind, content in split_frames(self._buffer):
            if kind == Kind.READY:
                self.is_ready = True
                self.lane.is_free(self)
            elif self.answer is not None and self.answer.receive(kind, content):
                self.answer, self.is_late = None, False
                # One that is about to be killed must not be given to anybody.
                if not self.reason:
                    self.lane.is_free(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Take note that the worker has ended."""
        self.lane.has_ended(self)

    def send(self, job: bytes, answer: Answer) -> None:
        """Give the worker a job."""
        self.answer = answer
        answer.attach(self, answer.seconds)
        self._transport.write(job)

    def pause(self, is_full: bool) -> None:
        """Stop or go on reading, as the client can take no more or can again."""
        (self._transport.pause_reading if is_full else self._transport.resume_reading)()

    def spare(self) -> bool:
        """Let the worker go on beyond the time of a request, while another takes its place; tell whether it may."""
        self.is_late = self.lane.can_spare_one()
        return self.is_late

    def kill(self, reason: str) -> None:
        """End the worker at once."""
        self.reason = self.reason or reason
        self.lane.generation.order({"kill": self.number})

    def close(self) -> None:
        """Let the worker end by itself."""
        self._transport.close()


@dataclass(eq=False)
class _Place:
    """A place in the queue of a lane."""

    lane: Lane
    job: bytes
    answer: Answer
    seconds: float

    def kill(self, reason: str) -> None:
        """Give the place up: the time is over, or the client has left."""
        self.lane.leave(self)
        limits = self.lane.generation.limits
        late = message("no worker became free within %(seconds)s seconds", seconds=format(self.seconds, "g"))
        detail = late if reason == "time" else reason
        self.answer.fail(busy(detail, limits))

    def pause(self, is_full: bool) -> None:
        """Do nothing: nothing comes yet."""

    def spare(self) -> bool:
        """Tell that no work has begun that could go on."""
        return False


class Lane:
    """Some workers for one kind of job, and those who wait for one of them."""

    def __init__(self, generation: Keeper, name: str, view: str, size: int):
        self.generation, self.name, self.view, self.size = generation, name, view, size
        self.workers: set[Worker] = set()
        self.used_at = time.monotonic()
        self._free: deque[Worker] = deque()
        self._waiting: deque[_Place] = deque()
        self._failures = 0
        self.is_closed = self.has_served = False

    @property
    def is_busy(self) -> bool:
        """Tell whether there is anybody at work, or waiting for it."""
        return bool(self.workers or self._waiting)

    @property
    def _late(self) -> int:
        return sum(worker.is_late for worker in self.workers)

    def can_spare_one(self) -> bool:
        """Tell whether one more worker may go on beyond its time, and have another take its place."""
        if self.is_closed or self._late >= self.size:
            return False
        self.generation.keep(self.fill())
        return True

    async def fill(self) -> None:
        """Start the workers that are missing; a closed lane needs some only for those who wait already."""
        while len(self.workers) - self._late < (min(self.size, len(self._waiting)) if self.is_closed else self.size):
            await self._start()

    async def _start(self) -> None:
        mine, theirs = socket.socketpair()
        worker = Worker(next(self.generation.numbers), self)
        self.workers.add(worker)
        with theirs:
            self.generation.order({"spawn": worker.number, "lane": self.name, "view": self.view}, theirs.fileno())
        mine.setblocking(False)
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=mine)

    def is_free(self, worker: Worker) -> None:
        """Give a worker that has nothing to do to who waits longest."""
        self._failures, self.has_served = 0, True
        if self._waiting:
            place = self._waiting.popleft()
            worker.send(place.job, place.answer)
        elif self.is_closed:
            worker.close()
        else:
            self._free.append(worker)
            if len(self.workers) - self._late > self.size and len(self._free) > 1:
                # One that was late is back, and stays: it has made at length what the others have not.
                self._free.popleft().close()

    def has_ended(self, worker: Worker) -> None:
        """Take note of a dead worker, tell its client, and start another."""
        self.workers.discard(worker)
        if worker in self._free:
            self._free.remove(worker)
        self.generation.bury(worker.number, worker.answer, worker.reason)
        if not worker.is_ready:
            self._failures += 1
        if not self.generation.lost.is_set():
            self.generation.keep(self._replace())

    async def _replace(self) -> None:
        """Start another worker; not at once when the last ones ended before they were ready."""
        if self._failures >= _MANY_FAILURES:
            await asyncio.sleep(_PAUSE)
        await self.fill()

    def take(self, job: bytes, answer: Answer) -> None:
        """Have a job done: at once when a worker is free, else when one is, in the order of coming."""
        self.used_at = time.monotonic()
        limits = self.generation.limits
        if self._free:
            self._free.pop().send(job, answer)  # The one used last: what it needs is still near at hand.
        elif len(self._waiting) >= limits.queue:
            answer.fail(busy(message("%(queue)s requests are waiting already", queue=limits.queue), limits))
        else:
            # A view that is asked for first is still being loaded.
            place = _Place(self, job, answer, limits.seconds if self.has_served else limits.finish)
            self._waiting.append(place)
            answer.attach(place, place.seconds)
            if self.is_closed:
                self.generation.keep(self.fill())

    def leave(self, place: _Place) -> None:
        """Take a place out of the queue."""
        if place in self._waiting:
            self._waiting.remove(place)

    def told(self) -> dict[str, int]:
        """Return how many workers there are, how many are free, and how many requests wait."""
        return {"workers": len(self.workers), "free": len(self._free), "waiting": len(self._waiting)}

    def turn_away(self, problem: Problem) -> None:
        """Tell those who wait that no worker will come."""
        while self._waiting:
            self._waiting.popleft().answer.fail(problem)

    def close(self) -> None:
        """Let every worker end when it has done what it is doing."""
        self.is_closed = True
        while self._free:
            self._free.popleft().close()
