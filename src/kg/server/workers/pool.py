"""The data as the web process sees them: one version, the process that keeps its workers, and their lanes."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

from kg.server.wire.cache import Cache
from kg.server.wire.frames import Kind, frame
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer
from kg.server.workers.failures import killed, restarting
from kg.server.workers.lanes import Lane

__all__ = ["Generation"]

_IDLE_VIEW = 120.0
_SIGNALS = {signal.SIGINT, signal.SIGTERM}


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Start a process that hears no signal of the terminal, not even while it begins: this process ends it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Generation:
    """One version of the data: its nursery and its lanes."""

    def __init__(self, settings: Mapping[str, Any], limits: Limits):
        self.settings, self.limits = settings, limits
        self.version, self.is_project = "", False
        self.triples: dict[str, int] = {}
        self.views: tuple[str, ...] = ()
        self.cache = Cache()
        self.unfinished: dict[bytes, asyncio.Task[None]] = {}
        self.lost = asyncio.Event()
        self.is_retired = False
        self.numbers: Iterator[int] = itertools.count(1)
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
        with theirs, _deaf():
            self._process = subprocess.Popen(  # noqa: S603
                [*command, told, str(os.getpid())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "MALLOC_ARENA_MAX": "1"},  # Threads would reserve address space, which is limited.
            )
        self._control.setblocking(False)
        loop.add_reader(self._control, self._listen)
        ready = await self._ready
        self.version, self.is_project, self.triples = ready["ready"], ready["project"], ready["triples"]
        self.views = tuple(ready["views"])
        sizes = {"query": self.limits.workers, **({"page": 2, "answer": 2} if self.is_project else {})}
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
        self,
        lane: str,
        job: str,
        arguments: dict[str, Any],
        *,
        gzip: bool = False,
        seconds: float | None = None,
        finish: float = 0.0,
        mount: str = "",
    ) -> Answer:
        """Have a job done; return its answer, whose head may not be there yet."""
        view = arguments.get("view") or "accepted" if lane in {"query", "answer"} else "accepted"
        if self._control is None:
            raise restarting()
        found = self.lanes.get((lane, view)) or await self.lane(lane, view)
        allowed = min(seconds or self.limits.seconds, self.limits.seconds)
        answer = Answer(allowed, finish)
        found.take(frame(Kind.JOB, {"job": job, "arguments": arguments, "gzip": gzip, "mount": mount}), answer)
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
        elif "failed" in told:
            self._fail(str(told["failed"]))
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
        self.is_retired = True
        for lane in self.lanes.values():
            lane.close()
        until = time.monotonic() + patience
        while any(lane.is_busy for lane in self.lanes.values()) and time.monotonic() < until:
            await asyncio.sleep(0.05)
        self._fail("retired")
        if self._process is not None:
            await asyncio.to_thread(self._process.wait)

    async def abandon(self) -> None:
        """End at once, and take whatever was started along."""
        if self._process is not None:
            self._process.kill()
        await self.retire(0)
