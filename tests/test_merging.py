"""Several files on one command line: a blank node is of its file alone (RDF 1.1 Semantics, section 4.1)."""

from __future__ import annotations

import pytest

from kg.cli import main

HEAD = """@prefix e: <http://e.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
ONE, OTHER = "_:x e:p 1 .", "_:x e:p 2 ."
FUNCTIONAL = "e:p a owl:FunctionalProperty ."
AT_MOST_ONE = "sh:property [ sh:path e:p ; sh:maxCount 1 ] ."
XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/">
<rdf:Description rdf:nodeID="x"><e:p rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">2</e:p></rdf:Description></rdf:RDF>"""


@pytest.fixture
def run(tmp_path, capsys):
    """Return a function that writes files, runs a command on them and returns its exit code and what it says."""

    def runs(command: str, *files: tuple[str, str]) -> tuple[int, str]:
        for name, text in files:
            (tmp_path / name).write_text(text if name.endswith("rdf") else HEAD + text, encoding="utf-8")
        words = [str(tmp_path / word) if "." in word else word for word in command.split()]
        code = main(words)
        return code, capsys.readouterr().out

    return runs


def test_nodes_of_two_files_are_reasoned_about_apart(run):
    assert run("reason a.ttl b.ttl", ("a.ttl", ONE + FUNCTIONAL), ("b.ttl", OTHER))[0] == 0
    assert run("reason a.ttl b.rdf", ("a.ttl", ONE + FUNCTIONAL), ("b.rdf", XML))[0] == 0
    assert run("reason a.ttl", ("a.ttl", ONE + OTHER + FUNCTIONAL))[0] == 1


def test_nodes_of_two_files_are_validated_apart(run):
    shapes = ("s.ttl", f"e:S sh:targetSubjectsOf e:p ; {AT_MOST_ONE}")
    assert run("validate -s s.ttl a.ttl b.ttl", shapes, ("a.ttl", ONE), ("b.ttl", OTHER))[0] == 0
    assert run("validate -s s.ttl a.ttl", shapes, ("a.ttl", ONE + OTHER))[0] == 1


def test_shapes_of_two_files_are_apart(run):
    one = ("s.ttl", "e:S sh:targetSubjectsOf e:p ; sh:property _:x . _:x sh:path e:p ; sh:maxCount 0 .")
    other = ("t.ttl", "e:T sh:targetSubjectsOf e:p ; sh:property _:x . _:x sh:path e:q ; sh:minCount 1 .")
    code, said = run("validate -s s.ttl -s t.ttl a.ttl", one, other, ("a.ttl", ONE))
    assert code == 1
    assert "2 violation" in said


def test_a_node_of_the_shapes_is_none_of_the_data(run):
    shapes = ("s.ttl", "e:S sh:targetSubjectsOf e:p ; sh:in ( _:x ) .")
    assert run("validate -s s.ttl a.ttl", shapes, ("a.ttl", ONE))[0] == 1


def test_a_file_that_is_named_twice_is_one_file(run):
    code, said = run("reason a.ttl a.ttl", ("a.ttl", ONE))
    assert (code, said.count("_:")) == (0, 1)
