"""kg link from the command line: against files and servers of this machine alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kg.build import Built
from kg.cli import main
from kg.link.wikibase.snapshot import read_snapshot, write_snapshot

from ..little import ROOT
from .wikibase import entity, item, statement, time

NUREYEV = entity(
    "Q84217",
    "Rudolf Nureyev",
    statement("P570", time("1993-01-06", 11)),
    statement("P106", item("Q805221")),
    statement("P20", item("Q166640")),
)


@pytest.fixture(autouse=True)
def _project(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    assert built.folder.is_dir()
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def snapshot(tmp_path: Path) -> str:
    write_snapshot(tmp_path / "wikidata.json", [NUREYEV])
    return str(tmp_path / "wikidata.json")


class _Wikidata(BaseHTTPRequestHandler):
    """Any entity by GET, one candidate by POST."""

    def do_GET(self) -> None:
        number = self.path.rpartition("/")[2].removesuffix(".json")
        self._send({"entities": {number: entity(number, "Something")}})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        found = {"id": "Q7200", "name": "Alexander Pushkin", "score": 100, "match": True, "type": []}
        self._send({"q0": {"result": [found]}})

    def _send(self, content: dict) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def service() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Wikidata) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    assert main(["link", *words]) == code
    told = capsys.readouterr()
    return told.out, told.err


def test_status_lists_what_is_not_used_with_the_reason(capsys: pytest.CaptureFixture[str]):
    out, _ = said(capsys, "status")
    assert "18 items whose number is verified are not used" in out
    assert "fiction: named in the excerpt alone" in out
    as_json = json.loads(said(capsys, "status", "-f", "json")[0])
    assert sum(sum(row["linked"].values()) for row in as_json["kinds"]) == 177


def test_audit_tells_each_value_and_fails_on_a_kind(capsys: pytest.CaptureFixture[str], snapshot: str):
    out, err = said(capsys, "audit", "--snapshot", snapshot, "--fail-on", "differ", code=1)
    assert "1 of 177 items in the snapshot" in err
    line = next(line for line in out.splitlines() if " P20 " in line)
    assert line.startswith("differ")
    assert said(capsys, "audit", "--snapshot", snapshot, "-f", "csv")[0].startswith("thing,item,pid,kind,")


def test_batch_says_why_each_line_is_out(capsys: pytest.CaptureFixture[str], snapshot: str, tmp_path: Path):
    out, err = said(capsys, "batch", "--snapshot", snapshot)
    assert "section aif is cited by Q212256" in err
    assert out.splitlines()
    assert all(line.startswith("Q84217\tP") and line.endswith("S248\tQ212256") for line in out.splitlines())
    assert "left out: of somebody" not in err, "he is dead"
    assert "left out: disputed here" in err
    lines, _ = said(capsys, "batch", "--snapshot", snapshot, "--reference-url", "aif=https://example.org/aif")
    given, told = said(capsys, "batch", "--snapshot", snapshot, "--stated-in", "aif=Q42")
    assert all(line.endswith("S248\tQ42") for line in given.splitlines())
    assert "is cited by" not in told
    assert lines.splitlines()
    assert all(line.startswith("Q84217\tP") and "S854" in line for line in lines.splitlines())
    differing = tmp_path / "mismatches.csv"
    said(capsys, "batch", "--snapshot", snapshot, "--dry-run", "--mismatches", str(differing))
    assert differing.read_text(encoding="utf-8").startswith("item_id,")


def test_fetch_brings_every_matched_item(capsys: pytest.CaptureFixture[str], service: str, tmp_path: Path):
    file = str(tmp_path / "w.json")
    out, err = said(capsys, "fetch", "--contact", "a@example.org", "--service", service, "--pause", "0", "-o", file)
    assert out.endswith(f"  {file}\n")
    assert "of 177" in err
    assert len(read_snapshot(Path(file))) == 177


def test_candidates_warn_of_the_poet(capsys: pytest.CaptureFixture[str], service: str):
    out, err = said(capsys, "candidates", "person:alexander-pushkin-teacher", "--service", service)
    assert "NAMESAKE: Not this: the poet of the same name" in out
    assert err == "", "nothing is proposed"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["audit", "--snapshot", "none.json"], "none.json"),
        (["audit", "--snapshot", "x", "--fail-on", "nothing"], "no kind is called nothing"),
        (["audit", "--snapshot", "x", "--stated-in", "aif"], "as chronicle=Q42"),
        (["batch", "--snapshot", "x", "--retrieved", "aif=soon"], "as chronicle=2026-11-27"),
        (["batch", "--snapshot", "x", "--let", "everything"], "--let a number"),
        (["fetch", "--contact", "nobody"], "an e-mail or web address"),
        (["fetch", "--contact", "a@example.org", "--service", "ftp://a"], "begins with http"),
        (["candidates", "нуреев", "--limit", "0"], "--limit is at least 1"),
        (["accept", "person:viktor-suvorov", "Q154232", "--why", "x"], "judged before: rejected"),
        (["reject", "person:viktor-suvorov", "154232", "--why", "x"], "write its number"),
    ],
)
def test_wrong_use_says_what_to_do(capsys: pytest.CaptureFixture[str], words: list[str], message: str):
    assert message in said(capsys, *words, code=2)[1]
