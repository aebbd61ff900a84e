from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import kg
from kg.build import Built
from kg.cli import COMMANDS, main, parser_of

from .little import ROOT, copy_of_project, run, run_kg

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


def test_build_says_what_it_has(capsys: pytest.CaptureFixture[str]):
    assert run("build") == 0
    out = capsys.readouterr().out
    assert out.startswith("triples\n  ontology ")
    assert "findings: 0 violations, " in out
    assert run("build", "-q") == 0
    assert capsys.readouterr().out == ""


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
    found = json.loads(capsys.readouterr().out)["results"]
    assert {result["constraint"] for result in found if result["severity"] == "violation"} == {constraint}


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


@pytest.mark.parametrize("timeout", ["nan", "inf", "0"])
def test_a_server_needs_finite_limits(timeout: str, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", "--port", "0", "--timeout", timeout]) == 2
    assert "must be more than nothing" in capsys.readouterr().err
