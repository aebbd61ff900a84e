"""Several files on one command line: a blank node is of its file alone (RDF 1.1 Semantics, section 4.1)."""

from __future__ import annotations

import gzip
from pathlib import Path

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


def test_packed_files_are_read(run, tmp_path):
    (tmp_path / "a.ttl.gz").write_bytes(gzip.compress((HEAD + ONE + FUNCTIONAL).encode()))
    assert run("reason a.ttl.gz b.ttl", ("b.ttl", OTHER))[0] == 0
    assert run("validate -s s.ttl a.ttl.gz", ("s.ttl", f"e:S sh:targetSubjectsOf e:p ; {AT_MOST_ONE}"))[0] == 0
    assert "e:p 1" in run("convert a.ttl.gz")[1]


@pytest.mark.parametrize(
    "content", [b"e:a e:p 1 .", gzip.compress(b"e:a e:p 1 .", mtime=0)[:-9], b""], ids=["plain", "cut", "empty"]
)
def test_what_is_not_packed_as_it_says_is_told(content, tmp_path, capsys):
    (tmp_path / "a.nt.gz").write_bytes(content)
    assert main(["convert", str(tmp_path / "a.nt.gz")]) == 2 or not content
    assert "Traceback" not in capsys.readouterr().err


def test_a_link_to_itself_is_told(tmp_path, capsys):
    loop = tmp_path / "loop.ttl"
    loop.symlink_to(loop)
    for words in (["validate", "-s", str(loop), str(loop)], ["reason", str(loop)], ["convert", str(loop)]):
        assert main(words) == 2
    assert "loop.ttl: Too many levels" in capsys.readouterr().err


def test_a_server_reads_files_as_commands_do(tmp_path: Path):
    from kg.server.loading import _load_files

    (tmp_path / "a.ttl").write_text(HEAD + ONE, encoding="utf-16")
    (tmp_path / "b.rdf").write_text(XML.replace("<e:p ", '<e:q xml:lang="">z</e:q><e:p ', 1), encoding="utf-8")
    (tmp_path / "c.nt.gz").write_bytes(gzip.compress(b'_:x <http://e.org/p> "3" .'))
    loaded = _load_files([str(tmp_path / name) for name in ("a.ttl", "b.rdf", "c.nt.gz")])
    found = loaded.data.store.quads_for_pattern(None, None, None)
    told = sorted((quad.object.value, quad.object.language, str(quad.subject)) for quad in found)
    assert [(value, language) for value, language, _ in told] == [("1", None), ("2", None), ("3", None), ("z", None)]
    assert len({node for _, _, node in told}) == 3
