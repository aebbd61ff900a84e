"""The access log: one line of JSON per request, complete also when the server is stopped, and without what is asked."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from .running import serving


def test_every_request_leaves_a_line(tmp_path: Path):
    file = tmp_path / "access.jsonl"
    with serving("--data", "--access-log", str(file)) as running:
        answers = [running.get("/sparql?query=ASK%7B%7D%20%23private") for _ in range(2)]
        running.get("/no/such/path")
        running.ask("POST", "/sparql", data={"query": "ASK { #private"})
        running.ask("PUT", "/health")
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(line["method"], line["path"], line["status"], line["cached"]) for line in lines] == [
        ("GET", "/sparql", 200, False),
        ("GET", "/sparql", 200, True),
        ("GET", "/no/such/path", 404, False),
        ("POST", "/sparql", 400, False),
        ("PUT", "/health", 405, False),
    ]
    assert [line["bytes"] for line in lines[:2]] == [len(answer.content) for answer in answers]
    assert [line["lane"] or None for line in lines] == ["query", None, None, "query", None]
    assert all(line["client"] == "127.0.0.1" and line["ms"] >= 0 and not line["broken"] for line in lines)
    assert "private" not in file.read_text(encoding="utf-8")


def test_an_answer_that_broke_off_is_marked(tmp_path: Path, triples_file: Path):
    file = tmp_path / "access.jsonl"
    with serving("--data", str(triples_file), "--timeout", "0.5", "--access-log", str(file)) as running:
        body = {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"}
        with running.client.stream("POST", f"{running.url}/sparql", data=body) as answer:
            answer.close()
        with pytest.raises(httpx.RemoteProtocolError):
            running.client.post(f"{running.url}/sparql", data=body)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line["broken"] for line in lines] == [True, True]
    assert max(line["bytes"] for line in lines) > 0
