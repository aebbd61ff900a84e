"""The API over HTTP: requests to status, headers and body; clients that were generated; Schemathesis."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import Built

from ..budgets import spread
from .canned_support import NAMES, TOURS, expected
from .running import Running, serving

ADDRESS = f"/api/{TOURS}"
GODUNOV = "%D0%93%D0%BE%D0%B4%D1%83%D0%BD%D0%BE%D0%B2"
PROBLEM = "application/problem+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

# path, Accept, status, media type, what the body says
REQUESTS = [
    (ADDRESS, None, 200, "application/json", '"total":11'),
    (ADDRESS, "*/*", 200, "application/json", '"total":11'),
    (ADDRESS, BROWSER, 200, "application/json", '"total":11'),
    (ADDRESS, "text/csv", 200, "text/csv; charset=utf-8", "person_name,company_name"),
    (ADDRESS, "text/csv;q=0.5, application/sparql-results+xml", 200, "application/sparql-results+xml", "<sparql"),
    (ADDRESS, "application/*;q=0.1, text/tab-separated-values", 200, "text/tab-separated-values; charset=utf-8", "?pe"),
    (ADDRESS, "image/png", 406, PROBLEM, "application/sparql-results+json"),
    (ADDRESS, "text/turtle", 406, PROBLEM, "evidence=true"),
    (f"{ADDRESS}?evidence=true", "text/turtle", 200, "text/turtle; charset=utf-8", "oa:Annotation"),
    (f"{ADDRESS}?format=csv", "application/json", 200, "text/csv; charset=utf-8", "person_name"),
    (f"{ADDRESS}?format=pdf", None, 400, PROBLEM, '"parameter": "format"'),
    (f"{ADDRESS}?person={GODUNOV}", None, 200, "application/json", "Bolshoi Theatre"),
    (f"{ADDRESS}?person=Alexander+Godunov", None, 200, "application/json", "Bolshoi Theatre"),
    (f"{ADDRESS}?person=%FF", None, 400, PROBLEM, "UTF-8"),
    (f"{ADDRESS}?person=Nureyevsky", None, 400, PROBLEM, "person:rudolf-nureyev"),
    (f"{ADDRESS}?person=%3Cscript%3Ealert(1)%3C/script%3E", None, 400, PROBLEM, '"parameter": "person"'),
    (f"{ADDRESS}?person=a&person=b", None, 400, PROBLEM, "repeated-parameter"),
    (f"{ADDRESS}?nobody=a", None, 400, PROBLEM, "unknown-parameter"),
    (f"{ADDRESS}?view=without:aif", None, 200, "application/json", '"total":6'),
    (f"{ADDRESS}?view=mine", None, 400, PROBLEM, "without:oped"),
    ("/api/theatres/who-left-on-whose-tuor", None, 404, PROBLEM, "theatres/who-left-on-whose-tour"),
    ("/api/checks/same-name-violation", None, 404, PROBLEM, "unknown-query"),
    ("/api/..%2F..%2Fetc/passwd", None, 404, PROBLEM, "404"),
    ("/api/queries", None, 200, "application/json", '"theatres/who-left-on-whose-tour"'),
    ("/api/queries?family=law&format=csv", None, 200, "text/csv; charset=utf-8", "law/convictions"),
    ("/api/queries?family=opera", None, 400, PROBLEM, "theatres"),
    ("/api/queries?word=opera", None, 400, PROBLEM, "unknown-parameter"),
    (f"/api/queries/{TOURS}", None, 200, "application/json", '"sparql":"#+ summary'),
    (f"/api/queries/{TOURS}?a=b", None, 400, PROBLEM, "unknown-parameter"),
    (f"/api/queries/{TOURS}.rq", None, 200, "application/sparql-query", "SELECT DISTINCT ?person_name"),
    (f"/api/queries/{TOURS}.rq?person={GODUNOV}", None, 200, "application/sparql-query", "VALUES ?__person_iri"),
    ("/api/queries/a/b.rq", None, 404, PROBLEM, "unknown-query"),
    ("/openapi.json", None, 200, "application/json", '"openapi":"3.1.0"'),
    ("/openapi.json", "application/vnd.oai.openapi+json", 200, "application/vnd.oai.openapi+json", "3.1.0"),
    ("/openapi.json", "text/csv", 406, PROBLEM, "application/json"),
    ("/docs", BROWSER, 200, "text/html; charset=utf-8", "<h1>The API</h1>"),
    ("/docs", None, 200, "text/html; charset=utf-8", "<h1>The API</h1>"),
]


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: f"{case[0]} {case[1]}")
def test_requests(server: Running, case: tuple[str, str | None, int, str, str]):
    path, accept, status, media_type, says = case
    answer = server.get(path, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (status, media_type)
    assert says in answer.text
    assert "Accept" in answer.headers["vary"]
    assert answer.headers["access-control-allow-origin"] == "*"
    head = server.ask("HEAD", path, accept)
    assert (head.status_code, head.headers["content-type"], head.content) == (status, media_type, b"")


def test_every_question_answers_over_http_as_its_file_says(server: Running):
    for name in NAMES:
        wanted = expected(name)
        answer = server.get(f"/api/{name}", "text/csv", params=dict(wanted.parameters))
        assert answer.text == wanted.csv, name


GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
TOLD = re.findall(r"```http\nGET (\S+)\n```\n\n```\w+\n(.*?)```", GUIDE, flags=re.DOTALL)


@pytest.mark.parametrize(("path", "says"), TOLD)
def test_the_guide_tells_what_is_answered(server: Running, path: str, says: str):
    answer = server.get(path).text
    place = 0
    for piece in (line for part in says.split("…") for line in part.splitlines() if line):
        place = answer.find(piece, place)
        assert place >= 0, f"{piece} is not told, or not in this place"


def test_an_answer_that_is_known_is_not_sent_again(server: Running):
    etag = server.get(ADDRESS).headers["etag"]
    assert server.get(ADDRESS, headers={"if-none-match": etag}).status_code == 304
    assert server.get(f"{ADDRESS}?limit=1", headers={"if-none-match": etag}).status_code == 200


def test_links_lead_through_the_whole_answer(server: Running):
    path, names = f"{ADDRESS}?limit=3", []
    while path:
        answer = server.get(path)
        names += [row["person_name"] for row in answer.json()["rows"]]
        path = answer.links.get("next", {}).get("url")
    whole = server.get(ADDRESS)
    assert names == [row["person_name"] for row in whole.json()["rows"]]
    assert whole.headers["x-total-count"] == str(len(names))
    assert "X-Total-Count" in whole.headers["access-control-expose-headers"]
    assert "Link" in whole.headers["access-control-expose-headers"]


def test_nothing_but_reading_is_allowed(server: Running):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = server.ask(method, ADDRESS)
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]


def test_a_slash_at_the_end_leads_to_the_question(server: Running):
    answer = server.get(f"{ADDRESS}/?limit=1")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{ADDRESS}?limit=1")


def test_a_generated_client_asks_and_gets_typed_rows(server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """openapi-python-client makes a package of the description; one of its functions is called."""
    described = tmp_path / "openapi.json"
    described.write_text(server.get("/openapi.json").text, encoding="utf-8")
    settings = tmp_path / "settings.yaml"
    settings.write_text("post_hooks: []\n", encoding="utf-8")
    package = tmp_path / "defector_client"
    generator = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(described), "--meta", "none"]
    done = subprocess.run(
        [*generator, "--output-path", str(package), "--config", str(settings)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "Error" not in done.stdout
    monkeypatch.syspath_prepend(tmp_path)
    package_client = importlib.import_module("defector_client").Client(base_url=server.url)
    module = importlib.import_module("defector_client.api.theatres.theatres_who_left_on_whose_tour")
    with package_client as client:
        found = module.sync(client=client, person="Годунов", evidence=True)
        refused = module.sync(client=client, person="Nureyevsky")
    assert found.total == 1
    assert found.rows[0].company_name == "Bolshoi Theatre"
    assert {passage.section for passage in found.rows[0].evidence} == {"aif", "agency"}
    assert (refused.status, refused.candidates[0].name) == (400, "person:rudolf-nureyev")


FUZZED = spread(NAMES, 30)
"""Questions are described and answered in one way: all other paths are fuzzed, and some of these."""
LEFT_OUT = [word for name in NAMES if name not in FUZZED for word in ("--exclude-path", f"/api/{name}")]
SCHEMATHESIS = [
    ("examples", ["--exclude-path", "/sparql"]),
    (
        "fuzzing",
        # Whether a text is a name of something no schema can say, so texts that are none may be refused.
        ["--exclude-checks", "positive_data_acceptance", "--exclude-path", "/sparql", "--max-examples", "4", *LEFT_OUT],
    ),
]


@pytest.fixture(scope="module")
def patient(built: Built) -> Iterator[Running]:  # noqa: ARG001
    """A server that keeps nobody off until later, so that a busy machine changes no answer."""
    with serving("--timeout", "110") as running:
        yield running


@pytest.mark.thorough
@pytest.mark.parametrize(("phase", "words"), SCHEMATHESIS, ids=[phase for phase, _ in SCHEMATHESIS])
def test_schemathesis_finds_no_difference_to_the_description(
    patient: Running, tmp_path: Path, phase: str, words: list[str]
):
    assert patient.get("/openapi.json").status_code == 200  # It waits until the description is made.
    tool = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{patient.url}/openapi.json"]
    done = subprocess.run(
        [*tool, "--phases", phase, "--seed", "1", "--no-color", "--request-timeout", "120", *words],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]
    assert json.loads(patient.get("/health").text)["status"] == "ok"


def test_below_a_root_the_links_have_it(built: Built):  # noqa: ARG001
    with serving("--root", "/graph") as server:
        found = server.get(f"{ADDRESS}?limit=1")
        assert found.links["next"]["url"] == f"/graph{ADDRESS}?limit=1&offset=1"
        assert server.get(found.links["next"]["url"].removeprefix("/graph")).status_code == 200
        assert server.get("/openapi.json").json()["servers"] == [{"url": "/graph"}]
        assert 'href="/graph/openapi.json"' in server.get("/docs").text


def test_other_data_have_no_canned_queries(tmp_path: Path):
    data = tmp_path / "little.ttl"
    data.write_text("<http://example.org/a> <http://example.org/b> 1 .\n", encoding="utf-8")
    with serving("--data", str(data)) as server:
        for path in (ADDRESS, "/api/queries", f"/api/queries/{TOURS}", "/openapi.json", "/docs"):
            assert server.get(path).status_code == 404
