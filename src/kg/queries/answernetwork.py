"""An answer as a network: the things of its first two columns of things are joined, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.export.network import Edge, write_graphml
from kg.queries.answers import Answer
from kg.queries.cells import cell_of
from kg.rdf.namespaces import PREFIXES, abbreviate
from kg.settings import current

if TYPE_CHECKING:
    from kg.export.tables import Cell, Records

__all__ = ["answer_network"]

_JOINED = tuple(PREFIXES[kind] for kind in {**current().kinds.headings, **dict.fromkeys(current().kinds.agents)})


def answer_network(answer: Answer, records: Records) -> str:
    """Return a node for each thing, an edge for each row that has both; the other columns are said of the edge."""
    columns = [i for i, _ in enumerate(answer.variables) if _has_things(answer, i)][:2]
    if len(columns) < 2:
        raise KgError("graphml joins things of two columns, and this answer has no two: choose xlsx or csv")
    others = [(i, name) for i, name in enumerate(answer.variables) if i not in columns]
    nodes: dict[str, dict[str, Cell]] = {}
    edges = []
    for row in answer.rows:
        ends = [node for i in columns if isinstance(node := row[i], NamedNode)]
        if len(ends) == 2:
            one, other = (abbreviate(node.value) for node in ends)
            nodes |= {abbreviate(end.value): _described(end, records) for end in ends}
            edges.append(Edge(one, other, {name: cell_of(row[i]) for i, name in others}))
    return write_graphml(dict(sorted(nodes.items())), edges, directed=True)


def _described(node: NamedNode, records: Records) -> dict[str, Cell]:
    return {"label": records.name(node), "kind": abbreviate(node.value).partition(":")[0]}


def _has_things(answer: Answer, column: int) -> bool:
    """Tell whether a column names people, groups, places and the like, and nothing else."""
    found = [row[column] for row in answer.rows if row[column] is not None]
    return bool(found) and all(isinstance(node, NamedNode) and node.value.startswith(_JOINED) for node in found)
