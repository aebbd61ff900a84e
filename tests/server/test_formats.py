from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from kg.rdf.formats import RDF_FORMATS
from kg.server.wire.formats import CARD, FORMATS, GRAPH_TYPES, HTML, format_of
from kg.server.wire.negotiation import media_type_of


def test_the_formats_are_those_of_kg_export():
    assert {form.name for form in FORMATS} == set(RDF_FORMATS)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_names_suffixes_and_media_types_are_those_of_pyoxigraph(form):
    theirs: RdfFormat = RDF_FORMATS[form.name].engine
    assert (form.media_type, form.suffix) == (theirs.media_type, theirs.file_extension)
    assert RdfFormat.from_media_type(form.media_type) == theirs


def test_the_unique_names_are_those_of_the_list_of_the_w3c():
    # https://www.w3.org/ns/formats/
    names = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")
    assert [form.unique_name for form in FORMATS] == [f"http://www.w3.org/ns/formats/{name}" for name in names]


@pytest.mark.parametrize("form", [*FORMATS, CARD, HTML], ids=lambda form: form.name)
def test_a_format_is_found_by_all_of_its_names(form):
    names = (form.name, form.suffix, form.suffix.upper(), form.media_type, *form.others)
    assert {format_of(name) for name in names} == {form}
    assert form.specification.startswith("https://")


def test_the_endpoint_calls_the_formats_by_the_same_names():
    assert [media_type_of(form.suffix, list(GRAPH_TYPES)) for form in FORMATS] == [form.media_type for form in FORMATS]
    assert [GRAPH_TYPES[form.media_type] for form in FORMATS] == list(FORMATS)


@pytest.mark.parametrize("name", ["pdf", "", "text/plain", "ttl.gz", "../ttl"])
def test_other_names_mean_nothing(name: str):
    assert format_of(name) is None
