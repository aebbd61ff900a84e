"""`project.toml`: what it may say, and how each fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import read_corpus
from kg.domain import every_term
from kg.errors import KgError
from kg.project import Project
from kg.rdf.namespaces import PREFIXES, RDF
from kg.settings import read

from .little import ROOT, run_kg

WHOLE = """
[project]
name = "lights"
title = { de = "Leuchttürme" }
base = "https://example.org/lights/"
languages = ["de"]

[ontology]
prefix = "l"
files = ["lights.ttl"]

[prefixes]
geo = "http://example.org/geo#"

[search.worth]
keeper = 1
"""


def written(folder: Path, text: str) -> str:
    (folder / "project.toml").write_text(text, encoding="utf-8")
    return str(folder)


def test_what_is_told_is_read_and_the_rest_is_as_usual(tmp_path: Path):
    found = read(written(tmp_path, WHOLE))
    assert (found.title, found.project.languages, found.ontology.files) == ("Leuchttürme", ("de",), ("lights.ttl",))
    assert found.search.worth == {"keeper": 1}
    assert found.ontology.empty_shapes == "refused"
    assert found.show.owners == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "[ontology]",
            "[ontologie]",
            r"project\.toml:8: ontologie is no key here; there are: bibliography, coverage, ",
        ),
        ("prefix =", "prefx =", r"project\.toml:9: prefx is no key here; there are: empty-shapes, files, prefix"),
        ('["de"]', '"de"', r"project\.toml:6: languages is a list of texts, not 'de'"),
        ("keeper = 1", 'keeper = "much"', r"project\.toml:15: worth is a table of numbers"),
        ('["de"]', "[]", r"project\.toml:6: languages is empty: name one at least"),
        ('["de"]', '["fr"]', r"project\.toml:4: the title is told in “de”, which languages does not list"),
        ('"https://example.org/lights/"', '"lights"', r"project\.toml:5: base is an http address that ends in /"),
        (
            "[prefixes]",
            '[prefixes]\nb = "http://example.org/geo#"',
            r"project\.toml:14: geo and b stand for one address",
        ),
        ("prefix =", "prefix", r"project\.toml: .*line 9"),
        (
            'files = ["lights.ttl"]',
            'empty-shapes = "sometimes"',
            r"project\.toml:10: empty-shapes is refused or allowed",
        ),
    ],
)
def test_a_fault_is_told_with_file_line_and_mend(tmp_path: Path, old: str, new: str, complaint: str):
    with pytest.raises(KgError, match=complaint):
        read(written(tmp_path, WHOLE.replace(old, new, 1)))


DESCRIBED = (
    WHOLE
    + """
[tables.keepers]
kinds = ["keeper"]
after = "events"

[tables.keepers.columns]
name = { says = "Name" }
lamp = { gives = "thing", by = ["l:kept"], refers = "lamps" }

[tables.lamps]
kinds = ["lamp"]

[links]
audited = ["P127"]

[links.properties.P127]
values = "entity"
"""
)


def test_tables_and_links_are_read_as_they_are_described(tmp_path: Path):
    found = read(written(tmp_path, DESCRIBED))
    assert list(found.tables) == ["keepers", "lamps"]
    assert found.tables["keepers"].columns["lamp"].by == ("l:kept",)
    assert list(found.tables["keepers"].named()) == ["l:kept"]
    assert found.links.properties["P127"].values == "entity"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('gives = "thing"', 'gives = "lamp"', r"project\.toml:24: lamp is no kind of column; there are: bounds, class"),
        (
            'refers = "lamps"',
            'refers = "lights"',
            r"project\.toml:24: there is no table lights to refer to; there are: ",
        ),
        (
            'after = "events"',
            'after = "lamps"',
            r"project\.toml:20: there is no table lamps before this one; there are",
        ),
        ("[tables.lamps]", "[tables.claims]", r"project\.toml:26: the table claims is the core's: give yours another"),
        ('values = "entity"', 'values = "light"', r"project\.toml:32: light are no values; there are: date, entity"),
        ('audited = ["P127"]', 'audited = ["P1"]', r"project\.toml:30: audited names P1, which \[links\.properties\]"),
    ],
)
def test_a_fault_of_a_description_is_told_likewise(tmp_path: Path, old: str, new: str, complaint: str):
    with pytest.raises(KgError, match=complaint):
        read(written(tmp_path, DESCRIBED.replace(old, new, 1)))


def test_an_ontology_that_is_missing_is_told_with_the_line_that_names_it(tmp_path: Path):
    written(tmp_path, WHOLE)
    with pytest.raises(
        KgError, match=r"project\.toml:10: files names lights\.ttl, but there is no .*write it, or take"
    ):
        Project(tmp_path).vocabulary_files()


def test_every_term_that_the_settings_name_is_in_the_ontology(project: Project):
    ontology = read_corpus(project).ontology
    assert [term.value for term in every_term() if not ontology.has(term, RDF.type)] == []


def test_the_settings_of_the_project_are_those_of_the_process(project: Project):
    assert project.settings.project.base == PREFIXES["graph"].removesuffix("graph/")


@pytest.mark.parametrize(
    "words", [("--project", str(ROOT)), (f"--project={ROOT}",), ("--project", "example:defectors")]
)
def test_the_project_can_be_named_before_the_command(words: tuple[str, ...]):
    done = run_kg(*words, "queries", "show", "people/defectors-in-order-of-date", KG_PROJECT="/nowhere")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [(("--project",), "name a folder"), (("--project", "/nowhere", "build"), "there is no project.toml in it")],
)
def test_a_project_that_is_none_is_wrong_use(words: tuple[str, ...], complaint: str):
    done = run_kg(*words)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
