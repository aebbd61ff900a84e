from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import NotFoundError, SourceError
from kg.queries import Catalogue, Parameter, Query, read_catalogue, read_query

from .little import ROOT

GOOD = """\
#+ summary: Who kept which light?
#+ description: >-
#+   One row per keeper,
#+   and light.
#+ tags: [keepers, lights]
#+ display: timeline
#+ evidence: [role]
#+ defaults:
#+   - person: person:ada
#+ classes:
#+   - person: dg:Person

PREFIX dg: <https://w3id.org/defector-graph/ontology#>

SELECT ?role ?light
WHERE {
  ?role dg:roleHolder ?_person_iri ;
    dg:atGroup ?light .
  FILTER(!BOUND(?__since_date) || ?since >= ?__since_date)
}
ORDER BY ?role ?light
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "keepers.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_header_says_everything(tmp_path: Path):
    path = written(tmp_path, GOOD)
    query = read_query(path, "lights/keepers")
    assert (query.name, query.text, query.path) == ("lights/keepers", GOOD, path)
    assert query.summary == "Who kept which light?"
    assert query.description == "One row per keeper, and light."
    assert query.tags == ("keepers", "lights")
    assert query.display == "timeline"
    assert query.evidence == ("role",)
    assert query.parameters == (
        Parameter("person", "_person_iri", "iri", False, "person:ada", "dg:Person"),
        Parameter("since", "__since_date", "date", True),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("#+ summary: Who kept which light?\n", "", 1, "the header has no summary"),
        ("Who kept which light?", "", 1, "the header has no summary"),
        ("#+ tags: [keepers, lights]", "#+ tags: [keepers", 6, "the header is not YAML"),
        ("#+ tags:", "#+ tag:", 5, "the header has no key tag"),
        ("display: timeline", "display: film", 6, "display is film"),
        ("evidence: [role]", "evidence: [event]", 7, "evidence names ?event, which the query has not"),
        ("  - person: person:ada", "  - company: person:ada", 9, "speaks of a parameter company"),
        ("  - person: dg:Person", "  - company: dg:Person", 11, "speaks of a parameter company"),
        ("?_person_iri", "?_person_name", 17, "?_person_name has no known kind"),
        ("PREFIX dg: <https://w3id.org/defector-graph/ontology#>\n", "", 16, "prefix dg: is not declared"),
        ("ontology#>", "ontology/>", 13, "prefix dg: stands for something else here"),
        ("dg:atGroup ?light", "skos:broader ?light", 18, "prefix skos: is not declared"),
        ("WHERE {\n", "{\n", None, "a line of its own for the outermost WHERE {"),
    ],
)  # fmt: skip
def test_a_fault_names_file_and_line(tmp_path: Path, old: str, new: str, line: int | None, message: str):
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(SourceError) as caught:
        read_query(path)
    assert message in str(caught.value)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize(
    "header",
    ["#+ summary: x\n#+ tags: 5\n", "#+ just a text\n", "#+ - a\n#+ - list\n", "#+ summary: x\n#+ defaults: [a]\n",
     "#+ summary: x\n#+ evidence: 5\n", "#+ summary: x\n#+ defaults:\n#+   person: y\n"],
)  # fmt: skip
def test_a_header_of_the_wrong_form_is_an_error_that_names_the_file(tmp_path: Path, header: str):
    with pytest.raises(SourceError, match=r"keepers\.rq"):
        read_query(written(tmp_path, header + "ASK { }\n"))


def test_prefixes_in_strings_iris_and_comments_need_no_declaration(tmp_path: Path):
    text = '#+ summary: x\n# see skos:broader\nSELECT * WHERE { ?s <http://e.org/a:b> "wd:Q1" }\n'
    assert read_query(written(tmp_path, text)).parameters == ()


def test_a_catalogue_is_read_in_name_order(tmp_path: Path):
    for name in ("b/two", "a/three", "a/one"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.rq").write_text(f"#+ summary: {name}\nASK {{}}\n", encoding="utf-8")
    assert [query.name for query in read_catalogue(tmp_path)] == ["a/one", "a/three", "b/two"]


@pytest.fixture
def catalogue() -> Catalogue:
    names = {"people/who-left": "Who left?", "law/in-force": "Which law was in force?", "people/in-force": "Who was?"}
    return Catalogue({name: Query(name, f"#+ summary: {summary}\n", Path(name)) for name, summary in names.items()})


@pytest.mark.parametrize("name", ["people/who-left", "who-left", "people/who-left.rq"])
def test_a_query_is_found_by_its_name_or_its_question(catalogue: Catalogue, name: str):
    assert catalogue[name].name == "people/who-left"


@pytest.mark.parametrize(
    ("name", "near"),
    [("in-force", {"law/in-force", "people/in-force"}), ("people/who-lef", {"people/who-left"}), ("zzz", set())],
)
def test_an_unknown_query_lists_those_that_come_near(catalogue: Catalogue, name: str, near: set[str]):
    with pytest.raises(NotFoundError, match="no canned query is called") as caught:
        catalogue[name]
    assert near <= set(caught.value.candidates)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], ["people/who-left", "law/in-force", "people/in-force"]),
        (["LAW"], ["law/in-force"]),
        (["who"], ["people/in-force", "people/who-left"]),
        (["who", "left"], ["people/who-left"]),
        (["LEFT", "laws"], ["people/who-left", "law/in-force"]),
        (["nothing"], []),
    ],
)
def test_search_ranks_what_has_any_telling_word(catalogue: Catalogue, words: list[str], found: list[str]):
    assert [query.name for query in catalogue.search(words)] == found


def test_every_query_of_the_project_reads():
    assert len(list(read_catalogue(ROOT / "queries"))) == len(list((ROOT / "queries").rglob("*.rq"))) > 0
