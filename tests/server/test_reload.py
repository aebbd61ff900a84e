"""A new build appears while the server runs: it is taken up without a request dropped, and the old workers end."""

from __future__ import annotations

import itertools
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from kg.build import Built
from kg.project import Project

from ..little import copy_of_project, run_kg
from ..waiting import wait_until
from .running import Running, serving

CLIENTS = 6
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

    def rename(self, old: str, label: str) -> None:
        """Give Delhi another name, and build."""
        file = self.project.root / "data" / "places.ttl"
        before = file.read_text(encoding="utf-8")
        now = before.replace(f'"{old}"@en', f'"{label}"@en')
        assert now != before
        file.write_text(now, encoding="utf-8")
        self.build()

    def build(self) -> None:
        done = run_kg("build", "-q", **self.environment)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def place(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One copy for both tests; its server begins with the build that the project itself has."""
    folder = tmp_path_factory.mktemp("place")
    project = copy_of_project(folder)
    shutil.copytree(built.folder, folder / "build" / built.folder.name)
    (folder / "build" / "current").symlink_to(built.folder.name)
    environment = {"KG_PROJECT": str(folder), "KG_BUILD": str(folder / "build")}
    with serving(**environment) as running:
        yield Place(project, running, environment)


def test_a_new_build_is_taken_up_without_a_request_dropped(place):
    server, over = place.server, threading.Event()
    before, old = server.get(f"/sparql?query={httpx.QueryParams(q=LABEL)['q']}"), server.processes()
    assert labels(before) == ["Delhi"]
    seen: list[list[str]] = [[] for _ in range(CLIENTS)]
    threads = [
        threading.Thread(target=ask, args=(server.url, number, seen[number], over), daemon=True)
        for number in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    try:
        place.rename("Delhi", "New Delhi")
        wait_until(lambda: all(answers[-1:] == ["New Delhi"] for answers in seen) or wrong(seen))
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert server.health()["reloads"] == 1
    for answers in seen:
        runs = [label for label, _ in itertools.groupby(answers)]
        assert runs in (["Delhi", "New Delhi"], ["New Delhi"]), runs
    after = server.get(
        f"/sparql?query={httpx.QueryParams(q=LABEL)['q']}", headers={"if-none-match": before.headers["etag"]}
    )
    assert (after.status_code, labels(after)) == (200, ["New Delhi"])
    assert after.headers["etag"] != before.headers["etag"]
    wait_until(lambda: not set(old) & set(server.processes()), "an old worker is left over")


def wrong(seen: list[list[str]]) -> bool:
    return any(label not in {"Delhi", "New Delhi"} for answers in seen for label in answers)


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


def test_a_build_that_cannot_be_loaded_is_not_taken_up(place):
    """What is served stays, and /health tells why."""
    good = place.server.health()["data"]["version"]
    (served,) = labels(place.server.sparql(LABEL))
    bad = Path(place.environment["KG_BUILD"]) / "build-bad"
    bad.mkdir()
    pointer = Path(place.environment["KG_BUILD"]) / "current"
    shutil.copy(pointer / "manifest.json", bad)
    other = pointer.with_name("other")
    other.symlink_to(bad.name)
    other.replace(pointer)
    wait_until(lambda: place.server.health()["status"] != "ok")
    told = place.server.health()
    assert (told["status"], told["data"]["version"]) == ("reload failed", good)
    assert told["reload_failure"]
    assert labels(place.server.sparql(LABEL)) == [served]
    assert any("not taken up" in line for line in place.server.lines)
    place.rename(served, "Old Delhi")
    wait_until(lambda: place.server.health()["status"] == "ok")
    assert labels(place.server.sparql(LABEL)) == ["Old Delhi"]
