"""Every kind of problem is described where its type leads."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from kg.server.endpoint.problemkinds import KINDS

from .running import ROOT

# Made of the name of a limit: see kg.server.workers.sink.over.
OF_LIMITS = {"answer-limit", "rows-limit"}


def kinds_used() -> Iterator[str]:
    """Yield the second argument of every `Problem(…)` in the server's code."""
    for path in (ROOT / "src" / "kg" / "server").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                yield from (a.value for a in node.args[1:2] if isinstance(a, ast.Constant) and isinstance(a.value, str))


def test_every_kind_that_is_used_is_described_and_no_other():
    assert set(KINDS) == set(kinds_used()) | OF_LIMITS


def test_kinds_are_in_order_and_told_in_sentences():
    assert list(KINDS) == sorted(KINDS)
    assert [kind for kind, meaning in KINDS.items() if not meaning.endswith(".")] == []


@pytest.mark.parametrize("kind", ["not-found", "time-limit"])
def test_a_type_leads_to_its_description(server, kind):
    answer = server.get(f"/problems/{kind}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/problems#{kind}")
    assert server.get("/problems").json()[kind] == KINDS[kind]
    page = server.get("/problems", "text/html").text
    assert f'id="{kind}"' in page
    assert KINDS[kind].split(".")[0] in page


def test_an_unknown_kind_is_not_found(server):
    assert server.get("/problems/nonsense").status_code == 404


def test_a_type_leads_somewhere(server):
    told = server.get("/page/person/nobody-of-this-name", "application/problem+json").json()
    assert server.get(told["type"]).status_code == 303
