"""Servers of others on loopback, as processes of their own: Oxigraph (PyPI) and Virtuoso (a Debian package)."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.push import Patience, Target, target_at
from kg.queries.remote import Endpoint
from kg.remote.connection import Connection
from kg.remote.credentials import Credentials

OXIGRAPH = Path(sys.executable).parent / "oxigraph"
VIRTUOSO = shutil.which("virtuoso-t") or ""
_MISSING = {
    "oxigraph": "Oxigraph's server is not installed: pip install oxigraph",
    "virtuoso": "Virtuoso is not installed: apt-get install virtuoso-opensource",
}
_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 20
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 2000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 10000
"""


@dataclass
class Server:
    """A server that is started, killed and started again on the same folder and port."""

    kind: str
    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/{'query' if self.kind == 'oxigraph' else 'sparql'}"

    @property
    def connection(self) -> Connection:
        known = Credentials("dba", "dba") if self.kind == "virtuoso" else Credentials()
        return Connection(known, 30)

    @property
    def target(self) -> Target:
        return target_at(self.url, self.connection, patience=Patience(2))

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(self.url, "accepted", self.connection)

    def start(self) -> None:
        where = f"127.0.0.1:{self.port}"
        command = [str(OXIGRAPH), "serve", "--location", "data", "--bind", where]
        if self.kind == "virtuoso":
            (self.folder / "virtuoso.lck").unlink(missing_ok=True)
            settings = _SETTINGS.format(sql=free_port(), http=self.port)
            (self.folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
            command = [VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        while True:
            self.process = subprocess.Popen(command, cwd=self.folder, **quiet)
            if self._answers():
                return

    def _answers(self) -> bool:
        """Wait until the server answers; one that ended, because the lock of the last is still there, does not."""
        assert self.process is not None
        while self.process.poll() is None:
            try:
                target_at(self.url, self.connection, patience=Patience(1))
            except KgError:
                time.sleep(0.05)
                continue
            return True
        time.sleep(0.2)
        return False

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def free_port() -> int:
    with socket.socket() as here:
        here.bind(("127.0.0.1", 0))
        return int(here.getsockname()[1])


@contextmanager
def running(kind: str, folder: Path) -> Iterator[Server]:
    """Run a server until the block ends; skip with the reason where it is not installed."""
    if not (OXIGRAPH.is_file() if kind == "oxigraph" else VIRTUOSO):
        pytest.skip(_MISSING[kind])
    server = Server(kind, folder, free_port())
    try:
        server.start()
        yield server
    finally:
        if server.process is not None:
            server.kill()
