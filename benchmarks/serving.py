"""The server against its peers: Oxigraph's own server and rdflib-endpoint, the same data, the same questions, one load.

The load comes from wrk on the same machine, eight connections at once; contestants take turns, one at a time, and each
runs alone. Every uncached request has an address of its own, so that no answer can be kept.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from kg.build import Built, ensure_built
from kg.project import Project

__all__ = ["measure"]

ROOT = Path(__file__).parents[1]
JSON = "application/sparql-results+json"
CONNECTIONS, SECONDS = 8, 5
QUESTIONS = {
    "one life": "PREFIX person: <https://w3id.org/defector-graph/id/person/>\n"
    "SELECT ?p ?o WHERE { person:rudolf-nureyev ?p ?o }",
    "who left on whose tour": "theatres/who-left-on-whose-tour",
}
_EACH_ITS_OWN = """
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", wrk.path .. "&n=" .. number)
end
"""
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


@dataclass(frozen=True)
class Contestant:
    """A server: how it is started (its port is put in), where it answers, whether its answers may be kept."""

    start: Callable[[int], Sequence[str | Path]]
    path: str
    script: Path | None


def measure(folder: Path, rounds: int, with_peers: bool) -> dict[str, Any]:
    """Return rate, latency and processor time of each contestant for each question."""
    if shutil.which("wrk") is None:
        return {"oxigraph": {"failure": "wrk is not installed (Debian's package of that name)"}}
    folder.mkdir(parents=True, exist_ok=True)
    contestants = _contestants(folder, ensure_built(Project(ROOT)), with_peers)
    found: dict[str, Any] = {name: {} for name in contestants}
    for question, text in QUESTIONS.items():
        query = (ROOT / "queries" / f"{text}.rq").read_text("utf-8") if "{" not in text else text
        for _ in range(rounds):
            for name, contestant in contestants.items():
                run = _run(contestant, query)
                print(f"    {name:<28}{question:<24}{run['rate']:>9.0f}/s", file=sys.stderr, flush=True)
                for key, value in run.items():
                    found[name].setdefault(question, {}).setdefault(key, []).append(value)
    return found


def _contestants(folder: Path, built: Built, with_peers: bool) -> dict[str, Contestant]:
    script = folder / "each-its-own.lua"
    script.write_text(_EACH_ITS_OWN, encoding="utf-8")
    command = Path(sys.executable).parent
    words = [sys.executable, "-m", "kg.cli", "serve", "-q", "--access-log", folder / "access.log", "--port"]
    found = {
        "ours": Contestant(lambda port: [*words, str(port)], "/sparql", script),
        "ours, kept answers": Contestant(lambda port: [*words, str(port)], "/sparql", None),
    }
    if with_peers:
        data = folder / "view.nt"
        data.write_text("".join(f"{triple} .\n" for triple in built.triples()), encoding="utf-8")
        store = folder / "oxigraph"
        shutil.rmtree(store, ignore_errors=True)
        subprocess.run(
            [command / "oxigraph", "load", "--location", store, "--file", data], check=True, capture_output=True
        )
        serve = [command / "oxigraph", "serve-read-only", "--location", store, "--bind"]
        found["oxigraph serve-read-only"] = Contestant(lambda port: [*serve, f"127.0.0.1:{port}"], "/query", script)
        slow = [command / "rdflib-endpoint", "serve", data, "--host", "127.0.0.1", "--port"]
        found["rdflib-endpoint"] = Contestant(lambda port: [*slow, str(port)], "/", script)
    return found


def _run(contestant: Contestant, query: str) -> dict[str, float]:
    """Start a server, put it under load, and return requests per second, latencies (ms), processor time per request."""
    port = _free_port()
    with _running(contestant.start(port)) as pid:
        url = f"http://127.0.0.1:{port}{contestant.path}?query={quote(query)}"
        size = _await_answer(url)
        before = _processor_seconds(pid)
        words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", f"Accept: {JSON}"]
        words += ["-s", str(contestant.script)] if contestant.script else []
        output = subprocess.run([*words, url], check=True, capture_output=True, text=True).stdout
        used = _processor_seconds(pid) - before
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: .*", output):
        print(f"    {bad[0]}", file=sys.stderr)
    requests = int(_found(r"(\d+) requests in", output))
    return {
        "rate": float(_found(r"Requests/sec:\s+([\d.]+)", output)),
        "median": _milliseconds(_found(r"^\s+50%\s+(\S+)", output)),
        "p99": _milliseconds(_found(r"^\s+99%\s+(\S+)", output)),
        "processor": used / requests * 1e6,
        "bytes": float(size),
        "failed": float(bad[1] or 1) if bad else 0.0,
    }


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    if match is None:
        raise SystemExit(f"wrk said nothing like {pattern}:\n{text}")
    return match[1]


def _milliseconds(text: str) -> float:
    match = re.fullmatch(r"([\d.]+)([a-z]+)", text)
    if match is None:
        raise SystemExit(f"{text} is no time")
    return float(match[1]) * _UNITS[match[2]]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def _running(words: Sequence[str | Path]) -> Iterator[int]:
    process = subprocess.Popen(
        [str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_answer(url: str) -> int:
    """Wait until the server answers, and return the size of its answer."""
    until = time.monotonic() + 60
    while True:
        try:
            with urlopen(Request(url, headers={"Accept": JSON}), timeout=60) as answer:  # noqa: S310
                return len(answer.read())
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _processor_seconds(pid: int) -> float:
    """Return the processor time of a process and all below it that live."""
    tick = os.sysconf("SC_CLK_TCK")
    total = 0.0
    for each in _family(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / tick
    return total


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has just ended
            for child in children.read_text(encoding="ascii").split():
                yield from _family(int(child))
