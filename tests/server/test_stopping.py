"""A server ends when it is told to, at any moment, and nothing that it started is left over; so when it is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from .abuse import ENDLESS
from .running import Running, serving

LONG = 60
"""Seconds after which a test gives up; nothing here takes as many where it is right."""
PATIENT = "600"
"""Seconds that a query may take: one who ends in time did not wait for it."""
MARK = "MARK_OF_A_TEST"

SERVER_OF_A_PIPE = """
import socket, sys
from kg.server.serving import serve
from kg.server.wire.limits import Limits

listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
serve({"data": [sys.argv[1]]}, Limits(), listening)
"""
STARTER = """
import subprocess, sys

subprocess.Popen([sys.executable, "-m", "kg.cli", "serve", "--port", "0", *sys.argv[1:]], stderr=sys.stderr).wait()
"""


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A word in the environment of all that a test starts; what still bears it at the end is killed."""
    word = uuid.uuid4().hex
    monkeypatch.setenv(MARK, word)
    yield word
    for pid in bearing(word):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def bearing(mark: str) -> list[int]:
    """Return the processes that have the mark in their environment, but for those that have ended."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            pid = int(folder.name)
            if pid != os.getpid() and f"{MARK}={mark}".encode() in (folder / "environ").read_bytes():
                found.append(pid)
    return found


def is_there(condition: Callable[[], object]) -> bool:
    """Wait until something holds; tell whether it came to hold."""
    until = time.monotonic() + LONG
    while not (found := condition()) and time.monotonic() < until:
        time.sleep(0.01)
    return bool(found)


def nothing_is_left(mark: str) -> bool:
    return is_there(lambda: not bearing(mark))


@pytest.fixture
def victim(mark: str, triples_file: Path) -> Iterator[Running]:  # noqa: ARG001
    with serving("--timeout", PATIENT, "--patience", PATIENT, "--data", str(triples_file)) as running:
        yield running


def ask_without_end(running: Running) -> list[socket.socket]:
    """Have every worker for queries at work, and more requests waiting; return the connections."""
    body = f"query={httpx.QueryParams(q=ENDLESS['a product that is counted'])['q']}"
    lines = [request(running, body) for _ in range(running.health()["limits"]["workers"] + 2)]
    assert is_there(lambda: running.health()["lanes"]["query:accepted"]["waiting"] == 2)
    return lines


def read_nothing(running: Running) -> list[socket.socket]:
    """Ask for a long answer, and take only its begin."""
    line = request(running, "query=SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 900000")
    assert line.recv(16).startswith(b"HTTP/1.1 200")
    return [line]


def request(running: Running, body: str) -> socket.socket:
    host, port = running.url.removeprefix("http://").split(":")
    line = socket.create_connection((host, int(port)))
    head = f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
    return line


@pytest.mark.parametrize(
    "busy", [lambda _: [], ask_without_end, read_nothing], ids=["idle", "under load", "a client that reads nothing"]
)
def test_an_interrupted_server_waits_for_nobody(victim, mark, busy):
    lines = busy(victim)
    victim.process.send_signal(signal.SIGINT)
    assert victim.process.wait(LONG) == 0
    assert nothing_is_left(mark)
    for line in lines:
        line.close()


@pytest.mark.parametrize("moment", range(10))
def test_a_server_that_is_told_to_end_leaves_no_process_at_any_moment(mark, triples_file, moment):
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", "-q", "--data", str(triples_file)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    time.sleep(moment * 0.12)  # Some are before the data are loaded, some after; it must hold at whichever moment.
    process.terminate()
    assert process.wait(LONG) in {0, -signal.SIGTERM}
    assert nothing_is_left(mark)


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A file that is read for as long as somebody may write into it."""
    path = tmp_path / "data.nt"
    os.mkfifo(path)
    return path


@pytest.fixture
def loading(mark: str, pipe: Path) -> Iterator[tuple[subprocess.Popen[str], int, int]]:  # noqa: ARG001
    """A server that is loading its data: its process, its port, and the end of the pipe that they come from."""
    command = [sys.executable, "-c", SERVER_OF_A_PIPE, str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        end = end_of(pipe)
        yield process, port, end
        with suppress(OSError):
            os.close(end)
        process.kill()


def end_of(pipe: Path) -> int:
    """Open a pipe for writing, as soon as there is somebody who reads from it (open(2), ENXIO)."""
    ends: list[int] = []

    def is_open() -> bool:
        with suppress(OSError):
            ends.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        return bool(ends)

    assert is_there(is_open)
    return ends[0]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_server_that_is_loading_ends_and_takes_along_the_process_that_loads(loading, mark, number, code):
    process, _, _ = loading
    assert len(bearing(mark)) == 2
    process.send_signal(number)
    assert process.wait(LONG) == code
    assert nothing_is_left(mark)


def test_requests_wait_for_data_that_are_long_in_loading(loading):
    process, port, end = loading
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        os.write(end, b"<a:a> <a:b> <a:c> .\n")
        os.close(end)
        assert line.recv(16).startswith(b"HTTP/1.1 200")
    process.send_signal(signal.SIGINT)
    assert process.wait(LONG) == 0


@pytest.mark.parametrize("with_parent", [True, False])
def test_a_server_ends_with_its_starter_only_if_told_to(mark, triples_file, with_parent):
    words = ["--data", str(triples_file), *(["--with-parent"] if with_parent else [])]
    with subprocess.Popen([sys.executable, "-c", STARTER, *words], stderr=subprocess.PIPE, text=True) as starter:
        assert starter.stderr is not None
        address = starter.stderr.readline().split()[2]
        before = bearing(mark)
        starter.kill()
        starter.wait()
        if with_parent:
            assert nothing_is_left(mark)
        else:
            assert httpx.get(f"{address}health").json()["status"] == "ok"
            assert set(bearing(mark)) >= set(before) - {starter.pid}
