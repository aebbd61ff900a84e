"""Terms and concepts of one address are told with both places; so are the other faults of a project's own files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kg.build.doubles import declared_twice
from kg.newproject import new_project
from kg.project import Project

from .little import ROOT, run_kg

HEAD = """@prefix c: <https://w3id.org/defector-graph/id/concept/> .
@prefix cg: <https://w3id.org/cited-graph/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dg: <https://w3id.org/defector-graph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

"""
ONE = "dg:Lamp\n    a owl:Class .\n"
PLACE = "ontology/axioms.ttl:8"


def project_of(folder: Path, first: str, second: str, concepts: str = "") -> Project:
    """Return a project of two files of terms and one of concepts."""
    (folder / "ontology" / "concepts").mkdir(parents=True)
    shutil.copy(ROOT / "project.toml", folder)
    for name, text in (("defector-graph", first), ("axioms", second), ("concepts/lamps", concepts)):
        (folder / "ontology" / f"{name}.ttl").write_text(HEAD + text, encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize(
    ("first", "second", "concepts", "told"),
    [
        (ONE, ONE, "", [f"{PLACE}: dg:Lamp is declared in ontology/defector-graph.ttl:8 already"]),
        (ONE, "dg:Lamp a owl:Class .", "", [f"{PLACE}: dg:Lamp is declared in ontology/defector-graph.ttl:8 already"]),
        (
            "",
            "<https://w3id.org/defector-graph/ontology#lit> a owl:ObjectProperty .\ndg:lit a owl:DatatypeProperty .",
            "",
            [f"ontology/axioms.ttl:9: dg:lit is declared in {PLACE} already"],
        ),
        ("", "cg:Place a owl:Class .", "", [f"{PLACE}: cg:Place is declared in core/core.ttl:… already"]),
        (
            "",
            "",
            "c:oil a skos:Concept .\nc:oil a skos:Concept .",
            ["ontology/concepts/lamps.ttl:9: c:oil is declared in ontology/concepts/lamps.ttl:8 already"],
        ),
        (ONE, "dg:Lamp a owl:Restriction .", "", []),
        (ONE, "dg:lit a owl:SymmetricProperty .\ndg:lit a owl:ObjectProperty .", "", []),
        ("dcterms:title a owl:AnnotationProperty .", "dcterms:title a owl:AnnotationProperty .", "", []),
    ],
)
def test_what_is_declared_twice_is_told_with_both_places(
    tmp_path: Path, first: str, second: str, concepts: str, told: list[str]
):
    found = [str(fault) for fault in declared_twice(project_of(tmp_path, first, second, concepts))]
    assert [re.sub(r"core\.ttl:\d+", "core.ttl:…", fault).splitlines()[0] for fault in found] == told
    assert all("make them one" in fault for fault in found)


def test_our_own_ontology_declares_each_term_once(project: Project):
    assert list(declared_twice(project)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "project.toml",
            "prefix =",
            "prefx =",
            "project.toml:12: prefx is no key here; there are: empty-shapes, files",
        ),
        ("project.toml", '"terms.ttl"', '"words.ttl"', "project.toml:13: files names words.ttl, but there is no "),
        (
            "project.toml",
            'languages = ["en", "de"]',
            'languages = ["en", "de", "pl"]',
            "project.toml:8: languages names pl, but no term of the ontology has a label there:"
            " add rdfs:label with @pl, or take the language out",
        ),
        (
            "ontology/terms.ttl",
            "letters:whoStayed\n    a owl:ObjectProperty ;",
            "letters:Stay\n    a owl:Class ;",
            "ontology/terms.ttl:49: letters:Stay is declared in ontology/terms.ttl:30 already\n  make them one,",
        ),
    ],
)
def test_a_fault_of_a_new_project_is_told_with_file_line_and_mend(
    tmp_path: Path, file: str, old: str, new: str, says: str
):
    folder = tmp_path / "letters"
    new_project(folder, ["en", "de"])
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    done = run_kg("build", KG_PROJECT=str(folder), KG_BUILD=str(tmp_path / "build"))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
