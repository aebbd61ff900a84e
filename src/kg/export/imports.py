"""Files of RDF together with the local files that they import (OWL 2 Structural Specification, section 3.4)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from pyoxigraph import NamedNode, Triple

from kg.errors import KgError
from kg.export.convert import parse_rdf
from kg.rdf.formats import GZIP, RDF_FORMATS, RdfSyntax, rdf_format
from kg.rdf.merging import merged
from kg.rdf.namespaces import OWL, RDF
from kg.rdf.tripleterms import without_triple_terms

__all__ = ["read_with_imports"]


def read_with_imports(names: Sequence[str], read: Callable[[str], bytes]) -> tuple[list[Triple], list[str]]:
    """Return the triples of files (`-` for Turtle on standard input) and of the local files that they import.

    The second list has a sentence on each import that is no local file. A local file that is not there is a `KgError`.
    """
    files: dict[str, list[Triple]] = {}
    waiting = list(names)
    imported: list[str] = []
    while waiting:
        name = waiting.pop(0)
        if (resolved := _resolved(name)) in files:
            continue  # a file that is named twice is one file
        content = without_triple_terms((q.triple for q in parse_rdf(read(name), _syntax(name), name)), name)
        files[resolved] = content
        for iri in _imports(content):
            path = _local(iri, name)
            if path is None:
                imported.append(iri)
            else:
                waiting.append(str(path))
    triples = merged(files.values())
    return triples, _unfollowed(triples, imported)


def _syntax(name: str) -> RdfSyntax:
    path = Path(name.removesuffix(GZIP))
    ending = path.suffix.lower().removeprefix(".")
    known = any(ending in form.suffixes for form in RDF_FORMATS.values())
    return rdf_format("turtle") if name == "-" or (not known and not ending) else rdf_format(None, path)


def _resolved(name: str) -> str:
    return name if name == "-" else os.path.realpath(name)


def _imports(triples: Sequence[Triple]) -> Iterator[str]:
    for triple in triples:
        if triple.predicate == OWL.imports and isinstance(triple.object, NamedNode):
            yield triple.object.value


def _local(iri: str, importer: str) -> Path | None:
    """Return the file that an IRI names, or None if it names none of this machine."""
    parts = urlsplit(urldefrag(iri).url)
    if parts.scheme != "file":
        return None
    path = Path(unquote(parts.path))
    candidates = [path, *(path.with_name(f"{path.name}.{end}") for f in RDF_FORMATS.values() for end in f.suffixes)]
    found = next((each for each in candidates if each.is_file()), None)
    if found is None:
        raise KgError(f"{importer} imports {iri}, which is not there")
    return found


def _unfollowed(triples: Sequence[Triple], imported: Sequence[str]) -> list[str]:
    """Return a sentence on each import that no file at hand declares as its ontology."""
    here = {t.subject.value for t in triples if t.predicate == RDF.type and t.object == OWL.Ontology}  # type: ignore[union-attr]
    missing = [iri for iri in dict.fromkeys(imported) if iri not in here]
    return [f"owl:imports <{iri}> is not followed: it names no local file" for iri in missing]
