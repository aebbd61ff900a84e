"""Processes that are killed: nobody gets a wrong, mixed or missing answer for it, and the server is whole again."""

from __future__ import annotations

import itertools
import os
import random
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from ..waiting import HANGS_AFTER, wait_until
from .abuse import ENDLESS
from .running import Running, children_of, serving

CLIENTS, KILLS, ROWS = 24, 8, 2000
ENDLESS_QUERY = ENDLESS["a product that is counted"]


@pytest.fixture
def victim(triples_file):
    """A server that a test may hurt; afterwards nothing is left of it."""
    with serving("--timeout", "8", "--workers", "2", "--data", str(triples_file)) as running:
        yield running
        seen = running.processes() if running.process.poll() is None else []
    assert running.process.returncode in {0, -signal.SIGKILL}
    wait_for_end(seen)


def query_workers(running: Running) -> list[int]:
    """Return the workers that answer queries: those of the lane that is nicest to others."""
    return [pid for pid in running.processes() if niceness(pid) == 5]


def niceness(pid: int) -> int | None:
    try:
        return os.getpriority(os.PRIO_PROCESS, pid)
    except ProcessLookupError:
        return None


def wait_for_end(pids: list[int]) -> None:
    """Wait until processes have ended."""
    wait_until(lambda: not any(map(is_alive, pids)), "a process is left over")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def query_of(number: int) -> str:
    """Return a query whose every row tells which query it answers; the odd ones have long answers, which stream."""
    rows = ROWS if number % 2 else 1
    return f"SELECT ({number} AS ?id) ?n {{ {{ SELECT (STR(?b) AS ?n) {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {rows} }} }}"


def outcome(client: httpx.Client, url: str, number: int) -> str:
    """Ask one query and say what came of it; anything but a right answer or an honest failure is told in full."""
    try:
        answer = client.post(f"{url}/sparql", data={"query": query_of(number)}, headers={"accept-encoding": ""})
    except httpx.RemoteProtocolError as error:
        return "broken off" if "incomplete chunked read" in str(error) and number % 2 else f"no answer: {error}"
    if answer.status_code == 503 and answer.json()["type"] == "/problems/worker-lost":
        return "lost" if int(answer.headers["retry-after"]) <= 2 else "lost without a word when to ask again"
    if answer.status_code != 200:
        return answer.text
    rows = answer.json()["results"]["bindings"]
    found = Counter(row["id"]["value"] for row in rows)
    return "right" if found == {str(number): ROWS if number % 2 else 1} else f"{number} was answered by {found}"


def test_killed_workers_hurt_only_those_they_answered(victim):
    numbers, over, outcomes = itertools.count(), threading.Event(), []

    def ask() -> None:
        with httpx.Client(timeout=HANGS_AFTER) as client:
            while not over.is_set():
                outcomes.append(outcome(client, victim.url, next(numbers)))

    threads = [threading.Thread(target=ask, daemon=True) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(KILLS):
            kill_one(victim)
        wait_until(lambda: outcomes.count("right") > CLIENTS)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    told = Counter(outcomes)
    assert set(told) <= {"right", "lost", "broken off"}, told
    assert 1 <= told["lost"] + told["broken off"] <= KILLS


def kill_one(running: Running) -> None:
    """Kill a worker at a moment nobody has chosen, as soon as there is one."""
    time.sleep(random.uniform(0.02, 0.3))  # noqa: S311
    wait_until(lambda: query_workers(running))
    os.kill(query_workers(running)[0], signal.SIGKILL)


def test_killed_workers_are_replaced_and_answer(victim):
    for number in range(3):
        before = query_workers(victim)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda before=before: are_replaced(query_workers(victim), before))
        assert victim.rows(f"SELECT ({number} AS ?number) {{}}") == [{"number": str(number)}]


def are_replaced(now: list[int], before: list[int]) -> bool:
    return len(now) == len(before) and set(now).isdisjoint(before)


def wait_for_other_workers(running: Running, before: list[int]) -> None:
    """Wait until there are as many workers as before, and not all the same."""

    def there_are() -> bool:
        now = query_workers(running)
        return len(now) >= len(before) and set(now) != set(before)

    wait_until(there_are)


def test_a_worker_that_is_killed_at_its_limit_is_replaced(victim):
    before = query_workers(victim)
    answer = victim.sparql(ENDLESS_QUERY, timeout="0.2")
    assert answer.json()["type"] == "/problems/time-limit"
    wait_for_other_workers(victim, before)
    assert victim.rows("SELECT (1 + 1 AS ?two) {}") == [{"two": "2"}]


def test_without_the_nursery_the_data_are_loaded_anew(victim):
    """Who is under way is told so; what was kept is still given; in the end everything is as before."""
    (nursery,) = children_of(victim.process.pid)
    before = victim.processes()
    kept = victim.get("/sparql?query=ASK%7B%7D")
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(victim.sparql, ENDLESS_QUERY) for _ in range(3)]
        wait_until_busy(victim)
        os.kill(nursery, signal.SIGKILL)
        answers = [future.result() for future in running]
    assert {answer.status_code for answer in answers} == {503}
    assert {answer.json()["type"] for answer in answers} <= {"/problems/worker-lost", "/problems/restarting"}
    assert all(answer.headers["retry-after"] for answer in answers)
    assert victim.get("/sparql?query=ASK%7B%7D").content == kept.content
    wait_until(lambda: answers_again(victim))
    wait_for_end(before)
    assert victim.health()["status"] == "ok"


def answers_again(running: Running) -> bool:
    answer = running.sparql("SELECT (1 + 1 AS ?two) {}")
    assert answer.status_code == 200 or answer.json()["type"] == "/problems/restarting", answer.text
    return answer.status_code == 200


def free_workers(running: Running) -> int:
    return int(running.health()["lanes"]["query:accepted"]["free"])


def wait_until_busy(running: Running) -> None:
    wait_until(lambda: not free_workers(running))


def test_without_the_web_process_all_others_end(victim):
    others = victim.processes()
    assert len(others) >= 3
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(victim.sparql, ENDLESS_QUERY)
        wait_until(lambda: free_workers(victim) < 2)
        victim.process.kill()
        with pytest.raises(httpx.TransportError):
            running.result()
    wait_for_end(others)
    victim.process.wait()


def test_a_graceful_stop_lets_a_running_query_end(victim):
    slow = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1500000 } }"
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(victim.rows, slow)
        wait_until(lambda: free_workers(victim) < 2)
        others = victim.processes()
        victim.process.send_signal(signal.SIGTERM)
        assert running.result() == [{"n": "1500000"}]
    assert victim.process.wait(HANGS_AFTER) == 0
    wait_for_end(others)


def test_work_stops_when_the_client_has_left(victim):
    before = query_workers(victim)
    with pytest.raises(httpx.ReadTimeout):
        victim.client.post(f"{victim.url}/sparql", data={"query": ENDLESS_QUERY}, timeout=0.5)
    wait_for_other_workers(victim, before)
