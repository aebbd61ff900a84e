from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import SourceError
from kg.rdf import turtle
from kg.rdf.namespaces import PREFIXES, RDF, RDFS, XSD

from .little import ROOT, node, triples

DATA_FILES = sorted((ROOT / "data").rglob("*.ttl"))

ADA = """\
@prefix cg: <https://w3id.org/cited-graph/core#> .
@prefix dg: <https://w3id.org/defector-graph/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix event: <https://w3id.org/defector-graph/id/event/> .
@prefix person: <https://w3id.org/defector-graph/id/person/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix span: <https://w3id.org/defector-graph/id/span/> .

event:fenn-birth
    a dg:Birth ;
    dg:born person:ada-fenn ;
    cg:when "1871"^^edtf:EDTF ;
    cg:evidence span:almanac-one ,
        span:almanac-two .

person:ada-fenn
    a dg:Person ;
    rdfs:label "Ada Fenn"@en ,
        "Ада Фенн"@ru ;
    skos:altLabel "Miss Fenn"@en .
"""


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("person:ada a dg:Person .\n", 1, 1, "prefix"),
        ("@prefix dg: <http://example.org/> .\n\ndg:a a dg:B\ndg:c a dg:D .\n", 4, 1, "dot is expected"),
        ("@prefix dg: <http://example.org/> .\ndg:a dg:b dg:c ;\n", 3, 1, ""),
        ('@prefix dg: <http://example.org/> .\ndg:a dg:b "open .\n', 2, 11, ""),
        ("<http://example.org/a b> a <http://example.org/c> .", 1, 1, ""),
    ],
)
def test_an_error_names_file_line_and_column(tmp_path: Path, text: str, line: int, column: int, message: str):
    path = tmp_path / "bad.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        turtle.read(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert caught.value.column is not None
    assert caught.value.column >= column
    assert str(caught.value).startswith(f"{path}:{line}:{caught.value.column}: ")
    assert message in str(caught.value)


def test_an_undeclared_prefix_comes_with_the_way_to_mend_it():
    with pytest.raises(SourceError, match=r"@prefix person: <https://w3id\.org/defector-graph/id/person/>"):
        turtle.read_text("person:ada a person:x .")


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path):
    with pytest.raises(SourceError, match=r"nowhere\.ttl: cannot be read"):
        turtle.read(tmp_path / "nowhere.ttl")


def test_bytes_that_are_no_utf_8_are_an_error(tmp_path: Path):
    path = tmp_path / "latin.ttl"
    path.write_bytes('<http://e.org/a> <http://e.org/b> "\xe9" .'.encode("latin-1"))
    with pytest.raises(SourceError, match=r"latin\.ttl"):
        turtle.read(path)


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: str(path.relative_to(ROOT / "data")))
def test_every_data_file_is_canonical(path: Path):
    assert turtle.write(turtle.read(path)) == path.read_text(encoding="utf-8")


def test_canonical_turtle_puts_class_and_names_first_and_evidence_last():
    assert turtle.write(turtle.read_text(ADA)) == ADA


def test_the_order_of_the_triples_does_not_matter():
    assert turtle.write(reversed(turtle.read_text(ADA))) == ADA


def test_nothing_gives_nothing():
    assert turtle.write([]) == ""


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("", 0),
        ('person:ada-fenn skos:altLabel "Ada of the Rock"@en .', 2),
        ("event:fenn-birth cg:evidence span:almanac-three .", 2),
        ("event:fenn-birth dg:place place:rock .", 2),
    ],
)
def test_one_more_triple_adds_one_line(change: str, lines: int):
    before = turtle.write(turtle.read_text(ADA)).splitlines()
    after = turtle.write([*turtle.read_text(ADA), *triples(change)]).splitlines()
    added = [line for line in after if line not in before and not line.startswith("@prefix")]
    gone = [line for line in before if line not in after]
    assert len(added) <= lines
    assert len(gone) <= 1
    assert len(gone) == len(added) - 1 or len(added) <= 1


def test_one_changed_value_changes_one_line():
    before = ADA.splitlines()
    after = turtle.write(turtle.read_text(ADA.replace('"1871"', '"1872"'))).splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ('    cg:when "1871"^^edtf:EDTF ;', '    cg:when "1872"^^edtf:EDTF ;')
    ]


def test_subjects_with_an_offset_stand_in_the_order_of_the_text():
    written = turtle.write(
        triples(
            "span:a cg:startOffset 10 . span:b cg:startOffset 9 . span:c cg:startOffset 100 . section:z a cg:Section ."
        )
    )
    starts = [line for line in written.splitlines() if line and not line.startswith((" ", "@"))]
    assert starts == ["section:z", "span:b", "span:a", "span:c"]


@pytest.mark.parametrize(
    "triple",
    [
        Triple(BlankNode("b"), RDF.type, node("dg:Person")),
        Triple(node("person:ada"), node("cg:evidence"), BlankNode("b")),
    ],
    ids=["subject", "value"],
)
def test_a_blank_node_is_refused(triple: Triple):
    with pytest.raises(ValueError, match="blank nodes"):
        turtle.write([triple])


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (node("person:ada-fenn"), "person:ada-fenn"),
        (NamedNode(PREFIXES["person"] + "ada.fenn"), f"<{PREFIXES['person']}ada.fenn>"),
        (NamedNode(PREFIXES["person"]), f"<{PREFIXES['person']}>"),
        (NamedNode("http://example.org/x"), "<http://example.org/x>"),
        (Literal("7.0", datatype=XSD.decimal), "7.0"),
        (Literal("007", datatype=XSD.integer), "007"),
        (Literal("7.", datatype=XSD.decimal), '"7."^^xsd:decimal'),
        (Literal("7", datatype=XSD.decimal), '"7"^^xsd:decimal'),
        (Literal("1e3", datatype=XSD.double), '"1e3"^^xsd:double'),
        (Literal("true", datatype=XSD.boolean), "true"),
        (Literal("TRUE", datatype=XSD.boolean), '"TRUE"^^xsd:boolean'),
        (Literal("1", datatype=XSD.boolean), '"1"^^xsd:boolean'),
        (Literal("Ада", language="ru"), '"Ада"@ru'),
        (Literal('say "hush"\n'), '"say \\"hush\\"\\n"'),
    ],
)
def test_terms_are_written_as_they_were(term: NamedNode | Literal, written: str):
    assert turtle.term_to_turtle(term) == written


lexical = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
datatypes = st.sampled_from(
    [XSD.string, XSD.integer, XSD.decimal, XSD.double, XSD.boolean, XSD.date, node("edtf:EDTF"), NamedNode("urn:x:y")]
)
literals = st.one_of(
    lexical.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), lexical, st.sampled_from(["en", "ru", "de-ch"])),
    st.builds(lambda text, datatype: Literal(text, datatype=datatype), lexical, datatypes),
    st.builds(lambda number: Literal(str(number), datatype=XSD.integer), st.integers()),
)
locals_ = st.from_regex(r"[A-Za-z0-9_.~%:-]{0,12}", fullmatch=True).filter(lambda text: "%" not in text)
names = st.builds(lambda prefix, local: NamedNode(PREFIXES[prefix] + local), st.sampled_from(list(PREFIXES)), locals_)
wild_triples = st.lists(st.builds(Triple, names, names, st.one_of(names, literals)), max_size=8)


@settings(deadline=None)
@given(wild_triples)
def test_what_is_written_reads_back_the_same(wild: list[Triple]):
    wild = [t for t in wild if not t.predicate.value.endswith("startOffset")]
    assert set(turtle.read_text(turtle.write(wild))) == set(wild)


def test_each_prefix_that_is_declared_is_used_and_no_string_counts_as_a_use():
    written = turtle.write(
        [Triple(node("person:ada"), RDFS.label, Literal("wd: is no prefix here, place:rock neither"))]
    )
    assert [line.split()[1] for line in written.splitlines() if line.startswith("@prefix")] == ["person:", "rdfs:"]


@pytest.mark.parametrize(("subject", "line"), [("event:fenn-birth", 10), ("person:ada-fenn", 17), ("person:ben", None)])
def test_the_line_of_a_subject(subject: str, line: int | None):
    assert turtle.subject_line(ADA, node(subject)) == line


def test_the_line_of_a_subject_written_as_a_whole_iri():
    iri = "https://w3id.org/defector-graph/id/person/ada-fenn"
    assert turtle.subject_line(f"\n<{iri}> a <http://example.org/c> .\n", NamedNode(iri)) == 2


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# a word of the editors\n" + ADA, ":1: has a comment"),
        (ADA.replace("person:ada-fenn ;", "person:ada-fenn ; # sure?", 1), "has a comment"),
        (ADA + "event:fenn-death dg:place [ a cg:Place ] .\n", "blank"),
    ],
)
def test_what_canonical_form_would_lose_is_refused(tmp_path: Path, text: str, complaint: str):
    path = tmp_path / "ada.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=complaint):
        turtle.canonical(path)


def test_canonical_form_keeps_a_hash_in_a_text(tmp_path: Path):
    path = tmp_path / "ada.ttl"
    path.write_text(ADA.replace("Miss Fenn", "Miss # Fenn").replace("    ", "\t"), encoding="utf-8")
    assert not turtle.is_canonical(path)
    assert turtle.canonical(path) == ADA.replace("Miss Fenn", "Miss # Fenn")
