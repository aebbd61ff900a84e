"""Skeletons: a document cut into sentences, a thing, a question, a term or a rule, in the right place.

Labels and definitions come in the languages of the project, in their order. The kinds of things are those that the
ontology names by `cg:kind` on a class.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.evidence.segmentation import segment
from kg.evidence.texts import digest
from kg.languages import MAIN, TAGS
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import CG, DCTERMS, PREFIXES, RDF, RDFS, abbreviate, identifier
from kg.settings import in_english

__all__ = ["kinds_of", "new_document", "new_query", "new_rule", "new_term", "new_thing"]

Labels = Sequence[str]
"""Texts in the languages of the project, in their order."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARTS = {
    "class": ("Class", "Classes that are authored"),
    "object": ("ObjectProperty", "Object properties that are authored"),
    "data": ("DatatypeProperty", "Data properties"),
}


def new_document(project: Project, slug: str, text_file: Path, labels: Labels) -> list[Path]:
    """Register a text as a document of one section, its sentences all open; return the files written.

    The text itself stays where it is; its language is taken to be the first of the project.
    """
    _check_slug(slug)
    try:
        content = text_file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{text_file} cannot be read as UTF-8 text: {error}") from None
    triples = [*_document(slug, text_file, content, labels), *_section(slug, content, labels)]
    return [_write_new(project.data / "sources" / f"{slug}.ttl", turtle.write(triples))]


def _document(slug: str, text_file: Path, content: str, labels: Labels) -> list[Triple]:
    node = identifier("doc", slug)
    return [
        Triple(node, RDF.type, CG.Document),
        *_labels(node, labels),
        Triple(node, DCTERMS.language, Literal(MAIN)),
        Triple(node, CG.fileName, Literal(text_file.name)),
        Triple(node, CG.sha256, Literal(digest(content))),
        Triple(node, CG.charLength, Literal(len(content))),
    ]


def _section(slug: str, content: str, labels: Labels) -> list[Triple]:
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


def kinds_of(project: Project) -> dict[str, NamedNode]:
    """Return the kinds of things that can be made, each with the class that the ontology makes it of."""
    ontology = (triple for path in project.vocabulary_files() for triple in turtle.read(path))
    found = {
        str(t.object.value): t.subject for t in ontology if t.predicate == CG.kind and isinstance(t.object, Literal)
    }
    return {kind: cls for kind, cls in sorted(found.items()) if isinstance(cls, NamedNode)}


def new_thing(project: Project, kind: str, slug: str, labels: Labels) -> list[Path]:
    """Write a thing of one of the project's kinds with its labels; return the file written."""
    kinds = kinds_of(project)
    if kind not in kinds:
        raise KgError(
            f"there are no things of the kind {kind} here; there are: {', '.join(kinds)} (cg:kind on a class)"
        )
    _check_slug(slug)
    node = identifier(kind, slug)
    heading = in_english(project.settings.kinds.headings.get(kind, kind)).lower()
    folder = heading if _SLUG.fullmatch(heading) else kind
    triples = [Triple(node, RDF.type, kinds[kind]), *_labels(node, labels)]
    return [_write_new(project.data / folder / f"{slug}.ttl", turtle.write(triples))]


def new_query(project: Project, name: str, summary: str) -> list[Path]:
    """Write a question that runs, and the file for its expected answer; return both files."""
    family, slash, question = name.partition("/")
    if not slash:
        raise KgError(f"{name}: a query is called family/question, as in lamps/who-kept-which")
    _check_slug(family)
    _check_slug(question)
    kind, cls = _first_kind(project)
    prefixes = sorted({cls.partition(":")[0], "rdfs"})
    declared = "\n".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in prefixes)
    query = f"""#+ summary: {json.dumps(summary, ensure_ascii=False)}
#+ description: One row per {kind}.
#+ tags: [{family}]
#+ display: table

{declared}

SELECT ?{kind}_name ?{kind}
WHERE {{
  ?{kind} a {cls} ;
    rdfs:label ?{kind}_name .
  FILTER(LANG(?{kind}_name) = "{MAIN}")
}}
ORDER BY ?{kind}_name ?{kind}
"""
    answer = f"# sections: \n{kind}_name,{kind}\n"
    files = {project.queries / family / f"{question}.rq": query}
    answers = project.root / "tests" / "answers"
    if answers.is_dir():
        files[answers / family / f"{question}.csv"] = answer
    for path in files:
        _refuse_existing(path)
    return [_write_new(path, content) for path, content in files.items()]


def _first_kind(project: Project) -> tuple[str, str]:
    """Return the kind that a bare name means first, and its class; documents where no such kind can be made."""
    kinds = kinds_of(project)
    kind = next((kind for kind in project.settings.search.first if kind in kinds), None)
    return (kind.replace("-", "_"), abbreviate(kinds[kind].value)) if kind else ("document", "cg:Document")


def new_rule(project: Project, slug: str, summary: str) -> list[Path]:
    """Write a CONSTRUCT rule that yields nothing yet; return the file written."""
    _check_slug(slug)
    rule = f"""#+ summary: {json.dumps(summary, ensure_ascii=False)}

PREFIX cg: <{PREFIXES["cg"]}>

CONSTRUCT {{
  ?place cg:within ?other .
}}
WHERE {{
  ?place cg:within ?other .
}}
"""
    return [_write_new(project.ontology / "rules" / f"{slug}.rq", rule)]


def new_term(project: Project, name: str, kind: str, labels: Labels, definitions: Labels) -> list[Path]:
    """Insert a term into its part of the first file of the ontology, in alphabetical place, and into the context."""
    owl_kind, part = _PARTS[kind]
    pattern = r"[A-Z][A-Za-z]*" if kind == "class" else r"[a-z][A-Za-z]*"
    if not re.fullmatch(pattern, name):
        raise KgError(f"{name}: classes are written UpperCamel, properties lowerCamel")
    ontology, prefix = project.ontology_files()[0], project.settings.ontology.prefix
    context = project.ontology / "context.jsonld"
    text = ontology.read_text(encoding="utf-8")
    if f"\n{prefix}:{name}\n" in text:
        raise KgError(f"{prefix}:{name} exists already")
    if f"\n# {part} " not in text:
        raise KgError(f"{ontology} has no part “# {part} ---”: write that line where the terms of the kind stand")
    block = _term_block(f"{prefix}:{name}", owl_kind, labels, definitions)
    ontology.write_text(_insert(text, part, f"{prefix}:{name}", block), encoding="utf-8")
    entry = f'"{prefix}:{name}"' if kind != "object" else f'{{"@id": "{prefix}:{name}", "@type": "@id"}}'
    keys = context.read_text(encoding="utf-8").rstrip()
    context.write_text(keys.removesuffix("\n}}") + f',\n  "{name}": {entry}\n}}}}\n', encoding="utf-8")
    return [ontology, context]


def _term_block(term: str, owl_kind: str, labels: Labels, definitions: Labels) -> str:
    home = PREFIXES[term.partition(":")[0]].removesuffix("#")
    return f"""{term}
    a owl:{owl_kind} ;
    rdfs:label {_side_by_side(labels)} ;
    skos:definition {_side_by_side(definitions)} ;
    rdfs:isDefinedBy <{home}>
    .

"""


def _side_by_side(texts: Labels) -> str:
    return " , ".join(str(literal) for literal in _literals(texts))


def _insert(text: str, part: str, term: str, block: str) -> str:
    begin = text.index(f"\n# {part} ")
    end = text.find("\n# ", begin + 1)
    section = text[begin : end if end >= 0 else len(text)]
    begun = re.finditer(rf"^{re.escape(term.partition(':')[0])}:\w+$", section, re.M)
    later = [match.start() for match in begun if match[0].lower() > term.lower()]
    place = begin + (later[0] if later else len(section))
    return text[:place] + block + text[place:]


def _labels(node: NamedNode, labels: Labels) -> list[Triple]:
    return [Triple(node, RDFS.label, literal) for literal in _literals(labels)]


def _literals(texts: Labels) -> list[Literal]:
    return [Literal(text, language=tag) for text, tag in zip(texts, TAGS, strict=True)]


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
