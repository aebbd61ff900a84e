"""The canned questions as RDF, in the form of the collection sparql-examples (SHACL Advanced Features, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.queries import Query
from kg.rdf.namespaces import BASE, PREFIXES, RDF, RDFS, XSD
from kg.sparql.tokens import declared_prefixes

__all__ = ["VOCABULARY", "executables"]

VOCABULARY = {name: PREFIXES[name] for name in ("rdf", "rdfs", "schema", "sh", "xsd")}

_FORMS = {"SELECT": "Select", "ASK": "Ask", "CONSTRUCT": "Construct", "DESCRIBE": "Describe"}
_FORM = re.compile(rf"^({'|'.join(_FORMS)})\b", re.M)
_DECLARATIONS = NamedNode(f"{BASE}query/prefixes")
_ENDPOINT = NamedNode(f"{BASE}sparql")


def executables(questions: Iterable[Query]) -> Iterator[Triple]:
    """Yield each question as a `sh:SPARQLExecutable` with what it asks, its tags, its text and where it can be asked.

    The text is whole: it declares its prefixes itself. They are declared as `sh:prefixes`, too, for those that ask so.
    """
    prefixes: dict[str, str] = {}
    for question in questions:
        prefixes |= declared_prefixes(question.text)
        yield from _executable(question)
    for name, namespace in sorted(prefixes.items()):
        declared = NamedNode(f"{_DECLARATIONS.value}#{name}")
        yield Triple(_DECLARATIONS, _sh("declare"), declared)
        yield Triple(declared, _sh("prefix"), Literal(name))
        yield Triple(declared, _sh("namespace"), Literal(namespace, datatype=XSD.anyURI))


def _executable(question: Query) -> Iterator[Triple]:
    node, form = NamedNode(f"{BASE}query/{question.name}"), _form(question)
    yield Triple(node, RDF.type, _sh("SPARQLExecutable"))
    yield Triple(node, RDF.type, _sh(f"SPARQL{_FORMS[form]}Executable"))
    yield Triple(node, RDFS.label, Literal(question.name))
    yield Triple(node, RDFS.comment, Literal(question.summary, language="en"))
    if question.description:
        yield Triple(node, _schema("description"), Literal(question.description, language="en"))
    for tag in question.tags:
        yield Triple(node, _schema("keywords"), Literal(tag))
    yield Triple(node, _schema("target"), _ENDPOINT)
    yield Triple(node, _sh("prefixes"), _DECLARATIONS)
    yield Triple(node, _sh(form.lower()), Literal(question.text))


def _form(question: Query) -> str:
    found = _FORM.search(question.text)
    return found[1] if found else "SELECT"


def _sh(word: str) -> NamedNode:
    return NamedNode(PREFIXES["sh"] + word)


def _schema(word: str) -> NamedNode:
    return NamedNode(PREFIXES["schema"] + word)
