"""The graph in the vocabularies of others: folders of queries in `ontology/exports/`, each query a part of a profile.

A CONSTRUCT query gives triples. A SELECT query of `?graph ?subject ?predicate ?object` gives quads, for CONSTRUCT
(SPARQL 1.1, section 16.2) knows no named graphs.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QueryTriples, Store

from kg.errors import KgError, NotFoundError, SourceError
from kg.export.dataset import DATASET_FORMATS, canonical, write_quads
from kg.rdf.formats import rdf_format
from kg.rdf.namespaces import PREFIXES
from kg.sparql.tokens import declared_prefixes

__all__ = ["QUESTIONS", "Profile", "about", "find_profile", "quads_of", "read_profiles", "write_profile"]

QUESTIONS = "questions"
"""The one profile that has no queries: it is made of the canned questions."""

_FOLDER = "exports"
_LIST = "profiles.toml"
_COLUMNS = ("graph", "subject", "predicate", "object")


@dataclass(frozen=True)
class Profile:
    """What the graph can be written as: its name, title, specification (IRI), and what it holds, in a sentence.

    `graphs` tells that it has named graphs. `datatypes` are those of the values of some properties, both as IRIs: the
    engine knows but one type of whole numbers, and writes that.
    """

    name: str
    title: str
    specification: str
    about: str
    folder: Path
    graphs: bool = False
    datatypes: Mapping[str, str] = field(default_factory=dict)

    def queries(self) -> list[Path]:
        """Return the files of its parts in order of their names."""
        return sorted(self.folder.glob("*.rq"))


def read_profiles(ontology: Path) -> dict[str, Profile]:
    """Return the profiles of a project by name; a project without any has none."""
    listed = ontology / _FOLDER / _LIST
    if not listed.is_file():
        return {}
    try:
        told = tomllib.loads(listed.read_text(encoding="utf-8"))
        return {name: _profile(listed.parent / name, each) for name, each in sorted(told.items())}
    except tomllib.TOMLDecodeError as error:
        raise SourceError(listed, f"is no TOML: {error}") from None
    except (KeyError, TypeError) as error:
        raise SourceError(listed, f"a profile has title, specification and about; missing: {error}") from None


def _profile(folder: Path, told: dict[str, Any]) -> Profile:
    needed = (told["title"], told["specification"], told["about"])
    return Profile(folder.name, *needed, folder, told.get("graphs", False), told.get("datatypes", {}))


def find_profile(ontology: Path, name: str) -> Profile:
    """Return a profile by name; NotFoundError lists those there are."""
    profiles = read_profiles(ontology)
    if name not in profiles:
        raise NotFoundError(f"there is no profile {name}; there are:", list(profiles))
    return profiles[name]


def quads_of(profile: Profile, store: Store, view: NamedNode) -> tuple[list[Quad], dict[str, str]]:
    """Return what the queries of a profile make of a view, each quad once, and the prefixes that they declare."""
    found: dict[Quad, None] = {}
    prefixes: dict[str, str] = {}
    for path in profile.queries():
        text = path.read_text(encoding="utf-8")
        prefixes |= declared_prefixes(text)
        found |= dict.fromkeys(_typed(quad, profile.datatypes) for quad in _asked(path, text, store, view))
    return list(found), prefixes


def _typed(quad: Quad, datatypes: Mapping[str, str]) -> Quad:
    wanted = datatypes.get(quad.predicate.value)
    if wanted is None or not isinstance(quad.object, Literal):
        return quad
    return Quad(quad.subject, quad.predicate, Literal(quad.object.value, datatype=NamedNode(wanted)), quad.graph_name)


def about(quads: Sequence[Quad], node: NamedNode) -> list[Quad]:
    """Return what is said of a thing, of what it points at and what points at it, each with its parts (`#…`).

    Where a profile has named graphs, these are the graphs of the thing.
    """
    if any(isinstance(quad.graph_name, NamedNode) for quad in quads):
        return [quad for quad in quads if _whole(quad.graph_name) == node.value]
    near = {node.value}
    for quad in quads:
        ends = (_whole(quad.subject), _whole(quad.object))
        if node.value in ends:
            near.update(ends)
    return [quad for quad in quads if _whole(quad.subject) in near]


def _whole(term: object) -> str:
    """Return the IRI of the thing whose part a node is, or that it is itself; nothing for what is no IRI."""
    return term.value.partition("#")[0] if isinstance(term, NamedNode) else ""


def write_profile(quads: Iterable[Quad], prefixes: Mapping[str, str], format_name: str) -> str:
    """Return quads in a format of RDF, sorted; named graphs need a format that holds them."""
    form, found = rdf_format(format_name), canonical(quads)
    if not form.several and any(quad.graph_name != DefaultGraph() for quad in found):
        raise KgError(f"these are named graphs, which {form.title} cannot hold: choose {', '.join(DATASET_FORMATS)}")
    return write_quads(found, form.name, None, {**PREFIXES, **prefixes})


def _asked(path: Path, text: str, store: Store, view: NamedNode) -> Iterator[Quad]:
    try:
        answer = store.query(text, default_graph=view)
    except SyntaxError as error:
        raise SourceError(path, f"is no SPARQL query: {error}") from None
    if isinstance(answer, QueryTriples):
        yield from (Quad(triple.subject, triple.predicate, triple.object) for triple in answer)
        return
    columns = tuple(variable.value for variable in getattr(answer, "variables", ()))
    if columns != _COLUMNS:
        hint = f"write CONSTRUCT {{ … }} WHERE {{ … }}, or SELECT {' '.join('?' + name for name in _COLUMNS)}"
        raise SourceError(path, "gives neither triples nor quads", hint=hint)
    for graph, subject, predicate, value in answer:  # type: ignore[union-attr]
        yield Quad(subject, predicate, value, graph)
