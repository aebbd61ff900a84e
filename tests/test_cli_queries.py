"""kg query, kg queries and kg show as commands: formats, time limits, names, refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build import Built
from kg.cli import main

from .little import ROOT, run, run_kg


@pytest.fixture(autouse=True)
def _project(built: Built, monkeypatch: pytest.MonkeyPatch):
    """Every command works on the checkout, which is built before."""
    assert built.folder.is_dir()
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("COLUMNS", "100")


ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j }"


@pytest.mark.parametrize(
    "text",
    ["SELECT ?x {", "SELEC ?x {}", "", "SELECT ?x WHERE { ?x nope:p ?y }", "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
     "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }", "SELECT * FROM <http://e.org/> { ?s ?p ?o }"],
)  # fmt: skip
@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_query_that_cannot_be_used_is_one_message(
    tmp_path: Path, text: str, engine: str, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "query.rq"
    path.write_text(text, encoding="utf-8")
    assert run("query", str(path), "--engine", engine) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("kg query: ")
    assert "Traceback" not in captured.err


def test_an_empty_answer_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "empty.rq"
    path.write_text("SELECT ?x { ?x a dg:Nothing }", encoding="utf-8")
    assert run("query", str(path), "-f", "csv") == 0
    assert capsys.readouterr().out == "x\n"


@pytest.mark.parametrize("name", ["law/provision-in-force-at-event", "provision-in-force-at-event"])
def test_a_canned_query(name: str, capsys: pytest.CaptureFixture[str]):
    assert run("query", name, "-p", "person=Нуреев", "-f", "csv") == 0
    header, *rows = capsys.readouterr().out.splitlines()
    assert header.startswith("person_name,event_kind,event_date,provision_name,how,limited_to,")
    assert {row.split(",")[0] for row in rows} == {"Rudolf Nureyev"}


def test_a_query_with_its_passages(capsys: pytest.CaptureFixture[str]):
    assert run("query", "theatres/who-left-on-whose-tour", "-p", "person=нуреев", "--evidence", "-f", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert len(document["evidence"]) == len(document["results"]["bindings"])
    sections = {c["section"] for citations in document["evidence"] for c in citations}
    assert "aif" in sections


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_a_table_fits_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run("query", "law/provision-in-force-at-event") == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= columns


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.csv", "y\n"), ("a.json", "{"), ("a.md", "| y |"), ("a.xml", "<?xml"), ("a.tsv", "?y\n"), ("a", "")],
)
def test_the_format_follows_the_extension(tmp_path: Path, name: str, begins: str, capsys: pytest.CaptureFixture[str]):
    query = tmp_path / "year.rq"
    query.write_text("SELECT ?y { event:nureyev-defection cg:when ?y }", encoding="utf-8")
    assert run("query", str(query), "-o", str(tmp_path / name)) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert capsys.readouterr().out == ""


def test_a_format_that_is_given_beats_the_extension(tmp_path: Path):
    path = tmp_path / "a.csv"
    assert run("query", "people/defectors-in-order-of-date", "-o", str(path), "-f", "json") == 0
    assert path.read_text(encoding="utf-8").startswith("{")


def test_standard_input_is_a_query():
    done = run_kg("query", "-", "-f", "csv", stdin="SELECT ?y { event:nureyev-defection cg:when ?y }")
    assert (done.returncode, done.stdout, done.stderr) == (0, "y\n1961\n", "")


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_timeout_stops_an_endless_query_and_says_so(engine: str):
    done = run_kg("query", "-", "--timeout", "1", "--engine", engine, stdin=ENDLESS)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "kg query: the query took longer than 1 seconds and was stopped; no answer is given\n"


@pytest.mark.parametrize("words", [["query", "people/who-went-back"], ["query", "no/such-question"]])
def test_a_timeout_that_is_not_reached_changes_nothing(words: list[str]):
    plain, timed = run_kg(*words), run_kg(*words, "--timeout", "60")
    assert (plain.returncode, plain.stdout, plain.stderr) == (timed.returncode, timed.stdout, timed.stderr)


def test_a_reader_that_leaves_early_is_no_error():
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", "export", "-f", "nquads"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ.copy(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert (process.wait(60), told) == (0, "")


def test_no_question_found_is_fine(capsys: pytest.CaptureFixture[str]):
    assert run("queries", "xyzzy") == 0
    assert capsys.readouterr() == ("", "no question has any of these words: xyzzy\n")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["queries", "who", "left", "while", "on", "tour"], "theatres/who-left-on-whose-tour "),
        (["queries", "в чём источники расходятся"], "evidence/disagreements "),
        (["queries", "what did France do for Nureyev"], "reception/measures-against-and-for "),
    ],
)
def test_questions_are_listed_best_first(words: list[str], first: str, capsys: pytest.CaptureFixture[str]):
    assert run(*words) == 0
    assert capsys.readouterr().out.startswith(first)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["query", "who left while on tour"], "theatres/who-left-on-whose-tour Who left on whose tour?"),
        (["query", "где похоронены"], "geography/graves-and-ashes Where are the graves"),
        (["show", "Baryhsnikov"], "person:mikhail-baryshnikov Mikhail Baryshnikov"),
        (["show", "what did France do for Nureyev"], "state:france France"),
        (["query", "people/one-life-in-order", "-p", "person=Годнуов"], "person:alexander-godunov Alexander Godunov"),
    ],
)
def test_plain_words_are_refused_with_what_comes_near_best_first(
    words: list[str], near: str, capsys: pytest.CaptureFixture[str]
):
    assert run(*words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert " ".join(err.splitlines()[1].split()).startswith(near)


@pytest.mark.parametrize("name", ["Schaljapin", "Шаляпину", "Ф. И. Шаляпин", "q189164"])
def test_a_thing_is_shown_by_its_name_in_any_spelling_and_case(name: str, capsys: pytest.CaptureFixture[str]):
    assert run("show", name) == 0
    assert capsys.readouterr().out.startswith("Fyodor Chaliapin · Фёдор Шаляпин\n")


@pytest.mark.parametrize(
    ("query", "row"),
    [
        # Tarkovsky lived in the state; on its territory he left.
        ("asylum/states-asked-and-states-lived-in -p state=Швеции", "Sweden,lived in,Andrei Tarkovsky,"),
        ("geography/what-happened-at-a-place -p place=Швеции", "1984-22,defection,Andrei Tarkovsky,Stockholm,"),
    ],
)
def test_a_name_of_two_things_is_decided_by_the_parameter(query: str, row: str, capsys: pytest.CaptureFixture[str]):
    assert run("query", *query.split(), "-f", "csv") == 0
    assert row in capsys.readouterr().out


def test_queries_are_found_by_their_words(capsys: pytest.CaptureFixture[str]):
    assert run("queries", "went", "back") == 0
    assert "people/who-went-back" in capsys.readouterr().out
    assert run("queries") == 0
    assert "checks/" not in capsys.readouterr().out
    assert run("queries", "show", "who-went-back") == 0
    assert "SELECT" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-p", "person=Нуреев", "-p", "person=Барышников"], "person is given twice, as Нуреев and as Барышников"),
        (["--timeout", "nan"], "--timeout must be more than nothing"),
        (["--timeout", "0"], "--timeout must be more than nothing"),
        (["--timeout", "inf"], "--timeout must be more than nothing"),
        (["--max-depth", "-1"], "--max-depth must be more than nothing"),
        (["--max-memory", "0"], "--max-memory must be more than nothing"),
    ],
)
def test_what_a_query_cannot_be_given_is_told(words: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    assert main(["query", "theatres/who-left-on-whose-tour", *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the query is empty"),
        ("# nothing but this", "the query is empty"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT is an update"),
        ("PREFIX x: <urn:x> delete where { ?s ?p ?o }", "DELETE is an update"),
        ("drop all", "DROP is an update"),
    ],
)
def test_what_is_no_query_is_told(text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "odd.rq"
    file.write_text(text)
    assert main(["query", str(file)]) == 2
    assert said in capsys.readouterr().err
