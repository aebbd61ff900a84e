"""The files of a build: each layer as sorted N-Triples, and the stores that queries run on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.errors import KgError, NotFoundError

__all__ = ["LAYERS", "label_blank_nodes", "read_layer", "write_layer"]

LAYERS = ("ontology", "sources", "authored", "claims", "dates", "gazetteer", "inferred", "rules", "links")


def write_layer(folder: Path, layer: str, triples: Iterable[Triple]) -> bytes:
    """Write one layer as sorted N-Triples, each once, and return what was written."""
    folder.mkdir(exist_ok=True)
    lines = (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)
    content = b"".join(sorted(set(lines)))
    (folder / f"{layer}.nt").write_bytes(content)
    return content


def read_layer(folder: Path, layer: str) -> list[Triple]:
    """Return the triples of one layer, literals as they were written."""
    path = folder / f"{layer}.nt"
    if not folder.is_dir():
        raise KgError(f"the build at {folder.parent} is gone: another build has taken its place; try again")
    if not path.is_file():
        raise NotFoundError(f"no layer is called {layer}; there are:", LAYERS)
    return [quad.triple for quad in parse(path=path, format=RdfFormat.N_TRIPLES)]


def label_blank_nodes(triples: Iterable[Triple]) -> list[Triple]:
    """Return the triples with the blank node labels of RDFC-1.0, so that the same graph is the same bytes.

    The labels depend on the triples with blank nodes alone.
    """
    from pyoxigraph import BlankNode

    from kg.rdf.labels import canonical_dataset

    parts: tuple[list[Triple], list[Triple]] = ([], [])
    for triple in triples:
        parts[isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)].append(triple)
    dataset = canonical_dataset(Quad(*triple) for triple in parts[True])
    return [*parts[False], *(quad.triple for quad in dataset)]
