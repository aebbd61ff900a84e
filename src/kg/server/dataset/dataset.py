"""What the dataset says of itself: VoID, DCAT 3 and PROV-O, every number counted in what was built."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

import kg
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, CG, IDENTIFIER, IDENTIFIERS, OWL, PREFIXES, RDF, RDFS
from kg.rdf.store import graph_name, view_name
from kg.server.dataset.counting import Counts
from kg.server.dataset.distributions import distributions
from kg.server.dataset.numbers import counts_of_layers, counts_of_view, numbers, partitions
from kg.server.dataset.profiles import profiles
from kg.server.dataset.provenance import provenance
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.site.vocabularies import (
    DATASET,
    DCAT,
    DCTERMS,
    EDITORS,
    FOAF,
    LICENCE,
    PROV,
    VOID,
    count,
    english,
    named,
)
from kg.server.wire.formats import FORMATS
from kg.settings import current, in_english
from kg.translation import marked

__all__ = ["dataset_description"]

_DOCUMENT = named(BASE + ".well-known/void")
_WIKIDATA_LINKS = named(_DOCUMENT.value + "#wikidata-links")
_WIKIDATA = named(PREFIXES["wd"])
_ABOUT = current().project
LAYER_LABELS = {
    "ontology": marked("classes, properties, axioms, concepts"),
    "sources": marked("documents, sections, sentences, spans, citations"),
    "authored": marked("what the editors wrote, from the sources"),
    "claims": marked("the values of preferred claims"),
    "dates": marked("the bounds of dates"),
    "gazetteer": marked("facts about places that no text tells, with the records they come from"),
    "inferred": marked("what follows by OWL 2 RL"),
    "rules": marked("what the rules add"),
    "links": marked("matches with Wikidata"),
}


def dataset_description(site: Site, base: str) -> list[Triple]:
    """Return the whole description; addresses of services and files begin with `base`, which has no final slash."""
    view = counts_of_view(site)
    return [
        *_document(),
        *_dataset(site, base),
        *numbers(DATASET, view),
        *partitions(view),
        *_layers(site, base),
        *_views(site, view),
        *_wikidata(site),
        *distributions(site, base),
        *profiles(site, base),
        *provenance(site),
    ]


def _document() -> Iterator[Triple]:
    yield Triple(_DOCUMENT, RDF.type, VOID.DatasetDescription)
    yield Triple(_DOCUMENT, DCTERMS.title, english(f"Description of the {current().title} dataset"))
    yield Triple(_DOCUMENT, FOAF.primaryTopic, DATASET)
    yield Triple(_DOCUMENT, DCTERMS.license, LICENCE)


def _dataset(site: Site, base: str) -> Iterator[Triple]:
    yield from (Triple(DATASET, RDF.type, kind) for kind in (VOID.Dataset, DCAT.Dataset, PROV.Entity))
    yield from (Triple(DATASET, DCTERMS.title, Literal(text, language=tag)) for tag, text in _ABOUT.title.items())
    description = in_english(_ABOUT.description or _ABOUT.summary or current().title)
    yield Triple(DATASET, DCTERMS.description, english(description))
    yield from (Triple(DATASET, predicate, EDITORS) for predicate in (DCTERMS.creator, DCTERMS.publisher))
    yield Triple(DATASET, DCTERMS.license, LICENCE)
    yield from (Triple(DATASET, DCTERMS.language, Literal(tag)) for tag in _ABOUT.languages)
    yield from (Triple(DATASET, DCAT.keyword, english(word)) for word in _ABOUT.keywords)
    yield Triple(DATASET, DCAT.version, Literal(kg.__version__))
    yield Triple(DATASET, OWL.versionInfo, Literal(site.data_version))
    yield from (Triple(DATASET, predicate, named(f"{base}/")) for predicate in (FOAF.homepage, DCAT.landingPage))
    yield Triple(DATASET, VOID.sparqlEndpoint, named(f"{base}/sparql"))
    yield from (Triple(DATASET, VOID.uriSpace, Literal(space)) for space in IDENTIFIERS)
    yield from (Triple(DATASET, VOID.exampleResource, node) for node in _examples(site.graph.graph))
    yield from (Triple(DATASET, VOID.vocabulary, node) for node in _vocabularies(counts_of_view(site)))
    yield from (Triple(DATASET, VOID.feature, named(f.unique_name)) for f in FORMATS)


def _layers(site: Site, base: str) -> Iterator[Triple]:
    for name, counts in counts_of_layers(site).items():
        node = graph_name(name)
        yield from _subset(node, f"Layer {name}: {LAYER_LABELS[name]}")
        yield from numbers(node, counts)
        yield Triple(node, VOID.dataDump, named(f"{base}/graph/{name}?format=turtle"))


def _views(site: Site, accepted: Counts) -> Iterator[Triple]:
    """Yield the views; a view that is only built when asked for has no numbers here."""
    for name in names_of_views(site):
        yield from _subset(view_name(name), f"View {name}")
    yield from numbers(view_name(site.graph.view), accepted)


def _subset(node: NamedNode, label: str) -> Iterator[Triple]:
    yield Triple(DATASET, VOID.subset, node)
    yield Triple(node, RDF.type, VOID.Dataset)
    yield Triple(node, DCTERMS.title, english(label))


def _wikidata(site: Site) -> Iterator[Triple]:
    """Yield the links to Wikidata that were accepted."""
    links = [t for t in site.graph.graph if t.predicate == CG.wikidata]
    yield Triple(_WIKIDATA, RDF.type, VOID.Dataset)
    yield Triple(_WIKIDATA, RDFS.label, english("Wikidata"))
    yield from _subset(_WIKIDATA_LINKS, "Links to Wikidata")
    yield Triple(_WIKIDATA_LINKS, RDF.type, VOID.Linkset)
    yield Triple(_WIKIDATA_LINKS, VOID.linkPredicate, CG.wikidata)
    yield Triple(_WIKIDATA_LINKS, VOID.subjectsTarget, DATASET)
    yield Triple(_WIKIDATA_LINKS, VOID.objectsTarget, _WIKIDATA)
    yield Triple(_WIKIDATA_LINKS, VOID.triples, count(len(links)))
    yield Triple(_WIKIDATA_LINKS, VOID.distinctSubjects, count(len({t.subject for t in links})))
    yield Triple(_WIKIDATA_LINKS, VOID.distinctObjects, count(len({t.object for t in links})))


def _examples(graph: Graph) -> Iterator[NamedNode]:
    """Yield the thing of each main kind of which most is said; of equals, the first by IRI."""
    for kind in current().kinds.examples:
        things = [s for s in graph.all_subjects() if str(s.value).startswith(f"{IDENTIFIER}{kind}/")]
        if things:
            best = max(things, key=lambda thing: sum(1 for _ in graph.about(thing)))
            yield named(str(best.value))


def _vocabularies(counts: Counts) -> Iterator[NamedNode]:
    """Yield the namespaces of the classes and properties that are used."""
    terms = [term.value for term in (*counts.by_class, *counts.by_property)]
    yield from (named(iri) for iri in sorted({term[: max(term.rfind("/"), term.rfind("#")) + 1] for term in terms}))
