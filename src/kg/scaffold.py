"""Skeletons: a document cut into sentences, a person, a question, a term or a rule, in the right place."""

from __future__ import annotations

import json
import re
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.evidence.segmentation import segment
from kg.evidence.texts import digest
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import CG, DCTERMS, DG, PREFIXES, RDF, RDFS, identifier

__all__ = ["new_document", "new_person", "new_query", "new_rule", "new_term"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARTS = {
    "class": ("Class", "Classes that are authored"),
    "object": ("ObjectProperty", "Object properties that are authored"),
    "data": ("DatatypeProperty", "Data properties"),
}


def new_document(project: Project, slug: str, text_file: Path, labels: tuple[str, str]) -> list[Path]:
    """Register a text as a document of one section, its sentences all open; return the files written.

    `labels` are English and Russian. The text itself stays where it is.
    """
    _check_slug(slug)
    try:
        content = text_file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{text_file} cannot be read as UTF-8 text: {error}") from None
    triples = [*_document(slug, text_file, content, labels), *_section(slug, content, labels)]
    return [_write_new(project.data / "sources" / f"{slug}.ttl", turtle.write(triples))]


def _document(slug: str, text_file: Path, content: str, labels: tuple[str, str]) -> list[Triple]:
    node = identifier("doc", slug)
    return [
        Triple(node, RDF.type, CG.Document),
        *_labels(node, labels),
        Triple(node, DCTERMS.language, Literal("en")),
        Triple(node, CG.fileName, Literal(text_file.name)),
        Triple(node, CG.sha256, Literal(digest(content))),
        Triple(node, CG.charLength, Literal(len(content))),
    ]


def _section(slug: str, content: str, labels: tuple[str, str]) -> list[Triple]:
    node = identifier("section", slug)
    triples = [
        Triple(node, RDF.type, CG.Section),
        *_labels(node, labels),
        Triple(node, CG.partOfDocument, identifier("doc", slug)),
        Triple(node, CG.startOffset, Literal(0)),
        Triple(node, CG.endOffset, Literal(len(content))),
    ]
    for number, (start, end) in enumerate(segment(content)):
        sentence = identifier("sentence", f"{slug}-{number:03d}")
        triples += [
            Triple(sentence, RDF.type, CG.Sentence),
            Triple(sentence, CG.ofSection, node),
            Triple(sentence, CG.ordinal, Literal(number)),
            Triple(sentence, CG.startOffset, Literal(start)),
            Triple(sentence, CG.endOffset, Literal(end)),
            Triple(sentence, CG.sha256, Literal(digest(content[start:end]))),
        ]
    return triples


def new_person(project: Project, slug: str, labels: tuple[str, str]) -> list[Path]:
    """Write a person with English and Russian label; return the file written."""
    _check_slug(slug)
    node = identifier("person", slug)
    triples = [Triple(node, RDF.type, DG.Person), *_labels(node, labels)]
    return [_write_new(project.data / "people" / f"{slug}.ttl", turtle.write(triples))]


def new_query(project: Project, name: str, summary: str) -> list[Path]:
    """Write a question that runs, and the file for its expected answer; return both files."""
    family, slash, question = name.partition("/")
    if not slash:
        raise KgError(f"{name}: a query is called family/question, as in theatres/who-left-on-whose-tour")
    _check_slug(family)
    _check_slug(question)
    query = f"""#+ summary: {json.dumps(summary, ensure_ascii=False)}
#+ description: One row per person.
#+ tags: [{family}]
#+ display: table

PREFIX dg: <{PREFIXES["dg"]}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>

SELECT ?person_name ?person
WHERE {{
  ?person a dg:Person ;
    rdfs:label ?person_name .
  FILTER(LANG(?person_name) = "en")
}}
ORDER BY ?person_name ?person
"""
    answer = "# sections: \nperson_name,person\n"
    files = {project.queries / family / f"{question}.rq": query}
    answers = project.root / "tests" / "answers"
    if answers.is_dir():
        files[answers / family / f"{question}.csv"] = answer
    for path in files:
        _refuse_existing(path)
    return [_write_new(path, content) for path, content in files.items()]


def new_rule(project: Project, slug: str, summary: str) -> list[Path]:
    """Write a CONSTRUCT rule that yields nothing yet; return the file written."""
    _check_slug(slug)
    rule = f"""#+ summary: {json.dumps(summary, ensure_ascii=False)}

PREFIX dg: <{PREFIXES["dg"]}>

CONSTRUCT {{
  ?person dg:connectedTo ?other .
}}
WHERE {{
  ?person dg:connectedTo ?other .
}}
"""
    return [_write_new(project.ontology / "rules" / f"{slug}.rq", rule)]


def new_term(
    project: Project, name: str, kind: str, labels: tuple[str, str], definitions: tuple[str, str]
) -> list[Path]:
    """Insert a term into its part of the ontology, in alphabetical place, and into the JSON-LD context.

    Labels and definitions are English and Russian.
    """
    owl_kind, part = _PARTS[kind]
    pattern = r"[A-Z][A-Za-z]*" if kind == "class" else r"[a-z][A-Za-z]*"
    if not re.fullmatch(pattern, name):
        raise KgError(f"{name}: classes are written UpperCamel, properties lowerCamel")
    ontology = project.ontology / "defector-graph.ttl"
    context = project.ontology / "context.jsonld"
    text = ontology.read_text(encoding="utf-8")
    if f"\ndg:{name}\n" in text:
        raise KgError(f"dg:{name} exists already")
    block = _term_block(name, owl_kind, labels, definitions)
    ontology.write_text(_insert(text, part, name, block), encoding="utf-8")
    entry = f'"dg:{name}"' if kind != "object" else f'{{"@id": "dg:{name}", "@type": "@id"}}'
    keys = context.read_text(encoding="utf-8").rstrip()
    context.write_text(keys.removesuffix("\n}}") + f',\n  "{name}": {entry}\n}}}}\n', encoding="utf-8")
    return [ontology, context]


def _term_block(name: str, owl_kind: str, labels: tuple[str, str], definitions: tuple[str, str]) -> str:
    english, russian = (str(Literal(label)) for label in labels)
    defined, defined_in_russian = (str(Literal(definition)) for definition in definitions)
    return f"""dg:{name}
    a owl:{owl_kind} ;
    rdfs:label {english}@en , {russian}@ru ;
    skos:definition {defined}@en , {defined_in_russian}@ru ;
    rdfs:isDefinedBy <{PREFIXES["dg"].removesuffix("#")}>
    .

"""


def _insert(text: str, part: str, name: str, block: str) -> str:
    begin = text.index(f"\n# {part} ")
    end = text.find("\n# ", begin + 1)
    section = text[begin : end if end >= 0 else len(text)]
    later = [m.start() for m in re.finditer(r"^dg:(\w+)$", section, re.M) if m[1].lower() > name.lower()]
    place = begin + (later[0] if later else len(section))
    return text[:place] + block + text[place:]


def _labels(node: NamedNode, labels: tuple[str, str]) -> list[Triple]:
    return [
        Triple(node, RDFS.label, Literal(label, language=tag)) for label, tag in zip(labels, ("en", "ru"), strict=True)
    ]


def _check_slug(slug: str) -> None:
    if not _SLUG.fullmatch(slug):
        raise KgError(f"{slug}: a slug has lower-case letters and digits in words joined by hyphens")


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise KgError(f"{path} exists already; nothing was written")


def _write_new(path: Path, content: str) -> Path:
    _refuse_existing(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path
