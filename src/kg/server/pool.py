"""The workers as the web process sees them: lanes with a bounded queue, and answers that end or fail, never shrink."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from kg.server.answering import Answer
from kg.server.cache import Cache
from kg.server.failures import busy, killed, restarting
from kg.server.frames import Kind, frame, split_frames
from kg.server.limits import Limits
from kg.server.problems import Problem

__all__ = ["Generation", "Lane"]

_IDLE_VIEW = 120.0
_START = 120.0


class _Worker(asyncio.Protocol):
    """The line to one worker process."""

    def __init__(self, number: int, lane: Lane):
        self.number, self.lane = number, lane
        self.answer: Answer | None = None
        self.is_ready = False
        self.reason = ""
        self._buffer = bytearray()
        self._transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        for kind, content in split_frames(self._buffer):
            if kind == Kind.READY:
                self.is_ready = True
                self.lane.is_free(self)
            elif self.answer is not None and self.answer.receive(kind, content):
                self.answer = None
                # One that is about to be killed must not be given to anybody.
                if not self.reason:
                    self.lane.is_free(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        self.lane.has_ended(self)

    def send(self, job: bytes, answer: Answer) -> None:
        """Give the worker a job."""
        self.answer = answer
        answer.attach(self)
        self._transport.write(job)

    def pause(self, is_full: bool) -> None:
        """Stop or go on reading, as the client can take no more or can again."""
        (self._transport.pause_reading if is_full else self._transport.resume_reading)()

    def kill(self, reason: str) -> None:
        """End the worker at once."""
        self.reason = self.reason or reason
        self.lane.generation.order({"kill": self.number})

    def close(self) -> None:
        """Let the worker end by itself."""
        self._transport.close()


class Lane:
    """Some workers for one kind of job, and those who wait for one of them."""

    def __init__(self, generation: Generation, name: str, view: str, size: int):
        self.generation, self.name, self.view, self.size = generation, name, view, size
        self.workers: set[_Worker] = set()
        self.used_at = time.monotonic()
        self._free: deque[_Worker] = deque()
        self._waiting: deque[asyncio.Future[_Worker]] = deque()
        self._failures = 0
        self.is_closed = False

    async def fill(self) -> None:
        """Start the workers that are missing."""
        while len(self.workers) < self.size and not self.is_closed:
            await self._start()

    async def _start(self) -> None:
        mine, theirs = socket.socketpair()
        worker = _Worker(next(self.generation.numbers), self)
        self.workers.add(worker)
        with theirs:
            self.generation.order({"spawn": worker.number, "lane": self.name, "view": self.view}, theirs.fileno())
        mine.setblocking(False)
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=mine)

    def is_free(self, worker: _Worker) -> None:
        """Give a worker that has nothing to do to who waits longest."""
        self._failures = 0
        if self.is_closed:
            worker.close()
            return
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(worker)
                return
        self._free.append(worker)

    def has_ended(self, worker: _Worker) -> None:
        """Take note of a dead worker, tell its client, and start another."""
        self.workers.discard(worker)
        if worker in self._free:
            self._free.remove(worker)
        self.generation.bury(worker.number, worker.answer, worker.reason)
        if not worker.is_ready:
            self._failures += 1
        if not self.is_closed and self._failures < 5 and not self.generation.lost.is_set():
            self.generation.keep(self.fill())

    async def worker(self, limits: Limits) -> _Worker:
        """Return a free worker, waiting in the queue if there is none."""
        self.used_at = time.monotonic()
        if self._free:
            return self._free.popleft()
        if len(self._waiting) >= limits.queue:
            raise busy(f"{limits.queue} requests are waiting already", limits)
        waiting: asyncio.Future[_Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        try:
            async with asyncio.timeout(limits.seconds):
                return await waiting
        except TimeoutError:
            raise busy(f"no worker became free within {limits.seconds:g} seconds", limits) from None
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled():
                self.is_free(waiting.result())
            raise

    def told(self) -> dict[str, int]:
        """Return how many workers there are, how many are free, and how many requests wait."""
        return {"workers": len(self.workers), "free": len(self._free), "waiting": len(self._waiting)}

    def turn_away(self, problem: Problem) -> None:
        """Tell those who wait that no worker will come."""
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_exception(problem)

    def close(self) -> None:
        """Let every worker end when it has done what it is doing."""
        self.is_closed = True
        for worker in list(self._free):
            worker.close()


class Generation:
    """One version of the data: its nursery and its lanes."""

    def __init__(self, settings: Mapping[str, Any], limits: Limits):
        self.settings, self.limits = settings, limits
        self.version, self.is_project = "", False
        self.triples: dict[str, int] = {}
        self.views: tuple[str, ...] = ()
        self.cache = Cache()
        self.lost = asyncio.Event()
        self.numbers = itertools.count(1)
        self.lanes: dict[tuple[str, str], Lane] = {}
        self._exits: dict[int, asyncio.Future[int]] = {}
        self._ready: asyncio.Future[dict[str, Any]] | None = None
        self._text = b""
        self._tasks: set[asyncio.Task[None]] = set()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    async def start(self) -> None:
        """Load the data in a process of its own and start the workers."""
        loop = asyncio.get_running_loop()
        self._control, theirs = socket.socketpair()
        self._ready = loop.create_future()
        command = [sys.executable, "-m", "kg.server.nursery", str(theirs.fileno())]
        told = json.dumps({**self.settings, "limits": self.limits.as_dict()})
        self._process = subprocess.Popen(  # noqa: S603
            [*command, told],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env={**os.environ, "MALLOC_ARENA_MAX": "1"},  # Threads would reserve address space, which is limited.
        )
        theirs.close()
        self._control.setblocking(False)
        loop.add_reader(self._control, self._listen)
        async with asyncio.timeout(_START):
            ready = await self._ready
        self.version, self.is_project, self.triples = ready["ready"], ready["project"], ready["triples"]
        self.views = tuple(ready["views"])
        sizes = {"query": self.limits.workers, **({"page": 1, "answer": 1} if self.is_project else {})}
        for name, size in sizes.items():
            await self.lane(name, size=size)

    async def lane(self, name: str, view: str = "accepted", size: int = 1) -> Lane:
        """Return a lane, with its first worker started when it is new."""
        found = self.lanes.get((name, view))
        if found is None:
            found = self.lanes[name, view] = Lane(self, name, view, size)
            await found.fill()
        return found

    async def run(
        self, lane: str, job: str, arguments: dict[str, Any], *, gzip: bool = False, seconds: float | None = None
    ) -> Answer:
        """Have a job done; return its answer once its head is there."""
        view = arguments.get("view") or "accepted" if lane in {"query", "answer"} else "accepted"
        if self.lost.is_set():
            raise restarting()
        found = self.lanes.get((lane, view)) or await self.lane(lane, view)
        allowed = min(seconds or self.limits.seconds, self.limits.seconds)
        answer = Answer(allowed)
        worker = await found.worker(self.limits)
        worker.send(frame(Kind.JOB, {"job": job, "arguments": arguments, "gzip": gzip}), answer)
        return answer

    def order(self, what: Mapping[str, Any], descriptor: int | None = None) -> None:
        """Tell the nursery what to do."""
        if self._control is None:
            return
        text = json.dumps(what).encode() + b"\n"
        try:
            if descriptor is None:
                self._control.send(text)
            else:
                socket.send_fds(self._control, [text], [descriptor])
        except OSError:
            self._lose()

    def _listen(self) -> None:
        try:
            text = self._control.recv(1 << 16) if self._control else b""
        except BlockingIOError:
            return
        except ConnectionError:
            text = b""
        if not text:
            self._lose()
            return
        *lines, self._text = (self._text + text).split(b"\n")
        for line in lines:
            self._hear(json.loads(line))

    def _hear(self, told: dict[str, Any]) -> None:
        if "ready" in told and self._ready and not self._ready.done():
            self._ready.set_result(told)
        elif "exited" in told:
            self._exit(told["exited"]).set_result(told["signal"])

    def _lose(self) -> None:
        """Take note that the nursery is gone, and its workers with it: whoever waits is told, and `lost` is set."""
        self._fail("the data could not be loaded")
        self.lost.set()
        for lane in self.lanes.values():
            lane.turn_away(restarting())

    def _fail(self, why: str) -> None:
        if self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control)
            self._control.close()
            self._control = None
        if self._ready and not self._ready.done():
            self._ready.set_exception(Problem(500, "not-loaded", "Not loaded", why))

    def bury(self, number: int, answer: Answer | None, reason: str) -> None:
        """Tell a dead worker's client why it died: what we know, or else what the nursery says."""
        if answer is not None and reason:
            answer.fail(killed(reason, answer, self.limits))
        self.keep(self._await_exit(number, answer))

    def _exit(self, number: int) -> asyncio.Future[int]:
        return self._exits.setdefault(number, asyncio.get_running_loop().create_future())

    async def _await_exit(self, number: int, answer: Answer | None) -> None:
        try:
            async with asyncio.timeout(0 if self.lost.is_set() else 1):
                how = await self._exit(number)
        except TimeoutError:
            how = 0
        self._exits.pop(number, None)
        if answer is not None:
            answer.fail(killed("memory" if how == signal.SIGABRT else "crash", answer, self.limits))

    def keep(self, work: Any) -> None:
        """Hold on to a task until it is done."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close_idle_views(self) -> None:
        """End the workers of views that nobody has asked for lately."""
        for (name, view), lane in list(self.lanes.items()):
            if view != "accepted" and time.monotonic() - lane.used_at > _IDLE_VIEW:
                del self.lanes[name, view]
                lane.close()

    async def retire(self, patience: float) -> None:
        """End when nothing is being answered any more, at the latest after `patience` seconds."""
        for lane in self.lanes.values():
            lane.close()
        until = time.monotonic() + patience
        while any(lane.workers for lane in self.lanes.values()) and time.monotonic() < until:
            await asyncio.sleep(0.05)
        self._fail("retired")
        if self._process is not None:
            await asyncio.to_thread(self._process.wait)

    async def abandon(self) -> None:
        """End at once, and take whatever was started along."""
        if self._process is not None:
            self._process.kill()
        await self.retire(0)
