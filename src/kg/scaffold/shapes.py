"""A shape that asks for one property (SHACL, section 2), with a case that meets it and one that breaks it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.languages import TAGS
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import OWL, PREFIXES, RDF, RDFS, XSD, abbreviate, expand, slug_of
from kg.scaffold.kinds import kinds_of, superclasses, vocabulary_of
from kg.scaffold.requirements import requirements_of, shapes_of
from kg.scaffold.writing import refuse_existing, write_new

__all__ = ["new_shape"]

_NAMES = " , ".join(f'"Ada Fenn"@{tag}' for tag in TAGS)
_EXAMPLES = {
    XSD.boolean: "true", XSD.integer: "1", XSD.nonNegativeInteger: "1", XSD.decimal: "1.0", XSD.string: '"something"',
}  # fmt: skip


def new_shape(project: Project, name: str, target: str, path: str, message: str) -> list[Path]:
    """Write a shape: things of a class have a property, else `message`; return its file and those of its cases.

    Cases are written where the project keeps any. A class or property that is none, a name that is no name of a shape
    or that is taken, is an error, and nothing is written.
    """
    if not re.fullmatch(r"[A-Z][A-Za-z]*", name):
        raise KgError(f"{name}: shapes are written UpperCamel")
    ontology = vocabulary_of(project)
    cls, prop = _term(ontology, target, (OWL.Class,)), _term(ontology, path, _PROPERTIES)
    constraint = f"s:{name}-{slug_of(prop)}"
    awaits = not _has_data(project, ontology, cls)
    files = {project.ontology / "shapes" / f"{_kebab(name)}.ttl": _shape(constraint, cls, prop, message, awaits)}
    cases = project.root / "tests" / "shapes"
    if cases.is_dir():
        told = [f"{abbreviate(prop.value)} {_example(ontology, prop)}"]
        _, named = requirements_of(shapes_of(project), ontology, cls)
        names = [f"rdfs:label {_NAMES}"] if named and prop != RDFS.label else []
        node = _node(project, cls)
        files[cases / name / "invalid.missing.ttl"] = _case(f"#+ expect: {constraint}", node, cls, names)
        files[cases / name / "valid.there.ttl"] = _case(f"#+ meets: {constraint}", node, cls, [*names, *told])
    for file in files:
        refuse_existing(file)
    return [write_new(file, content) for file, content in files.items()]


_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def _term(ontology: Graph, name: str, kinds: Iterable[NamedNode]) -> NamedNode:
    """Return the term of a prefixed name that the ontology declares to be of one of the kinds; labels are declared."""
    node = NamedNode(expand(name) or "urn:none")
    if node != RDFS.label and not set(kinds) & set(ontology.objects(node, RDF.type)):
        what = "class" if OWL.Class in kinds else "property"
        raise KgError(f"{name} is no {what} of the ontology: a misspelling? or: kg new term")
    return node


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _shape(constraint: str, cls: NamedNode, prop: NamedNode, message: str, awaits: bool) -> str:
    awaited = "    cg:awaitsData true ;\n" if awaits else ""
    body = f"""
{constraint.partition("-")[0]}
    a sh:NodeShape ;
    cg:stage "authored" ;
{awaited}    sh:targetClass {abbreviate(cls.value)} ;
    sh:property {constraint}
    .

{constraint}
    a sh:PropertyShape ;
    sh:path {abbreviate(prop.value)} ;
    sh:minCount 1 ;
    sh:severity sh:Violation ;
    sh:message {json.dumps(message, ensure_ascii=False)}
    .
"""
    return _prefixes(body) + body


def _has_data(project: Project, ontology: Graph, cls: NamedNode) -> bool:
    """Tell whether anything in the data is of the class, or of one below it."""
    found = (t.object for file in project.data_files() for t in turtle.read(file) if t.predicate == RDF.type)
    return any(cls in superclasses(ontology, each) for each in set(found) if isinstance(each, NamedNode))


def _node(project: Project, cls: NamedNode) -> str:
    """Return a made-up thing of a class."""
    kind = next((kind.name for kind in kinds_of(project).values() if cls in kind.classes), "event")
    return f"{kind}:ada-fenn"


def _case(head: str, node: str, cls: NamedNode, told: Sequence[str]) -> str:
    """Return a little made-up world of one thing."""
    body = f"\n{node}\n    " + " ;\n    ".join([f"a {abbreviate(cls.value)}", *told]) + " .\n"
    return f"{head}\n\n{_prefixes(body)}{body}"


def _example(ontology: Graph, prop: NamedNode) -> str:
    """Return some value of a property, as Turtle."""
    if OWL.ObjectProperty in ontology.objects(prop, RDF.type):
        return "event:something"
    if prop == RDFS.label:
        return _NAMES
    datatype = ontology.node(prop, RDFS.range)
    return _EXAMPLES.get(datatype, f'"something"@{TAGS[0]}') if datatype else f'"something"@{TAGS[0]}'


def _prefixes(body: str) -> str:
    """Return the declarations of the prefixes that are used, in order."""
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', body)
    used = [prefix for prefix in PREFIXES if re.search(rf"(?:^|\s){re.escape(prefix)}:", outside)]
    return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
