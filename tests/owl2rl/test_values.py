"""Values of literals: what is equal, what differs, what is malformed."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.reasoning.owl2rl.values import IllTypedError, differ, in_value_space, value_of

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(text, datatype):
    namespace = XSD if datatype not in ("PlainLiteral", "XMLLiteral") else "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return Literal(text, datatype=NamedNode(namespace + datatype))


EQUAL = [
    (("1", "integer"), ("+01", "byte")),
    (("1", "integer"), ("1.00", "decimal")),
    (("-0", "integer"), ("0.0", "decimal")),
    (("true", "boolean"), ("1", "boolean")),
    (("1e2", "double"), ("100", "double")),
    (("0A", "hexBinary"), ("0a", "hexBinary")),
    (("YQ==", "base64Binary"), ("Y Q = =", "base64Binary")),
    (("  a  b ", "token"), ("a b", "string")),
    (("\t a \n b\r", "token"), ("a b", "string")),
    (("a\u00a0 b", "token"), ("a\u00a0 b", "string")),  # XML Schema 1.1-2, 4.3.6: not white space
    (("http://example.org/a\u2003b", "anyURI"), (" http://example.org/a\u2003b\n", "anyURI")),
    (("<b/>x<!-- c -->&amp;", "XMLLiteral"), ("<b/>x<!-- c -->&amp;", "XMLLiteral")),
    (("a@", "PlainLiteral"), ("a", "string")),
    (("1999-12-31T24:00:00Z", "dateTime"), ("2000-01-01T00:00:00.0+00:00", "dateTimeStamp")),
]
LONG = "1" * 5000  # more digits than Python reads by itself
EQUAL += [
    ((f"{LONG}-12-31T24:00:00Z", "dateTime"), (f"{LONG[:-1]}2-01-01T00:00:00Z", "dateTime")),
    ((f"2000-01-01T00:00:00.{LONG}0Z", "dateTime"), (f"2000-01-01T00:00:00.{LONG}Z", "dateTime")),
]
DIFFERENT = [
    ((f"{LONG}-01-01T00:00:00Z", "dateTime"), (f"{LONG[:-1]}2-01-01T00:00:00Z", "dateTime")),
    (("1", "integer"), ("2", "integer")),
    (("1", "integer"), ("1", "double")),
    (("1", "float"), ("1", "double")),
    (("0.0", "float"), ("-0.0", "float")),
    (("1", "integer"), ("1", "string")),
    (("a", "string"), ("a", "anyURI")),
    (("0a", "hexBinary"), ("Cg==", "base64Binary")),
    (("a\u00a0b", "token"), ("a b", "token")),
    (("a\u2003b", "anyURI"), ("a b", "anyURI")),
    (("2000-01-01T00:00:00Z", "dateTime"), ("2000-01-01T01:00:00+01:00", "dateTime")),
]
UNKNOWN = [
    (("2000-01-01", "date"), ("2000-01-02", "date")),
    (("<a/>", "XMLLiteral"), ("<a></a>", "XMLLiteral")),
]
MALFORMED = [
    (f"{LONG}-02-30T00:00:00Z", "dateTime"),
    ("seven", "integer"), ("1.0", "integer"), ("128", "byte"), ("-1", "nonNegativeInteger"),
    ("1e5", "decimal"),
    ("yes", "boolean"), ("inf", "double"), ("abc", "hexBinary"), ("a", "base64Binary"),
    ("no tag", "PlainLiteral"),
    ("2001-02-29T00:00:00", "dateTime"), ("2001-01-01", "dateTime"), ("2001-01-01T00:00:00", "dateTimeStamp"),
    ("YR==", "base64Binary"), ("YQ=", "base64Binary"), ("\u00a01", "integer"), ("\u0967", "integer"),
    ("\u0939:\u0939", "NCName"), ("\u0301a", "Name"), ("\u00d7", "NCName"), ("a\u00a0", "NMTOKEN"), ("", "Name"),
    ("\u037e", "NMTOKEN"), ("\u2070\u2190", "NCName"),
    ("<b>", "XMLLiteral"), ("a & b", "XMLLiteral"), ("<z:b/>", "XMLLiteral"), ("<b/></xml><xml>", "XMLLiteral"),
    ("not a name", "NCName"), ("a:b", "NCName"), ("1a", "Name"), ("englishlanguage", "language"),
]  # fmt: skip


NAMES = [
    # XML 1.0 (fifth edition), 2.3: letters beyond Latin, marks and digits of other scripts, the middle dot, joiners.
    ("\u0939\u093f\u0928\u094d\u0926\u0940", "NCName"),
    ("\u041d\u0443\u0440\u0435\u0435\u0432", "NCName"),
    ("l\u00b7l", "Name"),
    ("e\u0301", "NCName"),
    ("\u0301", "NMTOKEN"),
    ("\u0967\u0968", "NCName"),
    ("a\u203fb", "NMTOKEN"),
    ("\u2070", "NCName"),
    ("\U00010400", "Name"),
    (":", "Name"),
    ("1:2", "NMTOKEN"),
    (" a ", "NCName"),
]


@pytest.mark.parametrize(("text", "datatype"), NAMES)
def test_names_have_the_characters_of_xml(text, datatype):
    assert value_of(literal(text, datatype)) == ("string", text.strip(" "))


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_equal_values(left, right):
    assert value_of(literal(*left)) == value_of(literal(*right))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_values(left, right):
    assert differ(value_of(literal(*left)), value_of(literal(*right)))


@pytest.mark.parametrize(("left", "right"), UNKNOWN)
def test_unknown_values_are_never_different(left, right):
    assert not differ(value_of(literal(*left)), value_of(literal(*right)))


@pytest.mark.parametrize(("text", "datatype"), MALFORMED)
def test_malformed(text, datatype):
    with pytest.raises(IllTypedError):
        value_of(literal(text, datatype))


@pytest.mark.parametrize(
    ("left", "datatype", "expected"),
    [
        (("7", "integer"), "unsignedByte", True),
        (("256", "integer"), "unsignedByte", False),
        (("7.0", "decimal"), "integer", True),
        (("7.5", "decimal"), "integer", False),
        (("7", "integer"), "double", False),
        (("a b", "string"), "token", True),
        (("a  b", "string"), "token", False),
        (("a", "string"), "string", True),
        (("2000-01-01T00:00:00", "dateTime"), "dateTimeStamp", False),
    ],
)
def test_value_space(left, datatype, expected):
    value = value_of(literal(*left))
    assert value is not None
    assert in_value_space(value, XSD + datatype) is expected


def test_language_tags_are_part_of_the_value():
    assert value_of(Literal("a", language="en")) == value_of(literal("a@EN", "PlainLiteral"))
    assert differ(value_of(Literal("a", language="en")), value_of(Literal("a")))


@pytest.mark.parametrize("kind", ["integer", "decimal"])
def test_numbers_have_no_longest(kind):
    long = "9" * 5_000
    assert value_of(literal(long, kind)) == value_of(literal(f"+0{long}", kind)) == ("decimal", 10**5_000 - 1)
    assert differ(value_of(literal(long, kind)), value_of(literal("1", "integer")))
    assert in_value_space(value_of(literal(long, kind)), XSD + "positiveInteger")
    assert not in_value_space(value_of(literal(long, kind)), XSD + "long")
