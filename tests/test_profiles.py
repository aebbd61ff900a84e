"""The graph in the vocabularies of others: a little world, what each profile must make of it, and the whole corpus."""

from __future__ import annotations

import re

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.api import DefectorGraph
from kg.build import Built
from kg.errors import KgError, NotFoundError, SourceError
from kg.export.profiles import Profile, about, find_profile, quads_of, read_profiles
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, IDENTIFIER, RDF, abbreviate
from kg.sparql.tokens import declared_prefixes, tokenize

from .little import DG, ROOT, node, run_kg, triples

ONTOLOGY = ROOT / "ontology"
PROFILES = read_profiles(ONTOLOGY)
FILES = sorted((ONTOLOGY / "exports").glob("*/*.rq"))
VIEW = NamedNode("https://example.org/view")

WORLD = triples(
    """
    doc:almanac a cg:Document ; cg:charLength 900 .
    section:lights a cg:Section ; cg:partOfDocument doc:almanac ; rdfs:label "Lights"@en .
    span:fire a cg:Span ; cg:ofSection section:lights ; cg:startOffset 10 ; cg:endOffset 25 ;
      cg:paraphrase "A fire was lit."@en .
    sentence:lights-000 a cg:Sentence ; cg:ofSection section:lights ; cg:startOffset 0 ; cg:endOffset 40 .
    citation:one a cg:Citation ; cg:cites span:fire .
    person:ada a dg:Person ; rdfs:label "Ada"@en , "Ада"@ru ; skos:altLabel "Miss Ada"@en ; cg:wikidata wd:Q1 .
    place:rock a cg:Place ; rdfs:label "Rock"@en .
    group:keepers a dg:Group ; rdfs:label "Keepers"@en .
    person:ada dg:memberOf group:keepers .
    dg:Birth rdfs:subClassOf cg:Event ; rdfs:label "birth"@en .
    event:birth a dg:Birth , cg:Event ; dg:born person:ada ; dg:subjectPerson person:ada ; dg:place place:rock ;
      cg:when "1871-05"^^edtf:EDTF ;
      cg:beginEarliest "1871-05-01"^^xsd:date ; cg:beginLatest "1871-05-31"^^xsd:date ;
      cg:endEarliest "1871-05-31"^^xsd:date ; cg:endLatest "1871-05-31"^^xsd:date ; cg:citation citation:one .
    event:later a cg:Event ; cg:when "1880/.."^^edtf:EDTF ; cg:beginEarliest "1880-01-01"^^xsd:date .
    event:stay a cg:Event ; dg:subjectPerson person:ada ; dg:inState state:isles ; cg:when "1880/1882"^^edtf:EDTF ;
      cg:beginEarliest "1880-01-01"^^xsd:date ; cg:beginLatest "1880-12-31"^^xsd:date ;
      cg:endEarliest "1882-01-01"^^xsd:date ; cg:endLatest "1882-12-31"^^xsd:date .
    state:isles a dg:State ; rdfs:label "Isles"@en .
    event:plan a cg:Plan , cg:Event ; dg:subjectPerson person:ada ; cg:when "1890"^^edtf:EDTF ;
      cg:beginEarliest "1890-01-01"^^xsd:date .
    claim:rock a cg:Claim ; cg:aboutNode event:birth ; cg:aboutProperty dg:place ; cg:valueNode place:rock ;
      cg:rank cc:normal ; cg:assertedBy person:ada ; cg:rationale "So she says."@en ; cg:evidence span:fire .
    <https://w3id.org/defector-graph/ontology> a owl:Ontology ; dcterms:created "2026-01-02"^^xsd:date ;
      dcterms:license <https://example.org/licence> .
    """
)
# What must be there, in Turtle; what begins with # is a part of a thing of ours.
EXPECTED = {
    "web-annotations": """
        <span/fire#description> a oa:Annotation ; oa:motivatedBy oa:describing ; oa:hasTarget <span/fire> ;
          oa:hasBody <span/fire#paraphrase> .
        <span/fire#paraphrase> a oa:TextualBody ; rdf:value "A fire was lit."@en ; dcterms:language "en" .
        <span/fire> oa:hasSource <doc/almanac> ; oa:hasSelector <span/fire#position> .
        <span/fire#position> a oa:TextPositionSelector ; oa:start "10"^^xsd:nonNegativeInteger ;
          oa:end "25"^^xsd:nonNegativeInteger .
        <span/fire#link> oa:motivatedBy oa:linking ; oa:hasBody <event/birth> , <claim/rock> .
        """,
    "nif": """
        <doc/almanac#char=0,900> a nif:Context ; nif:endIndex "900"^^xsd:nonNegativeInteger .
        <doc/almanac#char=10,25> a nif:String ; nif:beginIndex "10"^^xsd:nonNegativeInteger ;
          nif:endIndex "25"^^xsd:nonNegativeInteger ; nif:referenceContext <doc/almanac#char=0,900> .
        <doc/almanac#char=0,40> a nif:Sentence ; rdfs:seeAlso <sentence/lights-000> .
        """,
    "owl-time": """
        <event/birth> time:hasTime <event/birth#time> .
        <event/birth#time> rdfs:label "1871-05" ; time:hasBeginning <event/birth#beginning> ;
          time:hasEnd <event/birth#end> .
        <event/birth#end> a time:Instant ; time:inXSDDate "1871-05-31"^^xsd:date .
        <event/birth#beginning-range> a time:ProperInterval ; time:inside <event/birth#beginning> ;
          time:hasBeginning <event/birth#beginning-earliest> ; time:hasEnd <event/birth#beginning-latest> .
        <event/birth#beginning-earliest> time:inXSDDate "1871-05-01"^^xsd:date .
        <event/later#beginning-range> time:hasBeginning <event/later#beginning-earliest> .
        """,
    "cidoc-crm": """
        <person/ada> a crm:E21_Person ; crm:P1_is_identified_by <person/ada#name-Miss%20Ada-en> .
        <person/ada#name-Miss%20Ada-en> crm:P190_has_symbolic_content "Miss Ada"@en .
        <event/birth> a crm:E67_Birth ; crm:P98_brought_into_life <person/ada> ; crm:P7_took_place_at <place/rock> ;
          crm:P4_has_time-span <event/birth#time-span> .
        <event/birth#time-span> crm:P82a_begin_of_the_begin "1871-05-01T00:00:00Z"^^xsd:dateTime ;
          crm:P82b_end_of_the_end "1871-05-31T23:59:59Z"^^xsd:dateTime .
        <event/stay#time-span> crm:P81a_end_of_the_begin "1880-12-31T23:59:59Z"^^xsd:dateTime ;
          crm:P81b_begin_of_the_end "1882-01-01T00:00:00Z"^^xsd:dateTime .
        <event/stay> crm:P11_had_participant <person/ada> .
        <claim/rock> a crm:E13_Attribute_Assignment ; crm:P140_assigned_attribute_to <event/birth> ;
          crm:P141_assigned <place/rock> ; crm:P14_carried_out_by <person/ada> .
        <span/fire> crm:P67_refers_to <event/birth> ; crm:P106i_forms_part_of <section/lights> .
        <group/keepers> crm:P107_has_current_or_former_member <person/ada> .
        """,
    "linked-art": """
        <person/ada> a crm:E21_Person ; rdfs:label "Ada" ; crm:P98i_was_born <event/birth> ;
          crm:P107i_is_current_or_former_member_of <group/keepers> ; crm:P67i_is_referred_to_by <span/fire> .
        <person/ada#name-Ada-en> a crm:E33_E41_Linguistic_Appellation ; crm:P190_has_symbolic_content "Ada" ;
          crm:P2_has_type <http://vocab.getty.edu/aat/300404670> .
        <event/birth#time-span> crm:P82a_begin_of_the_begin "1871-05-01T00:00:00Z"^^xsd:dateTime .
        <span/fire> crm:P190_has_symbolic_content "A fire was lit." .
        """,
}
PREFIXES = {
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


ACTORS = ("dg:Group", "dg:Collective", "dg:State")
# Against whom, for whom, where, from where to where; and those of whom the class of the event says more.
NO_PART = """
dg:addressedTo dg:against dg:beneficiary dg:citizenshipGained dg:citizenshipLost dg:createdFor dg:crossedBorderOf
dg:defector dg:destination dg:dissolved dg:filedAt dg:founded dg:fromState dg:honoured dg:inFavourOf dg:inState
dg:lost dg:stateLeft dg:toState dg:unfulfilledBy
"""


@pytest.fixture(scope="module")
def world() -> Store:
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object, VIEW) for t in WORLD)
    return store


@pytest.fixture(scope="module")
def opened(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


def turtle(text: str) -> set[Quad]:
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return set(parse(declared + text, format=RdfFormat.TURTLE, base_iri=IDENTIFIER))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_profile_says_what_the_little_world_says(world: Store, name: str):
    found, _ = quads_of(PROFILES[name], world, VIEW)
    assert turtle(EXPECTED[name]) - set(found) == set()


def test_a_date_that_the_text_leaves_open_has_no_other_end(world: Store):
    found, _ = quads_of(PROFILES["owl-time"], world, VIEW)
    names = {quad.subject.value for quad in found if quad.subject.value.startswith(IDENTIFIER + "event/later")}
    assert {name.partition("#")[2] for name in names} == {
        "", "time", "beginning", "beginning-range", "beginning-earliest",
    }  # fmt: skip


def test_what_was_but_planned_is_no_event_and_a_state_where_it_was_no_participant(world: Store):
    found, _ = quads_of(PROFILES["cidoc-crm"], world, VIEW)
    assert [quad for quad in found if quad.subject == node("event:plan") or quad.object == node("event:plan")] == []
    assert {q.object for q in found if q.subject == node("event:stay") and "P11" in q.predicate.value} == {
        node("person:ada")
    }


def test_whoever_an_event_names_took_part_or_is_known_not_to_have(graph: Graph):
    """A property that is new stands in the list of the query, or in that of those who were no part of it."""
    text = (ONTOLOGY / "exports" / "cidoc-crm" / "participants.rq").read_text(encoding="utf-8")
    listed = {token.text for token in tokenize(text) if token.kind == "name"}
    actors = {actor for cls in (DG.Person, *map(node, ACTORS)) for actor in graph.of_type(cls)}
    events = set(graph.of_type(CG.Event)) - set(graph.of_type(CG.Statement)) - set(graph.of_type(node("cg:Plan")))
    named = {abbreviate(p.value) for event in events for p, value in graph.about(event) if value in actors}
    assert named - listed - set(NO_PART.split()) == set()


def test_an_event_of_one_day_within_a_month_has_no_inside(world: Store):
    found, _ = quads_of(PROFILES["cidoc-crm"], world, VIEW)
    span = NamedNode(f"{IDENTIFIER}event/birth#time-span")
    assert [quad.predicate.value for quad in found if quad.subject == span and "P81" in quad.predicate.value] == []


def test_a_life_in_another_vocabulary_has_its_events_with_their_times(world: Store):
    found = about(quads_of(PROFILES["cidoc-crm"], world, VIEW)[0], node("person:ada"))
    names = {quad.subject.value.removeprefix(IDENTIFIER) for quad in found}
    assert {"person/ada", "person/ada#name-Ada-en", "event/birth", "event/birth#time-span", "group/keepers"} <= names
    assert {name for name in names if "later" in name or name.startswith(("section", "doc"))} == set()


def test_a_claim_is_a_nanopublication_in_four_graphs(world: Store):
    found, _ = quads_of(PROFILES["nanopublications"], world, VIEW)
    claim = f"{IDENTIFIER}claim/rock"
    graphs = {str(quad.graph_name.value) for quad in found}
    assert graphs == {f"{claim}#{part}" for part in ("head", "assertion", "provenance", "publication-info")}
    (asserted,) = [quad for quad in found if quad.graph_name.value == f"{claim}#assertion"]
    assert asserted.triple == Triple(node("event:birth"), DG.place, node("place:rock"))
    told = {(q.predicate.value.rpartition("#")[2], q.object) for q in found if q.subject.value == f"{claim}#assertion"}
    assert told == {
        ("wasDerivedFrom", node("span:fire")),
        ("hadPrimarySource", node("section:lights")),
        ("wasAttributedTo", node("person:ada")),
    }
    about = {q.predicate.value.rpartition("/")[2] for q in found if q.graph_name.value == f"{claim}#publication-info"}
    assert {"created", "license"} <= about


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_part_tells_what_it_is_and_declares_what_it_uses(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#+ summary: ")
    assert text.splitlines()[0].endswith(".")
    declared = list(declared_prefixes(text))
    used = {token.prefix for token in tokenize(text) if token.prefix is not None}
    assert declared == sorted(declared)
    assert set(declared) == used
    assert re.search(r"^(CONSTRUCT \{|SELECT DISTINCT \?graph \?subject \?predicate \?object)$", text, re.M)


def test_every_folder_is_a_profile_and_every_profile_has_parts():
    folders = {path.parent.name for path in FILES}
    assert set(PROFILES) == folders | {"questions"}


def test_every_passage_claim_and_date_of_the_corpus_is_there(opened: DefectorGraph, graph: Graph):
    view = opened.built.store("accepted"), NamedNode("https://w3id.org/defector-graph/graph/view/accepted")
    found = {name: quads_of(PROFILES[name], *view)[0] for name in ("web-annotations", "nanopublications", "owl-time")}
    made = {
        name: {q.subject.value for q in found[name] if q.predicate == RDF.type and q.object.value.endswith(cls)}
        for name, cls in (("web-annotations", "#Annotation"), ("nanopublications", "#Nanopublication"))
    }
    spans = {span.value for span in graph.of_type(CG.Span) if graph.has(span, CG.paraphrase)}
    assert {name.partition("#")[0] for name in made["web-annotations"]} == spans
    assert {name.partition("#")[0] for name in made["nanopublications"]} == {c.value for c in graph.of_type(CG.Claim)}
    dated = {quad.subject.value for quad in found["owl-time"] if quad.predicate.value.endswith("hasTime")}
    assert dated == {s.value for s in graph.all_subjects() if graph.has(s, CG.when)}


def test_rdflib_finds_the_source_of_a_claim(opened: DefectorGraph):
    dataset = rdflib.Dataset()
    dataset.parse(data=opened.profile("nanopublications", "trig", "claim:baryshnikov-kidnapped"), format="trig")
    (row,) = dataset.query(
        """
        PREFIX np: <http://www.nanopub.org/nschema#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?value ?passage ?speaker {
          GRAPH ?head { ?publication np:hasAssertion ?assertion ; np:hasProvenance ?provenance }
          GRAPH ?assertion { ?node ?property ?value }
          GRAPH ?provenance { ?assertion prov:wasDerivedFrom ?passage ; prov:wasAttributedTo ?speaker }
        }
        """
    )
    assert [str(term).removeprefix(IDENTIFIER) for term in row] == [
        "concept/abducted", "span/oped-baryshnikov-kidnap", "collective/soviet-embassy-officials",
    ]  # fmt: skip


def test_every_question_is_an_executable_with_its_text(opened: DefectorGraph):
    found = rdflib.Graph().parse(data=opened.profile("questions"), format="turtle")
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    texts = {str(s): str(text) for s, text in found.subject_objects(shacl.select)}
    name = "theatres/who-left-on-whose-tour"
    iri = f"https://w3id.org/defector-graph/query/{name}"
    assert texts[iri] == (ROOT / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    assert (rdflib.URIRef(iri), rdflib.RDF.type, shacl.SPARQLSelectExecutable) in found
    assert str(found.value(rdflib.URIRef(iri), rdflib.RDFS.comment)) == "Who left on whose tour?"
    every = set(found.subjects(rdflib.RDF.type, shacl.SPARQLExecutable))
    # What must find nothing is no question.
    assert len(every) == len([name for name in opened.catalogue.queries if not name.startswith("checks/")])
    (prefixes,) = set(found.objects(None, shacl.prefixes))
    declared = {str(found.value(each, shacl.prefix)) for each in found.objects(prefixes, shacl.declare)}
    assert {"dg", "rdfs"} <= declared


@pytest.mark.parametrize("name", ["cidoc-crm", "nanopublications"])
def test_the_same_data_are_the_same_bytes(built: Built, name: str):
    assert built.folder.is_dir()
    words = ("export", "--profile", name, "-f", "trig")
    assert len({run_kg(*words, PYTHONHASHSEED=seed).stdout for seed in ("0", "1")}) == 1


def test_json_ld_of_a_profile_is_read_back_the_same(opened: DefectorGraph):
    claim = "claim:baryshnikov-kidnapped"
    document = opened.profile("nanopublications", "jsonld", claim)
    lines = opened.profile("nanopublications", "nquads", claim)
    assert set(parse(document, format=RdfFormat.JSON_LD)) == set(parse(lines, format=RdfFormat.N_QUADS))
    assert '"np:hasAssertion"' in document


def test_named_graphs_need_a_format_that_holds_them(opened: DefectorGraph):
    with pytest.raises(KgError, match="which Turtle cannot hold: choose trig, nquads, jsonld"):
        opened.profile("nanopublications", "turtle")


def test_an_unknown_profile_is_told_with_those_there_are():
    with pytest.raises(NotFoundError) as error:
        find_profile(ONTOLOGY, "marc21")
    assert "cidoc-crm" in error.value.candidates


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK {}", "gives neither triples nor quads"),
        ("SELECT ?a { ?a ?b ?c }", "gives neither triples nor quads"),
        ("CONSTRUCT {", "is no SPARQL query"),
    ],
)
def test_a_part_that_gives_nothing_is_an_error(tmp_path, world: Store, text: str, message: str):
    (tmp_path / "part.rq").write_text(text)
    with pytest.raises(SourceError, match=message):
        quads_of(Profile("x", "X", "https://example.org/", "", tmp_path), world, VIEW)


@pytest.mark.parametrize(
    ("text", "message"), [("[x", "is no TOML"), ('[x]\ntitle = "X"', "missing: 'specification'"), ("x = 1", "missing")]
)
def test_a_list_of_profiles_that_is_wrong_is_an_error(tmp_path, text: str, message: str):
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "profiles.toml").write_text(text)
    with pytest.raises(SourceError, match=message):
        read_profiles(tmp_path)


def test_a_project_without_profiles_has_none(tmp_path):
    assert read_profiles(tmp_path) == {}


@pytest.mark.parametrize("more", [["--layer", "authored"], ["--frame", "--entity", "нуреев"]])
def test_a_profile_is_of_a_view(more: list[str]):
    answer = run_kg("export", "--profile", "nif", *more)
    assert answer.returncode == 2
    assert "--profile writes a view" in answer.stderr
