"""Abusive queries: each ends in time with a typed error, others are served meanwhile, and memory stays bounded."""

from __future__ import annotations

import json
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

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
        self.running, self.times, self.peak = running, [], 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

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
                begun = time.perf_counter()
                assert client.get(f"{self.running.url}/health").status_code == 200
                self.times.append(time.perf_counter() - begun)
                if len(self.times) % 5 == 0:
                    self.peak = max(self.peak, memory_of(self.running.processes()))


def timed(running: Running, query: str) -> tuple[float, httpx.Response]:
    begun = time.monotonic()
    answer = running.sparql(query)
    return time.monotonic() - begun, answer


def test_endless_queries_end_with_a_typed_error(strict):
    """Two at a time, so that half of the workers stay free; while they run, the rest of the server answers."""
    with Watch(strict) as watch, ThreadPoolExecutor(2) as pool:
        answers = dict(zip(ENDLESS, pool.map(lambda query: timed(strict, query), ENDLESS.values()), strict=True))
    for name, (seconds, answer) in answers.items():
        assert seconds < SECONDS + 2, name
        assert (answer.status_code, answer.json()["type"] in LIMITED) in {(503, True), (413, True)}, (name, answer.text)
    assert statistics.median(watch.times) < 0.2
    assert watch.peak - watch.before < 1 << 30


@pytest.mark.parametrize("name", LONG)
def test_long_queries_end_with_an_answer_or_a_typed_error(strict, name):
    seconds, answer = timed(strict, LONG[name])
    assert seconds < SECONDS + 2
    assert answer.status_code == 200 or answer.json()["type"] in LIMITED, answer.text


def test_light_queries_are_quick_beside_heavy_ones(strict):
    heavy = ENDLESS["a product that is counted"]
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(timed, strict, heavy) for _ in range(2)]
        times = [timed(strict, f"SELECT ?s {{ ?s a dg:Person }} LIMIT {n + 1}") for n in range(40)]
        assert all(future.result()[1].status_code == 503 for future in running)
    assert all(answer.status_code == 200 for _, answer in times)
    assert statistics.median(seconds for seconds, _ in times) < 0.2


@pytest.mark.parametrize("name", STREAMING)
def test_an_endless_stream_breaks_off_and_says_why(strict, name):
    """The body has no valid end: a chunked body without its last chunk, JSON without its brackets."""
    accept = {"accept": "application/sparql-results+json, application/n-triples", "accept-encoding": "identity"}
    begun, received = time.monotonic(), []
    with strict.client.stream(
        "POST", f"{strict.url}/sparql", data={"query": STREAMING[name]}, headers=accept
    ) as answer:
        pieces = answer.iter_raw()
        received.append(next(pieces))
        first = time.monotonic() - begun
        with pytest.raises(httpx.RemoteProtocolError):
            received.extend(pieces)
    assert answer.status_code == 200
    assert first < SECONDS + 1, "the first rows leave before the last are computed"
    assert time.monotonic() - begun < SECONDS + 2
    problem = json.loads(b"".join(received).rstrip(b"\n").rpartition(b"\n")[2])
    assert problem["type"] in LIMITED
    assert problem["limit"] > 0


@pytest.mark.parametrize("name", REFUSED)
def test_oversized_queries_are_refused_at_once(strict, name):
    query, status, kind = REFUSED[name]
    seconds, answer = timed(strict, query)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    assert seconds < SECONDS + 2


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
        heavy = pool.submit(timed, running, ENDLESS["a product that is counted"])
        while running.health()["lanes"]["query:accepted"]["free"]:
            time.sleep(0.01)
        waiting = list(pool.map(lambda n: timed(running, f"SELECT ({n} AS ?n) {{}}"), range(79)))
        assert heavy.result()[1].status_code == 503
    refused = [answer for _, answer in waiting if answer.status_code == 503]
    assert refused
    assert all(answer.json()["type"] == "/problems/busy" for answer in refused)
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    for number, (_, answer) in enumerate(waiting):
        if answer.status_code == 200:
            assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(number)
