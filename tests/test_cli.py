from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import kg
from kg.build import Built
from kg.cli import COMMANDS, main, parser_of

from .little import ROOT, copy_of_project, run_kg

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j }"
LAMP = "@prefix e: <http://example.org/> .\ne:ada e:keeps e:lamp ; e:years 7.50 .\n"


@pytest.fixture(autouse=True)
def _project(built: Built, monkeypatch: pytest.MonkeyPatch):
    """Every command works on the checkout, which is built before."""
    assert built.folder.is_dir()
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.ttl"
    path.write_text(LAMP, encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix e: <http://example.org/> .\ne:ada e:keeps\n", encoding="utf-8")
    return path


def run(*words: str) -> int:
    """Run a command; argparse leaves by an exception, which says the same as an exit code."""
    try:
        return main(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)


WRONG = [
    (["query", "no/such-question"], "no canned query is called no/such-question"),
    (["query", "theatres/who-left-on-whose-tour", "-p", "person=Nobody Atall"], "nothing here is called “Nobody Atall”"),  # noqa: E501
    (["query", "theatres/who-left-on-whose-tour", "-p", "person=Paris"], "is no dg:Person"),
    (["query", "theatres/who-left-on-whose-tour", "-p", "nobody=x"], "has no parameter nobody"),
    (["query", "theatres/who-left-on-whose-tour", "-p", "person"], "write NAME=VALUE"),
    (["query", "roles/posts-in-a-year", "-p", "year=soon"], "a whole number"),
    (["query", "nowhere.rq"], "there is no such file"),
    (["query", "people/who-went-back", "-f", "pdf"], "pdf is no format of this command; there are: table"),
    (["query", "people/who-went-back", "--view", "yesterday"], "no view is called yesterday"),
    (["query", "people/who-went-back", "--endpoint", "ftp://x/"], "is no http address"),
    (["query", "people/who-went-back", "-o", "/nowhere/at/all.csv"], "cannot be written"),
    (["show", "Nobody Atall"], "nothing here is called “Nobody Atall”"),
    (["show", "Vladimir"], "name of several things"),
    (["queries", "show", "no/such-question"], "no canned query is called"),
    (["convert", "nowhere.ttl"], "nowhere.ttl: No such file or directory"),
    (["convert", "nowhere.pdf"], "does not tell the format"),
    (["convert", "nowhere.ttl.gz"], "nowhere.ttl.gz: No such file or directory"),
    (["convert", "-", "-f", "ntriples"], "say it with --from"),
    (["convert", __file__, "--from", "turtle", "--base", ""], "Invalid base IRI"),
    (["validate", "-s", "-", "-"], "standard input can be read once"),
    (["query", "SELECT * { ?s ?p ?o }"], "a query of your own goes to standard input"),
    (["reason", "nowhere.ttl"], "nowhere.ttl: No such file or directory"),
    (["validate", "nowhere.ttl"], "nowhere.ttl: No such file or directory"),
    (["validate", "-s", "shapes.ttl"], "name the data to validate against these shapes"),
    (["export", "--layer", "yesterday"], "no layer is called yesterday"),
    (["export", "--entity", "xyzzy"], "nothing here is called"),
    (["export", "-f", "pdf"], "pdf is no format of this command"),
    (["coverage", "nowhere"], "no section is called nowhere"),
    (["verify", "--sources", "/nowhere"], "--sources"),
    (["cite", "aif", "words", "--sources", "/nowhere"], "--sources"),
    (["new", "person", "Not A Slug", "--label", "a", "--label-ru", "b"], "a slug has lower-case letters"),
    (["nonsense"], "no command is called nonsense; there are: build, query"),
    (["query"], "the following arguments are required"),
    (["query", "people/who-went-back", "--nonsense"], "--nonsense"),
    (["new", "poem", "x"], "poem"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_wrong_use_ends_with_2_and_one_clear_message(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
):
    assert run(*words) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert "kg" in captured.err


@pytest.mark.parametrize("command", ["convert", "reason", "validate"])
def test_a_turtle_file_with_an_error_is_named_with_the_line(
    broken: Path, command: str, capsys: pytest.CaptureFixture[str]
):
    assert run(command, str(broken)) == 2
    captured = capsys.readouterr()
    assert f"{broken}:3:" in captured.err
    assert captured.out == ""


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


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]):
    assert run(command, "--help") == 0
    assert f"usage: kg {command}" in capsys.readouterr().out
    assert parser_of(command).prog == f"kg {command}"


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]):
    assert run() == 2
    assert run("--help") == 0
    assert run("--version") == 0
    out = capsys.readouterr().out
    assert [command for command in COMMANDS if f"\n  {command} " not in out] == []


def test_the_version_is_that_of_the_program_and_of_the_data(built, monkeypatch, tmp_path: Path, capsys):
    assert run("--version") == 0
    digest = built.manifest["inputs"][:12]
    assert capsys.readouterr().out == f"kg {kg.__version__}\ndata: {digest}, {built.project.root}\n"
    monkeypatch.setenv("KG_BUILD", str(tmp_path))
    assert run("--version") == 0
    assert "data: not built, " in capsys.readouterr().out
    monkeypatch.setenv("KG_PROJECT", str(tmp_path / "nowhere"))
    assert run("--version") == 0
    assert "there is no project.toml in it" in capsys.readouterr().out


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


def test_build_says_what_it_has(capsys: pytest.CaptureFixture[str]):
    assert run("build") == 0
    out = capsys.readouterr().out
    assert out.startswith("triples\n  ontology ")
    assert "findings: 0 violations, " in out
    assert run("build", "-q") == 0
    assert capsys.readouterr().out == ""


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
    ("words", "says"),
    [
        (["show", "нуреев"], "Rudolf Nureyev · Рудольф Нуреев"),
        (["show", "Nureyev", "-f", "json"], '"https://w3id.org/defector-graph/id/person/rudolf-nureyev"'),
        (["show", "Nureyev", "-f", "turtle"], "person:rudolf-nureyev a dg:Person"),
        (["coverage"], "all sections"),
        (["coverage", "-f", "csv"], "section,said_in_triples,only_in_words,set_aside,open,sentences\n"),
        (["coverage", "-f", "json"], '"section": "aif"'),
        (["coverage", "aif"], "nothing is open"),
        (["export", "--entity", "Nureyev"], "person:rudolf-nureyev a dg:Person"),
        (["export", "-f", "nquads", "--layer", "claims"], "graph/claims> ."),
        (["export", "-f", "csv"], "id,kind,classes,"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_commands_write_their_result_to_standard_output(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
):
    assert run(*words) == 0
    captured = capsys.readouterr()
    assert says in captured.out
    assert captured.err == ""


def test_convert(lamp: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run("convert", str(lamp), "-f", "ntriples") == 0
    assert '"7.50"^^<http://www.w3.org/2001/XMLSchema#decimal>' in capsys.readouterr().out
    assert run("convert", str(lamp), "-o", str(tmp_path / "lamp.jsonld")) == 0
    written = parse((tmp_path / "lamp.jsonld").read_bytes(), format=RdfFormat.JSON_LD)
    assert {str(q) for q in written} == {str(q) for q in parse(LAMP, format=RdfFormat.TURTLE)}


def test_convert_from_standard_input():
    done = run_kg("convert", "-", "--from", "turtle", "-f", "ntriples", stdin=LAMP)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2


def test_reason_gives_what_follows(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix : <http://e.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        ":A rdfs:subClassOf :B . :x a :A .",
        encoding="utf-8",
    )
    assert run("reason", str(path), "--only-new", "-f", "ntriples") == 0
    captured = capsys.readouterr()
    assert "<http://e.org/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e.org/B> .\n" in captured.out
    assert "ns#type> <http://e.org/A>" not in captured.out


@pytest.mark.parametrize(
    ("case", "constraint"),
    [
        ("Request/invalid.granted-and-refused", "s:Request-answer"),
        ("Dispute/invalid.event-as-claim", "csh:Dispute-claims"),
    ],
)
def test_a_violation_is_told_although_the_data_contradict_the_ontology_too(
    case: str, constraint: str, capsys: pytest.CaptureFixture[str]
):
    assert run("validate", str(ROOT / "tests" / "shapes" / f"{case}.ttl"), "-f", "json") == 1
    assert {result["constraint"] for result in json.loads(capsys.readouterr().out)["results"]} == {constraint}


def test_reason_ends_with_1_when_the_data_contradict_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix : <http://e.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        ":A owl:disjointWith :B . :x a :A , :B .",
        encoding="utf-8",
    )
    assert run("reason", str(path)) == 1
    assert "kg reason: inconsistent: " in capsys.readouterr().err


SHAPES = """
@prefix e: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
e:Shape a sh:NodeShape ; sh:targetSubjectsOf e:keeps ; sh:property e:Shape-name .
e:Shape-name a sh:PropertyShape ; sh:path e:name ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "Say the name." .
"""


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 0), ("warning", 1), ("info", 1), ("none", 0)])
@pytest.mark.parametrize("format_name", ["human", "table", "json", "turtle", "jsonld"])
def test_validate_any_file_against_any_shapes(
    lamp: Path, tmp_path: Path, fail_on: str, code: int, format_name: str, capsys: pytest.CaptureFixture[str]
):
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPES, encoding="utf-8")
    assert run("validate", str(lamp), "-s", str(shapes), "--fail-on", fail_on, "-f", format_name) == code
    out = capsys.readouterr().out
    assert "Say the name." in out
    assert "example.org/ada" in out
    # SHACL 3.6.1.1: a report with any result does not conform, whatever its severity.
    told = {"human": "passes: 0 violations, 1 warning", "json": '"conforms": false', "turtle": "sh:conforms false"}
    assert told.get(format_name, "") in out
    assert format_name != "turtle" or "defector-graph" not in out, "a report on files of others has their names alone"


def test_new_writes_into_the_project_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    copy_of_project(tmp_path)
    monkeypatch.setenv("KG_PROJECT", str(tmp_path))
    words = ("new", "person", "ada-fenn", "--label", "Ada Fenn", "--label-ru", "Ада Фенн")
    assert run(*words) == 0
    assert capsys.readouterr().out == "data/people/ada-fenn.ttl\n"
    assert run(*words) == 2
    assert "; nothing was written" in capsys.readouterr().err


def test_cite_gives_a_span_ready_to_paste(sources_folder: Path, capsys: pytest.CaptureFixture[str]):
    word = next(w for w in sorted(sources_folder.iterdir())[1].read_text(encoding="utf-8").split() if len(w) > 12)
    code = run("cite", "oped", word, "--slug", "long-word", "--sources", str(sources_folder))
    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "") or "take in more words" in captured.err
    assert code != 0 or "span:oped-long-word\n    a cg:Span ;" in captured.out


def test_cite_adds_a_span_once(
    sources_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    copy_of_project(tmp_path)
    monkeypatch.setenv("KG_PROJECT", str(tmp_path))
    words = ("cite", "oped", "2023-05-22", "--slug", "a-date", "--paraphrase", "A date.", "--add")
    words = (*words, "--sources", str(sources_folder))
    assert run(*words) == 0
    assert capsys.readouterr().out == "data/evidence/oped.ttl\n"
    assert run(*words) == 2
    assert "span:oped-a-date is there already" in capsys.readouterr().err
    assert run(*words[:3], "--add", "--sources", str(sources_folder)) == 2
    assert "--add needs --slug and --paraphrase" in capsys.readouterr().err


def test_format_names_what_it_changes_and_check_writes_nothing(lamp: Path, capsys: pytest.CaptureFixture[str]):
    assert run("format", "--check", str(lamp)) == 1
    assert lamp.read_text(encoding="utf-8") == LAMP
    assert run("format", str(lamp)) == 0
    assert capsys.readouterr().out.splitlines() == [str(lamp)] * 2
    assert run("format", "--check", str(lamp)) == 0


def test_starting_imports_nothing_heavy():
    heavy = ("rdflib", "pyshacl", "owlrl", "rich", "pyoxigraph")
    code = f"import sys, kg.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


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


@pytest.mark.parametrize("timeout", ["nan", "inf", "0"])
def test_a_server_needs_finite_limits(timeout: str, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", "--port", "0", "--timeout", timeout]) == 2
    assert "must be more than nothing" in capsys.readouterr().err
