"""A listener on loopback that only counts who comes, for the queries that must never call anybody."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Listener:
    """Where it listens, and how many connections came."""

    url: str
    calls: int = 0


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen until the block ends; whoever comes is counted and sent away."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(f"http://127.0.0.1:{server.getsockname()[1]}/")
        threading.Thread(target=_count, args=(server, listener), daemon=True).start()
        yield listener


def _count(server: socket.socket, listener: Listener) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        listener.calls += 1
        with connection:
            connection.sendall(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
