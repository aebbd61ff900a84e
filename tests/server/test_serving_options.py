"""What may be said of the server's own address, and what is refused before it starts."""

from __future__ import annotations

import argparse
import json
import socket

import pytest

from kg.cli.serve import configure, run
from kg.errors import KgError
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.xmlsafe import UnfitError
from kg.server.site.replies import as_file
from kg.server.wire.frames import read_frame
from kg.server.wire.limits import Limits
from kg.server.workers.worker import _answer


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--proxy", "192.0.2.0/33"], "a network such as 10.0.0.0/8"),
        (["--proxy", "proxy.example"], "IP address"),
        (["--public-url", "kg.example"], "begins with http:// or https://"),
        (["--public-url", "https://"], "host"),
        (["--public-url", "https://kg.example/a?b"], "path"),
        (["--public-url", 'https://kg.example/"><b'], "path"),
        (["--public-url", "https://user@kg.example"], "host"),
        (["--public-url", "https://kg.example/graph", "--root", "/other"], "it ends in /other"),
        (["--root", "/a b"], "--root /a b: a path is made of letters"),
        (["--root", "/a/../b"], "a path is made of letters"),
        (["--root", "/<b>"], "a path is made of letters"),
    ],
)
def test_addresses_that_are_none_are_refused_before_anything_is_loaded(words: list[str], said: str):
    parser = argparse.ArgumentParser()
    configure(parser)
    with pytest.raises(KgError, match=said):
        run(parser.parse_args(["--data", *words]))


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("people.xlsx", 'attachment; filename="people.xlsx"'),
        ('a"b;c.xlsx', "attachment; filename=\"a-b-c.xlsx\"; filename*=UTF-8''a%22b%3Bc.xlsx"),
        ("../люди\r\n.xlsx", "filename*=UTF-8''..-%D0%BB%D1%8E%D0%B4%D0%B8%0D%0A.xlsx"),
    ],
)
def test_the_name_of_a_file_is_told_so_that_every_browser_reads_it(name: str, header: str):
    """RFC 6266, section 4.3; RFC 8187."""
    told = as_file(name)["Content-Disposition"]
    assert header in told
    assert told.isascii()
    assert "\n" not in told


@pytest.mark.parametrize("text", ["\0", "\x1f", "\uffff"])
def test_what_xml_cannot_hold_is_no_fault_of_the_server(text: str):
    """XML 1.0, production 2: who asked for RDF/XML may ask for another format."""
    from pyoxigraph import Literal, NamedNode, Triple

    def unfit(*_):
        triple = Triple(NamedNode("a:b"), NamedNode("http://a.example/c"), Literal(text))
        return RDF_FORMATS["rdfxml"].write([triple])

    with pytest.raises(KgError, match="choose another format") as caught:
        unfit()
    assert isinstance(caught.value, UnfitError)
    here, there = socket.socketpair()
    with here, there:
        _answer(here, None, {"unfit": unfit}, {"job": "unfit", "arguments": {}}, Limits())
        told = json.loads(read_frame(there.makefile("rb"))[1])
    assert (told["status"], told["type"]) == (406, "/problems/unfit-format")
