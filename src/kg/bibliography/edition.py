"""The edition of the graph that a footnote names: its titles, its version and the year of that version."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, DCTERMS, OWL
from kg.settings import current
from kg.version import __version__

__all__ = ["TITLE", "TITLE_RUSSIAN", "Edition", "edition_of"]

TITLE = current().title
TITLE_RUSSIAN = current().project.title.get("ru", TITLE)
_ONTOLOGY = NamedNode(BASE + "ontology")


@dataclass(frozen=True)
class Edition:
    """Version and year of the graph."""

    version: str
    year: str


def edition_of(graph: Graph) -> Edition:
    """Return the edition as the header of the ontology has it, with the year in which the version was issued."""
    issued = graph.text(_ONTOLOGY, DCTERMS.issued) or ""
    return Edition(graph.text(_ONTOLOGY, OWL.versionInfo) or __version__, issued[:4])
