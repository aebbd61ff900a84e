"""The query editor: what it is told, its page, and its script."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest

from kg.api import DefectorGraph
from kg.queries import ask_oxigraph
from kg.rdf.namespaces import PREFIXES
from kg.rdf.store import view_name
from kg.server.editor import page
from kg.server.editor.page import editor
from kg.server.editor.resources import editor_data, editor_things
from kg.server.site.site import Site
from kg.translation import speaking

ROOT = Path(__file__).parents[2]
EDITOR = ROOT / "editor"
VIEW = view_name("accepted")


@pytest.fixture(scope="module")
def site(built) -> Site:
    return Site(DefectorGraph(built), "/graph", "0123")


@pytest.fixture(scope="module")
def data(site: Site) -> dict:
    return json.loads(editor_data(site, {}).body)


@pytest.fixture(scope="module")
def terms(data: dict) -> dict:
    return {term["name"]: term for term in data["terms"]}


def shown(site: Site, **arguments: str) -> str:
    return editor(site, arguments).body.decode()


def test_a_class_comes_with_its_names_definition_and_instances(terms: dict):
    found = terms["dg:TourDefector"]
    assert found["kind"] == "class"
    assert found["labels"] == {"en": ["tour defector"], "ru": ["оставшийся на гастролях"]}
    assert found["definition"] == "A defector whose journey was a tour; it follows from defection and tour."
    assert found["uses"] == 9


def test_a_definition_comes_in_the_other_languages_of_pages_too(terms: dict):
    assert list(terms["dg:TourDefector"]["told"]) == ["ru"]
    assert re.search("[а-я]", terms["dg:TourDefector"]["told"]["ru"]["definition"])
    assert "told" not in terms["xsd:date"]


def test_a_property_comes_with_its_ends(terms: dict, graph):
    found = terms["dg:defectedFromCompany"]
    assert found["kind"] == "property"
    assert found["uses"] == sum(1 for triple in graph if triple.predicate.value.endswith("#defectedFromCompany"))
    assert terms["dg:touredBy"]["range"] == "dg:PerformingCompany"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("c:dancer", "concept"),
        ("rdfs:label", "property"),
        ("skos:prefLabel", "property"),
        ("xsd:date", "datatype"),
        ("edtf:EDTF", "datatype"),
    ],
)
def test_concepts_data_types_and_the_properties_of_others_are_terms_too(terms: dict, name: str, kind: str):
    assert terms[name]["kind"] == kind


def test_every_term_has_a_prefix_that_is_told(data: dict):
    assert data["prefixes"] == PREFIXES
    assert {term["name"].partition(":")[0] for term in data["terms"]} <= set(PREFIXES)


def test_paths_are_told_with_the_root_of_the_site(data: dict):
    base = "https://w3id.org/defector-graph/"
    assert data["site"] == {"root": "/graph", "base": base, "identifier": f"{base}id/"}


def test_things_are_found_by_every_name_they_have(site: Site):
    things = {thing["name"]: thing["labels"] for thing in json.loads(editor_things(site, {}).body)}
    assert things["person:rudolf-nureyev"]["en"][0] == "Rudolf Nureyev"
    assert things["person:rudolf-nureyev"]["ru"][0] == "Рудольф Нуреев"
    assert "Mariinsky Theatre" in things["group:kirov-theatre"]["en"]
    assert not [name for name in things if name.startswith(("c:", "dg:", "span:"))]


def test_every_question_is_an_example_with_its_family_and_blanks(data: dict, site: Site):
    found = {example["name"]: example for example in data["examples"]}
    assert sorted(found) == sorted(site.graph.catalogue.answered_here.queries)
    example = found["theatres/who-left-on-whose-tour"]
    assert (example["family"], example["summary"]) == ("theatres", "Who left on whose tour?")
    assert example["parameters"][0] == {
        "name": "person", "variable": "__person_iri", "kind": "iri", "optional": True, "cls": "dg:Person",
    }  # fmt: skip


def test_an_example_has_its_words_in_each_language_of_pages(data: dict, site: Site):
    name = "theatres/who-left-on-whose-tour"
    told = {example["name"]: example["told"] for example in data["examples"]}[name]
    query = site.graph.catalogue[name]
    assert told["ru"]["summary"] == query.summary_in("ru") != query.summary
    assert told["ru"]["description"] == query.description_in("ru") != query.description
    assert (told["en"], told["ru"]["title"]) == ({"title": "Theatres"}, "Театры")


def test_an_example_has_its_usual_values_and_no_header(data: dict):
    found = {example["name"]: example for example in data["examples"]}
    year = found["roles/posts-in-a-year"]
    assert year["text"].startswith(f"# {year['summary']}\nPREFIX ")
    assert 'VALUES ?_year_integer { "1979"^^<http://www.w3.org/2001/XMLSchema#integer> }' in year["text"]
    assert [parameter["value"] for parameter in year["parameters"]] == ["1979"]
    assert not [example["name"] for example in data["examples"] if "#+" in example["text"]]


def test_every_example_with_usual_values_has_an_answer(data: dict, built):
    store = built.store()
    filled = [example for example in data["examples"] if any("value" in p for p in example["parameters"])]
    assert len(filled) >= 11
    assert [example["name"] for example in filled if not len(ask_oxigraph(example["text"], store, VIEW))] == []


def test_the_page_is_a_form_that_works_as_it_is(site: Site):
    html = shown(site)
    assert '<form id="query-form" class="query-form" action="/graph/sparql" method="get"' in html
    for name in ("query", "view", "format"):
        assert f'<label for="{name}">' in html
        assert f'id="{name}" name="{name}"' in html
    assert '<option value="" selected>accepted: ' in html
    assert '<option value="without:aif">' in html


def test_the_page_gives_the_script_the_words_of_its_language(site: Site):
    with speaking("ru"):
        html = shown(site)
    form = html5lib.HTMLParser(namespaceHTMLElements=False).parse(html).find(".//form[@id='query-form']")
    assert json.loads(form.get("data-words"))["Stopped."] == "Остановлено."
    assert 'data-words="{}"' in shown(site)


def test_the_page_shows_the_query_and_the_view_of_its_address(site: Site):
    html = shown(site, query="ASK { }", view="claims")
    assert "\nASK { }</textarea>" in html
    assert '<option value="claims" selected>' in html
    assert " data-asked" in html
    assert " data-asked" not in shown(site)


def test_a_query_is_never_read_as_markup(site: Site):
    html = shown(site, query="</textarea><script>alert(1)</script>")
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in html
    assert "<script>" not in html


def test_the_page_has_nothing_that_its_policy_forbids(site: Site):
    html = shown(site)
    assert not re.search(r"<style|\sstyle=|<script(?![^>]* src=\"/graph/static/)|\son\w+=", html)


def test_the_page_does_without_the_script(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    bundle = tmp_path / "editor.js"
    monkeypatch.setattr(page, "BUNDLE", bundle)
    assert "<script" not in shown(site)
    bundle.write_text("first", encoding="utf-8")
    address = re.findall(r"/graph/static/editor\.js\?v=[0-9a-f]{12}", shown(site))
    assert len(address) == 1


def test_packages_are_pinned_and_bound_to_no_registry():
    package = json.loads((EDITOR / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    lock = (EDITOR / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    assert "://" not in lock


NEEDS_PACKAGES = {"land.test.mjs"}
"""Tests of what is made of packages of npm; all others need node alone."""


@pytest.mark.parametrize("has_packages", [False, True], ids=["node alone", "packages of npm"])
def test_the_logic_of_the_script(has_packages: bool):
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not here: the tests of the editor's script are not run")
    if has_packages and not (EDITOR / "node_modules").is_dir():
        pytest.skip("the editor's packages are not installed (editor/bundle.sh): what is made of them is not tested")
    files = sorted(
        path for path in (EDITOR / "test").glob("*.test.mjs") if (path.name in NEEDS_PACKAGES) is has_packages
    )
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_set_up_goes_on_where_npm_is_missing(tmp_path: Path):
    copy = tmp_path / "editor"
    copy.mkdir()
    shutil.copy(EDITOR / "bundle.sh", copy)
    path = tmp_path / "bin"
    path.mkdir()
    for command in ("sh", "dirname", "mktemp", "rm", "tail"):
        (path / command).symlink_to(shutil.which(command))
    command = [str(path / "sh"), str(copy / "bundle.sh")]
    done = subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr.startswith("query editor: npm is not here; the server uses its plain form")
