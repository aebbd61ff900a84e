"""Terms and concepts of one address: declared twice, in one file of the ontology or in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import SourceError
from kg.project import Project
from kg.rdf.namespaces import IDENTIFIERS, TERM_NAMESPACES, abbreviate, expand

__all__ = ["declared_twice"]

_DECLARATION = re.compile(
    r"^(\S+)\s+a\s+(?:owl:(?:Class|ObjectProperty|DatatypeProperty|AnnotationProperty)|skos:Concept(?:Scheme)?)\b", re.M
)
_OURS = (*TERM_NAMESPACES, *IDENTIFIERS)
_HINT = "make them one, or give one of them another name; what is only added to a term goes without its owl: class"


def declared_twice(project: Project) -> Iterator[SourceError]:
    """Yield a fault, with both places, for each term of the core or the project that is declared once more.

    Terms of others may be declared by every file that uses them, so that it stands alone.
    """
    seen: dict[str, str] = {}
    for path in project.vocabulary_files():
        text = path.read_text(encoding="utf-8")
        for match in _DECLARATION.finditer(text):
            iri = expand(match[1])
            if iri is None or not iri.startswith(_OURS):
                continue
            line = text.count("\n", 0, match.start()) + 1
            if first := seen.get(iri):
                yield SourceError(
                    project.relative(path), f"{abbreviate(iri)} is declared in {first} already", line=line, hint=_HINT
                )
            seen.setdefault(iri, f"{project.relative(path)}:{line}")
