"""The tables of formats: every name means one thing, and it is what pyoxigraph means by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple

from kg.rdf.formats import DATASETS, RDF_FORMATS, RdfSyntax, media_types, named_formats
from kg.rdf.resultformats import RESULT_FORMATS, STANDARD_RESULTS, ResultSyntax, format_of_file

TRIPLES = [Triple(NamedNode("http://e.org/a"), NamedNode("http://e.org/b"), Literal("Ж", language="ru"))]


@pytest.mark.parametrize("syntax", RDF_FORMATS.values(), ids=RDF_FORMATS)
def test_a_format_of_rdf_is_what_the_engine_calls_so(syntax: RdfSyntax):
    assert isinstance(syntax.engine, RdfFormat)
    assert (syntax.media_type, syntax.suffix) == (syntax.engine.media_type, syntax.engine.file_extension)
    assert syntax.several == syntax.engine.supports_datasets


@pytest.mark.parametrize("syntax", STANDARD_RESULTS, ids=lambda syntax: syntax.name)
def test_a_format_of_results_is_what_the_engine_calls_so(syntax: ResultSyntax):
    assert isinstance(syntax.engine, QueryResultsFormat)
    assert syntax.engine.file_extension in syntax.suffixes
    assert QueryResultsFormat.from_media_type(syntax.media_type) == syntax.engine


@pytest.mark.parametrize("syntax", RDF_FORMATS.values(), ids=RDF_FORMATS)
def test_what_a_format_writes_it_reads(syntax: RdfSyntax):
    written = syntax.write(TRIPLES, {"e": "http://e.org/"})
    assert [quad.triple for quad in syntax.read(written)] == TRIPLES
    assert (b"e:a" in written) == syntax.abbreviates


@pytest.mark.parametrize("table", [RDF_FORMATS, RESULT_FORMATS], ids=["RDF", "results"])
def test_no_name_means_two_formats_of_one_table(table):
    names = [name for form in table.values() for name in {*form.names, *form.generic}]
    assert len(names) == len(set(names))
    assert set(named_formats(table.values())) <= set(names)
    assert set(media_types(table.values())) == {name for name in names if "/" in name}


def test_generic_media_types_come_last():
    offered = list(media_types(RDF_FORMATS.values()))
    assert offered[: len(RDF_FORMATS)] == [form.media_type for form in RDF_FORMATS.values()]
    assert set(offered[-3:]) == {"application/json", "application/xml", "text/plain"}


def test_datasets_hold_several_graphs():
    assert {form.name for form in DATASETS} == {"trig", "nquads", "jsonld"}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.ttl", "turtle"),
        ("a.OWL", "rdfxml"),
        ("a.json", "json"),
        ("a.xml", "xml"),
        ("a.txt", "table"),
        ("a.nq", "nquads"),
    ],
)
def test_a_file_tells_its_format_by_its_ending(file: str, name: str):
    found = format_of_file(Path(file))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("file", ["a", "a.pdf", "a.ttl.gz", ".ttl"])
def test_other_endings_tell_none(file: str):
    assert format_of_file(Path(file)) is None
