"""The dumps and the endpoint in DCAT 3 (W3C Recommendation of 2024): address, media type, size, checksum."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.namespaces import BASE, PREFIXES, RDF
from kg.server.dataset.dumpfiles import GZIP
from kg.server.dataset.dumps import Dump, dumps_of, facts_of
from kg.server.site.site import Site
from kg.server.site.vocabularies import DATASET, DCAT, DCTERMS, LICENCE, SPDX, VOID, english, named
from kg.settings import current

__all__ = ["distributions"]

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_SIZE = named(PREFIXES["xsd"] + "nonNegativeInteger")
_HEXADECIMAL = named(PREFIXES["xsd"] + "hexBinary")


def distributions(site: Site, base: str) -> Iterator[Triple]:
    """Yield every dump as a distribution of the dataset, and the endpoint as a service that serves it."""
    for dump in dumps_of().values():
        yield from _distribution(site, dump, f"{base}/dump/{dump.file_name}")
    service = named(f"{base}/sparql#service")
    yield Triple(service, RDF.type, DCAT.DataService)
    yield Triple(service, DCTERMS.title, english(f"SPARQL endpoint of the {current().title}"))
    yield Triple(service, DCAT.endpointURL, named(f"{base}/sparql"))
    yield Triple(service, DCAT.endpointDescription, named(f"{base}/sparql"))
    yield Triple(service, DCAT.servesDataset, DATASET)


def _distribution(site: Site, dump: Dump, address: str) -> Iterator[Triple]:
    node, facts = _node(f"dump-{dump.file_name}"), facts_of(site, dump)
    checksum = _node(f"checksum-{dump.file_name}")
    yield Triple(DATASET, DCAT.distribution, node)
    yield Triple(node, RDF.type, DCAT.Distribution)
    yield Triple(node, DCTERMS.title, Literal(dump.file_name))
    yield Triple(node, DCTERMS.license, LICENCE)
    yield Triple(node, DCAT.downloadURL, named(address))
    yield Triple(node, DCAT.accessURL, named(address))
    yield Triple(node, DCAT.mediaType, named(_MEDIA_TYPES + dump.form.media_type))
    if dump.compressed:
        yield Triple(node, DCAT.compressFormat, named(_MEDIA_TYPES + GZIP))
    yield Triple(node, DCAT.byteSize, Literal(str(facts.size), datatype=_SIZE))
    yield Triple(node, SPDX.checksum, checksum)
    yield Triple(checksum, RDF.type, SPDX.Checksum)
    yield Triple(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
    yield Triple(checksum, SPDX.checksumValue, Literal(facts.sha256, datatype=_HEXADECIMAL))
    yield Triple(DATASET, VOID.dataDump, named(address))


def _node(fragment: str) -> NamedNode:
    return named(f"{BASE}.well-known/void#{fragment}")
