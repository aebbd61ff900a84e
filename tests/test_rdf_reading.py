"""Formats of RDF as their specifications read them: odd encodings, entities, keys in any order, and what is refused."""
# ruff: noqa: E501  (tables read better in long lines)

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import KgError
from kg.export import convert
from kg.rdf.formats import RDF_FORMATS

HEAD = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/"'
IN_TWO = '<e:p xml:lang="en">a</e:p><e:q xml:lang="">b</e:q>'
A_LIST = {"p": {"@list": [1, {"@list": []}]}}
CONTEXT = {"p": "http://e.org/p", "e": "http://e.org/", "T": "http://e.org/T"}


def xml(inside: str, dtd: str = "", declaration: str = '<?xml version="1.0"?>') -> str:
    """Return RDF/XML about ex:a."""
    return f'{declaration}{dtd}<rdf:RDF {HEAD}><rdf:Description rdf:about="http://e.org/a">{inside}</rdf:Description></rdf:RDF>'


def entity(value: str) -> str:
    return f"<!DOCTYPE rdf:RDF [<!ENTITY x {value}>]>"


def lines(content: str | bytes, name: str) -> list[str]:
    """Return what follows the subject ex:a in each line of N-Triples that some text means."""
    content = content.encode() if isinstance(content, str) else content
    written = convert(content, RDF_FORMATS[name], RDF_FORMATS["ntriples"], f"odd.{name}").decode()
    return [line.removeprefix("<http://e.org/a> ").removesuffix(" .") for line in written.splitlines()]


P, Q = "<http://e.org/p>", "<http://e.org/q>"
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
TYPE_XML = "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral>"
XML = [
    pytest.param(xml("<e:p>a<![CDATA[<b>]]>c</e:p>"), [f'{P} "a<b>c"'], id="CDATA is text (XML 2.7)"),
    pytest.param(xml("<e:p><![CDATA[]]></e:p>"), [f'{P} ""'], id="empty CDATA"),
    pytest.param(xml("<e:p>a]]&gt;<![CDATA[ ]] ]]>b</e:p>"), [f'{P} "a]]> ]] b"'], id="brackets in CDATA"),
    pytest.param(xml("<e:p>a<!-- b -->c<?d e?>f</e:p>"), [f'{P} "acf"'], id="comments and instructions (RDF/XML 6.1)"),
    pytest.param(xml("<!-- x --><e:p>a</e:p><?y z?>"), [f'{P} "a"'], id="a comment between properties"),
    pytest.param(xml("<e:p>a</e:p>") + "<!-- after -->\n<?x y?>", [f'{P} "a"'], id="a comment at the end"),
    pytest.param(xml(IN_TWO), [f'{P} "a"@en', f'{Q} "b"'], id="no language (RDF/XML 2.7)"),
    pytest.param(xml("<e:p>b</e:p>").replace("about", 'about="http://e.org/a" xml:lang="" e:q="c" rdf:x', 1).replace(' rdf:x="http://e.org/a"', ""), [f'{Q} "c"', f'{P} "b"'], id="no language of attributes"),
    pytest.param(xml("<e:p>&x;</e:p>", entity("'a &#38;#38; b'")), [f'{P} "a & b"'], id="an entity in single quotes (XML 4.4)"),
    pytest.param(xml('<e:p rdf:resource="&x;b"/>', entity('"http://e.org/"')), [f"{P} <http://e.org/b>"], id="an entity in an attribute"),
    pytest.param(xml("<e:p>&#x1F600;&#233;</e:p>"), [f'{P} "\U0001f600é"'], id="references to characters"),
    pytest.param(xml("<e:p>a\r\nb\rc&#13;d</e:p>"), [f'{P} "a\\nb\\nc\\rd"'], id="ends of lines (XML 2.11)"),
    pytest.param(xml("<e:p>é</e:p>").encode("utf-16"), [f'{P} "é"'], id="UTF-16 (XML 4.3.3)"),
    pytest.param(xml("<e:p>é</e:p>", declaration="").encode("utf-32"), [f'{P} "é"'], id="UTF-32 by its mark"),
    pytest.param(codecs.BOM_UTF8 + xml("<e:p>é</e:p>").encode(), [f'{P} "é"'], id="a byte order mark"),
    pytest.param(xml('<e:p rdf:parseType="Literal"><b xmlns="http://h.org/">x &amp; <i e:z="1"/></b></e:p>'), [rf'{P} "<b xmlns=\"http://h.org/\">x &amp; <i xmlns:e=\"http://e.org/\" e:z=\"1\"></i></b>"{TYPE_XML}'], id="a literal of XML declares what it uses, once (RDF/XML 7.2.17)"),
    pytest.param(xml('<e:p rdf:parseType="Literal">a<!-- b --><?c d?><![CDATA[<]]></e:p>'), [f'{P} "a<!-- b --><?c d?>&lt;"{TYPE_XML}'], id="a literal of XML keeps comments"),
    pytest.param(xml("<e:p rdf:parseType='Literal'><e:p rdf:parseType='Literal'/></e:p><e:q>1</e:q>"), [rf'{P} "<e:p xmlns:e=\"http://e.org/\" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" rdf:parseType=\"Literal\"></e:p>"{TYPE_XML}', f'{Q} "1"'], id="a literal within a literal"),
    pytest.param(xml('<e:p rdf:parseType="daml:collection"><e:q/></e:p>'), [rf'{P} "<e:q xmlns:e=\"http://e.org/\"></e:q>"{TYPE_XML}'], id="an unknown parse type is a literal (RDF/XML 7.2.20)"),
    pytest.param(xml('<e:p rdf:parseType="Literal"/>'), [f'{P} ""{TYPE_XML}'], id="an empty literal of XML"),
    pytest.param(xml('<e:p rdf:type="http://e.org/T"/>').replace("</rdf:D", '<e:q rdf:nodeID="typed3"/></rdf:D'), [f"{P} _:b0", f"{Q} _:typed3", f"_:b0 {RDF_TYPE} <http://e.org/T>"], id="a value that has but a type (RDF/XML 7.2.21)"),
    pytest.param(xml('<e:p xml:lang="x-none">a</e:p>'), [f'{P} "a"@x-none'], id="a language of one's own"),
    pytest.param(xml('<e:p rdf:parseType="Triple"><e:q/></e:p>'), [rf'{P} "<e:q xmlns:e=\"http://e.org/\"></e:q>"{TYPE_XML}'], id="a parse type that came with RDF 1.2"),
    pytest.param(xml('<e:p rdf:parseType="Triple"><e:T rdf:about="http://e.org/b"/></e:p>').replace("<rdf:RDF", '<rdf:RDF rdf:version="1.2"'), [f"{P} <<( <http://e.org/b> {RDF_TYPE} <http://e.org/T> )>>"], id="a triple term (RDF 1.2 XML Syntax)"),
    pytest.param(xml('<e:p rdf:parseType="Resource"><e:q rdf:resource="http://e.org/b"/></e:p>'), [f"{P} _:b0", f"_:b0 {Q} <http://e.org/b>"], id="properties within a property"),
    pytest.param(xml("<e:p>é</e:p>", declaration='<?xml version="1.0" encoding="ISO-8859-1"?>').encode("latin-1"), [f'{P} "é"'], id="Latin 1"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), XML)
def test_rdf_xml_is_read_as_xml(content: str | bytes, expected: list[str]):
    assert sorted(lines(content, "rdfxml")) == sorted(expected)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (xml("<e:p>&x;</e:p>", entity('SYSTEM "file:///etc/hostname"')), "the entity x stands in another file"),
        (xml("<e:p>&x;</e:p>", '<!DOCTYPE rdf:RDF SYSTEM "http://e.org/x.dtd">'), "the entity x stands in another"),
        (xml("<e:p>&x;</e:p>"), "undefined entity"),
        (xml("<e:p>a</e:q>"), "mismatched tag"),
        (xml('<e:p rdf:parseType="Literal"><z:b/></e:p>'), "unbound prefix"),
        (xml('<e:p rdf:parseType="Resource" rdf:resource="b"/>'), "beside rdf:parseType"),
        (xml('<e:p><rdf:Description rdf:bagID="b"/></e:p>'), "no longer part"),
        (xml('<e:p><rdf:Description rdf:aboutEach="b"/></e:p>'), "no longer part"),
        (xml('<e:p><rdf:Description rdf:Description="b"/></e:p>'), "name of an element"),
        # Attributes that a node cannot have, or a property, or not together (7.2.11, 7.2.14 to 7.2.21).
        (xml('<e:p><e:T rdf:datatype="http://e.org/t"/></e:p>'), "belongs to a property"),
        (xml('<e:p><e:T rdf:resource="http://e.org/b"/></e:p>'), "belongs to a property"),
        (xml('<e:p rdf:parseType="Collection"><e:T rdf:parseType="Resource"/></e:p>'), "belongs to a property"),
        (xml('<e:p><e:T rdf:ID="b" rdf:nodeID="c"/></e:p>'), "cannot stand together"),
        (xml('<e:p rdf:about="http://e.org/b"/>'), "belongs to a node"),
        (xml('<e:p rdf:parseType="Resource"><e:q rdf:about="http://e.org/b"/></e:p>'), "belongs to a node"),
        (xml('<e:p rdf:resource="http://e.org/b" rdf:datatype="http://e.org/t"/>'), "cannot stand together"),
        (xml('<e:p rdf:datatype="http://e.org/t"><e:T/></e:p>'), "has text in it"),
        (xml('<e:p rdf:parseType="Resource" e:q="x"/>'), "the attribute e:q cannot stand beside"),
        (xml('<e:p rdf:parseType="Literal" rdf:type="http://e.org/T"/>'), "the attribute rdf:type cannot stand beside"),
        (xml('<e:p rdf:datatype="http://www.w3.org/1999/02/22-rdf-syntax-ns#langString">x</e:p>'), "no language"),
    ],
)
def test_what_would_be_lost_is_refused(content: str, word: str):
    with pytest.raises(KgError, match=word):
        lines(content, "rdfxml")


def test_entities_that_blow_up_are_refused():
    nested = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 20}">' for n in range(1, 9))
    with pytest.raises(KgError, match="amplification"):
        lines(xml("<e:p>&x8;</e:p>", f'<!DOCTYPE rdf:RDF [<!ENTITY x0 "{"a" * 20}">{nested}]>'), "rdfxml")


INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
TYPE = RDF_TYPE
JSON = [
    pytest.param({"p": {"e:T": {"@id": "e:b"}, "@none": {"@id": "e:c"}}, "@id": "e:a"}, {"p": {"@id": "http://e.org/p", "@container": "@type"}}, [f"{P} <http://e.org/b>", f"{P} <http://e.org/c>", f"<http://e.org/b> {TYPE} <http://e.org/T>"], id="a map of types (4.6.4)"),
    pytest.param({"z": 1, "@type": "T", "@id": "e:a"}, {"T": {"@id": "e:T", "@context": {"z": "e:z"}}}, [f"{TYPE} <http://e.org/T>", f'<http://e.org/z> "1"{INTEGER}'], id="the context of a type that comes late"),
    pytest.param({"p": 1, "x": {"p": 2, "@context": {"p": "e:q"}, "@id": "e:a"}, "@id": "e:a"}, {"x": "e:x"}, [f'{P} "1"{INTEGER}', f'{Q} "2"{INTEGER}', "<http://e.org/x> <http://e.org/a>"], id="a local context at the end"),
    pytest.param({"@id": "e:a", "p": {"@list": []}}, {}, [f"{P} <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>"], id="an empty list"),
    pytest.param({"n": {"p": 3}, "@id": "e:a"}, {"n": "@nest"}, [f'{P} "3"{INTEGER}'], id="nested properties (4.4)"),
    pytest.param({"p": {"EN": "x", "@none": "y"}, "@id": "e:a"}, {"p": {"@id": "e:p", "@container": "@language"}}, [f'{P} "x"@en', f'{P} "y"'], id="a map of languages (4.6.2)"),
    pytest.param({"@reverse": {"p": {"@id": "e:a"}}, "@id": "e:b"}, {}, [f"{P} <http://e.org/b>"], id="backwards (4.8)"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "context", "expected"), JSON)
def test_json_ld_does_not_mind_the_order_of_keys(content: dict, context: dict, expected: list[str]):
    for keys in (content, dict(reversed(content.items()))):
        text = json.dumps({**keys, "@context": {**CONTEXT, **context}})
        assert sorted(lines(text, "jsonld")) == sorted(expected)


def test_the_context_of_a_term_may_undo_what_is_protected():
    protected = {"@protected": True, **CONTEXT, "q": {"@id": "e:q", "@context": None}}
    node = {"@id": "http://e.org/b", "p": 1, "http://e.org/p": {"@context": None, "@value": "x"}}
    assert len(lines(json.dumps({"@context": protected, "@id": "e:a", "q": node}), "jsonld")) == 2
    unprotected = {"@context": [CONTEXT, None, {"p": "http://e.org/p"}], "@id": "http://e.org/a", "p": "x"}
    assert lines(json.dumps(unprotected), "jsonld") == [f'{P} "x"']


def test_lists_within_lists_are_kept():
    found = lines(json.dumps({"@context": CONTEXT, "@id": "e:a", **A_LIST}), "jsonld")
    assert sum("#first" in line for line in found) == sum("#rest" in line for line in found) == 2


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('{"@context": "https://e.org/c", "@id": "e:a"}', "the context https://e.org/c would have to be fetched"),
        ('{"@context": {"@import": "c.jsonld"}, "@id": "e:a"}', "the context c.jsonld would have to be fetched"),
        # What is protected is not undone (JSON-LD 1.1 Processing, 4.1.2), but by the context of a term (step 5.1.1).
        ('{"@context": [{"@protected": true, "p": "http://e.org/p"}, null], "@id": "e:a", "p": 1}', "are protected"),
        (
            '{"@context": {"p": {"@id": "http://e.org/p", "@protected": true}}, "p": {"@context": null}}',
            "are protected",
        ),
        ('{"@context": [{"@protected": true, "p": "http://e.org/p"}, {"p": "http://e.org/q"}], "p": 1}', "protected"),
        ("[" * 100_000, "nested too deeply"),
        ('{"p":' * 900 + "1" + "}" * 900, "nested too deeply"),
        ('{"http://e.org/p":' + '{"@list":[' * 450 + "1" + "]}" * 450 + "}", "nested too deeply"),
        ('{"p":' * 20_000 + "1" + "}" * 20_000, "nested too deeply"),
        ('{"@context": {"p": "http://e.org/p"}, "p": NaN}', "NaN is no number of JSON"),
        ('{"@context": {"p": "http://e.org/p"}, "p": [-Infinity]}', "-Infinity is no number of JSON"),
        ('{"@id": 5, "http://e.org/p": 1}', "@id value must be a string"),
        ('{"@id": "http://e.org/a", "@type": 5}', "@type value must be a string"),
        ('{"http://e.org/p": {"@value": ["x"]}}', "@value value must be"),
        ('{"http://e.org/p": {"@value": "x", "@language": "en", "@type": "http://e.org/T"}}', "together"),
    ],
)
def test_what_is_no_json_ld_is_refused_and_not_guessed(content: str, word: str):
    with pytest.raises(KgError, match=word):
        lines(content, "jsonld")


ENCODED: list[Callable[[str], bytes]] = [
    lambda text: codecs.BOM_UTF8 + text.encode(),
    lambda text: text.encode("utf-16"),
    lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    lambda text: text.encode("utf-32"),
]


@pytest.mark.parametrize("encoded", ENCODED, ids=["UTF-8", "UTF-16", "UTF-16, big end first", "UTF-32"])
@pytest.mark.parametrize("name", ["turtle", "ntriples", "nquads", "trig", "jsonld"])
def test_a_byte_order_mark_is_no_part_of_the_text(name: str, encoded: Callable[[str], bytes]):
    plain = '{"@id": "http://e.org/a", "http://e.org/p": "é"}' if name == "jsonld" else f'<http://e.org/a> {P} "é" .'
    assert lines(encoded(plain), name) == [f'{P} "é"']


tags = st.from_regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{5,8})?", fullmatch=True)
NOT_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
characters = st.characters(exclude_categories=["Cs"])
literals = st.builds(Literal, st.text(characters)) | st.builds(
    lambda text, tag: Literal(text, language=tag), st.text(characters), tags
)


@pytest.mark.parametrize("name", RDF_FORMATS)
@given(literals)
@example(Literal("\r\n\r \t\x85\u2028"))
@example(Literal("\x00"))
@example(Literal("\ufffe\uffff\U0010ffff\U0001fffe"))
@example(Literal("]]>&amp;<![CDATA["))
@example(Literal('"""\\u0041\\'))
def test_a_literal_of_any_plane_comes_back_or_is_refused(name: str, literal: Literal):
    """Tags without case (RDF 1.1 Concepts, 3.3); XML 1.0 alone has too few characters (production 2)."""
    syntax = RDF_FORMATS[name]
    quad = Quad(NamedNode("http://e.org/a"), NamedNode("http://e.org/p"), literal)
    has_no_xml = any(map(NOT_OF_XML.match, literal.value))
    with pytest.raises(ValueError, match=r"XML 1\.0 has no") if name == "rdfxml" and has_no_xml else nullcontext():
        (back,) = syntax.read(syntax.write([quad]))
        language = literal.language and literal.language.lower()
        assert (back.object.value, back.object.language) == (literal.value, language)


@pytest.mark.parametrize("name", ["ntriples", "nquads"])
def test_a_label_may_have_colons(name: str):
    """N-Triples and N-Quads 1.1, PN_CHARS_U."""
    content = f'<http://e.org/a> {P} _:a:b . <http://e.org/a>{P}_::c .\n<http://e.org/a> {P} "_:x:y" . # _:c:d'
    assert len({*lines(content.replace(" . <", " .\n<"), name)}) == 3
    assert f'{P} "_:x:y"' in lines(content.replace(" . <", " .\n<"), name)


@pytest.mark.parametrize("name", ["turtle", "trig", "ntriples", "nquads"])
def test_triple_terms_may_be_nested_but_not_without_end(name: str):
    """The engine is recursive in them; text, names and notes that look like them are none."""
    term = f"<<( <http://e.org/a> {P} "
    strings = f'"{"<< " * 200}" . # {"<< " * 200}'
    assert len(lines(f"<http://e.org/a> {P} {term * 90}{strings.partition(' .')[0]}{' )>>' * 90} .", name)) == 1
    assert len(lines(f"<http://e.org/a> {P} {strings}", name)) == 1
    with pytest.raises(KgError, match="nested deeper than 100"):
        lines(f"<http://e.org/a> {P} {term * 60_000}<http://e.org/b>{' )>>' * 60_000} .", name)


def test_elements_may_stand_within_each_other_but_not_without_end():
    assert len(lines(xml("<e:p><e:T>" * 400 + "</e:T></e:p>" * 400), "rdfxml")) == 800
    for inside in ("<e:p><e:T>" * 5_000 + "</e:T></e:p>" * 5_000, f'<e:p rdf:parseType="Literal">{"<b>" * 50_000}'):
        with pytest.raises(KgError, match="deeper than 1,000"):
            lines(xml(inside), "rdfxml")


def test_a_literal_beyond_the_reader_is_told():
    with pytest.raises(KgError, match="longer than can be read"):
        lines(f'<http://e.org/a> {P} "{"x" * (17 << 20)}" .', "ntriples")


LABELS = ["1", "1x", "a.b", "a-b", "\u00e9\u00b7l"]


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_blank_nodes_have_labels_that_the_format_can_write(name: str):
    """RDF/XML takes an XML name (7.2.4), which may end in a full stop; a label of Turtle may begin with a digit."""
    text = "".join(f"_:{label} {P} _:{label}2, [] ." for label in LABELS).encode()
    written = convert(text, RDF_FORMATS["turtle"], RDF_FORMATS[name])
    assert convert(text, RDF_FORMATS["turtle"], RDF_FORMATS[name]) == written
    back = RDF_FORMATS[name].read(written)
    assert len({node for quad in back for node in (quad.subject, quad.object)}) == 3 * len(LABELS)
    stopped = xml('<e:p rdf:nodeID="a."/><e:p rdf:nodeID="a.."/><e:p rdf:nodeID="a"/>').encode()
    assert len(set(RDF_FORMATS[name].read(convert(stopped, RDF_FORMATS["rdfxml"], RDF_FORMATS[name])))) == 3


@pytest.mark.parametrize("name", ["ntriples", "nquads"])
@pytest.mark.parametrize("line", ['VERSION "1.2"', "VERSION '1.2'\r", '  VERSION\t"1.2-basic" # as it is'])
def test_a_line_may_say_the_version(name: str, line: str):
    """RDF 1.2 N-Triples and N-Quads have a version directive."""
    content = f'{line}\n<http://e.org/a> {P} "VERSION \\"1.2\\"" .\n{line}'
    assert lines(content, name) == [f'{P} "VERSION \\"1.2\\""']


def test_a_version_that_is_no_string_is_refused():
    with pytest.raises(KgError, match="1:1"):
        lines(f'VERSION 1.2\n<http://e.org/a> {P} "x" .', "nquads")


@pytest.mark.parametrize(
    "value", ['{"@language": null, "@value": "x"}', '{"@value": "x", "@direction": null, "@language": null}']
)
def test_a_value_may_say_that_it_has_no_language(value: str):
    """JSON-LD 1.1, section 9.5; a context that says so is another thing."""
    document = f'{{"@context": {{"p": "http://e.org/p", "@language": "de"}}, "@id": "http://e.org/a", "p": {value}}}'
    assert lines(document, "jsonld") == [f'{P} "x"']
    assert lines(document.replace('"de"', "null").replace(value, '"x"'), "jsonld") == [f'{P} "x"']
