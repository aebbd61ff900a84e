"""What `kg new` makes of each kind that the ontology names: valid if told in full, else what is open is told."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.build.findings import project_report
from kg.errors import KgError
from kg.newproject import new_project
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import RDF, abbreviate
from kg.scaffold import kinds_of, new_concept, new_shape, new_thing, open_parts
from kg.scaffold.kinds import vocabulary_of
from kg.scaffold.values import told_of
from kg.validation import Result, Severity

from .little import ROOT, copy_of_project, run_kg

PASSAGE = "cg:evidence=span:aif-mullova-flight"
HER, HER_FILE = "person:viktoria-mullova", "people/viktoria-mullova"
WHOLE: list[tuple[str, str | None, bool, tuple[str, ...], str]] = [
    ("person", None, True, (), "people/new-person"),
    ("group", "dg:Theatre", True, (), "groups"),
    ("place", "dg:City", True, (), "places"),
    ("state", None, True, (), "states"),
    ("work", None, True, ("workKind=c:film", PASSAGE), "works"),
    ("collective", None, True, ("memberKind=c:relative",), "collectives"),
    (
        "law",
        None,
        True,
        ("jurisdiction=state:ussr", "actKind=c:decree", "definesOffence=c:treason", "when=1983", PASSAGE),
        "law/new-law",
    ),
    ("journey", "dg:Tour", True, ("touredBy=group:kirov-theatre", "when=1983", PASSAGE), "journeys/new-journey"),
    (
        "event",
        "dg:Relocation",
        False,
        (f"relocated={HER}", "toState=state:sweden", "cg:when=1983", PASSAGE),
        HER_FILE,
    ),
    (
        "role",
        None,
        False,
        (f"roleHolder={HER}", "position=c:soloist", PASSAGE),
        HER_FILE,
    ),
    (
        "tie",
        "dg:Friendship",
        False,
        (f"party={HER}", "party=person:rudolf-nureyev", PASSAGE),
        "ties/new-tie",
    ),
    (
        "belonging",
        None,
        False,
        (f"owner={HER}", "thingKind=c:stradivarius-violin", PASSAGE),
        HER_FILE,
    ),
    (
        "statement",
        "cg:PublicStatement",
        False,
        (
            "speaker=person:rudolf-nureyev",
            "statementKind=c:assessment",
            f"concerns={HER}",
            PASSAGE,
        ),
        "reception/rudolf-nureyev",
    ),
    (
        "claim",
        None,
        False,
        ("aboutNode=event:mullova-to-sweden", "aboutProperty=dg:fromPlace", "valueNode=place:paris", PASSAGE),
        HER_FILE,
    ),
]
"""Kind, class, whether it has names, what is told of it, and the file below `data/` that it goes into."""


OPEN = ("journey", "event", "role", "statement", "claim")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_of_project(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def ontology(copy: Project) -> Graph:
    return vocabulary_of(copy)


@pytest.fixture(scope="module")
def made(copy: Project) -> dict[str, tuple[Path, list[str]]]:
    """Make a thing of each kind, whole (`new-…`) and bare (`open-…`); return its file and what is still open."""
    found = {}
    for kind, cls, named, told, _ in WHOLE:
        for start, pairs in (("new", told), *([("open", ())] if kind in OPEN else [])):
            labels = (f"Made-up {start} {kind}", f"Выдуманное: {start} {kind}")
            (path,) = new_thing(copy, kind, f"{start}-{kind}", labels if named else (), cls=cls, told=pairs)
            left = open_parts(copy, kind, cls, pairs)
            found[f"{kind}:{start}-{kind}"] = path, [each.message for each in left]
    return found


@pytest.fixture(scope="module")
def complaints(copy: Project, made: dict[str, tuple[Path, list[str]]]) -> dict[str, list[Result]]:
    """What the shapes say of each thing that was made, in both stages."""
    told: dict[str, list[Result]] = {name: [] for name in made}
    for result in project_report(copy).results:
        if isinstance(result.focus, NamedNode):
            told.setdefault(abbreviate(result.focus.value), []).append(result)
    return told


def test_each_kind_of_the_ontology_is_tried(copy: Project):
    assert set(kinds_of(copy)) == {kind for kind, *_ in WHOLE} | {"dispute"}


@pytest.mark.parametrize(("kind", "place"), [(kind, place) for kind, *_, place in WHOLE])
def test_it_goes_where_things_like_it_lie(copy: Project, made, kind: str, place: str):
    path, _ = made[f"{kind}:new-{kind}"]
    assert path == copy.data / f"{place}.ttl"
    assert turtle.is_canonical(path)


@pytest.mark.parametrize("kind", [kind for kind, *_ in WHOLE])
def test_told_in_full_it_is_valid(made, complaints, kind: str):
    assert made[f"{kind}:new-{kind}"][1] == []
    assert [each.message for each in complaints[f"{kind}:new-{kind}"] if each.severity == Severity.VIOLATION] == []


@pytest.mark.parametrize("kind", OPEN)
def test_what_is_to_be_filled_is_what_the_shapes_complain_of(made, complaints, kind: str):
    _, told = made[f"{kind}:open-{kind}"]
    assert told
    assert {each.message for each in complaints[f"{kind}:open-{kind}"]} == set(told)


@pytest.mark.parametrize(
    ("kind", "slug", "cls", "says"),
    [
        ("king", "a", None, "no things of the kind king here; there are: belonging"),
        ("event", "a", "dg:Coronation", "dg:Coronation is no class of the kind event"),
        ("event", "a", "dg:Journey", "dg:Journey is no class of the kind event"),
        (
            "event",
            "mullova-defection",
            "dg:Birth",
            f"data/{HER_FILE}.ttl: event:mullova-defection exists already;",
        ),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(copy: Project, kind: str, slug: str, cls: str, says: str):
    before = {path: path.stat().st_mtime_ns for path in copy.data_files()}
    with pytest.raises(KgError) as raised:
        new_thing(copy, kind, slug, cls=cls)
    assert says in str(raised.value)
    assert {path: path.stat().st_mtime_ns for path in copy.data_files()} == before


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("dg:borne=person:ayn-rand", "dg:borne is no property of the ontology"),
        ("dg:born", "write a property, = and a value"),
        ("dg:born=Ayn Rand", "“Ayn Rand” is no address"),
        ("cg:when=in spring", "is no EDTF date"),
        ("aboutProperty=dg:bron", "dg:bron is not a term of the ontology"),
        ('valueLiteral="open', "is one literal of Turtle"),
    ],
)
def test_a_value_that_does_not_fit_its_property_is_told(ontology: Graph, pair: str, says: str):
    with pytest.raises(KgError) as raised:
        told_of(ontology, pair)
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("pair", "value"),
    [
        ("cg:valueLiteral=1922-06", '"1922-06"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
        ("valueLiteral=a tenor", '"a tenor"@en'),
        ('valueLiteral="тенор"@ru', '"тенор"@ru'),
        ("takenAlong=false", '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("isbn=0-00", '"0-00"'),
        ("rank=cc:preferred", "<https://w3id.org/cited-graph/id/concept/preferred>"),
    ],
)
def test_a_value_is_written_as_its_property_has_it(ontology: Graph, pair: str, value: str):
    assert str(told_of(ontology, pair)[1]) == value


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A little project of other names and languages, where the command line is tried."""
    folder = tmp_path_factory.mktemp("own") / "letters"
    new_project(folder, ["de", "en"])
    return folder


def said_to(project: Path, *commands: Sequence[str]) -> list[tuple[int, str, str]]:
    """Run some commands in one process of the project; what each of them leaves by, prints and tells."""
    environment = {**os.environ, "KG_PROJECT": str(project), "KG_BUILD": str(project / "build")}
    environment["KG_SOURCES"] = str(project / "sources")
    words = [sys.executable, "-c", RUN_ALL, json.dumps(commands)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    return [(code, out, told) for code, out, told in json.loads(done.stdout)]


RUN_ALL = """
import contextlib, io, json, sys
from kg.cli import main
told = []
for words in json.loads(sys.argv[1]):
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    out.flush()
    told.append((code, out.buffer.getvalue().decode(), err.getvalue()))
print(json.dumps(told))
"""


NAMES = ("--label", "Name", "--label-en", "name")
DEFINED = ("--definition", "Was es ist.", "--definition-en", "What it is.")
CITED = ("-w", "cg:evidence=span:first-text-stay")
CLAIM = ("-w", "aboutNode=event:hale-stay", "-w", "aboutProperty=letters:stayedAt", *CITED)
SIDES = ("-w", "hasClaim=claim:fenn-left", "-w", "hasClaim=claim:fenn-stayed")
LIST = ("--scheme-label", "Posten", "--scheme-label-en", "Posts")
SKELETONS: list[tuple[tuple[str, ...], str]] = [
    (("person", "ben-hale", *NAMES), "data/people.ttl"),
    (("place", "whitby", *NAMES), "data/places.ttl"),
    (("event", "hale-stay", "--class", "letters:Stay", "-w", "whoStayed=person:ben-hale", *CITED), "data/events.ttl"),
    (("statement", "hale-says", "--class", "cg:PublicStatement", *CITED), "data/statements/hale-says.ttl"),
    (("claim", "fenn-left", *CLAIM, "-w", "valueNode=place:whitby"), "data/events.ttl"),
    (("claim", "fenn-stayed", *CLAIM, "-w", "valueNode=place:gull-rock"), "data/events.ttl"),
    (
        ("dispute", "where", *NAMES, *SIDES, "-w", "disputeType=cc:type-value", "-w", "rationale=Zwei Orte."),
        "data/events.ttl",
    ),
    (("concept", "keeper", "--scheme", "posts", *NAMES, *DEFINED, *LIST), "ontology/concepts/posts.ttl"),
    (("concept", "mate", "--scheme", "posts", "--broader", "keeper", *NAMES, *DEFINED), "ontology/concepts/posts.ttl"),
    (("term", "Storm", "--kind", "class", *NAMES, *DEFINED), "ontology/terms.ttl\nontology/context.jsonld"),
    (("query", "people/who", "--summary", "Wer?"), "queries/people/who.rq\ntests/answers/people/who.csv"),
    (("rule", "near", "--summary", "Was liegt nahe?"), "ontology/rules/near.rq"),
    (
        ("shape", "StayPlace", "--target", "letters:Stay", "--path", "cg:evidence", "--message", "Nenne die Stelle."),
        "ontology/shapes/stay-place.ttl",
    ),
]


def test_a_project_of_other_names_takes_all_of_them_and_is_valid(letters: Path):
    asked = [["validate"], ["query", "people/who", "-f", "csv"]]
    *made, validated, answer = said_to(letters, *(["new", *words] for words, _ in SKELETONS), *asked)
    assert [(code, out) for code, out, _ in made] == [(0, f"{place}\n") for _, place in SKELETONS]
    assert [told for *_, told in made if "fill in" in told] == []
    assert "conforms: 0 violations, 0 warnings" in validated[1], validated
    assert answer[1].count("person/ben-hale") == 1


NEEDS = [
    ((), "say what shall be made: project, document, citation, concept, query, rule, shape, term, claim, dispute"),
    (("event", "x"), "event needs --class (one of cg:Event, letters:Stay, cg:Attempt, cg:Demand, cg:Plan) as well"),
    (("person",), "person needs SLUG (its name in addresses: lower-case words joined by hyphens), --label (its"),
    (("project",), "project needs NAME (the new folder"),
    (("term", "Wind", *NAMES, *DEFINED), "term needs --kind (one of class, object, data)"),
    (("term", "Wind", "--kind", "thing", *NAMES, *DEFINED), "--kind of a new term is one of class, object, data, not"),
    (("concept", "x", "--scheme", "nowhere", *NAMES, *DEFINED), "there is no scheme scheme:nowhere; name it by"),
]


def test_without_a_terminal_what_is_needed_is_told_in_one_sentence(letters: Path):
    for (code, out, told), (_, says) in zip(said_to(letters, *(["new", *w] for w, _ in NEEDS)), NEEDS, strict=True):
        assert (code, out) == (2, "")
        assert told.startswith(f"kg new: {says}")
        assert told.count("\n") == 1


def at_a_terminal(project: Path, answers: str, *words: str) -> str:
    """Run kg new as before a terminal, type the answers, and return all that it says."""
    here, there = pty.openpty()
    environment = {**os.environ, "KG_PROJECT": str(project), "COLUMNS": "200"}
    command = [sys.executable, "-m", "kg.cli", "new", *words]
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=environment, cwd=ROOT):
        os.close(there)
        os.write(here, answers.encode())
        said = b""
        try:
            while part := os.read(here, 4096):
                said += part
        except OSError:
            # The end of a terminal that its last writer has left.
            pass
    os.close(here)
    return said.decode()


def test_before_a_terminal_it_asks_for_the_kind_and_all_that_it_needs(letters: Path):
    span = "span:first-text-stay"
    answers = ["", "nothing", "event", "storm-stay", "letters:Wind", "2", "Ada", "person:ada-fenn", span]
    said = at_a_terminal(letters, "\n".join([*answers, ""]))
    assert "letters:Stay" in said
    assert "A stay is of somebody" in said
    assert "nothing is none of them" in said
    assert "letters:Wind is none of them" in said
    assert "“Ada” is no address" in said
    text = (letters / "data" / "events.ttl").read_text(encoding="utf-8")
    block = text[text.index("event:storm-stay") :].partition("\n\n")[0]
    assert [line.strip(" ;.") for line in block.splitlines()] == [
        "event:storm-stay",
        "a letters:Stay",
        "letters:whoStayed person:ada-fenn",
        f"cg:evidence {span}",
    ]


def test_the_end_of_what_is_typed_ends_it_with_nothing_written(letters: Path):
    before = {path: path.stat().st_mtime_ns for path in letters.rglob("*.ttl")}
    assert "stopped; nothing was written" in at_a_terminal(letters, "ada-again\n\x04", "person")
    assert {path: path.stat().st_mtime_ns for path in letters.rglob("*.ttl")} == before


def test_a_shape_comes_with_a_case_for_each_side_where_the_project_has_any(copy: Project):
    (copy.root / "tests" / "shapes").mkdir(parents=True)
    files = new_shape(copy, "BirthPlace", "dg:Birth", "dg:place", "A birth is somewhere: name the place.")
    shape, invalid, valid = files
    assert (invalid.name, valid.name) == ("invalid.missing.ttl", "valid.there.ttl")
    for case, code in ((valid, 0), (invalid, 1)):
        done = run_kg("validate", str(case), "-s", str(shape), KG_PROJECT=str(copy.root))
        assert done.returncode == code, done.stdout + done.stderr
    with pytest.raises(KgError, match="exists already"):
        new_shape(copy, "BirthPlace", "dg:Birth", "dg:place", "Again.")
    with pytest.raises(KgError, match="dg:Brith is no class"):
        new_shape(copy, "Other", "dg:Brith", "dg:place", "No.")


def test_a_concept_that_is_there_is_left_alone(copy: Project):
    with pytest.raises(KgError, match="c:soloist exists already"):
        new_concept(copy, "soloist", "positions", ("a", "б"), ("A.", "Б."))
    assert turtle.read(copy.ontology / "concepts" / "positions.ttl")[0].predicate == RDF.type
