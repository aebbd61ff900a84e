"""Clients that send or read slowly or not at all: the others are served meanwhile, and the slow ones are dropped."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from ..waiting import wait_until
from .running import Running, serving

PATIENCE = 1.0
REQUEST = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def impatient() -> Iterator[Running]:
    with serving("--patience", str(PATIENCE), "--workers", "2", "--data") as running:
        yield running


def connect(running: Running, **options: int) -> socket.socket:
    place = urlsplit(running.url)
    line = socket.socket()
    for name, value in options.items():
        line.setsockopt(socket.SOL_SOCKET, getattr(socket, name), value)
    line.settimeout(20)
    line.connect((place.hostname, place.port))
    return line


@contextlib.contextmanager
def connections(running: Running, number: int) -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(connect(running)) for _ in range(number)]


def rest_of(line: socket.socket) -> bytes:
    """Return what the server still sends until it closes the connection."""
    pieces = []
    with contextlib.suppress(ConnectionError):
        while piece := line.recv(1 << 16):
            pieces.append(piece)
    return b"".join(pieces)


def sockets_of(running: Running) -> int:
    """Return how many sockets the web process has open."""
    found = 0
    for place in Path(f"/proc/{running.process.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found += place.readlink().name.startswith("socket:")
    return found


def wait_for_sockets(running: Running, number: int) -> None:
    wait_until(lambda: sockets_of(running) <= number, f"more sockets are open than the {number} at first")


def is_served(running: Running) -> bool:
    return running.rows(f"SELECT ({time.monotonic_ns()} AS ?x) {{}}") != [] and running.health()["status"] == "ok"


def test_heads_that_come_byte_by_byte(impatient):
    with connections(impatient, 40) as lines:
        begun, over = time.monotonic(), threading.Event()
        dripping = (lines, b"GET /health HTTP/1.1\r\nX-Slow: " + b"x" * 1000, over)
        threading.Thread(target=drip, args=dripping, daemon=True).start()
        while time.monotonic() < begun + PATIENCE:
            assert is_served(impatient)
        for line in lines:
            assert rest_of(line) == b""
        over.set()


def drip(lines: list[socket.socket], text: bytes, over: threading.Event) -> None:
    """Send a byte at a time on every connection, until they are closed."""
    for place in range(len(text)):
        for line in lines:
            with contextlib.suppress(OSError):
                line.sendall(text[place : place + 1])
        if over.wait(0.05):
            return


def test_a_body_that_does_not_come_is_not_waited_for(impatient):
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 1000\r\n\r\n"
    with connections(impatient, 20) as lines:
        over = threading.Event()
        for line in lines:
            line.sendall(head)
        threading.Thread(target=drip, args=(lines[:10], b"S" * 900, over), daemon=True).start()
        assert is_served(impatient)
        for line in lines:
            answer = rest_of(line)
            assert answer.startswith(b"HTTP/1.1 408 ")
            assert b"/problems/request-timeout" in answer
        over.set()


@pytest.mark.parametrize("first", [b"", REQUEST], ids=["never asked", "asked once"])
def test_idle_connections(impatient, first):
    before = sockets_of(impatient)
    with connections(impatient, 200) as lines:
        for line in lines:
            line.sendall(first)
        assert is_served(impatient)
        for line in lines:
            answer = rest_of(line)
            assert answer.startswith(b"HTTP/1.1 200 OK" if first else b"")
    wait_for_sockets(impatient, before)


def test_a_client_that_reads_nothing_is_dropped(impatient):
    """Its worker is free again, and its connection is closed although not all was sent."""
    query = "SELECT * { VALUES ?a { %s } VALUES ?b { %s } }" % ((" ".join(map(str, range(3000))),) * 2)
    request = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    before, pids = sockets_of(impatient), set(impatient.processes())
    with connect(impatient, SO_RCVBUF=4096) as line:
        line.sendall(request)
        wait_until(lambda: impatient.health()["lanes"]["query:accepted"]["free"] < 2)
        assert is_served(impatient)
        wait_for_sockets(impatient, before)
    wait_until(lambda: set(impatient.processes()) - pids)
    assert is_served(impatient)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_client_that_reads_slowly_gets_the_whole_answer(impatient, version):
    """Slow is not silent: what is read is followed by more, for longer than the patience with silence."""
    query = "SELECT * { VALUES ?a { %s } VALUES ?b { %s } }" % ((" ".join(map(str, range(300))),) * 2)
    head = f"GET /sparql?query={quote(query)}&format=tsv HTTP/{version}\r\nHost: x\r\nConnection: close\r\n\r\n"
    with connect(impatient, SO_RCVBUF=4096) as line:
        line.sendall(head.encode())
        received, begun = [], time.monotonic()
        while piece := line.recv(1 << 15):
            received.append(piece)
            time.sleep(0.05 if time.monotonic() - begun < 2 * PATIENCE else 0)
    head, _, body = b"".join(received).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    assert (b"transfer-encoding: chunked" in head) is (version == "1.1"), "HTTP/1.0 knows no chunks"
    assert sum(line.count(b"\t") for line in body.split(b"\n")) == 1 + 300 * 300
    assert version == "1.0" or body.endswith(b"\r\n0\r\n\r\n")


def test_an_answer_that_needs_chunks_asks_for_the_version_that_has_them(impatient):
    numbers = " ".join(map(str, range(1000)))
    query = f"SELECT (CONCAT('{'x' * 70}', STR(?a)) AS ?x) {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {numbers} }} }}"
    with connect(impatient) as line:
        line.sendall(f"GET /sparql?query={quote(query)}&format=tsv HTTP/1.0\r\nHost: x\r\n\r\n".encode())
        answer = rest_of(line)
    assert answer.startswith(b"HTTP/1.1 505 ")
    assert b"/problems/http-version" in answer


@pytest.mark.parametrize(
    ("head", "status", "kind"),
    [
        pytest.param(b"GET /health?" + b"x" * (2 << 20), 414, "address-too-long", id="address"),
        pytest.param(b"GET /health HTTP/1.1\r\nX: " + b"x" * (2 << 20), 431, "headers-too-large", id="one header"),
        pytest.param(b"GET /health HTTP/1.1\r\n" + b"X: y\r\n" * (1 << 19), 431, "headers-too-large", id="many"),
        pytest.param(b"\x16\x03\x01\x02\x00", 400, "malformed-request", id="TLS"),
        pytest.param(b"GET\r\n\r\n", 400, "malformed-request", id="no path"),
        pytest.param(b"GET / HTTP/9.9\r\n\r\n", 400, "malformed-request", id="unknown version"),
        pytest.param(b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400, "malformed-request", id="bad length"),
        pytest.param(b"NONSENSE\r\n" * 9, 400, "malformed-request", id="nonsense"),
    ],
)
def test_what_is_no_request_is_refused(impatient, head, status, kind):
    with connect(impatient) as line:
        with contextlib.suppress(ConnectionError):
            line.sendall(head)
        answer = b""
        while not answer.endswith(b"}\n"):
            answer += line.recv(1 << 12) or b"}\n"
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())
    assert answer.count(b"HTTP/1.1 ") == 1
    assert f'"/problems/{kind}"'.encode() in answer
    assert is_served(impatient)


def test_nonsense_behind_a_request_is_no_part_of_its_answer(impatient):
    query = "SELECT * { VALUES ?a { %s } VALUES ?b { %s } }" % ((" ".join(map(str, range(500))),) * 2)
    with connect(impatient) as line:
        line.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        first = line.recv(1 << 12)
        line.sendall(b"NONSENSE\r\n\r\n")
        answer = first + rest_of(line)
    assert answer.startswith(b"HTTP/1.1 200 OK")
    whole, refusal = answer.split(b"\r\n0\r\n\r\n")
    assert whole.count(b"HTTP/1.1 ") == 1
    assert refusal.startswith(b"HTTP/1.1 400 ")
    assert b"connection: close" in refusal


def test_half_a_request_behind_one_does_not_break_off_its_answer(impatient):
    query = "SELECT * { VALUES ?a { %s } VALUES ?b { %s } }" % ((" ".join(map(str, range(500))),) * 2)
    with connect(impatient) as line:
        line.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\nGET /hea".encode())
        begun, answer = time.monotonic(), b""
        while time.monotonic() < begun + 1.5 * PATIENCE:
            answer += line.recv(1 << 19)
            time.sleep(PATIENCE / 10)
        answer += rest_of(line)
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert answer.endswith(b"\r\n0\r\n\r\n")


def test_requests_that_come_at_once_are_answered_in_order(impatient):
    asked = [f"/sparql?query={quote(f'SELECT ({n} AS ?n) {{}}')}&format=csv" for n in range(5)]
    with connect(impatient) as line:
        line.sendall("".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n" for path in asked).encode())
        answer = rest_of(line)
    bodies = [part.partition(b"\r\n\r\n")[2] for part in answer.split(b"HTTP/1.1 200 OK")[1:]]
    assert bodies == [f"n\r\n{n}\r\n".encode() for n in range(5)]
