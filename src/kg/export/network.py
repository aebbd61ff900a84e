"""People and their ties as GraphML (GraphML 1.0), for Gephi, yEd, networkx, igraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from kg.connections import ties_of
from kg.domain import term
from kg.errors import KgError
from kg.export.tables.model import Cell, cell_text
from kg.export.tables.records import Records, reference
from kg.export.tables.ties import evidence_of
from kg.languages import OTHERS
from kg.rdf.namespaces import RDF, slug_of
from kg.rdf.xmlsafe import safe_xml
from kg.settings import current

__all__ = ["Edge", "network_of", "write_graphml"]

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {bool: "boolean", int: "int", float: "double"}


@dataclass(frozen=True)
class Edge:
    """An edge between two nodes, with what is known of it."""

    source: str
    target: str
    data: Mapping[str, Cell] = field(default_factory=dict)


def network_of(records: Records) -> str:
    """Return the people of a view as nodes and the told ties as edges, each with its kind, time and passages."""
    marks = {name: term(cls) for name, cls in current().ties.marks.items()}
    nodes = {
        reference(node) or "": {
            "label": records.name(node),
            **{f"name_{tag}": records.name(node, tag) for tag in OTHERS},
            **{name: cls in records.graph.nodes(node, RDF.type) for name, cls in marks.items()},
        }
        for node in records.of_kind(*current().kinds.lives)
    }
    return write_graphml(nodes, list(_ties(records)))


def _ties(records: Records) -> Iterator[Edge]:
    for tie in ties_of(records.graph):
        when = records.dating(tie.nodes[0] if len(tie.nodes) == 1 else None)
        data: dict[str, Cell] = {
            "kind": slug_of(tie.kind),
            "when": when.get("when"),
            "start": when.get("begin_earliest"),
            "end": when.get("end_latest"),
            "told_by": tuple(sorted(reference(node) or "" for node in tie.nodes)),
            "through": reference(tie.through),
            "evidence": evidence_of(records, tie),
        }
        yield Edge(reference(tie.people[0]) or "", reference(tie.people[1]) or "", data)


def write_graphml(nodes: Mapping[str, Mapping[str, Cell]], edges: Sequence[Edge], directed: bool = False) -> str:
    """Return a graph; nodes and edges keep their order, and two edges may join the same two nodes."""
    root = ElementTree.Element("graphml", {"xmlns": _NAMESPACE})
    keys = {
        **_declare(root, "node", list(nodes.values())),
        **_declare(root, "edge", [edge.data for edge in edges]),
    }
    kind = "directed" if directed else "undirected"
    graph = ElementTree.SubElement(root, "graph", {"id": "G", "edgedefault": kind})
    for name, data in nodes.items():
        _data(ElementTree.SubElement(graph, "node", {"id": name}), "node", data, keys)
    for number, edge in enumerate(edges):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        _data(ElementTree.SubElement(graph, "edge", ends), "edge", edge.data, keys)
    ElementTree.indent(root)
    try:
        return safe_xml(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n").decode()
    except ValueError as error:
        raise KgError(f"the graph cannot be written as GraphML: {error}") from None


def _declare(root: ElementTree.Element, domain: str, rows: Sequence[Mapping[str, Cell]]) -> dict[tuple[str, str], str]:
    """Declare what nodes or edges carry, and return the id of each declaration."""
    names = dict.fromkeys(name for row in rows for name in row)
    keys = {}
    for number, name in enumerate(names):
        kinds = {type(row[name]) for row in rows if row.get(name) is not None}
        type_name = _TYPES.get(kinds.pop(), "string") if len(kinds) == 1 else "string"
        keys[domain, name] = f"{domain[0]}{number}"
        about = {"id": keys[domain, name], "for": domain, "attr.name": name, "attr.type": type_name}
        ElementTree.SubElement(root, "key", about)
    return keys


def _data(
    element: ElementTree.Element, domain: str, data: Mapping[str, Cell], keys: Mapping[tuple[str, str], str]
) -> None:
    for name, cell in data.items():
        if cell is not None and cell != ():
            ElementTree.SubElement(element, "data", {"key": keys[domain, name]}).text = cell_text(cell)
