from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.build import Built
from kg.build.layers import LAYERS
from kg.errors import KgError
from kg.export import DATASET_FORMATS, describe, write_dataset, write_graph
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, XSD
from kg.rdf.store import graph_name

from .little import ROOT, node, triples

CONTEXT = ROOT / "ontology" / "context.jsonld"
RDF_OF = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}

WILD = [
    *triples(
        """
        person:ada a dg:Person , dg:Defector ; rdfs:label "Ada"@en , "Miss Ada"@en , "Ада"@ru , "untagged" , 1 ;
          dg:owner person:ada ; cg:when "1871"^^edtf:EDTF , "1871" ; dg:years 7.0 , 7.00 , 7 , "seven" ;
          dg:inAbsentia true , "TRUE"^^xsd:boolean , "1"^^xsd:boolean ; cg:ordinal 3 , "03"^^xsd:integer ;
          cg:startOffset 12345678901234567890 ; cg:wikidata wd:Q1 ; <http://e.org/p#> "x" ; rdfs:seeAlso "not an iri" .
        event:ada-leaving a dg:Defection ; dg:defector person:ada , person:ben ; dg:departed person:ada ;
          cg:citation citation:one , citation:two ; cg:evidence span:one .
        citation:one a cg:Citation ; cg:cites span:one ; cg:supports dg:defector , cg:when .
        event:other a cg:Event ; cg:citation citation:one .
        person:ben dg:owner event:ada-leaving .
        claim:one a cg:Claim ; cg:aboutNode event:ada-leaving ; cg:aboutProperty cg:when ;
          cg:valueLiteral "1872"^^edtf:EDTF .
        <http://e.org/no-prefix> a <http://e.org/Class> ; dg:place "a text where a thing is awaited" .
        <https://w3id.org/defector-graph/id/person/odd/slash> a dg:Person .
        dg:Chain owl:propertyChainAxiom ( dg:defectorIn dg:place ) .
        [] a owl:AllDisjointClasses ; owl:members ( dg:Person cg:Place ) .
        """
    ),
    Triple(node("person:ada"), CG.paraphrase, Literal('quotes " and \\ and\nlines <&> 𝔄')),
    Triple(node("person:ada"), CG.paraphrase, Literal("x", datatype=NamedNode("http://e.org/type"))),
    Triple(node("person:ada"), CG.valueLiteral, Literal("1E400", datatype=XSD.double)),
]  # fmt: skip


def canonical(quads) -> set[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def as_quads(found: list[Triple]) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object) for t in found]


@pytest.mark.parametrize("name", RDF_OF)
def test_a_wild_graph_reads_back_the_same_from_every_format(name: str):
    content = [t for t in WILD if name != "rdfxml" or t.predicate.value != "http://e.org/p#"]
    written = write_graph(content, name, CONTEXT)
    assert canonical(parse(written, format=RDF_OF[name])) == canonical(as_quads(content))


@pytest.fixture(scope="module")
def accepted(built: Built) -> set[str]:
    return canonical(as_quads(built.triples()))


@pytest.mark.parametrize("name", [name for name in RDF_OF if name != "nquads"])
def test_the_accepted_view_reads_back_the_same_from_every_format(built: Built, accepted: set[str], name: str):
    written = write_graph(list(built.triples()), name, CONTEXT)
    assert canonical(parse(written, format=RDF_OF[name])) == accepted


def test_the_order_of_the_triples_does_not_matter():
    for name in RDF_OF:
        content = [t for t in WILD if name != "rdfxml" or t.predicate.value != "http://e.org/p#"]
        assert write_graph(content, name, CONTEXT) == write_graph(reversed(content), name, CONTEXT)


@pytest.fixture(scope="module")
def layers(built: Built) -> dict[NamedNode, list[Triple]]:
    return {graph_name(layer): built.layer(layer) for layer in LAYERS}


@pytest.fixture(scope="module")
def expected(layers: dict[NamedNode, list[Triple]]) -> set[str]:
    return canonical(parse(write_dataset(layers, "nquads", CONTEXT), format=RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def document(layers: dict[NamedNode, list[Triple]]) -> str:
    return write_dataset(layers, "jsonld", CONTEXT)


def test_n_quads_hold_every_triple_of_every_layer(layers: dict[NamedNode, list[Triple]], expected: set[str]):
    quads = [Quad(t.subject, t.predicate, t.object, name) for name, found in layers.items() for t in found]
    assert expected == canonical(quads)


def test_trig_holds_the_same(layers: dict[NamedNode, list[Triple]], expected: set[str]):
    assert canonical(parse(write_dataset(layers, "trig", CONTEXT), format=RdfFormat.TRIG)) == expected


def test_pyoxigraph_reads_the_same_from_json_ld(document: str, expected: set[str]):
    assert canonical(parse(document, format=RdfFormat.JSON_LD)) == expected


def test_rdflib_reads_the_same_from_json_ld(document: str, expected: set[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dataset = rdflib.Dataset()
    dataset.parse(data=document, format="json-ld")
    written = dataset.serialize(format="nquads")
    assert canonical(parse(written, format=RdfFormat.N_QUADS)) == expected


def test_pyld_reads_the_same_from_json_ld(document: str, expected: set[str]):
    from pyld import jsonld

    written = jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"})
    assert canonical(parse(written, format=RdfFormat.N_QUADS)) == expected


def test_the_json_ld_document_stands_alone(document: str):
    context = json.loads(document)["@context"]
    assert isinstance(context, dict)
    assert {key for key, entry in context.items() if key == "@import" or entry == "@import"} == set()


def test_a_life_is_nested_under_its_person(document: str):
    authored = next(g for g in json.loads(document)["@graph"] if g["id"] == "graph:authored")
    person = next(n for n in authored["@graph"] if n["id"] == "person:rudolf-nureyev")
    assert [event["id"] for event in person["defections"]] == ["event:nureyev-defection"]
    assert [event["id"] for event in person["convictions"]] == ["event:nureyev-conviction"]
    assert "role:nureyev-kirov" in [role["id"] for role in person["roles"]]
    assert person["defections"][0]["when"] == "1961"
    assert person["convictions"][0]["imposes"]["years"] == "7.0"


def test_no_node_stands_twice_in_a_graph(document: str):
    def bodies(value: object) -> list[str]:
        if isinstance(value, list):
            return [found for part in value for found in bodies(part)]
        if isinstance(value, dict):
            mine = [value["id"]] if "id" in value and len(value) > 1 else []
            return [*mine, *(found for key, part in value.items() if key != "id" for found in bodies(part))]
        return []

    for part in json.loads(document)["@graph"]:
        found = bodies(part["@graph"])
        assert len(found) == len(set(found)), part["id"]


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml", "csv"])
def test_several_graphs_need_a_format_that_holds_them(name: str):
    with pytest.raises(KgError, match="holds one graph, not several: choose trig, nquads, jsonld"):
        write_dataset({graph_name("authored"): []}, name, CONTEXT)


@pytest.mark.parametrize("name", [*RDF_OF, "csv"])
def test_an_empty_graph_can_be_written(name: str):
    assert isinstance(write_graph([], name, CONTEXT), str)


def test_the_same_data_are_the_same_bytes_whatever_the_hash_seed(built: Built, tmp_path: Path):
    """`built` comes first, so that the processes find a build and do not make one."""
    assert built.folder.is_dir()
    names = ("nquads", "jsonld", "turtle", "rdfxml", "trig", "csv")
    script = f"import sys; from kg.cli import main; sys.exit(max(main(['export', '-f', n, '-o', n]) for n in {names}))"
    for seed in ("0", "1"):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "KG_PROJECT": str(ROOT)}
        subprocess.run([sys.executable, "-c", script], cwd=tmp_path / seed, env=environment, check=True)
    for name in names:
        one, other = ((tmp_path / seed / name).read_bytes() for seed in ("0", "1"))
        assert len(one) > 1000
        assert one == other, name


def test_csv_has_one_row_per_thing(graph: Graph):
    rows = list(csv.DictReader(io.StringIO(write_graph(graph, "csv", CONTEXT))))
    (nureyev,) = [row for row in rows if row["id"].endswith("/person/rudolf-nureyev")]
    assert nureyev["kind"] == "person"
    assert nureyev["label_en"] == "Rudolf Nureyev"
    assert nureyev["label_ru"] == "Рудольф Нуреев"
    assert "Нуриев" in nureyev["also"].split("; ")
    (defection,) = [row for row in rows if row["id"].endswith("/event/nureyev-defection")]
    assert (defection["when"], defection["earliest"], defection["latest"]) == ("1961", "1961-01-01", "1961-12-31")
    assert defection["sections"] == "agency; aif; gallery; oped; profiles"
    assert {row["kind"] for row in rows} & {"sentence", "span", "citation"} == set()


def test_the_description_of_a_thing_is_what_belongs_to_it(built: Built):
    authored, sources, ontology = (Graph(built.layer(name)) for name in ("authored", "sources", "ontology"))
    found = Graph(describe(node("person:rudolf-nureyev"), authored, sources, ontology))
    assert found.text(node("event:nureyev-defection"), CG.when) == "1961"
    assert found.has(node("citation:event-nureyev-defection-by-aif-nureyev-stayed"), CG.cites)
    assert found.has(node("span:aif-nureyev-stayed"), CG.paraphrase)
    assert found.label(node("place:paris"), node("rdfs:label"), "en") == "Paris"
    assert not found.has(node("place:paris"), node("cg:within"))
    assert not any("mullova" in str(subject.value) for subject in found.all_subjects())


def test_the_description_of_a_stranger_is_empty(built: Built):
    authored = Graph(built.layer("authored"))
    assert describe(node("person:nobody"), authored, Graph(), Graph()) == []


def test_dataset_formats():
    assert DATASET_FORMATS == ("trig", "nquads", "jsonld")
