"""JSON-LD 1.1 with the names of our context, a person's life nested under the person.

A node nests under its owner; everywhere else it is a reference. What has an order is a list. Nothing is fetched: the
terms that a document uses stand in it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.export.lists import Lists
from kg.export.names import ContextNames
from kg.export.nesting import Nesting
from kg.rdf.graph import Subject, Term
from kg.rdf.namespaces import RDF, XSD

__all__ = ["write_jsonld"]

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def write_jsonld(quads: Sequence[Quad], context: Path | None, prefixes: Mapping[str, str] | None = None) -> str:
    """Return quads as one JSON-LD document; quads of the default graph stand at the top.

    Where there is no context, `prefixes` may shorten IRIs.
    """
    bare = {"id": "@id", "type": "@type", **prefixes} if prefixes else {}
    names = ContextNames(json.loads(context.read_text(encoding="utf-8"))["@context"] if context else bare)
    by_graph: dict[Any, list[Quad]] = defaultdict(list)
    lists = Lists(quads)
    for quad in lists.left:
        by_graph[quad.graph_name].append(quad)
    top: list[dict[str, Any]] = []
    for name in sorted(by_graph, key=str):
        nodes = _Writer(Nesting(by_graph[name], names.reverse), names, lists).nodes()
        top += nodes if isinstance(name, DefaultGraph) else [{"id": names.iri(name.value), "@graph": nodes}]
    lines = [f"  {_dump(key)}: {_dump(entry)}" for key, entry in names.used_context().items()]
    graph = json.dumps(top, ensure_ascii=False, indent=1)
    return '{"@context": {\n' + ",\n".join(lines) + '\n },\n "@graph": ' + graph + "\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """Writes the nodes of one graph."""

    def __init__(self, nesting: Nesting, names: ContextNames, lists: Lists):
        self._nesting, self._names, self._lists = nesting, names, lists.items

    def nodes(self) -> list[dict[str, Any]]:
        """Return the top-level nodes."""
        return [self._node(subject) for subject in self._nesting.roots()]

    def _node(self, subject: Subject) -> dict[str, Any]:
        node: dict[str, Any] = {"id": self._id(subject)}
        values_by_predicate = self._nesting.values[subject]
        for predicate in sorted(values_by_predicate, key=lambda p: (p != RDF.type, p.value)):
            values = self._without_owner(subject, predicate, values_by_predicate[predicate])
            if predicate == RDF.type:
                node["type"] = self._types(values)
            elif values:
                self._add(node, subject, predicate, values)
        for child in sorted(self._nesting.owned[subject], key=str):
            owner = self._nesting.owners[child]
            if not owner.forward:
                key = self._names.use(self._names.reverse[owner.predicate.value])
                node.setdefault(key, []).append(self._node(child))
        return node

    def _without_owner(self, subject: Subject, predicate: NamedNode, values: list[Term]) -> list[Term]:
        """Return the values without the one that nesting says already."""
        owner = self._nesting.owners.get(subject)
        if owner and not owner.forward and owner.predicate == predicate:
            return [value for value in values if value != owner.node]
        return values

    def _types(self, values: list[Term]) -> Any:
        types = [self._names.type_name(v.value) if isinstance(v, NamedNode) else str(v) for v in values]
        return types[0] if len(types) == 1 else types

    def _add(self, node: dict[str, Any], subject: Subject, predicate: NamedNode, values: list[Term]) -> None:
        key = self._names.keys.get(predicate.value)
        entry = self._names.entry(key) if key else {}
        fitting = [value for value in values if key and self._fits(entry, value)]
        if entry.get("@container") == "@list" and len(fitting) > 1:
            fitting = []  # A key whose values are a list has one list.
        others = [value for value in values if value not in fitting]
        if key and fitting:
            node[self._names.use(key)] = self._named(entry, subject, predicate, fitting)
        if others:
            node[self._names.iri(predicate.value)] = [self._explicit(value) for value in others]

    def _fits(self, entry: dict[str, Any], value: Term) -> bool:
        """Tell whether a value needs no more than its key to be read back as it was."""
        if value in self._lists or entry.get("@container") == "@list":
            return self._fits_list(entry, value)
        if entry.get("@type") in {"@id", "@vocab"}:
            return not isinstance(value, Literal)
        if not isinstance(value, Literal):
            return False
        if entry.get("@container") == "@language":
            return bool(value.language)
        if "@type" in entry:
            return not value.language and self._names.iri(value.datatype.value) == entry["@type"]
        return _native(value) is not None

    def _fits_list(self, entry: dict[str, Any], value: Term) -> bool:
        items = self._lists.get(value)
        named = items is not None and not any(isinstance(item, Literal) or item in self._lists for item in items)
        return named and entry.get("@container") == "@list"

    def _named(self, entry: dict[str, Any], subject: Subject, predicate: NamedNode, values: list[Term]) -> Any:
        if entry.get("@container") == "@language":
            return _by_language(values)
        if entry.get("@container") == "@list":
            return [self._id(item) for item in self._lists[values[0]] if not isinstance(item, Literal)]
        found = [self._value(entry, subject, predicate, value) for value in values]
        return found if len(found) > 1 or entry.get("@container") == "@set" else found[0]

    def _value(self, entry: dict[str, Any], subject: Subject, predicate: NamedNode, value: Term) -> Any:
        if isinstance(value, Literal):
            return value.value if "@type" in entry else _native(value)
        owner = self._nesting.owners.get(value)
        if owner and owner.forward and (owner.node, owner.predicate) == (subject, predicate):
            return self._node(value)
        return self._id(value)

    def _explicit(self, value: Term) -> dict[str, Any]:
        if value in self._lists:
            return {"@list": [self._explicit(item) for item in self._lists[value]]}
        if not isinstance(value, Literal):
            return {"id": self._id(value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == XSD.string:
            return {"@value": value.value}
        return {"@value": value.value, "@type": self._names.iri(value.datatype.value)}

    def _id(self, node: Subject) -> str:
        return f"_:{node.value}" if isinstance(node, BlankNode) else self._names.iri(node.value)


def _native(value: Literal) -> Any:
    """Return the JSON value that stands for a literal exactly, or None (JSON-LD 1.1, section 4.2.1)."""
    if value.language:
        return None
    if value.datatype == XSD.string:
        return value.value
    if value.datatype == XSD.boolean and value.value in {"true", "false"}:
        return value.value == "true"
    if value.datatype == XSD.integer and _INTEGER.fullmatch(value.value):
        return int(value.value)
    return None


def _by_language(values: list[Term]) -> dict[str, Any]:
    found: dict[str, list[str]] = defaultdict(list)
    for value in values:
        if isinstance(value, Literal) and value.language:
            found[value.language].append(value.value)
    return {tag: texts[0] if len(texts) == 1 else texts for tag, texts in sorted(found.items())}
