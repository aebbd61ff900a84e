"""A project of another domain, language and address (`muehlen/`): the program has nothing of its own in mind."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .little import ROOT, run_kg
from .server.running import Running, serving

FOLDER = Path(__file__).parent / "muehlen"
FOREIGN = re.compile(r"defect|russia|theat(?:re|er)|soviet|ballet|nevozvra|невозвр", re.I)
BASE = "https://muehlen.example/id/"
QUESTION = "muehlen/wer-verkaufte-was"
PAGES = (
    "/",
    "/page/muehle/erlenmuehle",
    "/page/mensch/otto-brandes",
    "/page/event/erlenmuehle-verkauf",
    "/page/dispute/verkauf-jahr",
    "/page/doc/muehlbuch",
    "/page/section/muehlbuch",
    "/questions",
    f"/questions/{QUESTION}",
    "/search?q=Brandes",
    "/search?q=Wassermühle",
    "/page/mensch/niemand",
    "/connections?one=Wendt&other=Brandes",
    "/audit",
    "/ontology",
    "/shapes",
    "/.well-known/void.ttl",
    "/llms.txt",
    "/reconcile",
    "/docs",
    "/openapi.json",
)


def kg(project: Path, *words: str) -> str:
    """Run a command in the project and return what it says on both streams; it must not fail."""
    done = run_kg(*words, KG_PROJECT=str(project), KG_SOURCES=str(project / "texte"), KG_BUILD=str(project / "build"))
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zweites") / "muehlen"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("build"))
    assert "0 violations, 0 warnings" in kg(folder, "build")
    return folder


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[Running]:
    with serving(project=project, KG_PROJECT=str(project), KG_BUILD=str(project / "build")) as running:
        yield running


def test_its_question_has_the_expected_answer(project: Path):
    expected = (FOLDER / "answers" / f"{QUESTION}.csv").read_text(encoding="utf-8")
    assert kg(project, "query", QUESTION, "-f", "csv") == expected
    told = kg(project, "query", QUESTION, "-p", "mensch=Grete Wendt", "--evidence")
    assert "muehlbuch, sentence 3" in told
    assert "Otto Brandes" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("validate",), "conforms: 0 violations, 0 warnings, 0 info"),
        (("verify",), "14 digests checked (1 document, 10 sentences, 3 spans): 0 differ"),
        (("coverage",), "muehlbuch                    3              0          2     5         10"),
        (("show", "Erlenmühle"), "1879 ging die Mühle"),
        (("show", "Erlenmühle"), "Grete Wendt verkaufte die Erlenmühle im Jahr 1879 (die Quellen widersprechen sich)"),
        (("show", "Brandes"), "mensch:otto-brandes"),
        (("explain", "Otto Brandes", "m:kaufte", "Erlenmühle"), "m:kaeuferBei then m:gegenstand makes m:kaufte"),
        (("queries",), "Wer verkaufte welche Mühle an wen, und wann?"),
        (("export", "-f", "jsonld", "--entity", "Erlenmühle"), '"m": "https://muehlen.example/ontology#"'),
        (("export", "-f", "csv"), "label_de"),
        (("export", "-f", "geojson"), '"name": "Erlenmühle"'),
        (("export", "-f", "graphml"), '<edge id="e0" source="mensch:grete-wendt" target="mensch:otto-brandes">'),
        (("query", QUESTION, "-f", "geojson"), "48.5"),
        (("query", QUESTION, "-f", "graphml"), 'source="mensch:grete-wendt" target="muehle:erlenmuehle"'),
        (("show", "Erlenmühle", "-f", "citation"), "Lene Falk, von der Erlenmühle, [n.d.], section muehlbuch"),
        (("show", "section:muehlbuch", "-f", "citation", "--style", "gost"), "Falk L. [Von der Erlenmühle]. [Б. г.]."),
        (("show", "section:muehlbuch", "-f", "csl-json"), '"family": "Falk"'),
        (("link", "status"), "muehle"),
        (("new", "--help"), "mensch"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_commands_speak_of_it_and_of_nothing_else(project: Path, words: tuple[str, ...], told: str):
    said = kg(project, *words)
    assert " ".join(told.split()) in " ".join(said.split())  # lines are as long as the terminal is wide
    assert FOREIGN.findall(said) == []


def test_the_layers_can_be_exported(project: Path, tmp_path: Path):
    kg(project, "export", "-f", "nquads", "-o", str(tmp_path / "all.nq"))
    text = (tmp_path / "all.nq").read_text(encoding="utf-8")
    assert "<https://muehlen.example/graph/authored>" in text
    assert FOREIGN.findall(text) == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_speak_of_it_and_of_nothing_else(server: Running, path: str):
    reply = server.get(path, "application/json" if "json" in path or path == "/reconcile" else "text/html")
    assert reply.status_code == (404 if "niemand" in path else 200), reply.text[:400]
    assert FOREIGN.findall(reply.text) == []


def test_pages_are_labelled_in_its_language(server: Running):
    page = server.get("/page/muehle/erlenmuehle", "text/html").text
    assert "Mühlenbuch" in page
    assert "Verkäufer" in page
    home = server.get("/", "text/html").text
    assert "Verkäufe nach ihrem Datum." in home
    assert "Grete Wendt" in home


def test_pages_are_in_german_because_it_brings_a_table(server: Running):
    home = server.get("/", "text/html", headers={"accept-language": "en"})
    assert home.headers["content-language"] == "de"
    assert '<html lang="de">' in home.text
    assert "Was man fragen kann" in home.text
    assert "hreflang" not in home.text
    assert server.get("/de/browse", "text/html").status_code == 404
    # What its table leaves out is said in English.
    assert "Lists of everything" in server.get("/browse", "text/html").text


@pytest.mark.parametrize(("table", "languages"), [(True, "('de',)"), (False, "('en',)")])
def test_without_a_table_its_pages_would_be_in_english(tmp_path: Path, table: bool, languages: str):
    folder = tmp_path / "muehlen"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("build", *(() if table else ("words",))))
    code = "from kg.translation import *; print(interface_languages(), label_language(), gettext('Questions'))"
    environment = {**os.environ, "KG_PROJECT": str(folder)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == f"{languages} de {'Fragen' if table else 'Questions'}"


def test_the_endpoint_and_the_api_answer(server: Running):
    rows = server.rows(
        "SELECT ?wer { ?wer m:kaufte ?was }".replace("m:kaufte", "<https://muehlen.example/ontology#kaufte>")
    )
    assert rows == [{"wer": "https://muehlen.example/id/mensch/otto-brandes"}]
    reply = server.get(f"/api/{QUESTION}", "application/json")
    assert reply.status_code == 200
    assert "Erlenmühle" in json.dumps(reply.json(), ensure_ascii=False)


TABLES = {
    "menschen": [
        "id,iri,name_de,kaufte,verkaufte",
        f"mensch:grete-wendt,{BASE}mensch/grete-wendt,Grete Wendt,,Erlenmühle",
        f"mensch:jakob-wendt,{BASE}mensch/jakob-wendt,Jakob Wendt,,",
        f"mensch:lene-falk,{BASE}mensch/lene-falk,Lene Falk,,",
        f"mensch:otto-brandes,{BASE}mensch/otto-brandes,Otto Brandes,Erlenmühle,",
    ],
    "verkaeufe": [
        "id,iri,muehle,verkaeufer,breite,when,begin_earliest,begin_latest,end_earliest,end_latest,open_end",
        f"event:erlenmuehle-verkauf,{BASE}event/erlenmuehle-verkauf,Erlenmühle,mensch:grete-wendt,48.5,"
        "1879,1879-01-01,1879-12-31,1879-01-01,1879-12-31,",
    ],
    "participants": [
        "node,part,participant,participant_name",
        "event:erlenmuehle-verkauf,kaeufer,mensch:otto-brandes,Otto Brandes",
        "event:erlenmuehle-verkauf,verkaeufer,mensch:grete-wendt,Grete Wendt",
    ],
}


def test_it_has_tables_of_its_own_among_those_of_the_core(project: Path, tmp_path: Path):
    kg(project, "export", "--tables", str(tmp_path / "tables"))
    told = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "tables").iterdir()}
    assert {name: told[name].splitlines() for name in TABLES} == TABLES
    assert [FOREIGN.findall(text) for text in told.values() if FOREIGN.search(text)] == []
    order = [each["url"] for each in json.loads(told["csv-metadata"])["tables"]]
    assert order[:3] == ["menschen.csv", "events.csv", "verkaeufe.csv"]
    assert "people.csv" not in order
    ties = next(each for each in json.loads(told["csv-metadata"])["tables"] if each["url"] == "ties.csv")
    assert {key["reference"]["resource"] for key in ties["tableSchema"]["foreignKeys"]} == {"menschen.csv"}


def test_what_can_be_asked_of_wikidata_is_its_own(server: Running):
    told = server.get("/reconcile", "application/json").json()
    assert [each["id"] for each in told["defaultTypes"]] == ["Mensch", "Muehle"]
    named = server.get("/reconcile/properties?type=Muehle", "application/json").json()["properties"]
    assert {each["id"] for each in named} == {"P127", "wikidata"}
    asked = {"extend": json.dumps({"ids": ["muehle/erlenmuehle"], "properties": [{"id": "P127"}]})}
    assert "Otto Brandes" in server.client.get(server.url + "/reconcile", params=asked).text


def test_nothing_in_the_program_names_it():
    named = re.compile(r"m[uü]e?hle|verkauf|brandes", re.I)
    files = [
        path for path in (ROOT / "src").rglob("*") if path.suffix in {".py", ".html", ".ttl", ".rq", ".css", ".toml"}
    ]
    assert len(files) > 300
    assert [str(path) for path in files if named.search(path.read_text(encoding="utf-8"))] == []


TWICE = '[prefixes]\nzwei = "https://muehlen.example/ontology#"\n\n[kinds]'
FAULTS = [
    ("project.toml", "[home]", "[heim]", "project.toml:43: heim is no key here; there are: bibliography, coverage"),
    ("project.toml", '["muehlen.ttl"]', '["fehlt.ttl"]', "fehlt.ttl: write it, or take it out of the list"),
    ("project.toml", "[kinds]", TWICE, "project.toml:18: zwei and m stand for one address: keep one of the prefixes"),
    ("project.toml", '["de"]', '["de", "fr"]', "project.toml:8: languages names fr, but no term of the ontology has a"),
    ("project.toml", '"m:Verkauf"', '"m:Kauf"', "project.toml:41: no ontology declares m:Kauf: declare it, or take it"),
    ("project.toml", '"^m:kaufte"', '"^m:besass"', "project.toml:90: no ontology declares m:besass: declare it, or"),
    ("data/muehle/steinmuehle.ttl", '"Steinmühle"@de', '"Mill"@en', "Hat keinen deutschen Namen: rdfs:label mit @de"),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS)
def test_faults_are_told_with_file_line_and_mend(tmp_path: Path, file: str, old: str, new: str, told: str):
    folder = tmp_path / "muehlen"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("build"))
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    done = run_kg("build", KG_PROJECT=str(folder), KG_BUILD=str(tmp_path / "build"))
    assert done.returncode in {1, 2}
    said = done.stdout + done.stderr
    assert f"{file}:" in said
    assert told in said
    assert "Traceback" not in said
