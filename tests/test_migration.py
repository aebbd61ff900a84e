"""kg migrate: names move as they stand, whatever a file is; what was canonical stays so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.migration import migrate, migrated, read_moves
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import PREFIXES

from .little import ROOT, run_kg

OLD, CORE = "https://w3id.org/defector-graph/ontology#", PREFIXES["cg"]
MOVES = {OLD + "Claim": CORE + "Claim", OLD + "when": CORE + "when"}
DG, CG = f"@prefix dg: <{OLD}> .\n", f"@prefix cg: <{CORE}> .\n"
TABLE = f"""@prefix dcterms: <http://purl.org/dc/terms/> .
<{OLD}Claim> dcterms:isReplacedBy <{CORE}Claim> .
<{OLD}lamp> dcterms:isReplacedBy <{CORE}lantern> , <{CORE}candle> .
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(f"{DG}<a> a dg:Claim .\n", f"{CG}<a> a cg:Claim .\n", id="the old prefix goes"),
        pytest.param(
            f"{DG}<a> a dg:Claim , dg:Tour .\n", f"{CG}{DG}<a> a cg:Claim , dg:Tour .\n", id="the old prefix stays"
        ),
        pytest.param(
            f"@prefix mine: <{OLD}> .\n<a> mine:when 1 .\n", f"{CG}<a> cg:when 1 .\n", id="under another prefix"
        ),
        pytest.param(
            "@prefix dg: <http://example.org/> .\n<a> a dg:Claim .\n",
            "@prefix dg: <http://example.org/> .\n<a> a dg:Claim .\n",
            id="the prefix of somebody else",
        ),
        pytest.param(f"<a> a <{OLD}Claim> .\n", f"<a> a <{CORE}Claim> .\n", id="a whole address"),
        pytest.param(f"<a> a <{OLD}Claims> .\n", f"<a> a <{OLD}Claims> .\n", id="a longer address"),
        pytest.param(f"{DG}<a> a dg:Claimed .\n", f"{DG}<a> a dg:Claimed .\n", id="a longer name"),
        pytest.param(
            f"PREFIX dg: <{OLD}>\n\nASK {{ ?c a dg:Claim/dg:when }}\n",
            f"PREFIX cg: <{CORE}>\n\nASK {{ ?c a cg:Claim/cg:when }}\n",
            id="a query",
        ),
        pytest.param("Write `dg:Claim`.\n", "Write `cg:Claim`.\n", id="a guide"),
        pytest.param(
            f'{DG}# dg:Claim\n<a> a dg:Tour ; <b> "a dg:Claim"@en .\n',
            f'{CG}{DG}# cg:Claim\n<a> a dg:Tour ; <b> "a cg:Claim"@en .\n',
            id="comments and messages",
        ),
        pytest.param(
            f'{DG}<a> <b> "dg:Claim\\nof dg:when: it so" .\n',
            f'{CG}<a> <b> "cg:Claim\\nof cg:when: it so" .\n',
            id="escapes within a message",
        ),
        pytest.param(
            f"@prefix dg: <{OLD}> . # ours\n<a> a dg:Claim .\n",
            f"@prefix cg: <{CORE}> . # ours\n<a> a cg:Claim .\n",
            id="a comment after a declaration",
        ),
        pytest.param("a,dg:Claim\r\n", "a,cg:Claim\r\n", id="an answer with its line ends"),
    ],
)
def test_names_move_as_they_stand(before: str, after: str):
    assert migrated(before, MOVES)[0] == after


def test_a_second_time_there_is_nothing_to_do():
    once, count = migrated(f"{DG}<a> a dg:Claim ; dg:when 1 .\n", MOVES)
    assert count == 2
    assert migrated(once, MOVES) == (once, 0)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "moved.ttl"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_only_a_single_successor_is_a_move(table: Path):
    assert read_moves(table) == {OLD + "Claim": CORE + "Claim"}


def test_a_table_that_moves_nothing_is_an_error(tmp_path: Path):
    empty = tmp_path / "empty.ttl"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(KgError, match="moves nothing: it has no triple with dcterms:isReplacedBy"):
        read_moves(empty)


def test_canonical_files_stay_so_and_the_table_is_left_alone(table: Path, tmp_path: Path):
    data = tmp_path / "data" / "claims.ttl"
    data.parent.mkdir()
    body = f"{DG}@prefix claim: <{PREFIXES['claim']}> .\n\nclaim:a dg:whom claim:b ; a dg:Claim .\n"
    data.write_text(body, encoding="utf-8")
    data.write_text(turtle.canonical(data), encoding="utf-8")
    assert [(moved.path, moved.names) for moved in migrate(tmp_path, table)] == [(data, 1)]
    assert turtle.is_canonical(data)
    assert "a cg:Claim" in data.read_text(encoding="utf-8")
    assert table.read_text(encoding="utf-8") == TABLE


def test_the_command_tells_what_it_did(table: Path, tmp_path: Path):
    (tmp_path / "one.rq").write_text(f"PREFIX dg: <{OLD}>\nASK {{ ?c a dg:Claim }}\n", encoding="utf-8")
    done = run_kg("migrate", str(tmp_path), "--table", str(table))
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'one.rq'}: 1\n")
    assert run_kg("migrate", str(tmp_path), "--table", str(table)).stdout == ""


@pytest.mark.parametrize(
    ("words", "message"), [(("nowhere",), "nowhere is no folder"), ((".", "--table", "none.ttl"), "none.ttl")]
)
def test_wrong_use_is_told(words: tuple[str, ...], message: str):
    done = run_kg("migrate", *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_our_own_table_has_left_nothing_behind():
    moves = read_moves(Project(ROOT).ontology / "moved.ttl")
    folders = ("data", "queries", "ontology/shapes", "ontology/rules")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.*") if path.suffix in {".ttl", ".rq"}]
    assert len(files) > 100
    assert [path.name for path in files if migrated(path.read_text(encoding="utf-8"), moves)[1]] == []
