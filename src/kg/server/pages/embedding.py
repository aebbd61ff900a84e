"""JSON-LD for a page: a thing in the words of schema.org, by the alignments of the ontology, safe within a script."""

from __future__ import annotations

import json
import re
from typing import Any

from pyoxigraph import NamedNode

from kg.domain import LIFE, UNSAID
from kg.names import Names, definition_of
from kg.rdf.graph import Term
from kg.rdf.namespaces import BASE, CG, IDENTIFIERS, PREFIXES, RDF, RDFS, SKOS, abbreviate, local_path
from kg.server.site.alignments import alignments_of
from kg.server.site.site import Site
from kg.server.site.vocabularies import DATASET, LICENCE
from kg.settings import current

__all__ = ["embedded_jsonld", "within_script"]

_SCHEMA = PREFIXES["schema"]
_PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# A script element ends at its end tag, whatever stands around it (HTML, section 4.12.1.3); the last two are line ends
# of JavaScript, though not of JSON.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def embedded_jsonld(site: Site, iri: str) -> str:
    """Return a thing as JSON-LD for search engines: to stand in <script type="application/ld+json"> as it is."""
    return within_script(_described(site, NamedNode(iri)))


def within_script(value: object) -> str:
    """Return JSON that no HTML parser can mistake for markup."""
    return json.dumps(value, ensure_ascii=False, indent=1).translate(_ESCAPES)


def _described(site: Site, node: NamedNode) -> dict[str, Any]:
    graph = site.graph.graph
    labels = [label for p in (RDFS.label, SKOS.prefLabel) for label in graph.objects(node, p)]
    others = {str(o.value) for o in (*labels, *graph.objects(node, SKOS.altLabel))}
    name = Names(graph).label(node)
    found: dict[str, Any] = {"@context": "https://schema.org", "@id": node.value, "@type": _types(site, node)}
    found |= {"name": name, "alternateName": sorted(others - {name})}
    found |= {"description": definition_of(graph, node) or None}
    found |= {word: _date(site, node, prop) for word, prop in LIFE.items()}
    found |= _aligned(site, node)
    found["mainEntityOfPage"] = {
        "@type": "WebPage",
        "@id": BASE + "page/" + local_path(node.value),
        "isPartOf": {"@type": "Dataset", "@id": DATASET.value, "name": current().title, "license": LICENCE.value},
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def _types(site: Site, node: NamedNode) -> list[str]:
    """Return the classes of schema.org that the alignments give for the classes of a thing."""
    alignments = alignments_of(site)
    classes = site.graph.graph.nodes(node, RDF.type)
    found = {sup.value for cls in classes for sup in alignments.nodes(cls, RDFS.subClassOf)}
    names = sorted(iri.removeprefix(_SCHEMA) for iri in found if iri.startswith(_SCHEMA))
    return names or (["DefinedTerm"] if SKOS.Concept in classes else ["Thing"])


def _aligned(site: Site, node: NamedNode) -> dict[str, list[Any]]:
    """Return the values of those properties that are narrower than one of schema.org; nameless nodes are left out."""
    found: dict[str, list[Any]] = {}
    for predicate, value in site.graph.graph.about(node):
        for sup in alignments_of(site).nodes(predicate, RDFS.subPropertyOf):
            shown = _shown(site, value) if predicate not in UNSAID else None
            if sup.value.startswith(_SCHEMA) and shown:
                found.setdefault(sup.value.removeprefix(_SCHEMA), []).append(shown)
    return found


def _shown(site: Site, value: Term) -> str | dict[str, Any] | None:
    if not isinstance(value, NamedNode):
        return None
    if not value.value.startswith(IDENTIFIERS):
        return value.value
    name = Names(site.graph.graph).label(value)
    if name == abbreviate(value.value):
        return None
    return {"@id": value.value, "@type": _types(site, value), "name": name}


def _date(site: Site, node: NamedNode, prop: NamedNode) -> str | None:
    """Return a date that is told to the year, month or day, without doubt; others mean nothing to schema.org."""
    events = site.layers["authored"].subjects(prop, node)
    dates = [site.authored.text(event, CG.when) or "" for event in events]
    return next((date for date in dates if _PLAIN_DATE.fullmatch(date)), None)
