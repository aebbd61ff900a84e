"""A server of ours as its own process, on loopback, for the tests that speak HTTP."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from ..waiting import wait_until

ROOT = Path(__file__).parents[2]
_SAID = re.compile(r"kg serve: (http://\S+?)/ \(data version (\w+)\)")


@dataclass
class Running:
    """A running server: its address without a slash at the end, its process, and what it said on standard error."""

    url: str
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    listener: threading.Thread | None = None
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, follow_redirects=False))
    asks_again: bool = True
    """Whether an answer that is not finished yet, as on a busy machine, is asked for until it is."""

    def get(self, path: str, accept: str | None = None, **more) -> httpx.Response:
        """Ask for a path."""
        return self.ask("GET", path, accept, **more)

    def ask(self, method: str, path: str, accept: str | None = None, **more) -> httpx.Response:
        """Ask with any method; a header that is not given is not sent."""
        headers = {"accept-encoding": "", **more.pop("headers", {})}
        request = self.client.build_request(method, self.url + path, headers=headers, **more)
        for name, value in (("accept", accept), ("accept-encoding", headers["accept-encoding"] or None)):
            del request.headers[name]
            if value is not None:
                request.headers[name] = value
        answers = [self.client.send(request)]
        if self.asks_again and is_unfinished(answers[-1]):
            wait_until(lambda: answers.append(self.client.send(request)) or not is_unfinished(answers[-1]))
        return answers[-1]

    def sparql(self, query: str, accept: str = "application/sparql-results+json", **parameters: str) -> httpx.Response:
        """Ask a query by a form in a POST."""
        return self.ask("POST", "/sparql", accept, data={"query": query, **parameters})

    def rows(self, query: str, **parameters: str) -> list[dict[str, str]]:
        """Return the values of an answer, row by row."""
        answer = self.sparql(query, **parameters)
        assert answer.status_code == 200, answer.text
        return [{name: term["value"] for name, term in row.items()} for row in answer.json()["results"]["bindings"]]

    def health(self) -> dict:
        """Return what the server says of itself."""
        return self.get("/health").json()

    def close(self) -> None:
        """Let go of a server that has ended."""
        self.client.close()
        if self.listener is not None:
            self.listener.join(10)
        if self.process.stderr is not None:
            self.process.stderr.close()

    def processes(self) -> list[int]:
        """Return the process identifiers of the nursery and its workers."""
        nursery = children_of(self.process.pid)
        return [*nursery, *(worker for pid in nursery for worker in children_of(pid))]


def is_unfinished(answer: httpx.Response) -> bool:
    """Tell whether an answer says that it is being finished, and to ask again."""
    told = "/problems/not-finished", "Not finished yet"
    return answer.status_code == 503 and any(each in answer.text for each in told)


def children_of(pid: int) -> list[int]:
    """Return the child processes of a process; one that has ended has none."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


@contextmanager
def serving(*words: str, project: Path = ROOT, **environment: str) -> Iterator[Running]:
    """Run `kg serve` on a free port until the block ends, then stop it gracefully."""
    command: Sequence[str] = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", "--with-parent", *words]
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        cwd=project,
        env={**os.environ, **environment},
    )
    running = None
    try:
        running = _started(process)
        yield running
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        if running is not None:
            running.close()


def _started(process: subprocess.Popen[str]) -> Running:
    lines: list[str] = []
    assert process.stderr is not None
    for line in process.stderr:
        lines.append(line)
        if found := _SAID.search(line):
            listener = threading.Thread(target=_listen, args=(process, lines), daemon=True)
            listener.start()
            return Running(found[1], process, lines, listener)
    raise AssertionError("the server did not start:\n" + "".join(lines))


def _listen(process: subprocess.Popen[str], lines: list[str]) -> None:
    assert process.stderr is not None
    lines.extend(process.stderr)
