"""Which media type is chosen (RFC 9110, sections 12.4.2 and 12.5.1), and which one a short name means."""

from __future__ import annotations

import pytest

from kg.server.wire.formats import GRAPH_TYPES, RESULT_TYPES
from kg.server.wire.negotiation import accepts_coding, choose, media_type_of, prefers_html

TURTLE, JSON, HTML, PLAIN = "text/turtle", "application/ld+json", "text/html", "text/plain"
OFFERED = [TURTLE, JSON, HTML]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", TURTLE),
        ("   ", TURTLE),
        ("*/*", TURTLE),
        ("text/html", HTML),
        ("TEXT/HTML", HTML),
        ("text/html, application/ld+json", JSON),
        ("text/html;q=0.5, application/ld+json;q=0.4", HTML),
        ("text/html;q=0.5,application/ld+json;q=0.501", JSON),
        ("text/html ; q=0.5 , application/ld+json ; q=0.6", JSON),
        ("text/html;Q=0.5, application/ld+json;Q=0.6", JSON),
        ("text/*", TURTLE),
        ("application/*", JSON),
        ("text/*;q=0.5, application/*", JSON),
        ("text/*, text/turtle;q=0.3", HTML),
        ("*/*, text/turtle;q=0", JSON),
        ("text/*;q=0, */*", JSON),
        ("*/*;q=0.1, text/html;q=0.2", HTML),
        ("*/*;q=0, text/html", HTML),
        ("text/html;q=0, */*;q=0.1", TURTLE),
        ("image/png, */*;q=0.1", TURTLE),
        ("text/html;charset=utf-8", HTML),
        ("text/html;level=1;q=0.1, application/ld+json;q=0.2", JSON),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", HTML),
        ("text/html, , application/ld+json;q=0.5,", HTML),
        ("text/turtle;q=0.000, text/html;q=0.001", HTML),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("*/*;q=0", None),
        ("application/*;q=0, image/*", None),
        ("garbage", None),
        ("text", None),
        ("/", None),
        ("text/html;q=many", None),
        ("text/html;q=", None),
        ("text/html;q=nan", None),
        ("text/html;q=-1", None),
        ("text/html;q=5, application/ld+json", JSON),
    ],
)
def test_the_type_that_the_client_wants_most(accept, chosen):
    assert choose(accept, OFFERED) == chosen


def test_among_equals_the_server_prefers_its_first():
    assert choose("text/html, text/turtle", [HTML, TURTLE]) == HTML
    assert choose("text/html, text/turtle", [TURTLE, HTML]) == TURTLE


@pytest.mark.parametrize(
    ("accept", "result"),
    [
        ("", False),
        ("*/*", False),
        ("text/*", False),
        ("text/html", True),
        ("text/html, application/problem+json;q=0.9", True),
        ("text/html;q=0.5, application/problem+json", False),
        ("text/html;q=0.5, application/json", True),
        ("text/html;q=0, */*", False),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
    ],
)
def test_only_who_names_html_gets_pages_of_errors(accept, result):
    assert prefers_html(accept) is result


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("json", "application/sparql-results+json"),
        ("XML", "application/sparql-results+xml"),
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("text/csv", "text/csv"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("turtle", None),
        ("yaml", None),
    ],
)
def test_names_of_formats_for_results(name, media_type):
    assert media_type_of(name, list(RESULT_TYPES)) == media_type


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("ttl", "text/turtle"),
        ("turtle", "text/turtle"),
        ("nt", "application/n-triples"),
        ("ntriples", "application/n-triples"),
        ("jsonld", "application/ld+json"),
        ("json", "application/json"),
        ("rdf", "application/rdf+xml"),
        ("rdfxml", "application/rdf+xml"),
        ("xml", "application/xml"),
        ("trig", "application/trig"),
        ("nq", "application/n-quads"),
        ("nquads", "application/n-quads"),
        ("csv", None),
    ],
)
def test_names_of_formats_for_graphs(name, media_type):
    assert media_type_of(name, list(GRAPH_TYPES)) == media_type


@pytest.mark.parametrize(
    ("accept_encoding", "result"),
    [
        ("", False),
        ("gzip", True),
        ("GZip", True),
        ("br, gzip;q=0.5", True),
        ("gzip;q=0.001", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("identity, *;q=0", False),
        ("x-gzip", False),
    ],
)
def test_who_takes_compressed_answers(accept_encoding, result):
    assert accepts_coding(accept_encoding, "gzip") is result
