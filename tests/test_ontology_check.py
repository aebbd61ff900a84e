"""The check of `make ontology-check` notices what it is there for; skipped where its programs are not at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .little import ROOT

needs_reasoner = pytest.mark.skipif(
    not (ROOT / ".reasoner" / ".ready").is_file(), reason="the reasoner is not installed: make ontology-check"
)

ONTOLOGY = """
@prefix : <http://e.org/> .
@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .
@prefix dg: <https://w3id.org/defector-graph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://e.org/> a owl:Ontology .
:Lamp a owl:Class ; rdfs:subClassOf prov:Entity .
prov:Entity a owl:Class .
prov:Activity a owl:Class .
:cites a owl:ObjectProperty .
:day a owl:DatatypeProperty .
"""

# An undeclared class, what RL has no room for, and a class that is an act and a thing at once.
BAD_ONTOLOGY = """
:Lamp rdfs:subClassOf :Undeclared .
:Lighting a owl:Class ; rdfs:subClassOf prov:Activity , prov:Entity .
:Keeper a owl:Class ; rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :cites ; owl:someValuesFrom :Lamp ] .
"""

# Two lamps are nothing to a class; that one of them acts is a contradiction. The day is of a datatype HermiT has not.
DATA = ':one a :Lamp ; :cites :two ; :day "1970-01-01"^^xsd:date .'
BAD_DATA = ":one a :Lamp , prov:Activity ."


def checked(folder: Path, ontology: str, data: str) -> subprocess.CompletedProcess[str]:
    files = {"--ontology": ontology, "--data": ONTOLOGY + data}
    command = [sys.executable, str(ROOT / "tools" / "ontology_check")]
    for option, text in files.items():
        file = folder / f"{option.strip('-')}.ttl"
        file.write_text(text, encoding="utf-8")
        command += [option, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


@needs_reasoner
def test_what_holds_is_told_with_what_was_not_looked_into(tmp_path: Path):
    done = checked(tmp_path, ONTOLOGY, DATA)
    assert (done.returncode, done.stdout) == (0, "")
    assert "OWL 2 RL, as served: 0 violations" in done.stderr
    assert "not looked into: http://www.w3.org/2001/XMLSchema#date" in done.stderr


@needs_reasoner
def test_what_does_not_hold_is_a_finding_each(tmp_path: Path):
    done = checked(tmp_path, ONTOLOGY + BAD_ONTOLOGY, BAD_DATA)
    found = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line for line in found if "undeclared class" in line and "Undeclared" in line]
    assert [line for line in found if line.startswith("outside OWL 2 RL") and "ObjectSomeValuesFrom" in line]
    assert "unsatisfiable with what others say: http://e.org/Lighting" in found
    assert "inconsistent with the data" in found
