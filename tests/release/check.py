"""One task in each program of others that is written in Python; run by `check.sh`, with the folder of the exports."""

from __future__ import annotations

import json
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
BASE = "https://w3id.org/defector-graph/"
ID = BASE + "id/"
NANOPUB = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"


def check_frictionless() -> str:
    """The tables are a valid package, foreign keys too."""
    from frictionless import Package

    package = Package(str(FOLDER / "tables" / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "message"])[:5]
    return f"{len(package.resources)} tables, {sum(task.stats.get('rows', 0) for task in report.tasks)} rows, all valid"


def check_rocrate() -> str:
    """The folder is a crate whose files are all there and described."""
    from rocrate.rocrate import ROCrate

    crate = ROCrate(str(FOLDER / "tables"))
    parts = {part.id for part in crate.root_dataset["hasPart"]}
    there = {path.name for path in (FOLDER / "tables").iterdir()} - {"ro-crate-metadata.json"}
    assert parts == there, parts ^ there
    assert str(crate.root_dataset["license"].id).startswith("https://creativecommons.org/")
    assert crate.name == "Defector Graph"
    return f"{len(parts)} files of {crate.name}"


def check_nanopub() -> str:
    """Each claim is a valid nanopublication; one of them says what is claimed, by whom, and where."""
    from nanopub import Nanopub
    from rdflib import ConjunctiveGraph, URIRef

    every = ConjunctiveGraph()
    every.parse(FOLDER / "nanopublications.trig", format="trig")
    graphs = {str(graph.identifier): graph for graph in every.contexts() if len(graph)}
    heads = [name for name in graphs if name.endswith("#head")]
    for head in heads:
        one = ConjunctiveGraph()
        for part in ("#head", "#assertion", "#provenance", "#publication-info"):
            name = head.removesuffix("#head") + part
            for triple in graphs[name]:
                one.get_context(URIRef(name)).add(triple)
        assert Nanopub(rdf=one).is_valid, head
    alone = ConjunctiveGraph()
    alone.parse(FOLDER / "claim.trig", format="trig")
    claim = Nanopub(rdf=alone)
    ((what, how, value),) = list(claim.assertion)
    assert (str(what), str(value)) == (f"{ID}event/baryshnikov-defection", f"{ID}concept/abducted"), how
    told = {str(o) for o in claim.provenance.objects(None, URIRef(PROV + "wasDerivedFrom"))}
    assert told == {f"{ID}span/oped-baryshnikov-kidnap"}
    said = {str(o) for o in claim.provenance.objects(None, URIRef(PROV + "wasAttributedTo"))}
    assert said == {f"{ID}collective/soviet-embassy-officials"}
    return f"{len(heads)} nanopublications, all valid; the kidnapping is told in the op-ed, by officials of the embassy"


def check_cromulent() -> str:
    """Each person, framed by the published context, is a Person of Linked Art with a primary name."""
    import cromulent
    from cromulent.model import Person
    from cromulent.reader import Reader
    from pyld import jsonld

    context = json.loads((Path(cromulent.__file__).parent / "data" / "linked-art.json").read_text(encoding="utf-8"))
    expanded = jsonld.from_rdf((FOLDER / "linked-art.nt").read_text(encoding="utf-8"))
    people = [node["@id"] for node in expanded if any(kind.endswith("E21_Person") for kind in node.get("@type", []))]
    ours = [name for name in people if name.startswith(ID)]
    frame: dict[str, Any] = {**context, "@embed": "@always", "@omitDefault": True}
    found = {}
    for name in ours:
        document = jsonld.frame(expanded, {**frame, "@id": name})
        document["@context"] = "https://linked.art/ns/v1/linked-art.json"
        person = Reader().read(document)
        assert isinstance(person, Person), name
        found[name] = person
    godunov = found[f"{ID}person/alexander-godunov"]
    assert "Alexander Godunov" in {name.content for name in godunov.identified_by}
    assert godunov.died.timespan.begin_of_the_begin.startswith("1995-")
    assert "Bolshoi Theatre" in {group._label for group in godunov.member_of}
    return f"{len(found)} people; Godunov died in {godunov.died.timespan.begin_of_the_begin[:4]}"


def check_crm_terms() -> str:
    """Every term of CIDOC CRM that is written is one of CIDOC CRM."""
    import cromulent
    from rdflib import Graph

    listed = (Path(cromulent.__file__).parent / "data" / "crm_vocab.tsv").read_text(encoding="utf-8")
    known = {line.split("\t")[0] for line in listed.splitlines()}
    namespace = "http://www.cidoc-crm.org/cidoc-crm/"
    used: Counter[str] = Counter()
    for name in ("cidoc-crm.ttl", "linked-art.ttl"):
        for _, predicate, value in Graph().parse(FOLDER / name):
            used.update(str(t).removeprefix(namespace) for t in (predicate, value) if str(t).startswith(namespace))
    assert set(used) <= known, set(used) - known
    return f"{len(used)} classes and properties"


def check_xml() -> str:
    """RDF/XML and GraphML are well-formed, and have as many nodes as the tables have rows."""
    from lxml import etree

    graph = etree.parse(FOLDER / "graph.rdf").getroot()
    assert etree.QName(graph).localname == "RDF"
    network = etree.parse(FOLDER / "graph.graphml")
    nodes = network.findall("{*}graph/{*}node")
    people = (FOLDER / "tables" / "people.csv").read_text(encoding="utf-8").count("\nperson:")
    assert len(nodes) == people, (len(nodes), people)
    return f"{len(graph)} descriptions, {len(nodes)} people"


def main() -> None:
    """Make every check."""
    warnings.simplefilter("ignore")
    checks: dict[str, Callable[[], str]] = {
        name.removeprefix("check_"): check for name, check in globals().items() if name.startswith("check_")
    }
    for name, check in checks.items():
        print(f"{name}: {check()}", flush=True)


if __name__ == "__main__":
    main()
