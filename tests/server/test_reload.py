"""A new build appears while the server runs: it is taken up without a request dropped, and the old workers end."""

from __future__ import annotations

import itertools
import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from kg.project import Project

from ..little import copy_of_project, run_kg
from .running import Running, serving

CLIENTS = 16
LABEL = (
    'SELECT ?label { <https://w3id.org/defector-graph/id/place/delhi> rdfs:label ?label FILTER(LANG(?label) = "en") }'
)
LONG = "SELECT * { ?s ?p ?o } LIMIT 2000 #"


@dataclass
class Place:
    """A copy of the project, and a server of it."""

    project: Project
    server: Running
    environment: dict[str, str]

    def rename(self, label: str) -> None:
        """Give Delhi another name, and build."""
        file = self.project.root / "data" / "places.ttl"
        before = file.read_text(encoding="utf-8")
        now = before.replace('"Delhi"@en', f'"{label}"@en')
        assert now != before
        file.write_text(now, encoding="utf-8")
        self.build()

    def build(self) -> None:
        done = run_kg("build", "-q", **self.environment)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    project = copy_of_project(tmp_path)
    environment = {"KG_PROJECT": str(tmp_path), "KG_BUILD": str(tmp_path / "build")}
    with serving(**environment) as running:
        yield Place(project, running, environment)


def test_a_new_build_is_taken_up_without_a_request_dropped(place):
    server, over = place.server, threading.Event()
    before, old = server.get(f"/sparql?query={httpx.QueryParams(q=LABEL)['q']}"), server.processes()
    assert labels(before) == ["Delhi"]
    seen: list[list[str]] = [[] for _ in range(CLIENTS)]
    threads = [threading.Thread(target=ask, args=(server.url, number, seen[number], over)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    place.rename("New Delhi")
    built = time.monotonic()
    while server.health()["reloads"] == 0:
        assert time.monotonic() - built < 20
        time.sleep(0.05)
    time.sleep(0.5)
    over.set()
    for thread in threads:
        thread.join()
    for answers in seen:
        runs = [label for label, _ in itertools.groupby(answers)]
        assert runs in (["Delhi", "New Delhi"], ["Delhi"], ["New Delhi"]), runs
    assert sum(answers[-1] == "New Delhi" for answers in seen) > CLIENTS / 2
    after = server.get(
        f"/sparql?query={httpx.QueryParams(q=LABEL)['q']}", headers={"if-none-match": before.headers["etag"]}
    )
    assert (after.status_code, labels(after)) == (200, ["New Delhi"])
    assert after.headers["etag"] != before.headers["etag"]
    assert after_end_of(old, server) == []


def labels(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row["label"]["value"] for row in answer.json()["results"]["bindings"]]


def ask(url: str, number: int, seen: list[str], over: threading.Event) -> None:
    """Ask on one connection, kept and unkept, short and long; any failure ends up in what was seen."""
    with httpx.Client(base_url=url, timeout=30) as client:
        for turn in itertools.count():
            if over.wait(0.03):
                return
            try:
                seen.append(one_answer(client, number, turn))
            except (httpx.HTTPError, AssertionError) as error:
                seen.append(f"{type(error).__name__}: {error}")


def one_answer(client: httpx.Client, number: int, turn: int) -> str:
    if turn % 8 == 3:
        whole = client.post("/sparql", data={"query": f"{LONG}{number}.{turn}"})
        assert whole.status_code == 200, whole.text
        assert len(whole.json()["results"]["bindings"]) == 2000
    query = LABEL if turn % 2 else f"{LABEL} #{number}.{turn}"
    (label,) = labels(client.get("/sparql", params={"query": query}))
    return label


def after_end_of(pids: list[int], server: Running) -> list[int]:
    """Wait until processes have ended; return those that have not."""
    until = time.monotonic() + 10
    while (left := [pid for pid in pids if pid in server.processes()]) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def test_a_build_that_cannot_be_loaded_is_not_taken_up(place):
    """What is served stays, and /health tells why."""
    good = place.server.health()["data"]["version"]
    bad = Path(place.environment["KG_BUILD"]) / "build-bad"
    bad.mkdir()
    pointer = Path(place.environment["KG_BUILD"]) / "current"
    shutil.copy(pointer / "manifest.json", bad)
    other = pointer.with_name("other")
    other.symlink_to(bad.name)
    other.replace(pointer)
    until = time.monotonic() + 20
    while place.server.health()["status"] == "ok":
        assert time.monotonic() < until
        time.sleep(0.05)
    told = place.server.health()
    assert (told["status"], told["data"]["version"]) == ("reload failed", good)
    assert told["reload_failure"]
    assert labels(place.server.sparql(LABEL)) == ["Delhi"]
    assert any("not taken up" in line for line in place.server.lines)
    place.rename("Old Delhi")
    while place.server.health()["status"] != "ok":
        assert time.monotonic() < until + 20
        time.sleep(0.05)
    assert labels(place.server.sparql(LABEL)) == ["Old Delhi"]
