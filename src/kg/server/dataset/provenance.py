"""Where the dataset comes from, in PROV-O: the build used the source documents and a version of the ontology."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

import kg
from kg.rdf.namespaces import BASE, CG, OWL, RDF, RDFS
from kg.server.site.site import Site
from kg.server.site.vocabularies import BUILD, DATASET, DCTERMS, EDITORS, FOAF, PROV, english, named
from kg.settings import current

__all__ = ["provenance"]

_SOFTWARE = named(BASE + ".well-known/void#software")
_ONTOLOGY = named(BASE + "ontology")


def provenance(site: Site) -> Iterator[Triple]:
    """Yield the build, what it used, and who did it. Its time is not told: the same data are the same bytes."""
    yield Triple(DATASET, PROV.wasGeneratedBy, BUILD)
    yield Triple(BUILD, RDF.type, PROV.Activity)
    yield Triple(BUILD, RDFS.label, english("The build: validated, reasoned, ruled"))
    yield Triple(BUILD, DCTERMS.identifier, Literal(site.data_version))
    for document in site.sources.of_type(CG.Document):
        yield Triple(BUILD, PROV.used, document)
        yield Triple(DATASET, PROV.wasDerivedFrom, document)
        yield Triple(document, RDF.type, PROV.Entity)
    yield from (Triple(BUILD, PROV.used, version) for version in _versions(site))
    yield from (Triple(BUILD, PROV.wasAssociatedWith, agent) for agent in (_SOFTWARE, EDITORS))
    yield Triple(_SOFTWARE, RDF.type, PROV.SoftwareAgent)
    yield Triple(_SOFTWARE, RDFS.label, english("kg"))
    yield Triple(_SOFTWARE, OWL.versionInfo, Literal(kg.__version__))
    yield from (Triple(EDITORS, RDF.type, kind) for kind in (PROV.Agent, FOAF.Agent))
    yield Triple(EDITORS, FOAF.name, english(current().project.editors or f"The editors of {current().title}"))


def _versions(site: Site) -> list[NamedNode]:
    return site.ontology.nodes(_ONTOLOGY, OWL.versionIRI)
