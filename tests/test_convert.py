from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import parse

from kg.errors import KgError, SourceError
from kg.export import convert
from kg.rdf.formats import RDF_FORMATS, RdfSyntax, rdf_format

NTRIPLES = """\
<http://e.org/a> <http://e.org/p> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<http://e.org/a> <http://e.org/p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://e.org/a> <http://e.org/p> "TRUE"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://e.org/a> <http://e.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<http://e.org/a> <http://e.org/p> "1e0"^^<http://www.w3.org/2001/XMLSchema#double> .
<http://e.org/a> <http://e.org/p> "2001-01-01Z"^^<http://www.w3.org/2001/XMLSchema#date> .
<http://e.org/a> <http://e.org/p> "1961~"^^<http://id.loc.gov/datatypes/edtf/EDTF> .
<http://e.org/a> <http://e.org/p> "Ада"@ru .
<http://e.org/a> <http://e.org/p> "a \\"b\\"\\n\\tc\\\\" .
<http://e.org/a> <http://e.org/p> "" .
<http://e.org/a> <http://e.org/p> _:b .
_:b <http://e.org/p> <http://e.org/a> .
"""
NQUADS = NTRIPLES + '<http://e.org/a> <http://e.org/p> "named" <http://e.org/g> .\n'
GRAPH_FORMATS = ("turtle", "ntriples", "rdfxml")
DATASET_FORMATS = ("trig", "nquads", "jsonld")


def lexical_forms(content: bytes, format_name: str) -> set[str]:
    """Return the objects that are literals, as they are written, with their graphs."""
    quads = parse(content, format=RDF_FORMATS[format_name].engine)
    return {f"{q.object} {q.graph_name}" for q in quads if str(q.object).startswith('"')}


@pytest.mark.parametrize("through", [*GRAPH_FORMATS, *DATASET_FORMATS])
def test_lexical_forms_are_kept_through_every_format(through: str):
    there = convert(NTRIPLES.encode(), RDF_FORMATS["ntriples"], RDF_FORMATS[through])
    back = convert(there, RDF_FORMATS[through], RDF_FORMATS["ntriples"])
    assert lexical_forms(back, "ntriples") == lexical_forms(NTRIPLES.encode(), "ntriples")
    assert len(back.splitlines()) == 12


@pytest.mark.parametrize("through", DATASET_FORMATS)
def test_named_graphs_are_kept(through: str):
    there = convert(NQUADS.encode(), RDF_FORMATS["nquads"], RDF_FORMATS[through])
    assert lexical_forms(there, through) == lexical_forms(NQUADS.encode(), "nquads")


@pytest.mark.parametrize("target", GRAPH_FORMATS)
def test_named_graphs_are_refused_where_the_format_has_none(target: str):
    with pytest.raises(KgError, match=r"1 named graphs, which .* cannot hold: choose trig, nquads or jsonld"):
        convert(NQUADS.encode(), RDF_FORMATS["nquads"], RDF_FORMATS[target])


@pytest.mark.parametrize(
    ("content", "format_name", "line"),
    [
        ("<http://e.org/a> a <http://e.org/b> .\n<http://e.org/a> a\n", "turtle", 3),
        ("<http://e.org/a> <http://e.org/p> <http://e.org/b> .\nnonsense\n", "ntriples", 2),
        ("<http://e.org/a> <http://e.org/p> <http://e.org/b> <http://e.org/g> .\nnonsense\n", "nquads", 2),
        ("<http://e.org/g> { <http://e.org/a> a }\n", "trig", 1),
        ('{"@id": "http://e.org/a",\n "@type": }', "jsonld", 2),
    ],
)
def test_malformed_input_is_an_error_with_the_line(content: str, format_name: str, line: int):
    with pytest.raises(SourceError) as caught:
        convert(content.encode(), RDF_FORMATS[format_name], RDF_FORMATS["ntriples"], "bad.file")
    assert (caught.value.path, caught.value.line) == ("bad.file", line)


def test_malformed_xml_is_an_error_that_names_the_file():
    with pytest.raises(SourceError, match=r"bad\.rdf"):
        convert(b"<rdf:RDF", RDF_FORMATS["rdfxml"], RDF_FORMATS["ntriples"], "bad.rdf")


@pytest.mark.parametrize("content", [b"", b"\n# nothing\n"])
def test_nothing_converts_to_nothing(content: bytes):
    assert convert(content, RDF_FORMATS["turtle"], RDF_FORMATS["ntriples"]) == b""


def test_relative_iris_are_resolved_against_the_file(tmp_path: Path):
    path = tmp_path / "a.ttl"
    path.write_text("<#x> <#p> <other> .", encoding="utf-8")
    written = convert(path.read_bytes(), RDF_FORMATS["turtle"], RDF_FORMATS["ntriples"], str(path)).decode()
    assert written == f"<{path.as_uri()}#x> <{path.as_uri()}#p> <{tmp_path.as_uri()}/other> .\n"


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("turtle", None, RDF_FORMATS["turtle"]),
        (None, "a.ttl", RDF_FORMATS["turtle"]),
        (None, "a.TTL", RDF_FORMATS["turtle"]),
        (None, "a.nq", RDF_FORMATS["nquads"]),
        (None, "a.owl", RDF_FORMATS["rdfxml"]),
        ("jsonld", "a.ttl", RDF_FORMATS["jsonld"]),
    ],
)
def test_the_format_is_named_or_follows_the_extension(name: str | None, path: str | None, expected: RdfSyntax):
    assert rdf_format(name, Path(path) if path else None) == expected


@pytest.mark.parametrize(
    ("name", "path"), [("pdf", None), (None, "a.pdf"), (None, "a.csv"), (None, None), ("csv", None)]
)
def test_an_unknown_format_lists_the_known_ones(name: str | None, path: str | None):
    with pytest.raises(
        KgError,
        match=r"turtle, ntriples, jsonld, rdfxml, trig, nquads|\.ttl, \.nt, \.jsonld, \.rdf, \.owl, \.trig, \.nq",
    ):
        rdf_format(name, Path(path) if path else None)
