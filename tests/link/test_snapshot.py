"""The pinned file of entities: what it holds, what breaks it, and how it is fetched from servers that misbehave."""

from __future__ import annotations

import bz2
import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg.errors import KgError, SourceError
from kg.link.wikibase.entities import Value
from kg.link.wikibase.fetching import FetchFailedError, Fetching, fetch
from kg.link.wikibase.snapshot import digest_file, read_snapshot, write_snapshot

from .wikibase import JULIAN, entity, item, statement, text, time

BORN = statement("P569", time("1873-02-01", 11, JULIAN), "preferred", {"P1480": [item("Q5727902")]}, (item("Q36578"),))
CHALIAPIN = entity("Q189164", "Feodor Chaliapin", BORN, statement("P570", None), statement("P742", text("Fedor")))
OTHERS = [entity("Q84217", "Rudolf Nureyev"), entity("Q853", "Andrei Tarkovsky")]


def test_ids_ranks_qualifiers_references_and_revision_are_kept(tmp_path: Path):
    file = tmp_path / "wikidata.json"
    write_snapshot(file, [CHALIAPIN])
    found = read_snapshot(file)["Q189164"]
    (born,) = found.statements["P569"]
    assert (found.title, found.revision, born.id, born.rank) == ("Feodor Chaliapin", 42, BORN["id"], "preferred")
    assert born.value == Value("time", "+1873-02-01T00:00:00Z", precision=11, calendar="Q1985786")
    assert born.qualifiers == {"P1480": [Value("item", "Q5727902")]}
    assert born.references == ({"P248": [Value("item", "Q36578")]},)
    assert found.statements["P570"][0].value == Value("unknown")
    assert found.statements["P742"][0].value == Value("text", "Fedor")


def test_the_same_entities_are_the_same_bytes_whatever_their_order(tmp_path: Path):
    digests = {write_snapshot(tmp_path / "a.json", each) for each in ([CHALIAPIN, *OTHERS], [*OTHERS, CHALIAPIN])}
    assert len(digests) == 1
    lines = (tmp_path / "a.json").read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", 5)
    assert digest_file(tmp_path / "a.json").read_text(encoding="utf-8").split() == [*digests, "a.json"]


@pytest.mark.parametrize(("suffix", "pack"), [(".json", bytes), (".gz", gzip.compress), (".bz2", bz2.compress)])
def test_a_slice_of_a_dump_is_read_without_its_brackets(tmp_path: Path, suffix: str, pack):
    file = tmp_path / f"slice{suffix}"
    file.write_bytes(pack(b"".join(json.dumps(each).encode() + b",\n" for each in [CHALIAPIN, *OTHERS])))
    assert set(read_snapshot(file)) == {"Q189164", "Q84217", "Q853"}
    assert set(read_snapshot(file, {"Q853"})) == {"Q853"}


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ('[\n{"id": "Q1", "type"', "is no JSON", 2),
        ('[\n"Q1"\n]', "holds no entity", 2),
        ('{"id": "Q1"}', "is no entity of Wikidata", 1),
        ('{"id": "Q1", "type": "item", "claims": {"P1": [{"id": "x"}]}}', "not as the data model has it", 1),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, content: str, message: str, line: int):
    file = tmp_path / "broken.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=message) as told:
        read_snapshot(file)
    assert told.value.line == line


def test_a_file_that_was_changed_is_refused(tmp_path: Path):
    file = tmp_path / "wikidata.json"
    write_snapshot(file, OTHERS)
    file.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(KgError, match=r"is not what wikidata\.json\.sha256 says"):
        read_snapshot(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(KgError, match=r"none\.json: No such file"):
        read_snapshot(tmp_path / "none.json")


class Wikibase(HTTPServer):
    """A little Wikibase on loopback; `script` says how the first answers about an item go wrong."""

    def __init__(self, script: dict[str, list]):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script, self.asked, self.agents = script, list[str](), set[str]()
        self.known = {each["id"]: each for each in [CHALIAPIN, *OTHERS]}
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Wikibase

    def do_GET(self) -> None:
        number = self.path.rpartition("/")[2].removesuffix(".json")
        self.server.asked.append(number)
        self.server.agents.add(self.headers["user-agent"])
        fault = self.server.script.get(number, [])
        step = fault.pop(0) if fault else 200
        body = json.dumps({"entities": {number: self.server.known.get(number, {"id": number, "missing": ""})}}).encode()
        if step == "merged":
            body = json.dumps({"entities": {"Q9": {**self.server.known["Q853"], "id": "Q9"}}}).encode()
        self.send_response(step if isinstance(step, int) else 200)
        if step == 429:
            self.send_header("Retry-After", "7")
        if step == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere.json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:40] if step == "cut" else body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def serving(**script: list) -> Iterator[Wikibase]:
    with Wikibase(script) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


ITEMS = ["Q853", "Q84217", "Q189164"]


def how(server: Wikibase, waits: list[float] | None = None, **more) -> Fetching:
    return Fetching("keepers@example.org", server.url, 1.0, 3, wait=(waits if waits is not None else []).append, **more)


def test_what_is_fetched_is_what_the_server_has(tmp_path: Path):
    waits: list[float] = []
    with serving() as server:
        fetch(ITEMS, tmp_path / "w.json", how(server, waits))
    assert {each.title for each in read_snapshot(tmp_path / "w.json").values()} == {
        "Andrei Tarkovsky",
        "Rudolf Nureyev",
        "Feodor Chaliapin",
    }
    assert all("keepers@example.org" in agent and "defector-graph" in agent for agent in server.agents)
    assert waits == [1.0] * 3
    assert not (tmp_path / "w.json.partial").exists()
    assert "_asked" not in (tmp_path / "w.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("faults", "waited"), [([429], 7.0), ([500], 2.0), (["cut"], 2.0), ([500, "cut"], 4.0), ([503, 429], 7.0)]
)
def test_faults_that_pass_are_waited_for(tmp_path: Path, faults: list, waited: float):
    waits: list[float] = []
    with serving(Q84217=list(faults)) as server:
        fetch(ITEMS, tmp_path / "w.json", how(server, waits))
    assert server.asked.count("Q84217") == len(faults) + 1
    assert waited in waits


@pytest.mark.parametrize(
    ("faults", "why"),
    [
        ([500] * 3, "500 Internal Server Error .3 tries"),
        (["cut"] * 3, "cut off or no JSON"),
        ([302], "redirected to another host, 127.0.0.1:9"),
        ([404], "404 Not Found"),
        (["merged"], "merged into Q9"),
    ],
)
def test_what_cannot_be_fetched_is_told_and_the_rest_is_kept(tmp_path: Path, faults: list, why: str):
    file = tmp_path / "w.json"
    with serving(Q84217=list(faults)) as server:
        with pytest.raises(FetchFailedError, match=f"1 of 3 entities are missing(.|\n)*Q84217: .*{why}"):
            fetch(ITEMS, file, how(server))
        assert not file.exists()
        server.asked.clear()
        fetch(ITEMS, file, how(server))
    assert server.asked == ["Q84217"]
    assert len(read_snapshot(file)) == 3


def test_a_run_that_is_killed_midway_goes_on_where_it_was(tmp_path: Path):
    def killed(done: int, *_: object) -> None:
        if done == 2:
            raise KeyboardInterrupt

    file = tmp_path / "w.json"
    with serving() as server:
        with pytest.raises(KeyboardInterrupt):
            fetch(ITEMS, file, how(server, tell=killed))
        with (tmp_path / "w.json.partial").open("a", encoding="utf-8") as partial:
            partial.write('{"id": "Q189164", "ty')
        fetch(ITEMS, file, how(server))
    assert server.asked == ITEMS
    assert len(read_snapshot(file)) == 3
