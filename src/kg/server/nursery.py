"""The process that loads the data once and forks workers from itself, so that a killed one is replaced at once.

It listens to lines of JSON from the web process: `{"spawn": 7, "lane": "query", "view": "accepted"}` with the worker's
end of a socket, `{"kill": 7}`. It tells `{"ready": …}` once, and `{"exited": 7, "signal": 9}`. When the web process is
gone it kills its children and ends.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from dataclasses import dataclass, field
from typing import Any

from kg.errors import KgError
from kg.server.jobs import LANES, JobSet
from kg.server.loading import Loaded, load
from kg.server.wire.limits import Limits
from kg.server.workers.worker import confine, end_with_parent, serve

__all__ = ["main"]


@dataclass
class _Nursery:
    control: socket.socket
    loaded: Loaded
    limits: Limits
    children: dict[int, int] = field(default_factory=dict)
    text: bytes = b""
    ends: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Spawn, kill and bury until the web process is gone."""
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        self.tell(self.loaded.told())
        try:
            while True:
                ready = select.select([self.control.fileno(), reader], [], [])[0]
                if reader in ready:
                    os.read(reader, 4096)
                    self.bury()
                if self.control.fileno() in ready and not self.listen():
                    break
        finally:
            for pid in self.children:
                os.kill(pid, signal.SIGKILL)

    def listen(self) -> bool:
        """Follow what the web process says; tell whether it is still there."""
        try:
            text, ends, _, _ = socket.recv_fds(self.control, 1 << 16, 64)
        except ConnectionError:
            return False
        if not text:
            return False
        self.ends += ends
        *lines, self.text = (self.text + text).split(b"\n")
        for line in lines:
            self.follow(json.loads(line))
        return True

    def follow(self, order: dict[str, Any]) -> None:
        """Spawn or kill one worker."""
        if "spawn" in order:
            self.spawn(order["spawn"], LANES[order["lane"]], order["view"], self.ends.pop(0))
        for pid, number in self.children.items():
            if number == order.get("kill"):
                os.kill(pid, signal.SIGKILL)

    def spawn(self, number: int, lane: JobSet, view: str, end: int) -> None:
        """Fork a worker that serves one lane."""
        mine = os.getpid()
        pid = os.fork()
        if pid:
            os.close(end)
            self.children[pid] = number
            return
        try:
            self.children.clear()
            end_with_parent(mine)
            self.become_worker(lane, view, end)
        finally:
            os._exit(1)

    def become_worker(self, lane: JobSet, view: str, end: int) -> None:
        """Serve jobs in the child until it ends or is killed."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        site = self.loaded.site_for(lane, view)
        descriptor = 3
        os.dup2(end, descriptor)
        line = socket.socket(fileno=descriptor)
        os.closerange(descriptor + 1, 1024)
        os.nice(lane.niceness)
        confine(self.limits, line, closed=lane.closed)
        serve(line, site, lane.jobs, self.limits)

    def bury(self) -> None:
        """Tell of every child that has ended."""
        while self.children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            number = self.children.pop(pid)
            self.tell({"exited": number, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0})

    def tell(self, what: dict[str, Any]) -> None:
        """Send one line to the web process."""
        with contextlib.suppress(OSError):
            self.control.sendall(json.dumps(what).encode() + b"\n")


def main(descriptor: str, settings: str, web: str) -> None:
    """Load what the settings name, then keep workers; `descriptor` is the socket to the process `web`."""
    end_with_parent(int(web))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    gc.disable()  # Nearly all that is made from here on is kept: looking for garbage took a quarter of the time.
    told = json.loads(settings)
    control = socket.socket(fileno=int(descriptor))
    try:
        loaded = load(told)
    except KgError as error:
        control.sendall(json.dumps({"failed": str(error)}).encode() + b"\n")
        sys.exit(2)
    # Before it is ready: later it must have time at any moment to kill and to fork.
    for lane in LANES.values():
        loaded.prepare(lane)
    gc.freeze()  # Without looking for garbage before: there is hardly any, and that would take half a second.
    gc.enable()
    _Nursery(control, loaded, Limits(**told["limits"])).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
