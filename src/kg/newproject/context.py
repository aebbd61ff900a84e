"""The JSON-LD context of a new project (JSON-LD 1.1, section 3.1): that of the core, its prefixes, its own terms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.project import core_files
from kg.rdf.namespaces import OWL, RDF

__all__ = ["context_of", "core_context"]

_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def core_context() -> dict[str, object]:
    """Return the keys that every project has, those of the core's terms among them."""
    (path,) = core_files("context.jsonld")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))["@context"]
    return found


def context_of(ontology: Path, prefix: str, prefixes: Mapping[str, str]) -> str:
    """Return the context of a project, one key a line: `prefix` is that of its terms, one of its `prefixes`."""
    core = core_context()
    shared = {key: value for key, value in core.items() if str(value).endswith(("/", "#"))}
    head = {key: core.pop(key) for key in ("@version", "id", "type")}
    keys = {**core, **dict(sorted(_terms(ontology, prefix, prefixes[prefix])))}
    ordered = {**head, **dict(sorted({**shared, **prefixes}.items())), **keys}
    lines = (f"  {json.dumps(key)}: {json.dumps(entry)}" for key, entry in {**ordered, **keys}.items())
    return '{"@context": {\n' + ",\n".join(lines) + "\n}}\n"


def _terms(ontology: Path, prefix: str, namespace: str) -> Iterator[tuple[str, object]]:
    for quad in parse(path=str(ontology), format=RdfFormat.TURTLE):
        if quad.predicate == RDF.type and quad.object in _KINDS and isinstance(quad.subject, NamedNode):
            name = quad.subject.value.removeprefix(namespace)
            entry = f"{prefix}:{name}"
            yield name, {"@id": entry, "@type": "@id"} if quad.object == OWL.ObjectProperty else entry
