"""What the data set follows, and what else it can be had as: its profile (W3C Profiles Vocabulary) and DCAT 3."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from kg.export.profiles import read_profiles
from kg.rdf.namespaces import BASE, OWL, RDF
from kg.server.site.site import Site
from kg.server.site.vocabularies import DATASET, DCAT, DCTERMS, LICENCE, PROF, ROLE, english, named
from kg.settings import current

__all__ = ["profiles"]

_PROFILE = named(BASE + ".well-known/void#profile")
_ONTOLOGY = NamedNode(BASE + "ontology")
_JSON_LD, _FRAMING = named("https://www.w3.org/TR/json-ld11/"), named("https://www.w3.org/TR/json-ld11-framing/")
_OWL, _SHACL = named("https://www.w3.org/TR/owl2-overview/"), named("https://www.w3.org/TR/shacl/")


def profiles(site: Site, base: str) -> Iterator[Triple]:
    """Yield the profile that the data follow, with ontology, shapes, context and frames, and each other vocabulary."""
    yield Triple(DATASET, DCTERMS.conformsTo, _PROFILE)
    yield Triple(_PROFILE, RDF.type, PROF.Profile)
    yield Triple(_PROFILE, DCTERMS.title, english(f"How the data of the {current().title} are written"))
    version = site.ontology.text(_ONTOLOGY, OWL.versionInfo) or ""
    kinds = current().kinds.examples
    yield from _resource("ontology", "Ontology", ROLE.vocabulary, _OWL, [f"{base}/ontology"])
    yield from _resource("core", "Core of the ontology", ROLE.vocabulary, _OWL, [f"{base}/core"])
    yield from _resource("shapes", "Shapes", ROLE.validation, _SHACL, [f"{base}/shapes"])
    yield from _resource("context", "JSON-LD context", ROLE.mapping, _JSON_LD, [f"{base}/context/{version}.jsonld"])
    yield from _resource(
        "frames", "JSON-LD frames", ROLE.guidance, _FRAMING, [f"{base}/frames/{kind}.jsonld" for kind in kinds]
    )
    yield from _others(site, base)


def _resource(name: str, title: str, role: NamedNode, standard: NamedNode, places: list[str]) -> Iterator[Triple]:
    node = named(f"{_PROFILE.value}-{name}")
    yield Triple(_PROFILE, PROF.hasResource, node)
    yield Triple(node, RDF.type, PROF.ResourceDescriptor)
    yield Triple(node, DCTERMS.title, english(title))
    yield Triple(node, PROF.hasRole, role)
    yield Triple(node, DCTERMS.conformsTo, standard)
    yield from (Triple(node, PROF.hasArtifact, named(place)) for place in places)


def _others(site: Site, base: str) -> Iterator[Triple]:
    """Yield the view in the vocabularies of others as distributions, of which `Accept` chooses the format."""
    for profile in read_profiles(site.project.ontology).values():
        node = named(f"{BASE}.well-known/void#export-{profile.name}")
        yield Triple(DATASET, DCAT.distribution, node)
        yield Triple(node, RDF.type, DCAT.Distribution)
        yield Triple(node, DCTERMS.title, english(profile.title))
        yield Triple(node, DCTERMS.description, english(profile.about))
        yield Triple(node, DCTERMS.conformsTo, named(profile.specification))
        yield Triple(node, DCTERMS.license, LICENCE)
        yield Triple(node, DCAT.accessURL, named(f"{base}/exports/{profile.name}"))
