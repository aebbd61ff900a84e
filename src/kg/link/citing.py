"""By which item of Wikidata a section is cited where nobody says another: what its description and the matches tell."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.bibliography.elements import PUBLISHER
from kg.bibliography.sources import source_of, work_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, slug_of

__all__ = ["items_of_sections"]

_IN_A_PERIODICAL = "article"


def items_of_sections(graph: Graph) -> dict[str, str]:
    """Return the number of the item of each section that has one.

    That is the item of the work which it reproduces; else, of an article, that of the periodical, as the property
    stated in (P248) is used. An encyclopaedia or an agency is no work of which one could say so.
    """
    return dict(_found(graph))


def _found(graph: Graph) -> Iterator[tuple[str, str]]:
    for section in graph.of_type(CG.Section):
        work = work_of(graph, section) if isinstance(section, NamedNode) else None
        if work is None:
            continue
        item = graph.node(work, CG.wikidata)
        if item is None and source_of(graph, section).form == _IN_A_PERIODICAL:  # type: ignore[arg-type]
            periodical = graph.node(work, PUBLISHER) if PUBLISHER else None
            item = graph.node(periodical, CG.wikidata) if periodical is not None else None
        if item is not None:
            yield slug_of(section), slug_of(item)  # type: ignore[arg-type]
