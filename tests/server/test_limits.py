"""Abusive queries: each ends in time with a typed error, others are served meanwhile, and memory stays bounded."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.server.wire.limits import Limits

from ..waiting import wait_until
from .abuse import ENDLESS, LINEAR, LONG, REFUSED, STREAMING
from .running import Running, serving

SECONDS = 1.0
LIMITED = {"/problems/time-limit", "/problems/memory-limit", "/problems/answer-limit", "/problems/rows-limit"}


@pytest.fixture(scope="module")
def strict(built) -> Iterator[Running]:  # noqa: ARG001
    """A server with a short limit, whose workers are all there again at the end."""
    with serving("--timeout", str(SECONDS), "--workers", "4") as running:
        yield running
        assert running.health()["lanes"]["query:accepted"]["workers"] == 4
        assert running.rows("SELECT (1 + 1 AS ?two) {}") == [{"two": "2"}]


def memory_of(pids: list[int]) -> int:
    """Return the bytes that processes use, shared pages shared out between them."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) << 10
    return total


class Watch:
    """Asks light questions while heavy ones run, and looks at the memory."""

    def __init__(self, running: Running):
        self.running, self.answered, self.peak = running, 0, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self.before = memory_of(self.running.processes())
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        with httpx.Client(timeout=30) as client:
            while not self._over.wait(0.02):
                assert client.get(f"{self.running.url}/health").status_code == 200
                self.answered += 1
                if self.answered % 5 == 0:
                    self.peak = max(self.peak, memory_of(self.running.processes()))


def test_endless_queries_end_with_a_typed_error(strict):
    """Two at a time, so that half of the workers stay free; while they run, the rest of the server answers."""
    with Watch(strict) as watch, ThreadPoolExecutor(2) as pool:
        answers = dict(zip(ENDLESS, pool.map(strict.sparql, ENDLESS.values()), strict=True))
    for name, answer in answers.items():
        assert (answer.status_code, answer.json()["type"] in LIMITED) in {(503, True), (413, True)}, (name, answer.text)
    assert watch.answered > len(ENDLESS), "the rest of the server answers meanwhile"
    # Two run, each of which may grow by what a worker may; the rest is what starting others costs.
    assert watch.peak - watch.before < 2 * Limits().memory + (256 << 20)


@pytest.mark.parametrize("name", LONG)
def test_long_queries_end_with_an_answer_or_a_typed_error(strict, name):
    answer = strict.sparql(LONG[name])
    assert answer.status_code == 200 or answer.json()["type"] in LIMITED, answer.text


def test_light_queries_are_answered_before_heavy_ones_end(triples_file):
    heavy = ENDLESS["a product that is counted"]
    with (
        serving("--timeout", "300", "--workers", "4", "--data", str(triples_file)) as patient,
        ThreadPoolExecutor(2) as pool,
    ):
        running = [pool.submit(patient.sparql, heavy) for _ in range(2)]
        wait_until(lambda: patient.health()["lanes"]["query:accepted"]["free"] <= 2)
        answers = [patient.sparql(f"SELECT ?s {{ ?s ?p ?o }} LIMIT {n + 1}") for n in range(10)]
        assert not any(future.done() for future in running)
        for pid in patient.processes():
            if os.getpriority(os.PRIO_PROCESS, pid) == 5:
                os.kill(pid, signal.SIGKILL)
        assert all(future.result().status_code == 503 for future in running)
    assert all(answer.status_code == 200 for answer in answers)


def broken_off(running: Running, query: str) -> list[bytes]:
    """Return what came before the break; nothing where a limit was reached before the first row (a busy machine)."""
    accept = {"accept": "application/sparql-results+json, application/n-triples", "accept-encoding": "identity"}
    received = []
    with running.client.stream("POST", f"{running.url}/sparql", data={"query": query}, headers=accept) as answer:
        if answer.status_code == 503:
            assert json.loads(answer.read())["type"] == "/problems/time-limit"
            return []
        assert answer.status_code == 200
        pieces = answer.iter_raw()
        received.append(next(pieces))
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(pieces)
    return received


@pytest.mark.parametrize("name", STREAMING)
def test_an_endless_stream_breaks_off_and_says_why(strict, name):
    """The body has no valid end: a chunked body without its last chunk, JSON without its brackets."""
    received: list[bytes] = []
    wait_until(lambda: received.extend(broken_off(strict, STREAMING[name])) or received)
    problem = json.loads(b"".join(received).rstrip(b"\n").rpartition(b"\n")[2])
    assert problem["type"] in LIMITED
    assert problem["limit"] > 0


@pytest.mark.parametrize("name", REFUSED)
def test_oversized_queries_are_refused_at_once(strict, name):
    query, status, kind = REFUSED[name]
    answer = strict.sparql(query)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")


@pytest.mark.parametrize("name", LINEAR)
def test_regular_expressions_are_linear(strict, name):
    assert strict.rows(LINEAR[name]) == [{"found": "false"}]


def test_too_many_rows_or_bytes_are_an_error_never_a_shorter_answer():
    with serving("--max-rows", "100", "--workers", "1", "--data") as running:
        values = " ".join(map(str, range(101)))
        for name in ("json", "xml", "csv", "tsv"):
            fits = running.sparql(f"SELECT * {{ VALUES ?x {{ {values.removesuffix(' 100')} }} }}", format=name)
            assert fits.status_code == 200
            over = running.sparql(f"SELECT * {{ VALUES ?x {{ {values} }} }}", format=name)
            assert (over.status_code, over.json()["type"], over.json()["limit"]) == (413, "/problems/rows-limit", 100)
        graph = running.sparql(f"CONSTRUCT {{ <a:b> <a:b> ?x }} {{ VALUES ?x {{ {values} }} }}", "text/turtle")
        assert (graph.status_code, graph.json()["type"]) == (413, "/problems/rows-limit")


def test_a_worker_that_grows_too_far_is_stopped_with_the_reason():
    with serving("--max-memory", "64", "--workers", "1", "--data") as running:
        answer = running.sparql(ENDLESS["doubling a string"])
        assert (answer.status_code, answer.json()["type"]) == (503, "/problems/memory-limit")
        assert answer.json()["limit"] == 64 << 20
        assert running.rows("SELECT (1 + 1 AS ?two) {}") == [{"two": "2"}]


def test_the_queue_is_bounded_and_honest(triples_file):
    """One worker: one request runs, 64 wait, the others are told at once that it is too busy."""
    with (
        serving("--timeout", "2", "--workers", "1", "--data", str(triples_file)) as running,
        ThreadPoolExecutor(80) as pool,
    ):
        heavy = pool.submit(running.sparql, ENDLESS["a product that is counted"])
        wait_until(lambda: not running.health()["lanes"]["query:accepted"]["free"])
        waiting = list(pool.map(lambda n: running.sparql(f"SELECT ({n} AS ?n) {{}}"), range(79)))
        assert heavy.result().status_code == 503
    refused = [answer for answer in waiting if answer.status_code == 503]
    assert refused
    assert all(answer.json()["type"] == "/problems/busy" for answer in refused)
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    for number, answer in enumerate(waiting):
        if answer.status_code == 200:
            assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(number)
